"""Signing: submitted in ranks, signed after proving who one is, sent back with a reason, another signer put in place with trace."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F

from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import NotPermitted
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.organisation import api as organisation
from vanphong.outgoing import ports, rules
from vanphong.outgoing.actions.acts import (
    end_turns,
    judge_authority,
    name_signer,
    require,
    require_as_seen,
    take_part,
    take_part_as_positions,
)
from vanphong.outgoing.choices import State, StepOutcome
from vanphong.outgoing.models import OutgoingDocument, Signature, SigningStep
from vanphong.outgoing.queries import authority
from vanphong.outgoing.queries.contents import content_files
from vanphong.outgoing.workflow import DOCUMENT

Ranks = Sequence[Sequence[int]]


@DOCUMENT.performs("submit")
def submit(document: OutgoingDocument, actor: Actor, now: datetime, /, *, ranks: Ranks) -> None:
    """Submit for signature: ranks of positions one after another, those of one rank side by side; the last holds who signs the document."""
    ranks = [list(rank) for rank in ranks if rank]
    judge_authority(document, now)
    require(
        rules.authority_allows(document, actor, now),
        rules.steps_are_whole(ranks, document.signer_id),
        _may_all_sign(ranks, now),
    )
    document.round += 1
    SigningStep.objects.bulk_create(
        SigningStep(
            document=document, round=document.round, rank=rank, position_id=position_id, is_final=rank == len(ranks)
        )
        for rank, positions in enumerate(ranks, start=1)
        for position_id in positions
    )
    document.remark = ""
    document.told = _in_words(ranks, now)
    open_turn(document, now)


def sign(
    document_id: int,
    actor: Actor,
    now: datetime,
    /,
    *,
    secret: str,
    sha256: str,
    following: Sequence[int] = (),
    key: str = "",
    seen: int | None = None,
) -> OutgoingDocument:
    """Sign the content with that SHA-256, after the person has proved who they are. Not inside a transaction.

    Raises `InvalidInput` for a wrong password or code, `StaleRecord` when the draft has changed, and what the workflow refuses.
    """
    account = organisation.Account.objects.filter(pk=actor.account_id).first()
    if account is None:
        raise NotPermitted("Chỉ người đăng nhập bằng tài khoản của mình mới ký được.")
    proof = ports.signing().confirm(account, secret, sha256, now)
    given = {"proof": proof, "sha256": sha256, "following": following}
    return put_signature(document_id, actor, now, key=key, seen=seen, **given)


@DOCUMENT.performs("sign")
def put_signature(
    document: OutgoingDocument,
    actor: Actor,
    now: datetime,
    /,
    *,
    proof: ports.Proof,
    sha256: str,
    following: Sequence[int] = (),
) -> State:
    """Write the signature and pass the turn on; with the last one the document is signed and goes to the registry.

    `following`: positions that sign next, before the ranks that were named.
    """
    require_as_seen(document, sha256)
    judge_authority(document, now, is_delegated=_is_delegated(actor))
    require(rules.authority_allows(document, actor, now))
    step = document.steps.get(round=document.round, position_id=actor.position_id, outcome="")
    _close(step, StepOutcome.SIGNED, actor, now)
    _write_signature(document, step, actor, now, proof)
    if following:
        _insert_rank(document, following, now)
    return open_turn(document, now)


@DOCUMENT.performs("send_back")
def send_back(document: OutgoingDocument, actor: Actor, now: datetime, /, *, reason: str, to: str = "author") -> State:
    """Refuse to sign, with a reason: back to the author, or to the rank of signers before (`to="previous"`)."""
    require(rules.reason_is_given(reason))
    step = document.steps.get(round=document.round, position_id=actor.position_id, outcome="")
    document.remark = reason.strip()
    if to == "previous" and step.rank > 1:
        return _to_previous(document, step, actor, now, reason.strip())
    _close(step, StepOutcome.SENT_BACK, actor, now, reason.strip())
    end_turns(document, StepOutcome.WITHDRAWN, now)
    document.told, document.concerned = "người soạn", [Principal.POSITION.of(document.author_position_id)]
    document.changed_at = now
    return State.RETURNED


@DOCUMENT.performs("change_signer")
def change_signer(
    document: OutgoingDocument, actor: Actor, now: datetime, /, *, step_id: int, position_id: int, reason: str
) -> None:
    """Another position signs instead; the step that was stays with its reason. Authority is asked anew where the document's own signer changes."""
    step = document.steps.filter(pk=step_id, round=document.round, outcome="").select_related("position").first()
    taken = document.steps.filter(round=document.round, position_id=position_id, outcome__in=["", "signed"]).exists()
    require(
        rules.reason_is_given(reason),
        None if step else "Bước ký này đã xong hoặc không còn.",
        "Đồng chí này đã có trong danh sách ký." if taken else None,
        _may_all_sign([[position_id]], now),
    )
    assert step is not None  # noqa: S101  # required just above
    _close(step, StepOutcome.CHANGED, actor, now, reason.strip())
    fresh = SigningStep.objects.create(
        document=document,
        round=document.round,
        rank=step.rank,
        position_id=position_id,
        is_final=step.is_final,
        opened_at=now if step.opened_at else None,
        replaces=step,
    )
    participation.end(document.kind, document.pk, [step.position.principal], [Capacity.SIGNER], now)
    if document.signer_id == step.position_id:
        _change_own_signer(document, actor, now, position_id)
    document.told = f"từ {step.position.title} sang {fresh.position.title}"
    document.remark = reason.strip()
    document.turn = [position_id if held == step.position_id else held for held in document.turn]
    document.concerned = take_part_as_positions(document, [position_id], Capacity.SIGNER, now)
    document.changed_at = now


@DOCUMENT.performs("add_signer")
def add_signer(document: OutgoingDocument, actor: Actor, now: datetime, /, *, positions: Sequence[int]) -> None:
    """These sign next, side by side, as the document goes; whoever signs the document itself stays the last."""
    _insert_rank(document, positions, now)
    document.told = _in_words([positions], now)
    open_turn(document, now)


def _insert_rank(document: OutgoingDocument, positions: Sequence[int], now: datetime) -> None:
    """A rank of its own behind what is being signed, or before the last where only that still waits: its turn then comes again."""
    steps = list(document.steps.filter(round=document.round, outcome__in=["", "signed"]).order_by("rank", "id"))
    taken = {step.position_id for step in steps}
    require(
        None if positions else "Chưa chọn người ký.",
        "Đồng chí này đã có trong danh sách ký." if taken & set(positions) else None,
        _may_all_sign([positions], now),
    )
    waiting = [step for step in steps if not step.outcome]
    require(None if waiting else "Người ký ban hành đã ký, không thêm người ký được nữa.")
    has_begun = any(step.outcome and step.rank == waiting[0].rank for step in steps)
    at = waiting[0].rank if waiting[0].is_final and not has_begun else waiting[0].rank + 1
    later = document.steps.filter(round=document.round, rank__gte=at)
    require("Người ký ban hành đang ký; đề nghị chờ ký xong hoặc rút lại để trình lại." if not later.exists() else None)
    later.update(rank=F("rank") + 1)
    document.steps.filter(pk__in=[step.pk for step in waiting if step.rank >= at]).update(opened_at=None)
    SigningStep.objects.bulk_create(
        SigningStep(document=document, round=document.round, rank=at, position_id=each, is_final=False)
        for each in dict.fromkeys(positions)
    )


def open_turn(document: OutgoingDocument, now: datetime) -> State:
    """Let the first rank that waits see the document; with nobody left it goes to the registry."""
    steps = list(document.steps.filter(round=document.round, outcome__in=["", "signed"]).order_by("rank", "id"))
    ranks: dict[int, list[tuple[int, bool]]] = {}
    for step in steps:
        ranks.setdefault(step.rank, []).append((step.position_id, step.outcome == StepOutcome.SIGNED))
    document.turn = rules.turn_of(list(ranks.values()))
    document.changed_at = now
    if not document.turn:
        registry = Principal.REGISTRY.of(document.organ_id)
        take_part(document, [registry], Capacity.CLERK, now)
        document.concerned = [registry]
        return State.SIGNED
    fresh = document.steps.filter(round=document.round, outcome="", position_id__in=document.turn, opened_at=None)
    if fresh.update(opened_at=now):
        document.concerned = take_part_as_positions(document, document.turn, Capacity.SIGNER, now)
    return State.SUBMITTED


def _to_previous(document: OutgoingDocument, step: SigningStep, actor: Actor, now: datetime, reason: str) -> State:
    """The rank before signs again, then this one: their steps are made anew, what was stays."""
    before = document.steps.filter(round=document.round, rank__in=[step.rank - 1, step.rank])
    again = list(before.filter(outcome__in=["", StepOutcome.SIGNED]).order_by("rank", "id"))
    _close(step, StepOutcome.SENT_BACK, actor, now, reason)
    others = [each.pk for each in again if each.pk != step.pk]
    document.steps.filter(pk__in=others).update(outcome=StepOutcome.WITHDRAWN, closed_at=now, note=reason)
    SigningStep.objects.bulk_create(
        SigningStep(
            document=document,
            round=document.round,
            rank=each.rank,
            position_id=each.position_id,
            is_final=each.is_final,
        )
        for each in again
    )
    document.told = "lượt ký trước"
    return open_turn(document, now)


def _change_own_signer(document: OutgoingDocument, actor: Actor, now: datetime, position_id: int) -> None:
    document.signer_id = position_id
    document.signing_form = ""
    name_signer(document, now)
    judge_authority(document, now)
    require(rules.authority_allows(document, actor, now))


def _close(step: SigningStep, outcome: StepOutcome, actor: Actor, now: datetime, note: str = "") -> None:
    step.outcome, step.closed_at, step.note = outcome, now, note
    step.person, step.on_behalf_of = actor.name, actor.on_behalf_of
    step.save(update_fields=["outcome", "closed_at", "note", "person", "on_behalf_of"])


def _write_signature(
    document: OutgoingDocument, step: SigningStep, actor: Actor, now: datetime, proof: ports.Proof
) -> None:
    signed: list[dict[str, Any]] = [
        {"slot": file.slot, "name": file.name, "sha256": file.blob.sha256, "version": file.number}
        for file in content_files(document)
    ]
    Signature.objects.create(
        document=document,
        step=step,
        sha256=document.sha256,
        files=signed,
        person_id=actor.person_id,
        person=actor.name,
        position_id=actor.position_id,
        title=actor.title,
        on_behalf_of=actor.on_behalf_of,
        method=proof.method,
        evidence=proof.evidence,
        at=now,
    )


def _is_delegated(actor: Actor) -> bool:
    """Signing never passes to assistants, so whoever signs for another does so on a delegation."""
    return bool(actor.on_behalf_of)


def _may_all_sign(ranks: Ranks, now: datetime) -> str | None:
    """Whoever is to sign holds a position that may sign."""
    unable = authority.unable_to_sign([position for rank in ranks for position in rank], office_date(now))
    return f"Chức vụ không được giao việc ký: {', '.join(unable)}." if unable else None


def _in_words(ranks: Ranks, now: datetime) -> str:
    stored = {position: Principal.POSITION.of(position) for rank in ranks for position in rank}
    names = organisation.describe_many(stored.values(), office_date(now))
    return " → ".join(", ".join(names[stored[position]].label for position in rank) for rank in ranks)
