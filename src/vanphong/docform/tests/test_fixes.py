"""Fixes applied to .docx: what is asked for changes, nothing else moves."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanphong.docform import api as docform
from vanphong.docform.edits import (
    DrawLine,
    InsertAfter,
    ParagraphForm,
    Remove,
    ReplaceText,
    RunForm,
    SectionForm,
    SetPageNumber,
    SetParagraph,
    SetRun,
    SetSection,
)
from vanphong.docform.fixes.applying import CLASH, GONE, apply_fixes, fix_all
from vanphong.docform.fixes.tracked import Tracked
from vanphong.docform.model import Alignment, LineRule, Region

TRACKED = Tracked("Văn thư", datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
MAIN = "word/document.xml"
SPEC = docform.DocumentSpec(
    system=docform.System.PARTY,
    parent="TỈNH UỶ QUẢNG MẪU",
    organ="VĂN PHÒNG",
    number="686",
    notation="CV/VPTU",
    place="Quảng Mẫu",
    issued_on=date(2026, 11, 3),
    subject="về việc góp ý dự thảo",
    addressees=("Ban Tổ chức Tỉnh uỷ",),
    body=("Văn phòng Tỉnh uỷ gửi dự thảo Quy chế và đề nghị góp ý.", "Trân trọng."),
    position="CHÁNH VĂN PHÒNG",
    signer="Trần Thị Mẫu",
    recipients=("Như trên", "Lưu Văn phòng Tỉnh uỷ"),
)
DATA = docform.compose(SPEC)


def sheet(data=DATA):
    return docform.read_sheet(data, docform.DOCX)


def block(text, data=DATA):
    return next(each for each in sheet(data).blocks if text in each.text)


def replaced(old, new, data=DATA):
    found = block(old, data)
    at = found.text.index(old)
    return ReplaceText(found.place, at, at + len(old), new, old)


def applied(*edits, data=DATA, tracked=None):
    result = apply_fixes(data, [edits], tracked=tracked)
    assert result.done == (0,), result.refused
    return result.data


def parts(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class TestReplaceText:
    @pytest.mark.parametrize("tracked", [None, TRACKED], ids=["plain", "tracked"])
    @pytest.mark.parametrize(
        ("old", "new"), [("686", "07"), ("Số ", "Số: "), ("-CV", "CV"), ("/VPTU", ""), ("Số 686-CV/VPTU", "Số 1-CV/TU")]
    )
    def test_puts_the_text(self, old, new, tracked):
        changed = applied(replaced(old, new), tracked=tracked)
        assert block("Số", changed).text == "Số 686-CV/VPTU".replace(old, new)

    def test_moves_nothing_else(self):
        before, after = parts(DATA), parts(applied(replaced("686", "07")))
        assert before.keys() == after.keys()
        assert [name for name in before if before[name] != after[name]] == [MAIN]
        assert before[MAIN].replace(b"686-CV", b"07-CV") == after[MAIN]

    def test_keeps_the_form_of_what_it_replaces(self):
        changed = block("Trần", applied(replaced("Thị Mẫu", "Văn Thử")))
        assert changed.text == "Trần Văn Thử"
        assert changed.letters.bold

    def test_counts_composed_letters(self):
        data = docform.compose(SPEC.decomposed())
        changed = applied(replaced("Quy chế", "Quy định", data), data=data)
        assert "dự thảo Quy định và đề nghị" in block("dự thảo Quy", changed).text

    def test_fills_an_empty_paragraph_and_goes_over_runs(self):
        empty = next(each for each in sheet().blocks if not each.text)
        assert block("mới", applied(ReplaceText(empty.place, 0, 0, "mới", ""))).text == "mới"
        changed = applied(replaced("gửi: Ban", "trình: Ông"))
        assert block("Kính", changed).text == "Kính trình: Ông Tổ chức Tỉnh uỷ"

    def test_is_refused_where_the_text_is_another(self):
        edit = replaced("686", "07")
        changed = applied(edit)
        again = apply_fixes(changed, [[edit]])
        assert (again.data, again.done, again.refused[0].reason) == (changed, (), GONE)

    def test_tracked_shows_who_and_when(self):
        text = parts(applied(replaced("686", "07"), tracked=TRACKED))[MAIN].decode()
        assert '<w:del w:id="2" w:author="Văn thư" w:date="2026-11-24T08:00:00Z">' in text
        assert "<w:delText" in text
        assert sheet(applied(replaced("686", "07"), tracked=TRACKED)).has_tracked_changes

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_any_part_of_any_paragraph(self, data):
        blocks = [each for each in sheet().blocks if each.text]
        chosen = data.draw(st.sampled_from(blocks))
        start = data.draw(st.integers(0, len(chosen.text)))
        end = data.draw(st.integers(start, len(chosen.text)))
        text = data.draw(st.text("aBủộ -&<", max_size=6))
        edit = ReplaceText(chosen.place, start, end, text, chosen.text[start:end])
        tracked = data.draw(st.sampled_from([None, TRACKED]))
        now = sheet(apply_fixes(DATA, [[edit]], tracked=tracked).data)
        expected = [each.text for each in sheet().blocks]
        expected[chosen.index] = chosen.text[:start] + text + chosen.text[end:]
        assert [each.text for each in now.blocks] == expected


class TestSetRun:
    @pytest.mark.parametrize("tracked", [None, TRACKED], ids=["plain", "tracked"])
    def test_sets_just_these_letters(self, tracked):
        found = block("gửi dự thảo")
        at = found.text.index("dự thảo")
        form = RunForm(is_bold=True, is_italic=True, size=15, is_underlined=True, font="Tinos", colour="000000")
        changed = block("gửi dự thảo", applied(SetRun(found.place, at, at + 7, form), tracked=tracked))
        assert changed.text == found.text
        assert [run.text for run in changed.runs if run.format.bold] == ["dự thảo"]
        letters = changed.run_at(at).format
        assert (letters.italic, letters.size, letters.underline, letters.font) == (True, 15, True, "Tinos")

    def test_takes_away(self):
        found = block("về việc")
        form = RunForm(is_italic=False, is_bold=False)
        changed = block("về việc", applied(SetRun(found.place, 0, None, form)))
        assert (changed.letters.italic, changed.letters.size) == (False, 12)

    def test_twice_changes_nothing_more(self):
        edit = SetRun(block("về việc").place, 0, None, RunForm(is_italic=False, size=14))
        once = applied(edit)
        assert applied(edit, data=once) == once
        noted = applied(edit, tracked=TRACKED)
        assert applied(edit, data=noted, tracked=TRACKED) == noted
        assert parts(noted)[MAIN].count(b"rPrChange") == 2


class TestSetParagraph:
    @pytest.mark.parametrize("tracked", [None, TRACKED], ids=["plain", "tracked"])
    def test_sets_what_is_said(self, tracked):
        form = ParagraphForm(Alignment.LEFT, 36, 10, 5, 12, 3, LineRule.EXACTLY, 18)
        found = block("gửi dự thảo")
        changed = block("gửi dự thảo", applied(SetParagraph(found.place, form), tracked=tracked)).format
        assert (changed.alignment, changed.first_line, changed.left, changed.right) == (Alignment.LEFT, 36, 10, 5)
        assert (changed.space_before, changed.space_after, changed.line_rule, changed.line) == (
            12,
            3,
            LineRule.EXACTLY,
            18,
        )

    def test_a_hanging_first_line(self):
        form = ParagraphForm(first_line=-20, line_rule=LineRule.MULTIPLE, line=1.5)
        changed = block("gửi dự thảo", applied(SetParagraph(block("gửi dự thảo").place, form))).format
        assert (changed.first_line, changed.line_rule, changed.line) == (-20, LineRule.MULTIPLE, 1.5)


class TestSetSection:
    @pytest.mark.parametrize("tracked", [None, TRACKED], ids=["plain", "tracked"])
    def test_sets_the_margins(self, tracked):
        changed = sheet(applied(SetSection(0, SectionForm(right=60, top=70)), tracked=tracked)).sections[0]
        assert (changed.right, changed.top, round(changed.left)) == (60, 70, 85)

    def test_is_refused_where_there_is_no_such_section(self):
        assert apply_fixes(DATA, [[SetSection(4, SectionForm(right=60))]]).refused[0].reason == GONE


class TestSetPageNumber:
    def test_is_put_where_there_is_none(self):
        bare = {name: text for name, text in parts(DATA).items() if "header" not in name}
        bare[MAIN] = (
            bare[MAIN]
            .replace(b'<w:headerReference w:type="default" r:id="header1"/>', b"")
            .replace(b"<w:titlePg/>", b"")
        )
        bare["[Content_Types].xml"] = _without(bare["[Content_Types].xml"], b"header1")
        bare["word/_rels/document.xml.rels"] = _without(bare["word/_rels/document.xml.rels"], b"header1")
        data = _packed(bare)
        assert not sheet(data).sections[0].numbers
        self._is_numbered(applied(SetPageNumber(0), data=data))

    def test_is_taken_from_the_foot(self):
        moved = parts(DATA)
        moved["word/header1.xml"] = moved["word/header1.xml"].replace(b"w:hdr", b"w:ftr")
        moved[MAIN] = moved[MAIN].replace(b"headerReference", b"footerReference")
        moved["word/_rels/document.xml.rels"] = moved["word/_rels/document.xml.rels"].replace(
            b"relationships/header", b"relationships/footer"
        )
        moved["[Content_Types].xml"] = moved["[Content_Types].xml"].replace(b".header+xml", b".footer+xml")
        data = _packed(moved)
        assert [each.region for each in sheet(data).sections[0].numbers] == [Region.FOOTER]
        self._is_numbered(applied(SetPageNumber(0), data=data))

    def test_once_right_it_stays(self):
        data = applied(SetPageNumber(0))
        assert applied(SetPageNumber(0), data=data) == data

    def _is_numbered(self, data):
        section = sheet(data).sections[0]
        assert section.first_page_differs
        assert [(each.region, each.alignment, each.format.size) for each in section.numbers] == [
            (Region.HEADER, Alignment.CENTRE, 14)
        ]


class TestInsertAfter:
    @pytest.mark.parametrize("tracked", [None, TRACKED], ids=["plain", "tracked"])
    def test_is_set_like_its_neighbour(self, tracked):
        edits = (
            InsertAfter(block("về việc").place, "một", RunForm(is_italic=False)),
            InsertAfter(block("về việc").place, "hai"),
            InsertAfter(block("về việc").place, "trước", before=True),
        )
        data = applied(*edits, tracked=tracked)
        texts = [each.text for each in sheet(data).blocks]
        at = texts.index("về việc góp ý dự thảo")
        assert texts[at - 1 : at + 3] == ["trước", "về việc góp ý dự thảo", "một", "hai"]
        assert (block("một", data).letters.size, block("một", data).letters.italic) == (12, False)
        assert block("hai", data).format == block("về việc").format


class TestRemove:
    @pytest.mark.parametrize("tracked", [None, TRACKED], ids=["plain", "tracked"])
    def test_takes_a_paragraph_out(self, tracked):
        data = applied(Remove(block("Trân trọng").place), Remove(block("Số 686").place), tracked=tracked)
        texts = [each.text for each in sheet(data).blocks]
        expected = [each.text for each in sheet().blocks if each.text not in {"Trân trọng.", "Số 686-CV/VPTU"}]
        assert texts == expected

    def test_the_only_paragraph_of_a_cell_is_emptied(self):
        data = docform.compose(docform.DocumentSpec(**{**_fields(SPEC), "body": (docform.Grid((("Một", "Hai"),)),)}))
        changed = applied(Remove(block("Một", data).place), data=data)
        assert [each.text for each in sheet(changed).blocks if each.cell and each.cell.table == 1] == ["", "Hai"]

    def test_the_last_of_a_cell_goes_where_another_stays(self):
        changed = sheet(applied(Remove(block("về việc").place))).blocks
        assert [each.text for each in changed if each.cell and each.cell.column == 0][-1].startswith("- Lưu")
        assert not any("về việc" in each.text for each in changed)

    def test_takes_a_drawn_line_out(self):
        line = next(each for each in sheet().drawn if each.is_level)
        changed = applied(Remove(line.place))
        assert not [each for each in sheet(changed).drawn if each.is_level]
        assert b"AlternateContent" not in parts(changed)[MAIN]


class TestDrawLine:
    @pytest.mark.parametrize("tracked", [None, TRACKED], ids=["plain", "tracked"])
    def test_takes_the_place_of_the_old_line(self, tracked):
        data = applied(DrawLine(block("ĐẢNG CỘNG SẢN").place, 150), tracked=tracked)
        assert [round(each.length) for each in sheet(data).drawn if each.is_level] == [150]
        assert sheet(data).drawn_on(block("ĐẢNG CỘNG SẢN", data))


class TestApplyFixes:
    def test_what_clashes_is_refused_and_the_rest_applied(self):
        fixes = [
            [replaced("686", "07")],
            [replaced("686-CV", "09-CV")],
            [replaced("Trần", "Lê")],
            [Remove(block("Trần").place)],
            [replaced("686", "07")],
        ]
        result = apply_fixes(DATA, fixes)
        assert (result.done, [each.index for each in result.refused]) == ((0, 2, 4), [1, 3])
        assert {each.reason for each in result.refused} == {CLASH}
        assert block("Số", result.data).text == "Số 07-CV/VPTU"

    def test_a_fix_is_applied_wholly_or_not_at_all(self):
        wrong = ReplaceText(block("Trần").place, 0, 4, "Lê", "Phạm")
        result = apply_fixes(DATA, [[replaced("686", "07"), wrong]])
        assert (result.data, result.done) == (DATA, ())

    def test_without_edits_gives_the_bytes_back(self):
        assert apply_fixes(DATA, []).data == DATA

    def test_refuses_what_is_no_word_document(self):
        with pytest.raises(docform.Unreadable):
            apply_fixes(b"PK\x03\x04", [[replaced("686", "07")]])

    def test_goes_on_until_nothing_is_proposed(self):
        def check(data):
            text = next(each.text for each in sheet(data).blocks if "Số" in each.text)
            return (
                [[replaced("8", "6", data)]]
                if "8" in text
                else [[replaced("666", "07", data)]]
                if "666" in text
                else []
            )

        data = fix_all(DATA, check)
        assert block("Số", data).text == "Số 07-CV/VPTU"


def _fields(spec):
    return {name: getattr(spec, name) for name in spec.__dataclass_fields__}


def _without(text, name):
    start = text.index(b"<", text.rindex(b"<", 0, text.index(name)))
    return text[:start] + text[text.index(b"/>", start) + 2 :]


def _packed(content):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return out.getvalue()
