"""What a title says of its holder: head, deputy or member of a body; the lines printed from it."""

import re

from vanphong.catalogue.choices import Issuer, Standing
from vanphong.kernel.text.api import fold

COLLECTIVE = frozenset(
    {
        Issuer.CONGRESS,
        Issuer.PRESIDIUM,
        Issuer.CONGRESS_SECRETARIAT,
        Issuer.CREDENTIALS_BOARD,
        Issuer.VOTE_COUNTERS,
        Issuer.EXECUTIVE_COMMITTEE,
        Issuer.POLITBURO,
        Issuer.SECRETARIAT,
        Issuer.STANDING_COMMITTEE,
        Issuer.STANDING_BOARD,
        Issuer.CELL,
        Issuer.CELL_CONGRESS,
        Issuer.INSPECTION_COMMISSION,
    }
)
_HEADS_TOGETHER = (
    "bi thu",
    "tong bi thu",
    "chu nhiem",
    "chu tich",
    "truong doan",
    "truong ban tham tra",
    "truong ban kiem phieu",
)
_HEADS_ALONE = (
    "truong ban",
    "truong tieu ban",
    "chanh van phong",
    "giam doc",
    "tong bien tap",
    "hieu truong",
    "vien truong",
    "chu tich",
    "chu nhiem",
)
_ACTING = re.compile(r"^(q\.|quyen)\s*")
_ON_BEHALF = re.compile(r"^T/?M\.?\s+", re.IGNORECASE)


def standing_of(title: str, issuer: Issuer) -> Standing | None:
    """What the holder of that title is to the issuer; None where the title does not tell."""
    plain = _ACTING.sub("", fold(" ".join(title.split())))
    deputy = plain.startswith("pho ")
    rest = plain.removeprefix("pho ")
    if issuer == Issuer.STANDING_COMMITTEE and rest.startswith("chanh van phong"):
        return Standing.OFFICE
    if rest.startswith(_heads(issuer)):
        return Standing.DEPUTY if deputy else Standing.HEAD
    if plain.startswith("uy vien") and issuer in COLLECTIVE:
        return Standing.MEMBER
    return None


def _heads(issuer: Issuer) -> tuple[str, ...]:
    """How the titles of its heads begin; an organ of the State is headed by either kind."""
    if issuer == Issuer.STATE:
        return (*_HEADS_TOGETHER, *_HEADS_ALONE)
    return _HEADS_TOGETHER if issuer in COLLECTIVE else _HEADS_ALONE


def head_title(title: str) -> str:
    """For whom a deputy of that title signs: PHÓ CHÁNH VĂN PHÒNG → CHÁNH VĂN PHÒNG."""
    words = title.split()
    return " ".join(words[1:] if words and fold(words[0]) == "pho" else words)


def printed(title: str) -> str:
    """The title as it is printed above a name: capitals, without a mark of acting."""
    return re.sub(r"^(Q\.|QUYỀN)\s*", "", " ".join(title.split()).upper())


def body_name(line: str) -> str:
    """A body's line without its T/M: T/M BAN THƯỜNG VỤ → BAN THƯỜNG VỤ."""
    return _ON_BEHALF.sub("", line.strip()).upper()
