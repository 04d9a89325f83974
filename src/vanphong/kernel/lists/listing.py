"""What a list is made of: its columns, how its rows open, its order, its ready-made views. Declared once by the module that owns the screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from vanphong.kernel.errors import RecordNotFound

LISTINGS: dict[str, "Listing"] = {}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `value(row)` is what the .xlsx holds and, without a `template`, what the screen shows (by default the attribute `name`).

    `template` draws the cell; it gets the row as `row`. `order` is the field of the table by which a click on the heading sorts: say it
    only where an index bears it. `is_main`: the column that opens the record and stands first on a phone. `is_always`: cannot be taken away.
    """

    name: str
    label: str
    value: Callable[[Any], object] | None = None
    template: str = ""
    order: str = ""
    is_default: bool = True
    is_always: bool = False
    is_main: bool = False
    is_numeric: bool = False
    width: int = 0

    def read(self, row: Any) -> object:
        """The value of this column in a row: date, datetime, number, bool, text or None."""
        return self.value(row) if self.value else attrgetter(self.name)(row)


@dataclass(frozen=True, slots=True)
class Row:
    """How a row stands in the table: where Enter leads, what is sent when it is selected, what its tick box is called, its marks."""

    href: str = ""
    value: str | int = ""
    name: str = ""
    level: str = ""
    is_unread: bool = False
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Preset:
    """A view of the list that everybody has, shown as a tab: conditions as in the address, e.g. ``state=assigned&alert=red``.

    `is_default`: the list opens with it, for those who keep no view of their own to open it with.
    """

    label: str
    query: str = ""
    is_default: bool = False


@dataclass(frozen=True)
class Listing:
    """A list. `noun` is what is listed, in small letters; `order` the fields of the first order, newest first as ``-field``; `tools` the
    template with the buttons of the bar for selected rows, which are POSTed to the route `bulk` as ``id``.
    """

    name: str
    title: str
    noun: str
    columns: Sequence[Column]
    order: tuple[str, ...] = ("-pk",)
    row: Callable[[Any], Row] = lambda _: Row()
    presets: Sequence[Preset] = ()
    bulk: str = ""
    tools: str = ""
    placeholder: str = "Lọc trong danh sách…"
    empty_title: str = "Không có mục nào"
    empty_text: str = ""
    page_size: int = 50
    by_name: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the columns and make the list known, so that choices of columns and saved views can be checked against it."""
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})
        if len(self.by_name) != len(self.columns):
            raise ValueError(f"{self.name}: a column stands twice")
        if sum(column.is_main for column in self.columns) != 1:
            raise ValueError(f"{self.name}: exactly one column is the main one")
        LISTINGS[self.name] = self

    def shown(self, chosen: Sequence[str] | None) -> tuple[Column, ...]:
        """The columns to show: the chosen ones (None: those shown by default) with those that are always there, in the order declared."""
        return tuple(
            column
            for column in self.columns
            if column.is_always or column.is_main or (column.is_default if chosen is None else column.name in chosen)
        )


def listing_of(name: str) -> Listing:
    """The list of that name; raises `RecordNotFound`."""
    if name not in LISTINGS:
        raise RecordNotFound
    return LISTINGS[name]
