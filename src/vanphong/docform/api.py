"""The door of docform: read particulars and text, check the form, compose and typeset documents, compare texts, show pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from vanphong.docform.authority.issuing import AuthorityFinding, IssuingFacts, TypeFacts, against, doubt, may_issue
from vanphong.docform.authority.tables import issuing_rows
from vanphong.docform.authority.vocabulary import Issuer, IssuerLevel, Verdict, Word
from vanphong.docform.checking import Report
from vanphong.docform.compound import Compound
from vanphong.docform.difference import Block, Change, text_difference
from vanphong.docform.layout import Layout, Line, Locked, Unreadable, tidy
from vanphong.docform.legacy.decoding import Repaired, RepairedLine, repair, repair_runs
from vanphong.docform.legacy.layouts import settled
from vanphong.docform.lines import layout_of
from vanphong.docform.locating import Box, locate
from vanphong.docform.model import Sheet
from vanphong.docform.parcels import DEEPEST, PARCELS, Member, Parcel, html_text, opened_parcel
from vanphong.docform.particulars.marks import TOP_LINES, secrecy_of
from vanphong.docform.particulars.model import Found, Particulars, Secrecy, System, Urgency
from vanphong.docform.particulars.reading import particulars_of
from vanphong.docform.readers import plain
from vanphong.docform.readers.doc import doc_text, is_encrypted
from vanphong.docform.readers.docx import read_docx
from vanphong.docform.readers.reading import DOC, DOCX, PDF, read_sheet
from vanphong.docform.readers.rtf import rtf_runs
from vanphong.docform.readers.text import sheet_of_text
from vanphong.docform.rules.model import Finding, Rule, Severity
from vanphong.docform.spec import DocumentSpec, Grid, Heading

if TYPE_CHECKING:
    from vanphong.docform.edits import Edit
    from vanphong.docform.fixes.applying import Applied
    from vanphong.docform.pages import bare_pages, page_image, page_sizes, page_words, png_of
    from vanphong.docform.practice import PRACTICE_DOCUMENTS, PracticeDocument
    from vanphong.docform.profiles.model import Profile
    from vanphong.docform.rules.context import Series
    from vanphong.docform.writers.numbering import fill_number
    from vanphong.docform.writers.typeset import render_pdf
    from vanphong.docform.writers.word import compose

__all__ = [
    "DOC",
    "DOCX",
    "PARCELS",
    "PDF",
    "PRACTICE_DOCUMENTS",
    "AuthorityFinding",
    "Block",
    "Box",
    "Change",
    "Compound",
    "DocumentSpec",
    "Finding",
    "Found",
    "Grid",
    "Heading",
    "Issuer",
    "IssuerLevel",
    "IssuingFacts",
    "Locked",
    "Particulars",
    "PracticeDocument",
    "Repaired",
    "RepairedLine",
    "Report",
    "Rule",
    "Secrecy",
    "Severity",
    "Sheet",
    "System",
    "TypeFacts",
    "Unreadable",
    "Urgency",
    "Verdict",
    "Word",
    "against",
    "apply_fixes",
    "bare_pages",
    "check",
    "compose",
    "doubt",
    "extract_text",
    "fill_number",
    "finding_data",
    "is_encrypted",
    "issuing_rows",
    "locate",
    "may_issue",
    "opened_parcel",
    "page_image",
    "page_sizes",
    "page_words",
    "png_of",
    "profile_at",
    "profiles",
    "read_particulars",
    "read_secrecy",
    "read_sheet",
    "read_text",
    "render_pdf",
    "repair",
    "rules",
    "text_difference",
    "tidy",
]

_LATER = {
    **dict.fromkeys(("bare_pages", "page_image", "page_sizes", "page_words", "png_of"), "pages"),
    **dict.fromkeys(("PRACTICE_DOCUMENTS", "PracticeDocument"), "practice"),
    "compose": "writers.word",
    "fill_number": "writers.numbering",
    "render_pdf": "writers.typeset",
}
"""What needs the libraries of PDF, Word and typesetting is imported when it is first asked for."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"vanphong.docform.{_LATER[name]}"), name)


def _pdf_text(data: bytes) -> str:
    from vanphong.docform.readers.pdf import pdf_text

    return pdf_text(data)


RTF = "application/rtf"

_TEXTS: Mapping[str, Callable[[bytes], str]] = {
    PDF: _pdf_text,
    DOCX: lambda data: read_docx(data).text,
    DOC: doc_text,
    "application/vnd.ms-excel": plain.sheet_text,
    "text/plain": plain.decoded,
    "text/html": lambda data: html_text(plain.decoded(data)),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": plain.office_text,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": plain.office_text,
    "application/vnd.oasis.opendocument.text": plain.open_document_text,
    "application/vnd.oasis.opendocument.spreadsheet": plain.open_document_text,
    "application/vnd.oasis.opendocument.presentation": plain.open_document_text,
}


def extract_text(data: bytes, media_type: str) -> str:
    """The text of a document in Unicode; empty for images, scans and types without text. Raises `Unreadable`, `Locked`."""
    return read_text(data, media_type).text


def read_text(data: bytes, media_type: str) -> Repaired:
    """The text line by line, as stored and in Unicode: what was typed for old fonts is converted. Raises `Unreadable`, `Locked`."""
    return _read_text(data, media_type, DEEPEST)


def _read_text(data: bytes, media_type: str, deep: int) -> Repaired:
    if media_type in PARCELS:
        return _read_parcel(opened_parcel(data, media_type), deep)
    if media_type == RTF:
        return repair_runs(rtf_runs(data))
    reader = _TEXTS.get(media_type)
    return repair(reader(data) if reader else "")


def _read_parcel(parcel: Parcel, deep: int) -> Repaired:
    """Its own words, then those of each file in it; what cannot be read inside is named, and costs nothing else."""
    own = repair(parcel.text)
    lines, sure = list(own.lines), [own.confidence]
    for member in parcel.members:
        lines.append(RepairedLine("", f"— {member.name} —", None))
        if not member.media_type or (deep <= 0 and member.media_type in PARCELS):
            continue
        try:
            inner = _read_text(member.data, member.media_type, deep - 1)
        except Unreadable:
            continue
        lines += inner.lines
        sure.append(inner.confidence)
    return Repaired(tuple(lines), min(sure))


def read_particulars(data: bytes, media_type: str) -> Particulars:
    """What the document says about itself; nothing found for types without text. Raises `Unreadable`, `Locked`."""
    return particulars_of(_sheet(data, media_type))


def read_secrecy(data: bytes, media_type: str) -> Found[Secrecy] | None:
    """The secrecy mark that stands as a stamp in the document; None when there is none that can be read."""
    return _read_secrecy(data, media_type, DEEPEST)


def _read_secrecy(data: bytes, media_type: str, deep: int) -> Found[Secrecy] | None:
    if media_type in PARCELS:
        parcel = opened_parcel(data, media_type)
        inside = (_secrecy_inside(member, deep - 1) for member in parcel.members) if deep > 0 else ()
        own = secrecy_of(Line(line) for line in parcel.text.split("\n"))
        return max((mark for mark in (own, *inside) if mark), key=lambda mark: mark.value, default=None)
    lines = layout_of(_sheet(data, media_type)).lines
    if media_type == PDF:
        from vanphong.docform.readers.pdf import HEAD_PAGES, page_tops

        tops = settled(Layout(tuple(Line(text, page) for text, page in page_tops(data, TOP_LINES)), None)).lines
        lines = (*(line for line in lines if line.page <= HEAD_PAGES), *tops)
    return secrecy_of(lines)


def _secrecy_inside(member: Member, deep: int) -> Found[Secrecy] | None:
    try:
        return _read_secrecy(member.data, member.media_type, deep) if member.media_type else None
    except Unreadable:
        return None


def _sheet(data: bytes, media_type: str) -> Sheet:
    """Quickly: of a PDF the pages where particulars stand, of an old .doc its text."""
    if media_type in {PDF, DOCX, DOC}:
        return read_sheet(data, media_type, is_whole=False)
    return sheet_of_text(extract_text(data, media_type))


def check(
    data: bytes,
    media_type: str,
    *,
    profile: str = "",
    on: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    series: "Series | None" = None,
    signed_on: date | None = None,
) -> Report:
    """What is not as the form rules ask. `profile` empty: chosen by the document's system and day; `on` stands for a day that it does not give.

    Raises `Unreadable`, `Locked`.
    """
    from vanphong.docform import checking
    from vanphong.docform.profiles.loading import profile as profile_of
    from vanphong.docform.recognise.recognising import recognise

    sheet = read_sheet(data, media_type)
    chosen = profile_of(profile, on) if profile else None
    asked = {"select": select, "ignore": ignore, "series": series, "signed_on": signed_on}
    return checking.check(sheet, recognise(sheet), profile=chosen, on=on, **asked)  # type: ignore[arg-type]  # by name


def rules() -> Mapping[str, Rule]:
    """Every rule by its code, to be read by people: title, severity, articles, explanation, a wrong and a right example."""
    from vanphong.docform.rules.registry import load

    return load()


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain values, to be kept."""
    from vanphong.docform.report.data import finding_data as made

    return made(finding)


def profiles() -> "tuple[Profile, ...]":
    """The form rules of every system and time."""
    from vanphong.docform.profiles.loading import CODES, profile

    return tuple(profile(code) for code in CODES)


def profile_at(system: System, on: date) -> "Profile":
    """The form rules for documents of a system on that day."""
    from vanphong.docform.profiles.loading import profile_for

    return profile_for(system, on)


def apply_fixes(data: bytes, fixes: "Sequence[Sequence[Edit]]") -> "Applied":
    """Apply the fixes to a .docx, each a group of edits that belong together. Raises `Unreadable` for what is no .docx."""
    from vanphong.docform.fixes.applying import apply_fixes as applied

    return applied(data, fixes)
