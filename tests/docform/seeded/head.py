"""Mistakes in the head and the title: D01 … D21."""

from dataclasses import replace

from tests.docform.seeded.mutations import enter, mistake
from tests.docform.seeded.shaping import (
    after,
    before,
    drop,
    first,
    has,
    reform,
    remarked,
    replaced,
    retext,
)
from vanphong.docform.writers.arranged import Arranged, Line, Piece

STATE_HEADING = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@mistake("D01", "national heading and motto", "heading", implies="D02")
def national_heading(document: Arranged) -> Arranged | None:
    motto = Line("motto", (Piece("Độc lập - Tự do - Hạnh phúc", 14, is_bold=True),), rule=172, after=5)
    changed = reform(
        document,
        "heading",
        lambda line: replace(line, pieces=(replace(line.pieces[0], text=STATE_HEADING, size=13),), rule=0, after=0),
    )
    return after(changed, "heading", motto)


enter(
    "D02", "no line under the heading", "heading", lambda it: reform(it, "heading", lambda line: replace(line, rule=0))
)
enter(
    "D02",
    "a short line under the heading",
    "heading",
    lambda it: reform(it, "heading", lambda line: replace(line, rule=60)),
)


@mistake("D03", "underscores under the organ", "organ organ_star")
def underscores_for_star(document: Arranged) -> Arranged | None:
    return retext(document, "organ_star", lambda _: "_______")


@mistake("D03", "a drawn line under the organ", "organ organ_star")
def line_for_star(document: Arranged) -> Arranged | None:
    bare = drop(document, "organ_star")
    return bare and reform(bare, "organ", lambda line: replace(line, rule=60, after=5))


@mistake("D04", "the committee's name again in the body's", "organ")
def committee_again(document: Arranged) -> Arranged | None:
    if not (
        has(document, "parent_organ", "TỈNH UỶ")
        and (has(document, "organ", "VĂN PHÒNG") or has(document, "organ", "BAN"))
    ):
        return None
    return retext(document, "organ", lambda text: f"{text} TỈNH UỶ")


@mistake("D05", "the committee instead of its organisation above", "parent_organ")
def committee_above_committee(document: Arranged) -> Arranged | None:
    return replaced(document, "parent_organ", "ĐẢNG BỘ TỈNH", "TỈNH UỶ")


@mistake("D06", "the standing committee as the issuing organ", "parent_organ organ")
def standing_committee_issues(document: Arranged) -> Arranged | None:
    line = first(document, "organ")
    if line is None or not line.text.startswith("TỈNH UỶ") or not has(document, "competence", "BAN THƯỜNG VỤ"):
        return None
    above = replace(line, component="parent_organ", pieces=(replace(line.pieces[0], is_bold=False),))
    return retext(before(document, "organ", above), "organ", lambda _: "BAN THƯỜNG VỤ")


@mistake("D07", "a district that no longer exists", "parent_organ")
def district(document: Arranged) -> Arranged | None:
    return replaced(document, "parent_organ", "ĐẢNG BỘ TỈNH QUẢNG MẪU", "ĐẢNG BỘ HUYỆN BẾN THỬ")


enter("D08", "colon after «Số»", "reference", lambda it: replaced(it, "reference", "Số ", "Số: "))


@mistake("D09", "stroke and dash exchanged", "reference", implies="E72")
def exchanged(document: Arranged) -> Arranged | None:
    return retext(document, "reference", lambda text: text.replace("-", "\0").replace("/", "-").replace("\0", "/"))


@mistake("D10", "a number below ten without nought", "reference", implies="E72")
def without_nought(document: Arranged) -> Arranged | None:
    return retext(document, "reference", lambda text: f"Số 5-{text.partition('-')[2]}")


@mistake("D11", "sign of the type in capitals", "reference", implies="E72")
def type_in_capitals(document: Arranged) -> Arranged | None:
    return replaced(document, "reference", "-TTr/", "-TTR/") or replaced(document, "reference", "-CTr/", "-CTR/")


@mistake("D11", "sign of another type", "reference", implies="E72")
def another_type(document: Arranged) -> Arranged | None:
    return (
        replaced(document, "reference", "-KH/", "-KHO/")
        or replaced(document, "reference", "-BC/", "-BCA/")
        or replaced(document, "reference", "-NQ/", "-NQU/")
    )


@mistake("D11", "sign of a regulation as before or as the State", "reference", implies="E72")
def old_regulation_sign(document: Arranged) -> Arranged | None:
    return replaced(document, "reference", "-QĐ/", "-QĐi/") if has(document, "type_name", "QUY ĐỊNH") else None


@mistake("D12", "sign of the organ", "reference", implies="E72")
def organ_sign(document: Arranged) -> Arranged | None:
    return replaced(document, "reference", "/VPTU", "/VP-TU") or replaced(document, "reference", "/BTCTU", "/BTC")


enter("D15", "day without nought", "place_date", lambda it: replaced(it, "place_date", "ngày 03", "ngày 3"))
enter(
    "D15", "month with a nought too many", "place_date", lambda it: replaced(it, "place_date", "tháng 11", "tháng 09")
)
enter(
    "D16",
    "kind of territory before the name",
    "place_date",
    lambda it: (
        replaced(it, "place_date", "Quảng Mẫu,", "Tỉnh Quảng Mẫu,")
        or replaced(it, "place_date", "Bến Mẫu,", "Xã Bến Mẫu,")
    ),
)


@mistake("D18", "«CÔNG VĂN» printed", "type_name letter_subject")
def letter_named(document: Arranged) -> Arranged | None:
    subject = first(document, "letter_subject")
    if subject is None:
        return None
    name = Line("type_name", (Piece("CÔNG VĂN", 16, is_bold=True),))
    return before(document, "addressed", name)


enter("D19", "«V/v» in a letter", "letter_subject", lambda it: replaced(it, "letter_subject", "về việc", "V/v"))
enter(
    "D19",
    "capital at the beginning",
    "subject",
    lambda it: retext(it, "subject", lambda text: text[:1].upper() + text[1:]),
)
enter("D20", "no dashes under the subject", "subject_rule", lambda it: drop(it, "subject_rule"))
enter(
    "D20", "underscores instead of dashes", "subject_rule", lambda it: retext(it, "subject_rule", lambda _: "________")
)
enter("D20", "three dashes", "subject_rule", lambda it: retext(it, "subject_rule", lambda _: "---"))


@mistake("D21", "letter's subject upright and bold", "letter_subject")
def bold_letter_subject(document: Arranged) -> Arranged | None:
    return remarked(document, "letter_subject", is_bold=True, is_italic=False)


@mistake("D21", "letter's subject in size 14", "letter_subject")
def large_letter_subject(document: Arranged) -> Arranged | None:
    return remarked(document, "letter_subject", size=14)
