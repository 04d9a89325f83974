"""The topics of notices: declared in code by the modules that stand above, read by the pages where a person chooses."""

from dataclasses import dataclass

from vanphong.notices.choices import Channel


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of happening that a person may want to hear of: `label` is what the page of preferences calls it."""

    name: str
    label: str
    default: Channel


_TOPICS: dict[str, Topic] = {}


def declare_topic(name: str, label: str, default: Channel) -> Topic:
    """Make a topic known; `default` is where its notices go until the person chooses."""
    _TOPICS[name] = Topic(name, label, default)
    return _TOPICS[name]


def topics() -> tuple[Topic, ...]:
    """Every declared topic, in order of declaration."""
    return tuple(_TOPICS.values())


def topic(name: str) -> Topic:
    """The topic of that name; `LookupError` for one that was never declared."""
    if name not in _TOPICS:
        raise LookupError(f"the topic of notices {name!r} is not declared")
    return _TOPICS[name]
