"""Where the elements of an XML part stand in its text, so that one can be replaced and the rest is left as it was written."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lxml import etree

from vanphong.docform.layout import Unreadable

Path = tuple[int, ...]
_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^>]*>|</(?P<closed>[^\s>]+)\s*>|<(?P<opened>[^\s/>!?]+)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^'\">])*)>",
    re.DOTALL,
)
_SPACE = re.compile(r"\sxmlns(?::(?P<prefix>[^\s=]+))?\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)')")
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)


@dataclass(frozen=True, slots=True)
class Span:
    """An element in the text, from its first to behind its last character; `spaces`: the namespaces declared around it; `brothers`: the names of all
    children of its parent, itself included."""

    start: int
    end: int
    spaces: Mapping[str, str]
    parent: str
    brothers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    name: str
    path: Path
    start: int
    spaces: Mapping[str, str]
    names: list[str] = field(default_factory=list)


class Source:
    """The text of a part. Raises `Unreadable` where it is no XML that can be decoded."""

    def __init__(self, data: bytes) -> None:
        declared = _ENCODING.match(data)
        self._mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        self.encoding = "utf-16" if is_wide else declared[1].decode() if declared else "utf-8"
        try:
            self.text = data.removeprefix(self._mark).decode(self.encoding)
        except (LookupError, UnicodeDecodeError) as failure:
            raise Unreadable("a part that cannot be decoded") from failure

    def encoded(self, text: str) -> bytes:
        """A changed text as the part was."""
        return self._mark + text.encode(self.encoding)

    def spans(self, wanted: Collection[Path]) -> dict[Path, Span]:
        """Where these elements stand; those that are not there are left out."""
        found: dict[Path, Span] = {}
        stack = [_Open("", (), 0, {})]
        for token in _TOKEN.finditer(self.text):
            if token["opened"]:
                _open(stack, token)
            if token["closed"] or (token["opened"] and token["rest"].endswith("/")):
                _close(stack, token, wanted, found)
        return found


def _open(stack: list[_Open], token: re.Match[str]) -> None:
    around = stack[-1]
    index = len(around.names)
    around.names.append(token["opened"])
    path = (*around.path, index) if len(stack) > 1 else ()
    declared = {found["prefix"] or "": found["one"] or found["two"] or "" for found in _SPACE.finditer(token["rest"])}
    spaces = {**around.spaces, **declared} if declared else around.spaces
    stack.append(_Open(token["opened"], path, token.start(), spaces))


def _close(stack: list[_Open], token: re.Match[str], wanted: Collection[Path], found: dict[Path, Span]) -> None:
    if len(stack) < 2:
        raise Unreadable("tags that do not match")
    closed = stack.pop()
    if closed.path in wanted:
        around = stack[-1]
        found[closed.path] = Span(closed.start, token.end(), around.spaces, around.name, around.names)


def parsed(text: str, spaces: Mapping[str, str]) -> etree._Element:
    """A piece of XML as an element, under the namespaces around it. Raises `Unreadable`."""
    declared = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{uri}"' for prefix, uri in spaces.items() if prefix != "xml"
    )
    try:
        return etree.fromstring(f"<around{declared}>{text}</around>".encode(), _PARSER)[0]
    except (etree.XMLSyntaxError, IndexError) as failure:
        raise Unreadable("a piece of XML that cannot be read") from failure


def written(element: etree._Element, spaces: Mapping[str, str]) -> str:
    """The element as text, without repeating the namespaces around it."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    head, rest = _head(text)
    kept = _SPACE.sub(
        lambda found: "" if spaces.get(found["prefix"] or "") == (found["one"] or found["two"]) else found[0], head
    )
    return kept + rest


def _head(text: str) -> tuple[str, str]:
    token = _TOKEN.match(text)
    end = token.end() if token else 0
    return text[:end], text[end:]
