"""What may not be done with an arrived document, and why: without database, clock or web."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from vanphong.incoming.choices import State
from vanphong.kernel.actor import Actor

ORDINARY = 0
TOP_SECRET = 3


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the registration form says of a document (nghiep-vu 2.4). Keys of other tables are ids; `secrecy` is the degree's number."""

    sender_name: str
    subject: str
    arrived_on: date
    sender_organ_id: int | None = None
    reference: str = ""
    issued_on: date | None = None
    document_type_id: int | None = None
    signer_name: str = ""
    signer_position: str = ""
    competence: str = ""
    urgency: str = "normal"
    secrecy: int = ORDINARY
    circulation_id: int | None = None
    page_count: int | None = None
    copy_count: int | None = None
    field_of_work_id: int | None = None
    due_on: date | None = None
    is_reply_required: bool = False
    note: str = ""


class Document(Protocol):
    """What the rules read of a record."""

    state: str
    was_sent_back: bool
    is_stub: bool
    is_reply_required: bool


def faults_of(given: Particulars, today: date, clearance: int) -> dict[str, str]:
    """What is wrong with the particulars, per field; empty: nothing (nghiep-vu 2.4: ngày đến ≤ hôm nay, hạn ≥ ngày đến)."""
    checks = (
        ("subject", _subject(given)),
        ("sender_name", None if given.sender_name else "Chưa ghi nơi gửi."),
        ("arrived_on", "Ngày đến không thể sau hôm nay." if given.arrived_on > today else None),
        ("issued_on", _issued_on(given)),
        ("due_on", _due_on(given)),
        ("secrecy", _clearance(given, clearance)),
    )
    return {field: sentence for field, sentence in checks if sentence}


def _subject(given: Particulars) -> str | None:
    """A registered document carries its subject (05-HD/VPTW); Tuyệt mật never does (63/2026/NĐ-CP, mẫu sổ)."""
    if given.secrecy == TOP_SECRET:
        return "Văn bản Tuyệt mật không được ghi trích yếu. Đồng chí bỏ trống ô này." if given.subject else None
    return None if given.subject else "Chưa ghi trích yếu nội dung."


def _issued_on(given: Particulars) -> str | None:
    if given.issued_on and given.issued_on > given.arrived_on:
        return "Ngày văn bản sau ngày đến. Đồng chí xem lại hai ngày này."
    return None


def _due_on(given: Particulars) -> str | None:
    if given.due_on and given.due_on < given.arrived_on:
        return "Hạn xử lý trước ngày đến. Đồng chí xem lại."
    return None


def _clearance(given: Particulars, clearance: int) -> str | None:
    if given.secrecy > clearance:
        return (
            "Đồng chí không được giao tiếp cận độ mật này. Chuyển cán bộ cơ yếu hoặc văn thư phụ trách sổ mật vào sổ."
        )
    return None


def secrecy_only_rises(before: int, after: int) -> str | None:
    """Who keeps a document may not lower its degree of secrecy by themselves (nghiep-vu 8.1)."""
    return "Không tự hạ độ mật của văn bản đến; việc này do nơi xác định độ mật quyết định." if after < before else None


def register_fits(secrecy: int, *, is_secret_register: bool) -> str | None:
    """Secret documents have a register of their own, apart from the ordinary one."""
    if (secrecy > ORDINARY) == is_secret_register:
        return None
    if is_secret_register:
        return "Sổ này chỉ dùng cho văn bản mật. Đồng chí chọn sổ văn bản đến thường."
    return "Văn bản mật phải vào sổ văn bản mật. Đồng chí chọn sổ mật."


def zone_allows(secrecy: int, files: int, *, is_internet: bool) -> str | None:
    """On the Internet nothing of a secret document is kept but its line in the register (Luật 117/2025/QH15; 337-QĐ/TW)."""
    if secrecy > ORDINARY and files and is_internet:
        return (
            "Hệ thống này nối mạng Internet nên không được giữ tệp của văn bản mật. Đồng chí bấm «Gỡ nội dung mật» để xóa hẳn tệp khỏi hệ "
            "thống, báo cán bộ cơ yếu, rồi vào sổ mật không kèm tệp."
        )
    return None


KEPT_ON_WAN = "Mạng diện rộng của Đảng được giữ tệp của văn bản mật; chỉ hệ thống nối mạng Internet mới phải gỡ."


def purged_in_words(gone: int, elsewhere: int) -> str:
    """What became of the files, without naming them."""
    parts = [f"{gone} tệp đã xóa hẳn" if gone else "", f"{elsewhere} tệp còn ở hồ sơ khác" if elsewhere else ""]
    return ", ".join(part for part in parts if part) or "không còn tệp nào"


def is_kept_here(document: Document, actor: Actor, now: datetime) -> str | None:
    """Of a stub nothing but the line in the register is kept: it is dealt with on paper."""
    if document.is_stub:
        return "Văn bản mật chỉ được ghi sổ trên hệ thống nối mạng Internet; xử lý trên bản giấy theo quy định bảo vệ bí mật nhà nước."
    return None


def is_not_sent_back(document: Document, actor: Actor, now: datetime) -> str | None:
    """What was refused to its sender is no longer ours; the sender sends it again."""
    if document.was_sent_back:
        return "Văn bản này đã được trả lại nơi gửi. Nếu cần nhận, đề nghị nơi gửi gửi lại."
    return None


def no_reply_is_owed(document: Document, actor: Actor, now: datetime) -> str | None:
    """Who asks for an answer gets one."""
    if document.is_reply_required:
        return "Văn bản yêu cầu trả lời: giao xử lý, hoặc ghi kết quả trả lời bằng «Hoàn thành»."
    return None


def completed_one_by_one(document: Document) -> str | None:
    """Documents that ask for an answer are completed one by one (nghiep-vu 2.2)."""
    if document.is_reply_required:
        return "Văn bản yêu cầu trả lời phải hoàn thành từng bản, ghi rõ đã trả lời bằng văn bản nào."
    return None


def assignment_faults(lead: int | None, support: Sequence[int], informed: Sequence[int]) -> dict[str, str]:
    """Exactly one lead (chủ trì), and nobody in two parts (nghiep-vu 2.3, 10.18)."""
    found: dict[str, str] = {}
    if not lead:
        found["lead"] = "Chưa chọn chủ trì. Mỗi văn bản có đúng một chủ trì."
    if lead and lead in support:
        found["support"] = "Chủ trì không đồng thời là nơi phối hợp."
    if set(informed) & {lead, *support}:
        found["informed"] = "Nơi đã chủ trì hoặc phối hợp thì không cần nhận để biết."
    return found


def due_is_possible(due_on: date | None, arrived_on: date) -> str | None:
    """A deadline is not before the arrival."""
    return "Hạn xử lý trước ngày đến. Đồng chí xem lại." if due_on and due_on < arrived_on else None


def settled(current: str, *, lead_open: bool, lead_done: bool, was_directed: bool) -> str:
    """The state that follows from the lead's task: open → in progress; completed → completed; gone → as before it was assigned."""
    if current in {State.RECEIVED, State.REMOVED, State.KEPT, State.FORWARDED}:
        return current
    if lead_open:
        return State.IN_PROGRESS
    if lead_done:
        return State.COMPLETED
    return State.DIRECTED if was_directed else State.REGISTERED
