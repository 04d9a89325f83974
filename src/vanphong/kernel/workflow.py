"""The one engine of procedures: a table of verbs per kind of record, the only writer of states.

An act is one transaction: the form's key is claimed → the record is locked and read afresh → may the actor see it (404), hold the verb's
permission (403), is the version the one seen (409), does the state allow it (409), do all conditions hold (422, with every reason) → the
effect → state and version → journal → event. A record that begins is filled by the effect first; then its permission and conditions are
checked. Screens draw their buttons from `available`, which asks the same table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from django.apps import apps
from django.db import models, transaction

from vanphong.kernel.actor import SYSTEM, Actor
from vanphong.kernel.errors import NotPermitted, OfficeError, RecordNotFound, RuleViolated, StaleRecord, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.participation import api as participation
from vanphong.kernel.records import Record
from vanphong.kernel.telling import merged_changes, sentence, values

START = ""
"""Source of a verb that creates the record."""
KEEP = "="
"""Target of a verb that leaves the state as it is."""
UNTOLD = ("id", "version", "created_at")
"""Columns whose change is not told in the journal."""

R = TypeVar("R", bound=Record)
P = ParamSpec("P")
Condition = Callable[[Any, Actor, datetime], str | None]
Capacities = Callable[[Any, Actor], frozenset[str]]

WORKFLOWS: dict[str, "Workflow[Any]"] = {}


@dataclass(frozen=True)
class Transition:
    """One row of the table. `target` may name several states: the effect returns the one that applies.

    `capacities` empty: the permission must be held for the record's organ; else: for any organ, and the actor takes part in one of these.
    `journal` is the sentence a person reads, with `{record}`, `{actor}` and the verb's data. `by_rule`: the worker may perform it.
    """

    verb: str
    title: str
    source: frozenset[str] | tuple[str, ...]
    target: str | tuple[str, ...]
    permission: str
    journal: str
    capacities: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    event: Any = None
    danger: bool = False
    confirm: str = ""
    bulk: bool = False
    by_rule: bool = False
    hidden: bool = False

    @property
    def creates(self) -> bool:
        """Whether the verb begins a record."""
        return START in self.source

    @property
    def targets(self) -> tuple[str, ...]:
        """The states the record may be in afterwards (`KEEP` stands for the state it was in)."""
        return (self.target,) if isinstance(self.target, str) else self.target


@dataclass(frozen=True)
class Available:
    """A verb as the screen shows it: allowed, or not and why."""

    transition: Transition
    reasons: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether the button works."""
        return not self.reasons

    def __getattr__(self, name: str) -> Any:
        return getattr(self.transition, name)


@dataclass(frozen=True)
class Outcome:
    """What became of one record of a bulk act: `reason` is empty when it was done."""

    record_id: int
    reason: str = ""


@dataclass
class Workflow(Generic[R]):
    """The procedure of one kind of record. `model` is its app-label name; `root` the record on whose page an act is shown.

    `final` names the states in which nothing more is to be done, `initial` those in which records begin without a verb of the table (made
    by the act of another record).
    """

    kind: str
    model: str
    states: type[models.TextChoices]
    transitions: tuple[Transition, ...]
    final: frozenset[str] = frozenset()
    initial: frozenset[str] = frozenset()
    capacities: Capacities | None = None
    root: Callable[[Any], tuple[str, int]] | None = None
    title: str = ""
    _effects: dict[str, Callable[..., Any]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Index the table and make the workflow known for documents and laws."""
        self.table: Mapping[str, Transition] = {row.verb: row for row in self.transitions}
        if len(self.table) != len(self.transitions):
            raise ValueError(f"{self.kind}: a verb stands twice in the table")
        WORKFLOWS[self.kind] = self

    def performs(self, verb: str) -> Callable[[Callable[Concatenate[R, Actor, datetime, P], Any]], Callable[..., R]]:
        """Declare the effect of a verb; the decorated name performs the whole act and returns the record."""
        row = self.table[verb]

        def declare(effect: Callable[Concatenate[R, Actor, datetime, P], Any]) -> Callable[..., R]:
            self._effects[verb] = effect

            def act(
                record: R | int | None,
                actor: Actor,
                now: datetime,
                /,
                *,
                key: str = "",
                seen: int | None = None,
                **data: Any,
            ) -> R:
                return self._perform(row, record, actor, now, key, seen, data)

            act.__name__, act.__doc__, act.__module__ = effect.__name__, effect.__doc__, effect.__module__
            act.transition, act.effect = row, effect  # type: ignore[attr-defined]  # read by perform_many and by the laws
            return act

        return declare

    def available(self, record: R, actor: Actor, now: datetime) -> list[Available]:
        """The verbs this actor could perform on this record as it stands; those whose conditions fail come with the reasons."""
        held = self._capacities(record, actor)
        if not held or getattr(record, "secrecy", 0) > actor.clearance:
            return []
        return [
            Available(row, tuple(self._reasons(row, record, actor, now)))
            for row in self.transitions
            if not row.hidden and record.state in row.source and self._may(row, record, actor, held)
        ]

    def allows(self, verb: str, record: R, actor: Actor, now: datetime) -> bool:
        """Whether this actor could perform the verb on this record as it stands; for verbs without a button of their own too."""
        held = self._capacities(record, actor)
        if not held or getattr(record, "secrecy", 0) > actor.clearance:
            return False
        return any(
            row.verb == verb
            and record.state in row.source
            and self._may(row, record, actor, held)
            and not any(self._reasons(row, record, actor, now))
            for row in self.transitions
        )

    def perform_many(
        self, act: Callable[..., R], record_ids: Iterable[int], actor: Actor, now: datetime, **data: Any
    ) -> list[Outcome]:
        """Perform one verb on several records, each in its own transaction; what was refused comes with its reason.

        Raises `ValueError` for a verb that the table does not mark `bulk`.
        """
        row: Transition = act.transition  # type: ignore[attr-defined]  # set by `performs`
        if not row.bulk:
            raise ValueError(f"{self.kind}.{row.verb} is not a verb for several records at once")
        outcomes = []
        for record_id in record_ids:
            try:
                act(record_id, actor, now, **data)
                outcomes.append(Outcome(record_id))
            except OfficeError as refusal:
                outcomes.append(Outcome(record_id, refusal.message))
        return outcomes

    def _perform(
        self,
        row: Transition,
        given: R | int | None,
        actor: Actor,
        now: datetime,
        key: str,
        seen: int | None,
        data: dict[str, Any],
    ) -> R:
        with transaction.atomic():
            claimed = journal.claim(key, self.kind, row.verb, now)
            before: dict[str, object] = {}
            if row.creates:
                record = self._model()(state=row.targets[0], created_at=now)
            else:
                record = self._locked(given)
                self._check(row, record, actor, now, seen)
                before = values(record, without=UNTOLD)
            chosen = self._effects[row.verb](record, actor, now, **data)
            if row.creates:
                self._check_new(row, record, actor, now)
            self._move(row, record, chosen)
            self._tell(row, record, actor, now, before, data)
            if claimed is not None:
                claimed.kind, claimed.record_id = self._root(record)
                claimed.save(update_fields=["record_id", "kind"])
            return record

    def _model(self) -> type[R]:
        return apps.get_model(self.model)

    def _locked(self, given: R | int | None) -> R:
        pk = given if isinstance(given, int) else getattr(given, "pk", None)
        found = self._model()._default_manager.select_for_update(of=("self",)).filter(pk=pk).first()
        if found is None:
            raise RecordNotFound
        return found

    def _check(self, row: Transition, record: R, actor: Actor, now: datetime, seen: int | None) -> None:
        if not (row.by_rule and actor == SYSTEM):
            held = self._capacities(record, actor)
            if not held or getattr(record, "secrecy", 0) > actor.clearance:
                raise RecordNotFound
            if not self._may(row, record, actor, held):
                raise NotPermitted(
                    f"Đồng chí không được «{row.title}» ở đây: việc này của người có thẩm quyền hoặc người được giao."
                )
        if seen is not None and seen != record.version:
            raise self._stale(record, seen)
        if record.state not in row.source:
            state = self.states(record.state).label
            raise WrongState(
                f"Không «{row.title}» được nữa vì hiện đang ở trạng thái «{state}». Hãy tải lại trang để xem diễn biến mới."
            )
        if reasons := self._reasons(row, record, actor, now):
            raise RuleViolated(reasons)

    def _check_new(self, row: Transition, record: R, actor: Actor, now: datetime) -> None:
        """A record that begins is checked when the effect has filled it: whose it is and what it says are known then."""
        held = self._capacities(record, actor) if row.capacities else frozenset()
        if not self._may(row, record, actor, held):
            raise NotPermitted(f"Vị trí công tác của đồng chí không có quyền «{row.title}» tại cơ quan này.")
        if reasons := self._reasons(row, record, actor, now):
            raise RuleViolated(reasons)

    def _capacities(self, record: R, actor: Actor) -> frozenset[str]:
        if self.capacities is not None:
            return self.capacities(record, actor)
        return participation.capacities_of(self.kind, record.pk, actor)

    def _may(self, row: Transition, record: R, actor: Actor, held: frozenset[str]) -> bool:
        if row.capacities:
            return actor.may(row.permission) and not held.isdisjoint(row.capacities)
        return self._may_create(row, record, actor)

    @staticmethod
    def _may_create(row: Transition, record: R, actor: Actor) -> bool:
        if row.by_rule and actor == SYSTEM:
            return True
        return actor.may(row.permission, getattr(record, "organ_id", None))

    @staticmethod
    def _reasons(row: Transition, record: R, actor: Actor, now: datetime) -> list[str]:
        return [reason for condition in row.conditions if (reason := condition(record, actor, now))]

    def _move(self, row: Transition, record: R, chosen: object) -> None:
        if len(row.targets) > 1:
            if chosen not in row.targets:
                raise AssertionError(f"{self.kind}.{row.verb} chose {chosen!r}, which the table does not name")
            target = str(chosen)
        else:
            target = row.targets[0]
        if target != KEEP:
            record.state = target
        if not row.creates:
            record.version += 1
        record.save()

    def _tell(
        self, row: Transition, record: R, actor: Actor, now: datetime, before: dict[str, object], data: dict[str, Any]
    ) -> None:
        after = values(record, without=UNTOLD)
        changes = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
        told = sentence(row.journal, record, actor, data)
        journal.record(actor, now, self.kind, record.pk, row.verb, told, changes=changes, root=self._root(record))
        if row.event is not None:
            outbox.publish(row.event.of(record, actor, now), now)

    def _root(self, record: R) -> tuple[str, int]:
        return self.root(record) if self.root else (self.kind, record.pk)

    def _stale(self, record: R, seen: int) -> StaleRecord:
        """Every act grows the version by one and writes one entry, so what came after the version seen is the last so many entries."""
        told = journal.Entry.objects.filter(kind=self.kind, record_id=record.pk, verb__in=self.table)
        missed = list(told.order_by("-id")[: max(record.version - seen, 0)])[::-1]
        if not missed:
            return StaleRecord("Trang đồng chí đang mở đã cũ. Hãy tải lại rồi làm tiếp; nội dung đã nhập vẫn được giữ.")
        last = missed[-1]
        return StaleRecord(
            f"Trong lúc đồng chí đang mở trang, {last.person} đã: {last.sentence}. Hãy xem thay đổi rồi làm tiếp; nội dung đã nhập vẫn được giữ.",
            merged_changes(self._model(), missed, self.states.choices),
        )
