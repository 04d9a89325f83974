from dataclasses import replace

import pytest

from vanphong.docform.api import DOCX, DocumentSpec, System, check, compose
from vanphong.docform.edits import InsertAfter, ReplaceText
from vanphong.docform.model import Alignment
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.tests.fragments import LEFT, announcement, foot, letter, state_plan, title

NOTICE, LETTER, PLAN = announcement(), letter(), state_plan()
SUBMISSION = replace(
    LETTER.but(Part.ADDRESSED, text="Kính trình:").but(Part.ADDRESSEE, text="Ban Thường vụ Tỉnh uỷ"),
    type_name="Tờ trình",
)
GREETED = NOTICE.after(Part.SUBJECT_RULE, title(Part.ADDRESSED, "Kính gửi: Ban Thường vụ Tỉnh uỷ", italic=True))


def listed(document, *lines):
    """The document with these recipients."""
    made = [foot(Part.RECIPIENT, words, LEFT, Alignment.LEFT, size=12.0) for words in lines]
    return document.without(Part.RECIPIENT).after(Part.RECIPIENTS_WORD, *made)


def addressed(*lines):
    """The letter to several."""
    return LETTER.without(Part.ADDRESSEE).after(Part.ADDRESSED, *(title(Part.ADDRESSEE, words) for words in lines))


WRONG = [
    ("D37", NOTICE.but(Part.RECIPIENTS_WORD, bold=True, italic=True, underline=False, size=12.0)),
    ("D37", NOTICE.but(Part.RECIPIENTS_WORD, underline=False)),
    ("D37", NOTICE.but(Part.RECIPIENTS_WORD, size=12.0)),
    ("N22", PLAN.but(Part.RECIPIENTS_WORD, italic=False)),
    ("N22", PLAN.but(Part.RECIPIENTS_WORD, size=14.0)),
    ("E60", NOTICE.but(Part.RECIPIENTS_WORD, text="Nơi nhận")),
    ("E60", PLAN.but(Part.RECIPIENTS_WORD, text="Nơi nhận")),
    ("E60", LETTER.but(Part.ADDRESSED, text="Kính gửi")),
    ("D38", listed(NOTICE, "- Các đảng uỷ trực thuộc;", "- Lưu: VT, TH.")),
    ("D38", listed(NOTICE, "- Các đảng uỷ trực thuộc;", "- Lưu: Văn phòng Tỉnh uỷ.")),
    ("D38", listed(NOTICE, "- Các đảng uỷ trực thuộc,", "- Lưu Văn phòng Tỉnh uỷ.")),
    ("D38", listed(NOTICE, "- Các đảng uỷ trực thuộc;", "- Lưu Văn phòng Tỉnh uỷ;")),
    ("D38", listed(NOTICE, "- Các đảng uỷ trực thuộc;", "- Lưu Văn phòng Tỉnh uỷ")),
    ("D38", listed(NOTICE, "- Các đảng uỷ trực thuộc;", "Các ban đảng;", "- Lưu Văn phòng Tỉnh uỷ.")),
    ("E61", listed(NOTICE, "- Các đảng uỷ trực thuộc.")),
    ("E61", listed(NOTICE, "- Lưu Văn phòng Tỉnh uỷ;", "- Các đảng uỷ trực thuộc.")),
    ("E61", listed(PLAN, "- Các phòng, đơn vị.")),
    ("N23", listed(PLAN, "- Các phòng, đơn vị;", "- Lưu Văn phòng.")),
    ("N23", listed(PLAN, "- Các phòng, đơn vị,", "- Lưu: VT, TH.")),
    ("D39", listed(LETTER, "- Ban Tổ chức Tỉnh uỷ;", "- Lưu Văn phòng.")),
    ("D39", listed(LETTER, "- Ban Tổ chức Tỉnh uỷ;", "- Như trên;", "- Lưu Văn phòng.")),
    ("D39", listed(NOTICE, "- Như trên;", "- Lưu Văn phòng Tỉnh uỷ.")),
    ("D40", SUBMISSION.but(Part.ADDRESSED, text="Kính gửi:")),
    ("D41", GREETED),
    ("D41", LETTER.but(Part.ADDRESSED, text="Kính trình:")),
    ("E62", LETTER.without(Part.ADDRESSED, Part.ADDRESSEE)),
    ("E62", SUBMISSION.without(Part.ADDRESSED, Part.ADDRESSEE)),
    ("E63", addressed("- Ban Tổ chức Tỉnh uỷ,", "- Ban Nội chính Tỉnh uỷ.")),
    ("E63", addressed("- Ban Tổ chức Tỉnh uỷ", "- Ban Nội chính Tỉnh uỷ.")),
]
RIGHT = [
    ("D37", NOTICE),
    ("D37", PLAN),
    ("N22", PLAN),
    ("E60", NOTICE),
    ("E60", LETTER),
    ("E60", GREETED),
    ("D38", NOTICE),
    ("D38", PLAN),
    ("D38", listed(NOTICE, "- Các đảng uỷ trực thuộc", "Tỉnh uỷ;", "- Lưu Văn phòng Tỉnh uỷ.")),
    ("D38", listed(NOTICE, "- Các đảng uỷ trực thuộc;", "- Lưu Văn phòng Tỉnh uỷ (05 bản).")),
    ("E61", NOTICE),
    ("E61", PLAN),
    ("E61", listed(NOTICE, "{{noi_nhan}}")),
    ("D38", listed(NOTICE, "- Các ban đảng,", "  cơ quan Uỷ ban Kiểm tra;", "- Lưu Văn phòng Tỉnh uỷ.")),
    ("N23", listed(PLAN, "- Các phòng, đơn vị;", "- Lưu: VT, KSTT (2b).VTA")),
    ("N23", PLAN),
    ("D39", LETTER),
    ("D39", SUBMISSION),
    ("D39", NOTICE),
    ("D40", SUBMISSION),
    ("D40", LETTER),
    ("D41", LETTER),
    ("D41", SUBMISSION),
    ("D41", NOTICE),
    ("E62", LETTER),
    ("E62", NOTICE),
    ("E63", LETTER),
    ("E63", addressed("- Ban Tổ chức Tỉnh uỷ;", "- Ban Nội chính Tỉnh uỷ.")),
    ("E63", addressed("Ban Tổ chức Tỉnh uỷ", "huyện Hạ,", "tỉnh Quảng Trị")),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


@pytest.mark.parametrize(
    ("document", "code", "part", "mended"),
    [
        (NOTICE.but(Part.RECIPIENTS_WORD, text="Nơi nhận"), "E60", Part.RECIPIENTS_WORD, "Nơi nhận:"),
        (listed(NOTICE, "- Lưu: VT, TH."), "D38", Part.RECIPIENT, "- Lưu Văn phòng Tỉnh uỷ."),
        (SUBMISSION.but(Part.ADDRESSED, text="Kính gửi:"), "D40", Part.ADDRESSED, "Kính trình:"),
        (addressed("- Ban Tổ chức,", "- Ban Nội chính."), "E63", Part.ADDRESSEE, "- Ban Tổ chức;"),
    ],
)
def test_the_fix_gives_the_right_line(document, code, part, mended):
    assert document.mended(code, part) == mended


def test_the_older_rules_part_recipients_by_commas_and_greet_in_a_submission():
    older = listed(SUBMISSION.but(Part.ADDRESSED, text="Kính gửi:"), "- Như trên,", "- Lưu Văn phòng.")
    assert not older.codes("dang-36", select=["D38", "D40"])
    assert older.codes("dang-05", select=["D38", "D40"]) == {"D38", "D40"}


def test_a_missing_as_above_is_put_first():
    (finding,) = listed(LETTER, "- Ban Tổ chức Tỉnh uỷ;", "- Lưu Văn phòng.").report(select=["D39"]).findings
    (edit,) = finding.edits
    assert isinstance(edit, InsertAfter)
    assert (edit.text, edit.before) == ("- Như trên;", True)


def test_signs_that_are_wrong_alike_are_told_once():
    lines = ["- Các đảng uỷ,", "- Các ban đảng,", "- Các sở,", "- Lưu Văn phòng Tỉnh uỷ."]
    (finding,) = listed(NOTICE, *lines).report(select=["D38"]).findings
    assert finding.count == 3


@pytest.mark.parametrize(
    ("organ", "keeping"),
    [("TỈNH UỶ QUẢNG TRỊ", "Lưu Văn phòng Tỉnh uỷ"), ("TỈNH ỦY QUẢNG TRỊ", "Lưu Văn phòng Tỉnh ủy")],
)
def test_what_is_written_in_has_its_tone_marks_as_the_document_has(organ, keeping):
    spec = DocumentSpec(
        system=System.PARTY,
        organ=organ,
        notation="TB/TU",
        place="Quảng Trị",
        type_name="Thông báo",
        subject="lịch trực",
        body=("Các cơ quan thực hiện.",),
        competence=("T/M BAN THƯỜNG VỤ",),
        position="PHÓ BÍ THƯ",
        signer="Nguyễn Văn Mẫu",
        recipients=("Các cơ quan", "Lưu: VT"),
    )
    (finding,) = check(compose(spec), DOCX, select=["D38"]).findings
    assert [edit.text for edit in finding.edits if isinstance(edit, ReplaceText)] == [keeping]
