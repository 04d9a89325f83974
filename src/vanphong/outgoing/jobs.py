"""Work of the worker: the rendition of a numbered document."""

from datetime import datetime

from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.outbox.api import job
from vanphong.outgoing.actions.drafting import Text, zone
from vanphong.outgoing.actions.issuing import render
from vanphong.outgoing.choices import State
from vanphong.outgoing.models import OutgoingDocument
from vanphong.outgoing.queries.contents import content_files


@job(title="Điền số, ngày và dựng bản PDF phát hành", in_transaction=False)
def make_rendition(now: datetime, document_id: int) -> None:
    """Fill number and day into the signed text and make a PDF of it. Raises `NoConverter` without LibreOffice: the clerk uploads the PDF."""
    document = OutgoingDocument.objects.select_related("document_type").get(pk=document_id)
    if document.state != State.NUMBERED:
        return
    source = content_files(document)[0]
    numbered = _store(_numbered(document, source), document, source.blob.format.extension, now)
    pdf = files.to_pdf(numbered, now)
    text = Text(_store(pdf, document, "pdf", now), f"{_stem(document)}.pdf")
    render(document_id, SYSTEM, now, text=text)


def _numbered(document: OutgoingDocument, source: files.Version) -> bytes:
    data = files.content_of(source)
    if source.blob.format is not files.FileFormat.DOCX or document.issued_on is None:
        return data
    return docform.fill_number(data, document.reference, document.issued_on)


def _store(data: bytes, document: OutgoingDocument, extension: str, now: datetime) -> files.Blob:
    return files.store(data, f"{_stem(document)}.{extension}", actor=SYSTEM, now=now, zone=zone())


def _stem(document: OutgoingDocument) -> str:
    return document.reference.replace("/", "-")
