"""Expressions over tokens, and how a query becomes one. The engines know nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vanphong.kernel.search.query import Field, Filter, Query, Term
from vanphong.kernel.search.words import pairs
from vanphong.kernel.text.api import compact


@dataclass(frozen=True, slots=True)
class Has:
    """The token is there; with `is_begun`, one that begins so."""

    token: str
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class One:
    """At least one part holds."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class But:
    """The first holds, and none of the others."""

    wanted: "Expression"
    without: tuple["Expression", ...]


Expression = Has | All | One | But

_PREFIX = {Field.TYPE: "t", Field.ORGAN: "s", Field.SIGNER: "g", Field.TITLE: "i"}


def everything(parts: Iterable[Expression]) -> Expression:
    """All of them, the same one once."""
    different = tuple(dict.fromkeys(parts))
    return different[0] if len(different) == 1 else All(different)


def run(words: tuple[str, ...], before: str = "") -> Expression:
    """Words one after another, as far as tokens tell: each pair of neighbours is there."""
    tokens = pairs(words) if len(words) > 1 else words
    return everything(Has(before + token) for token in tokens)


def of_query(
    query: Query, access: Expression, facets: Iterable[Expression], dossiers: Callable[[Filter], Expression]
) -> Expression:
    """What satisfies the query, for whoever has the access; `dossiers` says what being in one of that name means to them."""
    last: str | None = None
    parts: list[Expression] = [access, *facets]
    for term in query.terms:
        parts.append(of_term(term, last))
        last = term.words[-1]
    parts += [of_filter(each, dossiers) for each in query.filters]
    without = tuple(_excluded(each, dossiers) for each in query.without if _is_told_by_tokens(each))
    return But(everything(parts), without) if without else everything(parts)


def of_term(term: Term, before: str | None = None) -> Expression:
    """A term that follows the word `before`."""
    ways: list[Expression] = [_begun(term, before) if term.is_begun else run(term.words)]
    if term.compacted:
        ways.append(Has(f"r.{term.compacted}"))
    if term.day:
        ways.append(Has(f"d.{term.day:%Y%m%d}"))
    return ways[0] if len(ways) == 1 else One(tuple(ways))


def _begun(term: Term, before: str | None) -> Expression:
    """The last word may go on: in title and particulars any, in texts as the second of a pair."""
    *first, last = term.words
    if first:
        return everything([*(Has(token) for token in pairs(first)), Has(f"{first[-1]}_{last}", is_begun=True)])
    ways = [Has(last), Has(f"x.{last}")]
    if before:
        ways.append(Has(f"{before}_{last}", is_begun=True))
    return One(tuple(ways))


def of_filter(given: Filter, dossiers: Callable[[Filter], Expression]) -> Expression:
    """A filter by field."""
    if given.field is Field.DOSSIER:
        return dossiers(given)
    if given.field is Field.NUMBER:
        return Has(f"r.{compact(given.raw)}")
    return run(given.words, f"{_PREFIX[given.field]}.")


def _excluded(each: Term | Filter, dossiers: Callable[[Filter], Expression]) -> Expression:
    return of_term(each) if isinstance(each, Term) else of_filter(each, dossiers)


def _is_told_by_tokens(each: Term | Filter) -> bool:
    """A longer run is excluded only when its text has it; pairs alone would exclude too much."""
    return isinstance(each, Filter) or len(each.words) < 3


def needs_text(query: Query) -> bool:
    """Whether tokens alone do not tell: a run of three words or more is only probable until its text was looked at."""
    terms = [*query.terms, *(each for each in query.without if isinstance(each, Term))]
    return any(len(term.words) > 2 for term in terms)
