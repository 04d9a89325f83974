"""The check of a draft's form (thể thức): ordered with every version, done by the worker, its findings kept."""

from datetime import datetime

from django.db import transaction

from vanphong.files import api as files
from vanphong.kernel.outbox import api as outbox
from vanphong.outgoing.choices import CheckOutcome
from vanphong.outgoing.models import FormCheck, OutgoingDocument
from vanphong.outgoing.queries import form


def order_check(document: OutgoingDocument, version: files.Version, now: datetime) -> None:
    """Have the worker check this version, also when it was checked before. For formats that carry no layout nothing is done."""
    from vanphong.outgoing.jobs import check_form

    if version.blob.format not in form.CHECKED:
        return
    known = {"version_number": version.number, "sha256": version.blob.sha256, "asked_at": now}
    waiting = {**known, "outcome": CheckOutcome.WAITING, "problem": ""}
    with transaction.atomic():
        check, _ = FormCheck.objects.update_or_create(document=document, version_id=version.pk, defaults=waiting)
        outbox.enqueue(check_form, now, check_id=check.pk)


def write_check(check: FormCheck, examined: form.Examined, now: datetime) -> None:
    """Keep what was found."""
    check.outcome, check.problem, check.checked_at = CheckOutcome.DONE, "", now
    check.profile, check.engine, check.findings = examined.profile, examined.engine, examined.findings
    check.save()


def write_problem(check: FormCheck, problem: str, now: datetime) -> None:
    """Keep why it could not be checked."""
    check.outcome, check.problem, check.checked_at = CheckOutcome.FAILED, problem, now
    check.save()
