"""Registering (vào sổ): the arrival number is given here and nowhere else; afterwards the particulars can be edited, the number never."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from vanphong.catalogue import api as catalogue
from vanphong.delivery import api as delivery
from vanphong.files import api as files
from vanphong.incoming import rules
from vanphong.incoming.actions.arrival import ArrivedFile, keepers, receive
from vanphong.incoming.actions.particulars import write
from vanphong.incoming.choices import Channel
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.permissions import Permission
from vanphong.incoming.queries.duplicates import same_document
from vanphong.incoming.queries.zone import is_internet
from vanphong.incoming.rules import Particulars
from vanphong.incoming.workflow import WORKFLOW
from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, NotPermitted, RuleViolated
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.choices import Capacity
from vanphong.organisation import api as organisation
from vanphong.registers import api as registers

ASK_DUPLICATE = (
    "Có thể văn bản này đã vào sổ: {words}. Đồng chí mở xem; nếu vẫn cần vào sổ, đánh dấu «Vẫn vào sổ» rồi gửi lại."
)


@WORKFLOW.performs("register")
def register(
    document: IncomingDocument,
    actor: Actor,
    now: datetime,
    /,
    *,
    register_id: int,
    particulars: Particulars,
    proposer: int | None = None,
    held_number_id: int | None = None,
    despite_duplicates: bool = False,
) -> None:
    """Give the document its arrival number (số đến) and hand it to whoever is to propose.

    Raises `InvalidInput` with the faults per field, `RuleViolated` for the zone rule and for an unconfirmed duplicate.
    """
    given = _with_deadline(particulars, document, now)
    _refuse_faults(given, actor, now)
    if not despite_duplicates:
        _refuse_duplicates(document, given, actor)
    book = registers.register(register_id)
    _refuse_misfit(document, given, book)
    _move_to(book.organ_id, document, actor, now)
    _write(document, given)
    document.is_stub = bool(given.secrecy) and is_internet()
    _number(document, book, held_number_id, actor, now)
    document.proposer = proposer or Principal.LEADERSHIP.of(organisation.organ(document.organ_id).registry_id)
    _let_take_part(document, now)
    if document.delivery_id is not None:
        number = str(document.arrival_number)
        delivery.mark_registered(document.delivery_id, actor, now, arrival_number=number, record=document.ref)


@WORKFLOW.performs("edit")
def edit(document: IncomingDocument, actor: Actor, now: datetime, /, *, particulars: Particulars) -> None:
    """Correct particulars; the journal keeps what they were. Number, register and day of arrival stay."""
    given = replace(particulars, arrived_on=document.arrived_on)
    _refuse_faults(given, actor, now)
    is_secret = document.register is not None and document.register.is_secret
    _require(
        rules.secrecy_only_rises(document.secrecy, given.secrecy),
        rules.register_fits(given.secrecy, is_secret_register=is_secret),
    )
    _write(document, given)


def register_paper(
    actor: Actor,
    now: datetime,
    *,
    organ_id: int,
    particulars: Particulars,
    arrived: Sequence[ArrivedFile] = (),
    key: str = "",
    **data: Any,
) -> IncomingDocument:
    """Receive and register a paper whose particulars were typed, in one transaction: refused, nothing of it is left."""
    with transaction.atomic():
        received = receive(
            None,
            actor,
            now,
            key=key,
            organ_id=organ_id,
            channel=Channel.PAPER,
            arrived_on=particulars.arrived_on,
            arrived=arrived,
        )
        return register(received, actor, now, particulars=particulars, **data)


def _write(document: IncomingDocument, given: Particulars) -> None:
    """The particulars, and the degree of secrecy on the files too."""
    if document.secrecy != given.secrecy:
        files.classify(document.kind, document.pk, given.secrecy)
    write(document, given)


def _with_deadline(given: Particulars, document: IncomingDocument, now: datetime) -> Particulars:
    """Where no deadline is named, the one that follows from the urgency."""
    if given.due_on is not None:
        return given
    return replace(given, due_on=catalogue.default_due_on(given.urgency, document.received_at, office_date(now)))


def _refuse_faults(given: Particulars, actor: Actor, now: datetime) -> None:
    faults = rules.faults_of(given, office_date(now), actor.clearance)
    if faults:
        raise InvalidInput("Thông tin văn bản chưa đúng, đề nghị xem lại.", faults)


def _refuse_duplicates(document: IncomingDocument, given: Particulars, actor: Actor) -> None:
    if found := same_document(document, given, actor):
        raise RuleViolated([ASK_DUPLICATE.format(words=found[0].words)])


def _refuse_misfit(document: IncomingDocument, given: Particulars, book: registers.Register) -> None:
    attached = files.versions(document.kind, document.pk).count() if given.secrecy else 0
    _require(
        rules.register_fits(given.secrecy, is_secret_register=book.is_secret),
        rules.zone_allows(given.secrecy, attached, is_internet=is_internet()),
    )


def _move_to(organ_id: int, document: IncomingDocument, actor: Actor, now: datetime) -> None:
    """Into the books of another organ that the same registry serves, chosen by its register. What was delivered to an organ stays its own."""
    if organ_id == document.organ_id:
        return
    if document.delivery_id is not None:
        _require("Văn bản liên thông gửi đích danh một cơ quan. Đồng chí chọn sổ của cơ quan đó.")
    if not actor.may(Permission.REGISTER, organ_id):
        raise NotPermitted("Đồng chí không được giao giữ sổ này. Đồng chí chọn sổ của cơ quan mình phục vụ.")
    kind, pk = document.ref
    participation.end(kind, pk, [Principal.REGISTRY.of(document.organ_id)], [Capacity.CLERK], now)
    document.organ_id = organ_id
    participation.take_part(kind, pk, keepers(organ_id, actor), Capacity.CLERK, now)


def _require(*reasons: str | None) -> None:
    if refused := [reason for reason in reasons if reason]:
        raise RuleViolated(refused)


def _number(
    document: IncomingDocument, book: registers.Register, held_number_id: int | None, actor: Actor, now: datetime
) -> None:
    if held_number_id:
        number = registers.use_held(held_number_id, record=document.ref, actor=actor, now=now)
        _require(
            None if number.register_id == book.pk else "Số đang giữ này thuộc sổ khác. Đồng chí chọn lại sổ hoặc số."
        )
    else:
        day, record = document.arrived_on, document.ref
        number = registers.allocate(book.pk, series="", on=day, record=record, actor=actor, now=now)
    document.register, document.number = book, number
    document.arrival_number, document.registered_at = number.value, now
    document.told = f", {book.name}"


def _let_take_part(document: IncomingDocument, now: datetime) -> None:
    """Who proposes sees it; the leadership of the organ sees and directs."""
    leadership = [Principal.LEADERSHIP.of(document.organ_id)]
    participation.take_part(document.kind, document.pk, leadership, Capacity.DIRECTOR, now)
    if document.proposer:
        participation.take_part(document.kind, document.pk, [document.proposer], Capacity.READER, now)
