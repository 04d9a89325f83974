"""What is asked for when something is done to a dossier."""

from collections.abc import Iterable
from typing import Any

from django import forms

from vanphong.dossiers.choices import State
from vanphong.dossiers.models import Dossier
from vanphong.kernel.lists.api import ListFilter
from vanphong.kernel.web.forms import ActForm
from vanphong.organisation.api import Description

Ref = tuple[str, int]


def read_item(text: str) -> Ref | None:
    """The record that `incoming:12` names; None for anything else."""
    kind, _, record_id = text.partition(":")
    return (kind, int(record_id)) if kind.isalpha() and record_id.isdecimal() and len(record_id) < 19 else None


class DossierForm(ActForm):
    """A dossier's particulars."""

    title = forms.CharField(label="Tiêu đề hồ sơ", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    code = forms.CharField(
        label="Mã hồ sơ", max_length=30, required=False, help_text="Theo danh mục hồ sơ của cơ quan, nếu có."
    )
    period = forms.CharField(label="Thời gian", max_length=30, required=False, help_text="Ví dụ: 2026 hoặc 2025–2030.")
    retention = forms.CharField(label="Thời hạn bảo quản", max_length=100, required=False)
    note = forms.CharField(label="Ghi chú", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class FileForm(ActForm):
    """Into which dossier a record is filed."""

    dossier_id = forms.TypedChoiceField(label="Hồ sơ", coerce=int)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, data: Any = None, *args: Any, dossiers: Iterable[Dossier], **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.choices = [(row.pk, row.name) for row in dossiers]
        self.fields["dossier_id"] = forms.TypedChoiceField(label="Hồ sơ", coerce=int, choices=self.choices)


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class PrincipalsForm(ActForm):
    """Who shall see the dossier."""

    principals = forms.TypedMultipleChoiceField(label="Cho những ai xem", coerce=int)

    def __init__(self, data: Any = None, *args: Any, offered: Iterable[Description], **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.names = {row.principal: row.label for row in offered}
        choices = [(row.principal, str(row)) for row in offered]
        self.fields["principals"] = forms.TypedMultipleChoiceField(
            label="Cho những ai xem", coerce=int, choices=choices
        )


class KeeperForm(ActForm):
    """Who keeps the dossier from now on."""

    keeper_id = forms.TypedChoiceField(label="Người nhận bàn giao", coerce=int)
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any = None, *args: Any, offered: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.names = dict(offered)
        self.fields["keeper_id"] = forms.TypedChoiceField(
            label="Người nhận bàn giao", coerce=int, choices=list(self.names.items())
        )


class DossierFilter(ListFilter):
    """Conditions of the list of dossiers."""

    state = forms.MultipleChoiceField(label="Trạng thái", choices=State)
    period = forms.CharField(label="Thời gian", max_length=30)
    is_mine = forms.BooleanField(label="Hồ sơ tôi giữ")
