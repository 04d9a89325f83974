"""The fixed vocabularies of the catalogue; those of the table of issuing are docform's."""

from collections.abc import Iterable

from django.db import models

from vanphong.docform.api import Issuer, Word
from vanphong.docform.api import IssuerLevel as Level
from vanphong.docform.api import Verdict as Finding

__all__ = [
    "Alert",
    "Certainty",
    "Finding",
    "Issuer",
    "Level",
    "Manner",
    "Occasion",
    "Secrecy",
    "SigningForm",
    "Standing",
    "System",
    "TypeGroup",
    "Zone",
    "offered",
]


def offered(words: Iterable[Word]) -> list[tuple[str, str]]:
    """Words as a field offers them: value and name."""
    return [(word.value, word.label) for word in words]


class Certainty(models.TextChoices):
    """How sure the source of a row is."""

    CERTAIN = "certain", "Chắc chắn"
    TO_CHECK = "to_check", "Cần kiểm tra"


class System(models.TextChoices):
    """Whose rules a document follows (hệ thống văn bản)."""

    PARTY = "party", "Đảng"
    STATE = "state", "Nhà nước"


class TypeGroup(models.TextChoices):
    """How types of documents are put together on the screen; the Party's own division is types and papers."""

    CENTRAL = "central", "Văn kiện Trung ương"
    LEADING = "leading", "Lãnh đạo, chỉ đạo"
    INTERNAL_RULES = "internal_rules", "Quy phạm nội bộ"
    GUIDANCE = "guidance", "Hướng dẫn"
    INFORMATION = "information", "Thông tin"
    PROGRAMME = "programme", "Chương trình, kế hoạch"
    EXCHANGE = "exchange", "Giao dịch"
    PAPER = "paper", "Giấy tờ hành chính"
    ADMINISTRATIVE = "administrative", "Văn bản hành chính"
    NORMATIVE = "normative", "Văn bản quy phạm pháp luật"


class Secrecy(models.IntegerChoices):
    """The degree of secrecy (độ mật) by law; circulation is another axis."""

    ORDINARY = 0, "Thường"
    SECRET = 1, "Mật"
    HIGHLY_SECRET = 2, "Tối mật"
    TOP_SECRET = 3, "Tuyệt mật"


class Alert(models.TextChoices):
    """How pressing a piece of open work is (nghiep-vu 5.1: ba cấp cảnh báo)."""

    NONE = "", "Trong hạn"
    YELLOW = "yellow", "Sắp đến hạn"
    RED = "red", "Quá hạn"
    DEEP_RED = "deep_red", "Quá hạn nhiều ngày"


class Occasion(models.TextChoices):
    """When a phrase is offered."""

    DIRECTIVE = "directive", "Bút phê, ý kiến chỉ đạo"
    PROPOSAL = "proposal", "Đề xuất xử lý"
    SEND_BACK = "send_back", "Trả lại"
    REMINDER = "reminder", "Đôn đốc"


class Zone(models.TextChoices):
    """On which network an installation runs."""

    INTERNET = "internet", "Internet"
    WAN = "wan", "Mạng diện rộng của Đảng"


class SigningForm(models.TextChoices):
    """In what competence one signs (quyền hạn ký)."""

    ON_BEHALF = "on_behalf", "Thay mặt (T/M)"
    DIRECT = "direct", "Trực tiếp"
    IN_PLACE = "in_place", "Ký thay (K/T)"
    BY_ORDER = "by_order", "Thừa lệnh (T/L)"
    BY_MANDATE = "by_mandate", "Thừa ủy quyền (TUQ.)"
    ACTING = "acting", "Quyền (Q.)"
    CONCURRENT = "concurrent", "Kiêm nhiệm, không có dấu riêng"


class Standing(models.TextChoices):
    """What the signer is to the body or agency."""

    ANY = "any", "Bất kỳ"
    HEAD = "head", "Cấp trưởng"
    DEPUTY = "deputy", "Cấp phó"
    MEMBER = "member", "Thành viên"
    OFFICE = "office", "Lãnh đạo văn phòng"
    DELEGATE = "delegate", "Người được ủy quyền lại"


class Manner(models.TextChoices):
    """How the signer holds the position; the codes are those of `organisation`."""

    ANY = "any", "Bất kỳ"
    FULL = "full", "Chính thức"
    ACTING = "acting", "Quyền"
    IN_CHARGE = "in_charge", "Được phân công phụ trách"
