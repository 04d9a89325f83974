from datetime import UTC, date, datetime, timedelta

import pytest

from vanphong.catalogue import api
from vanphong.catalogue.choices import Alert, Occasion, System, TypeGroup, Zone
from vanphong.catalogue.models import AlertThreshold, Holiday
from vanphong.catalogue.queries.edition import renew_edition
from vanphong.kernel.errors import RecordNotFound

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


class TestDocumentTypes:
    def test_the_party_has_25_types_and_8_papers_the_state_29(self):
        party = api.document_types(TODAY, system=System.PARTY)
        assert len([row for row in party if not row.is_paper]) == 25
        assert len([row for row in party if row.is_paper]) == 8
        state = api.document_types(TODAY, system=System.STATE)
        assert len([row for row in state if row.group == TypeGroup.ADMINISTRATIVE]) == 29

    @pytest.mark.parametrize(
        ("on", "abbreviation", "also"),
        [
            (date(2017, 6, 1), "QĐ", []),
            (date(2018, 4, 2), "QĐ", []),
            (date(2018, 4, 3), "QĐi", ["QĐ"]),
            (date(2026, 5, 26), "QĐi", ["QĐ"]),
            (date(2026, 5, 27), "QĐ", ["QĐi"]),
        ],
    )
    def test_the_abbreviation_of_a_regulation_changed_twice(self, on, abbreviation, also):
        row = api.find_document_type("Quy định", System.PARTY, on)
        assert row
        assert (row.abbreviation, row.also_written, row.code) == (abbreviation, also, "regulation")

    @pytest.mark.parametrize(
        ("on", "regulation"),
        [
            (date(2015, 1, 1), "31-QĐ/TW"),
            (date(2026, 1, 8), "66-QĐ/TW"),
            (date(2026, 1, 9), "399-QĐ/TW"),
            (date(2026, 5, 26), "36-HD/VPTW"),
            (date(2026, 5, 27), "05-HD/VPTW"),
        ],
    )
    def test_the_day_chooses_the_rule(self, on, regulation):
        row = api.find_document_type("Nghị quyết", System.PARTY, on)
        assert row
        assert regulation in row.source

    @pytest.mark.parametrize(
        ("asked", "system", "code"),
        [
            ("thông báo", System.PARTY, "notice"),
            ("THONG BAO", System.PARTY, "notice"),
            ("TB", System.PARTY, "notice"),
            ("QĐ", System.PARTY, "decision"),
            ("QĐi", System.PARTY, "regulation"),
            ("QyĐ", System.STATE, "regulation"),
            ("TTr", System.PARTY, "submission"),
            ("TT", System.PARTY, "circular"),
            ("TT", System.STATE, "state_circular"),
            ("NĐ", System.STATE, "decree"),
            ("Công văn", System.STATE, "official_letter"),
        ],
    )
    def test_is_found_by_name_or_abbreviation(self, asked, system, code):
        row = api.find_document_type(asked, system, TODAY)
        assert row
        assert row.code == code

    @pytest.mark.parametrize("asked", ["", " ", "Chứng từ", "XX"])
    def test_is_not_found_by_anything_else(self, asked):
        assert api.find_document_type(asked, System.PARTY, TODAY) is None

    def test_minutes_papers_and_state_types_need_no_appraisal(self):
        needing = {(row.system, row.code) for row in api.document_types(TODAY) if row.needs_appraisal}
        assert len(needing) == 24
        assert {system for system, _ in needing} == {System.PARTY}
        assert (System.PARTY, "minutes") not in needing

    def test_is_asked_for_by_id(self):
        row = api.document_types(TODAY)[0]
        assert api.document_type(row.pk) == row
        with pytest.raises(RecordNotFound):
            api.document_type(0)


class TestShortLists:
    def test_urgency_grows_with_the_code_of_the_exchange_standard(self):
        assert [row.code for row in api.urgencies(TODAY)] == ["normal", "urgent", "very_urgent", "flash"]
        assert [row.level for row in api.urgencies(TODAY)] == [0, 1, 2, 3]

    def test_an_unknown_urgency_is_not_found(self):
        with pytest.raises(RecordNotFound):
            api.urgency("hen_gio", TODAY)

    def test_circulation_is_an_axis_of_its_own(self):
        names = {row.name for row in api.circulations(TODAY)}
        assert {"Lưu hành nội bộ", "Tài liệu thu hồi", "Tài liệu hội nghị"} <= names
        assert {row.code for row in api.circulations(TODAY) if row.must_return} == {
            "to_be_recalled",
            "return_after_reading",
            "return_after_meeting",
        }

    def test_there_are_twelve_fields_of_work(self):
        assert len(api.fields_of_work(TODAY)) == 12
        assert not any(row.is_certain for row in api.fields_of_work(TODAY))

    def test_phrases_are_offered_by_occasion(self):
        assert "Để biết." in [row.text for row in api.phrases(TODAY)]
        assert "Để biết." not in [row.text for row in api.phrases(TODAY, Occasion.SEND_BACK)]


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)


class TestDefaultDueOn:
    @pytest.mark.parametrize(
        ("code", "received", "due_on"),
        [
            ("normal", "2026-11-25T08:00", None),
            ("hen_gio", "2026-11-25T08:00", None),
            ("urgent", "2026-11-25T08:00", date(2026, 11, 30)),
            ("very_urgent", "2026-11-25T07:30", date(2026, 11, 26)),
            ("flash", "2026-11-25T07:30", date(2026, 11, 25)),
            ("flash", "2026-11-25T16:00", date(2026, 11, 26)),
            ("flash", "2026-11-27T18:00", date(2026, 11, 30)),
            ("urgent", "2026-02-13T08:00", date(2026, 2, 25)),
        ],
    )
    def test_counts_working_time_from_the_receipt(self, code, received, due_on):
        assert api.default_due_on(code, at(received), TODAY) == due_on


class TestCalendar:
    @pytest.mark.parametrize(
        ("day", "is_working"),
        [
            (date(2025, 4, 26), True),
            (date(2025, 5, 2), False),
            (date(2026, 1, 2), False),
            (date(2026, 1, 10), True),
            (date(2026, 2, 16), False),
            (date(2026, 2, 20), False),
            (date(2026, 2, 23), True),
            (date(2026, 4, 27), False),
            (date(2026, 8, 22), True),
            (date(2026, 8, 31), False),
            (date(2026, 9, 2), False),
            (date(2026, 9, 3), True),
            (date(2027, 2, 8), False),
        ],
    )
    def test_knows_tet_days_in_lieu_and_swapped_days(self, day, is_working):
        assert api.calendar().is_working(day) is is_working

    def test_a_cancelled_day_is_a_day_like_others(self):
        Holiday.objects.filter(day=date(2026, 9, 1)).update(is_cancelled=True)
        renew_edition()
        assert api.calendar().is_working(date(2026, 9, 1))

    def test_costs_one_query_when_nothing_changed(self, django_assert_num_queries):
        api.calendar()
        with django_assert_num_queries(1):
            api.calendar()

    def test_a_request_asks_once_for_everything(self, django_assert_num_queries):
        asked = (
            api.calendar,
            lambda: api.alert_scale(TODAY),
            lambda: api.document_types(TODAY),
            lambda: api.urgencies(TODAY),
        )
        for ask in asked:
            ask()
        with api.one_edition(), django_assert_num_queries(1):
            for ask in asked * 2:
                ask()

    def test_a_change_within_a_request_is_seen_in_it(self):
        with api.one_edition():
            assert not api.calendar().is_working(date(2026, 9, 1))
            Holiday.objects.filter(day=date(2026, 9, 1)).update(is_cancelled=True)
            renew_edition()
            assert api.calendar().is_working(date(2026, 9, 1))


class TestAlertScale:
    def test_uses_the_thresholds_of_the_day(self):
        AlertThreshold.objects.create(valid_from=TODAY, yellow_days=5, deep_red_days=2, source="Thử")
        renew_edition()
        assert api.alert_scale(TODAY - DAY).deep_red_before == TODAY - 3 * DAY
        assert api.alert_scale(TODAY).deep_red_before == TODAY - DAY
        assert api.alert_scale(TODAY).yellow_until == date(2026, 12, 2)

    def test_the_filter_finds_what_the_scale_says(self):
        scale = api.alert_scale(TODAY)
        rows = [Holiday(day=TODAY + DAY * number, name="Thử", source="Thử") for number in range(-9, 30) if number != -1]
        Holiday.objects.exclude(pk=0).delete()
        Holiday.objects.bulk_create(rows)
        for alert in Alert:
            found = Holiday.objects.filter(api.alert_filter(scale, alert, "day")).values_list("day", flat=True)
            assert set(found) == {row.day for row in rows if scale.of(row.day) == alert}
            assert found


class TestZone:
    def test_is_written_down(self):
        assert api.zone() == Zone.INTERNET
