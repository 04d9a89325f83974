"""Who may sign a document how, what the dated table says, and how sure that is; who may issue it is docform's to say. 05-HD/VPTW I.7."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanphong.catalogue.choices import Finding, Issuer, Manner, SigningForm, Standing, System
from vanphong.catalogue.rules.titles import standing_of
from vanphong.docform.api import AuthorityFinding, IssuingFacts, TypeFacts, against, doubt, may_issue

__all__ = [
    "AuthorityFinding",
    "AuthorityQuestion",
    "IssuingFacts",
    "SigningFacts",
    "TypeFacts",
    "issuer_of",
    "may_issue",
    "may_sign",
    "standings",
]


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
        return Issuer(body_code) if body_code in set(Issuer) else None
    found = _GROUPS.get(organ_group)
    return Issuer.STEERING_WITHOUT_SEAL if found == Issuer.STEERING and not has_own_seal else found


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
        return AuthorityFinding(row.code, against(row.certainty), row.reason, row.source)
    return AuthorityFinding(row.code, Finding.OK, f"{row.reason.removesuffix('.')}{doubt(row.certainty)}.", row.source)


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
