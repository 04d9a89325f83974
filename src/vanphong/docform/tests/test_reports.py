"""Rules that can be read, findings that are told once, reports in every form."""

import json
import re

import pytest

from vanphong.docform.profiles.loading import CODES
from vanphong.docform.recognise.model import Component as Part
from vanphong.docform.report.data import report_data
from vanphong.docform.report.manual import explained, manual
from vanphong.docform.report.page import page
from vanphong.docform.report.plain import lines
from vanphong.docform.report.sarif import log
from vanphong.docform.rules.model import Certainty, Severity, capped
from vanphong.docform.rules.registry import chosen, load, rule, unknown_codes
from vanphong.docform.tests.fragments import announcement

BAD = announcement().but(Part.REFERENCE, text="Số: 5-TB/TU").but(Part.BODY, line=16.0)


class TestRegistry:
    def test_every_rule_can_be_explained(self):
        for each in load().values():
            assert all((each.title, each.explains, each.wrong, each.right, each.articles)), each.code
            assert re.fullmatch(r"[DEN]\d\d", each.code)
            assert set(each.articles) <= set(CODES)
            assert each.explains[-1] in ".…"

    def test_a_code_is_given_once(self):
        with pytest.raises(ValueError, match="twice"):
            rule("D08", title="", severity=Severity.NOTES, articles={}, explains="", wrong="", right="")(lambda _: [])

    def test_codes_are_selected_by_their_beginning(self):
        codes = [each.code for each in chosen("dang-05", select=["D0"], ignore=["D09"])]
        assert "D08" in codes
        assert "D09" not in codes
        assert all(code.startswith("D0") for code in codes)

    def test_rules_of_the_state_are_not_asked_of_the_party(self):
        assert not [each.code for each in chosen("dang-05") if each.code.startswith("N")]

    def test_unknown_codes_are_told(self):
        assert unknown_codes(["D08", "D", "X1"]) == ["X1"]


class TestCertainty:
    @pytest.mark.parametrize("severity", Severity)
    def test_what_is_not_certain_only_warns(self, severity):
        assert capped(severity, Certainty.TO_CHECK) is Severity.NOTES
        assert capped(severity, Certainty.CERTAIN) is severity


class TestPlain:
    def test_lines_tell_place_code_sentence_article_and_count(self):
        told = list(lines(BAD.report(select=["D08", "D22"]), "tb.docx"))
        assert told[0].startswith("tb.docx:3 D08 [sửa] Sau chữ «Số» không có dấu hai chấm.")
        assert "(05-HD/VPTW I.3.2.2)" in told[0]
        assert "Thấy: Exactly 16pt; đúng là: Exactly 18-22pt." in told[1]
        assert told[2].strip() == "2 chỗ: đoạn 9, 10"
        assert told[-1] == "tb.docx: 2 điều (2 sửa); --fix sửa được 2 (Thông báo, theo 05-HD/VPTW)."

    def test_a_clean_document_has_one_line(self):
        assert list(lines(announcement().report(), "a.docx")) == ["a.docx: đúng thể thức (Thông báo, theo 05-HD/VPTW)."]


class TestData:
    def test_is_plain_json(self):
        made = json.loads(json.dumps(report_data(BAD.report(), "tb.docx")))
        assert made["profile"] == "dang-05"
        assert made["issued_on"] == "2026-09-15"
        (colon,) = [finding for finding in made["findings"] if finding["code"] == "D08"]
        assert colon["fixable"]
        assert colon["places"][0]["path"] == [0, 2]
        assert colon["places"][0]["excerpt"] == "Số: 5-TB/TU"


class TestSarif:
    def test_results_point_to_rules_and_files(self):
        made = log([("tb.docx", BAD.report()), ("a.docx", announcement().report())], load().values())
        assert made["version"] == "2.1.0"
        (run,) = made["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert run["results"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in {"error", "warning", "note"}
            assert result["message"]["text"]
            assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "tb.docx"
        assert len({each["id"] for each in rules}) == len(rules)


class TestPage:
    def test_stands_by_itself_and_quotes_nothing_raw(self):
        made = page([("<b>.docx", BAD.but(Part.REFERENCE, text="Số: 5-TB/TU <x>").report())])
        assert "<b>.docx" not in made
        assert "<x>" not in made
        assert "D08" in made
        assert not re.search(r'(?:src|href)="', made)


class TestManual:
    def test_a_rule_is_explained_with_article_and_examples(self):
        told = explained(load()["D08"])
        assert "Số: 05-NQ/TU" in told
        assert "05-HD/VPTW I.3.2.2" in told

    def test_the_page_holds_every_rule(self):
        made = manual(load().values())
        assert all(f"### {code}." in made for code in load())
