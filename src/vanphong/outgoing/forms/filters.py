"""Conditions of the list."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from django import forms

from vanphong.catalogue import api as catalogue
from vanphong.kernel.lists.api import ListFilter
from vanphong.kernel.web.forms import DayField
from vanphong.outgoing.choices import State, TemplateState


class Work(Protocol):
    """A kind of work."""

    @property
    def name(self) -> str:
        """As in the address."""

    @property
    def label(self) -> str:
        """In words."""


class DocumentFilter(ListFilter):
    """Which outgoing documents."""

    work = forms.ChoiceField(label="Việc")
    state = forms.MultipleChoiceField(label="Trạng thái", choices=State.choices)
    document_type = forms.MultipleChoiceField(label="Thể loại")
    urgency = forms.MultipleChoiceField(label="Độ khẩn")
    since = DayField(label="Ban hành từ ngày")
    until = DayField(label="đến ngày")

    def __init__(self, data: Mapping[str, Any], *args: Any, on: date, works: Iterable[Work], **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        types = catalogue.document_types(on, system=catalogue.System.PARTY)
        self._offer("work", [("", "Mọi văn bản"), *((work.name, work.label) for work in works)])
        self._offer("document_type", [(row.code, row.name) for row in types if row.is_numbered])
        self._offer("urgency", [(row.code, row.name) for row in catalogue.urgencies(on)])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field


class TemplateFilter(ListFilter):
    """Which templates."""

    state = forms.MultipleChoiceField(label="Trạng thái", choices=TemplateState)
