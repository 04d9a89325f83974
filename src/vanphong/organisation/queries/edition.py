"""The edition of the organisation's data: asked for once per request, so that what was computed from an edition is kept until something changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

from vanphong.organisation.models import Edition

_asked: ContextVar[list[str] | None] = ContextVar("organisation_edition_of_request", default=None)


def edition() -> str:
    """The token of the organisation's present data; within a request the database is asked once."""
    known = _asked.get()
    if known:
        return known[0]
    token = Edition.objects.values_list("token", flat=True).first() or ""
    if known is not None:
        known.append(token)
    return token


def renew_edition() -> None:
    """What was computed from the organisation's data so far is out of date."""
    Edition.objects.update_or_create(pk=1, defaults={"token": uuid4().hex})
    known = _asked.get()
    if known is not None:
        known.clear()


@contextmanager
def one_edition() -> Iterator[None]:
    """Inside, the edition is asked for once."""
    before = _asked.set([])
    try:
        yield
    finally:
        _asked.reset(before)
