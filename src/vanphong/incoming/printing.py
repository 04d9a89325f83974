"""The processing slip (phiếu xử lý văn bản đến, nghiep-vu 2.4) as a PDF, set by typst from `slip.typ`."""

import json
from datetime import datetime
from functools import cache
from importlib.resources import files

import typst

from vanphong.incoming.queries.pages import Slip
from vanphong.incoming.queries.proposals import Said
from vanphong.kernel.clock import OFFICE_ZONE


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _template() -> bytes:
    return files("vanphong.incoming").joinpath("slip.typ").read_bytes()


def slip(shown: Slip, now: datetime) -> bytes:
    """The slip as a PDF with a text layer; what is in it stays text, whatever signs it has."""
    values = {
        "organ": shown.organ,
        "upper": shown.upper,
        "number": shown.number,
        "particulars": shown.particulars,
        "proposals": [_said(each) for each in shown.proposals],
        "directives": [_said(each) for each in shown.directives],
        "assignments": shown.assignments,
        "printed": shown.printed_at,
    }
    inputs = {"slip": json.dumps(values, ensure_ascii=False)}
    made = int(now.timestamp())
    pdf = typst.compile(_template(), format="pdf", font_paths=_fonts(), sys_inputs=inputs, timestamp=made)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf


def _said(each: Said) -> dict[str, object]:
    behalf = f", thay mặt {each.row.on_behalf_of}" if each.row.on_behalf_of else ""
    due = f"{each.row.due_on:%d/%m/%Y}" if each.row.due_on else ""
    named = [("Trình", each.leader), ("Chủ trì", each.lead), ("Phối hợp", each.support)]
    return {
        "who": f"{each.row.person}, {each.row.title}{behalf}",
        "at": f"{each.row.at.astimezone(OFFICE_ZONE):%H:%M %d/%m/%Y}",
        "words": each.words,
        "named": [pair for pair in [*named, ("Nhận để biết", each.informed), ("Hạn xử lý", due)] if pair[1]],
    }
