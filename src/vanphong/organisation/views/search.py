"""Answers to the search boxes: JSON, at most twenty, for signed-in people."""

from collections.abc import Iterable

from django.http import HttpResponse, JsonResponse

from vanphong.kernel.clock import office_date
from vanphong.kernel.web.gates import OfficeRequest, signed_in
from vanphong.organisation.queries import directory, pages
from vanphong.organisation.queries.pages import Option

MANY = 20


@signed_in
def positions(request: OfficeRequest) -> HttpResponse:
    """Positions by title or holder."""
    return _answer(pages.positions_offered(office_date(request.now), text=_text(request), limit=MANY))


@signed_in
def organs(request: OfficeRequest) -> HttpResponse:
    """Organs by name, symbol or code."""
    return _answer(pages.organs_offered(office_date(request.now), text=_text(request), limit=MANY))


@signed_in
def people(request: OfficeRequest) -> HttpResponse:
    """People by name."""
    found = directory.people_search(_text(request), office_date(request.now))[:MANY]
    return _answer(Option(person.pk, person.name, person.staff_code) for person in found)


@signed_in
def recipients(request: OfficeRequest) -> HttpResponse:
    """Organs as recipients: the value is a stored principal."""
    return _answer(pages.recipients_offered(office_date(request.now), text=_text(request))[:MANY])


def _text(request: OfficeRequest) -> str:
    return request.GET.get("q", "").strip()[:100]


def _answer(options: Iterable[Option]) -> JsonResponse:
    return JsonResponse([{"value": o.value, "label": o.label, "detail": o.detail} for o in options], safe=False)
