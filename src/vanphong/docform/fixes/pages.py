"""The page number: at the top centre, none on the first page (05-HD/VPTW IV.5.1); numbers elsewhere go."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from vanphong.docform.fixes.names import PARAGRAPH_ORDER, SECTION_ORDER, R, W, child, drop, local, properties
from vanphong.docform.fixes.package import Package
from vanphong.docform.fixes.source import parsed
from vanphong.docform.writers.drawn import NAMESPACES

_NUMBER = re.compile(r"(?<!NUM)(?<!SECTION)\bPAGE\b", re.IGNORECASE)
_AROUND = re.compile(r"trang|page|[\W\d_]", re.IGNORECASE)
_FIELD = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    + "".join(
        '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
        f'<w:szCs w:val="28"/></w:rPr>{part}</w:r>'
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    + "</w:p>"
)  # fmt: skip


def number_pages(package: Package, sections: Sequence[etree._Element], index: int) -> None:
    """Number the pages of this section; `sections` are the properties of all of them, in order."""
    held = sections[index]
    child(held, "titlePg", SECTION_ORDER).attrib.pop(f"{W}val", None)
    _number_header(package, sections, index)
    for kind in ("footerReference", "headerReference"):
        for pages in ("default", "first", "even"):
            if (kind, pages) != ("headerReference", "default"):
                _unnumber(package, _named(sections, index, kind, pages))


def _named(sections: Sequence[etree._Element], index: int, kind: str, pages: str) -> str | None:
    """The relationship of the header or footer of these pages: the section's own, else that of the one before."""
    for held in reversed(sections[: index + 1]):
        for reference in held.findall(W + kind):
            if reference.get(f"{W}type", "default") == pages:
                return str(reference.get(f"{R}id"))
    return None


def _number_header(package: Package, sections: Sequence[etree._Element], index: int) -> None:
    name = _named(sections, index, "headerReference", "default")
    part = package.related(name) if name else None
    if part is None:
        reference = sections[index].makeelement(
            f"{W}headerReference", {f"{W}type": "default", f"{R}id": package.add_header(_FIELD)}
        )
        sections[index].insert(0, reference)
        return
    root = package.tree(part)
    numbered = list(_numbered(root))
    if numbered:
        _centre(numbered[0])
    else:
        root.insert(0, parsed(_FIELD, NAMESPACES))
    package.put(part, root)


def _centre(paragraph: etree._Element) -> None:
    held = properties(paragraph, "pPr")
    drop(held, "ind", "framePr")
    child(held, "jc", PARAGRAPH_ORDER).set(f"{W}val", "center")


def _unnumber(package: Package, name: str | None) -> None:
    part = package.related(name) if name else None
    if part is None:
        return
    root = package.tree(part)
    numbered = list(_numbered(root))
    for paragraph in numbered:
        _clear(paragraph)
    if numbered:
        package.put(part, root)


def _numbered(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that print the page number."""
    return (paragraph for paragraph in root.iter(f"{W}p") if any(_is_number(each) for each in paragraph.iter()))


def _is_number(element: etree._Element) -> bool:
    if element.tag == f"{W}fldSimple":
        return bool(_NUMBER.search(element.get(f"{W}instr", "")))
    if element.tag == f"{W}instrText":
        return bool(_NUMBER.search(element.text or ""))
    return bool(element.tag == f"{W}pgNum")


def _clear(paragraph: etree._Element) -> None:
    """Without the number: alone or with «Trang … / …» the whole line goes, beside other words only the field."""
    text = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
    if not _AROUND.sub("", text):
        for each in [each for each in paragraph if local(each) != "pPr"]:
            paragraph.remove(each)
        return
    for each in [
        each for each in paragraph.iter(f"{W}r", f"{W}fldSimple") if any(_is_part(inner) for inner in each.iter())
    ]:
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)


def _is_part(element: etree._Element) -> bool:
    return _is_number(element) or element.tag == f"{W}fldChar"
