"""How each component is set, by system. 05-HD/VPTW Phụ lục 2 and IV; 30/2020/NĐ-CP Phụ lục I: of a range, the value that is common."""

from collections.abc import Mapping
from dataclasses import dataclass

from vanphong.docform.particulars.model import System
from vanphong.docform.writers.arranged import MM


@dataclass(frozen=True, slots=True)
class Setting:
    """The letters of a component."""

    size: float
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of the text. `exact`: line spacing, 0 single."""

    exact: float
    first_line: float = 10 * MM
    after: float = 6


PARTY: Mapping[str, Setting] = {
    "heading": Setting(15, is_bold=True),
    "parent_organ": Setting(14),
    "organ": Setting(14, is_bold=True),
    "organ_star": Setting(14),
    "reference": Setting(14),
    "place_date": Setting(14, is_italic=True),
    "letter_subject": Setting(12, is_italic=True),
    "secrecy": Setting(14, is_bold=True),
    "urgency": Setting(14, is_bold=True),
    "draft": Setting(14, is_italic=True),
    "circulation": Setting(12, is_bold=True),
    "no_publication": Setting(12, is_bold=True),
    "type_name": Setting(16, is_bold=True),
    "author": Setting(14, is_bold=True),
    "subject": Setting(14, is_bold=True),
    "subject_rule": Setting(14),
    "addressed": Setting(14, is_italic=True),
    "addressee": Setting(14),
    "ground": Setting(14),
    "body": Setting(14),
    "part": Setting(14, is_bold=True),
    "article": Setting(14, is_bold=True),
    "table": Setting(14),
    "recipients_word": Setting(14),
    "recipient": Setting(12),
    "competence": Setting(14, is_bold=True),
    "position": Setting(14),
    "signer": Setting(14, is_bold=True),
    "confirmation": Setting(14),
    "drafter": Setting(8),
    "contact": Setting(10),
    "appendix": Setting(14, is_bold=True),
    "appendix_note": Setting(14, is_italic=True),
}
STATE: Mapping[str, Setting] = {
    **PARTY,
    "heading": Setting(13, is_bold=True),
    "motto": Setting(14, is_bold=True),
    "parent_organ": Setting(13),
    "organ": Setting(13, is_bold=True),
    "reference": Setting(13),
    "letter_subject": Setting(12),
    "circulation": Setting(13, is_bold=True),
    "type_name": Setting(14, is_bold=True),
    "addressed": Setting(14),
    "ground": Setting(14, is_italic=True),
    "recipients_word": Setting(12, is_bold=True, is_italic=True),
    "recipient": Setting(11),
    "position": Setting(14, is_bold=True),
    "drafter": Setting(11),
    "contact": Setting(11),
}
SETTINGS: Mapping[System, Mapping[str, Setting]] = {System.PARTY: PARTY, System.STATE: STATE}
BODIES: Mapping[System, Body] = {System.PARTY: Body(exact=20), System.STATE: Body(exact=0)}
"""05-HD/VPTW I.6.2.2: Exactly 18 to 22 pt; 30/2020/NĐ-CP: single to 1.5."""
HEADS: Mapping[System, tuple[float, float]] = {System.PARTY: (70 * MM, 95 * MM), System.STATE: (61 * MM, 104 * MM)}
FOOT = (85 * MM, 80 * MM)
