from dataclasses import replace

import pytest

from vanphong.docform.checking import check
from vanphong.docform.model import Alignment, Area, Drawn, DrawnKind, Kind, Place
from vanphong.docform.profiles.loading import profile
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.rules.appendices import roman
from vanphong.docform.tests.fragments import (
    LEFT,
    RIGHT,
    Line,
    announcement,
    decision,
    head,
    letter,
    state_plan,
    text,
    title,
)

NOTICE, LETTER, DECISION, PLAN = announcement(), letter(), decision(), state_plan()
DRAFTED = NOTICE.but(Part.REFERENCE, text="Số      -TB/TU")


def urgent(document, below, words="KHẨN", column=LEFT):
    """The document with a mark of urgency behind this component."""
    return document.after(below, head(Part.URGENCY, words, column, bold=True))


def attached(document, *lines):
    """The document with what stands on the pages behind it."""
    return replace(document, lines=(*document.lines, *lines))


def page(words):
    """The line that names an appendix."""
    return title(Part.APPENDIX_WORD, words, bold=True)


NOTE = title(Part.APPENDIX_NOTE, "(Kèm theo Quyết định số 105-QĐ/TU, ngày 15/9/2026 của Ban Thường vụ Tỉnh uỷ)")
NAMED = DECISION.but(Part.BODY, 1, text="Chi tiết tại Phụ lục I và Phụ lục 1 kèm theo.")
BREAK = Line(None, "\f")
ONE = attached(NAMED, BREAK, page("Phụ lục"), NOTE)
WRONG = [
    ("D44", urgent(NOTICE, Part.PLACE_DATE, column=RIGHT)),
    ("D44", urgent(NOTICE, Part.ORGAN)),
    ("D44", urgent(LETTER, Part.REFERENCE)),
    ("E65", urgent(NOTICE, Part.REFERENCE, "HOẢ TỐC HẸN GIỜ")),
    ("E65", urgent(PLAN, Part.REFERENCE, "ĐỘ KHẨN: KHẨN")),
    ("E66", NOTICE.after(Part.REFERENCE, head(Part.SECRECY, "ĐỘ MẬT: MẬT", LEFT))),
    ("D45", DRAFTED.after(Part.REFERENCE, head(Part.DRAFT, "Dự thảo", LEFT, italic=True))),
    ("D45", NOTICE.after(Part.REFERENCE, head(Part.DRAFT, "Dự thảo lần 2", LEFT, italic=True))),
    ("E67", DRAFTED.after(Part.PLACE_DATE, head(Part.DRAFT, "Dự thảo lần 2", RIGHT, italic=True))),
    ("E68", NOTICE.after(Part.REFERENCE, head(Part.CIRCULATION, "LƯU HÀNH NỘI BỘ", LEFT, bold=True))),
    ("E68", NOTICE.after(Part.PLACE_DATE, title(Part.NO_PUBLICATION, "KHÔNG PHỔ BIẾN TRÊN …"))),
    ("D43", attached(NAMED, BREAK, page("Phụ lục I"), NOTE)),
    ("D43", attached(NAMED, BREAK, page("Phụ lục"))),
    ("D43", attached(NAMED, BREAK, page("Phụ lục"), title(Part.APPENDIX_NOTE, "(Kèm theo Quyết định của Tỉnh uỷ)"))),
    ("N24", attached(PLAN, BREAK, page("Phụ lục 1"), NOTE)),
    ("N24", attached(PLAN, BREAK, page("Phụ lục I"))),
    ("E70", attached(NAMED, BREAK, page("Phụ lục"), NOTE, BREAK, page("Phụ lục"), NOTE)),
    ("E70", attached(NAMED, BREAK, page("Phụ lục 1"), NOTE, BREAK, page("Phụ lục 3"), NOTE)),
    ("E71", attached(DECISION, BREAK, page("Phụ lục"), NOTE)),
    ("E72", attached(NAMED.but(Part.REFERENCE, text="Số 106-QĐ/TU"), BREAK, page("Phụ lục"), NOTE)),
    ("E73", attached(NAMED, page("Phụ lục"), NOTE)),
    ("E75", ONE),
    ("E75", attached(NAMED, page("Phụ lục 1"), NOTE, page("Phụ lục 2"), title(Part.APPENDIX_TITLE, "DANH SÁCH"))),
    ("E74", attached(NAMED.numbered(), BREAK, page("Phụ lục"), NOTE)),
]
RIGHT_ONES = [
    ("D44", urgent(NOTICE, Part.REFERENCE)),
    ("D44", urgent(LETTER, Part.LETTER_SUBJECT)),
    ("D44", NOTICE),
    ("E65", urgent(NOTICE, Part.REFERENCE, "HỎA TỐC")),
    ("E65", urgent(NOTICE, Part.REFERENCE, "THƯỢNG KHẨN")),
    ("E66", NOTICE.after(Part.REFERENCE, head(Part.SECRECY, "TỐI MẬT", LEFT))),
    ("D45", DRAFTED.after(Part.REFERENCE, head(Part.DRAFT, "Dự thảo lần 2", LEFT, italic=True))),
    ("E67", DRAFTED.after(Part.REFERENCE, head(Part.DRAFT, "Dự thảo lần 2", LEFT, italic=True))),
    ("E68", attached(NOTICE, title(Part.NO_PUBLICATION, "KHÔNG PHỔ BIẾN TRÊN …"))),
    (
        "E68",
        NOTICE.after(Part.REFERENCE, Line(Part.CIRCULATION, "LƯU HÀNH NỘI BỘ", {}, {"alignment": Alignment.RIGHT})),
    ),
    ("D43", ONE),
    ("D43", attached(NAMED, BREAK, page("Phụ lục 1"), NOTE)),
    ("N24", attached(PLAN, BREAK, page("Phụ lục II"), NOTE)),
    ("E70", ONE),
    ("E70", attached(NAMED, BREAK, page("Phụ lục 1"), NOTE, BREAK, page("Phụ lục 2"), NOTE)),
    ("E71", ONE),
    ("E71", DECISION),
    ("E71", attached(DECISION.without(Part.REFERENCE), page("Phụ lục"), NOTE)),
    ("E72", ONE),
    ("E73", ONE),
    ("E74", attached(NAMED.numbered(restarts_at=1), BREAK, page("Phụ lục"), NOTE)),
    ("E74", ONE),
    ("E75", attached(NAMED, page("Phụ lục"), title(Part.APPENDIX_TITLE, "DANH SÁCH"), NOTE)),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT_ONES)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


def test_the_older_rules_ask_for_no_note():
    assert not attached(NAMED, BREAK, page("Phụ lục")).codes("dang-36", select=["D43"])


def test_the_number_is_changed_wherever_the_text_names_it():
    document = attached(NAMED, BREAK, page("Phụ lục I"), NOTE)
    assert document.mended("D43", Part.APPENDIX_WORD) == "Phụ lục 1"
    (finding,) = document.report(select=["D43"]).findings
    assert len(finding.edits) == 2


@pytest.mark.parametrize(("value", "printed"), [(1, "I"), (4, "IV"), (19, "XIX"), (40, "XL")])
def test_roman_numbers_are_written(value, printed):
    assert roman(value) == printed


class TestSeal:
    SIGNATURE = Area(300, 600, 420, 660)

    def codes(self, seal):
        sheet = replace(
            NOTICE.sheet(),
            kind=Kind.PDF,
            drawn=tuple(Drawn(DrawnKind.PICTURE, Place(page=1, area=area)) for area in (self.SIGNATURE, seal)),
        )
        report = check(sheet, NOTICE.recognised(sheet), profile=profile("dang-05"), select=["D46"])
        return [finding.severity for finding in report.findings]

    def test_a_third_from_the_left_is_right(self):
        assert not self.codes(Area(240, 580, 340, 680))

    @pytest.mark.parametrize("left", [290, 340, 385])
    def test_too_much_or_at_the_right_is_noted(self, left):
        assert self.codes(Area(left, 580, left + 100, 680)) == ["notes"]

    def test_images_apart_are_none_of_its_business(self):
        assert not self.codes(Area(100, 100, 200, 200))


def test_texts_of_appendices_are_not_read_as_the_document():
    document = attached(NAMED, BREAK, page("Phụ lục"), NOTE, text(Part.APPENDIX_BODY, "Theo Nghị quyết số 57-NQ/TW."))
    assert not document.codes(select=["D25"])
