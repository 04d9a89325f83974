"""The database's own refusal: only in zone `wan` a letter with a degree of secrecy is sent; what was sent is kept as it was."""

from django.db.backends.base.base import BaseDatabaseWrapper

_NOT_WAN = "NOT EXISTS (SELECT 1 FROM catalogue_installation i WHERE i.zone = 'wan')"
_SECRET = f"NEW.secrecy > 0 AND {_NOT_WAN}"
_OTHERWISE = "(SELECT d.secrecy FROM delivery_dispatch d WHERE d.id = NEW.dispatch_id) <> NEW.secrecy"
_CHANGED = (
    "OLD.source_kind <> NEW.source_kind OR OLD.source_id <> NEW.source_id OR OLD.sender_id <> NEW.sender_id "
    "OR OLD.secrecy <> NEW.secrecy OR OLD.reference <> NEW.reference OR OLD.subject <> NEW.subject "
    "OR OLD.sent_at <> NEW.sent_at"
)
TRIGGERS = (
    ("delivery_secret_dispatch", "delivery_dispatch", ("INSERT", "UPDATE"), _SECRET),
    ("delivery_secret_delivery", "delivery_delivery", ("INSERT", "UPDATE"), f"({_SECRET}) OR {_OTHERWISE}"),
    ("delivery_dispatch_is_kept", "delivery_dispatch", ("UPDATE",), _CHANGED),
)
"""Name, table, when, and what is refused; the conditions are the same on both databases."""

_SQLITE = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON {table} WHEN {condition}
BEGIN SELECT RAISE(ABORT, '{name}'); END
"""
_FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF {condition} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$
"""
_POSTGRES = "CREATE TRIGGER {name} BEFORE {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    with connection.cursor() as cursor:
        for name, table, events, condition in TRIGGERS:
            if connection.vendor == "postgresql":
                cursor.execute(_FUNCTION.format(name=name, condition=condition))
                cursor.execute(_POSTGRES.format(name=name, table=table, events=" OR ".join(events)))
                continue
            for event in events:
                cursor.execute(_SQLITE.format(name=name, table=table, event=event, condition=condition))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop them: for migrating backwards."""
    with connection.cursor() as cursor:
        for name, table, events, _ in TRIGGERS:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
                continue
            for event in events:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}_{event}")
