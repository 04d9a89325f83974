"""What may not be, and why: each answers None or the reason in a sentence. The document is read, never asked of the database."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Protocol

from vanphong.kernel.actor import Actor
from vanphong.kernel.text.api import fold


class Document(Protocol):
    """What the rules read of an outgoing document."""

    subject: str
    sha256: str
    appraised_sha256: str
    needs_appraisal: bool
    authority: str
    author_person_id: int
    recipient_count: int
    turn: list[int]

    @property
    def signer_id(self) -> int | None:
        """The position whose signature the document bears."""

    @property
    def refusals(self) -> Sequence[str]:
        """The sentences of the authority table that forbid the issue."""


def subject_is_given(document: Document, _actor: Actor, _now: datetime) -> str | None:
    """A document carries its subject (trích yếu). 05-HD/VPTW, I.5."""
    return None if document.subject.strip() else "Chưa ghi trích yếu nội dung."


def text_is_there(document: Document, _actor: Actor, _now: datetime) -> str | None:
    """What is appraised and signed is a file."""
    return None if document.sha256 else "Chưa có tệp dự thảo. Tải dự thảo lên hoặc soạn từ mẫu."


def signer_is_chosen(document: Document, _actor: Actor, _now: datetime) -> str | None:
    """Authority can only be judged when it is known who signs."""
    return None if document.signer_id else "Chưa chọn người ký."


def authority_allows(document: Document, _actor: Actor, _now: datetime) -> str | None:
    """The type, the body, the signer and the form of signing fit together: where the source is certain, it binds (399-QĐ/TW)."""
    if document.authority != "blocks":
        return None
    return "Sai thẩm quyền: " + " ".join(document.refusals)


def form_is_in_order(blocking: Collection[str]) -> str | None:
    """What the rules of form forbid for certain is mended, or let stand with a reason, before the form is found good."""
    if not blocking:
        return None
    return f"Còn lỗi thể thức không được để khi ban hành ({', '.join(blocking)}): sửa, hoặc bỏ qua có lý do, rồi mới ghi đạt."


def appraisal_is_passed(document: Document, _actor: Actor, _now: datetime) -> str | None:
    """Where the type requires it, exactly this content has passed the appraisal (thẩm định). 05-HD/VPTW, Phần I.3.2."""
    if not document.needs_appraisal or (document.sha256 and document.appraised_sha256 == document.sha256):
        return None
    if document.appraised_sha256:
        return "Dự thảo đã thay đổi sau khi thẩm định; trình thẩm định lại bản này."
    return "Loại văn bản này phải thẩm định trước khi trình ký."


def appraisal_is_wanted(document: Document, _actor: Actor, _now: datetime) -> str | None:
    """What has passed is not appraised again."""
    if document.sha256 and document.appraised_sha256 == document.sha256:
        return "Bản dự thảo này đã thẩm định đạt; có thể trình ký ngay."
    return None


def appraiser_is_not_author(document: Document, actor: Actor, _now: datetime) -> str | None:
    """Nobody appraises the draft they wrote."""
    if document.author_person_id != actor.person_id:
        return None
    return "Người soạn không tự thẩm định dự thảo của mình; đề nghị đồng chí khác thẩm định."


def turn_has_come(document: Document, actor: Actor, _now: datetime) -> str | None:
    """One signs when it is one's turn, in the order of the submission."""
    if actor.position_id in document.turn:
        return None
    return "Chưa đến lượt hoặc đã ký: văn bản đang ở người ký khác."


def recipients_are_given(document: Document, _actor: Actor, _now: datetime) -> str | None:
    """A document goes to somebody (nơi nhận). 05-HD/VPTW, I.9."""
    return None if document.recipient_count else "Chưa ghi nơi nhận."


def reason_is_given(reason: str) -> str | None:
    """What is refused, withdrawn or made void has a reason."""
    return None if reason.strip() else "Chưa ghi lý do."


def zone_allows(secrecy: int, zone: str) -> str | None:
    """What is secret is not drafted in an installation on the Internet. Luật Bảo vệ bí mật nhà nước 117/2025/QH15."""
    if not secrecy or zone != "internet":
        return None
    return (
        "Hệ thống này nối mạng Internet nên không soạn thảo văn bản mật. Soạn trên máy độc lập; "
        "khi cần số, văn thư lấy số «ngoài hệ thống» trong sổ văn bản đi."
    )


def steps_are_whole(ranks: Collection[Sequence[int]], signer_id: int | None) -> str | None:
    """A submission names at least one signer, nobody twice, and ends with who signs the document."""
    positions = [position for rank in ranks for position in rank]
    if not positions:
        return "Chưa chọn người ký."
    if len(positions) != len(set(positions)):
        return "Một người chỉ ký một lần trong một lượt trình."
    if signer_id not in list(ranks)[-1]:
        return "Người ký văn bản phải ở lượt ký cuối cùng."
    return None


def findings_are_explained(*, passed: bool, note: str, what: str) -> str | None:
    """What does not pass is explained, so that the author can mend it."""
    return None if passed or note.strip() else f"Ghi rõ {what} chưa đạt ở điểm nào."


def opinion_is_explained(answer: str, text: str) -> str | None:
    """Who does not simply agree says why."""
    return None if answer == "agree" or text.strip() else "Ghi rõ ý kiến."


def due_is_ahead(due_on: date | None, today: date) -> str | None:
    """A deadline lies ahead."""
    return None if due_on is None or due_on >= today else "Hạn trả lời đã qua."


def issue_is_not_ahead(issued_on: date, today: date) -> str | None:
    """A document bears the day on which it is issued, or an earlier one."""
    return None if issued_on <= today else "Ngày ban hành không được ở sau hôm nay."


def content_is_as_seen(seen: str, sha256: str) -> str | None:
    """What is signed or appraised is what the person looked at."""
    if not seen or seen == sha256:
        return None
    return "Dự thảo đã có bản mới sau khi đồng chí mở trang. Xem bản mới rồi thực hiện lại."


def turn_of(ranks: Sequence[Sequence[tuple[int, bool]]]) -> list[int]:
    """Whose turn it is: the positions that wait in the first rank where somebody waits. Each rank: (position, is it signed)."""
    for rank in ranks:
        if waiting := [position for position, is_signed in rank if not is_signed]:
            return waiting
    return []


def content_sha256(main: str, others: Sequence[str]) -> str:
    """The name of a content: the SHA-256 of the only file, or of the SHA-256s of all its files, one a line, the main file first."""
    if not others:
        return main
    return hashlib.sha256("\n".join([main, *others]).encode()).hexdigest()


def reference_of(number: str, notation: str, system: str) -> str:
    """Number and notation together: «05-NQ/TU» of the Party (05-HD/VPTW, I.3.2.2), «05/CV-SNV» of the State (30/2020/NĐ-CP)."""
    return f"{number}{'-' if system == 'party' else '/'}{notation}"


def reference_key(reference: str) -> str:
    """A reference as it is compared: letters and figures without accents, noughts before the number left out."""
    return "".join(letter for letter in fold(reference) if letter.isalnum()).lstrip("0")
