"""What is asked for when something is done to a task, and by what the list is filtered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from vanphong.catalogue.api import Alert
from vanphong.kernel.lists.api import ListFilter
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.web.forms import ActForm, DayField
from vanphong.organisation.api import Description, RecipientGroup
from vanphong.tasks.choices import Part, State
from vanphong.tasks.ports import source_labels

ASSIGNED = (Capacity.LEAD, Capacity.SUPPORT, Capacity.INFORMED)


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, as `<c-principals>` shows it."""

    value: int | str
    label: str
    detail: str = ""
    chosen: bool = False


class PickField(forms.TypedChoiceField):
    """One of those offered."""

    is_multiple = False
    options: Sequence[Option] = ()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)


class PickManyField(forms.TypedMultipleChoiceField):
    """Several of those offered."""

    is_multiple = True
    options: Sequence[Option] = ()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=[], required=False, **kwargs)


def reason_field(label: str = "Lý do") -> forms.CharField:
    """A reason is one or two sentences."""
    return forms.CharField(label=label, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class OfferForm(ActForm):
    """A form in which somebody is chosen from those offered."""

    def offer(self, offered: Iterable[Description], *names: str) -> None:
        """Let these fields offer these principals; what the form holds is marked."""
        offered = list(offered)
        for name in names:
            field: Any = self.fields[name]
            held = self._held(name)
            field.choices = [(each.principal, str(each)) for each in offered]
            field.options = [
                Option(each.principal, each.label, each.detail, str(each.principal) in held) for each in offered
            ]

    def _held(self, name: str) -> set[str]:
        value = self[name].value()
        return {str(each) for each in value} if isinstance(value, list | tuple) else {str(value)}


class PassOnForm(OfferForm):
    """To whom inside the unit."""

    lead = PickField(label="Người chủ trì")
    support = PickManyField(label="Phối hợp")
    informed = PickManyField(label="Nhận để biết")
    instruction = forms.CharField(
        label="Yêu cầu", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_on = DayField(label="Hạn", required=False)
    is_acceptance_required = forms.BooleanField(
        label="Nghiệm thu kết quả",
        required=False,
        help_text="Người chủ trì nộp minh chứng; việc chỉ xong khi đồng chí nghiệm thu.",
    )


class AddAssigneesForm(OfferForm):
    """Who else."""

    support = PickManyField(label="Phối hợp")
    informed = PickManyField(label="Nhận để biết")
    groups = PickManyField(label="Nhóm nhận để biết")
    instruction = forms.CharField(
        label="Yêu cầu",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Để trống: như yêu cầu giao người chủ trì.",
    )
    due_on = DayField(label="Hạn", required=False, help_text="Để trống: như hạn của người chủ trì.")

    def offer_groups(self, groups: Iterable[RecipientGroup]) -> None:
        """Let these groups be chosen; without any the field is left out."""
        offered = [(each.pk, each.name) for each in groups]
        if not offered:
            del self.fields["groups"]
            return
        field: Any = self.fields["groups"]
        held = self._held("groups")
        field.choices = offered
        field.options = [Option(pk, name, "", str(pk) in held) for pk, name in offered]


class ReassignForm(OfferForm):
    """Who instead, and why."""

    holder = PickField(label="Giao lại cho")
    reason = reason_field()
    instruction = forms.CharField(
        label="Yêu cầu",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Để trống: giữ yêu cầu cũ.",
    )
    due_on = DayField(label="Hạn", required=False, help_text="Để trống: giữ hạn cũ.")


class ReasonForm(ActForm):
    """Why."""

    reason = reason_field()


class ExtendForm(ActForm):
    """Until when, and why."""

    due_on = DayField(label="Hạn mới")
    reason = reason_field("Lý do gia hạn")


class RemindForm(ActForm):
    """What is said."""

    text = forms.CharField(label="Nội dung đôn đốc", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class FilesInput(forms.ClearableFileInput):
    """Several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files, or none."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of them, checked as one file is."""
        return [super(FilesField, self).clean(each, initial) for each in data or [] if each]


class ResultForm(ActForm):
    """What came of it, and what proves it."""

    result = forms.CharField(label="Kết quả", max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.ChoiceField(label="Văn bản minh chứng", required=False)
    evidence_text = forms.CharField(
        label="Số, ký hiệu văn bản minh chứng",
        required=False,
        max_length=500,
        help_text="Ví dụ: 412-CV/VPTU ngày 24/11/2026.",
    )
    uploads = FilesField(label="Tệp minh chứng", required=False)
    no_reply_reason = forms.CharField(
        label="Lý do không trả lời", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        proofs: Mapping[tuple[str, int], str] | None = None,
        is_reply_required: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, *args, **kwargs)
        self.proofs = {f"{kind}:{pk}": (kind, pk) for kind, pk in proofs or {}}
        chosen: Any = self.fields["evidence"]
        labels = zip(self.proofs, (proofs or {}).values(), strict=True)
        chosen.choices = [("", "— Chưa chọn —"), *labels]
        if not self.proofs:
            del self.fields["evidence"]
        if not is_reply_required:
            del self.fields["no_reply_reason"]

    def clean_evidence(self) -> tuple[str, int] | None:
        """The record that was chosen."""
        return self.proofs.get(self.cleaned_data["evidence"])


class AcceptForm(ActForm):
    """What is said of a good result."""

    opinion = forms.CharField(
        label="Nhận xét", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class BulkResultForm(ActForm):
    """One result for all."""

    result = forms.CharField(label="Kết quả", max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


class WorkFilter(ListFilter):
    """Conditions that every list of tasks has."""

    state = forms.MultipleChoiceField(label="Trạng thái", choices=State)
    alert = forms.MultipleChoiceField(
        label="Mức cảnh báo",
        choices=[(Alert.YELLOW, "Sắp đến hạn"), (Alert.RED, "Quá hạn"), (Alert.DEEP_RED, "Quá hạn nhiều ngày")],
    )
    due_from = DayField(label="Hạn từ ngày")
    due_until = DayField(label="Hạn đến ngày")
    is_reply_required = forms.BooleanField(label="Yêu cầu trả lời")
    is_unproved = forms.BooleanField(label="Đã hoàn thành, chưa có minh chứng")
    is_without_deadline = forms.BooleanField(label="Không có hạn")

    def clean(self) -> dict[str, Any]:
        """The days stand in order."""
        given = super().clean() or {}
        since, until = given.get("due_from"), given.get("due_until")
        if since and until and since > until:
            raise ValidationError({"due_until": "Ngày cuối trước ngày đầu. Đề nghị chọn lại."})
        return given


class TaskFilter(WorkFilter):
    """Conditions of the list of the actor's tasks."""

    field_order = ("part",)
    part = forms.ChoiceField(label="Phần việc", choices=[("", "Việc tôi phải làm"), *Part.choices])


class OverviewFilter(WorkFilter):
    """Conditions of the list of all tasks of an organ."""

    field_order = ("unit", "capacity", "source")
    unit = forms.TypedChoiceField(label="Đơn vị được giao", coerce=int, empty_value=None)
    capacity = forms.ChoiceField(
        label="Vai trò", choices=[("", "Chủ trì và phối hợp"), *((each, each.label) for each in ASSIGNED)]
    )
    source = forms.ChoiceField(label="Nguồn giao việc")

    def __init__(self, data: Mapping[str, Any], *args: Any, units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        unit, source = cast(Any, self.fields["unit"]), cast(Any, self.fields["source"])
        unit.choices = [("", "Tất cả"), *units]
        source.choices = [("", "Tất cả"), *source_labels()]
