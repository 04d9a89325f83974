from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.errors import NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.organisation.api import Term
from vanphong.registers import api
from vanphong.registers.actions import books as verbs
from vanphong.registers.actions import numbers
from vanphong.registers.models import Ledger, Number, Period, Volume

ON = date(2026, 11, 24)
NEXT_YEAR = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
UNTIL = date(2026, 12, 1)


def told(register) -> list[str]:
    """What the journal of the register says."""
    return [entry.sentence for entry in journal.history("register", register.pk)]


class TestAllocate:
    def test_runs_from_one_and_names_the_record(self, books):
        register = books.get("TU")
        first, second = books.take(register), books.take(register, record=("incoming", 2))
        assert [(each.value, each.state, each.record_id) for each in (first, second)] == [
            (1, "used", 1),
            (2, "used", 2),
        ]
        assert (first.taken_on, first.taken_by, first.printed) == (ON, "Trương Thị Công Văn", "01")

    def test_gives_each_type_its_own_series(self, books):
        register = books.get("TU", "đi")
        values = [books.take(register, series).value for series in ("official_letter", "official_letter", "plan")]
        assert values == [1, 2, 1]

    def test_lets_decisions_and_regulations_share_a_series(self, books):
        register = books.get("TU", "đi")
        assert [books.take(register, series).value for series in ("decision", "regulation")] == [1, 2]

    def test_writes_the_number_into_its_label(self, books):
        taken = books.take(books.get("TU", "đi"), "resolution", label="{number}-NQ/TU")
        assert str(taken) == "01-NQ/TU"

    def test_is_undone_with_its_act(self, books):
        register = books.get("TU")
        with transaction.atomic():
            books.take(register)
            transaction.set_rollback(True)
        assert books.take(register).value == 1

    def test_refuses_a_day_of_another_year(self, books):
        with pytest.raises(RuleViolated, match="đang mở Năm 2026"):
            books.take(books.get("TU"), on=date(2027, 1, 4))

    def test_refuses_a_day_before_the_term(self, books):
        with pytest.raises(RuleViolated, match="chưa thuộc nhiệm kỳ nào"):
            books.take(books.get("TU", "đi"), "official_letter", on=date(2020, 1, 4))

    def test_refuses_without_a_type_where_each_has_its_series(self, books):
        with pytest.raises(RuleViolated, match="Chưa chọn tên loại"):
            books.take(books.get("TU", "đi"), "")

    def test_refuses_in_a_closed_register(self, books, office):
        register = books.get("TU")
        verbs.close_register(register, office.actor("chanhvp"), office.now, reason="Sáp nhập")
        with pytest.raises(RuleViolated, match="đã khép"):
            books.take(register)

    def test_refuses_an_unknown_register(self, books, office):
        with pytest.raises(RecordNotFound):
            api.allocate(0, series="", on=ON, record=("incoming", 1), actor=SYSTEM, now=office.now)


class TestPeek:
    def test_tells_the_next_number_and_takes_none(self, books):
        register = books.get("TU")
        books.take(register)
        assert [api.peek(register.pk, "", ON) for _ in range(2)] == [2, 2]

    def test_begins_at_one_in_a_year_not_begun(self, books):
        assert api.peek(books.get("TU").pk, "", date(2030, 1, 1)) == 1


class TestHold:
    def hold(self, books, username="vanthu", **more):
        given = {"reason": "Chờ chữ ký của đồng chí Bí thư", "until": UNTIL, **more}
        register = given.pop("register", None) or books.get("TU", "đi")
        return api.hold(
            register.pk,
            "official_letter",
            ON,
            given["reason"],
            given["until"],
            books.office.actor(username),
            books.office.now,
        )

    def test_keeps_the_number_with_reason_and_day(self, books):
        held = self.hold(books)
        assert (held.state, held.value, held.held_until) == ("held", 1, UNTIL)
        assert "Giữ số 01: Chờ chữ ký của đồng chí Bí thư" in told(held.register)

    def test_is_passed_over_by_the_next(self, books):
        register = self.hold(books).register
        assert books.take(register, "official_letter").value == 2

    def test_is_never_reused_silently_after_its_day(self, books):
        register = self.hold(books).register
        taken = books.take(register, "official_letter", on=date(2026, 12, 20))
        assert taken.value == 2
        assert [each.value for each in api.overdue_holds([register.pk], date(2026, 12, 20))] == [1]

    def test_refuses_without_reason_and_for_days_past(self, books):
        with pytest.raises(RuleViolated) as refused:
            self.hold(books, reason=" ", until=date(2026, 11, 1))
        assert len(refused.value.reasons) == 2
        assert not Number.objects.exists()

    def test_refuses_somebody_who_only_reads(self, books):
        with pytest.raises(NotPermitted):
            self.hold(books, "luutru")

    def test_refuses_a_register_of_another_organ_like_an_absent_one(self, books):
        with pytest.raises(RecordNotFound):
            self.hold(books, "vanthu.benmau")


class TestUseHeld:
    def test_gives_the_number_to_the_record(self, books, office):
        held = TestHold().hold(books)
        used = api.use_held(
            held.pk, record=("outgoing", 7), actor=office.actor("vanthu"), now=office.now, label="{number}-CV/TU"
        )
        assert (used.state, used.record_kind, used.record_id, used.label) == ("used", "outgoing", 7, "01-CV/TU")
        assert [each.pk for each in api.numbers_of("outgoing", 7)] == [held.pk]

    def test_refuses_a_number_used_already(self, books, office):
        taken = books.take(books.get("TU"))
        with pytest.raises(WrongState):
            api.use_held(taken.pk, record=("incoming", 9), actor=office.actor("vanthu"), now=office.now)


class TestProlong:
    def test_holds_on_to_another_day(self, books, office):
        held = TestHold().hold(books)
        later = numbers.prolong(held, office.actor("vanthu"), office.now, reason="Còn sửa", until=date(2026, 12, 30))
        assert (later.held_until, later.reason, later.state) == (date(2026, 12, 30), "Còn sửa", "held")

    def test_refuses_a_day_past(self, books, office):
        held = TestHold().hold(books)
        with pytest.raises(RuleViolated):
            numbers.prolong(held, office.actor("vanthu"), office.now, reason="Còn sửa", until=date(2026, 11, 1))


class TestVoid:
    def test_keeps_the_number_with_the_reason(self, books, office):
        taken = books.take(books.get("TU"))
        gone = api.void(taken.pk, "Vào sổ nhầm văn bản", office.actor("vanthu"), office.now)
        assert (gone.state, gone.reason, gone.record_id) == ("void", "Vào sổ nhầm văn bản", 1)
        assert books.take(gone.register).value == 2

    def test_of_a_held_number_is_the_clerks(self, books, office):
        held = TestHold().hold(books)
        assert numbers.void_held(held, office.actor("vanthu"), office.now, reason="Không ban hành").state == "void"
        assert "Hủy số 01: Không ban hành" in told(held.register)

    def test_of_a_used_number_is_no_verb_of_the_register(self, books, office):
        taken = books.take(books.get("TU"))
        with pytest.raises(WrongState):
            numbers.void_held(taken, office.actor("vanthu"), office.now, reason="Nhầm")

    def test_refuses_without_reason(self, books, office):
        taken = books.take(books.get("TU"))
        with pytest.raises(RuleViolated):
            api.void(taken.pk, "", office.actor("vanthu"), office.now)

    def test_happens_once(self, books, office):
        taken = books.take(books.get("TU"))
        api.void(taken.pk, "Nhầm", office.actor("vanthu"), office.now)
        with pytest.raises(WrongState):
            api.void(taken.pk, "Nhầm", office.actor("vanthu"), office.now)


class TestNoteOutside:
    def test_takes_the_next_number_and_says_nothing(self, books, office):
        register = books.get("TU", "đi")
        books.take(register, "official_letter")
        noted = api.note_outside(
            None, office.actor("coyeu"), office.now, register_id=register.pk, series="official_letter", on=ON
        )
        assert (noted.state, noted.value, noted.label, noted.record_kind, noted.reason) == ("outside", 2, "", "", "")

    def test_refuses_in_an_arrival_register(self, books, office):
        with pytest.raises(RuleViolated):
            api.note_outside(None, office.actor("vanthu"), office.now, register_id=books.get("TU").pk, series="", on=ON)


class TestOpenRegister:
    def open(self, office, username="chanhvp", **more):
        given = {
            "organ_id": office.organ("TU").pk,
            "direction": "outgoing",
            "name": "Sổ văn bản đại hội",
            "period_kind": "congress",
            "series_kind": "per_type",
            "reason": "Đại hội lần thứ XXI",
            **more,
        }
        return api.open_register(None, office.actor(username), office.now, **given)

    def test_begins_the_period_of_today(self, office):
        register = self.open(office)
        assert Period.objects.get(register=register).open_reason == "Đại hội lần thứ XXI"
        assert told(register) == ["Mở sổ «Sổ văn bản đại hội»: Đại hội lần thứ XXI"]

    def test_of_a_congress_has_one_series(self, office, books):
        register = self.open(office)
        assert [books.take(register, series).value for series in ("resolution", "report")] == [1, 2]
        assert set(Number.objects.values_list("series", flat=True)) == {"ĐH"}

    def test_refuses_somebody_who_only_keeps(self, office):
        with pytest.raises(NotPermitted):
            self.open(office, "vanthu")

    def test_refuses_a_name_twice_no_reason_and_a_scheme_that_does_not_fit(self, office):
        with pytest.raises(RuleViolated) as refused:
            self.open(office, name="Sổ đăng ký văn bản đến", direction="incoming", reason="")
        assert len(refused.value.reasons) == 3


class TestEditRegister:
    def test_parts_the_series_of_decisions_from_now_on(self, office, books):
        register = books.get("TU", "đi")
        books.take(register, "decision")
        verbs.edit_register(register, office.actor("chanhvp"), office.now, name=register.name, shares_decisions=False)
        assert [books.take(register, series).value for series in ("decision", "regulation")] == [1, 1]
        assert {proof.series: proof.reached for proof in api.prove(register.pk)} == {
            "QĐ": 1,
            "decision": 1,
            "regulation": 1,
        }

    def test_refuses_the_name_of_another(self, office, books):
        with pytest.raises(RuleViolated, match="mang tên này"):
            verbs.edit_register(
                books.get("TU"),
                office.actor("chanhvp"),
                office.now,
                name="Sổ đăng ký văn bản đi",
                shares_decisions=False,
            )


class TestRollOver:
    def test_closes_the_year_and_begins_at_one(self, office, books):
        register = books.get("TU")
        books.take(register)
        verbs.roll_over(register, office.actor("chanhvp"), NEXT_YEAR, reason="Sang năm 2027")
        assert books.take(register, on=date(2027, 1, 4)).value == 1
        with pytest.raises(RuleViolated, match="đang mở Năm 2027"):
            books.take(register)
        assert list(Period.objects.filter(register=register).values_list("key", "is_closed")) == [
            ("2026", True),
            ("2027", False),
        ]

    def test_follows_the_new_term(self, office, books):
        register, organ = books.get("TU", "đi"), office.organ("TU")
        books.take(register, "official_letter")
        Term.objects.filter(organ=organ, ends_on=None).update(ends_on=date(2026, 11, 20))
        Term.objects.create(organ=organ, name="Nhiệm kỳ 2026–2031", starts_on=date(2026, 11, 20))
        with pytest.raises(RuleViolated, match="không lấy được số của Nhiệm kỳ 2026–2031"):
            books.take(register, "official_letter")
        verbs.roll_over(register, office.actor("chanhvp"), office.now, reason="Nhiệm kỳ mới")
        assert books.take(register, "official_letter").value == 1

    def test_refuses_before_the_year_is_over(self, office, books):
        with pytest.raises(RuleViolated, match="chưa sang kỳ mới"):
            verbs.roll_over(books.get("TU"), office.actor("chanhvp"), office.now, reason="Sớm")

    def test_leaves_held_numbers_to_be_used_in_their_period(self, office, books):
        register = books.get("TU")
        held = api.hold(register.pk, "", ON, "Chờ", UNTIL, office.actor("vanthu"), office.now)
        verbs.roll_over(register, office.actor("chanhvp"), NEXT_YEAR, reason="Sang năm")
        used = api.use_held(held.pk, record=("incoming", 3), actor=office.actor("vanthu"), now=NEXT_YEAR)
        assert (used.period, used.state) == ("2026", "used")


class TestCarryOn:
    def test_goes_on_from_paper(self, office, books):
        register = books.get("TU")
        verbs.carry_on(
            register, office.actor("chanhvp"), office.now, series="", begins_at=1257, reason="Sổ giấy đến số 1256"
        )
        assert books.take(register).value == 1257
        (proof,) = api.prove(register.pk)
        assert proof.is_sound
        assert "Các số 1–1256 ở sổ giấy" in proof.sentence

    def test_refuses_once_numbers_are_given(self, office, books):
        register = books.get("TU")
        books.take(register)
        with pytest.raises(RuleViolated, match="đã được cấp số"):
            verbs.carry_on(register, office.actor("chanhvp"), office.now, series="", begins_at=9, reason="x")


class TestOpenVolume:
    def test_ends_the_volume_at_the_last_number(self, office, books):
        register = books.get("TU", "mật đến")
        books.take(register)
        books.take(register, record=("incoming", 2))
        verbs.open_volume(register, office.actor("vanthu"), office.now)
        rows = Volume.objects.filter(register=register).values_list("ordinal", "first_value", "last_value")
        assert list(rows.order_by("ordinal")) == [(1, 1, 2), (2, 3, None)]

    def test_refuses_in_an_ordinary_register(self, office, books):
        with pytest.raises(RuleViolated, match="chia quyển"):
            verbs.open_volume(books.get("TU"), office.actor("vanthu"), office.now)


class TestCloseAndReopen:
    def test_closed_it_takes_nothing_until_opened_again(self, office, books):
        register = books.get("TU")
        verbs.close_register(register, office.actor("chanhvp"), office.now, reason="Kiểm kê")
        assert api.registers_open(register.organ_id, "incoming", ON, secret=False) == []
        verbs.reopen_register(register, office.actor("chanhvp"), office.now, reason="Xong kiểm kê")
        assert books.take(register).value == 1

    def test_refuses_without_reason(self, office, books):
        with pytest.raises(RuleViolated):
            verbs.close_register(books.get("TU"), office.actor("chanhvp"), office.now, reason="")

    def test_refuses_somebody_without_clearance_for_the_secret_one(self, office, books):
        with pytest.raises(RecordNotFound):
            verbs.close_register(books.get("TU", "mật đến"), office.actor("luutru"), office.now, reason="x")


class TestDatabase:
    """What no code can do, whatever its mistakes."""

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM registers_number",
            "UPDATE registers_number SET value = 99",
            "UPDATE registers_number SET period = '2025'",
            "UPDATE registers_number SET series = 'x'",
            "UPDATE registers_number SET state = 'held', reason = 'x', held_until = '2026-12-31'",
            "UPDATE registers_number SET record_id = 99",
            "DELETE FROM registers_ledger",
            "UPDATE registers_ledger SET reached = 0",
            "UPDATE registers_ledger SET begins_at = 0",
            "DELETE FROM registers_period",
            "UPDATE registers_period SET key = '2031'",
        ],
    )
    def test_refuses(self, books, statement):
        books.take(books.get("TU"))
        with pytest.raises(DatabaseError, match="is never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    def test_refuses_a_second_life_after_void(self, books, office):
        taken = books.take(books.get("TU"))
        api.void(taken.pk, "Nhầm", office.actor("vanthu"), office.now)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE registers_number SET state = 'used'")

    def test_refuses_a_number_that_the_ledger_has_not_given(self, books):
        taken = books.take(books.get("TU"))
        taken.pk, taken.value = None, 2
        with pytest.raises(DatabaseError, match="is taken from the ledger"), transaction.atomic():
            taken.save()

    def test_refuses_a_number_in_a_closed_period(self, office, books):
        taken = books.take(books.get("TU"))
        Ledger.objects.update(reached=2)
        verbs.roll_over(taken.register, office.actor("chanhvp"), NEXT_YEAR, reason="Sang năm")
        taken.pk, taken.value = None, 2
        with pytest.raises(DatabaseError, match="is taken from the ledger"), transaction.atomic():
            taken.save()

    def test_refuses_a_number_twice(self, books):
        taken = books.take(books.get("TU"))
        taken.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            taken.save()
