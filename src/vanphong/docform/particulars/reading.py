"""Brings head, marks and foot together."""

from vanphong.docform.layout import Layout
from vanphong.docform.particulars.foot import read_foot
from vanphong.docform.particulars.head import read_head
from vanphong.docform.particulars.marks import circulation_of, secrecy_of, urgency_of
from vanphong.docform.particulars.model import Particulars

LEAST_LETTERS = 60
"""With fewer per page the text is a watermark or a page number, not the document's own."""


def particulars_of(layout: Layout) -> Particulars:
    """The particulars of a layout; a scan without text has none but its number of pages."""
    lines = layout.lines
    letters = sum(letter.isalpha() for line in lines for letter in line.text)
    if letters < LEAST_LETTERS * max(1, len({line.page for line in lines})):
        return Particulars(page_count=layout.page_count, secrecy=secrecy_of(lines))
    head, foot = read_head(lines), read_foot(lines)
    has_head = head.system is not None or head.reference is not None
    return Particulars(
        system=head.system,
        sender=head.sender,
        parent=head.parent,
        reference=head.reference,
        place=head.place,
        issued_on=head.issued_on,
        type_name=head.type_name,
        type_abbreviation=head.type_abbreviation,
        subject=head.subject,
        addressees=head.addressees,
        urgency=urgency_of(lines) if has_head else None,
        secrecy=secrecy_of(lines),
        circulation=circulation_of(lines) if has_head else None,
        signer_competence=foot.competence,
        signer_position=foot.position,
        signer_name=foot.name,
        recipients=foot.recipients,
        page_count=layout.page_count,
        has_text=True,
    )
