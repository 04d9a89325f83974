"""The database's own refusal: only in zone `wan` a letter with a degree of secrecy is sent; what was sent is kept as it was."""

from functools import partial

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard

_NOT_WAN = "NOT EXISTS (SELECT 1 FROM catalogue_installation i WHERE i.zone = 'wan')"
_SECRET = f"NEW.secrecy > 0 AND {_NOT_WAN}"
_OTHERWISE = "(SELECT d.secrecy FROM delivery_dispatch d WHERE d.id = NEW.dispatch_id) <> NEW.secrecy"
_CHANGED = (
    "OLD.source_kind <> NEW.source_kind OR OLD.source_id <> NEW.source_id OR OLD.sender_id <> NEW.sender_id "
    "OR OLD.secrecy <> NEW.secrecy OR OLD.reference <> NEW.reference OR OLD.subject <> NEW.subject "
    "OR OLD.sent_at <> NEW.sent_at"
)
GUARDS = (
    Guard("delivery_secret_dispatch", "delivery_dispatch", ("INSERT", "UPDATE"), _SECRET),
    Guard("delivery_secret_delivery", "delivery_delivery", ("INSERT", "UPDATE"), f"({_SECRET}) OR {_OTHERWISE}"),
    Guard("delivery_dispatch_is_kept", "delivery_dispatch", ("UPDATE",), _CHANGED),
)

install = partial(guards.install, guards=GUARDS)
remove = partial(guards.remove, guards=GUARDS)
