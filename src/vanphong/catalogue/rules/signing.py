"""Which lines are printed above a signature: the competence (T/M, K/T, T/L) and the position. 05-HD/VPTW I.7.1."""

from collections.abc import Sequence
from dataclasses import dataclass

from vanphong.catalogue.choices import Issuer, Manner, SigningForm, Standing
from vanphong.catalogue.rules.authority import SigningFacts
from vanphong.catalogue.rules.titles import body_name, head_title, printed, standing_of

MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class SigningLines:
    """What is printed: the line of competence and the line of position, either may be empty; `rule` is the code of the row it follows from."""

    form: SigningForm
    competence: str
    position: str
    rule: str
    source: str

    @property
    def joint(self) -> str:
        """The word between the two lines: «kiêm» where two positions stand one above the other."""
        return "kiêm" if self.form == SigningForm.CONCURRENT else ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who is to sign, for whom. `body_line`: the body's printed line; `head`: whom an order comes from; `main`: the first of two positions."""

    issuer: Issuer
    body_line: str
    title: str
    printed_title: str
    manner: str
    type_code: str = ""
    head: str = ""
    main: str = ""


def lines(signer: Signer, table: Sequence[SigningFacts], form: SigningForm | None = None) -> SigningLines | None:
    """The lines of the one way to sign that the table knows for this signer (in `form`, where that is chosen); None: it knows none."""
    standing = standing_of(signer.title, signer.issuer)
    fitting = [
        row
        for row in table
        if not row.is_refused
        and signer.issuer in row.issuers
        and (form is None or row.form == form)
        and (not row.types or signer.type_code in row.types)
        and row.standing in {Standing.ANY, standing}
        and row.manner in {Manner.ANY, signer.manner}
    ]
    row = min(fitting, key=lambda row: _preference(row, signer), default=None)
    return _fill(row, signer) if row else None


def _preference(row: SigningFacts, signer: Signer) -> tuple[bool, bool, bool]:
    """What speaks of the very type, of the very signer; an order is not guessed where another way is open."""
    return not row.types, row.standing == Standing.ANY, row.form == SigningForm.BY_ORDER


def _fill(row: SigningFacts, signer: Signer) -> SigningLines:
    title = printed(signer.printed_title or signer.title)
    words = {
        "body": body_name(signer.body_line),
        "title": title,
        "head": printed(signer.head) or head_title(title),
        "main": printed(signer.main),
    }
    return SigningLines(
        SigningForm(row.form),
        row.competence_line.format(**words),
        row.position_line.format(**words),
        row.code,
        row.source,
    )
