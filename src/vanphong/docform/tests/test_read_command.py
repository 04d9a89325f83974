"""`vanphong read`: JSON out, a sentence for what cannot be read, and no Django on the way."""

import json
import subprocess
import sys

import pytest

from vanphong.docform import api as docform
from vanphong.docform.commands import read

SPEC = docform.PRACTICE_DOCUMENTS[0].spec


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "van-ban.docx"
    path.write_bytes(docform.compose(SPEC))
    return path


class TestRead:
    def test_prints_the_particulars_with_confidence_and_place(self, letter, capsys):
        assert read.run([str(letter)]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["reference"]["value"] == SPEC.reference
        assert 0.9 < told["reference"]["confidence"] <= 1
        assert told["reference"]["place"]["part"] == "word/document.xml"
        assert told["signer_name"]["value"] == SPEC.signer

    def test_in_a_pdf_the_place_is_a_box_on_a_page(self, letter, capsys):
        path = letter.with_suffix(".pdf")
        path.write_bytes(docform.render_pdf(SPEC))
        assert read.run([str(path)]) == 0
        found = json.loads(capsys.readouterr().out)["reference"]
        left, top, right, bottom = found["place"]["box"]
        assert found["page"] == 1
        assert 0 < left < right < 400
        assert 0 < top < bottom < 300

    def test_components_are_told_when_asked_for(self, letter, capsys):
        read.run([str(letter), "--components"])
        told = json.loads(capsys.readouterr().out)["components"]
        assert {"heading", "organ", "reference", "signer"} <= {each["component"] for each in told}

    def test_several_files_are_a_list_and_a_bad_one_is_told(self, letter, capsys):
        bad = letter.with_name("hỏng.docx")
        bad.write_bytes(b"PK\x03\x04")
        assert read.run([str(letter), str(bad)]) == 2
        shown = capsys.readouterr()
        assert [each["file"] for each in json.loads(shown.out)] == [str(letter)]
        assert "hỏng.docx: không đọc được: Tệp hỏng" in shown.err

    @pytest.mark.parametrize("given", [[], ["--unknown"]])
    def test_a_bad_command_line_is_told(self, given, capsys):
        assert read.run(given) == 2
        assert "vanphong read --help" in capsys.readouterr().err

    def test_django_is_not_imported(self, letter):
        code = (
            "import sys; from vanphong.docform.command import main; main('read', sys.argv[1:]); "
            "sys.exit(any(name.split('.')[0] in {'django', 'typst', 'docx', 'typer'} for name in sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", code, str(letter)], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
