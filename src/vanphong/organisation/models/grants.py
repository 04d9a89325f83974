from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from vanphong.organisation.choices import Role
from vanphong.organisation.models.organs import Organ, Position

M = TypeVar("M", bound=models.Model)


class SinceQuerySet(models.QuerySet[M]):
    """Rows with `since` and `until`."""

    def in_force(self, on: date) -> Self:
        """Those in force on that day: `until` is the first day on which they no longer are."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Delegations by day."""

    def in_force(self, on: date) -> Self:
        """Those in force on that day: `until` is the last day; a revoked one ended at once."""
        return self.filter(since__lte=on, until__gte=on, revoked_at=None)


class RoleGrant(models.Model):
    """A role entrusted to a position for an organ, and for its subordinates where said so. Given and taken back with a reason."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField("Vai trò", max_length=20, choices=Role)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="grants")
    with_subordinates = models.BooleanField("Cả cơ quan cấp dưới", default=False)
    since = models.DateField("Từ ngày")
    until = models.DateField("Thu hồi từ ngày", null=True, blank=True)
    reason = models.CharField("Lý do", max_length=300)
    revoked_reason = models.CharField("Lý do thu hồi", max_length=300, blank=True)

    objects = SinceQuerySet.as_manager()

    class Meta:
        verbose_name = "Vai trò được giao"
        constraints = [
            models.UniqueConstraint(
                fields=["position", "role", "organ"], condition=Q(until=None), name="role_grant_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="role_grant_dates_in_order"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="role_grant_has_reason"),
        ]


class AssistantPair(models.Model):
    """An assistant (trợ lý) works for a leader: acts for the leader's position in everything but what is personal, such as signing."""

    leader_position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="assistants")
    assistant_position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="leaders")
    since = models.DateField("Từ ngày")
    until = models.DateField("Kết thúc từ ngày", null=True, blank=True)

    objects = SinceQuerySet.as_manager()

    class Meta:
        verbose_name = "Lãnh đạo – trợ lý"
        constraints = [
            models.UniqueConstraint(
                fields=["leader_position", "assistant_position"], condition=Q(until=None), name="assistant_pair_once"
            ),
            models.CheckConstraint(condition=~Q(leader_position=F("assistant_position")), name="assistant_of_another"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="assistant_dates_in_order"),
        ]


class Delegation(models.Model):
    """One position acts for another from `since` to the end of `until`, in `permissions` (none: in all). Never passed on (05-HD/VPTW, I.7.1.4d)."""

    from_position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="delegated")
    to_position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="delegations")
    since = models.DateField("Từ ngày")
    until = models.DateField("Đến hết ngày")
    reason = models.CharField("Lý do", max_length=300)
    permissions = models.JSONField("Việc được ủy quyền", default=list)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_reason = models.CharField("Lý do thu hồi", max_length=300, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "Ủy quyền"
        constraints = [
            models.CheckConstraint(condition=~Q(from_position=F("to_position")), name="delegation_to_another"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="delegation_dates_in_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="delegation_has_reason"),
        ]
        indexes = [models.Index(fields=["to_position", "until"], name="delegation_by_receiver")]


class RecipientGroup(models.Model):
    """A named list of recipients (nhóm nơi nhận) of an organ."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="recipient_groups")
    name = models.CharField("Tên nhóm", max_length=200)
    folded = models.CharField(max_length=300)
    is_closed = models.BooleanField("Không dùng nữa", default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "Nhóm nơi nhận"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "folded"], condition=Q(is_closed=False), name="recipient_group_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """One member of a group: an organ, a unit, a position or a person, as a stored principal."""

    group = models.ForeignKey(RecipientGroup, on_delete=models.CASCADE, related_name="members")
    principal = models.BigIntegerField()
    rank = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "principal"], name="group_member_once")]
