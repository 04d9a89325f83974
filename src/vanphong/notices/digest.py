"""The e-mail digest (thư tổng hợp): sentences of notices, never anything secret, each notice in at most one letter.

A letter's notices are claimed before it is sent. A letter that the mail server refused gives them back; one of which it is not known whether it
left (the worker was killed while sending) keeps them: nothing is mailed twice.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string

from vanphong.notices import rules
from vanphong.notices.choices import Rhythm
from vanphong.notices.models import Digest, Notice
from vanphong.notices.queries import habit_of

OLDEST = timedelta(days=3)
"""What is older is no news any more, such as after mail was configured."""
LONGEST = 200
DUMMY = "django.core.mail.backends.dummy.EmailBackend"


def mail_is_configured() -> bool:
    """Whether the installation has a mail server."""
    return settings.EMAIL_BACKEND != DUMMY


def waiting(now: datetime) -> QuerySet[Notice]:
    """Notices to be mailed: not read meanwhile, not claimed by a letter, of people who have an address and an account in use."""
    return Notice.objects.filter(
        is_in_digest=True,
        digest=None,
        read_at=None,
        shown_at__lte=now,
        created_at__gte=now - OLDEST,
        person__account__is_locked=False,
    ).exclude(person__email="")


def send_digests(now: datetime) -> int:
    """Send every letter that is due; how many. Raises what the mail server's connection raises, after giving back what was not sent."""
    people = waiting(now).order_by("person_id").values_list("person_id", flat=True).distinct()
    due = [person_id for person_id in people if is_due(person_id, now)]
    if not due:
        return 0
    with get_connection() as server:
        return sum(_send(claim(person_id, now), now, server) for person_id in due)


def is_due(person_id: int, now: datetime) -> bool:
    """Whether the person may be mailed now."""
    habit = habit_of(person_id)
    if rules.is_quiet(now, habit.quiet_from, habit.quiet_until):
        return False
    sent = Digest.objects.filter(person_id=person_id).exclude(sent_at=None).order_by("-sent_at")
    last_sent = sent.values_list("sent_at", flat=True).first()
    return rules.digest_is_due(now, is_daily=habit.rhythm == Rhythm.DAILY, hour=habit.hour, last_sent=last_sent)


def claim(person_id: int, now: datetime) -> Digest:
    """A letter with the person's waiting notices, which no other letter can have any more."""
    with transaction.atomic():
        letter = Digest.objects.create(person_id=person_id, made_at=now)
        wanted = waiting(now).filter(person_id=person_id).order_by("id").values_list("id", flat=True)[:LONGEST]
        Notice.objects.filter(pk__in=list(wanted), digest=None).update(digest=letter)
    return letter


def _send(letter: Digest, now: datetime, server: BaseEmailBackend) -> int:
    sentences = list(letter.notices.order_by("id").values_list("sentence", flat=True))
    if not sentences:
        letter.delete()
        return 0
    try:
        message(letter, sentences, server).send()
    except SMTPRecipientsRefused:
        give_back(letter, "Máy chủ thư từ chối địa chỉ của người nhận.")
        return 0
    except (SMTPException, OSError) as failure:
        give_back(letter, f"Máy chủ thư không nhận: {type(failure).__name__}.")
        raise
    Digest.objects.filter(pk=letter.pk).update(sent_at=now)
    return 1


def message(letter: Digest, sentences: Iterable[str], server: BaseEmailBackend) -> EmailMessage:
    """The letter: sentences alone; whoever wants more signs in."""
    told = list(sentences)
    body = render_to_string("notices/digest.txt", {"sentences": told, "name": letter.person.name})
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    return EmailMessage(
        f"Văn phòng: {len(told)} thông báo mới", body, to=[letter.person.email], connection=server, headers=headers
    )


def give_back(letter: Digest, error: str) -> None:
    """The letter did not leave: its notices wait for another."""
    with transaction.atomic():
        Notice.objects.filter(digest=letter).update(digest=None)
        Digest.objects.filter(pk=letter.pk).update(error=error)


def troubles(now: datetime) -> int:
    """How many letters of the last day did not go out."""
    return Digest.objects.filter(sent_at=None, made_at__gte=now - timedelta(days=1)).count()
