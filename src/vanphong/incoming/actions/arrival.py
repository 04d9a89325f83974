"""How a document comes in: received as files, as a paper or by delivery; taken out again when it is not to be registered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from vanphong.delivery import api as delivery
from vanphong.files import api as files
from vanphong.incoming import rules
from vanphong.incoming.actions.particulars import write
from vanphong.incoming.choices import Channel, State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.queries.zone import is_internet
from vanphong.incoming.rules import Particulars
from vanphong.incoming.workflow import WORKFLOW
from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.clock import OFFICE_ZONE, office_date
from vanphong.kernel.errors import RuleViolated
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.choices import Capacity
from vanphong.kernel.workflow import KEEP

MORNING = time(7, 30)
"""When the clock starts of a paper that arrived on an earlier day: the office opens."""


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """A content that was stored, with the name it came under and its place in the document."""

    blob: files.Blob
    name: str
    slot: files.Slot = files.Slot.MAIN


@WORKFLOW.performs("receive")
def receive(
    document: IncomingDocument,
    actor: Actor,
    now: datetime,
    /,
    *,
    organ_id: int,
    channel: Channel,
    arrived_on: date | None = None,
    arrived: Sequence[ArrivedFile] = (),
    delivery_id: int | None = None,
    received_at: datetime | None = None,
    particulars: Particulars | None = None,
) -> None:
    """Take a document in; its files are attached; the registry of the organ has it.

    The clock starts at `received_at` (a delivery was there when it was sent), else with the day of arrival.
    """
    day = arrived_on or office_date(now)
    document.organ_id, document.channel, document.delivery_id = organ_id, channel, delivery_id
    if particulars is not None:
        write(document, particulars)
    document.arrived_on, document.received_at = day, received_at or clock_start(day, now)
    document.save()
    attach_all(document, arrived, actor, now)
    participation.take_part(document.kind, document.pk, keepers(organ_id, actor), Capacity.CLERK, now)
    document.told = _received_words(document, arrived)


@WORKFLOW.performs("remove")
def remove(document: IncomingDocument, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """Do not register an arrival; what came by delivery goes back to its sender with the reason."""
    if not reason.strip():
        raise RuleViolated(["Chưa ghi lý do."])
    if document.delivery_id is not None:
        delivery.refuse(document.delivery_id, actor, now, reason=reason)
        document.was_sent_back = True
        document.told = ", trả lại nơi gửi"


@WORKFLOW.performs("purge")
def purge(document: IncomingDocument, actor: Actor, now: datetime, /) -> None:
    """Take what turned out to be secret out of an installation on the Internet for good; the line about the document stays. Again: does nothing."""
    if not is_internet():
        raise RuleViolated([rules.KEPT_ON_WAN])
    done = files.purge(document.kind, document.pk, now)
    document.told = rules.purged_in_words(done.gone, done.elsewhere)


@WORKFLOW.performs("restore")
def restore(document: IncomingDocument, actor: Actor, now: datetime, /) -> None:
    """Put an arrival that was taken out back among those to register."""


@WORKFLOW.performs("attach")
def attach(document: IncomingDocument, actor: Actor, now: datetime, /, *, arrived: Sequence[ArrivedFile]) -> None:
    """Add files: a scan of the paper, an appendix that came later."""
    if not arrived:
        raise RuleViolated(["Chưa chọn tệp nào."])
    attach_all(document, arrived, actor, now)
    document.told = _names(arrived) if document.number_id else _counted(arrived)


@WORKFLOW.performs("withdraw")
def withdraw(document: IncomingDocument, actor: Actor, now: datetime, /, *, reason: str) -> str:
    """Mark what its sender revoked; what was not registered yet is taken out."""
    document.withdrawn = reason
    return State.REMOVED if document.state == State.RECEIVED else KEEP


def keepers(organ_id: int, actor: Actor) -> list[int]:
    """Who keeps a document in the organ's books: its registry, and the position that brings it in from outside it (cán bộ cơ yếu)."""
    registry = Principal.REGISTRY.of(organ_id)
    return [registry] if actor.is_any_of([registry]) else [registry, Principal.POSITION.of(actor.position_id)]


def attach_all(document: IncomingDocument, arrived: Sequence[ArrivedFile], actor: Actor, now: datetime) -> None:
    """Make these contents files of the document."""
    for file in arrived:
        told = (document.kind, document.pk, file.slot, file.blob, file.name, actor, now)
        files.attach(*told, secrecy=document.secrecy)


def clock_start(arrived_on: date, now: datetime) -> datetime:
    """When the clock starts: now for what arrives today, the opening of the office for what arrived earlier (nghiep-vu 5.1)."""
    if arrived_on >= office_date(now):
        return now
    return datetime.combine(arrived_on, MORNING, OFFICE_ZONE)


def _received_words(document: IncomingDocument, arrived: Sequence[ArrivedFile]) -> str:
    if document.channel == Channel.DELIVERY:
        return f" liên thông từ {document.sender_name}"
    if document.channel == Channel.PAPER:
        return " giấy"
    return f": {_counted(arrived)}" if arrived else ""


def _counted(arrived: Sequence[ArrivedFile]) -> str:
    """Their names; on the Internet, where it is not known yet whether they are secret, only how many: what is journalled stays for ever."""
    return f"{len(arrived)} tệp" if is_internet() else _names(arrived)


def _names(arrived: Sequence[ArrivedFile]) -> str:
    return ", ".join(file.name for file in arrived)
