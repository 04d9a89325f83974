"""The entries of the secret books, each on a page of its own."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.catalogue.api import Secrecy
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.registers import forms
from vanphong.registers.actions import entries as verbs
from vanphong.registers.choices import BOOKS
from vanphong.registers.permissions import Permission
from vanphong.registers.queries import books, numbers
from vanphong.registers.queries.layouts import layout_of
from vanphong.registers.queries.secret_books import book_entry, columns
from vanphong.registers.views.acts import Words, act, sent
from vanphong.registers.workflow import ENTRIES


@requires(Permission.KEEP)
def enter(request: OfficeRequest, register_id: int) -> HttpResponse:
    """What was done with a secret document."""
    found = books.register(request.actor, register_id)
    if found.direction not in BOOKS:
        raise RecordNotFound
    secrecies = [(row.value, row.label) for row in Secrecy if 0 < row.value <= request.actor.clearance]
    initial = {"happened_on": office_date(request.now), "done_by": request.actor.name}
    form = forms.EntryForm(sent(request), direction=found.direction, secrecies=secrecies, initial=initial)
    hint = "Mục đã ghi không sửa, không xóa; ghi nhầm thì gạch bỏ có lý do rồi ghi mục khác."
    back = reverse("registers:record", args=[found.pk])
    words = Words(f"Ghi vào «{found.name}»", "Ghi vào sổ", back, "Đã ghi vào sổ.", hint=hint)

    def run(*, key: str = "", seen: int | None = None, **values: Any) -> object:
        return verbs.enter(None, request.actor, request.now, key=key, register_id=found.pk, values=values)

    return act(request, words, form, run)


@require_safe
@requires(Permission.KEEP)
def entry(request: OfficeRequest, entry_id: int) -> HttpResponse:
    """One entry."""
    found = book_entry(request.actor, entry_id)
    told = columns(found)
    labels = {heading.key: heading.label for heading in layout_of(found.register).headings}
    number = next(iter(numbers.numbers_of(*found.ref)), None)
    context = {
        "entry": found,
        "available": ENTRIES.available(found, request.actor, request.now),
        "particulars": [(label, told[key]) for key, label in labels.items() if told.get(key)],
        "heading": f"Mục số {number.printed if number else found.pk}",
        "crumbs": [
            ("Sổ văn bản", reverse("registers:list")),
            (found.register.name, reverse("registers:record", args=[found.register_id])),
            ("Mục ghi sổ", ""),
        ],
    }
    return page(request, "registers/entry.html", context)


@requires(Permission.KEEP)
def strike(request: OfficeRequest, entry_id: int) -> HttpResponse:
    """An entry made in error."""
    found = book_entry(request.actor, entry_id)
    form = forms.ReasonForm(sent(request), initial={"seen": found.version})
    hint = "Mục bị gạch bỏ vẫn nằm trong sổ, kèm lý do; số thứ tự không dùng lại."
    back = reverse("registers:record", args=[found.register_id])
    words = Words("Gạch bỏ mục ghi sổ", "Gạch bỏ", back, "Đã gạch bỏ.", hint=hint, is_danger=True)
    return act(request, words, form, partial(verbs.strike, found, request.actor, request.now))
