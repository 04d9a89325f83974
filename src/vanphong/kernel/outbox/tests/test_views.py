import re

import pytest

from vanphong.kernel.outbox.api import Job, JobState
from vanphong.kernel.outbox.models import Worker

pytestmark = pytest.mark.django_db

ADDRESS = "/viec-nen/?tat-ca=1"


@pytest.fixture
def jobs(office) -> list[Job]:
    """One job in each state."""
    Job.objects.all().delete()
    return [
        Job.objects.create(
            name="kernel.journal.jobs.seal_journal",
            state=state,
            run_at=office.now,
            created_at=office.now,
            error="Ổ đĩa đầy." if state == JobState.FAILED else "",
        )
        for state in (JobState.WAITING, JobState.RUNNING, JobState.FAILED, JobState.DONE)
    ]


class TestJobs:
    def test_opens_with_what_is_not_done(self, office, jobs):
        answer = office.client("quantri").get("/viec-nen/")
        assert answer.status_code == 302
        page = office.client("quantri").get(answer["Location"]).content.decode()
        assert page.count("Niêm nhật ký") >= 3
        assert "Ổ đĩa đầy." in page
        assert "Không có tiến trình nền nào đang chạy" in page

    def test_shows_the_workers(self, office, jobs):
        Worker.objects.create(name="may-chu:1", started_at=office.now, seen_at=office.now)
        page = office.client("quantri").get(ADDRESS).content.decode()
        assert "may-chu:1" in page
        assert "Không có tiến trình nền nào đang chạy" not in page

    def test_only_what_can_be_restarted_can_be_selected(self, office, jobs):
        page = office.client("quantri").get(ADDRESS).content.decode()
        assert {int(each) for each in re.findall(r'name="id" value="(\d+)"', page)} == {jobs[0].pk, jobs[2].pk}

    def test_is_found_by_its_title(self, office, jobs):
        found = office.client("quantri").get("/viec-nen/?q=niêm").content.decode()
        assert "seal_journal" not in found
        assert found.count('<td class="main"') == 4
        assert "Không có việc nào khớp" in office.client("quantri").get("/viec-nen/?q=khác").content.decode()

    @pytest.mark.parametrize("username", ["vanthu", "bithu", "chanhvp"])
    def test_is_for_the_administrator(self, office, username):
        assert office.client(username).get(ADDRESS).status_code == 403

    def test_asks_the_same_number_of_questions_for_many(self, office, jobs, django_assert_max_num_queries):
        Job.objects.bulk_create(
            Job(name="x", run_at=office.now, created_at=office.now, state=JobState.FAILED) for _ in range(100)
        )
        client = office.client("quantri")
        client.get(ADDRESS)
        with django_assert_max_num_queries(15):
            client.get(ADDRESS)


class TestRestart:
    def test_restarts_what_was_selected_and_says_what_could_not_be(self, office, jobs):
        client = office.client("quantri")
        sent = {"id": [job.pk for job in jobs], "next": ADDRESS}
        page = client.post("/viec-nen/chay-lai/", sent, follow=True).content.decode()
        assert "Đã cho chạy lại 2 việc." in page
        assert "đã xong, đang chạy hoặc không còn" in page
        assert Job.objects.get(pk=jobs[2].pk).state == JobState.WAITING

    @pytest.mark.parametrize("ids", [[], ["x"], [""]])
    def test_refuses_an_empty_selection(self, office, ids):
        answer = office.client("quantri").post("/viec-nen/chay-lai/", {"id": ids})
        assert answer.status_code == 422
        assert "Chưa chọn việc nào" in answer.content.decode()

    def test_a_number_that_no_job_has_is_told(self, office):
        answer = office.client("quantri").post("/viec-nen/chay-lai/", {"id": ["9" * 30]}, follow=True)
        assert "không còn" in answer.content.decode()

    def test_is_for_the_administrator(self, office, jobs):
        assert office.client("vanthu").post("/viec-nen/chay-lai/", {"id": [jobs[2].pk]}).status_code == 403
        assert Job.objects.get(pk=jobs[2].pk).state == JobState.FAILED
