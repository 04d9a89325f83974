"""The edition of a module's data: asked for once per request, so that what was computed from an edition is kept until something changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

from django.db.models import Model


class EditionOf:
    """The edition kept in the one row of a model with the field `token`."""

    def __init__(self, model: type[Model]) -> None:
        self._rows = model._default_manager
        self._asked: ContextVar[list[str] | None] = ContextVar(f"{model._meta.label}_of_request", default=None)

    def token(self) -> str:
        """What names the present data; within a request the database is asked once."""
        known = self._asked.get()
        if known:
            return known[0]
        token: str = self._rows.values_list("token", flat=True).first() or ""
        if known is not None:
            known.append(token)
        return token

    def renew(self) -> None:
        """What was computed from the data so far is out of date."""
        self._rows.update_or_create(pk=1, defaults={"token": uuid4().hex})
        self.forget()

    def forget(self) -> None:
        """Ask again, within this request, at the next question."""
        known = self._asked.get()
        if known is not None:
            known.clear()

    @contextmanager
    def once(self) -> Iterator[None]:
        """Inside, the database is asked once."""
        before = self._asked.set([])
        try:
            yield
        finally:
            self._asked.reset(before)
