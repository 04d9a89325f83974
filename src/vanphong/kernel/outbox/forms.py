"""The conditions of the list of background work."""

from django import forms

from vanphong.kernel.lists.api import ListFilter
from vanphong.kernel.outbox.models import JobState


class JobFilter(ListFilter):
    """In which state, and whether something went wrong."""

    state = forms.MultipleChoiceField(label="Trạng thái", choices=JobState, widget=forms.CheckboxSelectMultiple)
    has_failed = forms.BooleanField(label="Đã từng không làm được")
