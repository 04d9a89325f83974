"""What is asked for when something is done to a delivery, and by what the lists are filtered."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vanphong.delivery.choices import Channel, State
from vanphong.kernel.lists.api import ListFilter
from vanphong.kernel.web.forms import ActForm, DayField, OfficeForm


class ReasonForm(ActForm):
    """Why; the other side reads it."""

    reason = forms.CharField(
        label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="Nơi kia sẽ đọc lý do này."
    )


class HandOverForm(ActForm):
    """To whom the paper was handed, on which day."""

    handed_on = DayField(label="Ngày chuyển giao")
    handed_to = forms.CharField(label="Người nhận", max_length=200, required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)


def _in_order(given: dict[str, Any]) -> dict[str, Any]:
    since, until = given.get("since"), given.get("until")
    if since and until and since > until:
        raise ValidationError({"until": "Ngày cuối trước ngày đầu. Đề nghị chọn lại."})
    return given


class DeliveryFilter(ListFilter):
    """Conditions of the list of what was sent."""

    state = forms.MultipleChoiceField(label="Tình hình", choices=State)
    channel = forms.ChoiceField(label="Hình thức", choices=[("", "Tất cả"), *Channel.choices])
    recipient = forms.CharField(label="Nơi nhận", max_length=100)
    since = DayField(label="Gửi từ ngày")
    until = DayField(label="Gửi đến ngày")

    def clean(self) -> dict[str, Any]:
        """The days stand in order."""
        return _in_order(super().clean() or {})


class BookForm(OfficeForm):
    """Of which days the book is printed."""

    since = DayField(label="Từ ngày")
    until = DayField(label="Đến ngày")

    def clean(self) -> dict[str, Any]:
        """The days stand in order."""
        return _in_order(super().clean() or {})
