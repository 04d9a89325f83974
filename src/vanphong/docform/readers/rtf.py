"""Reads the text of RTF, each run with the name of its font: what the bytes of old files mean is known by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vanphong.docform.legacy.fonts import rule_of
from vanphong.docform.readers.plain import windows

_PIECE = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d+) ?|\\([a-zA-Z]+)(-?\d+)? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    {
        *(
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "themedata",
            "datastore",
            "generator",
            "fldinst",
            "rsidtbl",
        ),
        *("listtable", "listoverridetable", "xmlnstbl"),
    }
)
_BREAKS = {"par": "\n", "line": "\n", "cell": "\t", "row": "\n", "tab": "\t", "page": "\n", "sect": "\n"}
_SIGNS = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}
_CHARSETS = {"163": "cp1258", "0": "", "204": "cp1251", "238": "cp1250", "128": "cp932", "134": "cp936"}
DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits."""

    font: str = "0"
    is_hidden: bool = False
    is_fonts: bool = False
    skip: int = 1


@dataclass
class _Reader:
    """Walks through the file once, collecting runs of the same font."""

    page: str = "cp1252"
    names: dict[str, str] = field(default_factory=dict)
    charsets: dict[str, str] = field(default_factory=dict)
    runs: list[tuple[str, bytearray | str]] = field(default_factory=list)
    group: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    passed: int = 0

    def read(self, source: str) -> Iterator[tuple[str, str]]:
        """Runs as (text, font name)."""
        for found in _PIECE.finditer(source):
            self._piece(found)
        for font, held in self.runs:
            text = held if isinstance(held, str) else self._text(bytes(held), font)
            yield text, self.names.get(font, "")

    def _text(self, held: bytes, font: str) -> str:
        if rule_of(self.names.get(font, "")):
            return windows(held)
        codec = _CHARSETS.get(self.charsets.get(font, ""), "") or self.page
        try:
            return held.decode(codec, "replace")
        except LookupError:
            return windows(held)

    def _piece(self, found: re.Match[str]) -> None:
        code, wide, word, value, sign, brace, plain = found.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word, value or "")
        elif sign == "*":
            self.group = replace(self.group, is_hidden=True)
        elif self.group.is_fonts:
            self._name(plain or "")
        elif not self.group.is_hidden:
            self._shown(code, wide, sign, plain)

    def _brace(self, brace: str) -> None:
        if brace == "{" and len(self.stack) < DEEPEST:
            self.stack.append(self.group)
        elif brace == "}" and self.stack:
            self.group = self.stack.pop()

    def _word(self, word: str, value: str) -> None:
        if word == "fonttbl":
            self.group = replace(self.group, is_fonts=True)
        elif word in _SKIPPED:
            self.group = replace(self.group, is_hidden=True)
        elif word == "ansicpg":
            self.page = f"cp{value}"
        elif word == "f":
            self.group = replace(self.group, font=value)
        elif word == "fcharset" and self.group.is_fonts:
            self.charsets[self.group.font] = value
        elif word == "uc":
            self.group = replace(self.group, skip=int(value or 1))
        elif not self.group.is_hidden and not self.group.is_fonts and (shown := _BREAKS.get(word) or _SIGNS.get(word)):
            self._add(shown)

    def _name(self, plain: str) -> None:
        """A piece of the font table: the name ends with a semicolon."""
        name = plain.split(";", maxsplit=1)[0].strip()
        if name and self.group.font not in self.names:
            self.names[self.group.font] = name

    def _shown(self, code: str | None, wide: str | None, sign: str | None, plain: str | None) -> None:
        if wide:
            self.passed = self.group.skip
            self._add(chr(int(wide) % 0x10000))
        elif code:
            if self.passed:
                self.passed -= 1
            else:
                self._add(bytes([int(code, 16)]))
        elif sign:
            self._add({"~": " ", "_": "-", "-": "\u00ad"}.get(sign, sign if sign in "\\{}" else ""))
        elif plain:
            self._add(plain[self.passed :].encode("latin-1"))
            self.passed = max(0, self.passed - len(plain))

    def _add(self, piece: str | bytes) -> None:
        last = self.runs[-1] if self.runs else None
        if isinstance(piece, bytes):
            if last and last[0] == self.group.font and isinstance(last[1], bytearray):
                last[1].extend(piece)
            else:
                self.runs.append((self.group.font, bytearray(piece)))
        elif last and last[0] == self.group.font and isinstance(last[1], bytearray) and piece.isascii():
            last[1].extend(piece.encode())
        else:
            self.runs.append((self.group.font, piece))


def rtf_runs(data: bytes) -> list[tuple[str, str]]:
    """The runs as (text, font name); what is set in an old font as it is stored."""
    return [(_joined(text), font) for text, font in _Reader().read(data.decode("latin-1"))]


def _joined(text: str) -> str:
    """Halves of letters beyond the basic plane put together."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
