"""Text as a person types it, a line per paragraph, as the blocks of a document: its levels are known by how they begin."""

import re
from collections.abc import Iterator, Sequence

from vanphong.docform.spec import Article, Block, Division, Grid, Heading

_DIVISION = re.compile(r"^(?:Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+|thứ\s+\S+)$")
_ARTICLE = re.compile(r"^(?P<label>Điều\s+\d+[a-zđ]?\.)\s*(?P<rest>.*)$")
_ROMAN = re.compile(r"^[IVXLC]+[-.]\s*\S")
LONGEST_TITLE = 120


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks. «# …» is a heading, «| a | b |» a row of a table, a line in capitals alone is centred."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(_blocks(lines))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("|"):
            rows = _rows(lines, at)
            yield Grid(rows)
            at += len(rows)
        elif _DIVISION.match(line):
            title = lines[at + 1] if at + 1 < len(lines) and _is_title(lines[at + 1]) else ""
            yield Division(line, title)
            at += 2 if title else 1
        else:
            yield _block(line)
            at += 1


def _is_title(line: str) -> bool:
    return line.isupper() and not _ROMAN.match(line)


def _block(line: str) -> Block:
    if line.startswith("# "):
        return Heading(line[2:])
    if found := _ARTICLE.match(line):
        is_title = len(found["rest"]) <= LONGEST_TITLE and not found["rest"].endswith((".", ";", ":"))
        return Article(found["label"], found["rest"]) if is_title else Article(found["label"], text=found["rest"])
    if line.isupper() and not _ROMAN.match(line):
        return Division(line)
    return Heading(line) if _ROMAN.match(line) and not line.endswith((".", ";")) else line


def _rows(lines: Sequence[str], at: int) -> tuple[tuple[str, ...], ...]:
    """The rows of the table that begins here, all as long as the first."""
    rows: list[tuple[str, ...]] = []
    for line in lines[at:]:
        if not line.startswith("|"):
            break
        rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    width = len(rows[0])
    return tuple((*row, *([""] * width))[:width] for row in rows)
