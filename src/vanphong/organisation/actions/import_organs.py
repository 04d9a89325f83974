"""Rows of organs: looked through, then written. Known by their exchange code."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from vanphong.kernel.actor import Actor
from vanphong.organisation import rules
from vanphong.organisation.actions.acts import alter, folded_name, note
from vanphong.organisation.choices import Group, Level
from vanphong.organisation.forms.spreadsheets import ORGAN_COLUMNS
from vanphong.organisation.models import Organ
from vanphong.organisation.permissions import Permission
from vanphong.organisation.rows import (
    Outcome,
    RowReport,
    all_fit,
    choice_is_read,
    day_is_read,
    read_choice,
    read_day,
    read_yes,
    report,
    said_twice,
    yes_is_read,
)

Row = Mapping[str, str]
_TEXTS = ("name", "symbol", "upper_line", "own_line", "place")
_REFERENCES = {"parent": "Mã cơ quan cấp trên", "served_by": "Mã cơ quan có văn thư phục vụ"}


def key_of(code: str, name: str = "") -> str:
    """By what a row or a reference knows an organ: the exchange code, or the name of one that has none."""
    return code.strip().upper() or folded_name(name)


def known_organs() -> dict[str, Organ]:
    """The organs that exist, by exchange code in capitals, those without one by their name."""
    return {key_of(organ.exchange_code, organ.name): organ for organ in Organ.objects.filter(valid_to=None)}


def referred(text: str, organs: Mapping[str, Organ]) -> Organ | None:
    """The organ that a cell names, by code or by name."""
    return organs.get(key_of(text)) or organs.get(folded_name(text))


def look_through(actor: Actor, rows: Sequence[Row]) -> list[RowReport]:
    """Each row against the directory and against the other rows."""
    known = known_organs()
    keys = [_key(row) for row in rows]
    parents = {key: key_of(row["parent"]) for key, row in zip(keys, rows, strict=True)}
    mine = set(actor.organs_where(Permission.IMPORT))
    twice = said_twice(keys)
    reports = []
    for key, row in zip(keys, rows, strict=True):
        organ = _organ(row, known)
        problems = [
            *_problems_of(row),
            f"«{row['exchange_code'] or row['name']}» có ở nhiều dòng." if key in twice else None,
            *(_reference_is_known(row[name], heading, known, keys) for name, heading in _REFERENCES.items()),
            "Cơ quan cấp trên vòng quanh lại chính nó." if _goes_round(key, parents) else None,
            _is_in_reach([organ, referred(row["parent"], known)], mine, under_a_row=parents[key] in keys),
        ]
        is_same = organ is not None and not any(problems) and not _differences(organ, row, known)
        label = f"{row['exchange_code']} {row['name']}".strip()
        reports.append(report(row, label, problems, is_new=organ is None, is_same=is_same))
    return reports


def write(actor: Actor, now: datetime, rows: Sequence[Row], reports: Sequence[RowReport]) -> list[tuple[str, str, str]]:
    """Write the rows, new organs first and what they refer to afterwards; no passwords come of it."""
    organs = known_organs()
    start = Organ.objects.count()
    fresh = [row for row, found in zip(rows, reports, strict=True) if found.outcome is Outcome.NEW]
    for rank, row in enumerate(fresh, start):
        organs[_key(row)] = Organ.objects.create(rank=rank, valid_from=_day(row), **_values(row))
    for row, found in zip(rows, reports, strict=True):
        if found.outcome is Outcome.SAME:
            continue
        organ = organs.get(_key(row)) or organs[folded_name(row["name"])]
        changes = alter(organ, {**_values(row), **_links(row, organs)})
        is_new = found.outcome is Outcome.NEW
        sentence = f"{'Lập' if is_new else 'Sửa'} cơ quan {organ.name} (nhập từ tệp)"
        verb = "establish_organ" if is_new else "edit_organ"
        note(actor, now, (Organ.kind, organ.pk), verb, sentence, changes=changes)
    return []


def _key(row: Row) -> str:
    return key_of(row["exchange_code"], row["name"])


def _organ(row: Row, known: Mapping[str, Organ]) -> Organ | None:
    """The organ that the row is about; one that had no code yet is known by its name."""
    return known.get(_key(row)) or known.get(folded_name(row["name"]))


def _problems_of(row: Row) -> list[str | None]:
    return [
        *all_fit(row, ORGAN_COLUMNS),
        rules.exchange_code_is_formed(row["exchange_code"].strip().upper()),
        choice_is_read(row["level"], "Cấp", Level.choices) if row["level"] else None,
        choice_is_read(row["group"], "Nhóm", Group.choices) if row["group"] else None,
        yes_is_read(row["is_connected"], "Dùng chung hệ thống"),
        day_is_read(row["valid_from"], "Từ ngày") if row["valid_from"] else None,
    ]


def _reference_is_known(text: str, heading: str, known: Mapping[str, Organ], keys: Sequence[str]) -> str | None:
    if not text or referred(text, known) or not {key_of(text), folded_name(text)}.isdisjoint(keys):
        return None
    return f"Cột «{heading}»: không có cơ quan «{text}»."


def _goes_round(code: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    here = code
    while here and here not in seen:
        seen.add(here)
        here = parents.get(here, "")
    return bool(here)


def _is_in_reach(touched: Sequence[Organ | None], mine: set[int], *, under_a_row: bool) -> str | None:
    """The organ or the one above it is administered by the actor; what hangs under another row is judged there."""
    found = {organ.pk for organ in touched if organ is not None}
    if found & mine or (not found and (under_a_row or mine)):
        return None
    return "Cơ quan này ngoài phạm vi đồng chí được giao quản trị."


def _differences(organ: Organ, row: Row, known: Mapping[str, Organ]) -> bool:
    wanted = {**_values(row), **_links(row, known)}
    return any(getattr(organ, name) != value for name, value in wanted.items())


def _values(row: Row) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _TEXTS},
        "exchange_code": row["exchange_code"].strip().upper(),
        "folded": folded_name(row["name"]),
        "level": read_choice(row["level"], Level.choices),
        "group": read_choice(row["group"], Group.choices),
        "is_connected": read_yes(row["is_connected"], otherwise=True),
    }


def _links(row: Row, organs: Mapping[str, Organ]) -> dict[str, int | None]:
    """The ids behind what the row refers to; a new organ is known once it is written."""
    found = {name: referred(row[name], organs) if row[name] else None for name in _REFERENCES}
    return {f"{name}_id": organ.pk if organ else None for name, organ in found.items()}


def _day(row: Row) -> date:
    found = read_day(row["valid_from"])
    if found is None:
        raise ValueError("rows are looked through before they are written")
    return found
