"""The fixed vocabularies of registers."""

from django.db import models


class Direction(models.TextChoices):
    """Which way the documents go (hướng)."""

    INCOMING = "incoming", "Văn bản đến"
    OUTGOING = "outgoing", "Văn bản đi"
    TRANSFER = "transfer", "Chuyển giao bí mật nhà nước"
    COPYING = "copying", "Sao, chụp bí mật nhà nước"
    DISPOSAL = "disposal", "Tiêu hủy bí mật nhà nước"


BOOKS = frozenset({Direction.TRANSFER, Direction.COPYING, Direction.DISPOSAL})
"""Not registers of documents but of what was done with secret ones, entry by entry."""


class EntryState(models.TextChoices):
    """Whether an entry of such a book stands; what is struck out stays to be read, with its number."""

    ENTERED = "entered", "Đã ghi"
    STRUCK = "struck", "Đã gạch bỏ"


class PeriodKind(models.TextChoices):
    """Over what time the numbers run (05-HD/VPTW, I.3.1.1; Nghị định 63/2026/NĐ-CP for secret registers)."""

    YEAR = "year", "Theo năm"
    TERM = "term", "Theo nhiệm kỳ"
    CONGRESS = "congress", "Theo kỳ đại hội"


class SeriesKind(models.TextChoices):
    """Which documents share one run of numbers (dãy số)."""

    SINGLE = "single", "Một dãy chung"
    PER_TYPE = "per_type", "Mỗi tên loại một dãy"


class RegisterState(models.TextChoices):
    """Whether a register takes entries."""

    OPEN = "open", "Đang mở"
    CLOSED = "closed", "Đã khép"


class NumberState(models.TextChoices):
    """What became of a number."""

    USED = "used", "Đã dùng"
    HELD = "held", "Đang giữ"
    VOID = "void", "Đã hủy"
    OUTSIDE = "outside", "Văn bản ngoài hệ thống"


CONGRESS_SERIES = "ĐH"
"""The one series of a congress: every type and body of it (05-HD/VPTW, I.3.1.1a)."""

DECISION_SERIES = "QĐ"
DECISION_CODES = frozenset({"decision", "regulation"})
"""The types Quyết định and Quy định, which bear the same abbreviation (05-HD/VPTW, I.3.1.2a)."""
