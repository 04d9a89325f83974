"""A list as a spreadsheet: real dates and numbers, never a formula, row by row into a temporary file."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from django.conf import settings

from vanphong.kernel.clock import OFFICE_ZONE
from vanphong.kernel.lists.listing import Column

AT_MOST = 50_000
LONGEST = 32_000
"""A cell takes 32,767 characters."""
MOST = 10**15
"""A greater number loses digits in a cell, so it is written as text."""
CUT = f"Danh sách dài hơn {AT_MOST:,} dòng nên tệp chỉ có {AT_MOST:,} dòng đầu. Đề nghị lọc hẹp lại rồi xuất tiếp.".replace(
    ",", "."
)
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}


def spreadsheet(columns: Sequence[Column], rows: Iterable[Any], notes: Sequence[tuple[str, str]]) -> IO[bytes]:
    """An .xlsx of the rows with these columns, and a second sheet that says what the list is: (what, words). The file is at its beginning."""
    import xlsxwriter

    folder = settings.FILE_UPLOAD_TEMP_DIR
    target = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # closed by the answer that sends it
    with xlsxwriter.Workbook(target, {**OPTIONS, "tmpdir": folder}) as book:
        _list_sheet(book, columns, rows)
        about = book.add_worksheet("Thông tin")
        about.set_column(0, 0, 24)
        about.set_column(1, 1, 90)
        for number, (what, words) in enumerate(notes):
            about.write_string(number, 0, what)
            about.write_string(number, 1, words)
    target.seek(0)
    return target


def _list_sheet(book: Any, columns: Sequence[Column], rows: Iterable[Any]) -> None:
    sheet = book.add_worksheet("Danh sách")
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
    write = _writer(book, sheet)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width or (60 if column.is_main else 12 if column.is_numeric else 20))
        sheet.write_string(0, place, column.label, head)
    sheet.freeze_panes(1, 0)
    last = 0
    for number, row in enumerate(rows, start=1):
        if number > AT_MOST:
            sheet.write_string(number, 0, CUT)
            break
        for place, column in enumerate(columns):
            write(number, place, column.read(row))
        last = number
    sheet.autofilter(0, 0, last, max(len(columns) - 1, 0))


def _writer(book: Any, sheet: Any) -> Callable[[int, int, object], None]:
    day, moment = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm dd/mm/yyyy"})

    def write(row: int, place: int, value: object) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_string(row, place, "Có" if value else "Không")
        elif isinstance(value, datetime):
            sheet.write_datetime(row, place, value.astimezone(OFFICE_ZONE).replace(tzinfo=None), moment)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, value, day)
        elif isinstance(value, int | float | Decimal) and -MOST <= value <= MOST:
            sheet.write_number(row, place, value)
        else:
            sheet.write_string(row, place, str(value)[:LONGEST])

    return write
