"""The database's own refusal of two main positions at once: an exclusion constraint on PostgreSQL, triggers on SQLite."""

from django.db.backends.base.base import BaseDatabaseWrapper

_POSTGRES = """
ALTER TABLE organisation_holding ADD CONSTRAINT holding_main_never_overlaps EXCLUDE USING gist
(int8range(person_id, person_id, '[]') WITH &&, daterange(since, until, '[)') WITH &&) WHERE (is_main)
"""
_SQLITE = """
CREATE TRIGGER holding_main_never_overlaps_{verb} BEFORE {verb} ON organisation_holding
WHEN NEW.is_main AND EXISTS (
  SELECT 1 FROM organisation_holding h WHERE h.person_id = NEW.person_id AND h.is_main AND h.id IS NOT NEW.id
  AND (h.until IS NULL OR h.until > NEW.since) AND (NEW.until IS NULL OR NEW.until > h.since)
  AND (h.until IS NULL OR h.until > h.since) AND (NEW.until IS NULL OR NEW.until > NEW.since)
)
BEGIN SELECT RAISE(ABORT, 'holding_main_never_overlaps'); END
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the constraint or the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES)
            return
        for verb in ("insert", "update"):
            cursor.execute(_SQLITE.format(verb=verb))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop them: for migrating backwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE organisation_holding DROP CONSTRAINT holding_main_never_overlaps")
            return
        for verb in ("insert", "update"):
            cursor.execute(f"DROP TRIGGER IF EXISTS holding_main_never_overlaps_{verb}")
