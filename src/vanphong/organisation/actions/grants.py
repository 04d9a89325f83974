"""What positions are entrusted with: roles, assistants, delegations (ủy quyền)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import NotPermitted
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox.api import publish
from vanphong.organisation import rules
from vanphong.organisation.actions.acts import alter, locked, note, permit, require
from vanphong.organisation.choices import Role
from vanphong.organisation.events import DelegationMade, DelegationRevoked
from vanphong.organisation.models import AssistantPair, Delegation, Organ, Position, RoleGrant
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries.actors import organ_links, permissions_of_position, subtree


def grant_role(
    actor: Actor,
    now: datetime,
    *,
    position_id: int,
    role: str,
    organ_id: int,
    since: date,
    reason: str,
    with_subordinates: bool = False,
    key: str = "",
) -> RoleGrant:
    """Entrust a position with a role for an organ, with a reason; for its subordinates only by whoever grants roles in all of them."""
    with transaction.atomic():
        position = locked(Position, position_id)
        organ = locked(Organ, organ_id)
        _permit_grant(actor, organ, with_subordinates=with_subordinates)
        claimed = journal.claim(key, Organ.kind, "grant_role", now)
        label = Role(role).label
        held = RoleGrant.objects.filter(position=position, role=role, organ=organ, until=None).exists()
        require(
            rules.reason_is_given(reason),
            rules.not_to_oneself(position.pk, actor.position_id),
            rules.system_admin_of_all(is_system_admin=role == Role.SYSTEM_ADMIN, is_topmost=organ.is_topmost),
            f"Chức vụ này đang có vai trò {label} ở cơ quan đó." if held else None,
        )
        grant = RoleGrant.objects.create(
            position=position, role=role, organ=organ, with_subordinates=with_subordinates, since=since, reason=reason
        )
        where = f"{organ.name} và cấp dưới" if with_subordinates else organ.name
        sentence = f"Giao vai trò {label} tại {where} cho {position.title}: {reason}"
        note(actor, now, (Organ.kind, organ.pk), "grant_role", sentence, claimed=claimed)
        return grant


def revoke_role(actor: Actor, now: datetime, *, grant_id: int, reason: str) -> RoleGrant:
    """Take a role back at once, with a reason."""
    with transaction.atomic():
        grant = locked(RoleGrant, grant_id)
        _permit_grant(actor, grant.organ, with_subordinates=grant.with_subordinates)
        today = office_date(now)
        ended = grant.until is not None and grant.until <= today
        require(rules.reason_is_given(reason), "Vai trò này đã thu hồi." if ended else None)
        changes = alter(grant, {"until": max(today, grant.since), "revoked_reason": reason})
        sentence = (
            f"Thu hồi vai trò {Role(grant.role).label} tại {grant.organ.name} của {grant.position.title}: {reason}"
        )
        note(actor, now, (Organ.kind, grant.organ_id), "revoke_role", sentence, changes=changes)
        return grant


def pair_assistant(
    actor: Actor, now: datetime, *, leader_position_id: int, assistant_position_id: int, since: date, key: str = ""
) -> AssistantPair:
    """Let a position assist a leader: it acts for the leader in everything that is not personal."""
    with transaction.atomic():
        leader = locked(Position, leader_position_id)
        assistant = locked(Position, assistant_position_id)
        permit(actor, Permission.PAIR_ASSISTANT, leader.unit.organ_id)
        claimed = journal.claim(key, Organ.kind, "pair_assistant", now)
        paired = AssistantPair.objects.filter(leader_position=leader, assistant_position=assistant, until=None).exists()
        require(
            "Trợ lý phải là chức vụ khác." if leader.pk == assistant.pk else None,
            "Hai chức vụ này đã được ghép." if paired else None,
            rules.not_to_oneself(assistant.pk, actor.position_id),
        )
        pair = AssistantPair.objects.create(leader_position=leader, assistant_position=assistant, since=since)
        sentence = f"{assistant.title} giúp việc {leader.title} từ ngày {since:%d/%m/%Y}"
        note(actor, now, (Organ.kind, leader.unit.organ_id), "pair_assistant", sentence, claimed=claimed)
        return pair


def end_pair(actor: Actor, now: datetime, *, pair_id: int, reason: str) -> AssistantPair:
    """End an assistant's work for a leader at once."""
    with transaction.atomic():
        pair = locked(AssistantPair, pair_id)
        leader, assistant = pair.leader_position, pair.assistant_position
        permit(actor, Permission.PAIR_ASSISTANT, leader.unit.organ_id)
        require(rules.reason_is_given(reason), "Đã bỏ ghép." if pair.until else None)
        changes = alter(pair, {"until": max(office_date(now), pair.since)})
        sentence = f"{assistant.title} thôi giúp việc {leader.title}: {reason}"
        note(actor, now, (Organ.kind, leader.unit.organ_id), "end_pair", sentence, changes=changes)
        return pair


def delegate(
    actor: Actor,
    now: datetime,
    *,
    from_position_id: int,
    to_position_id: int,
    since: date,
    until: date,
    reason: str,
    permissions: Sequence[str] = (),
    key: str = "",
) -> Delegation:
    """Let another position act for one until the end of a day: in everything, or in `permissions`. What was delegated is not passed on."""
    with transaction.atomic():
        giver = locked(Position, from_position_id)
        taker = locked(Position, to_position_id)
        permit_delegation(actor, giver)
        claimed = journal.claim(key, Organ.kind, "delegate", now)
        today = office_date(now)
        require(
            rules.reason_is_given(reason),
            rules.delegated_to_another(giver.pk, taker.pk),
            rules.dates_are_in_order(since, until),
            rules.delegation_is_ahead(until, today),
            rules.delegated_is_held(permissions, permissions_of_position(giver.pk, today)),
            _delegated_already(giver, taker, since, until),
            "Chức vụ được ủy quyền đã kết thúc." if taker.valid_to and taker.valid_to <= today else None,
        )
        delegation = Delegation.objects.create(
            from_position=giver,
            to_position=taker,
            since=since,
            until=until,
            reason=reason,
            permissions=sorted(permissions),
            made_at=now,
        )
        what = f"{len(permissions)} việc" if permissions else "mọi việc"
        sentence = (
            f"{giver.title} ủy quyền {what} cho {taker.title} từ {since:%d/%m/%Y} đến hết {until:%d/%m/%Y}: {reason}"
        )
        note(actor, now, (Organ.kind, giver.unit.organ_id), "delegate", sentence, claimed=claimed)
        publish(DelegationMade(delegation.pk, giver.pk, taker.pk, since, until), now)
        return delegation


def _delegated_already(giver: Position, taker: Position, since: date, until: date) -> str | None:
    """The same position is not delegated to the same twice for the same days; to change it, the first is revoked."""
    there = Delegation.objects.filter(from_position=giver, to_position=taker, revoked_at=None)
    before = there.filter(since__lte=until, until__gte=since).order_by("id").first()
    if before is None:
        return None
    days = f"từ {before.since:%d/%m/%Y} đến hết {before.until:%d/%m/%Y}"
    return f"Chức vụ này đã được ủy quyền {days}. Thu hồi ủy quyền đó trước nếu cần thay đổi."


def revoke_delegation(actor: Actor, now: datetime, *, delegation_id: int, reason: str) -> Delegation:
    """End a delegation at once, with a reason."""
    with transaction.atomic():
        delegation = locked(Delegation, delegation_id)
        giver, taker = delegation.from_position, delegation.to_position
        permit_delegation(actor, giver)
        require(
            rules.reason_is_given(reason),
            "Ủy quyền này đã thu hồi." if delegation.revoked_at else None,
            "Ủy quyền này đã hết hạn." if delegation.until < office_date(now) else None,
        )
        changes = alter(delegation, {"revoked_at": now, "revoked_reason": reason})
        sentence = f"{giver.title} thu hồi ủy quyền cho {taker.title}: {reason}"
        note(actor, now, (Organ.kind, giver.unit.organ_id), "revoke_delegation", sentence, changes=changes)
        publish(DelegationRevoked(delegation.pk, giver.pk, taker.pk), now)
        return delegation


def permit_delegation(actor: Actor, giver: Position) -> None:
    """Raise `NotPermitted` unless the actor may delegate the position, and so revoke what was delegated of it."""
    if not may_delegate(actor, giver):
        permit(actor, Permission.DELEGATE_FOR, giver.unit.organ_id)


def may_delegate(actor: Actor, giver: Position) -> bool:
    """One's own position by whoever may delegate and acts in person; others' by whoever keeps the organ's delegations."""
    is_own = giver.pk == actor.position_id and not actor.on_behalf_of
    return (is_own and actor.may(Permission.DELEGATE)) or actor.may(Permission.DELEGATE_FOR, giver.unit.organ_id)


def _permit_grant(actor: Actor, organ: Organ, *, with_subordinates: bool) -> None:
    permit(actor, Permission.GRANT_ROLE, organ.pk)
    if not with_subordinates:
        return
    reached = subtree(organ.pk, organ_links()[0])
    if reached - set(actor.organs_where(Permission.GRANT_ROLE)):
        raise NotPermitted("Chỉ người được giao vai trò ở mọi cơ quan cấp dưới mới giao được vai trò cho cả cấp dưới.")
