"""The database's own refusal to alter what was written."""

from functools import partial

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard

TABLES = ("journal_entry", "journal_seal")
GUARDS = tuple(
    Guard(f"{table}_no", table, ("UPDATE", "DELETE"), message="journal rows are never altered") for table in TABLES
)

install = partial(guards.install, guards=GUARDS)
remove = partial(guards.remove, guards=GUARDS)
