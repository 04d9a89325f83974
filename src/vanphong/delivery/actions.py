"""Sending, and what recipients and sender do with a delivery."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import IntegrityError, transaction

from vanphong.delivery import rules
from vanphong.delivery.choices import Channel, State
from vanphong.delivery.events import DispatchSent
from vanphong.delivery.letters import Letter, Recipient, SentFile
from vanphong.delivery.models import Delivery, Dispatch
from vanphong.delivery.queries import delivery as delivery_of
from vanphong.delivery.queries import live_organs, zone
from vanphong.delivery.workflow import WORKFLOW
from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.errors import InvalidInput, RuleViolated, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.participation import api as participation
from vanphong.kernel.text.api import fold
from vanphong.kernel.trace import api as trace
from vanphong.kernel.workflow import Outcome
from vanphong.organisation.api import Organ


def send(
    source: tuple[str, int],
    letter: Letter,
    files: Sequence[SentFile],
    recipients: Sequence[Recipient],
    *,
    sender_organ_id: int,
    actor: Actor,
    now: datetime,
    replaces: Dispatch | int | None = None,
    key: str = "",
) -> Dispatch:
    """Send a letter to its recipients, in the transaction of the verb that issues it; that verb has asked whether the actor may.

    Connected organs have it at once in «chờ tiếp nhận», the others are listed for paper. An organ that has a live delivery of the same record,
    and the sender itself, are left out; a second call with the same `key` answers the first dispatch and does nothing. Raises `RuleViolated`
    for a secret letter in zone internet, `InvalidInput` when nobody is left to send to.
    """
    if refused := rules.may_be_sent(letter.secrecy, zone()):
        raise RuleViolated([refused])
    dispatch = Dispatch(
        source_kind=source[0],
        source_id=source[1],
        sender=Organ.objects.get(pk=sender_organ_id),
        reference=letter.reference,
        subject=letter.subject,
        folded=fold(letter.subject)[:3000],
        particulars=letter.to_json(),
        files=[asdict(file) for file in files],
        secrecy=letter.secrecy,
        sent_at=now,
        sent_by=actor.name,
        replaces_id=replaces.pk if isinstance(replaces, Dispatch) else replaces,
        key=key or None,
    )
    with transaction.atomic():
        return _sent_before(key) or _send_once(dispatch, recipients, actor, now)


def _sent_before(key: str) -> Dispatch | None:
    return Dispatch.objects.filter(key=key).first() if key else None


def _send_once(dispatch: Dispatch, recipients: Sequence[Recipient], actor: Actor, now: datetime) -> Dispatch:
    wanted = _new_recipients(dispatch, recipients)
    if not wanted:
        if first := _sent_before(dispatch.key or ""):
            return first
        raise InvalidInput("Không còn nơi nhận nào để gửi: các nơi đã chọn đều đã được gửi văn bản này.")
    try:
        with transaction.atomic():
            dispatch.save(force_insert=True)
            made = _deliver(dispatch, wanted, now)
    except IntegrityError:
        if first := _sent_before(dispatch.key or ""):
            return first
        raise WrongState("Vừa có người gửi văn bản này. Đề nghị tải lại trang để xem đã gửi những nơi nào.") from None
    _tell(dispatch, made, actor, now)
    return dispatch


def _new_recipients(dispatch: Dispatch, recipients: Sequence[Recipient]) -> list[Recipient]:
    """Each organ once, without the sender and without those that have it."""
    passed = live_organs(dispatch.source_kind, dispatch.source_id) | {dispatch.sender_id}
    wanted: dict[object, Recipient] = {}
    for each in recipients:
        if each.organ_id is None or each.organ_id not in passed:
            wanted.setdefault(each.organ_id or each.name.casefold(), each)
    return list(wanted.values())


def _deliver(dispatch: Dispatch, recipients: Sequence[Recipient], now: datetime) -> list[Delivery]:
    organ_ids = [each.organ_id for each in recipients if each.organ_id]
    connected = set(
        Organ.objects.filter(pk__in=organ_ids, is_connected=True, valid_to=None).values_list("id", flat=True)
    )
    made = Delivery.objects.bulk_create(
        [_delivery(dispatch, each, each.organ_id in connected, now) for each in recipients]
    )
    participation.Participation.objects.bulk_create(
        [
            participation.Participation(
                kind=Delivery.kind,
                record_id=each.pk,
                principal=Principal.REGISTRY.of(each.recipient_id),
                capacity=participation.Capacity.RECIPIENT,
                since=now,
            )
            for each in made
            if each.channel == Channel.INTERNAL and each.recipient_id
        ],
    )
    return made


def _delivery(dispatch: Dispatch, recipient: Recipient, is_connected: bool, now: datetime) -> Delivery:  # noqa: FBT001  # one row
    return Delivery(
        state=State.SENT if is_connected else State.LISTED,
        channel=Channel.INTERNAL if is_connected else Channel.PAPER,
        created_at=now,
        dispatch=dispatch,
        source_kind=dispatch.source_kind,
        source_id=dispatch.source_id,
        organ_id=dispatch.sender_id,
        secrecy=dispatch.secrecy,
        recipient_id=recipient.organ_id,
        recipient_name=recipient.name[:250],
        folded=fold(recipient.name)[:300],
        purpose=recipient.purpose,
    )


def _tell(dispatch: Dispatch, made: Sequence[Delivery], actor: Actor, now: datetime) -> None:
    here = [each for each in made if each.channel == Channel.INTERNAL]
    sentence = f"Gửi {len(made)} nơi nhận: {rules.in_words(each.recipient_name for each in made)}"
    ref = (dispatch.source_kind, dispatch.source_id)
    journal.record(actor, now, "dispatch", dispatch.pk, "send", sentence, root=ref)
    organ_ids = [each.recipient_id for each in here if each.recipient_id]
    outbox.publish(DispatchSent.of(dispatch, actor, organ_ids, len(made) - len(here)), now)


@WORKFLOW.performs("open_delivery")
def _open(delivery: Delivery, actor: Actor, now: datetime, /) -> None:
    delivery.opened_at, delivery.opened_by = now, actor.name


def open_delivery(delivery_id: int, actor: Actor, now: datetime) -> Delivery:
    """The recipient's registry looks at it: the sender sees that it was opened. Looking again changes nothing."""
    found = Delivery.objects.filter(pk=delivery_id).first()
    if found is None or found.state != State.SENT:
        return delivery_of(actor, delivery_id)
    return _open(found, actor, now)


@WORKFLOW.performs("mark_registered")
def _mark(
    delivery: Delivery, actor: Actor, now: datetime, /, *, arrival_number: str, record_kind: str, record_id: int
) -> None:
    delivery.opened_at, delivery.opened_by = delivery.opened_at or now, delivery.opened_by or actor.name
    delivery.registered_at, delivery.arrival_number = now, arrival_number
    delivery.record_kind, delivery.record_id = record_kind, record_id
    sent = (delivery.source_kind, delivery.source_id)
    trace.link(sent, (record_kind, record_id), trace.Relation.DELIVERED_AS, now)


def mark_registered(
    delivery: Delivery | int, actor: Actor, now: datetime, *, arrival_number: str, record: tuple[str, int]
) -> Delivery:
    """The recipient registered it under this number as that record: called down by the verb that registers, in its transaction."""
    return _mark(delivery, actor, now, arrival_number=arrival_number, record_kind=record[0], record_id=record[1])


@WORKFLOW.performs("refuse")
def refuse(delivery: Delivery, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """The recipient's registry does not take it (từ chối tiếp nhận); the reason goes back to the sender."""
    _end(delivery, actor, now, reason, "từ chối")


@WORKFLOW.performs("revoke")
def revoke_one(delivery: Delivery, actor: Actor, now: datetime, /, *, reason: str) -> None:
    """The sender takes it back (thu hồi): what was not registered disappears at the recipient, what was is told to be taken back."""
    _end(delivery, actor, now, reason, "thu hồi")
    if delivery.recipient_id:
        registry = [Principal.REGISTRY.of(delivery.recipient_id)]
        participation.end(Delivery.kind, delivery.pk, registry, [participation.Capacity.RECIPIENT], now)


def _end(delivery: Delivery, actor: Actor, now: datetime, reason: str, what: str) -> None:
    if refused := rules.reason_is_given(reason, what):
        raise RuleViolated([refused])
    delivery.reason, delivery.ended_at, delivery.ended_by = reason.strip(), now, actor.name


def revoke(delivery_ids: Iterable[int], actor: Actor, now: datetime, *, reason: str) -> list[Outcome]:
    """Take these deliveries back, each by itself; what could not be comes with its reason."""
    return WORKFLOW.perform_many(revoke_one, delivery_ids, actor, now, reason=reason)


def revoke_dispatch(dispatch: Dispatch | int, actor: Actor, now: datetime, *, reason: str) -> list[Outcome]:
    """Take back everything of a dispatch that is neither refused nor revoked."""
    dispatch_id = dispatch.pk if isinstance(dispatch, Dispatch) else dispatch
    live = Delivery.objects.filter(dispatch_id=dispatch_id).exclude(state__in=[State.REFUSED, State.REVOKED])
    return revoke(list(live.order_by("id").values_list("id", flat=True)), actor, now, reason=reason)


@WORKFLOW.performs("hand_over")
def hand_over(
    delivery: Delivery, actor: Actor, now: datetime, /, *, handed_on: date, handed_to: str = "", note: str = ""
) -> None:
    """The paper was handed over (chuyển giao): to whom, on which day."""
    _note_hand_over(delivery, now, handed_on, handed_to, note)


@WORKFLOW.performs("amend_hand_over")
def amend_hand_over(
    delivery: Delivery, actor: Actor, now: datetime, /, *, handed_on: date, handed_to: str = "", note: str = ""
) -> None:
    """What was noted about a hand-over was wrong; the journal keeps both."""
    _note_hand_over(delivery, now, handed_on, handed_to, note)


def _note_hand_over(delivery: Delivery, now: datetime, handed_on: date, handed_to: str, note: str) -> None:
    if refused := rules.handed_over_on_a_day_past(handed_on, delivery.created_at, now):
        raise RuleViolated([refused])
    delivery.handed_on, delivery.handed_to, delivery.note = handed_on, handed_to, note
