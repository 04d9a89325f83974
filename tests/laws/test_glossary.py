"""Every module, model, state, verb and permission is made of words that the glossary ties to the office's own term."""

import re

import pytest
from django.apps import apps

from tests.laws.source import PACKAGE, ROOT
from vanphong.kernel.permissions import PermissionSet
from vanphong.kernel.workflow import WORKFLOWS

GLUE = {
    "a",
    "as",
    "at",
    "back",
    "by",
    "for",
    "from",
    "in",
    "is",
    "may",
    "not",
    "of",
    "off",
    "on",
    "or",
    "out",
    "the",
    "to",
    "up",
}
GLUE |= {"again", "with", "without", "all", "own", "other", "new"}
TECHNICAL = {"kernel", "config", "ui", "web", "docform"}
ROW = re.compile(r"^\|(?P<term>[^|]+)\|(?P<names>[^|]+)\|(?P<meaning>[^|]+)\|(?P<source>[^|]+)\|$", re.MULTILINE)


def rows() -> list[dict[str, str]]:
    """The rows of the glossary, without the head of its tables."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    found = [{name: value.strip() for name, value in row.groupdict().items()} for row in ROW.finditer(text)]
    return [row for row in found if "`" in row["names"]]


def words(name: str) -> set[str]:
    """The words of an identifier, small."""
    return set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")) - {""}


def known() -> set[str]:
    """Every word that stands in an identifier of the glossary."""
    names = [name for row in rows() for name in re.findall(r"`([^`]+)`", row["names"])]
    return set().union(*(words(name) for name in names))


def modules() -> set[str]:
    return {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()} - TECHNICAL


def models() -> set[str]:
    ours = (model for model in apps.get_models() if model.__module__.startswith("vanphong."))
    return {model.__name__ for model in ours if not model.__module__.startswith("vanphong.kernel.")}


def is_ours(vocabulary: type) -> bool:
    """Whether it is the product's own, not one that a test made up."""
    return vocabulary.__module__.startswith("vanphong.") and ".tests." not in vocabulary.__module__


def states_and_verbs() -> set[str]:
    ours = [workflow for workflow in WORKFLOWS.values() if is_ours(workflow.states)]
    states = {str(state) for workflow in ours for state in workflow.states.values}
    return states | {row.verb for workflow in ours for row in workflow.transitions}


def permissions() -> set[str]:
    ours = [enum for enum in PermissionSet.__subclasses__() if is_ours(enum)]
    return {str(member).partition(":")[2] for enum in ours for member in enum}


class TestGlossary:
    @pytest.mark.parametrize(
        "names", [modules, models, states_and_verbs, permissions], ids=lambda names: names.__name__
    )
    def test_names_are_made_of_its_entries(self, names):
        missing = {name: sorted(words(name) - known() - GLUE) for name in sorted(names())}
        assert not {name: unknown for name, unknown in missing.items() if unknown}, "add the term to docs/glossary.md"

    def test_a_term_has_one_row(self):
        terms = [row["term"] for row in rows()]
        assert len(terms) == len(set(terms))

    def test_every_row_has_meaning_and_source(self):
        assert not [row for row in rows() if not row["meaning"] or not row["source"]]
