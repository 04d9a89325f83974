"""The writer of the index: what is pending is found within a second or two. Apart from the outbox, where a long job must not hold it up.

As many as wanted may run; one at a time writes, the others stand by. Being killed at any moment loses nothing.
"""

import logging
import os
import socket
import threading

from django.db import DatabaseError, InterfaceError, close_old_connections

from vanphong.kernel import clock
from vanphong.kernel.search import indexing

log = logging.getLogger(__name__)


def run_indexer(stop: threading.Event, *, idle_seconds: float = 0.5) -> None:
    """Write until `stop` is set. What fails is tried again, later and later; while the database is away it waits."""
    who = f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"
    failures, at_a_time = 0, indexing.AT_A_TIME
    while not stop.is_set():
        done = 0
        try:
            done = indexing.tend(who, clock.now(), at_a_time)
            failures = 0
            at_a_time = min(at_a_time + 1, indexing.AT_A_TIME)
        except indexing.IndexBusy:
            failures = 0
        except (DatabaseError, InterfaceError):
            failures += 1
            log.exception("the index was not written; trying again")
        except Exception:  # the outer loop: a record that cannot be read must not end the indexing of the others
            log.exception("a record cannot be indexed")
            if at_a_time == 1:
                indexing.set_aside(who, clock.now())
            at_a_time = 1
        if not done:
            close_old_connections()
            stop.wait(idle_seconds * 2 ** min(failures, 6))
