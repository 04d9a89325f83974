"""Work of the worker: the check of a draft's form, the rendition of a numbered document, reminders of opinions that are due."""

from datetime import datetime, time, timedelta

from vanphong.catalogue import api as catalogue
from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.clock import OFFICE_ZONE, office_date
from vanphong.kernel.outbox.api import every, job
from vanphong.outgoing.actions.checking import write_check, write_problem
from vanphong.outgoing.actions.consulting import remind
from vanphong.outgoing.actions.drafting import Text, zone
from vanphong.outgoing.actions.issuing import render
from vanphong.outgoing.choices import CheckOutcome, ConsultationState, State
from vanphong.outgoing.models import Consultation, FormCheck, OutgoingDocument
from vanphong.outgoing.queries import form
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


@job(title="Kiểm tra thể thức dự thảo", in_transaction=False)
def check_form(now: datetime, check_id: int) -> None:
    """Check one version of a draft by the rules of form; what cannot be read is said on the record."""
    check = FormCheck.objects.select_related("document__document_type").get(pk=check_id)
    if check.outcome != CheckOutcome.WAITING:
        return
    try:
        examined = form.examine(check, now)
    except docform.Unreadable as failure:
        write_problem(check, f"Không đọc được bố cục của tệp: {failure}", now)
        return
    write_check(check, examined, now)


@every(minutes=60, title="Nhắc trả lời ý kiến đến hạn")
def remind_of_opinions(now: datetime) -> None:
    """Consultations whose deadline is tomorrow or past are reminded of once a day, in the morning of a working day."""
    today = office_date(now)
    if not catalogue.calendar().is_working(today):
        return
    due = Consultation.objects.filter(state=ConsultationState.OPEN, due_on__lte=today + timedelta(days=1))
    begun = datetime.combine(today, time.min, OFFICE_ZONE)
    for row in due.exclude(reminded_at__gte=begun).filter(opinions__answer="").distinct().order_by("id"):
        remind(row.pk, SYSTEM, now)


def _numbered(document: OutgoingDocument, source: files.Version) -> bytes:
    data = files.content_of(source)
    if source.blob.format is not files.FileFormat.DOCX or document.issued_on is None:
        return data
    return docform.fill_number(data, document.reference, document.issued_on)


def _store(data: bytes, document: OutgoingDocument, extension: str, now: datetime) -> files.Blob:
    return files.store(data, f"{_stem(document)}.{extension}", actor=SYSTEM, now=now, zone=zone())


def _stem(document: OutgoingDocument) -> str:
    return document.reference.replace("/", "-")
