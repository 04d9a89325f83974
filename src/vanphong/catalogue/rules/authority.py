"""Who may issue which type, and who may sign it how: what the dated tables say, and how sure that is. 399-QĐ/TW Phần III; 05-HD/VPTW I.7."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from vanphong.catalogue.choices import Certainty, Finding, Issuer, Level, Manner, SigningForm, Standing, System
from vanphong.catalogue.rules.titles import standing_of


class TypeFacts(Protocol):
    """A type of document, as the rules see it."""

    system: str
    code: str
    name: str
    certainty: str
    source: str
    is_central_only: bool

    @property
    def is_paper(self) -> bool:
        """One of the eight papers that every organisation may issue."""


@dataclass(frozen=True, slots=True)
class AuthorityFacts:
    """One row of the table of issuing."""

    level: str
    issuer: str
    types: frozenset[str]
    is_complete: bool
    certainty: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SigningFacts:
    """One row of the table of signing."""

    code: str
    issuers: frozenset[str]
    types: frozenset[str]
    form: str
    standing: str
    manner: str
    is_refused: bool
    reason: str
    competence_line: str
    position_line: str
    certainty: str
    source: str


@dataclass(frozen=True)
class AuthorityQuestion:
    """May this be issued and signed so? The codes of body, level, group and manner are those of `organisation`; `form` None: not chosen yet.

    `is_delegated`: the signer acts on a delegation; `has_own_seal` matters for steering committees alone.
    """

    document_type: TypeFacts
    body_code: str
    organ_level: str
    organ_group: str
    position_title: str
    manner: str
    form: str | None
    on: date
    is_delegated: bool = False
    has_own_seal: bool = True

    @property
    def issuer(self) -> Issuer | None:
        """Who issues, in the words of the tables; None where they have no word."""
        return issuer_of(self.body_code, self.organ_group, has_own_seal=self.has_own_seal)

    @property
    def signing_issuer(self) -> Issuer | None:
        """By whose rules it is signed: what is of the State's system by the State's, whoever issues it; the State's organs sign nothing else."""
        if self.document_type.system == System.STATE:
            return Issuer.STATE
        return None if self.issuer == Issuer.STATE else self.issuer


@dataclass(frozen=True, slots=True)
class AuthorityFinding:
    """One answer: `level` says whether it blocks; `sentence` is for the appraiser and names the rule, `source` where it stands."""

    code: str
    level: Finding
    sentence: str
    source: str = ""


_GROUPS = {
    "advisory": Issuer.AGENCY,
    "inspection": Issuer.AGENCY,
    "service": Issuer.AGENCY,
    "steering": Issuer.STEERING,
    "state": Issuer.STATE,
}


def issuer_of(body_code: str, organ_group: str, *, has_own_seal: bool = True) -> Issuer | None:
    """The issuer behind a body: a head stands for the kind of agency that he or she runs."""
    if body_code != "head":
        return Issuer(body_code) if body_code in Issuer.values else None
    found = _GROUPS.get(organ_group)
    return Issuer.STEERING_WITHOUT_SEAL if found == Issuer.STEERING and not has_own_seal else found


def may_issue(question: AuthorityQuestion, table: Iterable[AuthorityFacts]) -> AuthorityFinding:
    """What the table of issuing says of type × issuer × level. `table`: the rows in force on the day."""
    kind, issuer = question.document_type, question.issuer
    if kind.system != System.PARTY and issuer == Issuer.STATE:
        told = f"{kind.name} là thể loại văn bản hành chính nhà nước."
        return AuthorityFinding("type_of_the_state", Finding.OK, told, kind.source)
    if kind.system != System.PARTY:
        return AuthorityFinding(
            "type_of_the_state",
            Finding.UNKNOWN,
            f"{kind.name} là thể loại của hệ thống Nhà nước; quy định của Đảng không nêu.",
        )
    if kind.is_central_only and question.organ_level != Level.CENTRAL:
        return AuthorityFinding(
            "central_only", _against(kind.certainty), f"{kind.name} chỉ do cơ quan Trung ương ban hành.", kind.source
        )
    if kind.is_paper:
        return AuthorityFinding("paper", Finding.OK, f"{kind.name}: mọi tổ chức đảng được ban hành.", kind.source)
    rows = [row for row in table if row.level == question.organ_level and row.issuer == _seated(issuer)]
    return _listed(question, rows[0]) if rows else _not_in_table(question)


def _seated(issuer: Issuer | None) -> Issuer | None:
    """Who issues does not depend on the seal."""
    return Issuer.STEERING if issuer == Issuer.STEERING_WITHOUT_SEAL else issuer


def _listed(question: AuthorityQuestion, row: AuthorityFacts) -> AuthorityFinding:
    kind, who = question.document_type, f"{Issuer(row.issuer).label} {_at(row.level)}"
    if kind.code in row.types:
        return AuthorityFinding("may_issue", Finding.OK, f"{who} được ban hành {kind.name}{_doubt(row)}.", row.source)
    if not row.is_complete:
        sentence = f"Chưa rõ {who} có được ban hành {kind.name} không: căn cứ đang có không nêu."
        return AuthorityFinding("not_listed", Finding.UNKNOWN, sentence, row.source)
    told = f"{who} không được ban hành {kind.name}{_doubt(row)}. {row.note}".strip()
    return AuthorityFinding("may_not_issue", _against(row.certainty), told, row.source)


def _at(level: str) -> str:
    """The level inside a sentence."""
    label = Level(level).label
    return label if level == Level.CENTRAL else label[:1].lower() + label[1:]


def _not_in_table(question: AuthorityQuestion) -> AuthorityFinding:
    told = f"Chưa rõ thẩm quyền ban hành {question.document_type.name} của cơ quan này: danh mục chưa có quy định."
    return AuthorityFinding("not_in_table", Finding.UNKNOWN, told)


def _doubt(row: AuthorityFacts | SigningFacts) -> str:
    return "" if row.certainty == Certainty.CERTAIN else " (căn cứ cần kiểm tra)"


def _against(certainty: str) -> Finding:
    """What speaks against a document blocks it only when the source is certain."""
    return Finding.BLOCKS if certainty == Certainty.CERTAIN else Finding.WARNS


def may_sign(question: AuthorityQuestion, table: Sequence[SigningFacts]) -> AuthorityFinding:
    """What the table of signing says of issuer × form × signer. `table`: the rows in force on the day."""
    issuer = question.signing_issuer
    rows = [row for row in table if issuer in row.issuers and _about(row, question.document_type.code)]
    if question.form is None or issuer is None or not rows:
        return AuthorityFinding(
            "signing_not_in_table", Finding.UNKNOWN, "Chưa rõ quyền hạn ký: danh mục chưa có quy định."
        )
    fitting = [row for row in rows if row.form == question.form and _fits(row, question, issuer)]
    row = min(fitting, key=_precedence, default=None)
    if row is None:
        return _no_way(question, rows)
    if row.is_refused:
        return AuthorityFinding(row.code, _against(row.certainty), row.reason, row.source)
    return AuthorityFinding(row.code, Finding.OK, f"{row.reason.removesuffix('.')}{_doubt(row)}.", row.source)


def _precedence(row: SigningFacts) -> tuple[bool, bool]:
    """A rule about the very type comes first; then what is ruled out."""
    return not row.types, not row.is_refused


def _about(row: SigningFacts, type_code: str) -> bool:
    return not row.types or type_code in row.types


def _fits(row: SigningFacts, question: AuthorityQuestion, issuer: Issuer) -> bool:
    return row.standing in standings(question, issuer) and row.manner in {Manner.ANY, question.manner}


def standings(question: AuthorityQuestion, issuer: Issuer) -> set[str]:
    """What the signer counts as."""
    found: set[str] = {Standing.ANY}
    standing = standing_of(question.position_title, issuer)
    if standing:
        found.add(standing)
    if question.is_delegated:
        found.add(Standing.DELEGATE)
    return found


def _no_way(question: AuthorityQuestion, rows: Sequence[SigningFacts]) -> AuthorityFinding:
    ways = sorted({SigningForm(row.form).label for row in rows if not row.is_refused})
    form = SigningForm(question.form).label if question.form else ""
    told = f"Chưa rõ «{question.position_title}» có được ký {form} ở đây không; danh mục có: {', '.join(ways)}."
    return AuthorityFinding("signing_not_listed", Finding.UNKNOWN, told, rows[0].source)
