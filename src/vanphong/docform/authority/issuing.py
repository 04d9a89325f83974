"""What the table of issuing says of a type, an issuer and a level, and how sure that is. 399-QĐ/TW Phần III."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from vanphong.docform.authority.vocabulary import Issuer, IssuerLevel, Verdict
from vanphong.docform.particulars.model import System
from vanphong.docform.rules.model import Certainty


class TypeFacts(Protocol):
    """A type of document, as the table sees it; `code` as in the table's lists."""

    @property
    def system(self) -> str:
        """Whose rules it follows."""

    @property
    def code(self) -> str:
        """Its code in the table."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def certainty(self) -> str:
        """How sure the facts of the type are."""

    @property
    def source(self) -> str:
        """Where they stand."""

    @property
    def is_central_only(self) -> bool:
        """Only organs of the centre issue it."""

    @property
    def is_paper(self) -> bool:
        """One of the eight papers that every organisation may issue."""


class IssuingQuestion(Protocol):
    """May this issuer of this level issue this type?"""

    @property
    def document_type(self) -> TypeFacts:
        """The type."""

    @property
    def issuer(self) -> Issuer | None:
        """Who issues; None where the table has no word for it."""

    @property
    def organ_level(self) -> str:
        """Of which level it is."""


@dataclass(frozen=True, slots=True)
class IssuingFacts:
    """One row of the table."""

    level: str
    issuer: str
    types: Collection[str]
    is_complete: bool
    certainty: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityFinding:
    """One answer: `level` says whether it blocks; `sentence` is for the appraiser and names the rule, `source` where it stands."""

    code: str
    level: Verdict
    sentence: str
    source: str = ""


def may_issue(question: IssuingQuestion, table: Iterable[IssuingFacts]) -> AuthorityFinding:
    """What the table says. `table`: the rows in force on the day."""
    kind, issuer = question.document_type, question.issuer
    if kind.system != System.PARTY and issuer == Issuer.STATE:
        told = f"{kind.name} là thể loại văn bản hành chính nhà nước."
        return AuthorityFinding("type_of_the_state", Verdict.OK, told, kind.source)
    if kind.system != System.PARTY:
        told = f"{kind.name} là thể loại của hệ thống Nhà nước; quy định của Đảng không nêu."
        return AuthorityFinding("type_of_the_state", Verdict.UNKNOWN, told)
    if kind.is_central_only and question.organ_level != IssuerLevel.CENTRAL:
        told = f"{kind.name} chỉ do cơ quan Trung ương ban hành."
        return AuthorityFinding("central_only", against(kind.certainty), told, kind.source)
    if kind.is_paper:
        return AuthorityFinding("paper", Verdict.OK, f"{kind.name}: mọi tổ chức đảng được ban hành.", kind.source)
    rows = [row for row in table if row.level == question.organ_level and row.issuer == _seated(issuer)]
    return _listed(kind, rows[0]) if rows else _not_in_table(kind)


def _seated(issuer: Issuer | None) -> Issuer | None:
    """Who issues does not depend on the seal."""
    return Issuer.STEERING if issuer == Issuer.STEERING_WITHOUT_SEAL else issuer


def _listed(kind: TypeFacts, row: IssuingFacts) -> AuthorityFinding:
    who = f"{Issuer(row.issuer).label} {_at(row.level)}"
    if kind.code in row.types:
        told = f"{who} được ban hành {kind.name}{doubt(row.certainty)}."
        return AuthorityFinding("may_issue", Verdict.OK, told, row.source)
    if not row.is_complete:
        told = f"Chưa rõ {who} có được ban hành {kind.name} không: căn cứ đang có không nêu."
        return AuthorityFinding("not_listed", Verdict.UNKNOWN, told, row.source)
    told = f"{who} không được ban hành {kind.name}{doubt(row.certainty)}. {row.note}".strip()
    return AuthorityFinding("may_not_issue", against(row.certainty), told, row.source)


def _at(level: str) -> str:
    """The level inside a sentence."""
    label = IssuerLevel(level).label
    return label if level == IssuerLevel.CENTRAL else label[:1].lower() + label[1:]


def _not_in_table(kind: TypeFacts) -> AuthorityFinding:
    told = f"Chưa rõ thẩm quyền ban hành {kind.name} của cơ quan này: danh mục chưa có quy định."
    return AuthorityFinding("not_in_table", Verdict.UNKNOWN, told)


def doubt(certainty: str) -> str:
    """What is added to a sentence whose source is not sure."""
    return "" if certainty == Certainty.CERTAIN else " (căn cứ cần kiểm tra)"


def against(certainty: str) -> Verdict:
    """What speaks against a document blocks it only when the source is certain."""
    return Verdict.BLOCKS if certainty == Certainty.CERTAIN else Verdict.WARNS
