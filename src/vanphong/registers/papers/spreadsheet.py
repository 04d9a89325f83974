"""A register as .xlsx: the same columns, set for A4 across with the head on every page."""

from io import BytesIO
from typing import Any

from vanphong.registers.papers.sheet import Section, Sheet

_UNIT = 7.5
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FIRST_ROW = 5


def render_spreadsheet(sheet: Sheet) -> bytes:
    """The register as a spreadsheet: every cell is text, as it stands in the book; a sheet per series."""
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        for place, section in enumerate(sheet.sections or [Section("", ())], 1):
            _write(book, sheet, section, place)
    return buffer.getvalue()


def _write(book: Any, sheet: Sheet, section: Section, place: int) -> None:
    page = book.add_worksheet(_name(section, place))
    last = len(sheet.headings) - 1
    bold = book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 12})
    title = book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 14, "align": "center"})
    plain = book.add_format({"font_name": "Times New Roman", "font_size": 12, "align": "center"})
    page.write_string(0, 0, sheet.upper_line, bold)
    page.write_string(1, 0, sheet.own_line, bold)
    page.merge_range(2, 0, 2, last, sheet.title.upper(), title)
    page.merge_range(3, 0, 3, last, ", ".join(filter(None, [sheet.span, section.title])), plain)
    _table(book, page, sheet, section)
    _set_page(page, sheet)


def _table(book: Any, page: Any, sheet: Sheet, section: Section) -> None:
    font = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "text_wrap": True}
    head = book.add_format({**font, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#F3E9E9"})
    cell = book.add_format({**font, "valign": "top"})
    page.write_row(_FIRST_ROW - 1, 0, [heading.label for heading in sheet.headings], head)
    for number, row in enumerate(section.rows, _FIRST_ROW):
        for at, text in enumerate(row):
            page.write_string(number, at, text, cell)
    for at, heading in enumerate(sheet.headings):
        page.set_column(at, at, max(heading.share * _UNIT, 8))


def _set_page(page: Any, sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_FIRST_ROW - 1)
    page.freeze_panes(_FIRST_ROW, 0)
    page.set_footer(f"&L{sheet.own_line}&RTrang &P/&N")


def _name(section: Section, place: int) -> str:
    """A sheet's name has at most 31 signs, and some are not allowed in it."""
    plain = "".join(sign for sign in section.title if sign not in "[]:*?/\\'")
    return f"{place}. {plain}"[:31] if plain else "Sổ"
