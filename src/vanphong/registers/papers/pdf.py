"""A register as PDF, A4 across: head and columns on every page, page x/y, the place for signatures at the end."""

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files

import typst

from vanphong.registers.papers.sheet import Sheet


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _template() -> bytes:
    return files("vanphong.registers.papers").joinpath("register.typ").read_bytes()


def render_pdf(sheet: Sheet) -> bytes:
    """The register as PDF; what is in it stays text, whatever signs it has."""
    inputs = {"sheet": json.dumps(asdict(sheet), ensure_ascii=False)}
    pdf = typst.compile(_template(), format="pdf", font_paths=_fonts(), sys_inputs=inputs)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf
