"""The forms of registers: what a list is filtered by, and what each verb is given."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms

from vanphong.kernel.lists.api import ListFilter
from vanphong.kernel.web.forms import ActForm, DayField, OfficeForm
from vanphong.organisation.api import Organ
from vanphong.registers.choices import Direction, NumberState, PeriodKind, SeriesKind
from vanphong.registers.models import Period, Volume


class NumberFilter(ListFilter):
    """The rows of a register: of which period, series, state and days."""

    period = forms.ChoiceField(label="Kỳ")
    series = forms.ChoiceField(label="Tên loại")
    state = forms.MultipleChoiceField(label="Trạng thái", choices=NumberState)
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến ngày")

    def __init__(
        self, data: Mapping[str, Any], *, periods: list[Period], series: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["q"].label = "Số, ký hiệu"
        _choose(self.fields["period"], [("", "Kỳ đang mở"), *((each.key, each.name) for each in periods)])
        if len(series) > 1:
            _choose(self.fields["series"], [("", "Mọi tên loại"), *series.items()])
        else:
            del self.fields["series"]


class PaperForm(OfficeForm):
    """Which part of a register is set on paper: a period, a volume of it, days."""

    ky = forms.ChoiceField(label="Kỳ")
    day = forms.ChoiceField(label="Tên loại", required=False)
    quyen = forms.ChoiceField(label="Quyển", required=False)
    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        periods: list[Period],
        series: Mapping[str, str],
        volumes: list[Volume],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        _choose(self.fields["ky"], [(each.key, each.name) for each in periods])
        _choose(self.fields["day"], [("", "Mọi tên loại"), *series.items()])
        _choose(self.fields["quyen"], [("", "Mọi quyển"), *((str(v.ordinal), f"Quyển {v.ordinal}") for v in volumes)])
        if len(series) < 2:
            del self.fields["day"]
        if not volumes:
            del self.fields["quyen"]


class ReasonForm(ActForm):
    """A verb that needs a reason alone."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class HoldForm(ReasonForm):
    """A number to be held: of which type, for which day, until when."""

    series = forms.ChoiceField(label="Tên loại văn bản")
    on = DayField(label="Ngày của số")
    until = DayField(label="Giữ đến hết ngày")

    field_order = ["series", "on", "until", "reason"]

    def __init__(self, *args: Any, series: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, series)


class OutsideForm(ActForm):
    """A number for a document outside the system: its type and day, nothing else."""

    series = forms.ChoiceField(label="Tên loại văn bản")
    on = DayField(label="Ngày của số")

    def __init__(self, *args: Any, series: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, series)


class ProlongForm(ReasonForm):
    """Until when a number is held on."""

    until = DayField(label="Giữ đến hết ngày")

    field_order = ["until", "reason"]


class CarryOnForm(ReasonForm):
    """With which number a series goes on from paper."""

    series = forms.ChoiceField(label="Tên loại văn bản")
    begins_at = forms.IntegerField(label="Số tiếp theo trong hệ thống", min_value=2, max_value=1_000_000)

    field_order = ["series", "begins_at", "reason"]

    def __init__(self, *args: Any, series: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, series)


class EntryForm(ActForm):
    """An entry of a secret book; what that book does not ask for is left out."""

    happened_on = DayField(label="Ngày")
    reference = forms.CharField(label="Số, ký hiệu, ngày tháng văn bản", max_length=200)
    secrecy = forms.TypedChoiceField(label="Độ mật", coerce=int)
    subject = forms.CharField(
        label="Tên loại và trích yếu",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Văn bản Tuyệt mật: bỏ trống.",
    )
    copies = forms.IntegerField(label="Số bản", min_value=1, max_value=10_000, initial=1)
    place = forms.CharField(label="Nơi nhận", max_length=300, required=False)
    decided_by = forms.CharField(label="Người quyết định", max_length=300, required=False)
    done_by = forms.CharField(label="Người thực hiện", max_length=300, required=False)
    minutes = forms.CharField(label="Biên bản (số, ngày)", max_length=200, required=False)
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)

    LEFT_OUT = MappingProxyType(
        {
            Direction.TRANSFER: ("decided_by", "minutes"),
            Direction.COPYING: ("minutes",),
            Direction.DISPOSAL: ("place",),
        }
    )

    def __init__(self, *args: Any, direction: str, secrecies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["secrecy"], secrecies)
        for name in self.LEFT_OUT[Direction(direction)]:
            del self.fields[name]


class EmptyForm(ActForm):
    """A verb that needs nothing."""


class EditRegisterForm(ActForm):
    """A register's name and scheme."""

    name = forms.CharField(label="Tên sổ", max_length=200)
    shares_decisions = forms.BooleanField(
        label="Quyết định và Quy định chung một dãy số", required=False, help_text="Áp dụng cho các số lấy từ nay."
    )


class OpenRegisterForm(ReasonForm):
    """A register to be opened."""

    organ_id = forms.TypedChoiceField(label="Cơ quan", coerce=int)
    direction = forms.ChoiceField(label="Hướng", choices=Direction)
    name = forms.CharField(label="Tên sổ", max_length=200)
    period_kind = forms.ChoiceField(label="Đánh số", choices=PeriodKind)
    series_kind = forms.ChoiceField(label="Dãy số", choices=SeriesKind)
    shares_decisions = forms.BooleanField(label="Quyết định và Quy định chung một dãy số", required=False)
    is_secret = forms.BooleanField(label="Sổ văn bản mật", required=False)

    field_order = ["organ_id", "direction", "name", "period_kind", "series_kind", "shares_decisions", "is_secret"]

    def __init__(self, *args: Any, organs: list[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["organ_id"], [(organ.pk, organ.name) for organ in organs])


def _offer(form: ActForm, series: Mapping[str, str]) -> None:
    """The types to choose from; nothing to choose where the register has one series."""
    if len(series) == 1:
        form.fields["series"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=next(iter(series)))
    else:
        _choose(form.fields["series"], [("", "Chọn tên loại"), *series.items()])


def _choose(field: forms.Field, choices: list[tuple[Any, str]]) -> None:
    field.choices = choices  # type: ignore[attr-defined]  # a choice field
