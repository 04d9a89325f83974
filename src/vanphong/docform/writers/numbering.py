"""Fills the number and the day into a document that was drafted with both left open."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from vanphong.docform.layout import Unreadable
from vanphong.docform.spec import written_day

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

HEAD_PARAGRAPHS = 60
_NUMBER = re.compile(r"^\s*S[ốô]\s*(?P<colon>:?)\s*\d*\s*[-/–]\s*\S+\s*$", re.IGNORECASE)
_DAY = re.compile(r"^(?P<place>.*?)ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\s*[\d.…_]*\s*$", re.IGNORECASE | re.DOTALL)


def fill_number(data: bytes, reference: str, issued_on: date) -> bytes:
    """The .docx with its reference and day in the head, set as the lines were; without such lines as it came. Raises `Unreadable`."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as failure:
        raise Unreadable("no Word document") from failure
    is_numbered = is_dated = False
    for paragraph in _head(document):
        text = paragraph.text
        if not is_numbered and (found := _NUMBER.match(text)):
            _set(paragraph, f"Số{found['colon']} {reference}")
            is_numbered = True
        elif not is_dated and (found := _DAY.match(text)):
            _set(paragraph, f"{found['place']}{written_day(issued_on)}")
            is_dated = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _head(document: "Document") -> Iterator["Paragraph"]:
    """The first paragraphs, those in tables included, in the order of the document."""
    from docx.text.paragraph import Paragraph

    body = document.element.body
    for place, element in enumerate(body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")):
        if place >= HEAD_PARAGRAPHS:
            return
        yield Paragraph(element, document._body)


def _set(paragraph: "Paragraph", text: str) -> None:
    """Give the paragraph another text in the form of its first run."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""
