"""What the database itself refuses, on SQLite and PostgreSQL: a signature without its appraisal or altered, a secret draft on the Internet.

Beside them the index of words for `queries.search`: FTS5 kept up by triggers on SQLite, GIN on PostgreSQL.
"""

from functools import partial

from django.db.backends.base.base import BaseDatabaseWrapper

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard

_UNAPPRAISED = """
EXISTS (SELECT 1 FROM outgoing_outgoingdocument d WHERE d.id = NEW.document_id AND d.needs_appraisal)
AND NOT EXISTS (
  SELECT 1 FROM outgoing_appraisal a
  WHERE a.document_id = NEW.document_id AND a.is_passed AND a.voided_at IS NULL AND a.sha256 = NEW.sha256)
"""
_OTHER_CONTENT = """
EXISTS (SELECT 1 FROM outgoing_outgoingdocument d WHERE d.id = NEW.document_id AND d.sha256 <> NEW.sha256)
"""
_DRAFT_ON_INTERNET = """
NEW.secrecy > 0 AND NOT EXISTS (SELECT 1 FROM catalogue_installation i WHERE i.zone = 'wan')
"""

SIGNATURE, DOCUMENT = "outgoing_signature", "outgoing_outgoingdocument"
GUARDS = (
    Guard(
        "outgoing_signature_needs_appraisal",
        SIGNATURE,
        ("INSERT",),
        _UNAPPRAISED,
        "no signature without a passed appraisal",
    ),
    Guard(
        "outgoing_signature_of_content", SIGNATURE, ("INSERT",), _OTHER_CONTENT, "a signature is bound to the content"
    ),
    Guard("outgoing_signature_no", SIGNATURE, ("UPDATE", "DELETE"), message="signatures are never altered"),
    Guard(
        "outgoing_secret",
        DOCUMENT,
        ("INSERT", "UPDATE"),
        _DRAFT_ON_INTERNET,
        "a secret draft is kept in zone wan alone",
    ),
)

install = partial(guards.install, guards=GUARDS)
remove = partial(guards.remove, guards=GUARDS)

_INDEX_SQLITE = (
    "CREATE VIRTUAL TABLE outgoing_search USING fts5(searchable, content='outgoing_outgoingdocument', content_rowid='id')",
    """CREATE TRIGGER outgoing_search_insert AFTER INSERT ON outgoing_outgoingdocument BEGIN
    INSERT INTO outgoing_search(rowid, searchable) VALUES (NEW.id, NEW.searchable); END""",
    """CREATE TRIGGER outgoing_search_delete AFTER DELETE ON outgoing_outgoingdocument BEGIN
    INSERT INTO outgoing_search(outgoing_search, rowid, searchable) VALUES ('delete', OLD.id, OLD.searchable); END""",
    """CREATE TRIGGER outgoing_search_update AFTER UPDATE ON outgoing_outgoingdocument
    WHEN OLD.searchable <> NEW.searchable BEGIN
    INSERT INTO outgoing_search(outgoing_search, rowid, searchable) VALUES ('delete', OLD.id, OLD.searchable);
    INSERT INTO outgoing_search(rowid, searchable) VALUES (NEW.id, NEW.searchable); END""",
)
_INDEX_POSTGRESQL = (
    "CREATE INDEX outgoing_search ON outgoing_outgoingdocument USING gin (to_tsvector('simple', searchable))",
)


def install_search(connection: BaseDatabaseWrapper) -> None:
    """Create the index of words and fill it."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for statement in _INDEX_POSTGRESQL if is_postgresql else _INDEX_SQLITE:
            cursor.execute(statement)
        if not is_postgresql:
            cursor.execute("INSERT INTO outgoing_search(outgoing_search) VALUES ('rebuild')")


def remove_search(connection: BaseDatabaseWrapper) -> None:
    """Drop it: for migrating backwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP INDEX IF EXISTS outgoing_search")
            return
        for event in ("insert", "delete", "update"):
            cursor.execute(f"DROP TRIGGER IF EXISTS outgoing_search_{event}")
        cursor.execute("DROP TABLE IF EXISTS outgoing_search")
