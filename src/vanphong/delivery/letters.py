"""What is sent: the particulars of the letter, its files, its recipients. Kept with the dispatch as it was at that moment."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Letter:
    """The particulars (thông tin văn bản) as they were sent; codes are those of the catalogue, `in_reply_to` the reference it answers."""

    reference: str
    issued_on: date
    type_code: str
    type_name: str
    system: str
    subject: str
    signer_name: str
    signer_position: str
    competence: str
    urgency: str
    secrecy: int
    circulation: str
    page_count: int | None
    due_on: date | None
    is_reply_required: bool
    in_reply_to: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values, dates as ISO text."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Letter":
        """The letter as it was kept."""
        days = {name: date.fromisoformat(kept[name]) if kept.get(name) else None for name in ("issued_on", "due_on")}
        return cls(**{**kept, **days})


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of the letter: the sender's version, its content, its name and its place (`files.Slot`)."""

    version_id: int
    blob_id: int
    name: str
    slot: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom: an organ of the directory, or (without one) a name for paper. `purpose`: «để báo cáo», «để thực hiện»."""

    organ_id: int | None
    name: str
    purpose: str = ""
