"""The lists as the screens know them: address, title, form, columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from vanphong.catalogue import forms
from vanphong.catalogue.models import (
    AlertThreshold,
    AuthorityRule,
    Circulation,
    DatedRow,
    DocumentType,
    FieldOfWork,
    Holiday,
    Phrase,
    Row,
    SigningRule,
    Urgency,
)
from vanphong.catalogue.queries.pages import order_of
from vanphong.catalogue.queries.shown import shown
from vanphong.kernel.lists.api import Column, Listing, Preset
from vanphong.kernel.lists.api import Row as ListRow

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
    def is_dated(self) -> bool:
        """Whether its rows hold from one day to another."""
        return issubclass(self.model, DatedRow)

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


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a list shows it: `told` holds its fields in words, `status` is held, ended, ahead or cancelled."""

    row: Row
    url: str
    main: str
    detail: str
    told: Mapping[str, str]
    status: str


def line(of: ListOf, row: Row, on: date) -> Line:
    """A row of a list, seen on a day."""
    told = {name: shown(row, name) for name in of.columns}
    detail = getattr(row, of.detail) if of.detail else ""
    url = reverse(f"catalogue:{of.kind}", args=[row.pk])
    return Line(row, url, shown(row, of.main), detail, told, status(row, on))


def status(row: Row, on: date) -> str:
    """held, ended, ahead or cancelled."""
    if getattr(row, "is_cancelled", False):
        return "cancelled"
    if not isinstance(row, DatedRow) or row.holds(on):
        return "held"
    return "ahead" if row.valid_from > on else "ended"


def _told(name: str) -> Callable[[Line], object]:
    return lambda each: each.told[name]


def _listing(of: ListOf) -> Listing:
    first, *others = of.heads
    columns = [
        Column(of.main, first, lambda each: each.main, template="catalogue/cells.html#main", is_main=True),
        *(Column(name, head, _told(name)) for name, head in zip(of.columns, others, strict=True)),
        Column("valid_from", "Áp dụng từ", lambda each: each.row.valid_from, template="catalogue/cells.html#period"),
        Column("valid_to", "Hết áp dụng từ", lambda each: each.row.valid_to, is_default=False),
        Column("source", "Căn cứ", lambda each: each.row.source, template="catalogue/cells.html#source"),
        Column("certainty", "Mức tin cậy", lambda each: each.row.get_certainty_display(), is_default=False),
        Column("note", "Ghi chú", lambda each: each.row.note, is_default=False),
    ]
    return Listing(
        f"catalogue-{of.kind}",
        of.title,
        "dòng",
        columns=columns,
        order=order_of(of.model),
        row=lambda each: ListRow(each.url, each.row.pk, each.main, is_struck=each.status in {"ended", "cancelled"}),
        presets=(Preset("Đang áp dụng"), Preset("Cần kiểm tra", "muc=to_check"), Preset("Mọi thời kỳ", "tat_ca=on")),
        placeholder=f"Tìm trong {of.title.lower()}…",
        page_size=100,
    )


LISTINGS: Mapping[str, Listing] = {each.kind: _listing(each) for each in LISTS if each.is_dated}
