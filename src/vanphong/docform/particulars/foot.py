"""Reads the foot: the signature block at the right, the recipients at the left. 05-HD/VPTW I.7, I.9; 30/2020/NĐ-CP Phụ lục I, II.7, II.9."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanphong.docform.layout import Column, Line, folded
from vanphong.docform.particulars import words
from vanphong.docform.particulars.model import Found

_RECIPIENTS = re.compile(r"^nơi nhận\s*(?::\s*(?P<rest>.*))?$", re.IGNORECASE)
_AUTHORITY = re.compile(r"^(T/M|K/T|T/L|TM\.?|KT\.?|TL\.?|TUQ\.?|Q\.)\s*(?=\S)")
_OFFICES = (
    "bi thu|tong bi thu|chu tich|chu nhiem|truong|truong ban|chanh|pho chanh|chanh van phong|giam doc|tong giam doc|cuc truong|tong cuc truong|"
    "chi cuc truong|vu truong|bo truong|thu tuong|thu truong|vien truong|hieu truong|doi truong|thanh tra|tong thanh tra|thuong truc|uy vien|"
    "tham muu truong|chi huy"
)
_POSITION = re.compile(rf"^(q\. )?(pho |quyen )?(tong |thuong truc )?({_OFFICES})\b")
_NOISE = re.compile(
    r"^\(?(đã ký|ký bởi|người ký|ký tên|cơ quan:|thời gian ký|email:|chữ ký|signature|digitally)", re.IGNORECASE
)
_TITLE = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|BS|KS|CN|Đ/c|Đồng chí|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng)\.?\s*)+"
)
FOOT_LINES = 90


@dataclass(frozen=True)
class Foot:
    """What the foot holds."""

    competence: Found[str] | None = None
    position: Found[str] | None = None
    name: Found[str] | None = None
    recipients: Found[tuple[str, ...]] | None = None


def read_foot(lines: Sequence[Line]) -> Foot:
    """The signature block and the recipients; of several blocks (appendices may be signed too) the one beside the recipients, else the last."""
    start = (
        max(0, len(lines) - FOOT_LINES)
        if lines and lines[-1].page == 1 and lines[-1].top is None and len(lines) > 400
        else 0
    )
    listed_at = next((at for at in range(start, len(lines)) if _RECIPIENTS.match(lines[at].text)), None)
    recipients = _recipients(lines, listed_at) if listed_at is not None else None
    competence, position, name = _signature(lines, start, listed_at)
    return Foot(competence, position, name, recipients)


def _recipients(lines: Sequence[Line], at: int) -> Found[tuple[str, ...]] | None:
    listed = [rest] if (rest := (_RECIPIENTS.match(lines[at].text)["rest"] or "").strip()) else []  # type: ignore[index]  # it matched
    for line in lines[at + 1 : at + 60]:
        if line.column is Column.RIGHT:
            continue
        if line.text.startswith(("-", "+", "•", "–")):
            listed.append(line.text)
            if folded(line.text).lstrip("-+•– ").startswith("luu") and line.text.endswith((".", ")")):
                break
        elif listed and line.column is Column.LEFT and not words.is_capitals(line.text) and not _is_name(line.text):
            listed[-1] = f"{listed[-1]} {line.text}"
        elif line.column is Column.FULL:
            break
    names = tuple(name for each in listed if (name := each.strip(" -+•–;.,")))
    return Found(names, 0.85, lines[at].page, "; ".join(names)) if names else None


def _signature(
    lines: Sequence[Line], start: int, listed_at: int | None
) -> tuple[Found[str] | None, Found[str] | None, Found[str] | None]:
    capitals = [at for at in range(start, len(lines)) if _begins_block(lines[at])]
    begins = [at for at in capitals if at - 1 not in capitals]
    if listed_at is not None:
        close = [at for at in begins if abs(at - listed_at) <= 30 and abs(lines[at].page - lines[listed_at].page) <= 1]
        begins = close[:1] or begins[-1:]
    for at in reversed(begins):
        competence, positions, name = _block(lines, at)
        if positions or name:
            sure = 0.9 if name and (competence or positions) else 0.6
            line = lines[at]
            text = " / ".join([*competence, *positions, *([name] if name else [])])
            return (
                Found(" ".join(competence), sure, line.page, text) if competence else None,
                Found(words.office_case(" ".join(positions)), sure, line.page, text) if positions else None,
                Found(name, sure, line.page, text) if name else None,
            )
    return None, None, None


def _begins_block(line: Line) -> bool:
    if line.column is Column.LEFT or not words.is_capitals(line.text) or len(line.text) > 60:
        return False
    if _AUTHORITY.match(line.text):
        return True
    return line.column is Column.RIGHT and bool(_POSITION.match(folded(line.text)))


def _block(lines: Sequence[Line], at: int) -> tuple[list[str], list[str], str]:
    competence: list[str] = []
    positions: list[str] = []
    for line in lines[at : at + 40]:
        text = line.text
        if line.column is Column.LEFT or _NOISE.match(text) or not any(letter.isalpha() for letter in text):
            continue
        bare = _TITLE.sub("", text)
        if words.is_capitals(text) and len(text) <= 70:
            _capitals(text, competence, positions)
        elif _is_name(bare):
            return competence, positions, bare
        elif line.column is Column.FULL and len(text) > 60:
            break
    return competence, positions, ""


def _capitals(text: str, competence: list[str], positions: list[str]) -> None:
    """A line in capitals gives the competence («T/M BAN THƯỜNG VỤ»), goes on with it, or gives the position."""
    if _AUTHORITY.match(text):
        competence.append(text)
    elif competence and not positions and not _POSITION.match(folded(text)):
        competence[-1] = f"{competence[-1]} {text}"
    elif len(positions) < 3:
        positions.append(text)


def _is_name(text: str) -> bool:
    """Two to six words, each with a capital and then small letters only."""
    parts = text.split()
    return 2 <= len(parts) <= 6 and all(
        re.fullmatch(r"[^\W\d_]+", part) and part[0].isupper() and part[1:] == part[1:].lower() for part in parts
    )
