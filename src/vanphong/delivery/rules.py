"""Pure decisions of sending and receiving."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from vanphong.kernel.actor import Actor, Principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.participation.choices import Capacity

if TYPE_CHECKING:
    from datetime import datetime

    from vanphong.delivery.models import Delivery


def capacities(delivery: "Delivery", actor: Actor) -> frozenset[str]:
    """What the actor is to a delivery: the registry that sent it, the registry that has it; one taken back is no longer the recipient's."""
    found = set()
    if Principal.REGISTRY.of(delivery.organ_id) in actor.principals:
        found.add(Capacity.CLERK.value)
    if (
        delivery.recipient_id
        and delivery.channel == "internal"
        and delivery.state != "revoked"
        and Principal.REGISTRY.of(delivery.recipient_id) in actor.principals
    ):
        found.add(Capacity.RECIPIENT.value)
    return frozenset(found)


def reason_is_given(reason: str, what: str) -> str | None:
    """To refuse and to revoke ask for a reason that the other side reads (nghiep-vu.md §2.1, §2.6)."""
    return None if reason.strip() else f"Chưa ghi lý do {what}; nơi kia sẽ đọc lý do này."


def handed_over_on_a_day_past(handed_on: date, sent_at: "datetime", now: "datetime") -> str | None:
    """Paper is handed over on the day of sending or later, not in the future."""
    if handed_on > office_date(now):
        return "Ngày chuyển giao ở tương lai. Đề nghị ghi ngày đã chuyển giao."
    if handed_on < office_date(sent_at):
        return f"Ngày chuyển giao trước ngày gửi ({office_date(sent_at):%d/%m/%Y}). Đề nghị xem lại."
    return None


def may_be_sent(secrecy: int, zone: str) -> str | None:
    """On the Internet only documents without a degree of secrecy are sent (337-QĐ/TW; design: zones)."""
    if secrecy > 0 and zone == "internet":
        return "Văn bản mật không gửi qua mạng Internet. Đề nghị chuyển bản giấy theo đường bảo mật hoặc gửi trên mạng thông tin diện rộng của Đảng."
    return None


def in_words(names: Iterable[str], at_most: int = 5) -> str:
    """The first names and how many more."""
    listed = list(names)
    rest = len(listed) - at_most
    return "; ".join(listed[:at_most]) + (f" và {rest} nơi khác" if rest > 0 else "")
