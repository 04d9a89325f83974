"""Asks the child process (`apart`): one task on one content, bounded; a cause comes back as `Trouble`."""

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vanphong.files import sandbox
from vanphong.files.rules.troubles import Trouble

SECONDS = 120
SOURCES = str(Path(__file__).resolve().parents[3])
BOUNDS = sandbox.Bounds(SECONDS, megabytes=2560, file_megabytes=512)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child found, and the files it made."""

    found: dict[str, Any]
    made: dict[str, bytes]


def ask(
    task: str,
    media_type: str,
    content: bytes,
    pages: Sequence[int] = (),
    *,
    beside: Mapping[str, bytes] | None = None,
    bounds: sandbox.Bounds = BOUNDS,
) -> Answer:
    """Have a task done. Raises `Trouble`."""
    with tempfile.TemporaryDirectory(prefix="vanphong-doc-") as name:
        folder = Path(name)
        for title, data in {"content": content, **(beside or {})}.items():
            (folder / title).write_bytes(data)
        command = [sys.executable, "-m", "vanphong.files.apart", task, media_type, str(folder), *map(str, pages)]
        try:
            ended = sandbox.run(command, folder, bounds, {"PYTHONPATH": SOURCES, "PYTHONDONTWRITEBYTECODE": "1"})
        except sandbox.TookTooLong as failure:
            raise Trouble("too_long", seconds=bounds.seconds) from failure
        answer = folder / "answer.json"
        if ended.status or not answer.exists():
            raise Trouble(_cause(ended))
        found = json.loads(answer.read_text("utf-8"))
        if "cause" in found:
            raise Trouble(found["cause"])
        return Answer(found, {path.name: path.read_bytes() for path in folder.glob("*.p[nd][gf]")})


def _cause(ended: sandbox.Ended) -> str:
    """A child that could get no more memory says so, or is ended by a signal of its own."""
    return "memory" if "MemoryError" in ended.said or ended.status in {-6, -9, -11, 134, 137, 139} else "broken"
