"""Changes of the .docx itself, for what is not in the lines of a document."""

import io
import zipfile
from collections.abc import Mapping


def parts_of(data: bytes) -> dict[str, bytes]:
    """Name of the part → its content."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The package again."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def number_at_foot(data: bytes) -> bytes:
    """The header with the page number made a footer."""
    parts = parts_of(data)
    parts["word/header1.xml"] = parts["word/header1.xml"].replace(b"w:hdr", b"w:ftr")
    _replace(parts, "word/document.xml", b'headerReference w:type="default"', b'footerReference w:type="default"')
    _replace(
        parts,
        "word/_rels/document.xml.rels",
        b'relationships/header" Target="header1',
        b'relationships/footer" Target="header1',
    )
    kind = b"wordprocessingml."
    _replace(parts, "[Content_Types].xml", b'header1.xml" ContentType="application/vnd.openxmlformats-officedocument.' + kind + b"header",
             b'header1.xml" ContentType="application/vnd.openxmlformats-officedocument.' + kind + b"footer")  # fmt: skip
    return packed(parts)


def number_on_first(data: bytes) -> bytes:
    """The first page numbered as the others."""
    parts = parts_of(data)
    _replace(parts, "word/document.xml", b"<w:titlePg/>", b"")
    return packed(parts)


def _replace(parts: dict[str, bytes], name: str, old: bytes, new: bytes) -> None:
    assert old in parts[name], (name, old)
    parts[name] = parts[name].replace(old, new)
