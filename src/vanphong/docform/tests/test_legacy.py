"""Texts of the 1990s in Unicode: tables whole, encodings told apart, Unicode left alone."""

import sys
import unicodedata
from itertools import product
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from vanphong.docform import api as docform
from vanphong.docform.accuracy import Score, pairs, score
from vanphong.docform.legacy.command import TYPES, unlegacy
from vanphong.docform.legacy.decoding import decode, repair, repair_runs
from vanphong.docform.legacy.detection import detect
from vanphong.docform.legacy.fonts import rule_of
from vanphong.docform.legacy.syllables import is_syllable
from vanphong.docform.legacy.tables import Encoding, convert, encode

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus" / "legacy-encoding"
LETTERS = {
    unicodedata.normalize("NFC", base + tone)
    for base, tone in product("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"])
} | set("đĐ")
TEXT = "Căn cứ Nghị quyết số 05-NQ/TU của Ban Chấp hành Đảng bộ tỉnh khóa XVII; xét đề nghị của ủy ban kiểm tra về việc kỷ luật đảng viên"


def stored(text, encoding):
    """As a program of today reads the file: bytes as Windows-1252."""
    return "".join(
        bytes([ord(letter)]).decode("cp1252", "ignore") or letter if 0x80 <= ord(letter) < 0xA0 else letter
        for letter in encode(text, encoding)
    )


class TestTables:
    @pytest.mark.parametrize("encoding", [Encoding.VNI, Encoding.VPS, Encoding.VISCII])
    def test_every_letter_goes_there_and_back(self, encoding):
        assert {letter for letter in LETTERS if convert(encode(letter, encoding), encoding) != letter} == set()

    def test_every_letter_of_tcvn3_goes_there_and_back(self):
        """Its capitals with tones are small letters in a font of capitals."""
        own = {letter for letter in LETTERS if letter.islower() or letter in "ĂÂÊÔƠƯĐAEIOUY"}
        assert {letter for letter in own if convert(encode(letter, Encoding.TCVN3), Encoding.TCVN3) != letter} == set()
        assert decode(encode("đảng bộ tỉnh", Encoding.TCVN3), ".VnTimeH").text == "ĐẢNG BỘ TỈNH"

    @pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VPS, Encoding.VISCII])
    def test_what_windows_shows_and_what_latin_1_shows_is_the_same(self, encoding):
        assert convert(stored(TEXT, encoding), encoding) == convert(encode(TEXT, encoding), encoding)


class TestSyllables:
    @pytest.mark.parametrize(
        "word", ["nghiêng", "quyết", "giếng", "uỷ", "ủy", "Đảng", "HOÀ", "hòa", "khuỷu", "giờ", "ở"]
    )
    def test_are_vietnamese(self, word):
        assert is_syllable(word)

    @pytest.mark.parametrize("word", ["nghiä", "hoúc", "mộtà", "pthàn", "càp", "bộr", "đà́"])
    def test_are_not(self, word):
        assert not is_syllable(word)


class TestRuleOf:
    @pytest.mark.parametrize(
        ("font", "encoding", "is_capitals"),
        [
            (".VnTime", Encoding.TCVN3, False), (".VnTimeH", Encoding.TCVN3, True), (".VnArial NarrowH", Encoding.TCVN3, True),
            ("ABCDEF+.VnTimeH,Bold", Encoding.TCVN3, True), (".VnTime-Italic", Encoding.TCVN3, False),
            (".VnTimeHI", Encoding.TCVN3, True), ("VNI-Times", Encoding.VNI, False), ("VNI Helve", Encoding.VNI, False),
            ("VPS Times", Encoding.VPS, False), ("VI Heather", Encoding.VISCII, False), ("Minh Quân 1.1", Encoding.VISCII, False),
        ],
    )  # fmt: skip
    def test_fonts_of_old_encodings(self, font, encoding, is_capitals):
        rule = rule_of(font)
        assert rule is not None
        assert (rule.encoding, rule.is_capitals) == (encoding, is_capitals)

    @pytest.mark.parametrize(
        "font", ["Times New Roman", "Arial", "Vnimag", "", "Verdana", "Visio", "ABCDEF+TimesNewRomanPSMT"]
    )
    def test_other_fonts(self, font):
        assert rule_of(font) is None


class TestDetect:
    @pytest.mark.parametrize("encoding", list(Encoding))
    def test_tells_encodings_apart(self, encoding):
        guess = detect(stored(TEXT, encoding))
        assert guess.encoding is encoding
        assert guess.confidence > 0.75

    @pytest.mark.parametrize(
        "text",
        [
            TEXT, unicodedata.normalize("NFD", TEXT), "là, và, có, phó, ký: trò chơi", "", "12/5/2026", "No accents at all",
            "Le président a déjà été élu à l'unanimité, où qu'il soit né", "Größe über Straße für Äpfel", "naïve café résumé",
        ],
    )  # fmt: skip
    def test_leaves_unicode_and_other_languages(self, text):
        assert detect(text).encoding is None
        assert repair(text).text == unicodedata.normalize("NFC", text)


class TestDecode:
    def test_the_font_decides_where_words_are_few(self):
        assert decode("Sè", ".VnTime").text == "Số"
        assert decode("Sè", "Times New Roman").text == "Sè"

    def test_what_was_pasted_in_unicode_stays(self):
        assert decode("Số 12 cña Tỉnh ủy", ".VnTime").text == "Số 12 của Tỉnh ủy"

    def test_words_in_capitals_stay_in_capitals(self):
        assert decode("S¾C LÖNH CñA CHñ TÞCH", known=Encoding.TCVN3).text == "SẮC LỆNH CỦA CHỦ TỊCH"
        assert decode("Sè 5 vÒ viÖc", known=Encoding.TCVN3).text == "Số 5 về việc"

    def test_a_soft_hyphen_of_tcvn3_is_a_letter(self):
        assert decode("Tæng bÝ th\u00ad", ".VnTime").text == "Tổng bí thư"


class TestRepair:
    def test_each_line_for_itself(self):
        lines = [stored(TEXT, Encoding.TCVN3), TEXT, stored(TEXT, Encoding.VNI)]
        repaired = repair("\n".join(lines))
        assert repaired.text == "\n".join([TEXT] * 3)
        assert repaired.encodings == (Encoding.TCVN3, Encoding.VNI)
        assert [line.is_changed for line in repaired.lines] == [True, False, True]
        assert repaired.lines[0].before == lines[0]

    def test_runs_of_one_line_each_by_its_font(self):
        runs = [("céng hßa ", ".VnTimeH"), ("và ", "Arial"), ("Ñoäc laäp\nSè", "VNI-Times"), ("", ""), (" 5", "Arial")]
        assert repair_runs(runs).text.startswith("CỘNG HÒA và Độc lập\n")

    def test_a_line_with_a_few_words_is_read_as_its_document(self):
        repaired = repair(f"{stored(TEXT, Encoding.TCVN3)}\nsè")
        assert repaired.lines[1].after == "số"

    def test_says_how_sure_it_is(self):
        assert repair(stored(TEXT, Encoding.VPS)).confidence > 0.95
        assert repair("ÃÃÃ ÐÐÐ ÞÞÞ þþþ").confidence < 0.5

    def test_soft_hyphens_of_unicode_text_are_no_letters(self):
        assert repair("Đảng\u00ad bộ tỉnh").text == "Đảng bộ tỉnh"


class TestReadText:
    def test_of_rtf_by_its_fonts(self):
        data = rb"{\rtf1\ansi{\fonttbl{\f0 .VnTime;}{\f1\fcharset163 Arial;}{\f2 .VnTimeH;}}{\f2 t\'d8nh \'f1y }\f0 S\'e8 5 \f1 \u272?\u7843?ng}"
        read = docform.read_text(data, docform.RTF)
        assert read.text == "TỈNH ỦY Số 5 Đảng"

    def test_of_plain_bytes(self):
        data = encode(TEXT, Encoding.VISCII).encode("latin-1")
        assert docform.extract_text(data, "text/plain") == TEXT

    def test_of_plain_text_in_the_code_page_of_windows(self):
        text = "Kính gửi các đồng chí trong Ban Thường vụ"
        data = text.translate(
            {0x00ED: "i\u0301", 0x1EED: "ư\u0309", 0x1ED3: "ô\u0300", 0x1EDD: "ơ\u0300", 0x1EE5: "u\u0323"}
        )
        assert docform.extract_text(data.encode("cp1258"), "text/plain") == text


class TestCommand:
    def run(self, path, *options):
        app = typer.Typer()
        app.command()(unlegacy)
        return CliRunner().invoke(app, [str(path), *map(str, options)])

    def test_prints_the_text(self, tmp_path):
        path = tmp_path / "cu.txt"
        path.write_bytes(encode(TEXT, Encoding.TCVN3).encode("latin-1"))
        result = self.run(path)
        assert TEXT in result.stdout
        assert "TCVN3 (ABC)" in result.stderr
        assert path.read_bytes() == encode(TEXT, Encoding.TCVN3).encode("latin-1")

    def test_beside_each_other_into_a_file(self, tmp_path):
        path, out = tmp_path / "cu.txt", tmp_path / "moi.txt"
        path.write_bytes(encode(TEXT, Encoding.VNI).encode("latin-1"))
        assert self.run(path, "--side-by-side", "-o", out).exit_code == 0
        assert out.read_text("utf-8").strip() == f"{encode(TEXT, Encoding.VNI)}\t{TEXT}"

    def test_says_what_cannot_be_read(self, tmp_path):
        path = tmp_path / "hong.doc"
        path.write_bytes(b"nothing")
        result = self.run(path)
        assert result.exit_code == 2
        assert "Không đọc được" in result.stderr


class TestCorpus:
    def test_letters_of_real_documents(self, capsys):
        """A user's machine has none; then nothing is compared."""
        total = Score(0, 0, 0)
        for path, truth in pairs(CORPUS):
            total += score(docform.read_text(path.read_bytes(), TYPES[path.suffix.lower()]).text, truth)
        with capsys.disabled():
            sys.stdout.write(
                f"\nOld encodings: {total.right} letters right, {total.wrong} wrong, {total.missing} not found\n"
            )
        assert total.right >= 0.995 * (total.right + total.wrong)
