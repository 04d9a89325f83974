"""Keeping the index: what is pending is written within moments; everything can be built anew beside what answers, and takes its place at once."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from vanphong.kernel.errors import OfficeError
from vanphong.kernel.search.engines import TABLES, engine
from vanphong.kernel.search.models import Entry, Index, Pending
from vanphong.kernel.search.registry import KINDS, Kind
from vanphong.kernel.search.vocabulary import count_words
from vanphong.kernel.search.writing import write

AT_A_TIME = 50
TRIED = 5
"""So many times a record is tried."""
LEASE = timedelta(seconds=30)
GRACE = timedelta(minutes=2)
"""So long what was replaced is kept for questions that began before."""


class IndexBusy(OfficeError):
    """Another process writes the index."""

    code = "index_busy"
    status = 503


@dataclass(frozen=True, slots=True)
class Health:
    """How the index stands: records that wait, since when; was it ever built, is another being built; records that could not be written."""

    waiting: int
    since: datetime | None
    is_built: bool
    is_building: bool
    entries: int
    failed: int


def index() -> Index:
    """The row about the index."""
    return Index.objects.get_or_create(pk=1)[0]


@contextmanager
def held(who: str, now: datetime) -> Iterator[Index]:
    """Write the index, alone. Raises `IndexBusy` while another does; one that died is waited for no longer than its lease."""
    index()
    free = Q(holder="") | Q(holder=who) | Q(held_until__lt=now)
    if not Index.objects.filter(free, pk=1).update(holder=who, held_until=now + LEASE):
        raise IndexBusy("Chỉ mục tìm kiếm đang được tiến trình khác ghi. Đề nghị thử lại sau ít giây.")
    try:
        yield index()
    finally:
        Index.objects.filter(pk=1, holder=who).update(holder="", held_until=None)


def tend(who: str, now: datetime, at_a_time: int = AT_A_TIME) -> int:
    """Write what is pending, a batch; go on with a building that was begun; the number of records dealt with. With nothing to do it only looks."""
    if not _has_work():
        return 0
    with held(who, now) as row:
        _forget_left(row, now)
        if row.generation is None and row.building is None:
            _begin(row)
        return _write_pending(row, now, at_a_time) or _build_some(row, now, at_a_time)


def _has_work() -> bool:
    row = Index.objects.filter(pk=1).first()
    return (
        row is None or row.generation is None or row.building is not None or row.left is not None or _waiting().exists()
    )


def catch_up(now: datetime) -> int:
    """Write everything that is pending. For commands and tests."""
    done = 0
    while more := tend("catch-up", now):
        done += more
    return done


def begin_rebuild(who: str, now: datetime) -> None:
    """Begin to build the index anew; one that was begun before goes on where it stopped."""
    with held(who, now) as row:
        if row.building is None:
            _begin(row)


def rebuild_some(who: str, now: datetime) -> int:
    """Go on building; 0 when it is done and answers."""
    with held(who, now) as row:
        return _build_some(row, now, AT_A_TIME)


def rebuild(now: datetime) -> None:
    """Build everything anew, at once. For tests and small installations."""
    begin_rebuild("rebuild", now)
    while rebuild_some("rebuild", now):
        pass
    catch_up(now)


def set_aside(who: str, now: datetime) -> None:
    """The record that is first in line cannot be written: it comes after the others, and after a few failures only once it changes."""
    with held(who, now) as row:
        first = _waiting().first()
        if first is not None:
            Pending.objects.filter(pk=first.pk).update(failures=F("failures") + 1)
        elif row.building is not None:
            _pass_over(row)


def is_building() -> bool:
    """Whether a new generation is being built."""
    return index().building is not None


def health() -> Health:
    """How the index stands."""
    row, first = index(), _waiting().order_by("id").first()
    return Health(
        waiting=_waiting().count(),
        since=first.at if first else None,
        is_built=row.generation is not None,
        is_building=row.building is not None,
        entries=Entry.objects.filter(generation=row.generation).count() if row.generation is not None else 0,
        failed=Pending.objects.filter(failures__gte=TRIED).count(),
    )


def _waiting() -> QuerySet[Pending]:
    return Pending.objects.filter(failures__lt=TRIED).order_by("failures", "id")


def _write_pending(row: Index, now: datetime, at_a_time: int) -> int:
    """What changed goes into the generation that answers and into the one being built."""
    pending = list(_waiting()[:at_a_time])
    by_kind: dict[str, set[int]] = defaultdict(set)
    for each in pending:
        by_kind[each.kind].add(each.record_id)
    generations = [each for each in (row.generation, row.building) if each is not None]
    for kind, ids in by_kind.items():
        if kind in KINDS:
            write(kind, sorted(ids), generations, now)
    Pending.objects.filter(pk__in=[each.pk for each in pending]).delete()
    if pending:
        Index.objects.filter(pk=1).update(written_at=now)
    return sum(map(len, by_kind.values()))


def _begin(row: Index) -> None:
    """An empty generation beside the one that answers."""
    row.building = 0 if row.generation is None else 1 - row.generation
    row.left, row.position = None, {}
    with transaction.atomic():
        Entry.objects.filter(generation=row.building).delete()
        engine().drop(TABLES[row.building])
        engine().create(TABLES[row.building])
        row.save(update_fields=["building", "left", "position"])


def _build_some(row: Index, now: datetime, at_a_time: int) -> int:
    """The next records that are not yet in, kind by kind; when there are none, the new generation takes the place of the old."""
    building = row.building
    if building is None:
        return 0
    for kind in KINDS.values():
        after = row.position.get(kind.name, 0)
        if after is None:
            continue
        ids = _following(kind, after, at_a_time)
        if ids:
            write(kind.name, ids, [building], now)
        row.position[kind.name] = ids[-1] if ids else None
        row.save(update_fields=["position"])
        if ids:
            return len(ids)
    _swap(row, building, now)
    return 0


def _following(kind: Kind, after: int, at_most: int) -> list[int]:
    return list(kind.records().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:at_most])


def _pass_over(row: Index) -> None:
    """Go on building after the record at which it stopped."""
    for kind in KINDS.values():
        after = row.position.get(kind.name, 0)
        if after is not None and (ids := _following(kind, after, 1)):
            row.position[kind.name] = ids[0]
            row.save(update_fields=["position"])
            return


def _swap(row: Index, building: int, now: datetime) -> None:
    engine().settle(TABLES[building])
    row.left, row.generation, row.building = row.generation, building, None
    row.built_at, row.position = now, {}
    row.save(update_fields=["left", "generation", "building", "built_at", "position"])
    count_words(row, building)


def _forget_left(row: Index, now: datetime) -> None:
    """What was replaced leaves, when nobody asks it any more."""
    if row.left is None or row.built_at is None or now - row.built_at < GRACE:
        return
    with transaction.atomic():
        Entry.objects.filter(generation=row.left).delete()
        engine().drop(TABLES[row.left])
        row.left = None
        row.save(update_fields=["left"])
