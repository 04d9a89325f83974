"""How far a file is read is shown, started again by a person, and words are found on its pages."""

import json

import pytest

from vanphong.docform.legacy.tables import Encoding, encode
from vanphong.files import queries
from vanphong.files.choices import Progress, StepName
from vanphong.files.models import Step
from vanphong.files.reading import pipeline
from vanphong.files.tests import contents
from vanphong.kernel.journal import api as journal
from vanphong.kernel.outbox import api as outbox

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def client(office, clerk, readers):
    readers.add(clerk.person_id)
    return office.client("vanthu")


@pytest.fixture
def read(office, attach):
    """A PDF that was read to the end."""
    version = attach(contents.pdf())
    pipeline.begin(version.blob)
    while pipeline.advance(version.blob, office.now):
        pass
    return version


class TestReading:
    def test_shows_each_step_and_the_hash(self, client, read):
        page = client.get(f"/tep/{read.pk}/doc-tep/").content.decode()
        assert read.blob.sha256 in page
        for name in StepName:
            assert name.label in page

    def test_is_watched_only_while_something_is_under_way(self, client, read):
        address = f"/tep/{read.pk}/doc-tep/"
        assert "every 2s" not in client.get(address, headers=FRAGMENT).content.decode()
        Step.objects.filter(blob=read.blob, name=StepName.OCR).update(progress=Progress.RUNNING, done=3, total=9)
        watched = client.get(address, headers=FRAGMENT).content.decode()
        assert "every 2s" in watched
        assert "3/9 trang" in watched
        assert "<html" not in watched

    def test_a_failure_says_why_and_offers_to_try_again(self, client, read):
        Step.objects.filter(blob=read.blob, name=StepName.OCR).update(
            progress=Progress.FAILED, detail="Chưa đọc được, vì tệp đặt mật khẩu."
        )
        page = client.get(f"/tep/{read.pk}/doc-tep/").content.decode()
        assert "Chưa đọc được, vì tệp đặt mật khẩu." in page
        assert "Thử lại" in page

    def test_is_for_readers_alone(self, office, read):
        stranger = office.client("chuyenvien")
        for address in ("doc-tep/", "bang-ma/", "tim/?q=a"):
            assert stranger.get(f"/tep/{read.pk}/{address}").status_code == 404
        assert stranger.post(f"/tep/{read.pk}/doc-tep/text/").status_code == 404


class TestStartAgain:
    def test_has_the_step_done_anew_and_writes_it_down(self, client, read):
        answer = client.post(f"/tep/{read.pk}/doc-tep/text/", headers=FRAGMENT)
        assert answer.status_code == 200
        assert Step.objects.get(blob=read.blob, name=StepName.TEXT).progress == Progress.WAITING
        assert outbox.Job.objects.filter(name="files.jobs.read_on").exists()
        assert "đọc lớp chữ" in journal.Entry.objects.get(verb="start_again").sentence

    def test_without_javascript_leads_back_to_the_steps(self, client, read):
        assert client.post(f"/tep/{read.pk}/doc-tep/index/")["Location"] == f"/tep/{read.pk}/doc-tep/"

    def test_of_a_step_that_is_none(self, client, read):
        assert client.post(f"/tep/{read.pk}/doc-tep/dance/").status_code == 404


class TestConverted:
    def test_shows_old_letters_beside_unicode(self, office, client, attach):
        text = "Căn cứ nghị quyết của ban chấp hành đảng bộ tỉnh về công tác văn thư"
        version = attach(encode(text, Encoding.TCVN3).encode("latin-1"), "cu.txt")
        pipeline.begin(version.blob)
        Step.objects.filter(name__in=[StepName.PREVIEWS]).delete()
        pipeline.advance(version.blob, office.now)
        assert queries.reading(version).has_converted
        page = client.get(f"/tep/{version.pk}/bang-ma/").content.decode()
        assert text in page
        assert encode(text, Encoding.TCVN3) in page


class TestFind:
    @pytest.mark.parametrize("asked", ["noi dung cua van ban", "NỘI DUNG của", "tinh uy thuc"])
    def test_finds_words_with_or_without_accents(self, client, read, asked):
        found = json.loads(client.get(f"/tep/{read.pk}/tim/", {"q": asked}).content)
        assert found["count"] >= 1
        hit = found["hits"][0]
        assert hit["page"] == 1
        assert len(hit["boxes"]) == len(asked.split())
        assert all(0 <= side <= 1 for box in hit["boxes"] for side in box)

    @pytest.mark.parametrize("asked", ["", "   ", "khongcochunay", "«»"])
    def test_of_nothing_is_nothing(self, client, read, asked):
        assert json.loads(client.get(f"/tep/{read.pk}/tim/", {"q": asked}).content) == {"hits": [], "count": 0}
