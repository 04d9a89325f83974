from datetime import time, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from tests.office.office import NOW
from vanphong.notices import digest, jobs
from vanphong.notices.actions import choose, mark_read, notify
from vanphong.notices.choices import Channel
from vanphong.notices.models import Digest, Notice
from vanphong.notices.ports import declare_topic

declare_topic("try", "Thử", Channel.BOTH)


@pytest.fixture
def person(office):
    found = office.person("vanthu")
    found.email = "van-thu@thuc-hanh.example"
    found.save()
    return found.pk


def tell(person, key="a", now=NOW, sentence="Đồng chí được giao chủ trì văn bản 12-CV/TU", **more):
    notify([person], topic="try", sentence=sentence, ref=("task", 1), key=key, now=now, **more)


class Refusing(EmailBackend):
    """A mail server that knows nobody."""

    def send_messages(self, messages):
        """Refuse."""
        raise SMTPRecipientsRefused({})


class Broken(EmailBackend):
    """A mail server that goes away."""

    def send_messages(self, messages):
        """Go away."""
        raise SMTPServerDisconnected("gone")


class TestSendDigests:
    def test_one_letter_with_what_waits(self, person):
        tell(person, "a")
        tell(person, "b", sentence="Văn bản sắp đến hạn & cần xử lý")
        assert digest.send_digests(NOW) == 1
        letter = mail.outbox[0]
        assert letter.to == ["van-thu@thuc-hanh.example"]
        assert letter.subject == "Văn phòng: 2 thông báo mới"
        assert "- Văn bản sắp đến hạn & cần xử lý" in letter.body

    def test_never_mails_a_notice_twice(self, person):
        choose(person, channels={}, quiet_from=time(0), quiet_until=time(0), rhythm="hourly", hour=7)
        tell(person)
        digest.send_digests(NOW)
        tell(person, "b")
        for hours in (1, 2, 3):
            digest.send_digests(NOW + timedelta(hours=hours))
        assert [letter.subject for letter in mail.outbox] == ["Văn phòng: 1 thông báo mới"] * 2

    def test_a_letter_whose_fate_is_unknown_is_not_sent_again(self, person):
        tell(person)
        digest.claim(person, NOW)
        assert digest.send_digests(NOW + timedelta(hours=1)) == 0
        assert digest.troubles(NOW) == 1

    def test_once_a_day_from_the_chosen_hour_on(self, person):
        choose(person, channels={}, quiet_from=time(22), quiet_until=time(6), rhythm="daily", hour=10)
        tell(person)
        assert digest.send_digests(NOW) == 0
        assert digest.send_digests(NOW + timedelta(hours=1)) == 1
        tell(person, "b", now=NOW + timedelta(hours=2))
        assert digest.send_digests(NOW + timedelta(hours=3)) == 0
        assert digest.send_digests(NOW + timedelta(days=1, hours=1)) == 1

    def test_not_in_quiet_hours(self, person):
        choose(person, channels={}, quiet_from=time(8), quiet_until=time(11), rhythm="hourly", hour=0)
        tell(person, now=NOW - timedelta(hours=3))
        assert digest.send_digests(NOW) == 0
        assert digest.send_digests(NOW + timedelta(hours=2)) == 1

    def test_nothing_secret_nothing_read_nothing_old(self, person):
        tell(person, "secret", secrecy=1)
        tell(person, "old", now=NOW - timedelta(days=4))
        tell(person, "read")
        mark_read(person, NOW, notice_ids=[Notice.objects.get(key="read").pk])
        assert digest.send_digests(NOW) == 0
        assert not mail.outbox

    def test_nobody_without_an_address_or_with_a_locked_account(self, office, person):
        other = office.person("bithu")
        other.email = ""
        other.save()
        tell(other.pk)
        tell(person)
        account = office.account("vanthu")
        account.is_locked = True
        account.save()
        assert digest.send_digests(NOW) == 0

    def test_a_refused_address_is_told_and_the_notices_wait(self, person, settings):
        tell(person)
        settings.EMAIL_BACKEND = f"{__name__}.Refusing"
        assert digest.send_digests(NOW) == 0
        assert "từ chối" in Digest.objects.get().error
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        assert digest.send_digests(NOW) == 1

    def test_a_server_that_goes_away_fails_the_job_and_loses_nothing(self, person, settings):
        tell(person)
        settings.EMAIL_BACKEND = f"{__name__}.Broken"
        with pytest.raises(SMTPServerDisconnected):
            jobs.send_digests(NOW)
        assert Notice.objects.get().digest is None
        assert digest.troubles(NOW) == 1

    def test_without_a_mail_server_nothing_is_claimed(self, person, settings):
        tell(person)
        settings.EMAIL_BACKEND = digest.DUMMY
        jobs.send_digests(NOW)
        assert not Digest.objects.exists()


class TestForget:
    def test_what_is_older_than_a_year(self, person):
        tell(person, "old", now=NOW - timedelta(days=500))
        tell(person, "new")
        jobs.forget_old_notices(NOW)
        assert [notice.key for notice in Notice.objects.all()] == ["new"]
