"""What the name of a font says about the letters set in it."""

import re
from dataclasses import dataclass

from vanphong.docform.legacy.tables import Encoding


@dataclass(frozen=True, slots=True)
class FontRule:
    """The encoding a font is for; `is_capitals`: it shows small letters as capitals (`.VnTimeH`)."""

    encoding: Encoding
    is_capitals: bool = False


_STARTS = (
    (re.compile(r"[.#]?Vn[A-Z]"), Encoding.TCVN3),
    (re.compile(r"(?:TCVN|ABC)[ _-]", re.IGNORECASE), Encoding.TCVN3),
    (re.compile(r"VNI\b|VNI[- _]", re.IGNORECASE), Encoding.VNI),
    (re.compile(r"VPS", re.IGNORECASE), Encoding.VPS),
    (re.compile(r"(?:VI|VISCII)[ _-]|.+ 1\.1$", re.IGNORECASE), Encoding.VISCII),
)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(?:[,-]| )?(?:Bold|Italic|Regular|Normal|BoldItalic|MT|PS)+$", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Za-z]H(?:I|B|BI)?$")


def rule_of(font: str) -> FontRule | None:
    """What a font's name tells, without the subset prefix and style a PDF adds; None for a font of Unicode letters or an unknown one."""
    name = _STYLE.sub("", _SUBSET.sub("", font.strip())).strip()
    for start, encoding in _STARTS:
        if start.match(name):
            return FontRule(encoding, encoding is Encoding.TCVN3 and bool(_CAPITALS.search(name)))
    return None
