"""The signature blocks of a document, read: in whose name it is signed, the positions and the name, as printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules import organs
from vanphong.docform.rules.context import Context, cell_of
from vanphong.docform.rules.mending import shown

ON_BEHALF, FOR_SUPERIOR, BY_ORDER, BY_MANDATE, ACTING = "T/M", "K/T", "T/L", "TUQ", "Q."
SIGNED = (Component.COMPETENCE, Component.POSITION, Component.SIGNER)
JOINING = "KIÊM"
_SIGN = re.compile(
    r"^\s*(?P<sign>T\s*[/.]?\s*M|K\s*[/.]?\s*T|T\s*[/.]?\s*L|T\s*\.?\s*U\s*\.?\s*Q|Q(?=\s*[./])|QUYỀN(?=\s))(?P<mark>\s*[./]?\s*)(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MEANT = {
    "TM": ON_BEHALF,
    "KT": FOR_SUPERIOR,
    "TL": BY_ORDER,
    "TUQ": BY_MANDATE,
    "Q": ACTING,
    "QUYỀN": ACTING,
}


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of competence before a line: what it means, what stands there (with the space behind), and what it is before, in capitals."""

    piece: Piece
    means: str
    printed: str
    rest: str

    @property
    def span(self) -> Piece:
        """The characters of the sign with what parts it from the words."""
        start = self.piece.start + len(self.piece.text) - len(self.piece.text.lstrip())
        return replace(self.piece, start=start, end=start + len(self.printed))


@dataclass(frozen=True, slots=True)
class Title:
    """One line of a position: its piece, and its words in capitals."""

    piece: Piece
    words: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """What stands above one name. `signs`: the lines that begin with a sign of competence, whole; `titles`: the positions below them."""

    signs: tuple[Sign, ...]
    titles: tuple[Title, ...]
    signer: Piece | None
    first: Piece

    def sign(self, means: str) -> Sign | None:
        """The line with this sign; None when there is none."""
        return next((sign for sign in self.signs if sign.means == means), None)

    @property
    def is_joined(self) -> bool:
        """Whether two positions are joined by «kiêm»."""
        return any(re.search(r"\bKIÊM\b", title.words) for title in self.titles)

    @property
    def position(self) -> str:
        """The position as one line."""
        return " ".join(title.words for title in self.titles)


def sign_of(piece: Piece) -> Sign | None:
    """The sign that a line begins with; None when it begins with none."""
    text = shown(piece)
    found = _SIGN.match(text)
    if not found or not found["mark"]:
        return None
    means = _MEANT[re.sub(r"[\s./]", "", found["sign"]).upper()]
    return Sign(piece, means, text[found.start("sign") : found.start("rest")], organs.even(found["rest"]))


def signature_blocks(context: Context) -> tuple[SignatureBlock, ...]:
    """Every signature block, in reading order: a block ends with its name, or with its cell."""
    return context.once("signature blocks", lambda: tuple(_block(group) for group in _groups(context.of(*SIGNED))))


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and (group[-1].component is Component.SIGNER or cell_of(group[-1].block) != cell_of(piece.block)):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _block(group: Sequence[Piece]) -> SignatureBlock:
    signs: list[Sign] = []
    titles: list[Title] = []
    for piece in group:
        if piece.component is Component.SIGNER:
            continue
        sign = sign_of(piece)
        if sign:
            signs.append(sign)
        elif piece.component is Component.COMPETENCE and signs and not titles:
            signs[-1] = replace(signs[-1], rest=f"{signs[-1].rest} {organs.even(shown(piece))}")
        else:
            titles.append(Title(piece, organs.even(shown(piece))))
    signer = group[-1] if group[-1].component is Component.SIGNER else None
    return SignatureBlock(tuple(signs), tuple(titles), signer, group[0])
