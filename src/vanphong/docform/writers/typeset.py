"""Sets a laid-out document as PDF/A with typst. Tinos where it is installed; typst's own Libertinus Serif knows every Vietnamese letter too."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from vanphong.docform.spec import DocumentSpec
from vanphong.docform.writers.arrange import arrange
from vanphong.docform.writers.arranged import Arranged, Element, Pages

if TYPE_CHECKING:
    import typst

STANDARD: Literal["a-2b"] = "a-2b"
"""It refuses to be written with a letter missing from the fonts."""
_UNDATED = date(2000, 1, 1)


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _template() -> bytes:
    return files("vanphong.docform.writers").joinpath("document.typ").read_bytes()


def render_pdf(spec: DocumentSpec) -> bytes:
    """The document as a PDF with a text layer; the same spec gives the same bytes."""
    return typeset(arrange(spec), spec.issued_on or _UNDATED)


def typeset(document: Arranged, made_on: date) -> bytes:
    """A laid-out document as PDF/A, with this day as that of its making."""
    import typst

    pdf = typst.compile(
        _template(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(_values(document), ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=int(datetime.combine(made_on, datetime.min.time(), UTC).timestamp()),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf


def _values(document: Arranged) -> dict[str, Any]:
    return asdict(document) | {"pages": [_pages(pages) for pages in document.pages]}


def _pages(pages: Pages) -> dict[str, Any]:
    header = asdict(pages.header) if pages.header else None
    return {"header": header, "elements": [_element(each) for each in pages.elements]}


def _element(element: Element) -> dict[str, Any]:
    return {"kind": type(element).__name__.lower(), **asdict(element)}
