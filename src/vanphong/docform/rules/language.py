"""What was left over from another document, and words of the State or of old spelling in a document of the Party."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vanphong.docform.recognise.model import Component, Piece
from vanphong.docform.rules import organs
from vanphong.docform.rules.citations_reading import CAPITAL
from vanphong.docform.rules.context import TEXT, Context
from vanphong.docform.rules.mending import put
from vanphong.docform.rules.model import Certainty, Fault, Severity
from vanphong.docform.rules.organs import Named, even
from vanphong.docform.rules.recipients import entries
from vanphong.docform.rules.registry import party, rule, state

_KEEPER = re.compile(r"\b(?P<kind>Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:uỷ|ủy)\b", re.IGNORECASE)
_ACTING = re.compile(
    r"\b(?:Ban Thường vụ|Thường trực|Ban Chấp hành|Văn phòng|Uỷ ban Kiểm tra|Ủy ban Kiểm tra)\s+(?P<kind>Tỉnh|Thành|Đảng) (?:uỷ|ủy)\s+"
    rf"(?P<unit>xã |phường |đặc khu )?(?P<name>[{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*)+)"
)
_LEFT = re.compile(
    r"\{\{[^{}]{1,60}\}\}|«[a-z_][\w.]{0,40}»|<<[^<>]{1,60}>>|\[(?:tên|ghi|điền|nhập)\b[^\]]{0,80}\]", re.IGNORECASE
)
_OLD = re.compile(r"\b(?P<word>[Qq]ui|QUI)(?= (?:chế|định|hoạch|CHẾ|ĐỊNH|HOẠCH)\b)")
_OF_STATE = re.compile(r"\b[Ôô]ng\s*(?:\(\s*[Bb]à\s*\)|/\s*[Bb]à)")


@rule(
    "D50",
    title="Tên cơ quan khác còn sót lại",
    severity=Severity.NOTES,
    certainty=Certainty.TO_CHECK,
    articles={"dang-05": "thực tế thẩm định", "dang-36": "thực tế thẩm định"},
    explains="Văn bản chép khuôn của nơi khác hay còn sót tên cơ quan, chức danh không hợp: dòng lưu của cấp uỷ khác, ban thường vụ của nơi "
    "khác. Máy chỉ nêu để rà lại chủ thể; "
    "nhắc đến cơ quan khác có thể là đúng.",
    wrong="ĐẢNG UỶ XÃ Y … - Lưu Văn phòng Tỉnh uỷ.",
    right="ĐẢNG UỶ XÃ Y … - Lưu Văn phòng Đảng uỷ.",
)
def left_of_another(context: Context) -> Iterator[Fault]:
    """Kept at another committee's office; the same kind of committee under another name."""
    named = organs.printed(context)
    if named is None or organs.is_joint(named):
        return
    yield from _kept_elsewhere(context, named)
    own = _proper(named)
    for piece in context.of(*TEXT) if own else ():
        for found in _ACTING.finditer(piece.block.text, piece.start, piece.end):
            if _is_other(found, named, own):
                yield Fault(
                    "Tên cơ quan khác tên ở đầu văn bản: rà lại chủ thể.",
                    replace(piece, start=found.start(), end=found.end()),
                    found=found[0],
                )


def _kept_elsewhere(context: Context, named: Named) -> Iterator[Fault]:
    own = {organs.committee_kind(named.organ), organs.committee_kind(named.above)} - {""}
    for entry in entries(context):
        found = _KEEPER.search(entry.text) if entry.is_keeping else None
        if found and own and even(found[0]) not in own:
            yield Fault("Dòng lưu ghi cấp uỷ khác với đầu văn bản.", entry.first, found=entry.text)


def _proper(named: Named) -> str:
    """The proper name of the committee at the head: «QUẢNG TRỊ»; empty when it is none."""
    committee = named.organ if organs.committee_kind(named.organ) else named.above
    kind = organs.committee_kind(committee)
    return re.sub(r"^(XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ) ", "", committee.removeprefix(kind).strip()) if kind else ""


def _is_other(found: re.Match[str], named: Named, own: str) -> bool:
    kinds = {organs.committee_kind(named.organ), organs.committee_kind(named.above)}
    name = even(found["name"])
    return even(f"{found['kind']} uỷ") in kinds and not own.startswith(name) and not name.startswith(own)


@rule(
    "E76",
    title="Chỗ trống của mẫu chưa điền",
    severity=Severity.NOTES,
    certainty=Certainty.TO_CHECK,
    articles=party("I.6.1", "II.1.6.1") | state("II.6"),
    explains="Văn bản soạn từ mẫu có thể còn biến, lời nhắc của mẫu chưa thay: {{…}}, «ten_co_quan», [tên cơ quan]. Tệp mẫu thì có là đúng.",
    wrong="Ban Thường vụ {{ten_cap_uy}} thông báo …",
    right="Ban Thường vụ Tỉnh uỷ thông báo …",
)
def left_of_a_template(context: Context) -> Iterator[Fault]:
    """A variable or a prompt in a document that has its number: a template has none."""
    read = context.reference
    if read is None or not read.number:
        return
    for block in context.sheet.blocks:
        found = _LEFT.search(block.text)
        if found:
            yield Fault("Còn chỗ trống của mẫu chưa điền.", block=block, found=found[0])


@rule(
    "E77",
    title="Chính tả của tên loại",
    severity=Severity.REPAIRS,
    articles={
        "dang-05": "399-QĐ/TW Phần II; 05-HD/VPTW I.5.1.1",
        "dang-36": "66-QĐ/TW; 36-HD/VPTW II.1.5.1",
        "nha-nuoc-30": "30/2020/NĐ-CP Điều 7",
    },
    explains="Tên loại văn bản viết «quy chế», «quy định», «quy hoạch», không viết «qui».",
    wrong="QUI CHẾ; Qui định số 12-QĐ/TU",
    right="QUY CHẾ; Quy định số 12-QĐ/TU",
)
def spelling_of_types(context: Context) -> Iterator[Fault]:
    """«Qui» for «quy» in the name of a type; quoted titles of others keep their spelling."""
    for piece in context.of(*TEXT, Component.TYPE_NAME, Component.SUBJECT, Component.AUTHOR, Component.LETTER_SUBJECT):
        for found in _OLD.finditer(piece.block.text, piece.start, piece.end):
            right = {"Q": "Quy", "q": "quy"}[found[0][0]] if found[0] != "QUI" else "QUY"
            yield Fault(
                "Tên loại viết «quy», không viết «qui».",
                _span(piece, found),
                found=found[0],
                expected=right,
                edits=(put(piece.block, found.start(), found.end(), right),),
                certain=piece.component in {Component.TYPE_NAME, Component.SUBJECT},
            )


def _span(piece: Piece, found: re.Match[str]) -> Piece:
    return replace(piece, start=found.start(), end=found.end())


@rule(
    "E78",
    title="Cách gọi của văn bản nhà nước",
    severity=Severity.NOTES,
    certainty=Certainty.TO_CHECK,
    articles={"dang-05": "thông lệ", "dang-36": "thông lệ"},
    explains="Văn bản của Đảng gọi đảng viên, cán bộ là «đồng chí»; «ông (bà)» là cách gọi của văn bản hành chính nhà nước, chỉ dùng với "
    "người ngoài Đảng.",
    wrong="Giao ông (bà) Nguyễn Văn A …",
    right="Giao đồng chí Nguyễn Văn A …",
)
def called_as_by_the_state(context: Context) -> Iterator[Fault]:
    """«Ông (bà)» in running text."""
    for piece in context.of(*TEXT):
        found = _OF_STATE.search(piece.block.text, piece.start, piece.end)
        if found:
            yield Fault("«Ông (bà)» là cách gọi của văn bản nhà nước.", _span(piece, found), found=found[0])
