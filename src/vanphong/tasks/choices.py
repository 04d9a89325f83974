"""The states of a task, and which of them mean what."""

from django.db import models


class State(models.TextChoices):
    """Where a task stands. How it stands with its deadline is derived, never stored."""

    ASSIGNED = "assigned", "Đang thực hiện"
    PASSED_ON = "passed_on", "Đã chuyển tiếp"
    RETURNED = "returned", "Bị trả lại"
    REASSIGNED = "reassigned", "Đã giao lại"
    RECALLED = "recalled", "Đã thu hồi"
    COMPLETED = "completed", "Hoàn thành"
    NOTED = "noted", "Đã xem"


OPEN = (State.ASSIGNED.value, State.PASSED_ON.value)
"""The holder has to do it."""
UNSETTLED = (*OPEN, State.RETURNED.value)
"""Somebody has to do something about it: the holder, or the assigner to whom it was returned."""
HELD = (*OPEN, State.COMPLETED.value, State.NOTED.value)
"""It is the holder's, done or not."""
ENDED = (State.RETURNED.value, State.REASSIGNED.value, State.RECALLED.value)
"""It is no longer the holder's."""


class Part(models.TextChoices):
    """Which tasks a list shows, seen from the actor."""

    ALL = "all", "Tất cả"
    LEAD = "lead", "Tôi chủ trì"
    SUPPORT = "support", "Tôi phối hợp"
    INFORMED = "informed", "Để biết"
    UNIT = "unit", "Của đơn vị tôi"
    GIVEN = "given", "Tôi giao"
    RETURNED = "returned", "Bị trả lại"
    LATE = "late", "Quá hạn"
    DONE = "done", "Tôi đã xong"
