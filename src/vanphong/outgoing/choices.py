"""The fixed vocabularies of outgoing documents: where a document, a consultation and a signing step stand."""

from django.db import models


class State(models.TextChoices):
    """Where an outgoing document stands, from draft to issue (nghiep-vu 3.2)."""

    DRAFT = "draft", "Đang soạn"
    APPRAISING = "appraising", "Đang thẩm định"
    APPRAISED = "appraised", "Đã thẩm định"
    SUBMITTED = "submitted", "Đang trình ký"
    RETURNED = "returned", "Bị trả lại"
    SIGNED = "signed", "Đã ký, chờ văn thư soát"
    CHECKED = "checked", "Đã soát, chờ cấp số"
    NUMBERED = "numbered", "Đã cấp số, chờ bản phát hành"
    RENDERED = "rendered", "Chờ ban hành"
    ISSUED = "issued", "Đã ban hành"
    VOIDED = "voided", "Đã hủy ban hành"
    REVOKED = "revoked", "Đã thu hồi"
    DROPPED = "dropped", "Thôi không ban hành"

    @property
    def is_final(self) -> bool:
        """Whether nothing more is to be done before the issue."""
        return self in FINAL


FINAL = frozenset({State.ISSUED, State.VOIDED, State.REVOKED, State.DROPPED})
"""Where the work on a document ends; an issued one may still be revoked or voided."""
OPEN = frozenset(State) - FINAL
BEFORE_SIGNING = frozenset({State.DRAFT, State.RETURNED, State.APPRAISED})
"""Where the author may still change something."""
AT_REGISTRY = frozenset({State.SIGNED, State.CHECKED, State.NUMBERED, State.RENDERED})
"""What the records clerk has in hand."""
UNDER_SIGNATURE = frozenset({State.SUBMITTED, *AT_REGISTRY, State.ISSUED})
"""States that nothing reaches without a passed appraisal of exactly this content, where the type requires one (checked by the database)."""


class ConsultationState(models.TextChoices):
    """Where a consultation stands."""

    OPEN = "open", "Đang lấy ý kiến"
    CLOSED = "closed", "Đã tổng hợp"


class TemplateState(models.TextChoices):
    """Whether a template is offered to those who draft."""

    OPEN = "open", "Đang dùng"
    CLOSED = "closed", "Không dùng nữa"


class Answer(models.TextChoices):
    """An opinion (nghiep-vu 3.4)."""

    AGREE = "agree", "Đồng ý"
    DISAGREE = "disagree", "Không đồng ý"
    OTHER = "other", "Ý kiến khác"


class StepOutcome(models.TextChoices):
    """What became of a step of signing; empty: it waits."""

    SIGNED = "signed", "Đã ký"
    SENT_BACK = "sent_back", "Từ chối ký"
    CHANGED = "changed", "Đổi người ký"
    WITHDRAWN = "withdrawn", "Đã rút"


class CheckOutcome(models.TextChoices):
    """What came of the check of a draft's form, so far."""

    WAITING = "waiting", "Đang kiểm tra"
    DONE = "done", "Đã kiểm tra"
    FAILED = "failed", "Chưa kiểm tra được"


class RecipientRole(models.TextChoices):
    """Where a recipient is printed, and whether the document goes there."""

    ADDRESSEE = "addressee", "Kính gửi"
    RECIPIENT = "recipient", "Nơi nhận"
    FILED = "filed", "Lưu"
