"""The states of a dossier."""

from django.db import models


class State(models.TextChoices):
    """Whether more may be filed."""

    OPEN = "open", "Đang mở"
    CLOSED = "closed", "Đã kết thúc"
