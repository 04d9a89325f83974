"""The conditions of the list."""

from typing import Any

from django import forms

from vanphong.catalogue.api import Alert
from vanphong.incoming.choices import Channel, State
from vanphong.incoming.queries.offers import Choice, Group
from vanphong.incoming.queries.piles import LABELS
from vanphong.kernel.lists.api import ListFilter
from vanphong.kernel.web.forms import DayField

ANY = [("", "Tất cả")]


def _number(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None)


class DocumentFilter(ListFilter):
    """What may be asked of the list of arrived documents."""

    pile = forms.ChoiceField(label="Việc", choices=[*ANY, *LABELS.items()])
    state = forms.MultipleChoiceField(label="Trạng thái", choices=State.choices, widget=forms.CheckboxSelectMultiple)
    alert = forms.ChoiceField(label="Cảnh báo", choices=[*ANY, *((a.value, a.label) for a in Alert if a)])
    register = _number("Sổ")
    number = forms.IntegerField(label="Số đến", min_value=1)
    reference = forms.CharField(label="Số, ký hiệu", max_length=60)
    sender = forms.CharField(label="Nơi gửi", max_length=100)
    document_type = _number("Loại văn bản")
    urgency = forms.ChoiceField(label="Độ khẩn")
    field_of_work = _number("Lĩnh vực")
    channel = forms.ChoiceField(label="Nguồn đến", choices=[*ANY, *Channel.choices])
    arrived_from = DayField(label="Đến từ ngày")
    arrived_to = DayField(label="Đến trước hết ngày")
    issued_from = DayField(label="Ngày văn bản từ")
    issued_to = DayField(label="Ngày văn bản đến")
    due_from = DayField(label="Hạn từ ngày")
    due_to = DayField(label="Hạn đến ngày")
    is_reply_required = forms.BooleanField(label="Yêu cầu trả lời")

    def __init__(
        self,
        *args: Any,
        registers: list[Choice],
        types: list[Group],
        urgencies: list[Choice],
        fields_of_work: list[Choice],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "register": registers,
            "document_type": types,
            "urgency": urgencies,
            "field_of_work": fields_of_work,
        }
        for name, choices in offered.items():
            self.fields[name].choices = [*ANY, *choices]  # type: ignore[attr-defined, misc]  # a choice field
