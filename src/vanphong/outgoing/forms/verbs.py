"""Forms of the verbs between draft and issue."""

from typing import Any

from django import forms

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web.forms import DayField
from vanphong.kernel.web.links import ref_of
from vanphong.outgoing.choices import Answer
from vanphong.outgoing.forms.documents import RECIPIENTS, RecipientsForm
from vanphong.outgoing.forms.fields import FileForm, PickField, PickManyField, ReasonForm, VerbForm
from vanphong.outgoing.queries.answers import search


class ConsultForm(VerbForm):
    """Whom to ask what, until when."""

    asked = PickManyField(label="Xin ý kiến của")
    question = forms.CharField(label="Nội dung xin ý kiến", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = DayField(label="Hạn trả lời", required=False)


class OpinionForm(VerbForm):
    """An opinion."""

    answer = forms.ChoiceField(label="Ý kiến", choices=Answer.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="Nội dung", required=False, max_length=10000, widget=forms.Textarea(attrs={"rows": 4}))


class CloseForm(VerbForm):
    """What becomes of the opinions."""

    summary = forms.CharField(
        label="Tổng hợp, tiếp thu, giải trình", max_length=10000, widget=forms.Textarea(attrs={"rows": 5})
    )


class AppraiseForm(VerbForm):
    """The finding in three points (05-HD/VPTW, Phần I.3.2)."""

    GOOD = (("1", "Đạt"), ("0", "Chưa đạt"))

    is_content_good = forms.TypedChoiceField(
        label="Nội dung", choices=GOOD, coerce=lambda value: value == "1", widget=forms.RadioSelect
    )
    content_note = forms.CharField(
        label="Nhận xét nội dung", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_form_good = forms.TypedChoiceField(
        label="Thể thức, kỹ thuật trình bày",
        choices=GOOD,
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    form_note = forms.CharField(
        label="Nhận xét thể thức", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_authority_good = forms.TypedChoiceField(
        label="Thẩm quyền", choices=GOOD, coerce=lambda value: value == "1", widget=forms.RadioSelect
    )
    authority_note = forms.CharField(
        label="Nhận xét thẩm quyền", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen_sha256 = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class SubmitForm(VerbForm):
    """Who signs, in which order: those of one rank side by side, the document's own signer in the last."""

    rank_1 = PickManyField(label="Xem xét, ký trước (lượt 1)", required=False)
    rank_2 = PickManyField(label="Lượt 2", required=False)
    rank_3 = PickManyField(label="Lượt 3", required=False)

    def __init__(self, *args: Any, signer_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signer_id = signer_id

    def values(self) -> dict[str, Any]:
        """The ranks, the document's own signer as the last."""
        data = super().values()
        before = [data.pop(f"rank_{rank}") for rank in (1, 2, 3)]
        own = [[self.signer_id]] if self.signer_id else []
        others = [[position for position in rank if position != self.signer_id] for rank in before]
        return {**data, "ranks": [rank for rank in others if rank] + own}


class SignForm(VerbForm):
    """The password or code once more, for exactly the content that was shown."""

    secret = forms.CharField(
        label="Mật khẩu, hoặc mã 6 số của ứng dụng xác thực",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    following = PickManyField(label="Chuyển ký tiếp đến (nếu cần)", required=False)


class AddSignerForm(VerbForm):
    """Who signs next."""

    positions = PickManyField(label="Người ký tiếp theo")


class SendBackForm(ReasonForm):
    """To whom it goes back."""

    to = forms.ChoiceField(
        label="Trả về",
        choices=[("author", "Người soạn"), ("previous", "Lượt ký trước")],
        initial="author",
        widget=forms.RadioSelect,
    )


class ChangeSignerForm(ReasonForm):
    """Who signs instead of whom."""

    step_id = forms.TypedChoiceField(label="Người ký hiện nay", coerce=int)
    position_id = PickField(label="Đổi sang")


class CheckForm(VerbForm):
    """What the clerk looked at (05-HD/VPTW, Phần I.3.4)."""

    note = forms.CharField(label="Ghi chú", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class NumberForm(VerbForm):
    """From which register, on which day; the next number or one that is held."""

    register_id = forms.TypedChoiceField(label="Sổ văn bản", coerce=int)
    issued_on = DayField(label="Ngày ban hành")
    held_number_id = forms.TypedChoiceField(
        label="Dùng số đã giữ", coerce=int, empty_value=None, required=False, help_text="Để trống: lấy số tiếp theo."
    )


class RenditionForm(FileForm):
    """The numbered, signed document as PDF."""

    note = None  # type: ignore[assignment]  # Django's way to leave a field out


class DispatchForm(RecipientsForm):
    """More recipients."""

    addressees = None  # type: ignore[assignment]  # Django's way to leave a field out
    filed = None  # type: ignore[assignment]  # Django's way to leave a field out
    recipients = PickManyField(label="Gửi thêm", required=False, search=RECIPIENTS)


class RelateForm(VerbForm):
    """Another record, by the address of its page or by its reference."""

    what = forms.CharField(
        label="Số ký hiệu, hoặc địa chỉ trang của văn bản, nhiệm vụ liên quan",
        max_length=300,
        help_text="Ví dụ 256-TB/TU, hoặc dán địa chỉ trang đang mở.",
    )

    def target(self, actor: Actor) -> tuple[str, int]:
        """The record that is meant; raises `InvalidInput` when there is none for this actor."""
        asked = self.cleaned_data["what"]
        found = ref_of(asked) if "/" in asked and asked.lstrip().startswith(("/", "http")) else None
        nodes = [] if found else search(actor, asked, 2)
        if found is None and len(nodes) != 1:
            told = (
                "Có nhiều văn bản khớp; dán địa chỉ trang của đúng văn bản."
                if nodes
                else "Không tìm thấy nội dung này."
            )
            raise InvalidInput(told, {"what": told})
        return found or nodes[0].ref
