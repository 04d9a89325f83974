"""A register gathered for paper: the rows of a period, a volume or some days, a section per series."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import InvalidInput
from vanphong.organisation.api import Organ
from vanphong.registers.models import Number, Period, Register, Volume
from vanphong.registers.papers.sheet import Cover, Section, Sheet
from vanphong.registers.queries.books import STATE_GROUPS, has_types, series_names, volumes
from vanphong.registers.queries.entries import entries, numbers
from vanphong.registers.queries.layouts import layout_of
from vanphong.registers.rules import printed_number

MOST = 5000
"""So many rows are set at once; more are asked for by days or by volume."""


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a register is wanted."""

    period: Period
    series: str = ""
    volume: str = ""
    since: date | None = None
    until: date | None = None


def sheet(register: Register, part: Part, actor: Actor, today: date) -> Sheet:
    """That part of the register as it is set on paper; `InvalidInput` when it is too much at once."""
    layout = layout_of(register)
    volume = next((each for each in volumes(register, part.period.key) if str(each.ordinal) == part.volume), None)
    found = _numbers(register, part, volume)
    names = series_names(register, today)
    rows = entries(actor, today, found)
    keys = [heading.key for heading in layout.headings]
    sections = [
        Section(
            names.get(series, series) if has_types(register) else "", [[e.cell(key) for key in keys] for e in group]
        )
        for series, group in groupby(rows, key=lambda entry: entry.number.series)
    ]
    return Sheet(
        register.organ.upper_line,
        register.organ.own_line,
        "" if register.organ.group in STATE_GROUPS else "ĐẢNG CỘNG SẢN VIỆT NAM",
        register.name,
        _span(part),
        _place_and_day(register.organ, today),
        layout.headings,
        sorted(sections, key=lambda section: section.title),
        _cover(volume, found) if volume else None,
    )


def _numbers(register: Register, part: Part, volume: Volume | None) -> list[Number]:
    rows = numbers(register, part.period.key, series=part.series, since=part.since, until=part.until)
    if volume:
        rows = rows.filter(value__gte=volume.first_value)
        rows = rows.filter(value__lte=volume.last_value) if volume.last_value is not None else rows
    found = list(rows.order_by("series", "value")[: MOST + 1])
    if len(found) > MOST:
        raise InvalidInput(f"Phần chọn có hơn {MOST} số. Đồng chí chọn ít ngày hơn, hoặc từng tên loại, từng quyển.")
    return found


def _span(part: Part) -> str:
    days = [
        f"từ ngày {part.since:%d/%m/%Y}" if part.since else "",
        f"đến ngày {part.until:%d/%m/%Y}" if part.until else "",
    ]
    return ", ".join(filter(None, [part.period.name, " ".join(filter(None, days))]))


def _place_and_day(organ: Organ, day: date) -> str:
    """Days below ten and months below three with a nought (05-HD/VPTW, I.4.2.2)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{organ.place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def _cover(volume: Volume, found: list[Number]) -> Cover:
    last = volume.last_value or (found[-1].value if found else 0)
    return Cover(
        f"Quyển số {volume.ordinal:02d}",
        f"{volume.opened_on:%d/%m/%Y}",
        f"{volume.closed_on:%d/%m/%Y}" if volume.closed_on else "…………",
        printed_number(volume.first_value),
        printed_number(last) if last >= volume.first_value else "…………",
    )
