"""Building the index of search anew from a terminal, beside whatever else writes it."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TypeVar

from vanphong.kernel.search import api as search

TOLD_EVERY = 2000
PAUSE_SECONDS = 0.2

T = TypeVar("T")


def rebuild(clock: Callable[[], datetime]) -> Iterator[str]:
    """Build to the end; lines that tell how far it is."""
    who, done, told = f"rebuild:{os.getpid()}", 0, 0
    _patiently(lambda: search.begin_rebuild(who, clock()))
    while search.is_building():
        done += _patiently(lambda: search.rebuild_some(who, clock()))
        if done - told >= TOLD_EVERY:
            told = done
            yield f"Đã ghi {done} mục."
    yield f"Chỉ mục tìm kiếm đã dựng xong: {search.health().entries} mục."


def _patiently(step: Callable[[], T]) -> T:
    """Wait while another process writes the index."""
    while True:
        try:
            return step()
        except search.IndexBusy:
            time.sleep(PAUSE_SECONDS)
