"""The states of an arrived document and the ways it came."""

from django.db import models


class State(models.TextChoices):
    """Where an arrived document stands."""

    RECEIVED = "received", "Chờ vào sổ"
    REGISTERED = "registered", "Đã vào sổ"
    PROPOSED = "proposed", "Đã trình"
    DIRECTED = "directed", "Đã có bút phê"
    IN_PROGRESS = "in_progress", "Đang xử lý"
    COMPLETED = "completed", "Hoàn thành"
    KEPT = "kept", "Lưu để biết"
    FORWARDED = "forwarded", "Đã chuyển cơ quan khác"
    REMOVED = "removed", "Không vào sổ"


NUMBERED = (State.REGISTERED, State.PROPOSED, State.DIRECTED, State.IN_PROGRESS)
"""Registered and not yet dealt with."""
OPEN = (State.RECEIVED, *NUMBERED)
"""Somebody still has to do something."""
CLOSED = (State.COMPLETED, State.KEPT, State.FORWARDED)
"""Dealt with; can be opened again."""


class Channel(models.TextChoices):
    """How a document came."""

    UPLOAD = "upload", "Tệp điện tử"
    PAPER = "paper", "Bản giấy"
    DELIVERY = "delivery", "Liên thông"
