"""Writing entries: what a record is found by, replaced as a whole or taken away, in one generation or in both."""

import zlib
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from vanphong.kernel.participation.models import Participation
from vanphong.kernel.search.content import BREAK, EVERYBODY, Content, access_token, dossier_token, tokens
from vanphong.kernel.search.engines import TABLES, engine
from vanphong.kernel.search.models import SLOTS, Entry
from vanphong.kernel.search.registry import KINDS, Kind
from vanphong.kernel.trace.choices import Relation
from vanphong.kernel.trace.models import Link

UNDATED = date(1, 1, 1)
"""The day of what has none: it comes after everything else."""


def write(kind_name: str, ids: Collection[int], generations: Iterable[int], now: datetime) -> None:
    """Bring the entries of these records up to date. Reads the records outside any transaction, then writes in one."""
    kind = KINDS[kind_name]
    contents = {content.record_id: content for content in kind.load(ids, now)}
    access = access_of(kind, ids)
    for record_id, dossier_id in _filed(kind, ids):
        access[record_id].append(dossier_token(dossier_id))
    with transaction.atomic():
        for generation in generations:
            _Writer(kind, generation).write(ids, contents, access)


def access_of(kind: Kind, ids: Collection[int]) -> dict[int, list[str]]:
    """Per record the tokens of who sees it now."""
    if kind.is_open:
        return {record_id: [EVERYBODY] for record_id in ids}
    found: dict[int, list[str]] = {record_id: [] for record_id in ids}
    rows = Participation.objects.filter(kind=kind.name, record_id__in=ids, until=None).order_by("principal")
    for record_id, principal in rows.values_list("record_id", "principal").distinct():
        found[record_id].append(access_token(principal))
    return found


def _filed(kind: Kind, ids: Collection[int]) -> QuerySet[Link, tuple[int, int]]:
    """Which record is in which dossier."""
    found = Link.objects.filter(source_kind=kind.name, source_id__in=ids, relation=Relation.FILED_IN)
    return found.order_by("target_id").values_list("source_id", "target_id")


def body_of(entry: Entry) -> str:
    """The text of its files."""
    if entry.unpacked is None:
        entry.unpacked = zlib.decompress(entry.body).decode() if entry.body else ""
    return entry.unpacked


def content_of(entry: Entry) -> Content:
    """What was indexed of it."""
    more = entry.more
    return Content(
        record_id=entry.record_id,
        title=entry.title,
        on=None if entry.on == UNDATED else entry.on,
        reference=entry.reference,
        sender=entry.sender,
        signer=entry.signer,
        type_name=entry.type_name,
        type_code=more["type_code"],
        state=more.get("state", ""),
        others=tuple(more["others"]),
        numbers=tuple(more["numbers"]),
        days=tuple(date.fromisoformat(day) for day in more["days"]),
        texts=tuple(text for text in body_of(entry).split(BREAK) if text),
        secrecy=entry.secrecy,
    )


def day_of(content: Content) -> date:
    """The day by which it is ordered."""
    return content.on or UNDATED


def first_number(day: date, generation: int) -> int:
    """The lowest number of an entry of that day."""
    return day.toordinal() * SLOTS * 2 + generation


class _Writer:
    """Writes into one generation."""

    def __init__(self, kind: Kind, generation: int) -> None:
        self.kind, self.generation = kind, generation
        self.table, self.engine = TABLES[generation], engine()

    def write(
        self, ids: Collection[int], contents: Mapping[int, Content], access: Mapping[int, Collection[str]]
    ) -> None:
        """Every one of the records: new, changed, or gone."""
        there = {
            entry.record_id: entry
            for entry in Entry.objects.filter(kind=self.kind.name, record_id__in=ids, generation=self.generation)
        }
        added = []
        for record_id in ids:
            old, content = there.get(record_id), contents.get(record_id)
            if old is not None and (content is None or day_of(content) != old.on):
                self._take_out(old)
            if content is None:
                continue
            if old is None or old.on != day_of(content):
                added.append(self._entry(content, access[record_id]))
            else:
                self._change(old, content, access[record_id])
        self._add(added)

    def _tokens(self, entry: Entry) -> set[str]:
        return tokens(self.kind.name, content_of(entry), entry.access)

    def _take_out(self, old: Entry) -> None:
        self.engine.change(self.table, old.pk, self._tokens(old), set())
        Entry.objects.filter(pk=old.pk).delete()

    def _change(self, old: Entry, content: Content, access: Collection[str]) -> None:
        new = self._entry(content, access)
        new.pk = old.pk
        before, after = self._tokens(old), self._tokens(new)
        self.engine.change(self.table, old.pk, before, after)
        new.save(force_update=True)

    def _add(self, entries: list[Entry]) -> None:
        if not entries:
            return
        self._number(entries)
        Entry.objects.bulk_create(entries)
        self.engine.add(self.table, ((entry.pk, self._tokens(entry)) for entry in entries))

    def _number(self, entries: list[Entry]) -> None:
        """Give each a free number of its day: one that follows from the record, or the next that is free."""
        waiting = entries
        taken: set[int] = set()
        for entry in entries:
            slot = zlib.crc32(f"{entry.kind}:{entry.record_id}".encode()) % SLOTS
            entry.pk = first_number(entry.on, self.generation) + slot * 2
        while waiting:
            there = set(Entry.objects.filter(pk__in=[entry.pk for entry in waiting]).values_list("pk", flat=True))
            again = []
            for entry in waiting:
                if entry.pk in there or entry.pk in taken:
                    entry.pk += 2
                    again.append(entry)
                else:
                    taken.add(entry.pk)
            waiting = again

    def _entry(self, content: Content, access: Collection[str]) -> Entry:
        more = {
            "state": content.state,
            "type_code": content.type_code,
            "others": list(content.others),
            "numbers": list(content.numbers),
            "days": [day.isoformat() for day in content.days],
        }
        body = BREAK.join(content.texts)
        return Entry(
            generation=self.generation,
            kind=self.kind.name,
            record_id=content.record_id,
            on=day_of(content),
            title=content.title,
            reference=content.reference,
            sender=content.sender,
            signer=content.signer,
            type_name=content.type_name,
            more=more,
            access=list(access),
            is_open=self.kind.is_open,
            secrecy=content.secrecy,
            body=zlib.compress(body.encode(), 6) if body else b"",
        )
