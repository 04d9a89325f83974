from datetime import date

import pytest

from vanphong.catalogue import loading
from vanphong.catalogue.choices import Certainty
from vanphong.catalogue.models import Circulation, DocumentType, Edition, Holiday, Installation, Phrase, Urgency
from vanphong.kernel.journal import api as journal

pytestmark = pytest.mark.django_db


class TestLoad:
    def test_again_changes_nothing(self, office):
        token = Edition.objects.get().token
        assert loading.load(office.now) == 0
        assert Edition.objects.get().token == token

    def test_a_row_edited_here_stays(self, office):
        Urgency.objects.filter(code="urgent").update(working_days=5, is_edited=True)
        loading.load(office.now)
        assert Urgency.objects.get(code="urgent").working_days == 5

    def test_a_row_that_was_not_edited_follows_the_data(self, office):
        Urgency.objects.filter(code="urgent").update(working_days=5)
        assert loading.load(office.now) == 1
        assert Urgency.objects.get(code="urgent").working_days == 3

    def test_a_missing_row_comes_back_and_the_journal_tells(self, office):
        Phrase.objects.filter(text="Để biết.").delete()
        before = Edition.objects.get().token
        assert loading.load(office.now) == 1
        assert Edition.objects.get().token != before
        assert [entry.sentence[-6:] for entry in journal.history("catalogue", 1)][-1] == "1 dòng"

    def test_a_row_made_here_before_is_not_made_twice(self, office):
        Holiday.objects.filter(day=date(2026, 9, 2)).delete()
        Holiday.objects.create(day=date(2026, 9, 2), name="Quốc khánh", source="Nhập tay", is_edited=True)
        assert loading.load(office.now) == 0
        assert Holiday.objects.get(day=date(2026, 9, 2)).source == "Nhập tay"

    def test_a_row_of_the_data_gives_way_to_one_made_here_for_the_same_days(self, office):
        row = Circulation.objects.get(code="internal")
        Circulation.objects.filter(pk=row.pk).delete()
        given = {"code": "internal", "name": "Chỉ lưu hành nội bộ", "source": "Nhập tay", "is_edited": True}
        Circulation.objects.create(**given, valid_from=date(2026, 1, 1))
        assert loading.load(office.now) == 0
        assert [each.name for each in Circulation.objects.filter(code="internal")] == ["Chỉ lưu hành nội bộ"]

    def test_a_row_removed_from_the_data_stays(self, office):
        Circulation.objects.create(
            shipped="circulation:gone", code="gone", name="Cũ", source="Cũ", valid_from=date(2020, 1, 1)
        )
        loading.load(office.now)
        assert Circulation.objects.filter(code="gone").exists()

    def test_the_next_year_comes_with_the_year(self, office):
        assert not Holiday.objects.filter(day__year=2028).exists()
        loading.load(office.now.replace(year=2027))
        assert Holiday.objects.filter(day__year=2028).exists()


class TestLoadOnce:
    def test_is_not_done_twice_with_the_same_data_in_one_year(self, office, django_assert_num_queries):
        loading.load_once(office.now)
        with django_assert_num_queries(1):
            assert loading.load_once(office.now) == 0

    def test_is_done_again_when_the_data_is_another(self, office):
        loading.load_once(office.now)
        Urgency.objects.filter(code="urgent").update(working_days=5)
        assert loading.load_once(office.now) == 0
        Installation.objects.update(loaded="of another version")
        assert loading.load_once(office.now) == 1

    def test_is_done_again_with_the_new_year(self, office):
        loading.load_once(office.now)
        loading.load_once(office.now.replace(year=2027))
        assert Holiday.objects.filter(day__year=2028).exists()


class TestRows:
    def test_the_periods_of_a_type_follow_one_another_without_gap_or_overlap(self):
        periods: dict[tuple[str, str], list[DocumentType]] = {}
        for row in DocumentType.objects.order_by("valid_from"):
            periods.setdefault((row.system, row.code), []).append(row)
        for rows in periods.values():
            assert [row.valid_to for row in rows[:-1]] == [row.valid_from for row in rows[1:]]
            assert rows[-1].valid_to is None

    def test_every_row_names_its_source(self, office):
        assert all(row.values["source"].strip() for row in loading.shipped_rows(office.now.date()))

    def test_names_are_not_given_twice(self, office):
        names = [row.name for row in loading.shipped_rows(office.now.date())]
        assert len(names) == len(set(names))

    def test_days_of_years_that_are_not_announced_are_to_check(self):
        assert not Holiday.objects.filter(day__year=2027, certainty=Certainty.CERTAIN).exists()
        assert Holiday.objects.filter(day__year=2026, certainty=Certainty.CERTAIN).exists()
