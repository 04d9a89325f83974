"""What a form offers to pick from, with what is already picked marked."""

from collections.abc import Iterable
from dataclasses import replace

from django import forms

from vanphong.organisation.forms.fields import PickField, PickManyField
from vanphong.organisation.queries.pages import Option


def offer(form: forms.Form, name: str, options: Iterable[Option]) -> None:
    """Let a field offer these options; those that the form holds are chosen."""
    field = form.fields[name]
    if not isinstance(field, PickField | PickManyField):
        raise TypeError(f"{name} picks nothing")
    value = form[name].value()
    held = {str(item) for item in value} if isinstance(value, list | tuple) else {str(value)}
    field.options = [replace(option, chosen=str(option.value) in held) for option in options]
