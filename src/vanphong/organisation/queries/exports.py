"""The directory as spreadsheets, in the very columns that an import reads."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from vanphong.organisation.choices import Clearance, Group, ImportKind, Level
from vanphong.organisation.forms.spreadsheets import ORGAN_COLUMNS, PEOPLE_COLUMNS, Column
from vanphong.organisation.models import Account, Holding, Organ

COLUMNS = {ImportKind.ORGANS: ORGAN_COLUMNS, ImportKind.PEOPLE: PEOPLE_COLUMNS}


def organs_sheet(on: date) -> bytes:
    """Every organ of that day."""
    rows = Organ.objects.valid(on).select_related("parent", "served_by").order_by("rank", "id")
    return _write("Cơ quan", ORGAN_COLUMNS, (_organ_row(organ) for organ in rows))


def people_sheet(on: date, organ_ids: Sequence[int]) -> bytes:
    """Everybody who holds a position in these organs on that day, a row per position."""
    rows = (
        Holding.objects.in_force(on)
        .filter(position__unit__organ_id__in=organ_ids)
        .select_related("person", "position__unit__organ")
        .order_by("position__unit__organ__rank", "position__unit__rank", "position__rank", "id")
    )
    names = dict(Account.objects.values_list("person_id", "username"))
    return _write("Cán bộ", PEOPLE_COLUMNS, (_person_row(holding, names) for holding in rows))


def empty_sheet(kind: ImportKind) -> bytes:
    """The columns alone, to be filled in."""
    return _write(kind.label, COLUMNS[kind], ())


def _organ_row(organ: Organ) -> list[str]:
    return [
        organ.exchange_code,
        organ.name,
        organ.symbol,
        organ.upper_line,
        organ.own_line,
        organ.place,
        Level(organ.level).label,
        Group(organ.group).label,
        _known_by(organ.parent),
        _known_by(organ.served_by),
        "Có" if organ.is_connected else "Không",
        f"{organ.valid_from:%d/%m/%Y}",
    ]


def _known_by(organ: Organ | None) -> str:
    """By what another row names an organ: its exchange code, or its name while it has none."""
    return organ.exchange_code or organ.name if organ else ""


def _person_row(holding: Holding, names: dict[int, str]) -> list[str]:
    person, position = holding.person, holding.position
    return [
        person.staff_code,
        person.name,
        person.email,
        person.phone,
        _known_by(position.unit.organ),
        position.unit.name,
        position.title,
        position.printed_title,
        Clearance(position.clearance).label,
        "Có" if holding.is_main else "Không",
        f"{holding.since:%d/%m/%Y}",
        names.get(person.pk, ""),
    ]


def _write(title: str, columns: Sequence[Column], rows: Iterable[list[str]]) -> bytes:
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3E9E9", "border": 1})
        sheet = book.add_worksheet(title)
        sheet.write_row(0, 0, [column.heading for column in columns], head)
        for number, row in enumerate(rows, 1):
            for at, value in enumerate(row):
                sheet.write_string(number, at, value)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, 22)
    return buffer.getvalue()
