"""The questions of authority, answered from the rows in force on the document's day."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol

from vanphong.catalogue.choices import Finding, Issuer, SigningForm, System
from vanphong.catalogue.models import AuthorityRule, SigningRule
from vanphong.catalogue.queries.edition import edition
from vanphong.catalogue.rules.authority import (
    AuthorityFinding,
    AuthorityQuestion,
    IssuingFacts,
    SigningFacts,
    issuer_of,
    may_issue,
    may_sign,
)
from vanphong.catalogue.rules.signing import Signer, SigningLines, lines


class OfOrgan(Protocol):
    """An organ, as far as signing goes."""

    group: str


class OfBody(Protocol):
    """A body (chủ thể ban hành) of `organisation`, with its organ at hand."""

    code: str
    name: str
    printed_line: str

    @property
    def organ(self) -> OfOrgan:
        """Whose body it is."""


class OfPosition(Protocol):
    """A position of `organisation`."""

    title: str
    printed_title: str


def check_authority(question: AuthorityQuestion) -> list[AuthorityFinding]:
    """What the tables say of issuing and, where a form is chosen, of signing: blocks only where the source is certain; the worst first."""
    found = [may_issue(question, authority_facts(question.on))]
    if question.form is not None:
        found.append(may_sign(question, signing_facts(question.on)))
    return sorted(found, key=lambda finding: list(Finding).index(finding.level))


def suggest_signing(
    body: OfBody,
    position: OfPosition,
    manner: str,
    on: date,
    *,
    form: SigningForm | None = None,
    type_code: str = "",
    head: str = "",
    main: str = "",
    has_own_seal: bool = True,
    system: str = System.PARTY,
) -> SigningLines | None:
    """The lines to print for whoever holds the position and signs for the body; None where the tables know no way.

    `head`: the title of whom a T/L or K/T is for, unless the signer's own title tells it; `main`: the first of two positions (kiêm);
    `system`: whose form rules the type follows.
    """
    issuer = issuer_of(body.code, body.organ.group, has_own_seal=has_own_seal)
    if system == System.STATE:
        issuer = Issuer.STATE
    if issuer is None:
        return None
    signer = Signer(
        issuer=issuer,
        body_line=body.printed_line or body.name,
        title=position.title,
        printed_title=position.printed_title,
        manner=manner,
        type_code=type_code,
        head=head,
        main=main,
    )
    return lines(signer, signing_facts(on), form)


def signing_forms(body_code: str, organ_group: str, on: date, *, has_own_seal: bool = True) -> list[SigningForm]:
    """In which competences one may sign for the body at all."""
    issuer = issuer_of(body_code, organ_group, has_own_seal=has_own_seal)
    allowed = {row.form for row in signing_facts(on) if issuer in row.issuers and not row.is_refused and not row.types}
    return [form for form in SigningForm if form in allowed]


def authority_facts(on: date) -> Sequence[IssuingFacts]:
    """The table of issuing as it holds on that day."""
    return _authority(on, edition())


def signing_facts(on: date) -> Sequence[SigningFacts]:
    """The table of signing as it holds on that day."""
    return _signing(on, edition())


@lru_cache(maxsize=64)
def _authority(on: date, token: str) -> tuple[IssuingFacts, ...]:
    """The table of one day in one edition."""
    return tuple(
        IssuingFacts(row.level, row.issuer, frozenset(row.types), row.is_complete, row.certainty, row.source, row.note)
        for row in AuthorityRule.objects.in_force(on).order_by("id")
    )


@lru_cache(maxsize=64)
def _signing(on: date, token: str) -> tuple[SigningFacts, ...]:
    """The table of one day in one edition."""
    return tuple(
        SigningFacts(
            code=row.code,
            issuers=frozenset(row.issuers),
            types=frozenset(row.types),
            form=row.form,
            standing=row.standing,
            manner=row.manner,
            is_refused=row.is_refused,
            reason=row.reason,
            competence_line=row.competence_line,
            position_line=row.position_line,
            certainty=row.certainty,
            source=row.source,
        )
        for row in SigningRule.objects.in_force(on).order_by("id")
    )
