"""Mistakes in signature, recipients, marks and appendices: D28 … D45."""

from dataclasses import replace

from tests.docform.seeded import documents, packages
from tests.docform.seeded.mutations import MISTAKES, Mistake, enter, mistake
from tests.docform.seeded.shaping import (
    after,
    before,
    drop,
    first,
    has,
    remarked,
    replaced,
    retext,
    to_right,
)
from vanphong.docform.writers.arranged import Arranged, Line, Piece


@mistake("D28", "the State's way of writing the competence", "competence")
def stopped_competence(document: Arranged) -> Arranged | None:
    return replaced(document, "competence", "T/M", "TM.") or replaced(document, "competence", "K/T", "KT.")


@mistake("D29", "a deputy secretary signs for the secretary", "competence position")
def for_the_secretary(document: Arranged) -> Arranged | None:
    if not (has(document, "competence", "T/M") and has(document, "position", "BÍ THƯ")):
        return None
    changed = retext(document, "competence", lambda _: "K/T BÍ THƯ")
    return changed and retext(changed, "position", lambda _: "PHÓ BÍ THƯ")


@mistake("D30", "the organ's name in the position", "position")
def position_with_organ(document: Arranged) -> Arranged | None:
    if has(document, "position", "PHÓ BÍ THƯ") or has(document, "position", "CHÁNH VĂN PHÒNG"):
        return retext(document, "position", lambda text: f"{text} TỈNH UỶ")
    return None


@mistake("D31", "«ỦY VIÊN» under the committee's name", "position")
def member(document: Arranged) -> Arranged | None:
    return (
        retext(document, "position", lambda _: "UỶ VIÊN") if has(document, "competence", "T/M BAN THƯỜNG VỤ") else None
    )


enter("D32", "degree before the name", "signer", lambda it: retext(it, "signer", lambda text: f"TS. {text}"))
enter("D32", "rank before the name", "signer", lambda it: retext(it, "signer", lambda text: f"Đại tá {text}"))


@mistake("D34", "another signs for who has the order", "competence position")
def order_passed_on(document: Arranged) -> Arranged | None:
    line = first(document, "competence")
    if line is None or not has(document, "competence", "K/T CHÁNH VĂN PHÒNG"):
        return None
    return before(document, "competence", replace(line, pieces=(replace(line.pieces[0], text="T/L BAN THƯỜNG VỤ"),)))


@mistake("D35", "the standing committee signs for the committee", "competence author")
def standing_for_committee(document: Arranged) -> Arranged | None:
    subject = first(document, "subject")
    if subject is None or not has(document, "competence", "T/M BAN THƯỜNG VỤ"):
        return None
    author = Line("author", (Piece("CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", 14, is_bold=True),))
    return before(document, "subject", author)


@mistake("D36", "the committee issues what the standing committee issues", "competence")
def beyond_authority(document: Arranged) -> Arranged | None:
    if not (
        has(document, "type_name", "CHỈ THỊ")
        or has(document, "type_name", "THÔNG TRI")
        or has(document, "type_name", "HƯỚNG DẪN")
    ):
        return None
    return replaced(document, "competence", "T/M BAN THƯỜNG VỤ", "T/M TỈNH UỶ")


@mistake("D37", "recipients' word bold and italic", "recipients_word")
def state_recipients_word(document: Arranged) -> Arranged | None:
    return remarked(document, "recipients_word", is_bold=True, is_italic=True, is_underlined=False, size=12)


enter(
    "D37",
    "recipients' word not underlined",
    "recipients_word",
    lambda it: remarked(it, "recipients_word", is_underlined=False),
)
enter(
    "D38",
    "recipients end with commas",
    "recipient",
    lambda it: retext(it, "recipient", lambda text: text.replace(";", ",")),
)
enter("D38", "«Lưu: VT»", "keeping", lambda it: retext(it, "keeping", lambda _: "- Lưu: VT, TH."))


@mistake("D39", "no «Như trên» in a letter", "recipient")
def not_as_above(document: Arranged) -> Arranged | None:
    return replaced(document, "recipient", "- Như trên;", "- Thường trực Tỉnh uỷ (để báo cáo);")


PAPERS = {name.upper() for name in documents.PAPERS}


def _is_paper(document: Arranged) -> bool:
    name = first(document, "type_name")
    return name is not None and name.text in PAPERS


@mistake("D39", "«Như trên» without addressee", "recipient")
def as_above(document: Arranged) -> Arranged | None:
    return (
        None
        if has(document, "addressed", "Kính") or first(document, "type_name") is None or _is_paper(document)
        else replaced(document, "recipient", "- Các cơ quan, đơn vị trực thuộc;", "- Như trên;")
    )


enter("D40", "a submission «Kính gửi»", "addressed", lambda it: replaced(it, "addressed", "Kính trình", "Kính gửi"))


@mistake("D41", "a report addressed like a letter", "addressed")
def addressed_report(document: Arranged) -> Arranged | None:
    if not (
        has(document, "type_name", "BÁO CÁO")
        or has(document, "type_name", "THÔNG BÁO")
        or has(document, "type_name", "KẾ HOẠCH")
    ):
        return None
    pieces = (Piece("Kính gửi: ", 14, is_italic=True), Piece("Ban Thường vụ Đảng uỷ các cơ quan Đảng tỉnh", 14))
    return after(document, "subject_rule", Line("addressed", pieces, after=12))


MISTAKES.append(Mistake("D42", "page number at the foot", frozenset({"page_number"}), rewrite=packages.number_at_foot))
MISTAKES.append(
    Mistake("D42", "page number on the first page", frozenset({"page_number"}), rewrite=packages.number_on_first)
)


@mistake("D43", "appendix in Roman figures", "appendix_word")
def roman_appendix(document: Arranged) -> Arranged | None:
    return retext(document, "appendix_word", lambda text: text.replace("1", "I").replace("2", "II"))


@mistake("D43", "appendix without saying to what it belongs", "appendix_note")
def loose_appendix(document: Arranged) -> Arranged | None:
    return drop(document, "appendix_note")


@mistake("D44", "mark of urgency in the right column", "urgency")
def urgency_at_right(document: Arranged) -> Arranged | None:
    if first(document, "reference") is None:
        return None
    return to_right(document, Line("urgency", (Piece("KHẨN", 14, is_bold=True),), before=3))


@mistake("D45", "a draft that does not say which", "draft")
def unnumbered_draft(document: Arranged) -> Arranged | None:
    line = Line("draft", (Piece("Dự thảo", 14, is_italic=True),), before=3)
    return after(document, "letter_subject" if first(document, "letter_subject") else "reference", line)
