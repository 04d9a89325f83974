"""Which event tells whom what: one list for the whole office, a file per module of events.

Every handler tells with a key made of the record, its version and what happened, so that an event delivered twice is told once and a second
return of the same draft is told again.
"""

from vanphong.desk.handlers import delivery, files, incoming, organisation, outgoing, tasks

__all__ = ["delivery", "files", "incoming", "organisation", "outgoing", "tasks"]
