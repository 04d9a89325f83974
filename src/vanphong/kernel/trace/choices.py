"""How one record is linked to another."""

from django.db import models


class Relation(models.TextChoices):
    """Read from source to target; `reverse` is the same read from target to source."""

    REPLIES_TO = "replies_to", "Trả lời"
    FOLLOWS_FROM = "follows_from", "Thực hiện theo"
    REPLACES = "replaces", "Thay thế"
    REVOKES = "revokes", "Thu hồi"
    RELATES_TO = "relates_to", "Liên quan"
    DELIVERED_AS = "delivered_as", "Gửi đi"
    FILED_IN = "filed_in", "Lưu trong hồ sơ"

    @property
    def reverse(self) -> str:
        """The words seen from the target."""
        return _REVERSE[self]


_REVERSE = {
    Relation.REPLIES_TO: "Được trả lời bằng",
    Relation.FOLLOWS_FROM: "Dẫn đến",
    Relation.REPLACES: "Được thay thế bằng",
    Relation.REVOKES: "Bị thu hồi bởi",
    Relation.RELATES_TO: "Liên quan",
    Relation.DELIVERED_AS: "Nhận từ",
    Relation.FILED_IN: "Có trong hồ sơ",
}
