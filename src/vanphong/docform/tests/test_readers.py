"""Texts out of every format, and a clear refusal of what cannot be read."""

import io
import unicodedata
import zipfile

import pytest

from vanphong.docform import api as docform
from vanphong.docform.readers import plain

SPEC = docform.PRACTICE_DOCUMENTS[0].spec


class TestExtractText:
    @pytest.mark.parametrize(
        ("render", "media_type"), [(docform.compose, docform.DOCX), (docform.render_pdf, docform.PDF)]
    )
    def test_gives_the_whole_text_in_nfc(self, render, media_type):
        text = " ".join(docform.extract_text(render(SPEC.decomposed()), media_type).split())
        assert SPEC.subject_line in text
        assert unicodedata.is_normalized("NFC", text)
        for line in SPEC.body:
            assert str(getattr(line, "text", line)) in text

    def test_images_have_none(self):
        assert docform.extract_text(b"\x89PNG", "image/png") == ""

    def test_rtf(self):
        data = rb"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0 Times;}}S\u7889? 05-CV/VPTU\par Th\'f2i h\u7841?n}"
        text = docform.extract_text(data, "application/rtf")
        assert "Số 05-CV/VPTU\n" in text
        assert "Times" not in text

    def test_open_document(self):
        content = "<t:h>Kế hoạch</t:h><t:p>Việc <t:span>một</t:span></t:p>"
        data = _zip({"content.xml": f'<o:document xmlns:o="urn:o" xmlns:t="urn:t">{content}</o:document>'})
        assert docform.extract_text(data, "application/vnd.oasis.opendocument.text") == "Kế hoạch\nViệc một"

    def test_mail(self):
        text = docform.extract_text(
            "Subject: Gửi báo cáo\nContent-Type: text/plain; charset=utf-8\n\nKính gửi".encode(), "message/rfc822"
        )
        assert "Kính gửi" in text

    @pytest.mark.parametrize(
        ("data", "text"),
        [("Số 5".encode(), "Số 5"), ("Số 5".encode("utf-16"), "Số 5"), ("\ufeffSố 5".encode(), "Số 5")],
    )
    def test_plain_text_in_any_encoding(self, data, text):
        assert plain.decoded(data) == text

    @pytest.mark.parametrize("media_type", [docform.PDF, docform.DOCX, docform.DOC])
    @pytest.mark.parametrize(
        "data", [b"", b"nothing", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600]
    )
    def test_what_is_broken_is_unreadable(self, data, media_type):
        with pytest.raises(docform.Unreadable):
            docform.extract_text(data, media_type)

    def test_entities_are_not_expanded(self):
        bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d xmlns:w="x"><p>&b;</p></d>'
        assert "aaaa" not in docform.extract_text(
            _zip({"content.xml": bomb}), "application/vnd.oasis.opendocument.text"
        )


class TestDocx:
    def test_deleted_text_is_left_out_and_boxes_are_read_once(self):
        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        box = "<w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent>"
        body = (
            f"<w:p><w:r><w:t>Giữ</w:t></w:r><w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t> thêm</w:t></w:r></w:ins></w:p>"
            f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        data = _zip(
            {"word/document.xml": f'<w:document xmlns:w="{w}" xmlns:mc="{mc}"><w:body>{body}</w:body></w:document>'}
        )
        assert docform.extract_text(data, docform.DOCX) == "Giữ thêm\nMẬT"
        mark = docform.read_secrecy(data, docform.DOCX)
        assert mark
        assert mark.value is docform.Secrecy.SECRET


class TestPages:
    def test_each_page_is_an_image_of_the_wanted_width(self):
        pdf = docform.render_pdf(SPEC)
        sizes = docform.page_sizes(pdf)
        assert [(round(width), round(height)) for width, height in sizes] == [(595, 842)]
        png, width, height = docform.page_image(pdf, 1, 300)
        assert png.startswith(b"\x89PNG")
        assert (width, round(height / width, 1)) == (300, 1.4)
        with pytest.raises(IndexError):
            docform.page_image(pdf, 2, 300)


class TestRenderPdf:
    def test_gives_the_same_bytes_for_the_same_spec(self):
        assert docform.render_pdf(SPEC) == docform.render_pdf(SPEC)


def _zip(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()
