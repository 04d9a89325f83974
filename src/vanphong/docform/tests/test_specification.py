"""Documents from TOML: every example of the documentation, every fault told."""

import re
from pathlib import Path

import pytest

from vanphong.docform import api as docform
from vanphong.docform.checking import check
from vanphong.docform.command import main
from vanphong.docform.paragraphs import blocks_of
from vanphong.docform.recognise.recognising import recognise
from vanphong.docform.spec import Article, Division, Grid, Heading
from vanphong.docform.specification import BadSpecification, specification

DOCUMENTATION = Path(__file__).resolve().parents[4] / "docs" / "compose.md"
EXAMPLES = re.findall(r"## ([^\n]+)\n\n```toml\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)
NEEDED = 'co_quan = "TỈNH UỶ QUẢNG MẪU"\ntrich_yeu = "về một việc"\nnoi_dung = "Một câu."\n'


class TestExamples:
    def test_are_there(self):
        assert len(EXAMPLES) == 6

    @pytest.mark.parametrize("example", [text for _, text in EXAMPLES], ids=[name for name, _ in EXAMPLES])
    def test_pass_the_check(self, example):
        sheet = docform.read_sheet(docform.compose(specification(example)), docform.DOCX)
        report = check(sheet, recognise(sheet))
        assert report.profile
        assert not [f"{each.code} {each.sentence} {each.found}" for each in report.findings]


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("a = ", "Tệp không đúng cú pháp TOML"),
            ("", "«co_quan»: phải ghi mục này."),
            (NEEDED + "loai_hinh = 1", "«loai_hinh»: không có mục này."),
            (NEEDED + 'so = "05-NQ"', "«so»: «05-NQ» không phải số của văn bản"),
            (NEEDED + 'ngay = "3/11/2026"', "«ngay»: ghi dạng ngay = 2026-11-03"),
            (NEEDED + 'do_khan = "gấp"', "«do_khan»: «gấp» không có; ghi một trong: khẩn"),
            (NEEDED + "noi_nhan = [1]", "«noi_nhan»: phải là một danh sách chữ"),
            (NEEDED + "nguoi_ky = 5", "«nguoi_ky»: phải là chữ trong dấu ngoặc kép."),
            (NEEDED + "phu_luc = 5", "«phu_luc»: phải là các bảng [[phu_luc]]"),
            (NEEDED + '[[phu_luc]]\ntieu_de = "A"', "«phu_luc.tieu_de»: không có mục này."),
        ],
    )
    def test_are_told_in_vietnamese(self, text, sentence):
        with pytest.raises(BadSpecification) as told:
            specification(text)
        assert any(fault.startswith(sentence) for fault in told.value.faults)

    def test_are_told_together(self):
        with pytest.raises(BadSpecification) as told:
            specification('ngay = "hôm nay"\nso = "x-y"')
        assert len(told.value.faults) == 5


class TestBlocks:
    def test_are_known_by_how_they_begin(self):
        text = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\nĐiều 2. Ban hành Quy chế.\nI- Việc\n# Tên\n| A | B |\n| 1 |"
        assert blocks_of(text) == (
            Division("Chương I", "QUY ĐỊNH CHUNG"),
            Article("Điều 1.", "Phạm vi"),
            "1. Một.",
            Article("Điều 2.", text="Ban hành Quy chế."),
            Heading("I- Việc"),
            Heading("Tên"),
            Grid((("A", "B"), ("1", ""))),
        )


class TestCommand:
    @pytest.mark.parametrize(("name", "start"), [("a.docx", b"PK"), ("a.pdf", b"%PDF")])
    def test_writes_the_document(self, tmp_path, name, start):
        source = tmp_path / "a.toml"
        source.write_text(NEEDED, encoding="utf-8")
        assert main("compose", [str(source), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(start)

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["a.toml"], "Ghi một tệp TOML"),
            (["a.toml", "-o", "a.txt"], "Tệp ra phải là .docx hoặc .pdf."),
            (["khong-co.toml", "-o", "a.docx"], "không mở được tệp"),
        ],
    )
    def test_says_what_is_wrong(self, arguments, sentence, capsys):
        assert main("compose", arguments) == 2
        assert sentence in capsys.readouterr().err
