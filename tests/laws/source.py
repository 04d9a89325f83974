"""The product's own code, parsed, for the laws that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "vanphong"


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every file of the package with its tree; tests and migrations are left out."""
    paths = (path for path in sorted(PACKAGE.rglob("*.py")) if not {"tests", "migrations"} & set(path.parts))
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    """Every node of these kinds, with its file."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, kinds):
                yield path, node


def place(path: Path, node: ast.AST) -> str:
    """Where a node is, as it is shown in a failure."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
