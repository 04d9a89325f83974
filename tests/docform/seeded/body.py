"""Mistakes in the text: D22 … D27, D48, D49."""

from dataclasses import replace

from tests.docform.seeded import texts
from tests.docform.seeded.mutations import enter, mistake
from tests.docform.seeded.shaping import (
    MM,
    each_line,
    remarked,
    replaced,
    retext,
    with_paragraph,
)
from vanphong.docform.writers.arranged import Arranged, Line

RESOLUTION, REGULATION = texts.RESOLUTION_57, texts.REGULATION_399


@mistake("D22", "right margin 20 mm", "margins")
def wide_margin(document: Arranged) -> Arranged | None:
    return replace(document, margins=replace(document.margins, right=20 * MM))


@mistake("D22", "first line indented by 12.7 mm", "body indent")
def deep_indent(document: Arranged) -> Arranged | None:
    return each_line(
        document,
        {"body", "part_title", "article", "ground"},
        lambda line: replace(line, first_line=12.7 * MM) if line.first_line else line,
    )


@mistake("D22", "line spacing one and a half", "body spacing")
def loose_lines(document: Arranged) -> Arranged | None:
    return each_line(
        document,
        {"body", "part_title", "article", "ground"},
        lambda line: replace(line, exact=0, multiple=1.5) if line.exact else line,
    )


@mistake("D23", "«./.» at the end", "end")
def slashed_end(document: Arranged) -> Arranged | None:
    lines = [
        line for line in document.pages[0].elements if isinstance(line, Line) and line.component in {"body", "article"}
    ]
    last = lines[-1]
    if not last.text.endswith("."):
        return None
    *others, piece = last.pieces
    changed = replace(last, pieces=(*others, replace(piece, text=f"{piece.text[:-1]}./.")))
    return each_line(document, {last.component}, lambda line: changed if line is last else line)


enter("D24", "grounds in italics", "ground", lambda it: remarked(it, "ground", is_italic=True))
enter("D24", "grounds without dashes", "ground", lambda it: retext(it, "ground", lambda text: text.removeprefix("- ")))
enter("D24", "last ground with a semicolon", "ground", lambda it: _last_ground(it, ";"))
enter("D24", "last ground with a comma", "ground", lambda it: _last_ground(it, ","))


def _last_ground(document: Arranged, end: str) -> Arranged | None:
    return retext(document, "ground", lambda text: text[:-1] + end if text.endswith(".") else text)


@mistake("D25", "cited without day, issuer and subject", "body citation")
def bare_citation(document: Arranged) -> Arranged | None:
    return replaced(document, "body", RESOLUTION, "Nghị quyết số 57-NQ/TW") or replaced(
        document, "body", REGULATION, "Quy định số 399-QĐ/TW"
    )


@mistake("D26", "a ground no longer in force", "ground")
def expired_ground(document: Arranged) -> Arranged | None:
    old = "Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng về thể thức và kỹ thuật trình bày văn bản của Đảng"
    return replaced(document, "ground", REGULATION, old)


@mistake("D27", "an abbreviation not explained", "body abbreviation")
def unexplained(document: Arranged) -> Arranged | None:
    return replaced(document, "body", "công nghệ thông tin (CNTT)", "CNTT")


@mistake("D48", "tone marks placed in two ways", "body tones")
def two_ways(document: Arranged) -> Arranged | None:
    return with_paragraph(document, "Các cấp ủy, tổ chức đảng chủ động triển khai thực hiện.")


@mistake("D49", "no comma before the day of what is cited", "body citation")
def no_comma(document: Arranged) -> Arranged | None:
    return replaced(document, "body", "57-NQ/TW, ngày", "57-NQ/TW ngày") or replaced(
        document, "body", "399-QĐ/TW, ngày", "399-QĐ/TW ngày"
    )
