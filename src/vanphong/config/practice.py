"""The practice office put together: each module lays out its own part, lowest first; and sample documents to drop on the page."""

from datetime import datetime
from pathlib import Path

from vanphong.docform import api as docform
from vanphong.organisation.practice import load_practice_office as load_organisation
from vanphong.outgoing import practice as outgoing
from vanphong.registers import practice as registers

LAYERS = (load_organisation, registers.load, outgoing.load)
"""In this order; each is idempotent."""


def load_practice_office(now: datetime) -> None:
    """Lay out the practice office; again: adds nothing."""
    for lay_out in LAYERS:
        lay_out(now)


def lay_out_samples(folder: Path) -> int:
    """Write the sample documents that are not there yet; how many were written."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [sample for sample in docform.PRACTICE_DOCUMENTS if not (folder / sample.file_name).exists()]
    for sample in missing:
        (folder / sample.file_name).write_bytes(sample.render())
    return len(missing)
