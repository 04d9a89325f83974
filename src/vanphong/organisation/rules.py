"""What may not be, and why: each answers None or the reason in a sentence."""

import re
from collections.abc import Collection
from datetime import date, datetime, timedelta

MANY_FAILURES = 5
PAUSE = timedelta(minutes=15)
_CODE = re.compile(r"[A-Z0-9]{1,10}(\.[A-Z0-9]{1,10})*")
_USERNAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")


def name_is_given(name: str) -> str | None:
    """Organs, units, positions and groups carry a name."""
    return None if name.strip() else "Chưa ghi tên."


def person_name_is_whole(name: str) -> str | None:
    """A person is written with family name and given name."""
    return None if len(name.split()) >= 2 else "Ghi đủ họ và tên của cán bộ."


def exchange_code_is_formed(code: str) -> str | None:
    """Letters and figures in levels parted by dots, 35 characters at most (Quyết định 20/2020/QĐ-TTg)."""
    if not code or (len(code) <= 35 and _CODE.fullmatch(code)):
        return None
    return f"Mã định danh «{code}» không đúng: chỉ gồm chữ cái không dấu và chữ số, các cấp cách nhau dấu chấm, tối đa 35 ký tự."


def username_is_formed(username: str) -> str | None:
    """Small letters without accents, figures, and single dots, hyphens or underscores between them."""
    if 3 <= len(username) <= 60 and _USERNAME.fullmatch(username):
        return None
    return f"Tên đăng nhập «{username}» không đúng: từ 3 đến 60 ký tự, chỉ gồm chữ thường không dấu, chữ số và dấu chấm, gạch nối ở giữa."


def dates_are_in_order(since: date, until: date | None) -> str | None:
    """Nothing ends before it began."""
    return None if until is None or until >= since else f"Ngày kết thúc phải từ ngày {since:%d/%m/%Y} trở đi."


def reason_is_given(reason: str) -> str | None:
    """What takes something from somebody, or gives power to somebody, has a reason."""
    return None if reason.strip() else "Chưa ghi lý do."


def still_there(what: str, valid_to: date | None) -> str | None:
    """Nothing is added to what has ended."""
    return None if valid_to is None else f"{what} này đã kết thúc."


def not_under_itself(organ_id: int, parent_id: int | None, below: Collection[int]) -> str | None:
    """An organ does not belong to itself or to what belongs to it."""
    if parent_id is not None and (parent_id == organ_id or parent_id in below):
        return "Cơ quan cấp trên không thể là chính cơ quan này hoặc cơ quan thuộc cơ quan này."
    return None


def nothing_left(what: str, count: int) -> str | None:
    """An organ, a unit or a position ends when nothing in it is left open."""
    return f"Còn {count} {what} chưa kết thúc." if count else None


def one_main_position(title: str | None) -> str | None:
    """A person has one main position at a time; `title` is the main one held in those days, if any."""
    if title is None:
        return None
    return f"Trong thời gian đó cán bộ đang giữ chức vụ chính «{title}». Cho thôi chức vụ đó trước, hoặc ghi là kiêm nhiệm."


def not_to_oneself(position_id: int, own_position_id: int) -> str | None:
    """Nobody gives a role to the position they act in."""
    return "Không tự giao vai trò cho chức vụ của mình." if position_id == own_position_id else None


def system_admin_of_all(*, is_system_admin: bool, is_topmost: bool) -> str | None:
    """Whoever administers the system administers all of it; for one organ there is the unit administrator."""
    if not is_system_admin or is_topmost:
        return None
    return (
        "Vai trò Quản trị hệ thống chỉ giao ở cơ quan đứng đầu hệ thống; ở cơ quan khác giao vai trò Quản trị đơn vị."
    )


def delegation_is_ahead(until: date, today: date) -> str | None:
    """A delegation is for days to come."""
    return None if until >= today else "Thời gian ủy quyền đã qua."


def delegated_to_another(from_position_id: int, to_position_id: int) -> str | None:
    """One delegates to somebody else."""
    return "Không ủy quyền cho chính chức vụ đó." if from_position_id == to_position_id else None


def delegated_is_held(asked: Collection[str], held: Collection[str]) -> str | None:
    """Only what the position may do can be delegated."""
    return "Có việc được chọn mà chức vụ ủy quyền không được làm." if set(asked) - set(held) else None


def not_ones_own_account(account_id: int, own_account_id: int) -> str | None:
    """Nobody locks, unlocks or resets the account they are signed in with."""
    return "Không làm việc này với tài khoản của chính mình." if account_id == own_account_id else None


def checks_are_left(failed: int, last: datetime | None, now: datetime) -> str | None:
    """After five wrong answers one waits a quarter of an hour."""
    if failed < MANY_FAILURES or last is None or now - last >= PAUSE:
        return None
    minutes = -(-int((PAUSE - (now - last)).total_seconds()) // 60)
    return f"Đã nhập sai {MANY_FAILURES} lần. Đồng chí chờ {minutes} phút rồi thử lại, hoặc liên hệ quản trị hệ thống."
