"""Context processor: the number at the bell, asked for only by pages that show it."""

from functools import cache, partial
from typing import Any

from django.http import HttpRequest

from vanphong.notices.queries import unread


def bell(request: HttpRequest) -> dict[str, Any]:
    """`unread_notices` of who is signed in; nothing for a visitor."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    return {"unread_notices": cache(partial(unread, actor.person_id, request.now))}  # type: ignore[attr-defined]  # OfficeRequest
