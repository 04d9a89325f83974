"""What may not be, and why: each answers None or the reason in a sentence; and how numbers and series are written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from vanphong.registers.choices import (
    BOOKS,
    CONGRESS_SERIES,
    DECISION_CODES,
    DECISION_SERIES,
    Direction,
    PeriodKind,
    SeriesKind,
)

LONGEST_HOLD = 180


def printed_number(value: int) -> str:
    """Arabic figures, below 10 with a nought before (05-HD/VPTW, I.3.2.2)."""
    return f"{value:02d}"


def series_of(asked: str, *, period_kind: str, series_kind: str, shares_decisions: bool) -> str:
    """The series in which a document of that type takes its number.

    A congress has one series «ĐH» (05-HD/VPTW, I.3.1.1a); arrivals have one; else each type its own (I.3.1.1b), where the register says
    so with Quyết định and Quy định together.
    """
    if period_kind == PeriodKind.CONGRESS:
        return CONGRESS_SERIES
    if series_kind == SeriesKind.SINGLE:
        return ""
    if shares_decisions and asked in DECISION_CODES:
        return DECISION_SERIES
    return asked


def series_is_given(series: str, series_kind: str, period_kind: str) -> str | None:
    """Where each type has its own series, a number is asked for a type."""
    if series or series_kind == SeriesKind.SINGLE or period_kind == PeriodKind.CONGRESS:
        return None
    return "Chưa chọn tên loại văn bản: sổ này đánh số riêng cho từng tên loại."


def register_is_open(name: str, *, is_open: bool) -> str | None:
    """Nothing is entered into a closed register."""
    return None if is_open else f"«{name}» đã khép, không lấy số được nữa. Đồng chí chọn sổ khác hoặc mở lại sổ này."


def period_is_open(name: str, wanted: str, current: str) -> str | None:
    """A number of a period is taken while that period is open; `current` is the open period's name, or nothing."""
    if wanted and wanted == current:
        return None
    if not wanted:
        return f"«{name}» đánh số theo nhiệm kỳ, nhưng ngày này chưa thuộc nhiệm kỳ nào của cơ quan. Đồng chí lập nhiệm kỳ trước."
    if not current:
        return f"«{name}» chưa mở {wanted}. Đồng chí chuyển sổ sang {wanted} rồi lấy số."
    return f"«{name}» đang mở {current}, không lấy được số của {wanted}. Đồng chí chuyển sổ sang kỳ mới, hoặc xem lại ngày."


def next_period_has_begun(wanted: str, current: str) -> str | None:
    """A register is rolled over when the new year or term has come."""
    if not wanted:
        return "Cơ quan chưa có nhiệm kỳ mới. Đồng chí lập nhiệm kỳ trước rồi chuyển sổ."
    return f"Sổ đang ở {current}, chưa sang kỳ mới." if wanted == current else None


def reason_is_given(reason: str) -> str | None:
    """A number held or void, a register opened, closed or rolled over has its reason."""
    return None if reason.strip() else "Chưa ghi lý do."


def hold_is_ahead(until: date, today: date) -> str | None:
    """A number is held for days to come, and not for ever."""
    if until < today:
        return "Ngày giữ số đã qua: chọn từ hôm nay trở đi."
    if (until - today).days > LONGEST_HOLD:
        return f"Giữ số không quá {LONGEST_HOLD} ngày; khi hết hạn có thể gia hạn, có lý do."
    return None


def numbers_begin_above(begins_at: int) -> str | None:
    """Numbers carried on from a paper register begin above one."""
    return None if begins_at > 1 else "Số tiếp theo phải lớn hơn 1; sổ mới thì không cần nối số."


def series_is_untouched(*, has_begun: bool) -> str | None:
    """A series carries on from paper before the first number is given here."""
    return "Dãy số này đã được cấp số trong hệ thống, không nối từ sổ giấy được nữa." if has_begun else None


def scheme_fits(direction: str, period_kind: str, series_kind: str, *, is_secret: bool) -> str | None:
    """Arrivals and secret registers run by the year in one series (05-HD/VPTW, I.3; Nghị định 63/2026/NĐ-CP)."""
    if (direction == "incoming" or is_secret) and (period_kind != PeriodKind.YEAR or series_kind != SeriesKind.SINGLE):
        return "Sổ văn bản đến và sổ văn bản mật đánh số theo năm, một dãy chung."
    return None


def book_is_secret(direction: str, *, is_secret: bool) -> str | None:
    """What was done with secret documents is written in a secret register (nghiep-vu 8.3)."""
    if direction not in BOOKS or is_secret:
        return None
    return "Sổ chuyển giao, sao chụp, tiêu hủy bí mật nhà nước là sổ mật. Đồng chí đánh dấu «Sổ văn bản mật»."


def entry_faults(direction: str, given: Mapping[str, Any], today: date, clearance: int) -> dict[str, str]:
    """What an entry lacks, per field: who decided, how many copies, to whom, the minutes (nghiep-vu 8.3); no subject of what is Tuyệt mật."""
    found = {name: _MISSING[name] for name in _REQUIRED[Direction(direction)] if not str(given.get(name) or "").strip()}
    if given["secrecy"] > clearance:
        found["secrecy"] = "Đồng chí không được giao tiếp cận độ mật này. Chuyển cán bộ phụ trách sổ mật ghi."
    if given["secrecy"] >= TOP_SECRET and given.get("subject"):
        found["subject"] = "Văn bản Tuyệt mật không được ghi trích yếu. Đồng chí bỏ trống ô này."
    if given["happened_on"] > today:
        found["happened_on"] = "Ngày ghi không thể sau hôm nay."
    return found


TOP_SECRET = 3
_MISSING = {
    "reference": "Chưa ghi số, ký hiệu của văn bản.",
    "place": "Chưa ghi nơi nhận.",
    "decided_by": "Chưa ghi người quyết định.",
    "done_by": "Chưa ghi người thực hiện.",
    "minutes": "Chưa ghi biên bản.",
}
_REQUIRED = {
    Direction.TRANSFER: ("reference", "place"),
    Direction.COPYING: ("reference", "place", "decided_by", "done_by"),
    Direction.DISPOSAL: ("reference", "decided_by", "done_by", "minutes"),
}


def rules_of_outside(direction: str, *, is_secret: bool) -> str | None:
    """A document outside the system takes its number in the series of the others of its type (05-HD/VPTW, I.3.1.1c)."""
    if direction == "outgoing" and not is_secret:
        return None
    return "Chỉ sổ văn bản đi mới ghi số của văn bản ngoài hệ thống."
