"""A day as the office writes it."""

from datetime import date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def day_in_words(day: date) -> str:
    """«Thứ Ba, ngày 03 tháng 02 năm 2026»: a nought before days under 10 and before January and February (05-HD/VPTW, mục địa điểm, ngày tháng)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {month} năm {day.year}"
