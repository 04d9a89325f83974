"""Files made for tests: good ones of every format, and bad ones of every kind."""

import io
import struct
import zipfile
import zlib
from dataclasses import replace

import pikepdf
import xlsxwriter
from PIL import Image, ImageDraw

from vanphong.docform import api as docform

SPEC = docform.DocumentSpec(
    system=docform.System.PARTY, organ="TỈNH ỦY THỰC HÀNH", number="05", notation="CV/TU", place="Thực Hành", subject="Về việc thử tệp",
    body=("Nội dung của văn bản dùng để thử việc lưu tệp, có đủ dài để được coi là văn bản có lớp chữ.",),
)  # fmt: skip


def pdf(pages=1):
    return docform.render_pdf(SPEC) if pages == 1 else blank_pdf(pages)


def blank_pdf(pages):
    made, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    made.save(out)
    return out.getvalue()


def scan(*, stamp=False, width=1240, mark=""):
    """A page as a scanner makes it: a picture without text, with a red stamp across the end if wanted."""
    spec = SPEC if not mark else replace(SPEC, secrecy=mark)
    png, _, _ = docform.page_image(docform.render_pdf(spec), 1, width)
    page = Image.open(io.BytesIO(png)).convert("RGB")
    if stamp:
        draw = ImageDraw.Draw(page)
        draw.ellipse((width * 0.5, width * 0.35, width * 0.75, width * 0.6), outline=(214, 40, 50), width=width // 150)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=width / 8.27)
    return out.getvalue()


def broken_page(data, number):
    """The same PDF with one page that is none."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.pages[number - 1].obj["/Contents"] = pikepdf.Dictionary(Type=pikepdf.Name("/Nothing"))
        opened.pages[number - 1].obj["/Type"] = pikepdf.Name("/Nothing")
        opened.save(out)
    return out.getvalue()


def locked_pdf():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="chu", user="khach"))
    return out.getvalue()


def restricted_pdf():
    """Opens without a password, though printing is forbidden."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="chu", user=""))
    return out.getvalue()


def docx():
    return docform.compose(SPEC)


def xlsx():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write(0, 0, "Sổ văn bản đến")
    return out.getvalue()


def package(parts, *, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(data, name, content):
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def odt(extra=None):
    content = '<office:document-content xmlns:office="urn:o" xmlns:text="urn:t"><text:p>Kế hoạch</text:p></office:document-content>'
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(extra or {})})


def locked_zip(data):
    """Set the encryption bit of every entry, as a password-protected archive has it."""
    marked = bytearray(data)
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(magic)
        while start >= 0:
            marked[start + at] |= 1
            start = marked.find(magic, start + 4)
    return bytes(marked)


def bomb():
    return with_part(docx(), "word/media/image1.bin", b"\0" * (64 * 1024 * 1024))


def lying_bomb():
    """The directory claims ten bytes; the stream unpacks to 64 MB."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = stream.compress(b"\0" * (64 * 1024 * 1024)) + stream.flush()
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        entry = zipfile.ZipInfo("word/media/lie.bin")
        entry.compress_type = zipfile.ZIP_STORED
        archive.writestr(entry, packed)
    data = bytearray(out.getvalue())
    for magic, method, sizes in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        start = data.find(b"word/media/lie.bin") if magic == b"PK\x03\x04" else data.rfind(b"word/media/lie.bin")
        head = data.rfind(magic, 0, start)
        struct.pack_into("<H", data, head + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", data, head + sizes, 10)
    return bytes(data)


def picture(kind="PNG", size=(40, 60), frames=1, **options):
    images = [Image.new("RGB", size, (200, 10 * n % 255, 30)) for n in range(frames)]
    more = {"save_all": True, "append_images": images[1:]} if frames > 1 else {}
    out = io.BytesIO()
    images[0].save(out, kind, **more, **options)
    return out.getvalue()


def compound(streams):
    """An old Office container with these streams, laid out in plain 512-byte sectors."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    contents = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    directory_sectors = -(-(len(contents) + 1) // 4)
    fat = [0xFFFFFFFD] + [at + 2 for at in range(directory_sectors - 1)] + [end]
    entries, body = [_entry("Root Entry", 5, end, 0)], b""
    for name, content in contents.items():
        start, count = len(fat), -(-len(content) // sector)
        fat += [start + at + 1 for at in range(count - 1)] + [end]
        entries.append(_entry(name, 2, start, len(content)))
        body += content.ljust(count * sector, b"\0")
    fat += [free] * (128 - len(fat))
    header = _header()
    directory = b"".join(entries).ljust(directory_sectors * sector, b"\0")
    return header + struct.pack("<128I", *fat) + directory + body


def _header():
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)


def _entry(name, kind, start, size):
    wide = name.encode("utf-16-le")
    packed = wide.ljust(64, b"\0") + struct.pack("<HBB3I", len(wide) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    return packed + b"\0" * 36 + struct.pack("<IQ", start, size)


def doc(text="Báo cáo tuần", *, flags=0x0200, more=None):
    """A Word 97 file of one piece of text."""
    letters = text.encode("utf-16-le")
    head = bytearray(0x400)
    struct.pack_into("<H", head, 0, 0xA5EC)
    struct.pack_into("<H", head, 0x0A, flags)
    struct.pack_into("<I", head, 0x4C, len(text))
    plc = struct.pack("<2I", 0, len(text)) + struct.pack("<HIH", 0, 0x400, 0)
    clx = b"\x02" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<2I", head, 0x1A2, 0, len(clx))
    return compound({"WordDocument": bytes(head) + letters, "1Table": clx, **(more or {})})


def xls(*, is_locked=False):
    records = struct.pack("<2H", 0x809, 4) + b"\0" * 4 + (struct.pack("<2H", 0x2F, 6) + b"\0" * 6 if is_locked else b"")
    return compound({"Workbook": records})


def joined(*pdfs):
    """One PDF of several."""
    out = io.BytesIO()
    with pikepdf.new() as whole:
        for data in pdfs:
            with pikepdf.open(io.BytesIO(data)) as part:
                whole.pages.extend(part.pages)
        whole.save(out)
    return out.getvalue()


def huge_picture(width, height):
    """A picture of one bit a pixel, which takes little room and says that it is huge."""
    out = io.BytesIO()
    Image.MAX_IMAGE_PIXELS, limit = None, Image.MAX_IMAGE_PIXELS
    Image.new("1", (width, height), 1).save(out, "TIFF", compression="group4")
    Image.MAX_IMAGE_PIXELS = limit
    return out.getvalue()


def crowded_pdf(count):
    """A whole PDF of one page with words, and so many objects that nobody needs."""
    words = b"BT /F1 12 Tf 72 700 Td (Bao cao tuan cua van phong) Tj ET"
    kept = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number in range(1, count + 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, kept[number - 1] if number <= len(kept) else b"<<>>"))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (count + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count + 1, start))
    return out.getvalue()
