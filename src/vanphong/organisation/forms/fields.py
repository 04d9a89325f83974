"""Fields of the organisation's forms: somebody picked from the directory, and the three kinds of acting forms."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vanphong.kernel.web.forms import ActForm, DayField, OfficeForm
from vanphong.organisation.queries.pages import Option


class PickField(forms.IntegerField):
    """One row of the directory by its id: `options` are offered at once, `search` finds the rest."""

    def __init__(self, *, search: str = "", **kwargs: Any) -> None:
        self.search = search
        self.options: Sequence[Option] = ()
        super().__init__(widget=forms.HiddenInput, **kwargs)


class PickManyField(forms.Field):
    """Several rows of the directory, as whole numbers in the order chosen."""

    is_multiple = True

    def __init__(self, *, search: str = "", **kwargs: Any) -> None:
        self.search = search
        self.options: Sequence[Option] = ()
        super().__init__(widget=forms.MultipleHiddenInput, **kwargs)

    def to_python(self, value: Any) -> list[int]:
        """The numbers, each once."""
        try:
            return list(dict.fromkeys(int(item) for item in value or ()))
        except (TypeError, ValueError):
            raise ValidationError("Chọn trong danh sách.") from None


class MakeForm(ActForm):
    """A form that makes something: sent twice, it is made once."""

    def values(self) -> dict[str, Any]:
        """What the verb is given."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class EditForm(ActForm):
    """A form that changes something: it carries the version that the page showed."""

    def values(self) -> dict[str, Any]:
        """What the verb is given."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}


class PlainForm(OfficeForm):
    """A form whose second sending the rules refuse by themselves."""

    def values(self) -> dict[str, Any]:
        """What the verb is given."""
        return dict(self.cleaned_data)


def reason_field(label: str = "Lý do") -> forms.CharField:
    """A reason is one or two sentences."""
    return forms.CharField(label=label, max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


def day_field(label: str, *, required: bool = True) -> DayField:
    """A day."""
    return DayField(label=label, required=required)
