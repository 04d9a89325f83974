"""Whether who issues may issue this type: the table of issuing asked of what the document shows. 66-QĐ/TW Điều 7; 399-QĐ/TW Phần III."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanphong.docform.authority.issuing import AuthorityFinding, may_issue
from vanphong.docform.authority.tables import issuing_table, type_code
from vanphong.docform.authority.vocabulary import Issuer, IssuerLevel, Verdict
from vanphong.docform.profiles.model import TypeForm
from vanphong.docform.recognise.model import Component
from vanphong.docform.rules import organs
from vanphong.docform.rules.context import Context
from vanphong.docform.rules.model import Certainty, Fault, Severity
from vanphong.docform.rules.organs import Named
from vanphong.docform.rules.registry import rule
from vanphong.docform.rules.signing import is_steering
from vanphong.docform.rules.signing_blocks import BY_ORDER, ON_BEHALF, signature_blocks
from vanphong.docform.rules.signing_formulas import author_of

_BODIES = (
    ("ĐOÀN CHỦ TỊCH", Issuer.PRESIDIUM),
    ("ĐOÀN THƯ KÝ", Issuer.CONGRESS_SECRETARIAT),
    ("BAN THẨM TRA", Issuer.CREDENTIALS_BOARD),
    ("BAN KIỂM PHIẾU", Issuer.VOTE_COUNTERS),
    ("BAN THƯỜNG VỤ", Issuer.STANDING_COMMITTEE),
    ("THƯỜNG TRỰC", Issuer.STANDING_BOARD),
    ("BỘ CHÍNH TRỊ", Issuer.POLITBURO),
    ("BAN BÍ THƯ", Issuer.SECRETARIAT),
    ("UỶ BAN KIỂM TRA", Issuer.INSPECTION_COMMISSION),
    ("CHI BỘ", Issuer.CELL),
    ("BAN CHẤP HÀNH", Issuer.EXECUTIVE_COMMITTEE),
)
"""What a body's name begins with, in capitals."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of the profile, in the terms of the table."""

    form: TypeForm
    system: str

    @property
    def name(self) -> str:
        """Its name."""
        return self.form.name

    @property
    def code(self) -> str:
        """Its code in the table's lists."""
        return type_code(self.form.name)

    @property
    def certainty(self) -> str:
        """How sure the facts of the type are."""
        return Certainty.CERTAIN if self.form.certain else Certainty.TO_CHECK

    @property
    def source(self) -> str:
        """Where they stand."""
        return "399-QĐ/TW Phần II"

    @property
    def is_central_only(self) -> bool:
        """Only organs of the centre issue it."""
        return self.form.is_central

    @property
    def is_paper(self) -> bool:
        """One of the eight papers."""
        return self.form.is_paper


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a document puts."""

    document_type: Kind
    issuer: Issuer | None
    organ_level: str


@rule(
    "D36",
    title="Thẩm quyền ban hành thể loại",
    severity=Severity.REPAIRS,
    articles={"dang-05": "399-QĐ/TW Phần III; 66-QĐ/TW Điều 7", "dang-36": "66-QĐ/TW Điều 7; 399-QĐ/TW Phần III"},
    explains="Mỗi cấp, mỗi chủ thể chỉ được ban hành những thể loại trong danh sách của mình: chỉ thị, thông tri, hướng dẫn của cấp tỉnh do "
    "ban thường vụ ban hành, không phải ban chấp hành; "
    "thường trực cấp uỷ không phải chủ thể ban hành. Danh sách theo ngày văn bản; chỗ căn cứ chưa chắc chắn chỉ lưu ý, chỗ danh mục chưa có "
    "là chưa biết và không nêu.",
    wrong="CHỈ THỊ … / T/M TỈNH UỶ",
    right="CHỈ THỊ … / T/M BAN THƯỜNG VỤ",
)
def type_of_another(context: Context) -> Iterator[Fault]:
    """The table in force on the day rules out the type for the body that signs at this level."""
    question = asked_of(context)
    if question is None or context.on is None:
        return
    answer = may_issue(question, issuing_table(context.on))
    if answer.level in {Verdict.BLOCKS, Verdict.WARNS}:
        yield _fault(context, answer)


def asked_of(context: Context) -> Asked | None:
    """The document's type, who issues it by its signature or its author's line, and the level of the organ; None where one is not told."""
    form, named = context.profile.type_named(context.type_name), organs.printed(context)
    if form is None or named is None or organs.is_joint(named):
        return None
    level, issuer = level_of(named), issuer_of(context, named)
    return Asked(Kind(form, str(context.profile.system)), issuer, level) if level else None


def level_of(named: Named) -> str:
    """Of which level the organ is: a commune's committee stands directly above the grassroots; empty where the head does not tell."""
    if named.organ.endswith("TRUNG ƯƠNG") or "TRUNG ƯƠNG" in named.above:
        return IssuerLevel.CENTRAL
    committee = named.above if named.is_helping or is_steering(named.organ) else named.organ
    if organs.committee_kind(committee) in {"TỈNH UỶ", "THÀNH UỶ"} or "ĐẢNG BỘ TỈNH" in named.organ:
        return IssuerLevel.PROVINCE
    if named.organ.startswith("CHI BỘ"):
        return IssuerLevel.GRASSROOTS
    if organs.committee_kind(committee) != "ĐẢNG UỶ":
        return ""
    if re.match(r"ĐẢNG UỶ (XÃ|PHƯỜNG|ĐẶC KHU)\b", committee) or named.above.startswith("ĐẢNG BỘ TỈNH"):
        return IssuerLevel.GRASSROOTS_SUPERIOR
    return IssuerLevel.GRASSROOTS if named.above.startswith("ĐẢNG BỘ") else ""


def issuer_of(context: Context, named: Named) -> Issuer | None:
    """Who issues: the body behind T/M or T/L, the author's line, or an agency by its own name."""
    if is_steering(named.organ):
        return Issuer.STEERING
    if named.is_helping and not named.organ.startswith("UỶ BAN KIỂM TRA"):
        return Issuer.AGENCY
    author = author_of(context)
    signs = [sign for block in signature_blocks(context) for sign in block.signs if sign.means in {ON_BEHALF, BY_ORDER}]
    told = [author.words] if author else [sign.rest for sign in signs[:1]]
    return next((issuer for words in told if (issuer := _body(words))), None)


def _body(words: str) -> Issuer | None:
    known = next((issuer for start, issuer in _BODIES if words.startswith(start)), None)
    return known or (Issuer.EXECUTIVE_COMMITTEE if organs.committee_kind(words) else None)


def _fault(context: Context, answer: AuthorityFinding) -> Fault:
    where = (
        context.first(Component.COMPETENCE) or context.first(Component.TYPE_NAME) or context.first(Component.REFERENCE)
    )
    return Fault(
        answer.sentence,
        where,
        found=context.type_name,
        certain=answer.level is Verdict.BLOCKS,
        article=answer.source,
    )
