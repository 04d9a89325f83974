"""What is written about the code is what the code says today: pages made from it, links, settings, commands."""

import ast
import re
import subprocess
from pathlib import Path

from typer.main import get_command

from scripts import form_rules
from scripts.procedures import FOLDER, pages
from tests.laws.source import ROOT, nodes
from vanphong.config.command import app

OPERATIONS = ROOT / "docs" / "operations.md"


class TestProcedures:
    def test_every_page_is_what_the_tables_make_it(self):
        kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
        made = pages()
        stale = [name for name in sorted(made.keys() | kept.keys()) if made.get(name) != kept.get(name)]
        assert not stale, "run «make docs» (scripts/procedures.py) and commit what it writes"


class TestFormRules:
    def test_the_page_is_what_the_rules_make_it(self):
        assert form_rules.PAGE.read_text(encoding="utf-8") == form_rules.text(), (
            "run «make docs» (scripts/form_rules.py)"
        )


class TestLinks:
    def test_every_relative_link_leads_to_a_tracked_file(self):
        tracked = set(
            subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
        )
        written = [
            ROOT / name
            for name in tracked
            if name.endswith(".md") and (name.startswith("docs/") or re.match(r"README.*\.md$", name))
        ]
        found = [
            f"{page.relative_to(ROOT)} → {target}"
            for page in sorted(written)
            for target in re.findall(r"\]\(([^)#\s:]+)(?:#[^)\s]*)?\)", page.read_text(encoding="utf-8"))
            if not _leads_somewhere((page.parent / target).resolve(), tracked)
        ]
        assert not found, "the file is not in the repository"


class TestOperations:
    def test_every_setting_that_is_read_is_listed(self):
        listed = _listed_settings()
        found = sorted(_settings_read() - listed)
        assert not found, "an installation learns of a setting in docs/operations.md"

    def test_every_setting_that_is_listed_is_read(self):
        found = sorted(_listed_settings() - _settings_read())
        assert not found, "docs/operations.md promises a setting that nothing reads"

    def test_every_command_is_listed(self):
        commands = get_command(app).commands
        names = [f"{name} {below}" for name, group in commands.items() for below in getattr(group, "commands", {})]
        names += [name for name, command in commands.items() if not hasattr(command, "commands")]
        found = [name for name in names if f"| `vanphong {name}" not in OPERATIONS.read_text(encoding="utf-8")]
        assert names
        assert not found, "every command has a line in docs/operations.md"


def _leads_somewhere(target: Path, tracked: set[str]) -> bool:
    """Whether the repository has this file, or files in this folder."""
    if not target.is_relative_to(ROOT):
        return False
    name = target.relative_to(ROOT).as_posix()
    return name in tracked or any(each.startswith(f"{name}/") for each in tracked)


def _settings_read() -> set[str]:
    """The variables that are given by name to a function: `env.text("VANPHONG_…")`, `envvar=["VANPHONG_…"]`."""
    found = set()
    for _, call in nodes(ast.Call):
        for argument in [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "envvar")]:
            values = argument.elts if isinstance(argument, ast.List) else [argument]
            found |= {each.value for each in values if isinstance(each, ast.Constant) and _is_setting(each.value)}
    return found


def _is_setting(value: object) -> bool:
    """Whether this is the name of a variable of the environment."""
    return isinstance(value, str) and re.fullmatch(r"VANPHONG_[A-Z_]+", value) is not None


def _listed_settings() -> set[str]:
    """The variables of the table of settings; `_PORT` after `VANPHONG_EMAIL_HOST` stands for `VANPHONG_EMAIL_PORT`."""
    found = set()
    for line in OPERATIONS.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `VANPHONG_"):
            first, *others = re.findall(r"`([A-Z_]+)`", line.split("|")[1])
            stem = first.rpartition("_")[0]
            found |= {first, *(stem + name if name.startswith("_") else name for name in others)}
    return found
