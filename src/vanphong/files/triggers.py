"""The database's own refusal: outside the isolated network no file of a secret record is kept (zone of `catalogue_installation`)."""

from functools import partial

from vanphong.kernel import guards
from vanphong.kernel.guards import Guard

REFUSED = "NEW.secrecy > 0 AND NOT EXISTS (SELECT 1 FROM catalogue_installation i WHERE i.zone = 'wan')"
GUARDS = (Guard("files_secret_outside_wan", "files_version", ("INSERT", "UPDATE"), REFUSED),)

install = partial(guards.install, guards=GUARDS)
remove = partial(guards.remove, guards=GUARDS)
