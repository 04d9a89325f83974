"""Writing particulars onto a document, with the columns that are searched."""

from dataclasses import asdict

from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.queries.search import words_of
from vanphong.incoming.rules import Particulars
from vanphong.kernel.text.api import compact, fold


def write(document: IncomingDocument, given: Particulars) -> None:
    """Set every particular; nothing is saved."""
    for name, value in asdict(given).items():
        setattr(document, name, value)
    document.sender_folded = fold(given.sender_name)
    document.reference_key = compact(given.reference)
    document.searchable = words_of(given.reference, given.sender_name, given.subject, given.signer_name)
