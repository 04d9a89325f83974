"""What the database itself refuses, on SQLite and PostgreSQL: a signature without its appraisal or altered, a secret draft on the Internet.

Beside them the index of words for `queries.search`: FTS5 kept up by triggers on SQLite, GIN on PostgreSQL.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

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

RULES = (
    ("outgoing_signature_needs_appraisal", "INSERT", "outgoing_signature", _UNAPPRAISED, "no signature without a passed appraisal"),
    ("outgoing_signature_of_content", "INSERT", "outgoing_signature", _OTHER_CONTENT, "a signature is bound to the content"),
    ("outgoing_signature_no_update", "UPDATE", "outgoing_signature", "", "signatures are never altered"),
    ("outgoing_signature_no_delete", "DELETE", "outgoing_signature", "", "signatures are never altered"),
    ("outgoing_secret_insert", "INSERT", "outgoing_outgoingdocument", _DRAFT_ON_INTERNET, "a secret draft is kept in zone wan alone"),
    ("outgoing_secret_update", "UPDATE", "outgoing_outgoingdocument", _DRAFT_ON_INTERNET, "a secret draft is kept in zone wan alone"),
)  # fmt: skip
"""(name, verb, table, condition that is refused, message); without a condition every row is refused."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    make = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for rule in RULES:
            for statement in make(*rule):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: for migrating backwards."""
    with connection.cursor() as cursor:
        for name, _, table, _, _ in RULES:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")


def _sqlite(name: str, verb: str, table: str, condition: str, message: str) -> list[str]:
    when = f"WHEN {condition}" if condition else ""
    return [
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table} {when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ]


def _postgresql(name: str, verb: str, table: str, condition: str, message: str) -> list[str]:
    kept = "OLD" if verb == "DELETE" else "NEW"
    refusal = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'"
    body = f"BEGIN IF {condition or 'TRUE'} THEN {refusal}; END IF; RETURN {kept}; END"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


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
