"""What tasks ask of the modules whose records are assigned, and of those whose records are evidence: filled by them when they load."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from vanphong.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class SourceTitle:
    """A source record in a list: its subject, its reference, the address of its page."""

    title: str
    reference: str
    url: str


def _nothing(record_id: int) -> None:
    """No lock is needed."""


@dataclass(frozen=True, slots=True)
class SourcePort:
    """A kind of record that is assigned.

    `label` is the kind in words; `titles(ids)` says what they are; `settle(id, actor, now)` is called in the same transaction after the lead of
    the record changed (assigned anew, returned, recalled, completed, reopened), so that the record follows; `lock(id)` takes the record's row
    before the tasks' rows.
    """

    label: str
    titles: Callable[[Collection[int]], Mapping[int, SourceTitle]]
    settle: Callable[[int, Actor, datetime], object]
    lock: Callable[[int], object] = _nothing


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record that may prove a task done; `is_issued`: it counts as a reply."""

    label: str
    url: str
    is_issued: bool = True


EvidencePort = Callable[[Collection[int], Actor], Mapping[int, Evidence]]

_SOURCES: dict[str, SourcePort] = {}
_EVIDENCE: dict[str, EvidencePort] = {}


def register_source(kind: str, port: SourcePort) -> None:
    """Records of this kind are assigned."""
    _SOURCES[kind] = port


def register_evidence(kind: str, port: EvidencePort) -> None:
    """Records of this kind may prove a task done: `port(ids, actor)` describes those that the actor may see."""
    _EVIDENCE[kind] = port


def source_port(kind: str) -> SourcePort:
    """The port of that kind; one without a port has no titles and is not told."""
    return _SOURCES.get(kind, SourcePort("", lambda ids: {}, lambda record_id, actor, now: None))


def source_labels() -> list[tuple[str, str]]:
    """The kinds of records that are assigned, in words."""
    return [(kind, port.label) for kind, port in _SOURCES.items()]


def evidence(kind: str, ids: Collection[int], actor: Actor) -> Mapping[int, Evidence]:
    """Those of the records that the actor may see."""
    return _EVIDENCE[kind](ids, actor) if kind in _EVIDENCE else {}
