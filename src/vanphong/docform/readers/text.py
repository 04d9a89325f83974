"""Makes a sheet of plain text: a block for each line, without formats."""

import unicodedata
from collections.abc import Iterator

from vanphong.docform.layout import tidy
from vanphong.docform.model import Block, Format, Kind, ParagraphFormat, Place, Run, Sheet

_PLAIN = Format(font="", size=0.0)
_UNSET = ParagraphFormat()


def sheet_of_text(text: str, kind: Kind = Kind.TEXT) -> Sheet:
    """The lines of a text; a form feed begins a new page."""
    return Sheet(kind=kind, blocks=tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    index = 0
    for number, page in enumerate(text.split("\f"), start=1):
        for line in page.split("\n"):
            if tidy(line):
                shown = unicodedata.normalize("NFC", line).strip()
                place = Place(path=(index,), page=number)
                yield Block(index, shown, (Run(shown, _PLAIN, place, 0, line),), _UNSET, place, mark=_PLAIN)
                index += 1
