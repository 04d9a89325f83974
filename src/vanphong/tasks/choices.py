"""The states of a task, and which of them mean what."""

from django.db import models


class State(models.TextChoices):
    """Where a task stands. How it stands with its deadline is derived, never stored."""

    ASSIGNED = "assigned", "Đang thực hiện"
    PASSED_ON = "passed_on", "Đã chuyển tiếp"
    AWAITING_ACCEPTANCE = "awaiting_acceptance", "Chờ nghiệm thu"
    RETURNED = "returned", "Bị trả lại"
    REASSIGNED = "reassigned", "Đã giao lại"
    RECALLED = "recalled", "Đã thu hồi"
    COMPLETED = "completed", "Hoàn thành"
    NOTED = "noted", "Đã xem"


TODO = (State.ASSIGNED.value, State.PASSED_ON.value)
"""The holder has to do it."""
OPEN = (*TODO, State.AWAITING_ACCEPTANCE.value)
"""Its clock runs: the holder has to do it, or the assigner has to accept what was done."""
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
    ACCEPTANCE = "acceptance", "Chờ tôi nghiệm thu"
    LATE = "late", "Quá hạn"
    DONE = "done", "Tôi đã xong"
