"""What may not be of a row, and why: each answers None or the reason in a sentence."""

from datetime import date


def reason_is_given(reason: str) -> str | None:
    """A list that everybody works by is not changed without a reason."""
    return None if reason.strip() else "Chưa ghi lý do."


def dates_are_in_order(valid_from: date, valid_to: date | None) -> str | None:
    """A row holds for a day at least."""
    if valid_to is None or valid_to > valid_from:
        return None
    return f"Ngày hết áp dụng phải sau ngày áp dụng ({valid_from:%d/%m/%Y})."


def periods_do_not_meet(valid_from: date, valid_to: date | None, taken: tuple[date, date | None] | None) -> str | None:
    """On each day one row says what holds; `taken` is the period of another row of the same thing that meets this one, if any."""
    if taken is None:
        return None
    begins, ends = taken
    until = f"đến trước ngày {ends:%d/%m/%Y}" if ends else "đến nay"
    return f"Đã có dòng khác áp dụng từ ngày {begins:%d/%m/%Y} {until}. Kết thúc dòng đó trước, hoặc chọn ngày khác."


def still_holds(valid_to: date | None) -> str | None:
    """What has an end is not ended again; the end is corrected by editing."""
    return f"Dòng này đã kết thúc từ ngày {valid_to:%d/%m/%Y}." if valid_to else None


def begins_after(valid_from: date, before: date) -> str | None:
    """What replaces a row begins after it."""
    return None if valid_from > before else f"Dòng mới phải áp dụng sau ngày {before:%d/%m/%Y} của dòng cũ."


def something_differs(*, differs: bool) -> str | None:
    """An edit changes something."""
    return None if differs else "Chưa sửa gì."


def one_unit_of_period(working_hours: int | None, working_days: int | None) -> str | None:
    """A period is told in hours or in days."""
    return "Chỉ ghi thời hạn theo giờ hoặc theo ngày." if working_hours and working_days else None
