"""The database's own refusal: a number is never deleted, moved or given a second life; a ledger never goes back; a closed period takes none.

On SQLite a migration that makes one of these tables anew drops its triggers without a word: it has to remove them before and install them after.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_KEPT = {
    "registers_number": (
        "NEW.register_id <> OLD.register_id OR NEW.period <> OLD.period OR NEW.series <> OLD.series OR NEW.value <> OLD.value"
        " OR (NEW.state <> OLD.state AND NOT (OLD.state = 'held' AND NEW.state IN ('used', 'void'))"
        " AND NOT (OLD.state = 'used' AND NEW.state = 'void'))"
        " OR (OLD.record_kind <> '' AND (NEW.record_kind <> OLD.record_kind OR NEW.record_id <> OLD.record_id))"
    ),
    "registers_ledger": (
        "NEW.register_id <> OLD.register_id OR NEW.period <> OLD.period OR NEW.series <> OLD.series"
        " OR NEW.begins_at <> OLD.begins_at OR NEW.reached < OLD.reached"
    ),
    "registers_period": "NEW.register_id <> OLD.register_id OR NEW.key <> OLD.key OR (OLD.is_closed AND NOT NEW.is_closed)",
}
"""Table → what an update may not do."""

_NOT_FROM_LEDGER = (
    "NOT EXISTS (SELECT 1 FROM registers_ledger l WHERE l.register_id = NEW.register_id AND l.period = NEW.period"
    " AND l.series = NEW.series AND NEW.value BETWEEN l.begins_at AND l.reached)"
    " OR EXISTS (SELECT 1 FROM registers_period p WHERE p.register_id = NEW.register_id AND p.key = NEW.period AND p.is_closed)"
)
_GUARDS = [
    *((table, "DELETE", "", "is never deleted") for table in _KEPT),
    *((table, "UPDATE", refused, "is never moved or taken back") for table, refused in _KEPT.items()),
    ("registers_number", "INSERT", _NOT_FROM_LEDGER, "is taken from the ledger of an open period"),
]

_SQLITE = """
CREATE TRIGGER {name} BEFORE {verb} ON {table} {when} BEGIN SELECT RAISE(ABORT, '{table} {words}'); END
"""
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF {refused} THEN RAISE EXCEPTION '{table} {words}'; END IF; RETURN NEW; END $$
"""
_POSTGRES = "CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    with connection.cursor() as cursor:
        for table, verb, refused, words in _GUARDS:
            name = _name(table, verb)
            known = {"name": name, "table": table, "verb": verb, "words": words}
            if connection.vendor == "postgresql":
                cursor.execute(_POSTGRES_FUNCTION.format(refused=refused or "TRUE", **known))
                cursor.execute(_POSTGRES.format(**known))
            else:
                cursor.execute(_SQLITE.format(when=f"WHEN {refused}" if refused else "", **known))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: for migrating backwards, and for tests that tamper."""
    with connection.cursor() as cursor:
        for table, verb, _, _ in _GUARDS:
            name = _name(table, verb)
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _name(table: str, verb: str) -> str:
    return f"{table}_guards_{verb.lower()}"
