from datetime import date

import pytest
from django.urls import reverse

from vanphong.catalogue.choices import Level
from vanphong.catalogue.models import AuthorityRule, DatedRow, DocumentType, Holiday, Phrase, SigningRule
from vanphong.catalogue.queries import pages
from vanphong.catalogue.views.lists import LISTS

KINDS = [each.kind for each in LISTS]
DATED = [each.kind for each in LISTS if issubclass(each.model, DatedRow)]
HTMX = {"HTTP_HX_REQUEST": "true"}


def first(kind):
    return next(each.model for each in LISTS if each.kind == kind)._default_manager.order_by("pk").first()


def typed(kind, row, client):
    """What the form for editing the row holds, as a browser would send it."""
    form = client.get(reverse(f"catalogue:{kind}_edit", args=[row.pk])).context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if value is None or value is False or value == "":
            continue
        sent[field.name] = value if isinstance(value, list) else field.field.prepare_value(value)
        if isinstance(value, bool):
            sent[field.name] = "on"
    return sent


class TestPages:
    @pytest.mark.parametrize("name", ["index", "authority_table", "trial", *(f"{kind}_list" for kind in KINDS)])
    def test_are_open_to_everybody_signed_in(self, office, client, name):
        assert office.client("vanthu").get(reverse(f"catalogue:{name}")).status_code == 200
        assert client.get(reverse(f"catalogue:{name}")).status_code == 302

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_row_shows_its_source_and_its_history(self, office, kind):
        row = first(kind)
        page = office.client("vanthu").get(reverse(f"catalogue:{kind}", args=[row.pk]))
        assert page.status_code == 200
        assert row.source in page.content.decode()

    def test_a_row_that_is_not_there_is_not_found(self, office):
        assert office.client("vanthu").get(reverse("catalogue:phrase", args=[0])).status_code == 404

    @pytest.mark.parametrize("name", ["index", "document_type_list", "holiday_list", "authority_table"])
    def test_need_few_queries(self, office, name, django_assert_max_num_queries):
        client, address = office.client("quantri"), reverse(f"catalogue:{name}")
        client.get(address)
        with django_assert_max_num_queries(15):
            client.get(address)

    def test_buttons_are_for_whoever_may_edit(self, office):
        row, address = first("phrase"), reverse("catalogue:phrase", args=[first("phrase").pk])
        assert row
        assert "ket-thuc/" in office.client("quantri").get(address).content.decode()
        assert "ket-thuc/" not in office.client("chanhvp").get(address).content.decode()

    def test_the_menu_leads_there_for_whoever_may_edit(self, office):
        assert 'href="/danh-muc/"' in office.client("quantri").get("/danh-muc/cau-mau/").content.decode()


class TestList:
    def names(self, office, **asked):
        found = office.client("vanthu").get(reverse("catalogue:document_type_list"), asked).context["list"].lines
        return {(line.record.main, line.record.told["abbreviation"]) for line in found}

    def test_shows_the_day_asked_for(self, office):
        assert ("Quy định", "QĐ") in self.names(office)
        assert ("Quy định", "QĐi") in self.names(office, ngay="2020-01-01")
        assert ("Quy định", "QĐ") not in self.names(office, ngay="2020-01-01")

    def test_shows_all_days_when_asked(self, office):
        assert {("Quy định", "QĐ"), ("Quy định", "QĐi")} <= self.names(office, tat_ca="on")

    def test_finds_words_without_accents(self, office):
        assert {name for name, _ in self.names(office, q="loi keu goi")} == {"Lời kêu gọi"}

    def test_shows_what_is_to_be_checked(self, office):
        found = {name for name, _ in self.names(office, muc="to_check")}
        assert "Thông cáo" in found
        assert "Nghị quyết" not in found

    def test_names_its_conditions(self, office):
        page = office.client("vanthu").get(reverse("catalogue:phrase_list"), {"ngay": "2026-01-09", "muc": "to_check"})
        assert [chip.value for chip in page.context["list"].chips] == ["09/01/2026", "Cần kiểm tra"]

    @pytest.mark.parametrize("kind", DATED)
    def test_goes_out_as_a_spreadsheet(self, office, kind):
        answer = office.client("vanthu").get(reverse(f"catalogue:{kind}_list"), {"xuat": "xlsx-du"})
        assert answer.status_code == 200
        assert answer["Content-Type"].endswith("sheet")

    def test_a_day_that_is_none_is_today(self, office):
        assert self.names(office, ngay="hôm nay") == self.names(office)


class TestYear:
    def test_shows_days_off_and_days_worked_instead(self, office):
        page = office.client("vanthu").get(reverse("catalogue:holiday_list"), {"nam": "2026"})
        days = {cell.day: cell for _, weeks in page.context["months"] for week in weeks for cell in week if cell.day}
        assert len(days) == 365
        assert days[date(2026, 8, 22)].is_swapped
        assert days[date(2026, 8, 31)].is_off
        assert days[date(2026, 9, 2)].name == "Quốc khánh"
        assert not days[date(2026, 9, 3)].is_off
        assert page.context["working_days"] == sum(not cell.is_off for cell in days.values())

    @pytest.mark.parametrize("asked", ["", "abc", "99999", "-1"])
    def test_a_year_that_is_none_is_this_year(self, office, asked):
        page = office.client("vanthu").get(reverse("catalogue:holiday_list"), {"nam": asked})
        assert page.status_code == 200

    def test_a_year_of_which_nothing_is_known_says_so(self, office):
        page = office.client("vanthu").get(reverse("catalogue:holiday_list"), {"nam": "2050"})
        assert "Chưa có ngày nghỉ nào của năm 2050" in page.content.decode()


class TestAuthorityTable:
    def marks(self, level, on):
        columns, lines = pages.authority_table(level, on)
        return {
            (column.issuer, line.kind.code): mark
            for line in lines
            for column, mark in zip(columns, line.marks, strict=True)
        }

    def test_tells_certain_doubtful_and_unknown_apart(self, office):
        then, now = self.marks(Level.PROVINCE, date(2025, 6, 2)), self.marks(Level.PROVINCE, date(2026, 11, 25))
        assert (then["standing_committee", "directive"], now["standing_committee", "directive"]) == (
            "yes",
            "yes_to_check",
        )
        assert (then["executive_committee", "directive"], now["executive_committee", "directive"]) == (
            "no",
            "no_to_check",
        )
        assert now["agency", "resolution"] == "unknown"

    def test_is_empty_where_nothing_is_known(self, office):
        page = office.client("vanthu").get(
            reverse("catalogue:authority_table"), {"cap": "grassroots", "ngay": "2020-01-01"}
        )
        assert "Chưa có quy định của cấp này" in page.content.decode()


class TestTrial:
    ASKED = {
        "the_loai": "notice",
        "chu_the": "standing_committee",
        "cap": "province",
        "chuc_vu": "Phó Bí thư",
        "giu": "full",
        "quyen_han": "in_place",
        "ngay": "2026-11-25",
    }

    def test_answers_with_the_rule(self, office):
        page = office.client("thamdinh").get(reverse("catalogue:trial"), self.ASKED).content.decode()
        assert "không có ký thay" in page
        assert "05-HD/VPTW" in page

    def test_answers_htmx_with_the_answer_alone(self, office):
        answer = office.client("thamdinh").get(reverse("catalogue:trial"), self.ASKED, **HTMX).content.decode()
        assert "không có ký thay" in answer
        assert "<html" not in answer

    def test_names_what_is_missing(self, office):
        page = office.client("thamdinh").get(reverse("catalogue:trial"), {**self.ASKED, "chuc_vu": ""})
        assert "Chưa đủ để trả lời" in page.content.decode()

    def test_asks_about_agencies_too(self, office):
        asked = {**self.ASKED, "chu_the": "steering_without_seal", "chuc_vu": "Phó Trưởng Tiểu ban"}
        assert "kiêm" in office.client("thamdinh").get(reverse("catalogue:trial"), asked).content.decode()


class TestForms:
    @pytest.mark.parametrize("kind", KINDS)
    def test_adding_is_for_whoever_may_edit(self, office, kind):
        address = reverse(f"catalogue:{kind}_add")
        assert office.client("quantri").get(address).status_code == 200
        assert office.client("chanhvp").get(address).status_code == 403

    @pytest.mark.parametrize("kind", KINDS)
    def test_editing_sends_back_what_was_there(self, office, kind):
        client, row = office.client("quantri"), first(kind)
        sent = {**typed(kind, row, client), "note": "Đã đối chiếu", "because": "Đối chiếu bản gốc"}
        done = client.post(reverse(f"catalogue:{kind}_edit", args=[row.pk]), sent)
        assert done.status_code == 303, done.context["form"].errors
        again = first(kind)
        differing = {name for name in row.__dict__ if getattr(row, name) != getattr(again, name)}
        assert differing - {"_state"} == {"note", "is_edited", "version"}

    @pytest.mark.parametrize("kind", DATED)
    def test_replacing_and_ending_offer_a_form(self, office, kind):
        client, row = office.client("quantri"), first(kind)
        for verb in ("replace", "end"):
            assert client.get(reverse(f"catalogue:{kind}_{verb}", args=[row.pk])).status_code == 200

    def test_a_new_row_is_shown_after_it_was_added(self, office):
        sent = {
            "occasion": "directive",
            "text": "Văn phòng đôn đốc.",
            "rank": "5",
            "valid_from": "2026-11-24",
            "source": "Ý kiến lãnh đạo",
            "certainty": "certain",
            "because": "Lãnh đạo yêu cầu",
            "key": "abc",
        }
        client, address = office.client("quantri"), reverse("catalogue:phrase_add")
        done = client.post(address, sent)
        row = Phrase.objects.get(text="Văn phòng đôn đốc.")
        assert done["Location"] == reverse("catalogue:phrase", args=[row.pk])
        again = client.post(address, sent)
        assert again["Location"] == done["Location"]
        assert Phrase.objects.filter(text="Văn phòng đôn đốc.").count() == 1

    def test_a_refused_form_comes_back_with_the_reasons(self, office):
        row = Phrase.objects.get(text="Để biết.")
        address = reverse("catalogue:phrase_end", args=[row.pk])
        sent = {"valid_to": "1990-01-01", "because": "Thôi dùng", "seen": row.version}
        refused = office.client("quantri").post(address, sent, **HTMX)
        assert refused.status_code == 422
        assert "phải sau ngày" in refused.content.decode()
        assert "<html" not in refused.content.decode()

    def test_a_form_drawn_before_somebody_elses_change_is_refused(self, office):
        row = Phrase.objects.get(text="Để biết.")
        address = reverse("catalogue:phrase_end", args=[row.pk])
        sent = {"valid_to": "2026-12-01", "because": "Thôi dùng", "seen": row.version + 1}
        assert "người khác sửa" in office.client("quantri").post(address, sent).content.decode()

    def test_words_parted_by_commas_are_a_list(self, office):
        client = office.client("quantri")
        row = DocumentType.objects.get(system="party", code="notice", valid_from=date(2026, 5, 27))
        sent = {**typed("document_type", row, client), "also_written": "TBao, TB-nb ,", "because": "Hay gặp"}
        client.post(reverse("catalogue:document_type_edit", args=[row.pk]), sent)
        row.refresh_from_db()
        assert row.also_written == ["TBao", "TB-nb"]

    def test_types_are_ticked(self, office):
        client, row = (
            office.client("quantri"),
            AuthorityRule.objects.get(issuer="credentials_board", certainty="to_check"),
        )
        sent = {**typed("authority_rule", row, client), "types": ["report", "minutes"], "because": "Đối chiếu"}
        client.post(reverse("catalogue:authority_rule_edit", args=[row.pk]), sent)
        row.refresh_from_db()
        assert row.types == ["report", "minutes"]

    def test_a_cancelled_day_is_worked(self, office):
        client, row = office.client("quantri"), Holiday.objects.get(day=date(2026, 11, 24))
        sent = {**typed("holiday", row, client), "is_cancelled": "on", "because": "Chưa có luật"}
        client.post(reverse("catalogue:holiday_edit", args=[row.pk]), sent)
        page = client.get(reverse("catalogue:holiday_list"), {"nam": "2026"})
        cells = [cell for _, weeks in page.context["months"] for week in weeks for cell in week]
        assert not next(cell for cell in cells if cell.day == date(2026, 11, 24)).is_off

    def test_a_printed_line_shows_words_for_what_is_put_in(self, office):
        row = SigningRule.objects.filter(code="agency_deputy_in_place").order_by("pk").last()
        assert row
        page = office.client("vanthu").get(reverse("catalogue:signing_rule", args=[row.pk])).content.decode()
        assert "K/T (cấp trưởng)" in page
