"""The forms of lists: conditions in the address, names of saved views, choices of columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from vanphong.kernel.lists.listing import Listing
from vanphong.kernel.text.api import in_words
from vanphong.kernel.web.forms import OfficeForm


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition that applies, in words; `sent` is its value in the address, for one of several."""

    field: str
    label: str
    text: str
    sent: str | None = None


class ListFilter(OfficeForm):
    """The conditions of a list, bound to `request.GET`; `q` is the text of the bar, every other field a condition. None is required."""

    q = forms.CharField(label="Lọc", max_length=200, required=False)

    def __init__(self, data: Mapping[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def criteria(self) -> dict[str, Any]:
        """What was asked for: the fields that were filled and can be used. A field that cannot be used has its error and is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if not _is_empty(value)}

    def conditions(self) -> Iterator[Condition]:
        """The criteria in words, without the text of the bar; several values of one field are several conditions."""
        for name, value in self.criteria().items():
            field = self.fields[name]
            label = str(self[name].label)
            if name == "q":
                continue
            if isinstance(value, list | tuple | QuerySet):
                for each in value:
                    yield Condition(name, label, _words(field, each), str(_sent(field, each)))
            else:
                yield Condition(name, label, _words(field, value))

    def extra_fields(self) -> list[forms.BoundField]:
        """The fields beside the text of the bar."""
        return [field for field in self if field.name != "q" and not field.is_hidden]


def _is_empty(value: Any) -> bool:
    if isinstance(value, QuerySet):
        return value.query.is_empty()
    return value is None or value is False or value in ("", [], ())


def _sent(field: forms.Field, value: Any) -> Any:
    return field.prepare_value(value) if isinstance(field, forms.ModelChoiceField) else value


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField):
        return str(field.label_from_instance(value))
    if isinstance(field, forms.ChoiceField):
        return _labels(field.choices).get(str(value), str(value))
    return in_words(value)


def _labels(choices: Any) -> dict[str, str]:
    """Value → label, groups opened."""
    found: dict[str, str] = {}
    for value, label in choices:
        if isinstance(label, list | tuple):
            found |= _labels(label)
        else:
            found[str(value)] = str(label)
    return found


class SaveViewForm(OfficeForm):
    """A name for the conditions that apply."""

    name = forms.CharField(label="Tên cách xem", max_length=80)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)
    is_default = forms.BooleanField(label="Mở danh sách bằng cách xem này", required=False)


class ColumnsForm(OfficeForm):
    """Which columns to show."""

    columns = forms.MultipleChoiceField(label="Cột", required=False)

    def __init__(self, listing: Listing, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = [(column.name, column.label) for column in listing.columns]  # type: ignore[attr-defined]  # a choice field
