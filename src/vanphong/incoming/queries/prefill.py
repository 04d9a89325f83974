"""What the registration form begins with: what came with the document, what can be read from it, what was kept from the one before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from vanphong.catalogue import api as catalogue
from vanphong.files import api as files
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.ports import read_particulars
from vanphong.incoming.rules import Particulars
from vanphong.kernel.clock import office_date
from vanphong.kernel.text.api import fold
from vanphong.organisation import api as organisation

KEPT = ("register_id", "secrecy", "document_type_id", "sender_name", "proposer", "field_of_work_id")
"""What repeats from one document to the next (nghiep-vu 2.2: thêm mới liên tiếp)."""
SURE = 0.75
PLAIN = {"reference": 60, "subject": 4000, "signer_name": 120, "signer_position": 160}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a field was read: how sure (0…1), from which words of the document, which mark on its pages shows them."""

    confidence: float
    text: str = ""
    mark: str = ""

    @property
    def percent(self) -> int:
        """How sure, for people."""
        return round(100 * self.confidence)

    @property
    def is_doubtful(self) -> bool:
        """Whether it was read without much certainty."""
        return self.confidence < SURE


@dataclass
class Prefill:
    """Values of the form's fields; `read` names those that a machine read; `by_hand` what a pen wrote, which is not guessed."""

    values: dict[str, Any] = field(default_factory=dict)
    read: dict[str, Reading] = field(default_factory=dict)
    by_hand: frozenset[str] = frozenset()

    @property
    def texts(self) -> dict[str, str]:
        """Mark → the words that it shows."""
        return {each.mark: each.text for each in self.read.values() if each.text}


def prefill(document: IncomingDocument, kept: Mapping[str, Any], now: datetime) -> Prefill:
    """Its own particulars first (a delivery brings them), then what the file says, then what was kept."""
    main = files.current_versions(document.kind, [document.pk], files.Slot.MAIN).first()
    found = read(read_particulars(main, now), office_date(now)) if main else Prefill()
    values = {name: value for name, value in kept.items() if name in KEPT} | found.values | own_values(document)
    values["arrived_on"] = document.arrived_on
    read_fields = {name: sure for name, sure in found.read.items() if values.get(name) == found.values.get(name)}
    return Prefill(values, read_fields, found.by_hand)


def blank(kept: Mapping[str, Any], today: date) -> Prefill:
    """For a paper: what was kept from the one before, and today."""
    return Prefill({name: value for name, value in kept.items() if name in KEPT} | {"arrived_on": today})


def own_values(document: IncomingDocument) -> dict[str, Any]:
    """The particulars that the document has."""
    blank = ("normal", 0, None, "")
    return {name: value for name in Particulars.__dataclass_fields__ if (value := getattr(document, name)) not in blank}


def read(found: Mapping[str, Any], on: date) -> Prefill:
    """What a reader found, as values of the form."""
    result = Prefill(by_hand=frozenset(found.get("handwritten") or ()))

    def put(name: str, value: Any, source: str) -> None:
        if value not in (None, ""):
            result.values[name] = value
            result.read[name] = Reading(found[source]["confidence"], found[source].get("text") or "", f"read-{name}")

    for name, longest in PLAIN.items():
        put(name, _said(found, name)[:longest], name)
    put("competence", _said(found, "signer_competence")[:160], "signer_competence")
    put("issued_on", _day(_said(found, "issued_on")), "issued_on")
    put("sender_name", sender_name(_said(found, "sender"), _said(found, "parent"), on)[:300], "sender")
    put("document_type_id", _type_id(found, on), "type_name" if found.get("type_name") else "type_abbreviation")
    put("urgency", _said(found, "urgency"), "urgency")
    put("secrecy", (found.get("secrecy") or {}).get("value"), "secrecy")
    if found.get("page_count"):
        result.values["page_count"] = found["page_count"]
    return result


def sender_name(printed: str, parent: str, on: date) -> str:
    """The organ of the directory that prints these lines; else the lines themselves."""
    if not printed:
        return ""
    lines, above = fold(printed), fold(parent)
    known = [organ for organ in organisation.organs(on) if fold(organ.own_line) == lines or fold(organ.name) == lines]
    fitting = [organ for organ in known if fold(organ.upper_line) == above] or (known if len(known) == 1 else [])
    if fitting:
        return str(fitting[0].name)
    return f"{printed}, {parent}" if parent and fold(parent) not in lines else printed


def _said(found: Mapping[str, Any], name: str) -> str:
    value = (found.get(name) or {}).get("value")
    return str(value) if value is not None else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _type_id(found: Mapping[str, Any], on: date) -> int | None:
    system = catalogue.System(_said(found, "system") or catalogue.System.PARTY)
    for name in (_said(found, "type_name"), _said(found, "type_abbreviation")):
        if name and (row := catalogue.find_document_type(name, system, on)):
            return row.pk
    return None
