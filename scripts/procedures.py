"""Writes docs/procedures/: a page per procedure, made from the tables of verbs. Run by `make docs`."""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vanphong.kernel.workflow import Transition, Workflow

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "procedures"
NOTE = "Trang này do `make docs` lập từ bảng quy trình trong mã nguồn; sửa bảng rồi lập lại, không sửa ở đây."


def load_workflows() -> None:
    """Import every module's tables and the actions that perform them."""
    from django.apps import apps

    for app in apps.get_app_configs():
        if not app.name.startswith("vanphong."):
            continue
        for found in walk_packages([app.path], f"{app.name}."):
            if {"workflow", "actions"} & set(found.name.split(".")):
                import_module(found.name)


def pages() -> dict[str, str]:
    """Every page by its file name."""
    from vanphong.kernel.workflow import WORKFLOWS

    load_workflows()
    flows = [WORKFLOWS[kind] for kind in sorted(WORKFLOWS)]
    lines = [
        f"- [{flow.title}]({flow.kind}.md): {len(flow.transitions)} việc, {len(flow.states)} trạng thái"
        for flow in flows
    ]
    index = "\n".join(["# Quy trình", "", NOTE, "", *lines, ""])
    return {"README.md": index} | {f"{flow.kind}.md": "\n".join(page(flow)) + "\n" for flow in flows}


def page(flow: "Workflow") -> Iterator[str]:
    """The page of one procedure: diagram, states, verbs, conditions."""
    yield from (f"# {flow.title}", "", NOTE, "", "## Trạng thái", "", "```mermaid", "stateDiagram-v2")
    yield from diagram(flow)
    yield from ("```", "", "| Trạng thái | Mã | |", "|---|---|---|")
    for state in flow.states:
        yield f"| {state.label} | `{state.value}` | {'kết thúc' if state.value in flow.final else ''} |"
    yield from ("", "## Việc", "", "| Việc | Từ | Đến | Ai được làm | Ghi vào nhật ký |", "|---|---|---|---|---|")
    for row in flow.transitions:
        yield verb_line(flow, row)
    if any(row.conditions for row in flow.transitions):
        yield from ("", "## Điều kiện", "")
        yield from conditions(flow)


def diagram(flow: "Workflow") -> Iterator[str]:
    """The state diagram; verbs that keep the state are in the table alone."""
    for state in flow.states:
        yield f"    {state.value}: {state.label}"
    for value in in_order(flow, flow.initial):
        yield f"    [*] --> {value}"
    titles: dict[tuple[str, str], list[str]] = {}
    for row in flow.transitions:
        for arrow in arrows(flow, row):
            titles.setdefault(arrow, []).append(row.title)
    for (source, target), several in titles.items():
        yield f"    {source or '[*]'} --> {target}: {', '.join(several)}"
    for value in in_order(flow, flow.final):
        yield f"    {value} --> [*]"


def arrows(flow: "Workflow", row: "Transition") -> list[tuple[str, str]]:
    """From where to where a verb leads."""
    ends = product(in_order(flow, row.source), in_order(flow, row.targets))
    return [(source, target) for source, target in ends if target not in {"=", source}]


def verb_line(flow: "Workflow", row: "Transition") -> str:
    """The line of one verb."""
    marks = [f"**{row.title}**", f"`{row.verb}`"]
    marks += ["nhiều mục một lần"] if row.bulk else []
    told = f"`{row.journal}`"
    cells = [", ".join(marks), states_in_words(flow, row.source), states_in_words(flow, row.targets), who(row), told]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def who(row: "Transition") -> str:
    """Who may do it: the roles that carry the permission, and the parts one of which must be taken."""
    from vanphong.config.roles import ROLES
    from vanphong.kernel.participation.choices import Capacity
    from vanphong.organisation.choices import Role

    holders = [str(Role(role).label) for role, held in ROLES.roles.items() if row.permission in held]
    told = ", ".join(holders) or "không vai trò nào"
    if row.capacities:
        labels = [str(Capacity(each).label) if each in Capacity.values else each for each in row.capacities]
        told += f"; là {' hoặc '.join(labels).lower()}"
    return told + ("; hệ thống tự làm" if row.by_rule else "")


def conditions(flow: "Workflow") -> Iterator[str]:
    """What must hold for each verb, by the names of the rules and their meaning."""
    for row in flow.transitions:
        if row.conditions:
            yield f"- {row.title}:"
        for condition in row.conditions:
            name = getattr(condition, "__name__", type(condition).__name__)
            meaning = " ".join((condition.__doc__ or "").split("\n\n")[0].split())
            yield f"  - `{name}`" + (f": {meaning}" if meaning else "")


def states_in_words(flow: "Workflow", values: "frozenset[str] | tuple[str, ...]") -> str:
    """The labels of states; the beginning and «as it is» in words."""
    words = {"": "(lập mới)", "=": "(giữ nguyên)"} | {state.value: state.label for state in flow.states}
    if set(flow.states.values) <= set(values):
        return "mọi trạng thái"
    return ", ".join(words[value] for value in in_order(flow, values))


def in_order(flow: "Workflow", values: "frozenset[str] | tuple[str, ...]") -> list[str]:
    """States in the order in which they are declared, the beginning first."""
    order = ["", *flow.states.values, "="]
    return sorted({str(value) for value in values}, key=order.index)


def main() -> None:
    """Write the pages; take away those of procedures that are no more."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vanphong.config.settings")
    import django

    django.setup()
    made = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
