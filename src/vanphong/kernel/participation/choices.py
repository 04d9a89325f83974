"""The capacities in which somebody takes part in a record."""

from django.db import models


class Capacity(models.TextChoices):
    """What somebody is to a record. Any capacity that has not ended lets the record be read."""

    CLERK = "clerk", "Văn thư"
    AUTHOR = "author", "Người soạn"
    LEAD = "lead", "Chủ trì"
    SUPPORT = "support", "Phối hợp"
    INFORMED = "informed", "Nhận để biết"
    ASSIGNER = "assigner", "Người giao"
    DIRECTOR = "director", "Người chỉ đạo"
    APPRAISER = "appraiser", "Người thẩm định"
    CONSULTED = "consulted", "Người được hỏi ý kiến"
    SIGNER = "signer", "Người ký"
    RECIPIENT = "recipient", "Nơi nhận"
    READER = "reader", "Được xem"
