"""Brings the values together: sheet → components → particulars."""

from vanphong.docform.model import Sheet
from vanphong.docform.particulars import signature, values
from vanphong.docform.particulars.marks import circulation_of, secrecy_of, urgency_of
from vanphong.docform.particulars.model import Found, Particulars, System
from vanphong.docform.recognise.model import Component
from vanphong.docform.recognise.recognising import read_components
from vanphong.docform.recognise.strips import Reading

LEAST_LETTERS = 60
"""With fewer per page the text is a watermark or a page number, not the document's own."""


def particulars_of(sheet: Sheet) -> Particulars:
    """The particulars of a sheet; a scan without text has none but its number of pages."""
    reading = read_components(sheet)
    lines = [strip.line for strip in reading.strips]
    letters = sum(letter.isalpha() for line in lines for letter in line.text)
    if letters < LEAST_LETTERS * max(1, len({line.page for line in lines})):
        return Particulars(page_count=sheet.page_count, secrecy=secrecy_of(lines))
    has_head = bool(reading.of(Component.HEADING, Component.REFERENCE))
    sender, parent = values.organs_of(reading)
    return Particulars(
        system=_system(reading),
        sender=sender,
        parent=parent,
        reference=values.reference_of(reading),
        place=values.place_of(reading),
        issued_on=values.date_of(reading),
        type_name=_type(reading, reading.type_name),
        type_abbreviation=_type(reading, reading.abbreviation),
        subject=values.subject_of(reading),
        addressees=values.addressees_of(reading),
        urgency=urgency_of(lines) if has_head else None,
        secrecy=secrecy_of(lines),
        circulation=circulation_of(lines) if has_head else None,
        signer_competence=signature.competence_of(reading),
        signer_position=signature.position_of(reading),
        signer_name=signature.signer_of(reading),
        recipients=signature.recipients_of(reading),
        page_count=sheet.page_count,
        has_text=True,
    )


def _system(reading: Reading) -> Found[System] | None:
    strips = reading.of(Component.HEADING, Component.REFERENCE, Component.ORGAN)
    if reading.system is None or not strips:
        return None
    return values.found_in(reading.system, reading.system_confidence, strips[0])


def _type(reading: Reading, value: str) -> Found[str] | None:
    strips = reading.of(Component.TYPE_NAME) or reading.of(Component.REFERENCE)
    if value and strips:
        return values.found_in(value, reading.type_confidence, strips[0])
    word = next(iter(reading.of(Component.APPENDIX_WORD)), None)
    if value == reading.type_name and word is not None and not reading.of(Component.HEADING):
        return values.found_in("Phụ lục", 0.6, word)
    return None
