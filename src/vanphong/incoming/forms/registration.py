"""The particulars of a document, as typed when it is registered or corrected."""

from datetime import date
from typing import Any

from django import forms

from vanphong.incoming.queries.offers import Offers
from vanphong.incoming.rules import Particulars
from vanphong.kernel.web.forms import ActForm, DayField
from vanphong.registers.api import Number

PARTICULARS = tuple(Particulars.__dataclass_fields__)
NOTHING = [("", "—")]


def _choice(label: str, *, required: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=required)


def _text(label: str, longest: int, **attrs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, widget=forms.TextInput(attrs=attrs))


class ParticularsForm(ActForm):
    """The particulars alone: what may be corrected later."""

    sender_name = _text("Nơi gửi", 300, list="noi-gui", autocomplete="off")
    reference = _text("Số, ký hiệu", 60, autocomplete="off")
    issued_on = DayField(label="Ngày văn bản", required=False)
    document_type_id = _choice("Loại văn bản")
    subject = forms.CharField(
        label="Trích yếu nội dung", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    secrecy = forms.TypedChoiceField(label="Độ mật", coerce=int, initial=0)
    urgency = forms.ChoiceField(label="Độ khẩn", initial="normal")
    circulation_id = _choice("Phạm vi lưu hành")
    field_of_work_id = _choice("Lĩnh vực")
    signer_name = _text("Người ký", 120, autocomplete="off")
    signer_position = _text("Chức vụ người ký", 160, autocomplete="off")
    competence = _text("Quyền hạn ký", 160, autocomplete="off")
    page_count = forms.IntegerField(label="Số trang", min_value=1, max_value=100_000, required=False)
    copy_count = forms.IntegerField(label="Số bản", min_value=1, max_value=10_000, required=False)
    due_on = DayField(label="Hạn xử lý", required=False)
    is_reply_required = forms.BooleanField(label="Yêu cầu trả lời", required=False)
    note = _text("Ghi chú", 500)

    def __init__(self, *args: Any, offers: Offers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = offers
        for name, choices in self._choices().items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def _choices(self) -> dict[str, list[Any]]:
        return {
            "document_type_id": [*NOTHING, *self.offers.types],
            "secrecy": list(self.offers.secrecies),
            "urgency": list(self.offers.urgencies),
            "circulation_id": [("", "Không hạn chế"), *self.offers.circulations],
            "field_of_work_id": [*NOTHING, *self.offers.fields_of_work],
        }

    def particulars(self, **more: Any) -> Particulars:
        """What was typed, as the rules read it."""
        given = {name: value for name, value in self.cleaned_data.items() if name in PARTICULARS}
        sender_organ_id = self.offers.sender_id(given["sender_name"])
        return Particulars(**{**given, "sender_organ_id": sender_organ_id, **more})


class RegisterForm(ParticularsForm):
    """All of the registration screen."""

    field_order = ("register_id", "secrecy", "arrived_on")

    register_id = _choice("Sổ", required=True)
    arrived_on = DayField(label="Ngày đến")
    proposer = _choice("Chuyển đề xuất")
    held_number_id = _choice("Dùng số đang giữ")
    despite_duplicates = forms.BooleanField(label="Vẫn vào sổ: đã xem, không phải văn bản trùng", required=False)

    def __init__(self, *args: Any, held: list[Number] | None = None, **kwargs: Any) -> None:
        self.held = held or []
        super().__init__(*args, **kwargs)
        self.fields["sender_name"].widget.attrs["autofocus"] = True

    def _choices(self) -> dict[str, list[Any]]:
        held = [(number.pk, f"Số {number.value} ({number.reason})") for number in self.held]
        return super()._choices() | {
            "register_id": list(self.offers.registers),
            "proposer": [("", "Lãnh đạo văn phòng"), *self.offers.proposers],
            "held_number_id": [("", "Số tiếp theo của sổ"), *held],
        }

    def guess(self, today: date) -> Particulars:
        """Sender, reference and date as the form has them now, to look for the same document."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        sender = given.get("sender_name", "")
        return Particulars(
            sender_name=sender,
            sender_organ_id=self.offers.sender_id(sender),
            reference=given.get("reference", ""),
            issued_on=given.get("issued_on"),
            subject=given.get("subject", ""),
            arrived_on=given.get("arrived_on") or today,
        )

    def values(self) -> dict[str, Any]:
        """What the verb is given beside the particulars."""
        own = ("register_id", "proposer", "held_number_id", "despite_duplicates")
        return {name: self.cleaned_data[name] for name in own}
