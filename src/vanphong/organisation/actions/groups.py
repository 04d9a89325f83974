"""Groups of recipients (nhóm nơi nhận)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.journal import api as journal
from vanphong.organisation import rules
from vanphong.organisation.actions.acts import alter, folded_name, locked, note, permit, require
from vanphong.organisation.models import GroupMember, Organ, RecipientGroup
from vanphong.organisation.permissions import Permission
from vanphong.organisation.queries.principals import GONE, describe_many


def form_group(
    actor: Actor, now: datetime, *, organ_id: int, name: str, members: Sequence[int], key: str = ""
) -> RecipientGroup:
    """Make a group of an organ out of stored principals."""
    with transaction.atomic():
        organ = locked(Organ, organ_id)
        permit(actor, Permission.MANAGE_GROUPS, organ.pk)
        claimed = journal.claim(key, Organ.kind, "form_group", now)
        require(
            rules.name_is_given(name), _is_free(organ.pk, name, None), _has_members(members), _are_known(members, now)
        )
        group = RecipientGroup.objects.create(organ=organ, name=name, folded=folded_name(name))
        _write_members(group, members)
        note(
            actor,
            now,
            (Organ.kind, organ.pk),
            "form_group",
            f"Lập nhóm nơi nhận {name}: {len(set(members))} nơi",
            claimed=claimed,
        )
        return group


def edit_group(
    actor: Actor, now: datetime, *, group_id: int, name: str, members: Sequence[int], seen: int | None = None
) -> RecipientGroup:
    """Change a group's name and members."""
    with transaction.atomic():
        group = locked(RecipientGroup, group_id, seen)
        permit(actor, Permission.MANAGE_GROUPS, group.organ_id)
        require(
            rules.name_is_given(name),
            _is_free(group.organ_id, name, group.pk),
            _has_members(members),
            _are_known(members, now),
        )
        before = list(group.members.order_by("rank", "id").values_list("principal", flat=True))
        if not alter(group, {"name": name, "folded": folded_name(name)}):
            group.version += 1
            group.save(update_fields=["version"])
        _write_members(group, members)
        changes = {"Nơi nhận": (before, list(members))}
        note(actor, now, (Organ.kind, group.organ_id), "edit_group", f"Sửa nhóm nơi nhận {name}", changes=changes)
        return group


def close_group(actor: Actor, now: datetime, *, group_id: int) -> RecipientGroup:
    """Use a group no longer."""
    with transaction.atomic():
        group = locked(RecipientGroup, group_id)
        permit(actor, Permission.MANAGE_GROUPS, group.organ_id)
        require("Nhóm này đã thôi dùng." if group.is_closed else None)
        alter(group, {"is_closed": True})
        note(actor, now, (Organ.kind, group.organ_id), "close_group", f"Thôi dùng nhóm nơi nhận {group.name}")
        return group


def _write_members(group: RecipientGroup, members: Sequence[int]) -> None:
    group.members.all().delete()
    wanted = dict.fromkeys(members)
    GroupMember.objects.bulk_create(
        GroupMember(group=group, principal=principal, rank=rank) for rank, principal in enumerate(wanted)
    )


def _is_free(organ_id: int, name: str, group_id: int | None) -> str | None:
    rows = RecipientGroup.objects.filter(organ_id=organ_id, folded=folded_name(name), is_closed=False)
    return f"Đã có nhóm tên {name}." if rows.exclude(pk=group_id or 0).exists() else None


def _are_known(members: Sequence[int], now: datetime) -> str | None:
    """A group is made of what stands in the directory."""
    named = describe_many(members, office_date(now))
    return (
        "Có nơi nhận không còn trong danh bạ. Đề nghị chọn lại."
        if any(n.label == GONE for n in named.values())
        else None
    )


def _has_members(members: Sequence[int]) -> str | None:
    return None if members else "Chưa chọn nơi nhận nào."
