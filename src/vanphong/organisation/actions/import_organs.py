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
    all_filled,
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
_MUST = {column.name: column.heading for column in ORGAN_COLUMNS if column.is_required}
_TEXTS = ("name", "symbol", "upper_line", "own_line", "place")


def look_through(actor: Actor, rows: Sequence[Row]) -> list[RowReport]:
    """Each row against the directory and against the other rows."""
    known = {organ.exchange_code: organ for organ in Organ.objects.filter(valid_to=None).exclude(exchange_code="")}
    codes = [_code(row["exchange_code"]) for row in rows]
    parents = {code: _code(row["parent"]) for code, row in zip(codes, rows, strict=True)}
    mine = set(actor.organs_where(Permission.IMPORT))
    twice = said_twice(codes)
    reports = []
    for code, row in zip(codes, rows, strict=True):
        organ = known.get(code)
        problems = [
            *_problems_of(row),
            f"Mã định danh {code} có ở nhiều dòng." if code in twice else None,
            *(_reference_is_known(row[name], heading, known, codes) for name, heading in _REFERENCES.items()),
            "Cơ quan cấp trên vòng quanh lại chính nó." if _goes_round(code, parents) else None,
            _is_in_reach(organ, known.get(parents[code]), parents[code] in codes, mine),
        ]
        is_same = organ is not None and not any(problems) and not _differences(organ, row, known)
        reports.append(report(row, f"{code} {row['name']}", problems, is_new=organ is None, is_same=is_same))
    return reports


_REFERENCES = {"parent": "Mã cơ quan cấp trên", "served_by": "Mã cơ quan có văn thư phục vụ"}


def write(actor: Actor, now: datetime, rows: Sequence[Row], reports: Sequence[RowReport]) -> list[tuple[str, str, str]]:
    """Write the rows, new organs first and what they refer to afterwards; no passwords come of it."""
    organs = {organ.exchange_code: organ for organ in Organ.objects.filter(valid_to=None).exclude(exchange_code="")}
    start = Organ.objects.count()
    fresh = [row for row, found in zip(rows, reports, strict=True) if found.outcome is Outcome.NEW]
    for rank, row in enumerate(fresh, start):
        code = _code(row["exchange_code"])
        organs[code] = Organ.objects.create(exchange_code=code, rank=rank, valid_from=_day(row), **_values(row))
    for row, found in zip(rows, reports, strict=True):
        if found.outcome is Outcome.SAME:
            continue
        organ = organs[_code(row["exchange_code"])]
        changes = alter(organ, {**_values(row), **_links(row, organs)})
        verb = "establish_organ" if found.outcome is Outcome.NEW else "edit_organ"
        sentence = f"{'Lập' if found.outcome is Outcome.NEW else 'Sửa'} cơ quan {organ.name} (nhập từ tệp)"
        note(actor, now, (Organ.kind, organ.pk), verb, sentence, changes=changes)
    return []


def _problems_of(row: Row) -> list[str | None]:
    return [
        *all_filled(row, _MUST),
        rules.exchange_code_is_formed(_code(row["exchange_code"])),
        choice_is_read(row["level"], "Cấp", Level.choices) if row["level"] else None,
        choice_is_read(row["group"], "Nhóm", Group.choices) if row["group"] else None,
        yes_is_read(row["is_connected"], "Dùng chung hệ thống"),
        day_is_read(row["valid_from"], "Từ ngày") if row["valid_from"] else None,
    ]


def _reference_is_known(text: str, heading: str, known: Mapping[str, Organ], codes: Sequence[str]) -> str | None:
    code = _code(text)
    if not code or code in known or code in codes:
        return None
    return f"Cột «{heading}»: không có cơ quan mã {code}."


def _goes_round(code: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    here = code
    while here and here not in seen:
        seen.add(here)
        here = parents.get(here, "")
    return bool(here)


def _is_in_reach(organ: Organ | None, parent: Organ | None, parent_is_new: bool, mine: set[int]) -> str | None:  # noqa: FBT001  # one of four facts
    touched = [found.pk for found in (organ, parent) if found is not None]
    if touched and not set(touched) & mine:
        return "Cơ quan này ngoài phạm vi đồng chí được giao quản trị."
    return None if touched or parent_is_new or mine else "Cơ quan này ngoài phạm vi đồng chí được giao quản trị."


def _differences(organ: Organ, row: Row, known: Mapping[str, Organ]) -> bool:
    wanted = {**_values(row), **_links(row, known)}
    return any(getattr(organ, name) != value for name, value in wanted.items())


def _values(row: Row) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _TEXTS},
        "folded": folded_name(row["name"]),
        "level": read_choice(row["level"], Level.choices),
        "group": read_choice(row["group"], Group.choices),
        "is_connected": read_yes(row["is_connected"], otherwise=True),
    }


def _links(row: Row, organs: Mapping[str, Organ]) -> dict[str, int | None]:
    """The ids behind the codes; a code of a new organ is known once it is written."""
    return {
        f"{name}_id": organs[code].pk if (code := _code(row[name])) in organs else None
        for name in ("parent", "served_by")
    }


def _day(row: Row) -> date:
    found = read_day(row["valid_from"])
    if found is None:
        raise ValueError("rows are looked through before they are written")
    return found


def _code(text: str) -> str:
    return text.strip().upper()
