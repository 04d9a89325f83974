"""Reads the text of Word 6–2003 files, from their piece table where they have one ([MS-DOC] 2.4.1).

Old fonts (TCVN3, VNI) come out as their letters are stored.
"""

import struct

from vanphong.docform.compound import Compound
from vanphong.docform.layout import Unreadable

_WHICH_TABLE, _ENCRYPTED, _COMPLEX = 0x0200, 0x0100, 0x0004
_FC_CLX = 0x01A2
_WORD_6 = range(101, 106)
"""The versions of the format that store bytes of text in one stretch (Word 6 and 95)."""


def is_encrypted(data: bytes) -> bool:
    """Whether the word processor asks for a password."""
    head = Compound(data).stream("WordDocument")
    return len(head) > 12 and bool(struct.unpack_from("<H", head, 0x0A)[0] & _ENCRYPTED)


def doc_text(data: bytes) -> str:
    """The whole text of the main document. Raises `Unreadable`."""
    file = Compound(data)
    head = file.stream("WordDocument")
    try:
        version, flags = struct.unpack_from("<H", head, 2)[0], struct.unpack_from("<H", head, 0x0A)[0]
        if version in _WORD_6:
            return _shown(_stretch(head, flags))
        start, size = struct.unpack_from("<2I", head, _FC_CLX)
        length = struct.unpack_from("<I", head, 0x4C)[0]
        table = file.stream("1Table" if flags & _WHICH_TABLE else "0Table")
        text = "".join(_pieces(head, table[start : start + size]))[:length]
    except (struct.error, IndexError) as failure:
        raise Unreadable(str(failure)) from failure
    return _shown(text)


def _stretch(head: bytes, flags: int) -> str:
    """The text of a Word 6 or 95 file; one saved quickly, in pieces, cannot be read so."""
    if flags & _COMPLEX:
        raise Unreadable("saved in pieces by Word 6 or 95")
    start, length = struct.unpack_from("<I", head, 0x18)[0], struct.unpack_from("<I", head, 0x34)[0]
    return head[start : start + length].decode("cp1252", "replace")


def _pieces(head: bytes, clx: bytes) -> list[str]:
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise Unreadable("no piece table")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    pieces = []
    for index in range(count):
        where = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
        letters = ends[index + 1] - ends[index]
        if where & 0x40000000:
            start = (where & 0x3FFFFFFF) // 2
            pieces.append(head[start : start + letters].decode("cp1252", "replace"))
        else:
            pieces.append(head[where : where + 2 * letters].decode("utf-16-le", "replace"))
    return pieces


def _shown(text: str) -> str:
    """Paragraph, cell and page marks become line ends; the instructions of fields are left out."""
    kept, hidden = [], 0
    for letter in text:
        code = ord(letter)
        if code == 0x13:
            hidden += 1
        elif code in {0x14, 0x15}:
            hidden = max(0, hidden - 1) if code == 0x14 or hidden else hidden
        elif hidden:
            continue
        elif code in {0x07, 0x0B, 0x0C, 0x0D}:
            kept.append("\n")
        elif code >= 0x20 or letter == "\t":
            kept.append(letter)
        elif code == 0x1E:
            kept.append("-")
    return "".join(kept)
