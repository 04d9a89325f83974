"""A letter to send, for the tests."""

from datetime import date
from typing import Any

from vanphong.delivery import actions
from vanphong.delivery.letters import Letter, Recipient, SentFile
from vanphong.delivery.models import Delivery, Dispatch
from vanphong.organisation.api import Organ

SOURCE = ("outgoing", 71)
FILES = [SentFile(5, 6, "412-CV-VPTU.pdf", "main")]


def letter(**changes: Any) -> Letter:
    """An ordinary official letter (công văn) of the Office."""
    particulars = {
        "reference": "412-CV/VPTU",
        "issued_on": date(2026, 11, 24),
        "type_code": "CV",
        "type_name": "Công văn",
        "system": "party",
        "subject": "về việc báo cáo kết quả thực hiện nhiệm vụ năm 2026",
        "signer_name": "Phạm Văn Minh Họa",
        "signer_position": "Chánh Văn phòng",
        "competence": "",
        "urgency": "normal",
        "secrecy": 0,
        "circulation": "",
        "page_count": 2,
        "due_on": date(2026, 12, 5),
        "is_reply_required": True,
    }
    return Letter(**{**particulars, **changes})


def to(*organs: Organ) -> list[Recipient]:
    """These organs as recipients."""
    return [Recipient(organ.pk, organ.name) for organ in organs]


def send(office, *organs: Organ, names: tuple[str, ...] = (), source=SOURCE, **changes: Any) -> Dispatch:
    """Send the letter from the Office to these organs and to these names on paper."""
    given = {key: changes.pop(key) for key in ("replaces", "key", "now") if key in changes}
    recipients = [*to(*organs), *(Recipient(None, name) for name in names)]
    return actions.send(
        source,
        letter(**changes),
        FILES,
        recipients,
        sender_organ_id=office.organ("VPTU").pk,
        actor=office.actor("vanthu"),
        **{"now": office.now, **given},
    )


def sent(office, organ: Organ | None = None, **changes: Any) -> Delivery:
    """The delivery of a fresh letter to one organ (Ban Tổ chức Tỉnh ủy)."""
    return send(office, organ or office.organ("BTCTU"), **changes).deliveries.get()
