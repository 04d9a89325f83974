"""Arguments of a command read without a framework: options by name, the rest in order, faults told in Vietnamese."""

from collections.abc import Sequence
from dataclasses import dataclass, field


class BadArguments(ValueError):
    """The command line cannot be understood; the message says why."""


@dataclass
class Arguments:
    """What was given: `values` by option, `flags` that were set, `files` in order."""

    values: dict[str, list[str]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)

    def one(self, option: str, default: str = "") -> str:
        """The last value of an option."""
        return self.values.get(option, [default])[-1]

    def all(self, option: str) -> list[str]:
        """All values of an option, parted at commas."""
        return [each.strip() for value in self.values.get(option, []) for each in value.split(",") if each.strip()]


def parsed(given: Sequence[str], *, options: Sequence[str], flags: Sequence[str]) -> Arguments:
    """Read «--option value», «--option=value», «--flag» and names; «--» ends the options. Raises `BadArguments`."""
    read, rest = Arguments(), list(given)
    while rest:
        word = rest.pop(0)
        if word == "--":
            read.files += rest
            break
        if not word.startswith("-") or word == "-":
            read.files.append(word)
            continue
        name, equals, value = word.partition("=")
        if name in flags and not equals:
            read.flags.add(name)
        elif name in options:
            read.values.setdefault(name, []).append(value if equals else _next(name, rest))
        else:
            raise BadArguments(f"Không có lựa chọn «{word}».")
    return read


def _next(option: str, rest: list[str]) -> str:
    if not rest:
        raise BadArguments(f"Sau «{option}» thiếu giá trị.")
    return rest.pop(0)
