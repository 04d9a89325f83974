"""What repeats from one registration to the next, kept in the session of the clerk."""

from collections.abc import Sequence
from typing import Any

from vanphong.incoming.queries.offers import Choice
from vanphong.incoming.queries.prefill import KEPT
from vanphong.kernel.web.gates import OfficeRequest

VALUES, ORGAN = "incoming_kept", "incoming_organ"


def kept_values(request: OfficeRequest) -> dict[str, Any]:
    """What was kept from the document before."""
    return dict(request.session.get(VALUES, {}))


def keep_values(request: OfficeRequest, given: dict[str, Any]) -> None:
    """Keep what repeats; of a secret document nothing but its register."""
    names = KEPT if not given.get("secrecy") else ("register_id", "secrecy")
    request.session[VALUES] = {name: given[name] for name in names if given.get(name) not in (None, "")}


def kept_organ(request: OfficeRequest, organs: Sequence[Choice]) -> int | None:
    """In whose books the clerk received last, or the first of those served."""
    offered = [int(value) for value, _ in organs]
    kept = request.session.get(ORGAN)
    return kept if kept in offered else next(iter(offered), None)


def keep_organ(request: OfficeRequest, organ_id: int) -> None:
    """Begin with these books next time."""
    request.session[ORGAN] = organ_id
