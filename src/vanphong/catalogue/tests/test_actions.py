import json
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from vanphong.catalogue import api, loading
from vanphong.catalogue.actions import rows as actions
from vanphong.catalogue.actions.installation import ZoneIsFixed, settle_zone
from vanphong.catalogue.choices import Zone
from vanphong.catalogue.models import AlertThreshold, Circulation, DocumentType, Holiday, Installation, Phrase, Urgency
from vanphong.kernel.errors import AlreadyDone, NotPermitted, RecordNotFound, RuleViolated, StaleRecord
from vanphong.kernel.journal import api as journal

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
PHRASE = {
    "occasion": "directive",
    "text": "Văn phòng đôn đốc.",
    "rank": 50,
    "valid_from": TODAY,
    "source": "Thông báo kết luận",
}


@pytest.fixture
def admin(office):
    return office.actor("quantri")


def last_entry(row):
    return list(journal.history(row.kind, row.pk))[-1]


class TestAdd:
    def add(self, actor, office, **given):
        told = {"kind": "phrase", "values": PHRASE, "reason": "Lãnh đạo yêu cầu", **given}
        return actions.add(actor, office.now, **told)

    def test_the_row_is_offered_from_its_day(self, admin, office):
        self.add(admin, office)
        assert "Văn phòng đôn đốc." in [row.text for row in api.phrases(TODAY)]
        assert "Văn phòng đôn đốc." not in [row.text for row in api.phrases(TODAY - DAY)]

    def test_the_journal_tells_who_and_why(self, admin, office):
        entry = last_entry(self.add(admin, office))
        assert (entry.person, entry.verb) == ("Kiều Văn Máy Thử", "add")
        assert entry.sentence == "Thêm «Văn phòng đôn đốc.». Lý do: Lãnh đạo yêu cầu"

    def test_the_row_stays_when_the_data_is_loaded_again(self, admin, office):
        row = self.add(admin, office)
        loading.load(office.now)
        assert Phrase.objects.get(pk=row.pk).is_edited

    def test_a_form_sent_twice_is_carried_out_once(self, admin, office):
        row = self.add(admin, office, key="k1")
        with pytest.raises(AlreadyDone) as first:
            self.add(admin, office, key="k1")
        assert (first.value.kind, first.value.record_id) == ("phrase", row.pk)

    def test_refuses_somebody_else(self, office):
        for username in ("vanthu", "chanhvp", "bithu"):
            with pytest.raises(NotPermitted):
                self.add(office.actor(username), office)

    def test_refuses_without_a_reason(self, admin, office):
        with pytest.raises(RuleViolated, match="lý do"):
            self.add(admin, office, reason=" ")

    def test_refuses_a_period_that_meets_another_of_the_same_thing(self, admin, office):
        values = {"code": "urgent", "name": "Khẩn", "level": 1, "valid_from": TODAY, "source": "Thử"}
        with pytest.raises(RuleViolated, match="Đã có dòng khác"):
            self.add(admin, office, kind="urgency", values=values)

    def test_refuses_an_end_before_the_beginning(self, admin, office):
        with pytest.raises(RuleViolated, match="phải sau ngày"):
            self.add(admin, office, values={**PHRASE, "valid_to": TODAY})

    def test_refuses_a_period_in_hours_and_in_days(self, admin, office):
        values = {"code": "hen_gio", "name": "Hẹn giờ", "level": 4, "working_hours": 2, "working_days": 1}
        with pytest.raises(RuleViolated, match="giờ hoặc theo ngày"):
            self.add(admin, office, kind="urgency", values={**values, "valid_from": TODAY, "source": "Thử"})

    def test_refuses_a_day_that_is_in_the_calendar(self, admin, office):
        values = {"day": date(2026, 9, 2), "name": "Nghỉ", "source": "Thử"}
        with pytest.raises(RuleViolated, match="02/09/2026 đã có"):
            self.add(admin, office, kind="holiday", values=values)

    def test_a_new_day_off_moves_deadlines(self, admin, office):
        before = api.calendar().add_working_days(date(2026, 12, 1), 1)
        self.add(admin, office, kind="holiday", values={"day": date(2026, 12, 2), "name": "Nghỉ", "source": "Thử"})
        assert (before, api.calendar().add_working_days(date(2026, 12, 1), 1)) == (date(2026, 12, 2), date(2026, 12, 3))


class TestEdit:
    def edit(self, actor, office, row, values, **given):
        told = {"kind": row.kind, "row_id": row.pk, "values": values, "reason": "Đối chiếu văn bản", **given}
        return actions.edit(actor, office.now, **told)

    @pytest.fixture
    def urgent(self, office):
        return Urgency.objects.get(code="urgent")

    def test_the_new_value_holds_and_the_data_leaves_it_alone(self, admin, office, urgent):
        self.edit(admin, office, urgent, {"working_days": 5, "certainty": "certain"})
        loading.load(office.now)
        assert api.urgency("urgent", TODAY).working_days == 5

    def test_the_journal_tells_what_changed_in_words(self, admin, office, urgent):
        self.edit(admin, office, urgent, {"working_days": 5, "certainty": "certain", "valid_to": date(2030, 1, 1)})
        assert json.loads(last_entry(urgent).changes) == {
            "Thời hạn (ngày làm việc)": ["3", "5"],
            "Mức tin cậy": ["Cần kiểm tra", "Chắc chắn"],
            "Hết áp dụng từ ngày": ["", "01/01/2030"],
        }

    def test_the_search_follows_the_name(self, admin, office):
        row = DocumentType.objects.get(system="party", code="appeal", valid_from=date(2026, 5, 27))
        self.edit(admin, office, row, {"name": "Thư ngỏ"})
        found = api.find_document_type("thu ngo", api.System.PARTY, TODAY)
        assert found
        assert found.code == "appeal"

    def test_refuses_what_changes_nothing(self, admin, office, urgent):
        with pytest.raises(RuleViolated, match="Chưa sửa gì"):
            self.edit(admin, office, urgent, {"working_days": 3})

    def test_refuses_what_somebody_changed_meanwhile(self, admin, office, urgent):
        self.edit(admin, office, urgent, {"working_days": 5}, seen=1)
        with pytest.raises(StaleRecord):
            self.edit(admin, office, urgent, {"working_days": 4}, seen=1)

    def test_refuses_somebody_else(self, office, urgent):
        with pytest.raises(NotPermitted):
            self.edit(office.actor("chanhvp"), office, urgent, {"working_days": 5})

    def test_refuses_a_row_that_is_not_there(self, admin, office):
        with pytest.raises(RecordNotFound):
            actions.edit(admin, office.now, kind="urgency", row_id=0, values={}, reason="Thử")


class TestReplace:
    @pytest.fixture
    def conference(self, office):
        return Circulation.objects.get(code="conference_paper")

    def replace(self, actor, office, row, **given):
        values = {"name": "Tài liệu phục vụ hội nghị", "valid_from": date(2027, 1, 1), "source": "Văn bản mới"}
        told = {"kind": row.kind, "row_id": row.pk, "values": values, "reason": "Có văn bản mới", **given}
        return actions.replace(actor, office.now, **told)

    def test_the_day_chooses_between_old_and_new(self, admin, office, conference):
        self.replace(admin, office, conference)
        names = [
            next(row.name for row in api.circulations(on) if row.code == "conference_paper")
            for on in (date(2026, 12, 31), date(2027, 1, 1))
        ]
        assert names == ["Tài liệu hội nghị", "Tài liệu phục vụ hội nghị"]

    def test_both_rows_tell_of_it(self, admin, office, conference):
        new = self.replace(admin, office, conference)
        assert last_entry(conference).verb == "end"
        assert last_entry(new).verb == "add"

    def test_the_data_does_not_bring_the_old_end_back(self, admin, office, conference):
        self.replace(admin, office, conference)
        loading.load(office.now)
        conference.refresh_from_db()
        assert conference.valid_to == date(2027, 1, 1)

    def test_the_thresholds_change_from_a_day_on(self, admin, office):
        old = AlertThreshold.objects.get()
        values = {"yellow_days": 5, "deep_red_days": 3, "valid_from": TODAY, "source": "Quy chế"}
        self.replace(admin, office, old, values=values)
        assert api.alert_scale(TODAY).yellow_until > api.alert_scale(TODAY - DAY).yellow_until + DAY

    def test_refuses_to_begin_before_the_old_row(self, admin, office, conference):
        values = {"name": "Khác", "valid_from": conference.valid_from, "source": "Thử"}
        with pytest.raises(RuleViolated, match="Dòng mới phải áp dụng sau"):
            self.replace(admin, office, conference, values=values)

    def test_refuses_a_row_that_has_ended(self, admin, office, conference):
        self.replace(admin, office, conference)
        with pytest.raises(RuleViolated, match="đã kết thúc"):
            self.replace(admin, office, conference)

    def test_refuses_a_day_of_the_calendar(self, admin, office):
        with pytest.raises(RecordNotFound):
            self.replace(admin, office, Holiday.objects.get(day=date(2026, 9, 2)))


class TestEnd:
    def end(self, actor, office, row, **given):
        told = {"kind": row.kind, "row_id": row.pk, "valid_to": TODAY, "reason": "Thôi dùng", **given}
        return actions.end(actor, office.now, **told)

    def test_the_row_holds_no_longer(self, admin, office):
        row = Phrase.objects.get(text="Để biết.")
        self.end(admin, office, row)
        assert "Để biết." not in [each.text for each in api.phrases(TODAY)]
        assert last_entry(row).sentence == "Kết thúc «Để biết.» từ ngày 24/11/2026. Lý do: Thôi dùng"

    def test_refuses_twice(self, admin, office):
        row = Phrase.objects.get(text="Để biết.")
        self.end(admin, office, row)
        with pytest.raises(RuleViolated, match="đã kết thúc"):
            self.end(admin, office, row)

    def test_refuses_before_the_beginning_and_without_reason_telling_both(self, admin, office):
        row = Phrase.objects.get(text="Để biết.")
        with pytest.raises(RuleViolated) as refused:
            self.end(admin, office, row, valid_to=row.valid_from, reason="")
        assert len(refused.value.reasons) == 2


class TestSettleZone:
    def test_the_same_again_is_nothing(self, office):
        row = settle_zone("internet", office.now, has_content=True)
        assert row.since == office.now
        assert len(journal.history("catalogue", 1).filter(verb="settle_zone")) == 1

    def test_an_empty_installation_may_change(self, office):
        settle_zone("wan", office.now, has_content=False)
        assert api.zone() == Zone.WAN

    def test_one_with_content_may_not(self, office):
        with pytest.raises(ZoneIsFixed, match="VANPHONG_ZONE=internet"):
            settle_zone("wan", office.now, has_content=True)
        assert api.zone() == Zone.INTERNET

    def test_the_database_keeps_one_known_zone(self, office):
        with pytest.raises(IntegrityError), transaction.atomic():
            Installation.objects.create(pk=2, zone="internet", since=office.now)
        with pytest.raises(IntegrityError), transaction.atomic():
            Installation.objects.update(zone="moon")
