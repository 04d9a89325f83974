"""From a change to being found; building anew beside what answers."""

import threading
import time
from datetime import date, timedelta

import pytest

from vanphong.kernel.search.api import IndexBusy, begin_rebuild, health, rebuild, rebuild_some, set_aside, tend
from vanphong.kernel.search.indexing import held
from vanphong.kernel.search.models import Entry, Index
from vanphong.kernel.search.tests.papers import CLERK, GUEST, NOW, actor, kinds_put_back, papers, papers_kind
from vanphong.kernel.search.worker import run_indexer

__all__ = ["kinds_put_back", "papers", "papers_kind"]


class TestWrite:
    def test_what_was_written_is_found(self, papers):
        papers.share(papers.put(1, "Báo cáo chuyển đổi số"), CLERK)
        papers.settle()
        assert papers.ids("chuyen doi so") == [1]

    def test_what_was_rewritten_is_found_by_its_new_words_alone(self, papers):
        papers.share(papers.put(1, "Báo cáo chuyển đổi số", texts=("Nội dung cũ kỹ",)), CLERK)
        papers.settle()
        papers.put(1, "Kế hoạch đại hội", texts=("Nội dung mới",))
        papers.settle()
        assert papers.ids("đại hội mới") == [1]
        assert papers.ids("chuyển") == papers.ids("cũ kỹ") == []

    def test_another_day_moves_it(self, papers):
        papers.share(papers.put(1, "Báo cáo"), CLERK)
        papers.share(papers.put(2, "Báo cáo"), CLERK)
        papers.settle()
        papers.put(1, "Báo cáo", on=date(2026, 11, 22))
        papers.settle()
        assert papers.ids("báo cáo") == [1, 2]
        assert papers.ids("báo cáo từ:21/11/2026") == [1]

    def test_what_is_gone_is_not_found(self, papers):
        papers.share(papers.put(1, "Báo cáo"), CLERK)
        papers.settle()
        papers.take_away(1)
        papers.settle()
        assert papers.ids("báo cáo") == []

    def test_many_of_one_day_have_numbers_of_their_own(self, papers):
        for number in range(1, 120):
            papers.share(papers.put(number, f"Giấy mời {number}"), CLERK)
        papers.settle()
        assert papers.find("giấy mời").count == 119


class TestAccess:
    @pytest.fixture
    def shared(self, papers):
        papers.share(papers.put(1, "Báo cáo"), CLERK)
        papers.settle()
        return papers

    def test_is_found_by_whoever_takes_part_and_nobody_else(self, shared):
        assert shared.ids("báo cáo") == [1]
        assert shared.ids("báo cáo", actor(GUEST)) == shared.ids("báo cáo", actor()) == []

    def test_a_new_grant_counts_once_the_index_caught_up(self, shared):
        shared.share(1, GUEST)
        shared.settle()
        assert shared.ids("báo cáo", actor(GUEST)) == [1]

    def test_an_ended_grant_counts_at_once(self, shared):
        shared.unshare(1, CLERK)
        found = shared.find("báo cáo")
        assert (found.count, found.is_more, found.facets()["kind"]) == (0, False, [])

    def test_what_needs_clearance_is_hidden_from_whoever_has_less(self, papers):
        papers.share(papers.put(1, "Báo cáo", secrecy=2), CLERK)
        papers.settle()
        assert papers.ids("báo cáo", actor(CLERK, clearance=1)) == []
        assert papers.ids("báo cáo", actor(CLERK, clearance=2)) == [1]


class TestRebuild:
    @pytest.fixture
    def walked(self, papers):
        """Seven papers."""
        for number in range(1, 8):
            papers.share(papers.put(number, f"Báo cáo {number}"), CLERK)
        papers.settle()
        return papers

    def test_what_answers_goes_on_answering_until_the_new_one_takes_its_place(self, walked):
        begin_rebuild("test", NOW)
        assert walked.find("báo cáo").count == 7
        rebuild_some("test", NOW)
        assert walked.find("báo cáo").count == 7
        assert rebuild_some("test", NOW) == 0
        assert walked.find("báo cáo").count == 7
        assert not health().is_building

    def test_goes_on_where_it_was_interrupted(self, walked):
        begin_rebuild("test", NOW)
        rebuild_some("test", NOW)
        begin_rebuild("another", NOW)
        assert Index.objects.get().position == {"paper": 7}

    def test_what_changes_meanwhile_is_in_the_new_one_too(self, walked):
        begin_rebuild("test", NOW)
        rebuild_some("test", NOW)
        walked.put(3, "Kế hoạch")
        walked.settle()
        assert not health().is_building
        assert walked.ids("kế hoạch") == [3]
        assert walked.find("báo cáo").count == 6

    def test_what_was_replaced_leaves_after_a_while(self, walked):
        rebuild(NOW)
        assert Entry.objects.count() == 14
        tend("test", NOW + timedelta(minutes=3))
        assert Entry.objects.count() == 7
        assert walked.find("báo cáo").count == 7


class TestHold:
    def test_one_at_a_time_writes(self, papers):
        papers.put(1, "Báo cáo")
        with held("one", NOW), pytest.raises(IndexBusy):
            tend("other", NOW)

    def test_whoever_died_is_waited_for_no_longer_than_the_lease(self, papers):
        papers.put(1, "Báo cáo")
        Index.objects.update(holder="dead", held_until=NOW)
        assert tend("other", NOW + timedelta(seconds=1)) == 1

    def test_with_nothing_to_do_nothing_is_written(self, papers, django_assert_max_num_queries):
        with held("one", NOW), django_assert_max_num_queries(2):
            assert tend("other", NOW) == 0

    def test_a_record_that_cannot_be_written_holds_up_no_other(self, papers):
        papers.share(papers.put(1, "Báo cáo"), CLERK)
        papers.share(papers.put(2, "Báo cáo"), CLERK)
        papers.broken = {1}
        for _ in range(50):
            try:
                tend("test", NOW, 1)
            except ZeroDivisionError:
                set_aside("test", NOW)
        assert papers.ids("báo cáo") == [2]
        assert health().failed == 2
        assert health().waiting == 0


class TestWorker:
    def test_a_committed_change_is_found_within_two_seconds(self, committed, papers_kind):
        stop = threading.Event()
        worker = threading.Thread(target=run_indexer, args=(stop,), kwargs={"idle_seconds": 0.1})
        worker.start()
        papers_kind.share(papers_kind.put(1, "Báo cáo chuyển đổi số"), CLERK)
        until = time.monotonic() + 2
        while not (found := papers_kind.ids("chuyen doi so")) and time.monotonic() < until:
            time.sleep(0.05)
        stop.set()
        worker.join()
        assert found == [1]
