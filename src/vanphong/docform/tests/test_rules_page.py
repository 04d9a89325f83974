"""Paper, margins, spacing, indents, page numbers: what is wrong is found, what is right is not, the fix says the right measure."""

import pytest

from vanphong.docform.edits import SetParagraph, SetSection
from vanphong.docform.model import Alignment, LineRule, Region, Tab
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.tests.fragments import CLEAN, MM, announcement, state_plan

NOTICE, PLAN = announcement(), state_plan()

WRONG = [
    ("E01", NOTICE.paged(width=612, height=792)),
    ("E02", NOTICE.paged(width=297 * MM, height=210 * MM, is_landscape=True)),
    ("D22", NOTICE.paged(right=20 * MM)),
    ("D22", NOTICE.paged(left=25 * MM)),
    ("D22", NOTICE.but(Part.BODY, 1, line_rule=LineRule.MULTIPLE, line=1.5)),
    ("D22", NOTICE.but(Part.BODY, line=24.0)),
    ("D22", NOTICE.but(Part.BODY, 0, first_line=12.7 * MM)),
    ("D22", NOTICE.but(Part.BODY, 0, first_line=0.0, text="\tBan Thường vụ thông báo.")),
    ("D22", PLAN.paged(top=15 * MM)),
    ("D22", PLAN.but(Part.BODY, line=2.0)),
    ("D22", PLAN.but(Part.BODY, first_line=15 * MM)),
    ("D42", NOTICE.numbered(Region.FOOTER)),
    ("D42", NOTICE.numbered(alignment=Alignment.RIGHT)),
    ("D42", NOTICE.numbered(first_page_differs=False)),
    ("E12", NOTICE.numbered().__class__(NOTICE.lines, rulings=NOTICE.rulings, page_count=3)),
    ("E13", NOTICE.numbered(header=12.7 * MM)),
]
RIGHT = [
    ("D22", NOTICE.paged(left=15 * MM, right=30 * MM)),
    ("D22", NOTICE.but(Part.BODY, line=22.0)),
    ("D22", NOTICE.but(Part.BODY, first_line=9.5 * MM)),
    ("D22", NOTICE.but(Part.BODY, first_line=0.0, text="\tBan Thường vụ thông báo.", tabs=(Tab(10 * MM),))),
    ("D22", PLAN.paged(left=35 * MM, right=20 * MM, top=25 * MM)),
    ("D22", PLAN.but(Part.BODY, first_line=12.7 * MM)),
    ("D22", PLAN.but(Part.BODY, line_rule=LineRule.EXACTLY, line=18.0)),
    ("D42", NOTICE.numbered()),
    ("E12", NOTICE.numbered(count=9)),
    ("E13", NOTICE.paged(header=12.7 * MM)),
    ("E13", PLAN.numbered(header=12.7 * MM)),
]


@pytest.mark.parametrize(("code", "document"), WRONG)
def test_wrong_is_found(code, document):
    assert document.codes(select=[code]) == {code}


@pytest.mark.parametrize(("code", "document"), RIGHT)
def test_right_is_not_found(code, document):
    assert not document.codes(select=[code])


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_document_has_no_findings(name):
    assert not [(finding.code, finding.sentence, finding.found) for finding in CLEAN[name]().report().findings]


def test_the_older_rules_know_no_upper_bound_of_spacing():
    wide = NOTICE.but(Part.BODY, line=24.0)
    assert wide.codes("dang-05", select=["D22"])
    assert not wide.codes("dang-36", select=["D22"])


def test_the_same_fault_is_told_once_with_its_places():
    (finding,) = NOTICE.but(Part.BODY, line=16.0).report(select=["D22"]).findings
    assert finding.count == 2
    assert finding.found == "Exactly 16pt"
    assert [edit.form.line for edit in finding.edits if isinstance(edit, SetParagraph)] == [18.0, 18.0]


def test_one_wrong_side_is_mended_alone():
    (finding,) = NOTICE.paged(right=20 * MM).report(select=["D22"]).findings
    assert finding.sentence == "Lề phải phải là 15 mm."
    (edit,) = finding.edits
    assert isinstance(edit, SetSection)
    assert edit.form.right == pytest.approx(15 * MM)
    assert edit.form.left is None
