"""What the search box offers while a filter is being typed: names of fields, then their values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from vanphong.catalogue import api as catalogue
from vanphong.dossiers import api as dossiers
from vanphong.kernel.actor import Actor
from vanphong.kernel.clock import office_date
from vanphong.kernel.search import api as search
from vanphong.kernel.search.api import Field
from vanphong.kernel.text.api import fold
from vanphong.organisation import api as organisation

AT_MOST = 6
SHORTEST = 2
_BEGUN = re.compile(r'(?:^|\s)(?P<minus>-?)(?P<name>[a-z ]+?):\s*(?P<value>"?[^":]*)$')
_WORD = re.compile(r"(?:^|\s)(?P<minus>-?)(?P<word>[a-z]+(?: [a-z]+)?)$")

HINTS = {
    Field.TYPE: "loại văn bản, tên hoặc chữ viết tắt",
    Field.NUMBER: "số, ký hiệu hoặc số đến",
    Field.SINCE: "từ ngày, tháng hoặc năm",
    Field.UNTIL: "đến ngày, tháng hoặc năm",
    Field.ORGAN: "cơ quan gửi, ban hành",
    Field.SIGNER: "người ký",
    Field.DOSSIER: "nằm trong hồ sơ",
    Field.TITLE: "có trong trích yếu",
}


@dataclass(frozen=True, slots=True)
class Completion:
    """What is offered: `text` is the whole box with it put in."""

    label: str
    hint: str
    text: str


def completions(typed: str, actor: Actor, now: datetime) -> list[Completion]:
    """What may follow; nothing where no filter is begun. Values are of open lists, or of what the actor may see."""
    folded = fold(typed)
    if match := _BEGUN.search(folded):
        field = search.FIELD_NAMES.get(match["name"].strip().split("  ")[-1]) or _last_name(match["name"])
        if field is not None:
            return list(_of_values(field, typed[: match.start("value")], typed[match.start("value") :], actor, now))
    match = _WORD.search(folded)
    return list(_of_names(typed[: match.start("word")], match["word"])) if match else []


def _last_name(words: str) -> Field | None:
    """The field that the words before the colon end with."""
    parts = words.split()
    ends = (" ".join(parts[at:]) for at in range(len(parts)))
    return next((search.FIELD_NAMES[end] for end in ends if end in search.FIELD_NAMES), None)


def _of_names(before: str, word: str) -> Iterator[Completion]:
    if len(word) >= SHORTEST:
        for field, hint in HINTS.items():
            if fold(field).startswith(word):
                yield Completion(f"{field}:", hint, f"{before}{field}:")


def _of_values(field: Field, before: str, begun: str, actor: Actor, now: datetime) -> Iterator[Completion]:
    text = begun.strip().strip('"')
    for value in list(dict.fromkeys(_values(field, text, actor, now)))[:AT_MOST]:
        written = f'"{value}"' if " " in value else value
        yield Completion(f"{field}:{written}", "", f"{before}{written} ")


def _values(field: Field, text: str, actor: Actor, now: datetime) -> Iterable[str]:
    today = office_date(now)
    match field:
        case Field.TYPE:
            return (
                each.name for each in catalogue.document_types(today) if _begins(text, each.name, each.abbreviation)
            )
        case Field.SINCE | Field.UNTIL:
            days = (f"{today:%d/%m/%Y}", f"{today:%m/%Y}", f"{today:%Y}")
            return (day for day in days if day.startswith(text))
        case Field.ORGAN if len(text) >= SHORTEST:
            return (organ.name for organ in organisation.organs_search(text, today, limit=AT_MOST))
        case Field.SIGNER if len(text) >= SHORTEST:
            return (person.name for person in organisation.people_search(text, today)[:AT_MOST])
        case Field.DOSSIER if len(text) >= SHORTEST:
            return (node.title for node in dossiers.search(actor, text, AT_MOST))
        case _:
            return ()


def _begins(text: str, *names: str) -> bool:
    return any(fold(name).startswith(fold(text)) for name in names)
