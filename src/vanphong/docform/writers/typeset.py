"""Sets a document as PDF/A with typst. Tinos where it is installed; typst's own Libertinus Serif knows every Vietnamese letter too."""

import json
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import typst

from vanphong.docform.spec import DocumentSpec, Grid, Heading

STANDARD: Literal["a-2b"] = "a-2b"
"""It refuses to be written with a letter missing from the fonts."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _template() -> bytes:
    return files("vanphong.docform.writers").joinpath("document.typ").read_bytes()


def render_pdf(spec: DocumentSpec) -> bytes:
    """The document as a PDF with a text layer; the same spec gives the same bytes."""
    made = (
        datetime.combine(spec.issued_on, datetime.min.time(), UTC)
        if spec.issued_on
        else datetime(2000, 1, 1, tzinfo=UTC)
    )
    inputs = {"spec": json.dumps(_values(spec), ensure_ascii=False)}
    pdf = typst.compile(
        _template(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs=inputs,
        pdf_standards=[STANDARD],
        timestamp=int(made.timestamp()),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf


def _values(spec: DocumentSpec) -> dict[str, Any]:
    plain = (
        "system",
        "organ",
        "parent",
        "type_name",
        "addressees",
        "grounds",
        "competence",
        "position",
        "signer",
        "recipients",
        "circulation",
    )
    derived = ("number_line", "date_line", "heading_lines", "subject_line", "addressed_word", "marks", "is_letter")
    return {name: getattr(spec, name) for name in (*plain, *derived)} | {"body": [_block(block) for block in spec.body]}


def _block(block: object) -> Any:
    if isinstance(block, Heading):
        return {"heading": block.text}
    return {"grid": block.rows} if isinstance(block, Grid) else block
