"""Laws of background work: the administrator reads what each job does; a clock set back or a killed worker may run it again."""

import pytest

from vanphong.kernel.outbox.registry import HANDLERS, JOBS, RECURRING

OURS = sorted(name for name in JOBS if "tests" not in name.split("."))


class TestJobs:
    @pytest.mark.parametrize("name", OURS)
    def test_says_what_it_does(self, name):
        assert JOBS[name].title, 'give the job a title="…" in Vietnamese: it is shown at /viec-nen/'

    def test_what_recurs_and_what_handles_is_a_job(self):
        named = {*RECURRING, *(name for several in HANDLERS.values() for name in several)}
        assert named <= set(JOBS)
