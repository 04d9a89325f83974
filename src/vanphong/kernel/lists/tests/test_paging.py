from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.lists.paging import batches, page
from vanphong.kernel.outbox.api import Job

NOW = datetime(2026, 11, 24, 2, 0, 0, 123456, tzinfo=UTC)


def make(name: str, finished: int | None = None, attempts: int = 0) -> Job:
    """A job, finished so many minutes later or not at all."""
    at = None if finished is None else NOW + timedelta(minutes=finished)
    return Job.objects.create(name=name, run_at=NOW, created_at=NOW, finished_at=at, attempts=attempts)


def names(rows) -> str:
    return "".join(row.name for row in rows)


def walk(records, order, size: int) -> tuple[list[str], list[str]]:
    """The pages forward to the end, and backward from there to the beginning."""
    there, back, cursor = [], [], ""
    while True:
        found = page(records, order, size, after=cursor)
        there.append(names(found.rows))
        if not found.next:
            break
        cursor = found.next
    while found.previous:
        found = page(records, order, size, before=found.previous)
        back.append(names(found.rows))
    return there, back


@pytest.mark.django_db
class TestPage:
    def test_walks_through_everything_and_back(self):
        for letter in "abcdefg":
            make(letter)
        there, back = walk(Job.objects.all(), ["pk"], 3)
        assert there == ["abc", "def", "g"]
        assert back == ["def", "abc"]

    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            (("finished_at",), "caebdf"),
            (("-finished_at",), "eacfdb"),
            (("attempts", "-finished_at"), "acbefd"),
            (("-pk",), "fedcba"),
        ],
    )
    @pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 7])
    def test_empty_values_stand_last_whichever_way(self, order, expected, size):
        for letter, finished, attempts in [
            ("a", 2, 0), ("b", None, 0), ("c", 1, 0), ("d", None, 1), ("e", 2, 1), ("f", None, 1),
        ]:  # fmt: skip
            make(letter, finished, attempts)
        there, back = walk(Job.objects.all(), order, size)
        assert "".join(there) == expected
        assert back == there[-2::-1] if len(there) > 1 else back == []

    def test_new_rows_move_nothing(self):
        for letter in "abcdef":
            make(letter)
        first = page(Job.objects.all(), ["-pk"], 2)
        make("new")
        assert names(page(Job.objects.all(), ["-pk"], 2, after=first.next).rows) == "dc"

    def test_going_back_to_the_beginning_shows_the_first_page_as_it_is_now(self):
        for letter in "abcd":
            make(letter)
        second = page(Job.objects.all(), ["-pk"], 2, after=page(Job.objects.all(), ["-pk"], 2).next)
        make("e")
        again = page(Job.objects.all(), ["-pk"], 3, before=second.previous)
        assert names(again.rows) == "edc"
        assert not again.previous

    def test_a_page_whose_rows_are_gone_is_empty(self):
        for letter in "abc":
            make(letter)
        cursor = page(Job.objects.all(), ["pk"], 2).next
        Job.objects.filter(name="c").delete()
        assert page(Job.objects.all(), ["pk"], 2, after=cursor).rows == []

    def test_asks_one_question(self, django_assert_num_queries):
        for letter in "abc":
            make(letter)
        with django_assert_num_queries(1) as asked:
            page(Job.objects.all(), ["-created_at"], 2)
        assert "OFFSET" not in asked[0]["sql"]
        assert "COUNT" not in asked[0]["sql"]

    @pytest.mark.parametrize(
        "cursor",
        [
            "x",
            "W10",
            "WzEsMl0",
            "bnVsbA",
            "W251bGxd",
            "WyJhIl0",
            "W1tdXQ",
            "W0luZmluaXR5XQ",
            "WyJcdTAwMDAiXQ",
            "é",
            "[" * 5000,
        ],
    )
    def test_refuses_an_address_that_nobody_made(self, cursor):
        make("a")
        if cursor == "W251bGxd":  # [null]: well formed, and nothing lies beyond
            assert page(Job.objects.all(), ["pk"], 2, after=cursor).rows == []
            return
        with pytest.raises(InvalidInput, match="trang đầu"):
            page(Job.objects.all(), ["pk"], 2, after=cursor)


@pytest.mark.django_db
class TestBatches:
    def test_brings_all_rows_once_in_order(self):
        for number in range(10):
            make(str(number), finished=number % 3 or None)
        found = [names(batch) for batch in batches(Job.objects.all(), ["finished_at"], 4, 100)]
        assert [len(batch) for batch in found] == [4, 4, 2]
        assert sorted("".join(found)) == list("0123456789")

    def test_stops_at_the_number_given(self):
        for number in range(10):
            make(str(number))
        assert [len(batch) for batch in batches(Job.objects.all(), ["pk"], 4, 6)] == [4, 2]


class TestEveryOrder(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(
        rows=st.lists(st.tuples(st.none() | st.integers(0, 3), st.integers(0, 2)), max_size=12),
        order=st.permutations(["finished_at", "attempts"]),
        signs=st.tuples(st.booleans(), st.booleans()),
        size=st.integers(1, 5),
    )
    def test_pages_put_together_are_the_list(self, rows, order, signs, size):
        for number, (finished, attempts) in enumerate(rows):
            make(chr(97 + number), finished, attempts)
        fields = [f"-{name}" if sign else name for name, sign in zip(order, signs, strict=True)]
        there, back = walk(Job.objects.all(), fields, size)
        whole = page(Job.objects.all(), fields, 100)
        assert "".join(there) == names(whole.rows)
        assert back == there[-2::-1] if len(there) > 1 else back == []
