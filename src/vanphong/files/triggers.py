"""The database's own refusal: outside the isolated network no file of a secret record is kept (zone of `catalogue_installation`)."""

from django.db.backends.base.base import BaseDatabaseWrapper

NAME = "files_secret_outside_wan"
REFUSED = "NEW.secrecy > 0 AND NOT EXISTS (SELECT 1 FROM catalogue_installation i WHERE i.zone = 'wan')"

_SQLITE = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON files_version WHEN {refused}
BEGIN SELECT RAISE(ABORT, '{name}'); END
"""
_POSTGRES = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF {refused} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$;
CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON files_version FOR EACH ROW EXECUTE FUNCTION {name}()
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES.format(name=NAME, refused=REFUSED))
            return
        for event in ("insert", "update"):
            cursor.execute(_SQLITE.format(name=NAME, refused=REFUSED, event=event))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop them: for migrating backwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP TRIGGER {NAME} ON files_version")
            cursor.execute(f"DROP FUNCTION {NAME}()")
            return
        for event in ("insert", "update"):
            cursor.execute(f"DROP TRIGGER {NAME}_{event}")
