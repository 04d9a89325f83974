"""What the page of a document and its processing slip show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vanphong.catalogue import api as catalogue
from vanphong.files import api as files
from vanphong.incoming.choices import Channel
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.queries.lists import Look, alert_of
from vanphong.incoming.queries.proposals import Said, said
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import OFFICE_ZONE, office_date
from vanphong.kernel.journal import api as journal
from vanphong.kernel.trace import api as trace
from vanphong.organisation import api as organisation
from vanphong.outgoing.permissions import Permission as Outgoing
from vanphong.tasks import api as tasks

ENTRIES = 200
HIDDEN = {
    "state",
    "searchable",
    "sender_folded",
    "reference_key",
    "number_id",
    "register_id",
    "registered_at",
    "sender_organ_id",
    "is_stub",
    "delivery_id",
    "proposer",
    "leader",
}
"""Columns whose change tells a reader of the journal nothing beside the sentence."""


@dataclass(frozen=True, slots=True)
class Related:
    """A record that the document is linked to, and how."""

    words: str
    node: trace.Node


@dataclass(frozen=True, slots=True)
class Slip:
    """The processing slip (phiếu xử lý văn bản đến): particulars, proposal, directives, who has it."""

    organ: str
    upper: str
    number: str
    particulars: Sequence[tuple[str, str]]
    proposals: Sequence[Said]
    directives: Sequence[Said]
    assignments: Sequence[tuple[str, str, str]]
    printed_at: str


def record_page(found: IncomingDocument, actor: Actor, now: datetime, *, asked: str = "") -> dict[str, Any]:
    """Everything beside the verbs. `asked`: the id of the file to show, else the main one."""
    today = office_date(now)
    current = [each for each in files.versions(*found.ref) if not hasattr(each, "replaced_by")]
    shown = next((each for each in current if str(each.pk) == asked), _main(current))
    proposals, directives = said(found, today)
    routing = tasks.tree(*found.ref, actor, now)
    return {
        "look": Look(found.state),
        "alert": alert_of(found, catalogue.alert_scale(today)),
        "viewer": files.viewer(shown) if shown else None,
        "shown": shown,
        "files": current,
        "particulars": particulars(found, today),
        "proposals": proposals,
        "directives": directives,
        "routing": routing,
        "own_tasks": [node for node in _all_nodes(routing) if node.holders_verbs or node.acceptance_verbs],
        "related": related(found, actor),
        "entries": entries(found),
    }


def _all_nodes(nodes: Sequence[tasks.TaskNode]) -> Iterator[tasks.TaskNode]:
    for node in nodes:
        yield node
        yield from _all_nodes(node.children)


def _main(current: Sequence[files.Version]) -> files.Version | None:
    return next((each for each in current if each.slot == files.Slot.MAIN), current[0] if current else None)


def particulars(found: IncomingDocument, today: date) -> list[dict[str, str]]:
    """The particulars as pairs; what is empty is left out."""
    urgency = {row.code: row.name for row in catalogue.urgencies(today)}.get(found.urgency, "")
    pairs = [
        ("Số đến", str(found.arrival_number or "")),
        ("Ngày đến", _day(found.arrived_on)),
        ("Sổ", f"{found.register}, {found.organ}" if found.register else ""),
        ("Nơi gửi", found.sender_name),
        ("Số, ký hiệu", found.reference),
        ("Ngày văn bản", _day(found.issued_on)),
        ("Loại", str(found.document_type or "")),
        ("Người ký", _signer(found)),
        ("Độ khẩn", "" if found.urgency == "normal" else urgency),
        ("Độ mật", catalogue.Secrecy(found.secrecy).label if found.secrecy else ""),
        ("Phạm vi lưu hành", str(found.circulation or "")),
        ("Lĩnh vực", str(found.field_of_work or "")),
        ("Số trang, số bản", _counts(found)),
        ("Nguồn đến", f"{Channel(found.channel).label}, tiếp nhận {_moment(found.received_at)}"),
        ("Hạn xử lý", _day(found.due_on)),
        ("Yêu cầu trả lời", "Có" if found.is_reply_required else ""),
        ("Kết quả", found.result),
        ("Ghi chú", found.note),
    ]
    return [{"label": label, "value": value} for label, value in pairs if value]


def related(found: IncomingDocument, actor: Actor) -> list[Related]:
    """What it is linked to, as far as the actor may see it."""
    links = trace.links_of(found.ref)
    ends = [(link, _other_end(link, found.ref)) for link in links]
    nodes = trace.describe({ref for _, ref in ends}, actor)
    return [Related(_relation_words(link, found.ref), nodes[ref]) for link, ref in ends if ref in nodes]


def _other_end(link: trace.Link, ref: tuple[str, int]) -> tuple[str, int]:
    source = (link.source_kind, link.source_id)
    return (link.target_kind, link.target_id) if source == ref else source


def _relation_words(link: trace.Link, ref: tuple[str, int]) -> str:
    relation = trace.Relation(link.relation)
    return str(relation.label) if (link.source_kind, link.source_id) == ref else relation.reverse


def entries(found: IncomingDocument) -> list[dict[str, Any]]:
    """The journal, the newest act first."""
    return [
        {
            "at": entry.at,
            "who": entry.person,
            "acting_as": f"thay mặt {entry.on_behalf_of}" if entry.on_behalf_of else entry.title,
            "sentence": entry.sentence,
            "changes": _changes(entry) if entry.verb == "edit" and entry.kind == found.kind else [],
        }
        for entry in journal.history(*found.ref).reverse()[:ENTRIES]
    ]


def _changes(entry: journal.Entry) -> list[tuple[str, str, str]]:
    labels = {each.attname: str(each.verbose_name) for each in IncomingDocument._meta.concrete_fields}
    return [
        (labels.get(name, name), before, after)
        for name, (before, after) in entry.read_changes().items()
        if name not in HIDDEN
    ]


def may_reply(found: IncomingDocument, actor: Actor) -> bool:
    """Whether a draft that answers may be begun."""
    return found.arrival_number is not None and not found.is_stub and actor.may(Outgoing.DRAFT)


def slip_of(found: IncomingDocument, actor: Actor, now: datetime) -> Slip:
    """The slip as the document stands now."""
    today = office_date(now)
    proposals, directives = said(found, today)
    organ = organisation.organ(found.organ_id)
    return Slip(
        organ=organ.own_line or organ.name.upper(),
        upper=organ.upper_line,
        number=str(found.arrival_number or ""),
        particulars=[(each["label"], each["value"]) for each in [_subject(found), *particulars(found, today)]],
        proposals=proposals,
        directives=directives,
        assignments=[
            (node.role, node.who, ", ".join(filter(None, (_day(node.due), node.state))))
            for node in tasks.tree(*found.ref, actor, now)
            if not node.recalled
        ],
        printed_at=_moment(now),
    )


def _subject(found: IncomingDocument) -> dict[str, str]:
    return {"label": "Trích yếu", "value": found.subject or "(không ghi trích yếu)"}


def _signer(found: IncomingDocument) -> str:
    return ", ".join(part for part in (found.competence, found.signer_position, found.signer_name) if part)


def _counts(found: IncomingDocument) -> str:
    pages = f"{found.page_count} trang" if found.page_count else ""
    copies = f"{found.copy_count} bản" if found.copy_count else ""
    return ", ".join(part for part in (pages, copies) if part)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _moment(instant: datetime) -> str:
    return f"{instant.astimezone(OFFICE_ZONE):%H:%M %d/%m/%Y}"
