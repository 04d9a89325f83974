"""Journal entries as the timeline component takes them."""

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any

from vanphong.kernel.journal.api import Entry


def timeline(entries: Iterable[Entry], at_most: int = 100) -> list[dict[str, Any]]:
    """The newest first."""
    newest = sorted(entries, key=lambda entry: entry.pk, reverse=True)
    return [
        {
            "at": entry.at,
            "who": entry.person,
            "acting_as": entry.on_behalf_of or entry.title,
            "sentence": entry.sentence,
            "changes": json.loads(entry.changes),
        }
        for entry in islice(newest, at_most)
    ]
