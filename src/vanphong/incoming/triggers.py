"""The database's own refusals: a number that was given changes no more; on the Internet a secret document has no files and no content.

Beside them the index of words for `queries.search`: FTS5 kept up by triggers on SQLite, GIN on PostgreSQL.
"""

from functools import partial

from django.db.backends.base.base import BaseDatabaseWrapper

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard

INTERNET = "EXISTS (SELECT 1 FROM catalogue_installation i WHERE i.zone = 'internet')"
MARKED = "(SELECT 1 FROM incoming_incomingdocument d WHERE d.id = NEW.{column} AND d.secrecy > 0)"
HAS_FILES = "(SELECT 1 FROM files_version v WHERE v.kind = 'incoming' AND v.record_id = NEW.id)"
"""The conditions are the same on both databases."""

_MOVED = (
    "OLD.arrival_number IS NOT NULL AND (NEW.arrival_number IS NULL OR NEW.arrival_number <> OLD.arrival_number "
    "OR NEW.number_id <> OLD.number_id OR NEW.register_id <> OLD.register_id OR NEW.organ_id <> OLD.organ_id "
    "OR NEW.arrived_on <> OLD.arrived_on)"
)
_WHOLE = f"NEW.secrecy > 0 AND NEW.number_id IS NOT NULL AND NOT NEW.is_stub AND {INTERNET}"
_WITH_FILES = f"NEW.secrecy > 0 AND {INTERNET} AND EXISTS {HAS_FILES}"
_FILE = f"NEW.kind = 'incoming' AND {INTERNET} AND EXISTS {MARKED.format(column='record_id')}"
_WORDS = f"{INTERNET} AND EXISTS {MARKED.format(column='document_id')}"
_BOOK = (
    "NEW.register_id IS NOT NULL AND EXISTS (SELECT 1 FROM registers_register r "
    "WHERE r.id = NEW.register_id AND r.is_secret <> (NEW.secrecy > 0))"
)
DOCUMENT, FILE = "incoming_incomingdocument", "files_version"

GUARDS = (
    Guard("incoming_number_is_kept", DOCUMENT, ("UPDATE",), _MOVED),
    Guard("incoming_secret_is_stub", DOCUMENT, ("INSERT", "UPDATE"), _WHOLE),
    Guard("incoming_secret_has_files", DOCUMENT, ("INSERT", "UPDATE"), _WITH_FILES),
    Guard("incoming_secret_in_its_book", DOCUMENT, ("INSERT", "UPDATE"), _BOOK),
    Guard("incoming_secret_takes_file", FILE, ("INSERT", "UPDATE"), _FILE),
    Guard("incoming_secret_proposal", "incoming_proposal", ("INSERT", "UPDATE"), _WORDS),
    Guard("incoming_secret_directive", "incoming_directive", ("INSERT", "UPDATE"), _WORDS),
    Guard("incoming_directive_is_kept", "incoming_directive", ("UPDATE",)),
    Guard("incoming_proposal_is_kept", "incoming_proposal", ("UPDATE",)),
)

install = partial(guards.install, guards=GUARDS)
remove = partial(guards.remove, guards=GUARDS)

_INDEX_SQLITE = (
    "CREATE VIRTUAL TABLE incoming_search USING fts5(searchable, content='incoming_incomingdocument', content_rowid='id')",
    """CREATE TRIGGER incoming_search_insert AFTER INSERT ON incoming_incomingdocument BEGIN
    INSERT INTO incoming_search(rowid, searchable) VALUES (NEW.id, NEW.searchable); END""",
    """CREATE TRIGGER incoming_search_delete AFTER DELETE ON incoming_incomingdocument BEGIN
    INSERT INTO incoming_search(incoming_search, rowid, searchable) VALUES ('delete', OLD.id, OLD.searchable); END""",
    """CREATE TRIGGER incoming_search_update AFTER UPDATE ON incoming_incomingdocument
    WHEN OLD.searchable <> NEW.searchable BEGIN
    INSERT INTO incoming_search(incoming_search, rowid, searchable) VALUES ('delete', OLD.id, OLD.searchable);
    INSERT INTO incoming_search(rowid, searchable) VALUES (NEW.id, NEW.searchable); END""",
)
_INDEX_POSTGRES = (
    "CREATE INDEX incoming_search ON incoming_incomingdocument USING gin (to_tsvector('simple', searchable))",
)


def install_search(connection: BaseDatabaseWrapper) -> None:
    """Create the index of words."""
    with connection.cursor() as cursor:
        for statement in _INDEX_POSTGRES if connection.vendor == "postgresql" else _INDEX_SQLITE:
            cursor.execute(statement)


def remove_search(connection: BaseDatabaseWrapper) -> None:
    """Drop it: for migrating backwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP INDEX IF EXISTS incoming_search")
            return
        for event in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS incoming_search_{event}")
        cursor.execute("DROP TABLE IF EXISTS incoming_search")
