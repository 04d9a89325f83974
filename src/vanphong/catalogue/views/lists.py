"""The lists as the screens know them: address, title, form, columns."""

from collections.abc import Mapping
from dataclasses import dataclass

from vanphong.catalogue import forms
from vanphong.catalogue.models import (
    AlertThreshold,
    AuthorityRule,
    Circulation,
    DocumentType,
    FieldOfWork,
    Holiday,
    Phrase,
    Row,
    SigningRule,
    Urgency,
)

_HIDDEN = {"id", "shipped", "is_edited", "version", "folded"}
_LAST = ("rank", "valid_from", "valid_to", "source", "certainty", "note")


@dataclass(frozen=True, slots=True)
class ListOf:
    """One list. `main` is the field that names a row, `columns` the fields shown beside it, `same` those that name the thing over time."""

    model: type[Row]
    slug: str
    title: str
    icon: str
    hint: str
    form: type[forms.RowForm]
    main: str
    columns: tuple[str, ...]
    detail: str = ""

    @property
    def kind(self) -> str:
        """The name of its rows in routes and journal."""
        return self.model.kind

    @property
    def heads(self) -> list[str]:
        """The titles of the columns, the main one first."""
        return [str(self.model._meta.get_field(name).verbose_name) for name in (self.main, *self.columns)]  # type: ignore[union-attr]

    @property
    def fields(self) -> tuple[str, ...]:
        """Everything of a row that a person may read."""
        names = [field.name for field in self.model._meta.concrete_fields if field.name not in _HIDDEN]
        return (*(name for name in names if name not in _LAST), *(name for name in _LAST if name in names))


LISTS: tuple[ListOf, ...] = (
    ListOf(
        DocumentType,
        "the-loai-van-ban",
        "Thể loại văn bản",
        "file",
        "25 thể loại và 8 giấy tờ của Đảng, 29 loại của Nhà nước; ký hiệu, có phải thẩm định không.",
        forms.DocumentTypeForm,
        "name",
        ("abbreviation", "system", "needs_appraisal"),
        detail="note",
    ),
    ListOf(
        Urgency,
        "do-khan",
        "Độ khẩn",
        "clock",
        "Dấu khẩn và thời hạn xử lý khi không ghi hạn.",
        forms.UrgencyForm,
        "name",
        ("level", "working_hours", "working_days"),
        detail="note",
    ),
    ListOf(
        Circulation,
        "pham-vi-luu-hanh",
        "Phạm vi lưu hành",
        "eye",
        "Chỉ dẫn phạm vi phổ biến; không thay cho độ mật.",
        forms.CirculationForm,
        "name",
        ("must_return",),
        detail="note",
    ),
    ListOf(
        FieldOfWork,
        "linh-vuc",
        "Lĩnh vực",
        "folder",
        "Ngành, lĩnh vực để phân công theo dõi và thống kê.",
        forms.FieldOfWorkForm,
        "name",
        ("rank",),
    ),
    ListOf(
        Phrase,
        "cau-mau",
        "Câu mẫu",
        "message",
        "Câu chọn nhanh khi bút phê, đề xuất, trả lại, đôn đốc.",
        forms.PhraseForm,
        "text",
        ("occasion", "rank"),
    ),
    ListOf(
        AuthorityRule,
        "tham-quyen-ban-hanh",
        "Thẩm quyền ban hành",
        "shield",
        "Chủ thể nào, cấp nào được ban hành thể loại nào.",
        forms.AuthorityRuleForm,
        "issuer",
        ("level", "types"),
        detail="note",
    ),
    ListOf(
        SigningRule,
        "quyen-han-ky",
        "Quyền hạn ký",
        "pen",
        "Thay mặt, trực tiếp, ký thay, thừa lệnh, quyền: ai ký thế nào, in dòng gì.",
        forms.SigningRuleForm,
        "case",
        ("form", "is_refused", "competence_line", "position_line"),
        detail="reason",
    ),
    ListOf(
        Holiday,
        "lich-nghi",
        "Lịch nghỉ, làm bù",
        "calendar",
        "Ngày nghỉ lễ, nghỉ bù và ngày làm bù; mọi thời hạn tính theo lịch này.",
        forms.HolidayForm,
        "day",
        ("name", "is_working", "is_cancelled"),
        detail="note",
    ),
    ListOf(
        AlertThreshold,
        "nguong-canh-bao",
        "Ngưỡng cảnh báo",
        "alert",
        "Khi nào một việc là sắp đến hạn, quá hạn lâu.",
        forms.AlertThresholdForm,
        "yellow_days",
        ("deep_red_days",),
    ),
)
BY_KIND: Mapping[str, ListOf] = {each.kind: each for each in LISTS}
