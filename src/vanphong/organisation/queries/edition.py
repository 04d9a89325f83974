"""The edition of the organisation's data (`kernel.edition`)."""

from vanphong.kernel.edition import EditionOf
from vanphong.organisation.models import Edition

_EDITION = EditionOf(Edition)

edition = _EDITION.token
renew_edition = _EDITION.renew
one_edition = _EDITION.once
