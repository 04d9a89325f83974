"""Fields that pick from the directory, and forms of acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vanphong.kernel.web.forms import ActForm


@dataclass(frozen=True, slots=True)
class Option:
    """What can be picked."""

    value: int
    label: str
    detail: str = ""
    chosen: bool = False


class PickField(forms.IntegerField):
    """One of the options offered."""

    is_multiple = False

    def __init__(self, *, search: str = "", **kwargs: Any) -> None:
        self.search = search
        self.options: Sequence[Option] = ()
        super().__init__(widget=forms.HiddenInput, **kwargs)


class PickManyField(forms.Field):
    """Several, as whole numbers in the order picked; `search` is the address that finds more than the options offered at once."""

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


def offer(form: forms.Form, name: str, options: Iterable[Option]) -> None:
    """Let a field offer these; what the form holds is marked as chosen."""
    field = form.fields[name]
    if not isinstance(field, PickField | PickManyField):
        raise TypeError(f"{name} picks nothing")
    value = form[name].value()
    held = {str(item) for item in value} if isinstance(value, list | tuple) else {str(value)}
    field.options = [replace(option, chosen=str(option.value) in held) for option in options]


def held_by(form: forms.Form, name: str) -> list[int]:
    """What a picking field holds now, sent or initial: its options must be offered again."""
    value = form[name].value() or []
    given = value if isinstance(value, list | tuple) else [value]
    return [int(item) for item in given if str(item).isdecimal()]


class VerbForm(ActForm):
    """A form of a verb on a record."""

    def values(self) -> dict[str, Any]:
        """What the verb is given, the key and the version seen with it."""
        return dict(self.cleaned_data)


class ReasonForm(VerbForm):
    """A verb that asks for a reason."""

    reason = forms.CharField(label="Lý do", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class FileForm(VerbForm):
    """A file, and what is to be said about it."""

    file = forms.FileField(label="Tệp")
    note = forms.CharField(
        label="Ghi chú về bản này", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
