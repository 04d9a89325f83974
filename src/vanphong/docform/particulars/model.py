"""What is read from a document, each value with how sure the reader is and where it was read."""

from dataclasses import dataclass, fields
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, Generic, TypeVar

from vanphong.docform.model import Place

T = TypeVar("T")


class System(StrEnum):
    """Whose form rules the document follows."""

    PARTY = "party"
    STATE = "state"


class Urgency(StrEnum):
    """The mark of urgency (mức độ khẩn)."""

    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    FLASH = "flash"


class Secrecy(IntEnum):
    """The mark of secrecy (độ mật)."""

    NONE = 0
    SECRET = 1
    TOP_SECRET = 2
    ABSOLUTE_SECRET = 3


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, how sure the reader is of it (0…1), and the page, text and place it was read from."""

    value: T
    confidence: float
    page: int = 1
    text: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """The particulars of a document; what was not found is None. `reference` keeps the printed form without the word «Số»."""

    system: Found[System] | None = None
    sender: Found[str] | None = None
    parent: Found[str] | None = None
    reference: Found[str] | None = None
    place: Found[str] | None = None
    issued_on: Found[date] | None = None
    type_name: Found[str] | None = None
    type_abbreviation: Found[str] | None = None
    subject: Found[str] | None = None
    addressees: Found[tuple[str, ...]] | None = None
    urgency: Found[Urgency] | None = None
    secrecy: Found[Secrecy] | None = None
    circulation: Found[str] | None = None
    signer_competence: Found[str] | None = None
    signer_position: Found[str] | None = None
    signer_name: Found[str] | None = None
    recipients: Found[tuple[str, ...]] | None = None
    page_count: int | None = None
    has_text: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON: field → {value, confidence, page, text, place}, or None; dates as 2026-02-03.

        `place` is {"part", "path"} in .docx, with {"box": [left, top, right, bottom]} in points in a PDF; None where there is none.
        """
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}


def _plain(value: object) -> Any:
    if not isinstance(value, Found):
        return value
    held = value.value
    shown = held.isoformat() if isinstance(held, date) else list(held) if isinstance(held, tuple) else held
    return {
        "value": shown,
        "confidence": round(value.confidence, 2),
        "page": value.page,
        "text": value.text,
        "place": _plain_place(value.place),
    }


def _plain_place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    told: dict[str, Any] = {"part": place.part, "path": list(place.path)}
    if place.area is not None:
        told["box"] = [
            round(each, 1) for each in (place.area.left, place.area.top, place.area.right, place.area.bottom)
        ]
    return told
