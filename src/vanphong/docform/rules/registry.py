"""Keeps the rules by their code. A module of rules is imported once, by `load`."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from vanphong.docform.rules.model import Certainty, Fault, Rule, Severity

if TYPE_CHECKING:
    from vanphong.docform.rules.context import Context

Finder = Callable[["Context"], Iterable[Fault]]

MODULES = (
    *(
        "page",
        "numbering",
        "letters",
        "weight",
        "placing",
        "heading",
        "organ_lines",
        "number",
        "place_date",
        "subject",
        "body",
    ),
    *("presence", "state", "tones"),
    *("signing", "signing_formulas", "signing_manners", "recipients", "recipients_addressed"),
    *("structure", "citations", "language_abbreviations", "marks", "appendices", "authority", "language"),
)
_RULES: dict[str, Rule] = {}


def party(now: str, before: str = "") -> dict[str, str]:
    """The articles of the Party's rules: in 05-HD/VPTW, and in 36-HD/VPTW where it asked for the same."""
    cited = {"dang-05": f"05-HD/VPTW {now}"} if now else {}
    return cited | ({"dang-36": f"36-HD/VPTW {before}"} if before else {})


def state(article: str) -> dict[str, str]:
    """The article in Phụ lục I, Phần I of 30/2020/NĐ-CP."""
    return {"nha-nuoc-30": f"30/2020/NĐ-CP, Phụ lục I, Phần I, {article}"}


def rule(
    code: str,
    *,
    title: str,
    severity: Severity,
    articles: Mapping[str, str],
    explains: str,
    wrong: str,
    right: str,
    certainty: Certainty = Certainty.CERTAIN,
) -> Callable[[Finder], Finder]:
    """Register a function as the rule of this code. Raises `ValueError` when the code is taken."""

    def register(find: Finder) -> Finder:
        if code in _RULES:
            raise ValueError(f"rule {code} is declared twice")
        _RULES[code] = Rule(code, title, severity, certainty, dict(articles), explains, wrong, right, find)
        return find

    return register


@cache
def load() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    for name in MODULES:
        import_module(f"vanphong.docform.rules.{name}")
    return dict(sorted(_RULES.items()))


def chosen(profile: str, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Rule]:
    """The rules that apply to a profile, of the selected codes and without the ignored ones; «D» or «D0» stand for all that begin so."""
    wanted, left_out = tuple(select), tuple(ignore)
    return [
        each
        for each in load().values()
        if profile in each.articles
        and (not wanted or each.code.startswith(wanted))
        and not (left_out and each.code.startswith(left_out))
    ]


def unknown_codes(codes: Iterable[str]) -> list[str]:
    """Those that no rule's code begins with."""
    return [code for code in codes if not any(known.startswith(code) for known in load())]
