"""The database's own refusal: a number is never deleted, moved or given a second life; a ledger never goes back; a closed period takes none."""

from functools import partial

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard

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
GUARDS = (
    *(Guard(f"{table}_is_kept", table, ("DELETE",), message=f"{table} is never deleted") for table in _KEPT),
    *(
        Guard(f"{table}_stays", table, ("UPDATE",), refused, f"{table} is never moved or taken back")
        for table, refused in _KEPT.items()
    ),
    Guard(
        "registers_number_is_drawn",
        "registers_number",
        ("INSERT",),
        _NOT_FROM_LEDGER,
        "registers_number is taken from the ledger of an open period",
    ),
)

install = partial(guards.install, guards=GUARDS)
remove = partial(guards.remove, guards=GUARDS)
