"""A list as it is shown to one person: the page of rows, the columns, what it is filtered by, and where each link leads."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import IO, Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from vanphong.kernel.lists import export, paging, queries
from vanphong.kernel.lists.address import AFTER, ALL, BEFORE, EXPORT, ORDER, Address
from vanphong.kernel.lists.forms import ListFilter
from vanphong.kernel.lists.listing import Column, Listing, Preset, Row
from vanphong.kernel.lists.models import SavedView
from vanphong.kernel.text.api import in_words
from vanphong.kernel.web.gates import OfficeRequest

Find = Callable[..., QuerySet[Any]]
Prepare = Callable[[Sequence[Any]], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition that applies, and the address without it."""

    label: str
    value: str
    remove: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A view to turn to."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; `url` is where a click leads: ascending, descending, then the list's own order; empty where it cannot be sorted."""

    column: Column
    url: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of one row."""

    column: Column
    text: str = ""
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is made of, how it stands, its cells."""

    record: Any
    row: Row
    cells: Sequence[Cell]


class Shown:
    """One listing, for one request. `find(**criteria)` gives the records that the actor may see and that meet the criteria; `prepare`
    turns the rows of a page into what the columns read (with what must be asked for all of them at once).
    """

    def __init__(
        self,
        request: OfficeRequest,
        listing: Listing,
        form: ListFilter,
        find: Find,
        *,
        prepare: Prepare | None = None,
        has_bulk: bool = True,
    ) -> None:
        self.request, self.listing, self.form = request, listing, form
        self.address = Address.of(request)
        self.has_bulk = has_bulk and bool(listing.bulk)
        self._find, self._prepare = find, prepare or list
        self._person = request.actor.person_id

    @cached_property
    def views(self) -> Sequence[SavedView]:
        """The person's own views."""
        return queries.saved_views(self._person, self.listing.name)

    @property
    def view_tabs(self) -> list[Tab]:
        """The person's own views as links."""
        return [self._tab(view.name, view.query) for view in self.views]

    @property
    def tabs(self) -> list[Tab]:
        """The views that everybody has."""
        return [self._tab(preset.label, preset.query) for preset in self.listing.presets]

    @property
    def default_address(self) -> str:
        """Where the list opens when nothing was asked for: the person's own choice, else the list's; empty: right here."""
        if self.request.GET:
            return ""
        kept: Sequence[SavedView | Preset] = [*self.views, *self.listing.presets]
        opening = next((each for each in kept if each.is_default), None)
        return str(self.address.asking(opening.query)) if opening else ""

    @property
    def all_address(self) -> str:
        """The list without any condition."""
        return str(self.address.asking(""))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown."""
        return self.listing.shown(queries.chosen_columns(self._person, self.listing.name))

    @property
    def column_boxes(self) -> list[tuple[Column, bool]]:
        """Every column that may be taken away, and whether it is shown."""
        return [
            (column, column in self.columns)
            for column in self.listing.columns
            if not (column.is_always or column.is_main)
        ]

    @property
    def order(self) -> tuple[str, ...]:
        """The fields by which the list is ordered."""
        column, is_descending = self._sorted_by
        return ((f"-{column.order}" if is_descending else column.order),) if column else self.listing.order

    @property
    def order_sent(self) -> str:
        """The order as it stands in the address."""
        return self.request.GET.get(ORDER, "") if self._sorted_by[0] else ""

    @property
    def headings(self) -> list[Heading]:
        """The heads of the columns."""
        return [self._heading(column) for column in self.columns]

    @cached_property
    def chips(self) -> list[Chip]:
        """What the list is filtered by."""
        return [
            Chip(each.label, each.text, str(self._or_all(self.address.without(each.field, each.sent))))
            for each in self.form.conditions()
        ]

    @cached_property
    def page(self) -> paging.Page[Model]:
        """The rows asked for."""
        asked = self.request.GET
        return paging.page(
            self.records, self.order, self.listing.page_size, after=asked.get(AFTER, ""), before=asked.get(BEFORE, "")
        )

    @cached_property
    def records(self) -> QuerySet[Any]:
        """All that meets the criteria."""
        return self._find(**self.form.criteria())

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of the page, drawn."""
        return [
            Line(record, self._row(record), [_cell(column, record) for column in self.columns])
            for record in self._prepare(self.page.rows)
        ]

    def _row(self, record: Any) -> Row:
        row = self.listing.row(record)
        return row if self.has_bulk else replace(row, value="")

    @property
    def previous(self) -> str:
        """The address of the page before."""
        return str(self.address.having(BEFORE, self.page.previous)) if self.page.previous else ""

    @property
    def next(self) -> str:
        """The address of the page after."""
        return str(self.address.having(AFTER, self.page.next)) if self.page.next else ""

    @property
    def is_paged(self) -> bool:
        """Whether there is more than this page."""
        return bool(self.page.previous or self.page.next)

    @property
    def summary(self) -> str:
        """How much is shown; the whole is not counted."""
        if self.is_paged:
            return f"{self.listing.page_size} {self.listing.noun} mỗi trang"
        return f"{len(self.page.rows)} {self.listing.noun}"

    @property
    def here(self) -> str:
        """This very page, to come back to."""
        return self.request.get_full_path()

    @property
    def export_addresses(self) -> dict[str, str]:
        """Where the spreadsheet is got: `shown` with the columns shown, `whole` with all."""
        return {"shown": str(self.address.having(EXPORT, "xlsx")), "whole": str(self.address.having(EXPORT, "xlsx-du"))}

    def spreadsheet(self, *, is_whole: bool) -> IO[bytes]:
        """The filtered list as .xlsx."""
        columns = self.listing.columns if is_whole else self.columns
        found = paging.batches(self.records, self.order, 1000, export.AT_MOST + 1)
        rows = chain.from_iterable(self._prepare(batch) for batch in found)
        return export.spreadsheet(columns, rows, list(self._notes()))

    def _notes(self) -> Iterator[tuple[str, str]]:
        actor, at = self.request.actor, timezone.localtime(self.request.now)
        yield "Danh sách", self.listing.title
        yield "Xuất lúc", at.strftime("%H:%M %d/%m/%Y")
        yield "Người xuất", ", ".join(filter(None, (actor.name, actor.title)))
        if text := self.form.criteria().get("q"):
            yield "Lọc theo chữ", text
        for each in self.form.conditions():
            yield each.label, each.text

    def _tab(self, label: str, query: str) -> Tab:
        return Tab(label, str(self.address.asking(query)), self.address.without("q").is_same_view(query))

    def _or_all(self, address: Address) -> Address:
        """Without any condition left the list is shown whole, and not the view it opens with."""
        return address if address.pairs else address.having(ALL, "1")

    @cached_property
    def _sorted_by(self) -> tuple[Column | None, bool]:
        asked = self.request.GET.get(ORDER, "")
        column = self.listing.by_name.get(asked.removeprefix("-"))
        return (column if column and column.order else None), asked.startswith("-")

    def _heading(self, column: Column) -> Heading:
        if not column.order:
            return Heading(column)
        by, is_descending = self._sorted_by
        if by is not column:
            return Heading(column, str(self.address.having(ORDER, column.name)))
        if is_descending:
            return Heading(column, str(self._or_all(self.address.without(ORDER))), "descending")
        return Heading(column, str(self.address.having(ORDER, f"-{column.name}")), "ascending")


def _cell(column: Column, record: Any) -> Cell:
    if column.template:
        return Cell(column)
    value = column.read(record)
    return Cell(column, "" if value is False else in_words(value), isinstance(value, date))
