"""Files that hold files: read to a depth, and no deeper; what cannot be read inside costs nothing else."""

import email.policy
import io
import struct
import zipfile
from email.message import EmailMessage

import pytest

from vanphong.docform import api as docform
from vanphong.docform.parcels import DEEPEST, MAIL, MOST_MEMBERS, OUTLOOK, ZIP, html_text, media_type_of, opened_parcel

SPEC = docform.PRACTICE_DOCUMENTS[0].spec


def mail(subject, words, *attached):
    made = EmailMessage(policy=email.policy.SMTP)
    made["Subject"], made["From"] = subject, "vanthu@tinhuy.vn"
    made.set_content(words)
    for name, data in attached:
        if isinstance(data, EmailMessage):
            made.add_attachment(data)
        else:
            made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


class TestMail:
    def test_words_and_attachments_are_read(self):
        data = mail("Gửi công văn", "Kính gửi đồng chí", ("cv.pdf", docform.render_pdf(SPEC))).as_bytes()
        text = docform.extract_text(data, MAIL)
        assert "Gửi công văn" in text
        assert "Kính gửi đồng chí" in text
        assert "— cv.pdf —" in text
        assert "Lưu Văn phòng" in text

    def test_html_is_read_as_words(self):
        made = EmailMessage()
        made["Subject"] = "x"
        made.set_content(
            "<style>p{}</style><p>Kính&nbsp;gửi</p><p>các đồng chí</p><script>no()</script>", subtype="html"
        )
        text = docform.extract_text(made.as_bytes(), MAIL)
        assert "Kính gửi\ncác đồng chí" in text
        assert "no()" not in text

    def test_a_mail_that_holds_itself_is_read_to_a_depth(self):
        inner = mail("tầng 0", "lời tầng 0")
        for level in range(1, DEEPEST + 4):
            inner = mail(f"tầng {level}", f"lời tầng {level}", ("", inner))
        text = docform.extract_text(inner.as_bytes(), MAIL)
        assert f"lời tầng {DEEPEST + 3}" in text
        assert "lời tầng 0" not in text

    def test_one_nested_without_end_is_refused(self):
        head = b"Content-Type: message/rfc822\r\n\r\n"
        with pytest.raises(docform.Unreadable, match="quá sâu"):
            docform.extract_text(b"Subject: a\r\nMIME-Version: 1.0\r\n" + head * 3000, MAIL)

    def test_what_is_broken_inside_costs_nothing_else(self):
        data = mail("Gửi", "Lời thư", ("hong.pdf", b"%PDF-1.4 nothing"), ("tot.txt", "Tệp tốt".encode())).as_bytes()
        text = docform.extract_text(data, MAIL)
        assert "Lời thư" in text
        assert "Tệp tốt" in text

    def test_more_attachments_than_are_taken_are_counted(self):
        files = [(f"{n}.txt", b"x") for n in range(MOST_MEMBERS + 5)]
        parcel = opened_parcel(mail("a", "b", *files).as_bytes(), MAIL)
        assert (len(parcel.members), parcel.left_out) == (MOST_MEMBERS, 5)


class TestZip:
    def test_each_file_is_read(self):
        text = docform.extract_text(zipped(a_txt="Kế hoạch", b_docx=docform.compose(SPEC)), ZIP)
        assert "Kế hoạch" in text
        assert "— b.docx —" in text

    def test_what_has_a_password_is_left_out(self):
        data = bytearray(zipped(a_txt="x"))
        for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.find(magic) + at] |= 1
        assert opened_parcel(bytes(data), ZIP).left_out == 1

    def test_what_is_no_archive_is_unreadable(self):
        with pytest.raises(docform.Unreadable):
            opened_parcel(b"PK nothing", ZIP)


class TestOutlook:
    def test_subject_words_and_attachment(self):
        data = compound(
            {
                "__substg1.0_0037001F": "Gửi báo cáo".encode("utf-16-le"),
                "__substg1.0_1000001F": "Kính gửi".encode("utf-16-le"),
            },
            {"__substg1.0_3707001F": "a.txt".encode("utf-16-le"), "__substg1.0_37010102": "Số liệu tuần".encode()},
        )
        text = docform.extract_text(data, OUTLOOK)
        assert text.startswith("Gửi báo cáo\nKính gửi")
        assert "— a.txt —\nSố liệu tuần" in text


class TestSecrecy:
    @pytest.mark.parametrize(
        "wrap", [lambda pdf: (mail("a", "b", ("m.pdf", pdf)).as_bytes(), MAIL), lambda pdf: (zipped(m_pdf=pdf), ZIP)]
    )
    def test_a_mark_inside_is_found(self, wrap):
        from dataclasses import replace

        pdf = docform.render_pdf(replace(SPEC, secrecy=docform.Secrecy.SECRET))
        found = docform.read_secrecy(*wrap(pdf))
        assert found is not None
        assert found.value == docform.Secrecy.SECRET


class TestHtmlText:
    def test_blocks_are_lines(self):
        assert (
            html_text("<html><head><title>x</title></head><body><h1>Kế hoạch</h1>Một<br>hai &amp; ba")
            == "Kế hoạch\nMột\nhai & ba"
        )


class TestMediaTypeOf:
    @pytest.mark.parametrize(
        ("data", "name", "media_type"),
        [
            (b"%PDF-1", "a.doc", docform.PDF),
            (b"x", "a.eml", MAIL),
            (b"x", "a.dat", ""),
            (docform.compose(SPEC), "a", docform.DOCX),
        ],
    )
    def test_by_content_first(self, data, name, media_type):
        assert media_type_of(data, name) == media_type


def compound(streams, attached):
    """An Outlook file: streams under the root, and one storage of an attachment, each padded to a stream of plain sectors."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    rows = [("Root Entry", 5, b"")] + [(name, 2, data) for name, data in streams.items()]
    rows += [("__attach_version1.0_#00000000", 1, b"")] + [(name, 2, data) for name, data in attached.items()]
    top = len(streams) + 1
    directory_sectors = -(-len(rows) // 4)
    fat = [0xFFFFFFFD] + [at + 2 for at in range(directory_sectors - 1)] + [end]
    entries, body = b"", b""
    for at, (name, kind, data) in enumerate(rows):
        start, size = end, len(data)
        if data:
            start, count = len(fat), -(-len(data) // 512)
            fat += [start + n + 1 for n in range(count - 1)] + [end]
            body += data.ljust(count * 512, b"\0")
        right = at + 1 if 0 < at < top or top < at < len(rows) - 1 else free
        child = 1 if at == 0 else top + 1 if at == top else free
        wide = name.encode("utf-16-le")
        entries += (
            wide.ljust(64, b"\0") + struct.pack("<HBB3I", len(wide) + 2, kind, 1, free, right, child) + b"\0" * 36
        )
        entries += struct.pack("<IQ", start, size)
    fat += [free] * (128 - len(fat))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<9I", 0, 1, 1, 0, 0, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    return head + struct.pack("<128I", *fat) + entries.ljust(directory_sectors * 512, b"\0") + body
