"""Forms: what is typed arrives in one form of Unicode, without invisible characters; a form that acts carries its key and the version seen."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

FIRST_YEAR, LAST_YEAR = 1900, 2199

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def tidy(text: str) -> str:
    """NFC, without NUL, zero-width and direction marks, without blanks at the ends."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()


def _tidied(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if data is None:
        return None
    if isinstance(data, MultiValueDict):
        copy: MultiValueDict[str, Any] = MultiValueDict()
        for name, values in data.lists():
            copy.setlist(name, [tidy(value) if isinstance(value, str) else value for value in values])
        return copy
    return {name: tidy(value) if isinstance(value, str) else value for name, value in data.items()}


class OfficeForm(forms.Form):
    """The base of every form: parses and checks, never saves."""

    def __init__(self, data: Mapping[str, Any] | QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_tidied(data), *args, **kwargs)


class ActForm(OfficeForm):
    """A form that acts: `key` makes a second sending harmless, `seen` is the version of the record that the page showed."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, data: Mapping[str, Any] | QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4().hex, **(kwargs.get("initial") or {})}
        super().__init__(data, *args, **kwargs)


class DayInput(forms.DateInput):
    """A day, typed or picked: the browser's own control."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day (ngày)."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"])
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day; of years that no paper of the office bears, a sentence (at the ends of the calendar instants cannot be counted)."""
        day = super().to_python(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}. Đề nghị xem lại ngày.")
        return day
