"""What is taken, what is refused, and the sentences of refusal. No database."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanphong.docform import api as docform
from vanphong.files import rules
from vanphong.files.choices import FileFormat
from vanphong.files.tests import contents
from vanphong.kernel.errors import InvalidInput


def examine(data, name):
    return rules.examine(data, name, 100)


class TestRecognises:
    @pytest.mark.parametrize(
        ("make", "name", "kind"),
        [
            (contents.pdf, "a.pdf", FileFormat.PDF),
            (contents.restricted_pdf, "a.pdf", FileFormat.PDF),
            (contents.docx, "a.docx", FileFormat.DOCX),
            (contents.xlsx, "a.xlsx", FileFormat.XLSX),
            (contents.odt, "a.odt", FileFormat.ODT),
            (contents.doc, "a.doc", FileFormat.DOC),
            (contents.xls, "a.xls", FileFormat.XLS),
            (lambda: contents.picture("PNG"), "a.PNG", FileFormat.PNG),
            (lambda: contents.picture("JPEG"), "a.jpeg", FileFormat.JPEG),
            (lambda: contents.picture("TIFF", frames=3), "a.tif", FileFormat.TIFF),
            (lambda: b"{\\rtf1 Th\\'f9}\r\n", "a.rtf", FileFormat.RTF),
            ("Số 5 & 7 < 9".encode, "a.txt", FileFormat.TEXT),
            (lambda: "Số 5".encode("utf-16"), "a.txt", FileFormat.TEXT),
            (lambda: contents.package({"a.txt": "x", "b/c.pdf": contents.pdf()}), "a.zip", FileFormat.ZIP),
            (lambda: contents.compound({"__substg1.0_0037001F": b"x"}), "a.msg", FileFormat.OUTLOOK),
            (lambda: b"<!DOCTYPE html><html><p>Kinh gui</p></html>", "a.html", FileFormat.HTML),
            (lambda: b"From: a@b.vn\r\nSubject: Gui\r\n\r\n<html>x</html>", "a.eml", FileFormat.MAIL),
        ],
    )
    def test_by_content(self, make, name, kind):
        found = examine(make(), name)
        assert found.format is kind
        assert found.name == f"a.{name.split('.')[1]}".lower() or found.name.startswith("a.")

    def test_the_extension_is_put_right_where_the_name_has_none(self):
        assert examine(contents.pdf(), "CV 12.TU").name == "CV 12.TU.pdf"
        assert examine(contents.docx(), "báo cáo 3.10").name == "báo cáo 3.10.docx"

    def test_the_pages_are_counted(self):
        assert len(examine(contents.pdf(3), "a.pdf").page_sizes) == 3
        assert len(examine(contents.picture("TIFF", frames=2), "a.tiff").page_sizes) == 2


DOCX = contents.docx()
REFUSED = {
    "empty": (b"", "a.pdf", "tệp rỗng"),
    "only blanks": (b" \n\0\0", "a.txt", "tệp rỗng"),
    "truncated pdf": (contents.pdf()[:-900], "a.pdf", "bị cụt"),
    "pdf of a header only": (b"%PDF-1.7\n", "a.pdf", "bị cụt"),
    "broken pdf": (b"%PDF-1.7\n" + b"x" * 500 + b"%%EOF", "a.pdf", "bị hỏng"),
    "pdf without pages": (contents.blank_pdf(0), "a.pdf", "không có trang"),
    "locked pdf": (contents.locked_pdf(), "a.pdf", "mật khẩu"),
    "truncated docx": (DOCX[: len(DOCX) // 2], "a.docx", "bị cụt"),
    "damaged docx": (DOCX[:2000] + b"\xff" * 50 + DOCX[2050:], "a.docx", "bị hỏng"),
    "locked docx": (contents.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "a.docx", "mật khẩu"),
    "locked zip": (contents.locked_zip(DOCX), "a.docx", "mật khẩu"),
    "locked odt": (contents.odt({"META-INF/manifest.xml": "<m:encryption-data/>"}), "a.odt", "mật khẩu"),
    "locked doc": (contents.doc(flags=0x0300), "a.doc", "mật khẩu"),
    "locked xls": (contents.xls(is_locked=True), "a.xls", "mật khẩu"),
    "docx with macros": (contents.with_part(DOCX, "word/vbaProject.bin", b"x"), "a.docx", "macro"),
    "xlsx with old macros": (
        contents.with_part(contents.xlsx(), "xl/macrosheets/sheet1.xml", b"<x/>"),
        "a.xlsx",
        "macro",
    ),
    "odt with macros": (contents.odt({"Basic/Standard/Module1.xml": "<x/>"}), "a.odt", "macro"),
    "doc with macros": (contents.doc(more={"_VBA_PROJECT": b"x"}), "a.doc", "macro"),
    "macro name": (DOCX, "a.docm", "macro"),
    "zip bomb": (contents.bomb(), "a.docx", "bung ra quá lớn"),
    "lying zip bomb": (contents.lying_bomb(), "a.docx", "tệp"),
    "many entries": (contents.package({f"n{n}": "" for n in range(5100)}), "a.docx", "bung ra quá lớn"),
    "program in a zip": (contents.package({"cai-dat.exe": "MZ"}), "a.zip", "chương trình"),
    "program under another name in a zip": (
        contents.package({"anh.png": b"MZ\x90\0" + b"x" * 99}),
        "a.zip",
        "chương trình",
    ),
    "rar": (b"Rar!\x1a\x07\0" + b"x" * 90, "a.rar", "giải nén"),
    "jar": (contents.package({"META-INF/MANIFEST.MF": "x"}), "a.jar", "chương trình"),
    "exe": (b"MZ\x90\0" + b"x" * 200, "a.exe", "chương trình"),
    "exe that calls itself pdf": (b"MZ\x90\0" + b"x" * 200, "a.pdf", "chương trình"),
    "elf": (b"\x7fELF" + b"\0" * 60, "a", "chương trình"),
    "script": (b"#!/bin/sh\nrm -rf /\n", "a.txt", "chương trình"),
    "script by name": (b"echo xin chao\r\n", "a.bat", "chương trình"),
    "html with a script": (b"<!DOCTYPE html><html><script>1</script></html>", "a.html", "trang web"),
    "html that loads": (b"<html><iframe src='x'></iframe></html>", "a.html", "trang web"),
    "html that acts": (b"<html><p onclick='x()'>a</p></html>", "a.html", "trang web"),
    "html behind a comment": (b"\xef\xbb\xbf <!-- x --> <html>", "a.txt", "trang web"),
    "html in wide letters": ("<html><script>1</script>".encode("utf-16"), "a.txt", "trang web"),
    "html further down": (b"Kinh gui\n<script>alert(1)</script>", "a.txt", "trang web"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "a.svg", "trang web"),
    "xml": (b"<?xml version='1.0'?><x/>", "a.xml", "trang web"),
    "gif": (b"GIF89a" + b"\0" * 40, "a.gif", "PNG, JPG"),
    "truncated jpeg": (contents.picture("JPEG", (400, 400))[:-200], "a.jpg", "bị cụt"),
    "truncated png": (contents.picture("PNG", (400, 400))[:-30], "a.png", "bị cụt"),
    "truncated tiff": (contents.picture("TIFF", (400, 400))[:4000], "a.tif", "bị cụt"),
    "truncated rtf": (b"{\\rtf1 {a}", "a.rtf", "bị cụt"),
    "truncated doc": (contents.doc()[:1500], "a.doc", "bị cụt"),
    "unknown compound": (contents.compound({"Anything": b"x"}), "a.doc", "không nhận ra"),
    "noise": (bytes(range(1, 256)) * 4, "a.dat", "không nhận ra"),
    "noise with nul": (bytes(range(256)) * 4, "a.dat", "không nhận ra"),
    "pdf called docx": (contents.pdf(), "a.docx", "nội dung là PDF"),
    "docx called pdf": (DOCX, "a.pdf", "nội dung là Word (.docx)"),
    "docx called doc": (DOCX, "a.doc", "nội dung là Word (.docx)"),
    "png called jpg": (contents.picture("PNG"), "a.jpg", "nội dung là ảnh PNG"),
    "text called pdf": (b"chi la chu", "a.pdf", "văn bản thuần"),
}


@pytest.mark.parametrize(("data", "name", "told"), REFUSED.values(), ids=REFUSED)
class TestRefuses:
    def test_with_a_sentence_that_says_what_to_do(self, data, name, told):
        with pytest.raises(InvalidInput) as refused:
            examine(data, name)
        assert f"Không nhận tệp «{name}»" in refused.value.message
        assert told in refused.value.message
        assert "ồng chí" in refused.value.message or "hệ thống không nhận" in refused.value.message.lower()
        assert unicodedata.is_normalized("NFC", refused.value.message)


class TestLargeFiles:
    def test_are_refused_with_both_sizes(self):
        with pytest.raises(InvalidInput, match="tệp lớn 3 MB, vượt mức tối đa 2 MB"):
            rules.examine(b"%PDF-" + b"x" * (2 * 1024 * 1024 + 1), "a.pdf", 2)

    def test_a_huge_picture_is_refused_before_it_is_unpacked(self):
        with pytest.raises(InvalidInput, match="ảnh quá lớn"):
            examine(contents.huge_picture(30_000, 12_000), "a.tif")

    def test_a_large_picture_is_kept_without_being_unpacked(self):
        assert len(examine(contents.huge_picture(20_000, 15_000), "a.tif").page_sizes) == 1


class TestCleanName:
    @pytest.mark.parametrize(
        ("raw", "clean"),
        [
            ("CV 12/VPTU.pdf", "CV 12-VPTU.pdf"),
            ("../../etc/passwd.pdf", "etc-passwd.pdf"),
            ("C:\\Users\\vanthu\\Báo cáo.pdf", "Báo cáo.pdf"),
            ("Tờ trình\0.exe.pdf", "Tờ trình.exe.pdf"),
            ("bao-cao\u202efdp.exe.pdf", "bao-caofdp.exe.pdf"),
            ("\u200b\ufeff", "tệp.pdf"),
            ("", "tệp.pdf"),
            (".pdf", "tệp.pdf"),
            ("con.pdf", "_con.pdf"),
            ("a\r\nContent-Type: x.pdf", "a Content-Type- x.pdf"),
            (unicodedata.normalize("NFD", "Kế hoạch số 5.pdf"), "Kế hoạch số 5.pdf"),
            ("Kế hoạch.PDF", "Kế hoạch.pdf"),
        ],
    )
    def test_keeps_what_can_be_read(self, raw, clean):
        assert rules.clean_name(raw, "pdf") == clean

    @given(st.text(max_size=600) | st.text("ắệ/\\\0\u202e.: ", min_size=480, max_size=520))
    def test_is_always_safe_short_and_stable(self, raw):
        name = rules.clean_name(raw, "docx")
        assert name.endswith(".docx")
        assert 5 < len(name) <= 130
        assert len(name.encode()) <= 230
        assert not set(name) & set('/\\\0:*?"<>|\n\r\t')
        assert not name.startswith((".", " ", "-"))
        assert all(unicodedata.category(letter)[0] != "C" for letter in name)
        assert unicodedata.is_normalized("NFC", name)
        assert rules.clean_name(name, "docx") == name


class TestZoneRule:
    @pytest.mark.parametrize("render", [docform.compose, docform.render_pdf])
    def test_a_marked_document_is_refused_in_zone_internet_only(self, render):
        spec = next(each.spec for each in docform.PRACTICE_DOCUMENTS if each.spec.secrecy)
        kind = FileFormat.DOCX if render is docform.compose else FileFormat.PDF
        with pytest.raises(InvalidInput, match="dấu chỉ độ mật «MẬT»"):
            rules.refuse_secret(render(spec), kind, "a", "internet")
        rules.refuse_secret(render(spec), kind, "a", "wan")

    def test_an_old_word_file_is_read_too(self):
        with pytest.raises(InvalidInput, match="«TUYỆT MẬT»"):
            rules.refuse_secret(contents.doc("TỈNH ỦY\rTUYỆT MẬT\rNội dung"), FileFormat.DOC, "a.doc", "internet")

    def test_a_word_in_a_sentence_is_no_mark(self):
        rules.refuse_secret(
            "Bảo vệ bí mật nhà nước\nVăn bản MẬT do cơ yếu giữ".encode(), FileFormat.TEXT, "a.txt", "internet"
        )
