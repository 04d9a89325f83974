"""The channels of sending and the states of a delivery."""

from django.db import models


class Channel(models.TextChoices):
    """How it reaches the recipient."""

    INTERNAL = "internal", "Qua hệ thống"
    PAPER = "paper", "Bản giấy"


class State(models.TextChoices):
    """What became of a delivery at its recipient."""

    SENT = "sent", "Đã gửi"
    OPENED = "opened", "Đã xem"
    REGISTERED = "registered", "Đã vào sổ"
    REFUSED = "refused", "Bị từ chối"
    REVOKED = "revoked", "Đã thu hồi"
    LISTED = "listed", "Chờ chuyển giao"
    HANDED_OVER = "handed_over", "Đã chuyển giao"
