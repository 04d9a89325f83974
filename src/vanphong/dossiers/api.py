"""The door of dossiers: file a record, ask in which dossiers it is, search.

The dialog «Lưu vào hồ sơ» is the link `/ho-so/luu/?van-ban=<kind>:<id>` with `data-dialog`; `filing_url` makes it.
"""

from vanphong.dossiers.actions import file, take_out
from vanphong.dossiers.choices import State
from vanphong.dossiers.models import Dossier
from vanphong.dossiers.queries import describe, dossiers_of, dossiers_to_file_in, filing_url, search

__all__ = [
    "Dossier",
    "State",
    "describe",
    "dossiers_of",
    "dossiers_to_file_in",
    "file",
    "filing_url",
    "search",
    "take_out",
]
