"""Damaged and hostile files, made from good ones with a seed: for the tests and for bench/fuzz_docform.py."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise

from vanphong.docform import api as docform
from vanphong.docform.tests.packages import package, zipped

DOCX, PDF = docform.DOCX, docform.PDF
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CIRCULAR = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="x/styles" Target="document.xml"/>'
    '<Relationship Id="b" Type="x/header" Target="../../../../etc/passwd"/></Relationships>'
)
_P = "<w:p><w:r><w:t>Chữ</w:t></w:r></w:p>"


def crafted() -> Iterator[tuple[str, bytes, str]]:
    """Files made to hurt: (what, bytes, media type)."""
    yield "zip bomb", _bomb(), DOCX
    yield (
        "entities",
        _document(
            f"<!DOCTYPE d [{_laughs()}]><w:document {_W}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
        ),
        DOCX,
    )
    yield (
        "entity in an attribute",
        _document(f'<!DOCTYPE d [{_laughs()}]><w:document {_W}><w:body w:x="&i;"/></w:document>'),
        DOCX,
    )
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield (
        "outside entity",
        _document(f"{outside}<w:document {_W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"),
        DOCX,
    )
    yield (
        "outside DTD",
        _document(f'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd"><w:document {_W}><w:body/></w:document>'),
        DOCX,
    )
    yield (
        "a million cells",
        package("<w:tbl>" + ("<w:tr>" + f"<w:tc>{_P}</w:tc>" * 100 + "</w:tr>") * 10_000 + "</w:tbl>"),
        DOCX,
    )
    yield (
        "many cells",
        package("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 60 + "</w:tr>") * 1_000 + "</w:tbl>"),
        DOCX,
    )
    yield "one row", package("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 50_000 + "</w:tr></w:tbl>"), DOCX
    yield "many paragraphs", package("<w:p/>" * 200_000), DOCX
    yield "one huge paragraph", package("<w:p>" + "<w:r><w:t>Chữ Đ</w:t></w:r>" * 130_000 + "</w:p>"), DOCX
    yield "one huge text", package(f"<w:p><w:r><w:t>{'Đảng ủy ' * 1_000_000}</w:t></w:r></w:p>"), DOCX
    yield "long gaps", package(f"<w:p><w:r><w:t>{'a    ' * 200_000}</w:t></w:r></w:p>"), DOCX
    yield "many breaks", package("<w:p><w:r>" + "<w:br/>" * 200_000 + "</w:r></w:p>"), DOCX
    nested = "<w:tbl><w:tr><w:tc>"
    yield "nested tables", package(nested * 60 + _P + "</w:tc></w:tr></w:tbl>" * 60), DOCX
    yield "nested beyond all", package(nested * 3_000 + _P + "</w:tc></w:tr></w:tbl>" * 3_000), DOCX
    yield "nested controls", package("<w:sdt><w:sdtContent>" * 110 + _P + "</w:sdtContent></w:sdt>" * 110), DOCX
    box = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    yield (
        "nested boxes",
        package(box * 30 + _P + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>" * 30),
        DOCX,
    )
    yield (
        "many boxes",
        package(
            "<w:p><w:r>"
            + f"<w:pict><v:shape><v:textbox><w:txbxContent>{_P}</w:txbxContent></v:textbox></v:shape></w:pict>" * 6_000
            + "</w:r></w:p>"
        ),
        DOCX,
    )
    yield (
        "styles in a circle",
        package(
            _P,
            styles="".join(
                f"<w:style w:type='paragraph' w:default='1' w:styleId='s{n}'><w:basedOn w:val='s{(n + 1) % 50}'/></w:style>"
                for n in range(50)
            ),
        ),
        DOCX,
    )
    yield (
        "many styles",
        package(
            _P * 100,
            styles="".join(
                f"<w:style w:type='paragraph' w:styleId='s{n}'><w:basedOn w:val='s{n - 1}'/><w:rPr><w:b/></w:rPr></w:style>"
                for n in range(8_000)
            ),
        ),
        DOCX,
    )
    yield "open fields", package("<w:p>" + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 30_000 + "</w:p>"), DOCX
    yield (
        "strange numbers",
        package(
            "<w:p><w:pPr><w:ind w:left='9e999' w:firstLine='nan'/><w:spacing w:line='-1e308' w:before='x'/></w:pPr></w:p>"
            "<w:sectPr><w:pgSz w:w='-5' w:h='inf'/></w:sectPr>"
        ),
        DOCX,
    )
    yield (
        "own relationships",
        zipped(
            {
                "word/document.xml": f"<w:document {_W}><w:body>{_P}</w:body></w:document>",
                "word/_rels/document.xml.rels": _CIRCULAR,
            }
        ),
        DOCX,
    )
    yield "no XML", zipped({"word/document.xml": "\x00\x01" * 50}), DOCX
    yield (
        "UTF-16",
        zipped(
            {
                "word/document.xml": f'<?xml version="1.0" encoding="UTF-16"?><w:document {_W}><w:body>{_P}</w:body></w:document>'.encode(
                    "utf-16"
                )
            }
        ),
        DOCX,
    )
    yield "pages in a circle", _pdf("<</Type/Pages/Kids[2 0 R]/Count 1>>"), PDF
    yield "countless pages", _pdf("<</Type/Pages/Kids[]/Count 2000000000>>"), PDF
    yield (
        "huge page",
        _pdf("<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e30 1e30]>>"),
        PDF,
    )


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(f"<w:document {_W}><w:body>".encode())
        for _ in range(300):
            part.write(b" " * 1_000_000)
        part.write(b"</w:body></w:document>")
    return out.getvalue()


def _laughs() -> str:
    names = "abcdefghi"
    first = '<!ENTITY a "ha ha ha ha ha ha ha ha">'
    return first + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise(names))


def _document(xml: str) -> bytes:
    return bytes(zipped({"word/document.xml": xml}))


def _pdf(pages: str, page: str = "") -> bytes:
    objects = ["<</Type/Catalog/Pages 2 0 R>>", pages, *([page] if page else [])]
    body = "".join(f"{number} 0 obj{text}endobj\n" for number, text in enumerate(objects, start=1))
    return f"%PDF-1.7\n{body}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()


def damaged(good: bytes, media_type: str, chance: random.Random) -> bytes:
    """One good file, hurt at random in one of many ways."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [_cut, _flip, _flip, _repeat, _blank]
    if media_type == DOCX:
        ways += [_in_part, _in_part, _in_part, _in_part, _without_part]
    return chance.choice(ways)(good, chance)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, chance: random.Random) -> bytes:
    hurt = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
    return bytes(hurt)


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    part = data[start : start + chance.randrange(1, 400)]
    return data[:start] + part * chance.randrange(2, 30) + data[start:]


def _blank(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + b"\0" * chance.randrange(1, 2000) + data[start + 100 :]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _in_part(data: bytes, chance: random.Random) -> bytes:
    """Hurt the XML inside the package, so that the package itself opens."""
    parts = _parts(data)
    name = chance.choice([each for each in parts if each.endswith((".xml", ".rels"))])
    parts[name] = chance.choice((_xml_swap, _xml_swap, _xml_number, _flip, _cut, _repeat))(parts[name], chance)
    return bytes(zipped(parts))


def _xml_swap(data: bytes, chance: random.Random) -> bytes:
    """Take an element's tag for another: well formed, but nonsense."""
    names = [
        b"w:p",
        b"w:r",
        b"w:tbl",
        b"w:tr",
        b"w:tc",
        b"w:pPr",
        b"w:rPr",
        b"w:t",
        b"w:sectPr",
        b"w:del",
        b"w:ins",
        b"w:drawing",
    ]
    old, new = chance.sample(names, 2)
    for end in (b">", b" ", b"/>"):
        data = data.replace(b"<" + old + end, b"<" + new + end)
    return data.replace(b"</" + old + b">", b"</" + new + b">")


def _xml_number(data: bytes, chance: random.Random) -> bytes:
    """Put a strange value in an attribute."""
    places = [at for at in range(len(data) - 6) if data[at : at + 7] == b'w:val="']
    if not places:
        return data
    at = chance.choice(places) + 7
    end = data.find(b'"', at)
    return data[:at] + chance.choice((b"", b"-1", b"99999999999", b"nan", b"x", b"1e400", "đ".encode())) + data[end:]


def _without_part(data: bytes, chance: random.Random) -> bytes:
    parts = _parts(data)
    parts.pop(chance.choice(sorted(parts)))
    return bytes(zipped(parts))


def good_files() -> list[tuple[bytes, str]]:
    """Composed documents of several kinds, in both formats."""
    chosen = [each.spec for each in docform.PRACTICE_DOCUMENTS[:4]]
    return [(docform.compose(spec), DOCX) for spec in chosen] + [(docform.render_pdf(spec), PDF) for spec in chosen]
