"""`vanphong check` as a person calls it: statuses, formats, explanations, faults of the command line told in Vietnamese."""

import json
import zipfile
from dataclasses import replace

import pytest

from vanphong.docform import command
from vanphong.docform.api import DOCX, PRACTICE_DOCUMENTS, check, compose, rules
from vanphong.docform.report.data import report_data


@pytest.fixture
def documents(tmp_path):
    """Two composed documents on disk."""
    made = []
    for number, document in enumerate(PRACTICE_DOCUMENTS[:2]):
        path = tmp_path / f"van-ban-{number}.docx"
        path.write_bytes(compose(document.spec))
        made.append(str(path))
    return made


@pytest.fixture
def run(capsys):
    """Runs the verb; its status, what it printed and what it complained of."""

    def called(*words):
        status = command.main("check", [str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return called


class TestStatus:
    def test_two_for_a_file_that_is_not_there(self, run):
        status, _, complaint = run("khong-co.docx")
        assert status == 2
        assert "không có tệp này" in complaint

    def test_two_for_what_is_no_document(self, run, tmp_path):
        (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 nothing")
        status, _, complaint = run(tmp_path / "a.docx")
        assert status == 2
        assert "a.docx" in complaint

    def test_one_when_something_is_found_and_nought_when_nothing_is_asked_that_is_wrong(self, run, documents):
        assert run(*documents, "--profile", "nha-nuoc-30")[0] == 1
        assert run(documents[0], "--select", "E24")[0] == 0


class TestFormats:
    def test_text_has_a_summary_per_file(self, run, documents):
        _, told, _ = run(*documents)
        assert all(f"{name}: " in told for name in documents)

    def test_json(self, run, documents):
        _, told, _ = run(*documents, "--format=json")
        assert [each["file"] for each in json.loads(told)] == documents

    def test_sarif(self, run, documents):
        _, told, _ = run(*documents, "--format", "sarif")
        assert json.loads(told)["version"] == "2.1.0"

    def test_html(self, run, documents):
        _, told, _ = run(documents[0], "--format", "html")
        assert told.startswith("<!doctype html>")


class TestWords:
    def test_explains_a_rule(self, run):
        status, told, _ = run("--explain", "d08")
        assert status == 0
        assert "Số: 05-NQ/TU" in told

    def test_lists_the_rules(self, run):
        assert "D08" in run("--rules")[1]

    def test_help(self, run):
        status, told, _ = run("--help")
        assert status == 0
        assert "--profile" in told

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            ([], "Chưa ghi tệp nào."),
            (["--sua"], "Không có lựa chọn «--sua»."),
            (["a.docx", "--on"], "Sau «--on» thiếu giá trị."),
            (["a.docx", "--on", "27/5/2026"], "không phải ngày dạng 2026-05-27"),
            (["a.docx", "--select", "X9"], "Không có quy tắc X9."),
            (["a.docx", "--profile", "dang-11"], "--profile là một trong"),
            (["--explain", "D99"], "Không có quy tắc D99."),
        ],
    )
    def test_a_wrong_command_line_is_told(self, run, words, sentence):
        status, _, complaint = run(*words)
        assert status == 2
        assert sentence in complaint


class TestDoor:
    def test_checks_bytes_and_gives_plain_values(self):
        report = check(compose(PRACTICE_DOCUMENTS[0].spec), DOCX, select=["D"])
        assert report.profile is not None
        assert report_data(report)["engine"] == report.engine

    def test_a_profile_may_be_asked_for(self):
        report = check(compose(PRACTICE_DOCUMENTS[0].spec), DOCX, profile="dang-36")
        assert report.profile is not None
        assert report.profile.code == "dang-36"

    def test_gives_every_rule(self):
        assert rules()["D08"].title


class TestFix:
    @pytest.fixture
    def spoilt(self, tmp_path):
        """A document of the Party with «Tỉnh» before the place."""
        spec = next(each.spec for each in PRACTICE_DOCUMENTS if each.spec.is_party and not each.spec.is_letter)
        path = tmp_path / "sai.docx"
        path.write_bytes(compose(replace(spec, place="Tỉnh Quảng Trị")))
        return path

    def test_mends_what_can_be_mended_and_tells_what_is_left(self, run, spoilt):
        before = run(spoilt, "--select", "D16")
        assert before[0] == 1
        status, told, _ = run(spoilt, "--select", "D16", "--fix")
        assert status == 0
        assert "đúng thể thức" in told

    def test_shows_what_would_change_and_writes_nothing(self, run, spoilt):
        kept = spoilt.read_bytes()
        status, told, _ = run(spoilt, "--select", "D16", "--fix", "--diff")
        assert status == 1
        assert "\n+" in told
        assert spoilt.read_bytes() == kept

    def test_writes_tracked_changes_when_asked(self, run, spoilt):
        run(spoilt, "--select", "D16", "--fix", "--track")
        assert b"<w:del " in zipfile.ZipFile(spoilt).read("word/document.xml")

    def test_diff_alone_is_refused(self, run, spoilt):
        assert run(spoilt, "--diff")[0] == 2
