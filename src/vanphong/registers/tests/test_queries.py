from datetime import date, timedelta

import pytest
from django.db import connection

from vanphong.registers import api, ports, triggers
from vanphong.registers.queries.entries import entries

ON = date(2026, 11, 24)


@pytest.fixture
def tampering(db):
    """A database whose guards somebody has taken away."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


class TestRegistersOpen:
    def test_of_the_direction_in_the_period_of_the_day(self, office):
        organ = office.organ("TU").pk
        assert [each.name for each in api.registers_open(organ, "incoming", ON)] == [
            "Sổ đăng ký văn bản đến",
            "Sổ đăng ký văn bản mật đến",
        ]
        assert [each.name for each in api.registers_open(organ, "incoming", ON, secret=True)] == [
            "Sổ đăng ký văn bản mật đến"
        ]
        assert [each.name for each in api.registers_open(organ, "outgoing", ON)] == ["Sổ đăng ký văn bản đi"]

    def test_none_in_a_year_not_opened(self, office):
        assert api.registers_open(office.organ("TU").pk, "incoming", date(2027, 1, 4)) == []

    def test_a_commune_has_no_secret_register(self, office):
        assert api.registers_open(office.organ("A99.21").pk, "incoming", ON, secret=True) == []


class TestProve:
    def test_is_sound_with_every_kind_of_number(self, books, office):
        register, clerk = books.get("TU", "đi"), office.actor("vanthu")
        void = books.take(register, "official_letter")
        books.take(register, "official_letter")
        api.void(void.pk, "Nhầm", clerk, office.now)
        api.hold(register.pk, "official_letter", ON, "Chờ", date(2026, 12, 1), clerk, office.now)
        api.note_outside(None, clerk, office.now, register_id=register.pk, series="official_letter", on=ON)
        (proof,) = api.prove(register.pk)
        assert (proof.is_sound, proof.reached) == (True, 4)
        assert proof.counts == {"used": 1, "held": 1, "void": 1, "outside": 1}
        assert "1–4 đủ, 1 đã dùng, 1 đang giữ, 1 đã hủy, 1 văn bản ngoài hệ thống" in proof.sentence

    def test_locates_gaps_in_the_middle_and_at_the_end(self, books, tampering):
        register = books.get("TU")
        for record_id in range(1, 10):
            books.take(register, record=("incoming", record_id))
        api.Number.objects.filter(value__in=[3, 4, 7, 9]).delete()
        (proof,) = api.prove(register.pk)
        assert proof.gaps == ((3, 4), (7, 7), (9, 9))
        assert "thiếu các số 3–4; thiếu số 7; thiếu số 9" in proof.sentence

    def test_locates_a_number_that_the_ledger_did_not_give(self, books, tampering):
        register = books.get("TU")
        books.take(register)
        api.Number.objects.update(value=5)
        (proof,) = api.prove(register.pk)
        assert (proof.is_sound, proof.gaps, proof.strangers) == (False, ((1, 1),), (5,))

    def test_all_tells_of_every_register(self, books):
        books.take(books.get("TU"))
        books.take(books.get("VPTU"))
        assert [proof.is_sound for proof in api.prove_all()] == [True, True]

    def test_asks_as_much_for_many_series_as_for_one(self, books, django_assert_num_queries):
        register = books.get("TU", "đi")
        for series in ("official_letter", "plan", "report"):
            books.take(register, series)
        api.prove(register.pk)
        with django_assert_num_queries(4):
            api.prove(register.pk)


class TestPiles:
    def test_hold_what_is_held_beyond_its_day_for_whoever_keeps_the_register(self, books, office):
        register = books.get("TU")
        api.hold(register.pk, "", books.on, "Chờ ký", books.on, office.actor("vanthu"), office.now)
        (now,) = api.piles(office.actor("vanthu"), office.now)
        (later,) = api.piles(office.actor("vanthu"), office.now + timedelta(days=1))
        assert (now.count, later.count) == (0, 1)
        assert [(row.title, row.detail) for row in later.rows()] == [("Số 01, Sổ đăng ký văn bản đến", "Chờ ký")]

    def test_are_of_nobody_elses(self, books, office):
        register = books.get("TU")
        api.hold(register.pk, "", books.on, "Chờ ký", books.on, office.actor("vanthu"), office.now)
        later = office.now + timedelta(days=1)
        assert api.piles(office.actor("chanhvp"), later) == []
        assert [pile.count for pile in api.piles(office.actor("vanthu.benmau"), later)] == [0]


class TestEntries:
    def test_without_a_subject_have_none_on_paper_and_a_link_by_their_number(self, books, office, monkeypatch):
        monkeypatch.setattr(ports, "_PORTS", {"incoming": lambda ids, actor: {1: {"type_and_subject": ""}}})
        taken = books.take(books.get("TU", "mật đến"))
        (entry,) = entries(office.actor("coyeu"), books.on, [taken])
        assert (entry.cell("type_and_subject"), entry.subject) == ("", "Số 01")
