"""A module is entered by its door, `api.py`; its files are the closed list, or its `__init__` gives the reason; keys point down."""

import ast

import pytest
from django.apps import apps
from django.db.models import ForeignKey

from tests.laws.source import PACKAGE, nodes, place

TIERS = [
    {"kernel", "docform"},
    {"catalogue"},
    {"organisation"},
    {"registers", "files"},
    {"tasks", "delivery", "dossiers", "notices"},
    {"outgoing"},
    {"incoming"},
    {"desk", "integrations"},
]
MODULES = sorted(name for tier in TIERS[1:] for name in tier if (PACKAGE / name / "__init__.py").exists())
OPEN = {"api", "choices", "permissions"}
ALSO_FOLDERS = {"views", "forms", "actions", "queries", "workflow", "rules", "models"}
FILES = {
    *(f"{name}.py" for name in ALSO_FOLDERS | {"__init__", "urls", "apps", "handlers", "jobs", "admin", "api"}),
    *(f"{name}.py" for name in ("events", "choices", "permissions", "ports")),
    *ALSO_FOLDERS,
    *("templates", "static", "migrations", "tests", "templatetags"),
}


def imported(node: ast.AST) -> list[str]:
    """The full names that an import brings in."""
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names] if node.module and not node.level else []
    return [alias.name for alias in node.names]


def tier_of(label: str) -> int:
    """The tier of an application; the libraries' own are below everything."""
    return next((number for number, tier in enumerate(TIERS) if label in tier), 0)


class TestDoors:
    def test_modules_are_entered_by_their_door(self):
        found = []
        for path, node in nodes(ast.Import, ast.ImportFrom):
            own = path.relative_to(PACKAGE).parts[0]
            for name in imported(node):
                parts = name.split(".")
                if own == "config" or parts[0] != "vanphong" or len(parts) < 3:
                    continue
                if parts[1] in MODULES and parts[1] != own and parts[2] not in OPEN:
                    found.append(f"{place(path, node)} {name}")
        assert not found, "another module is called through its api"


class TestFiles:
    @pytest.mark.parametrize("module", MODULES)
    def test_names_are_of_the_closed_list_or_explained(self, module):
        purpose = (PACKAGE / module / "__init__.py").read_text(encoding="utf-8")
        names = {path.name for path in (PACKAGE / module).iterdir() if path.name != "__pycache__"}
        found = [
            name for name in sorted(names - FILES) if name not in purpose and name.removesuffix(".py") not in purpose
        ]
        assert not found, "a file beside the usual ones is explained in the module's __init__"


class TestKeys:
    def test_foreign_keys_point_down(self):
        found = [
            f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
            for model in apps.get_models()
            if model.__module__.startswith("vanphong.")
            for field in model._meta.get_fields()
            if isinstance(field, ForeignKey) and field.related_model._meta.app_label != model._meta.app_label
            if tier_of(field.related_model._meta.app_label) >= tier_of(model._meta.app_label)
        ]
        assert not found, "upwards and sideways goes a soft reference (kind, id)"
