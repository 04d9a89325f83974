"""The particulars of a document and its recipients."""

from typing import Any

from django import forms

from vanphong.kernel.web.forms import DayField
from vanphong.outgoing.forms.fields import PickManyField, VerbForm

RECIPIENTS = "/to-chuc/tim/noi-nhan/"


class RecipientsForm(VerbForm):
    """Who receives a document (Kính gửi, Nơi nhận, Lưu)."""

    addressees = PickManyField(label="Kính gửi, kính trình", required=False, search=RECIPIENTS)
    recipients = PickManyField(label="Nơi nhận", required=False, search=RECIPIENTS)
    groups = PickManyField(label="Nhóm nơi nhận", required=False)
    others = forms.CharField(
        label="Nơi nhận khác",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nơi không có trong danh bạ, mỗi dòng một nơi; gửi bản giấy.",
    )
    filed = forms.CharField(label="Lưu", required=False, max_length=300)

    def clean_others(self) -> list[str]:
        """One recipient a line."""
        return [line.strip(" ;.-")[:300] for line in self.cleaned_data["others"].splitlines() if line.strip(" ;.-")]


class DocumentForm(RecipientsForm):
    """The particulars of an outgoing document. `issuer` is organ and body together, «12:standing_committee»."""

    issuer = forms.ChoiceField(label="Ban hành với danh nghĩa")
    document_type_id = forms.TypedChoiceField(label="Thể loại", coerce=int)
    subject = forms.CharField(
        label="Trích yếu nội dung", max_length=1000, widget=forms.Textarea(attrs={"rows": 2, "autofocus": True})
    )
    signer_id = forms.TypedChoiceField(label="Người ký", coerce=int, empty_value=None, required=False)
    signing_form = forms.ChoiceField(label="Hình thức ký", required=False)
    urgency = forms.ChoiceField(label="Độ khẩn")
    secrecy = forms.TypedChoiceField(label="Độ mật", coerce=int, empty_value=None, required=False)
    circulation_id = forms.TypedChoiceField(label="Phạm vi lưu hành", coerce=int, empty_value=None, required=False)
    field_id = forms.TypedChoiceField(label="Lĩnh vực", coerce=int, empty_value=None, required=False)
    is_reply_required = forms.BooleanField(label="Yêu cầu nơi nhận trả lời", required=False)
    reply_due_on = DayField(label="Trả lời trước ngày", required=False)

    PARTICULARS = (
        "document_type_id",
        "subject",
        "signer_id",
        "signing_form",
        "urgency",
        "secrecy",
        "circulation_id",
        "field_id",
        "is_reply_required",
        "reply_due_on",
    )

    def particulars(self) -> dict[str, Any]:
        """The particulars as the verb takes them."""
        values = {name: self.cleaned_data[name] for name in self.PARTICULARS if name in self.cleaned_data}
        values["secrecy"] = values.get("secrecy") or 0
        return {**values, "body_code": self.cleaned_data["issuer"].partition(":")[2]}

    @property
    def organ_id(self) -> int:
        """Whose document it is."""
        return int(self.cleaned_data["issuer"].partition(":")[0])


class TemplateForm(VerbForm):
    """A template of drafts: what it is for, and a Word file or the words themselves."""

    organ_id = forms.TypedChoiceField(label="Cơ quan", coerce=int)
    document_type_id = forms.TypedChoiceField(label="Thể loại", coerce=int)
    name = forms.CharField(label="Tên mẫu", max_length=200)
    subject = forms.CharField(label="Trích yếu gợi ý", max_length=500, required=False)
    file = forms.FileField(
        label="Tệp Word của mẫu",
        required=False,
        help_text="Tệp .docx, dùng nguyên trạng làm bản thảo đầu tiên. Tệp cũ được giữ lại.",
    )
    body = forms.CharField(
        label="Hoặc nội dung",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng một đoạn; «# » trước đề mục, «- » trước căn cứ. Phần đầu, phần ký và nơi nhận được dàn theo thể thức.",
    )

    def particulars(self) -> dict[str, Any]:
        """What the template says."""
        return {name: self.cleaned_data[name] for name in ("document_type_id", "name", "subject", "body")}


class DraftForm(DocumentForm):
    """A new document: particulars, and a text from a template or a file."""

    template_id = forms.TypedChoiceField(label="Soạn từ mẫu", coerce=int, empty_value=None, required=False)
    file = forms.FileField(
        label="Hoặc tải dự thảo lên", required=False, help_text="Tệp Word (.docx) hoặc PDF; có thể bổ sung sau."
    )
    reply_kind = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    reply_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    replaces_id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def reply_to(self) -> tuple[str, int] | None:
        """What the document answers."""
        kind, record_id = self.cleaned_data.get("reply_kind"), self.cleaned_data.get("reply_id")
        return (kind, record_id) if kind and record_id else None
