"""The edition of the catalogue (`kernel.edition`)."""

from vanphong.catalogue.models import Edition
from vanphong.kernel.edition import EditionOf

_EDITION = EditionOf(Edition)

edition = _EDITION.token
renew_edition = _EDITION.renew
forget_edition = _EDITION.forget
one_edition = _EDITION.once
