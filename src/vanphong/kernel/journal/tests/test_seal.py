"""The chain of seals and its independent check: each way of tampering is found and named."""

import unicodedata
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from vanphong.kernel.actor import Actor
from vanphong.kernel.journal import api, triggers
from vanphong.kernel.journal.models import Seal
from vanphong.kernel.journal.seal import COLUMNS, leaf, merkle_root
from vanphong.kernel.journal.verifier import Verdict, _hash, _root

NOW = datetime(2026, 11, 24, 2, 0, 0, 5, tzinfo=UTC)
CLERK = Actor(person_id=3, name="Đỗ Thị Thử", position_id=5, title="Văn thư", unit_id=1, organ_id=1)

pytestmark = pytest.mark.django_db


def write(count: int) -> list[int]:
    """So many entries; their ids."""
    return [
        api.record(CLERK, NOW, "letter", number, "register", f"Vào sổ số {number} «trích yếu»", changes={"n": (0, number)}).pk
        for number in range(count)
    ]  # fmt: skip


def sealed(count: int, *, batch: int = 4) -> list[int]:
    """So many sealed entries in batches, after what the practice office wrote; their ids."""
    while api.seal(NOW):
        pass
    ids = write(count)
    while api.seal(NOW, at_most=batch):
        pass
    assert api.verify().is_sound
    return ids


def tamper(*statements: str) -> Verdict:
    """Somebody with the database's password does this to the journal; what the check then finds."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    triggers.install(connection)
    return api.verify()


class TestSeal:
    def test_seals_everything_in_batches_and_says_how_much(self):
        while api.seal(NOW):
            pass
        before = api.verify()
        write(10)
        assert api.verify().unsealed == 10
        assert [api.seal(NOW, at_most=4) for _ in range(4)] == [4, 4, 2, 0]
        after = api.verify()
        assert after.is_sound
        assert (after.entries - before.entries, after.seals - before.seals, after.unsealed) == (10, 3, 0)
        assert after.last_chain != before.last_chain

    def test_each_seal_is_chained_to_the_one_before(self):
        sealed(10)
        seals = list(Seal.objects.order_by("last_id"))
        assert [seal.previous for seal in seals[1:]] == [seal.chain for seal in seals[:-1]]

    def test_of_two_sealers_one_is_refused(self):
        sealed(5)
        last = Seal.objects.order_by("-last_id")[0]
        with pytest.raises(IntegrityError), transaction.atomic():
            Seal.objects.create(
                first_id=last.first_id,
                last_id=last.last_id + 50,
                count=1,
                leaves=b"",
                root=last.root,
                previous=last.previous,
                chain="f" * 64,
                sealed_at=NOW,
            )

    @given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40))
    def test_the_check_makes_the_same_root_by_its_own_means(self, leaves):
        assert _root(leaves) == merkle_root(leaves)

    @pytest.mark.parametrize(
        ("leaves", "root"),
        [
            (["a"], "a"),
            (["a", "b"], "(ab)"),
            (["a", "b", "c"], "((ab)c)"),
            (["a", "b", "c", "d", "e"], "(((ab)(cd))e)"),
        ],
    )
    def test_an_odd_node_moves_up(self, monkeypatch, leaves, root):
        class Sign:
            def __init__(self, joined: bytes) -> None:
                self.joined = joined

            def digest(self) -> bytes:
                return b"(" + self.joined[1:] + b")"

        monkeypatch.setattr("vanphong.kernel.journal.seal.hashlib.sha256", Sign)
        assert merkle_root([each.encode() for each in leaves]) == root.encode()

    @given(st.text(), st.integers(0, 999_999), st.integers(-(2**63), 2**63 - 1))
    def test_a_leaf_is_the_same_hash_whatever_the_database_gives(self, text, part, number):
        at = NOW.replace(microsecond=part)
        row = (1, at, number, text, 5, "Văn thư", "", "letter", 1, "letter", 1, "register", "Câu «có dấu» \"'\n", "{}")
        as_text = (1, str(at.replace(tzinfo=None)), *row[2:])
        if any(unicodedata.category(letter) == "Cs" for letter in text):
            assert _hash(row) == b""
        else:
            assert leaf(row) == _hash(row) == _hash(as_text)

    @pytest.mark.parametrize(
        ("place", "value"), [(2, "3"), (2, 3.0), (2, None), (3, 3), (3, b"x"), (3, None), (1, None), (1, 5)]
    )
    def test_a_value_of_another_sort_is_another_entry(self, place, value):
        row = [1, "2026-11-24 02:00:00", 3, "3", 5, "Văn thư", "", "letter", 1, "letter", 1, "register", "Câu", "{}"]
        kept = _hash(tuple(row))
        row[place] = value
        assert kept != _hash(tuple(row))


class TestVerify:
    def test_a_flipped_byte_is_located(self):
        ids = sealed(10)
        verdict = tamper(f"UPDATE journal_entry SET sentence = 'Vào sổ số 5 «trích yêu»' WHERE id = {ids[5]}")
        assert verdict.faults == [f"Mục nhật ký {ids[5]}: nội dung bị sửa."]

    def test_what_breaks_a_text_or_an_instant_is_located_and_the_check_goes_on(self):
        ids = sealed(6)
        is_sqlite = connection.vendor == "sqlite"
        text, instant = ("CAST(X'56C3' AS TEXT)", "'hôm qua'") if is_sqlite else ("'VÃ'", "'2026-11-25'")
        verdict = tamper(
            f"UPDATE journal_entry SET sentence = {text} WHERE id = {ids[1]}",
            f"UPDATE journal_entry SET at = {instant} WHERE id = {ids[5]}",
        )
        assert verdict.faults == [f"Mục nhật ký {ids[n]}: nội dung bị sửa." for n in (1, 5)]

    @pytest.mark.parametrize(
        "change",
        [
            "at = '2026-11-24 02:00:00.000006+00:00'", "person_id = 4", "person = 'x'", "position_id = 6", "title = ''",
            "on_behalf_of = 'x'", "kind = 'x'", "record_id = 99", "root_kind = 'x'", "root_id = 99", "verb = 'x'", "changes = '{}'",
        ],
    )  # fmt: skip
    def test_every_column_is_covered(self, change):
        ids = sealed(3)
        assert tamper(f"UPDATE journal_entry SET {change} WHERE id = {ids[1]}").faults == [
            f"Mục nhật ký {ids[1]}: nội dung bị sửa."
        ]

    def test_a_deleted_row_is_located(self):
        ids = sealed(10)
        verdict = tamper(f"DELETE FROM journal_entry WHERE id IN ({ids[0]}, {ids[9]})")
        assert verdict.faults == [f"Mục nhật ký {each}: đã bị xóa." for each in (ids[0], ids[9])]

    @pytest.mark.parametrize(("first", "second"), [(1, 2), (1, 6)], ids=["in one batch", "over batches"])
    def test_reordered_rows_are_located(self, first, second):
        ids = sealed(8)
        one, other = ids[first], ids[second]
        verdict = tamper(
            f"UPDATE journal_entry SET id = -1 WHERE id = {one}",
            f"UPDATE journal_entry SET id = {one} WHERE id = {other}",
            f"UPDATE journal_entry SET id = {other} WHERE id = -1",
        )
        assert verdict.faults == [
            f"Mục nhật ký {one}: bị đổi chỗ, nội dung là của mục {other}.",
            f"Mục nhật ký {other}: bị đổi chỗ, nội dung là của mục {one}.",
        ]

    def test_an_inserted_row_is_located(self):
        ids = sealed(3)
        sealed(3)
        columns = ", ".join(COLUMNS[1:])
        verdict = tamper(
            f"DELETE FROM journal_entry WHERE id = {ids[1]}",
            f"INSERT INTO journal_entry (id, {columns}) SELECT {ids[1]}, {columns} FROM journal_entry WHERE id = {ids[2]}",
        )
        assert verdict.faults == [f"Mục nhật ký {ids[1]}: nội dung bị sửa."]
        verdict = tamper(
            f"INSERT INTO journal_entry (id, {columns}) SELECT 0, {columns} FROM journal_entry WHERE id = {ids[2]}"
        )
        assert "Mục nhật ký 0: được thêm vào sau khi đã niêm." in verdict.faults

    def test_a_row_put_into_a_gap_of_the_numbering_is_located(self):
        while api.seal(NOW):
            pass
        ids = write(3)
        gap = tamper(f"DELETE FROM journal_entry WHERE id = {ids[1]}")
        assert gap.is_sound
        api.seal(NOW)
        columns = ", ".join(COLUMNS[1:])
        verdict = tamper(
            f"INSERT INTO journal_entry (id, {columns}) SELECT {ids[1]}, {columns} FROM journal_entry WHERE id = {ids[0]}"
        )
        assert verdict.faults == [f"Mục nhật ký {ids[1]}: được thêm vào sau khi đã niêm."]

    @pytest.mark.parametrize(
        "change",
        ["leaves = leaves || leaves", "count = count + 1", "root = chain", "first_id = first_id - 1", "chain = root"],
    )
    def test_a_tampered_seal_is_located(self, change):
        sealed(8)
        last = Seal.objects.order_by("-last_id")[0]
        verdict = tamper(f"UPDATE journal_seal SET {change} WHERE id = {last.pk}")
        assert f"Dấu niêm {last.pk}: nội dung dấu niêm bị sửa." in verdict.faults

    def test_a_removed_seal_is_located(self):
        sealed(12)
        second, third = list(Seal.objects.order_by("-last_id")[:2])[::-1]
        verdict = tamper(f"DELETE FROM journal_seal WHERE id = {second.pk}")
        assert verdict.faults[0].startswith(f"Dấu niêm {third.pk}: không nối với dấu niêm trước")
        assert verdict.faults[1:] == [f"Trước mục nhật ký {third.first_id}: 4 mục không còn dấu niêm."]

    def test_a_seal_made_anew_after_tampering_breaks_the_chain_kept_on_paper(self):
        """Who can write the whole database can seal it anew; the chain value that was printed no longer appears."""
        ids = sealed(4)
        kept = api.verify().last_chain
        first = Seal.objects.filter(last_id__gte=ids[0]).order_by("last_id")[0]
        tamper(
            f"DELETE FROM journal_seal WHERE id >= {first.pk}",
            f"UPDATE journal_entry SET sentence = 'khác' WHERE id = {ids[0]}",
        )
        while api.seal(NOW):
            pass
        verdict = api.verify()
        assert verdict.is_sound
        assert verdict.last_chain != kept

    def test_the_last_seals_removed_leave_entries_unsealed_and_another_chain(self):
        sealed(8)
        kept = api.verify().last_chain
        last = Seal.objects.order_by("-last_id")[0]
        verdict = tamper(f"DELETE FROM journal_seal WHERE id = {last.pk}")
        assert (verdict.unsealed, verdict.last_chain != kept) == (4, True)
