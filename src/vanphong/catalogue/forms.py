"""What is typed into the rows of the lists."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from vanphong.catalogue.choices import (
    Certainty,
    Issuer,
    Level,
    Manner,
    Occasion,
    SigningForm,
    Standing,
    System,
    TypeGroup,
    offered,
)
from vanphong.catalogue.queries.shown import type_names
from vanphong.kernel.lists.api import ListFilter
from vanphong.kernel.web.forms import ActForm, DayField, OfficeForm


class WordsField(forms.CharField):
    """Several words, parted by commas."""

    def prepare_value(self, value: Any) -> Any:
        """The words as they are typed."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The words, each once."""
        words = [word.strip() for word in str(value or "").split(",")]
        return list(dict.fromkeys(word for word in words if word))


class ManyField(forms.MultipleChoiceField):
    """Several of a list, ticked."""

    def __init__(
        self, choices: Callable[[], Sequence[tuple[str, str]]] | Sequence[tuple[str, str]], **given: Any
    ) -> None:
        super().__init__(choices=choices, widget=forms.CheckboxSelectMultiple, **given)


class ReasonForm(ActForm):
    """Why."""

    because = forms.CharField(
        label="Lý do",
        max_length=300,
        help_text="Ghi vào nhật ký của danh mục; nêu văn bản làm căn cứ nếu có.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def acting(self) -> dict[str, Any]:
        """What the verb is given."""
        data = dict(self.cleaned_data)
        given = {"reason": data.pop("because"), "key": data.pop("key"), "seen": data.pop("seen")}
        return {**given, "values": data}


class RowForm(ReasonForm):
    """What every row carries, after its own fields."""

    source = forms.CharField(label="Căn cứ", max_length=300, help_text="Số văn bản và điều, khoản.")
    certainty = forms.ChoiceField(
        label="Mức tin cậy",
        choices=Certainty,
        initial=Certainty.TO_CHECK,
        help_text="Chỉ dòng «Chắc chắn» mới dùng để chặn văn bản sai thẩm quyền.",
    )
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)

    def __init__(self, *given: Any, is_new: bool = True, **named: Any) -> None:
        super().__init__(*given, **named)
        if not is_new:
            for name in self.fixed():
                self.fields.pop(name, None)
        last = ("rank", "valid_from", "valid_to", "source", "certainty", "note", "because")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def fixed(self) -> tuple[str, ...]:
        """The fields that say which row it is: they do not change."""
        return ("code", "system", "level", "issuer", "day")


class DatedForm(RowForm):
    """A row that holds from one day to another."""

    valid_from = DayField(label="Áp dụng từ ngày")
    valid_to = DayField(label="Hết áp dụng từ ngày", required=False, help_text="Để trống: đang áp dụng.")


class CodedForm(DatedForm):
    """A row with a code."""

    code = forms.SlugField(
        label="Mã", max_length=30, help_text="Chữ thường không dấu; không đổi về sau.", allow_unicode=False
    )


class RankedForm(CodedForm):
    """A row with its place in the list."""

    rank = forms.IntegerField(label="Thứ tự", min_value=0, max_value=9999, initial=100)


class DocumentTypeForm(RankedForm):
    """A type of document."""

    system = forms.ChoiceField(label="Hệ thống", choices=System)
    name = forms.CharField(label="Tên loại", max_length=100)
    abbreviation = forms.CharField(label="Ký hiệu", max_length=10, required=False)
    also_written = WordsField(label="Ký hiệu khác gặp ở văn bản đến", required=False, help_text="Cách nhau dấu phẩy.")
    group = forms.ChoiceField(label="Nhóm", choices=TypeGroup)
    salutation = forms.CharField(label="Lời gửi", max_length=30, required=False, help_text="Kính gửi, Kính trình.")
    needs_appraisal = forms.BooleanField(label="Phải thẩm định trước khi ký", required=False)
    is_numbered = forms.BooleanField(label="Đánh số", required=False, initial=True)
    prints_name = forms.BooleanField(label="In tên loại trên văn bản", required=False, initial=True)
    is_central_only = forms.BooleanField(label="Chỉ cấp Trung ương ban hành", required=False)


class UrgencyForm(CodedForm):
    """A degree of urgency."""

    name = forms.CharField(label="Độ khẩn", max_length=30)
    level = forms.IntegerField(label="Mức", min_value=0, max_value=9, help_text="Mã độ khẩn khi liên thông.")
    working_hours = forms.IntegerField(label="Thời hạn (giờ làm việc)", min_value=1, max_value=200, required=False)
    working_days = forms.IntegerField(
        label="Thời hạn (ngày làm việc)",
        min_value=1,
        max_value=200,
        required=False,
        help_text="Chỉ ghi một trong hai; để trống cả hai: không ấn định, người giao việc ghi hạn.",
    )


class CirculationForm(RankedForm):
    """A restriction of circulation."""

    name = forms.CharField(label="Chỉ dẫn phạm vi", max_length=100)
    must_return = forms.BooleanField(label="Phải thu hồi, trả lại", required=False)


class FieldOfWorkForm(RankedForm):
    """A field of work."""

    name = forms.CharField(label="Lĩnh vực", max_length=150)


class PhraseForm(DatedForm):
    """A sentence to offer."""

    occasion = forms.ChoiceField(label="Dùng khi", choices=Occasion)
    text = forms.CharField(label="Câu mẫu", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    rank = forms.IntegerField(label="Thứ tự", min_value=0, max_value=9999, initial=100)


def _types() -> list[tuple[str, str]]:
    return list(type_names().items())


class AuthorityRuleForm(DatedForm):
    """What one issuer of one level may issue."""

    level = forms.ChoiceField(label="Cấp", choices=offered(Level))
    issuer = forms.ChoiceField(label="Chủ thể ban hành", choices=offered(Issuer))
    types = ManyField(_types, label="Thể loại được ban hành", required=False)
    is_complete = forms.BooleanField(
        label="Danh sách đầy đủ",
        required=False,
        initial=True,
        help_text="Loại không ghi là không được ban hành; bỏ chọn thì loại không ghi là chưa rõ.",
    )


class SigningRuleForm(CodedForm):
    """One way to sign, or one that is ruled out."""

    case = forms.CharField(label="Trường hợp", max_length=150)
    issuers = ManyField(offered(Issuer), label="Chủ thể")
    form = forms.ChoiceField(label="Quyền hạn ký", choices=SigningForm)
    standing = forms.ChoiceField(label="Người ký", choices=Standing)
    manner = forms.ChoiceField(label="Giữ chức vụ", choices=Manner)
    is_refused = forms.BooleanField(label="Không được ký như vậy", required=False)
    reason = forms.CharField(label="Quy tắc", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    competence_line = forms.CharField(
        label="Dòng quyền hạn (in)",
        max_length=120,
        required=False,
        help_text="{body}, {title}, {head}, {main} được thay.",
    )
    position_line = forms.CharField(label="Dòng chức vụ (in)", max_length=120, required=False)
    types = ManyField(_types, label="Chỉ với thể loại", required=False)


class HolidayForm(RowForm):
    """A day off, or a day worked instead."""

    day = DayField(label="Ngày")
    name = forms.CharField(label="Tên", max_length=100)
    is_working = forms.BooleanField(label="Làm việc bù (thứ Bảy, Chủ nhật phải làm)", required=False)
    is_cancelled = forms.BooleanField(label="Bỏ, không tính ngày này", required=False)


class AlertThresholdForm(DatedForm):
    """From when a deadline is near, and from when long past."""

    yellow_days = forms.IntegerField(label="Vàng khi còn không quá (ngày làm việc)", min_value=0, max_value=60)
    deep_red_days = forms.IntegerField(label="Đỏ đậm khi quá hạn từ (ngày)", min_value=1, max_value=365)


class EndForm(ReasonForm):
    """From when a row holds no longer."""

    valid_to = DayField(label="Hết áp dụng từ ngày", help_text="Ngày đầu tiên không còn áp dụng.")


class LookForm(ListFilter):
    """What of a list is looked at."""

    ngay = DayField(label="Áp dụng tại ngày")
    muc = forms.ChoiceField(label="Mức tin cậy", choices=[("", "Tất cả"), *Certainty.choices])
    tat_ca = forms.BooleanField(label="Cả dòng đã hết và sắp áp dụng")


class TryForm(OfficeForm):
    """A question of authority to try."""

    the_loai = forms.ChoiceField(label="Thể loại")
    chu_the = forms.ChoiceField(label="Chủ thể ban hành", choices=offered(Issuer))
    cap = forms.ChoiceField(label="Cấp", choices=offered(Level), initial=Level.PROVINCE)
    chuc_vu = forms.CharField(label="Chức vụ người ký", max_length=120)
    giu = forms.ChoiceField(label="Giữ chức vụ", choices=[row for row in Manner.choices if row[0] != Manner.ANY])
    quyen_han = forms.ChoiceField(label="Quyền hạn ký", choices=SigningForm)
    ngay = DayField(label="Ngày ký")

    def __init__(self, *given: Any, types: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        choose = self.fields["the_loai"]
        if isinstance(choose, forms.ChoiceField):
            choose.choices = types
