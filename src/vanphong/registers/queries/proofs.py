"""The proof that no number is missing: each series of each period counted against its ledger; what is wrong is located."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import connection

from vanphong.registers.choices import NumberState
from vanphong.registers.models import Ledger, Number, Period
from vanphong.registers.queries.books import series_names

MANY = 100
"""So many faults are named in a sentence; the page shows all."""

_COUNTS = """
SELECT n.register_id, n.period, n.series, COUNT(*), COUNT(DISTINCT n.value),
  SUM(CASE WHEN n.value BETWEEN l.begins_at AND l.reached THEN 0 ELSE 1 END),
  SUM(CASE WHEN n.state = 'used' THEN 1 ELSE 0 END), SUM(CASE WHEN n.state = 'held' THEN 1 ELSE 0 END),
  SUM(CASE WHEN n.state = 'void' THEN 1 ELSE 0 END), SUM(CASE WHEN n.state = 'outside' THEN 1 ELSE 0 END)
FROM registers_number n LEFT JOIN registers_ledger l
  ON l.register_id = n.register_id AND l.period = n.period AND l.series = n.series
"""
_OF_ONE = "WHERE n.register_id = %s "
_GROUPED = "GROUP BY n.register_id, n.period, n.series"

Place = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in one series of numbers: each from first to last explained, or what is missing, twice or not from the ledger."""

    register_id: int
    period: str
    series: str
    book: str
    run: str
    begins_at: int
    reached: int
    carried_reason: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    gaps: tuple[tuple[int, int], ...] = ()
    duplicates: tuple[int, ...] = ()
    strangers: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """Of which organ, register, period and series it is."""
        return f"{self.book}, {self.run}"

    @property
    def is_sound(self) -> bool:
        """Whether every number from the first to the last is there once."""
        return not (self.gaps or self.duplicates or self.strangers)

    @property
    def faults(self) -> list[str]:
        """What is wrong, each where it is."""
        found = [f"thiếu số {first}" if first == last else f"thiếu các số {first}–{last}" for first, last in self.gaps]
        found += [f"số {value} có hai lần" for value in self.duplicates]
        return found + [f"số {value} không do sổ cấp" for value in self.strangers]

    @property
    def told(self) -> str:
        """What became of the numbers: «1.204 đã dùng, 2 đã hủy»."""
        words = [(state.label, self.counts.get(state.value, 0)) for state in NumberState]
        return (
            ", ".join(f"{count} {label[0].lower()}{label[1:]}" for label, count in words if count) or "chưa cấp số nào"
        )

    @property
    def sentence(self) -> str:
        """The finding in one line."""
        if not self.is_sound:
            return f"SAI   {self.title}: {'; '.join(self.faults[:MANY])}."
        carried = f" Các số 1–{self.begins_at - 1} ở sổ giấy." if self.begins_at > 1 else ""
        whole = f"{self.begins_at}–{self.reached} đủ, " if self.reached >= self.begins_at else ""
        return f"ĐÚNG  {self.title}: {whole}{self.told}.{carried}"


@dataclass(frozen=True, slots=True)
class _Named:
    """How a register, its period and its series are called."""

    book: str
    period: str
    series: Mapping[str, str]

    @classmethod
    def of(cls, period: Period) -> "_Named":
        register = period.register
        names = series_names(register, period.opened_on)
        return cls(f"{register.organ.name}, {register.name}", period.name, names)

    def run(self, series: str) -> str:
        """The period, and the series where there are several."""
        return f"{self.period}, {self.series.get(series, series)}" if series else self.period


def prove(register_id: int) -> list[Proof]:
    """Every series of every period of the register, in the order in which they were begun."""
    return list(_prove(register_id))


def prove_all() -> Iterator[Proof]:
    """Every series of every register."""
    yield from _prove(0)


def _prove(register_id: int) -> Iterator[Proof]:
    """Of one register; 0 for all."""
    rows = Ledger.objects.filter(register_id=register_id) if register_id else Ledger.objects.all()
    ledgers = {(row.register_id, row.period, row.series): row for row in rows.order_by("id")}
    counted = _counted(register_id)
    titles = _titles(register_id)
    for place in [*ledgers, *sorted(counted.keys() - ledgers.keys())]:
        yield _proof(place, titles, ledgers.get(place), counted.get(place, (0,) * 7))


def _counted(register_id: int) -> dict[Place, tuple[int, ...]]:
    """Place → rows, distinct values, values not from the ledger, then the rows per state."""
    with connection.cursor() as cursor:
        if register_id:
            cursor.execute(_COUNTS + _OF_ONE + _GROUPED, [register_id])
        else:
            cursor.execute(_COUNTS + _GROUPED)
        return {(row[0], row[1], row[2]): row[3:] for row in cursor.fetchall()}


def _titles(register_id: int) -> dict[tuple[int, str], _Named]:
    """Register and period → their names."""
    rows = Period.objects.filter(register_id=register_id) if register_id else Period.objects.all()
    return {(row.register_id, row.key): _Named.of(row) for row in rows.select_related("register__organ")}


def _proof(
    place: Place, titles: dict[tuple[int, str], _Named], ledger: Ledger | None, counted: tuple[int, ...]
) -> Proof:
    register_id, period, series = place
    begins_at, reached = (ledger.begins_at, ledger.reached) if ledger else (1, 0)
    rows, distinct, outside, *states = counted
    is_whole = rows == distinct == reached - begins_at + 1 and not outside
    gaps, duplicates, strangers = ((), (), ()) if is_whole else _located(place, begins_at, reached)
    named = titles.get((register_id, period)) or _Named(f"Sổ {register_id}", f"kỳ {period}", {})
    return Proof(
        register_id,
        period,
        series,
        named.book,
        named.run(series),
        begins_at,
        reached,
        ledger.carried_reason if ledger else "",
        dict(zip(("used", "held", "void", "outside"), states, strict=True)),
        gaps,
        duplicates,
        strangers,
    )


def _located(
    place: Place, begins_at: int, reached: int
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[int, ...]]:
    """Where the gaps, the doubles and the values not from the ledger are."""
    register_id, period, series = place
    values = Number.objects.filter(register_id=register_id, period=period, series=series).order_by("value")
    gaps: list[tuple[int, int]] = []
    doubles: list[int] = []
    strangers: list[int] = []
    last = begins_at - 1
    for value in values.values_list("value", flat=True).iterator():
        if not begins_at <= value <= reached:
            strangers.append(value)
        elif value == last:
            doubles.append(value)
        elif value > last + 1:
            gaps.append((last + 1, value - 1))
        last = max(last, value) if value <= reached else last
    if last < reached:
        gaps.append((last + 1, reached))
    return tuple(gaps), tuple(dict.fromkeys(doubles)), tuple(strangers)
