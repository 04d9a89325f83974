"""The database's own refusal of two main positions at once: an exclusion constraint on PostgreSQL, triggers on SQLite."""

from django.db.backends.base.base import BaseDatabaseWrapper

from vanphong.kernel import guards
from vanphong.kernel.guards import POSTGRESQL, Guard

NAME = "holding_main_never_overlaps"
_CONSTRAINT = f"""
ALTER TABLE organisation_holding ADD CONSTRAINT {NAME} EXCLUDE USING gist
(int8range(person_id, person_id, '[]') WITH &&, daterange(since, until, '[)') WITH &&) WHERE (is_main)
"""
_OVERLAPPING = """
NEW.is_main AND EXISTS (
  SELECT 1 FROM organisation_holding h WHERE h.person_id = NEW.person_id AND h.is_main AND h.id IS NOT NEW.id
  AND (h.until IS NULL OR h.until > NEW.since) AND (NEW.until IS NULL OR NEW.until > h.since)
  AND (h.until IS NULL OR h.until > h.since) AND (NEW.until IS NULL OR NEW.until > NEW.since)
)
"""
GUARDS = (Guard(NAME, "organisation_holding", ("INSERT", "UPDATE"), _OVERLAPPING, only_sqlite=True),)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the constraint or the triggers."""
    guards.install(connection, GUARDS)
    if connection.vendor == POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute(_CONSTRAINT)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop them: for migrating backwards."""
    guards.remove(connection, GUARDS)
    if connection.vendor == POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE organisation_holding DROP CONSTRAINT {NAME}")
