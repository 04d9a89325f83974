"""One entry for all formats: bytes to sheet, old encodings decoded."""

from collections.abc import Callable, Mapping

from vanphong.docform.layout import Unreadable
from vanphong.docform.model import Kind, Sheet
from vanphong.docform.readers.decoding import decoded

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"


def read_sheet(data: bytes, what: str = "", *, is_whole: bool = True) -> Sheet:
    """The layout model of a document; `what` is a media type, a file name or empty (then the bytes tell).

    An old .doc is read through LibreOffice. `is_whole` False: of a PDF the telling pages, of a .doc the text alone (quick), unless
    it is set in old fonts, which only LibreOffice tells. Raises
    `Unreadable` with a sentence for the person, `Locked`.
    """
    kind = _kind(data, what)
    if kind is None:
        raise Unreadable("Chỉ đọc được tệp .docx, .doc và .pdf.")
    return decoded(_READERS[kind](data, is_whole))


def _kind(data: bytes, what: str) -> str | None:
    if what in _READERS:
        return what
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return DOCX
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return DOC
    ending = what.rsplit(".", 1)[-1].lower()
    return {"pdf": PDF, "docx": DOCX, "doc": DOC}.get(ending)


def _docx(data: bytes, is_whole: bool) -> Sheet:  # noqa: FBT001  # one signature for all readers
    from vanphong.docform.readers.docx import read_docx

    return read_docx(data)


def _pdf(data: bytes, is_whole: bool) -> Sheet:  # noqa: FBT001
    from vanphong.docform.readers.pdf import read_pdf

    return read_pdf(data, is_whole=is_whole)


def _doc(data: bytes, is_whole: bool) -> Sheet:  # noqa: FBT001
    from contextlib import suppress
    from dataclasses import replace

    from vanphong.docform.readers.doc import doc_text
    from vanphong.docform.readers.docx import read_docx
    from vanphong.docform.readers.office import has_converter, to_docx
    from vanphong.docform.readers.text import sheet_of_text

    if not is_whole:
        text = sheet_of_text(doc_text(data), Kind.DOC)
        if not (decoded(text).notices and has_converter()):
            return text
        with suppress(Unreadable):
            return replace(read_docx(to_docx(data)), kind=Kind.DOC)
        return text
    return replace(read_docx(to_docx(data)), kind=Kind.DOC)


_READERS: Mapping[str, Callable[[bytes, bool], Sheet]] = {PDF: _pdf, DOCX: _docx, DOC: _doc}
