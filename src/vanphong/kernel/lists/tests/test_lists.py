"""What a list shows, keeps in its address, and answers."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string
from python_calamine import CalamineWorkbook

from vanphong.kernel.errors import RecordNotFound, RuleViolated
from vanphong.kernel.lists import actions, export, queries
from vanphong.kernel.lists.api import Column, Listing, Preset, answer
from vanphong.kernel.lists.tests.listings import LISTING, READER, shown
from vanphong.kernel.outbox.api import Job, JobState

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def make(*names: str, **fields) -> list[Job]:
    return [Job.objects.create(**{"name": name, "run_at": NOW, "created_at": NOW} | fields) for name in names]


def asked(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def body(found) -> str:
    """What the screen says."""
    answered: Any = answer(found)
    return str(answered.content.decode())


class TestListing:
    def test_refuses_a_column_that_stands_twice(self):
        with pytest.raises(ValueError, match="twice"):
            Listing("x", "X", "x", columns=(Column("a", "A", is_main=True), Column("a", "B")))

    def test_refuses_a_table_without_a_main_column(self):
        with pytest.raises(ValueError, match="main"):
            Listing("x", "X", "x", columns=(Column("a", "A"),))


class TestFilters:
    def test_conditions_filter_and_are_shown_as_chips_to_remove(self):
        make("a", state=JobState.DONE)
        make("b", state=JobState.FAILED)
        make("c")
        found = shown("?state=done&state=failed&q=&since=2026-11-01", now=NOW)
        assert [line.record.name for line in found.lines] == ["b", "a"]
        assert [(chip.label, chip.value) for chip in found.chips] == [
            ("Trạng thái", "Đã xong"),
            ("Trạng thái", "Không làm được"),
            ("Từ ngày", "01/11/2026"),
        ]
        assert asked(found.chips[0].remove) == {"state": ["failed"], "since": ["2026-11-01"]}

    def test_the_last_chip_removed_shows_everything(self):
        assert shown("?is_failed=on&sau=abc", now=NOW).chips[0].remove == "/thu/?tat-ca=1"

    def test_the_text_of_the_bar_filters_and_is_no_chip(self):
        make("an", "ban", "co")
        found = shown("?q=%20an%20", now=NOW)
        assert [line.record.name for line in found.lines] == ["ban", "an"]
        assert found.chips == []

    def test_a_condition_that_cannot_be_used_is_said_and_left_out(self):
        make("a")
        found = shown("?since=2026-02-31&state=unknown&q=a", now=NOW)
        assert len(found.lines) == 1
        assert set(found.form.errors) == {"since", "state"}
        assert "Có điều kiện lọc chưa dùng được" in body(found)

    def test_pages_keep_the_conditions(self):
        make(*"abcde", state=JobState.DONE)
        found = shown("?state=done&xep=finished_at", now=NOW)
        following = asked(found.next)
        assert (following["state"], following["xep"]) == (["done"], ["finished_at"])
        again = shown(found.next.removeprefix("/thu/"), now=NOW)
        assert [line.record.name for line in again.lines] == ["d", "e"]
        assert asked(again.previous).keys() == {"state", "xep", "truoc"}


class TestOrder:
    def test_a_heading_sorts_up_then_down_then_as_before(self):
        make("a", finished_at=NOW)
        make("b", finished_at=NOW - timedelta(days=1))
        steps = []
        query = "?q=a"
        for _ in range(3):
            head = next(each for each in shown(query, now=NOW).headings if each.column.name == "finished_at")
            steps.append((head.sorted, asked(head.url).get("xep")))
            query = head.url.removeprefix("/thu/")
        assert steps == [("", ["finished_at"]), ("ascending", ["-finished_at"]), ("descending", None)]
        assert [line.record.name for line in shown("?xep=finished_at", now=NOW).lines] == ["b", "a"]

    @pytest.mark.parametrize("order", ["state", "nothing", "error", "-"])
    def test_a_list_is_sorted_by_declared_columns_only(self, order):
        assert shown(f"?xep={order}", now=NOW).order == ("-pk",)


class TestColumns:
    def test_shows_those_of_the_list_until_the_person_chooses(self):
        assert [column.name for column in shown(now=NOW).columns] == ["pk", "name", "state", "finished_at"]
        actions.choose_columns(READER.person_id, LISTING, ["attempts", "gone"])
        assert [column.name for column in shown(now=NOW).columns] == ["pk", "name", "attempts"]
        actions.choose_columns(READER.person_id, LISTING, [])
        assert len(shown(now=NOW).columns) == 4

    def test_a_choice_is_of_one_person_and_one_list(self):
        actions.choose_columns(8, LISTING, ["attempts"])
        assert queries.chosen_columns(READER.person_id, LISTING.name) is None
        assert queries.chosen_columns(8, "other") is None


class TestSavedViews:
    def save(self, name="Đã xong", query="state=done&q=&sau=abc", is_default=False):
        return actions.save_view(READER.person_id, LISTING, name=name, query=query, is_default=is_default)

    def test_keeps_the_conditions_without_the_page(self):
        assert self.save().query == "state=done"
        (tab,) = shown("?state=done", now=NOW).view_tabs
        assert (tab.label, tab.url, tab.current) == ("Đã xong", "/thu/?state=done", True)

    def test_the_same_name_is_kept_anew(self):
        self.save()
        self.save(query="state=failed")
        assert [view.query for view in queries.saved_views(READER.person_id, LISTING.name)] == ["state=failed"]

    def test_one_view_opens_the_list_when_nothing_is_asked_for(self):
        self.save("Một", is_default=True)
        self.save("Hai", query="state=failed", is_default=True)
        assert answer(shown(now=NOW))["Location"] == "/thu/?state=failed"
        assert answer(shown("?tat-ca=1", now=NOW)).status_code == 200

    def test_the_list_has_a_view_to_open_with_too(self):
        presets = (Preset("Tất cả"), Preset("Chưa xong", "state=waiting&state=running", is_default=True))
        listing = replace(LISTING, presets=presets)
        assert answer(shown(now=NOW, listing=listing))["Location"] == "/thu/?state=waiting&state=running"
        self.save("Một", is_default=True)
        assert answer(shown(now=NOW, listing=listing))["Location"] == "/thu/?state=done"
        self.save("Một", query="", is_default=True)
        assert answer(shown(now=NOW, listing=listing))["Location"] == "/thu/?tat-ca=1"

    def test_no_longer_opens_the_list(self):
        view = self.save(is_default=True)
        actions.set_default_view(READER.person_id, view.pk, is_default=False)
        assert answer(shown(now=NOW)).status_code == 200

    def test_is_renamed_but_not_to_a_name_that_is_taken(self):
        view = self.save("Một")
        self.save("Hai")
        assert actions.rename_view(READER.person_id, view.pk, name="Ba").name == "Ba"
        with pytest.raises(RuleViolated, match="«Hai»"):
            actions.rename_view(READER.person_id, view.pk, name="Hai")

    def test_is_deleted_by_its_owner_and_nobody_else(self):
        view = self.save()
        with pytest.raises(RecordNotFound):
            actions.delete_view(8, view.pk)
        actions.delete_view(READER.person_id, view.pk)
        assert queries.saved_views(READER.person_id, LISTING.name) == []

    def test_there_are_not_more_than_a_menu_can_hold(self):
        for number in range(actions.AT_MOST):
            self.save(f"Số {number}")
        with pytest.raises(RuleViolated, match="xóa bớt"):
            self.save("Thêm")
        self.save("Số 1")


class TestAnswer:
    def test_is_a_page_with_the_table(self):
        make("a", finished_at=NOW)
        text = body(shown("?state=waiting", now=NOW))
        assert "<!doctype html>" in text
        assert re.search(r'<a href="/viec/\d+/">a</a>', text)
        assert "09:00 24/11/2026" in text
        assert "1 việc" in text

    def test_is_the_list_alone_for_htmx(self):
        make("a")
        answered: Any = answer(shown("?q=&state=waiting", now=NOW, **{"HX-Request": "true"}))
        assert "<html" not in answered.content.decode()
        assert answered["HX-Push-Url"] == "/thu/?state=waiting"
        assert "HX-Request" in answered["Vary"]

    def test_is_the_whole_page_for_a_step_back(self):
        headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
        assert "<!doctype html>" in body(shown("?q=a", now=NOW, **headers))

    @pytest.mark.parametrize(("query", "said"), [("", "Không có mục nào"), ("?q=a", "khớp điều kiện lọc")])
    def test_says_why_nothing_is_there(self, query, said):
        assert said in body(shown(query, now=NOW))

    def test_escapes_what_is_shown(self):
        make("<b>x</b>")
        assert "&lt;b&gt;x&lt;/b&gt;" in body(shown("?tat-ca=1", now=NOW))

    def test_the_mechanism_asks_three_questions(self, django_assert_num_queries):
        make(*"abcdef")
        with django_assert_num_queries(3):
            render_to_string("lists/filtered.html", {"list": shown("?state=waiting", now=NOW)})


class TestExport:
    def read(self, query="?xuat=xlsx", **kwargs):
        answered: Any = answer(shown(query, now=NOW, **kwargs))
        assert answered["Content-Disposition"] == 'attachment; filename="viec-thu-2026-11-24.xlsx"'
        book = CalamineWorkbook.from_object(io.BytesIO(b"".join(answered.streaming_content)))
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]

    def test_holds_every_row_with_real_dates_and_numbers(self):
        jobs = make(*"abcde", finished_at=NOW, attempts=2)
        rows, _ = self.read("?xuat=xlsx-du")
        assert rows[0] == ["Số", "Tên", "Trạng thái", "Xong lúc", "Số lần"]
        assert rows[1] == [jobs[4].pk, "e", "Đang chờ", datetime(2026, 11, 24, 9, 0), 2]
        assert len(rows) == 6

    def test_holds_the_columns_that_are_shown(self):
        actions.choose_columns(READER.person_id, LISTING, ["attempts"])
        assert self.read()[0][0] == ["Số", "Tên", "Số lần"]

    def test_says_what_it_is(self):
        make("a", state=JobState.DONE)
        _, about = self.read("?xuat=xlsx&state=done&q=a")
        assert about == [
            ["Danh sách", "Việc thử"],
            ["Xuất lúc", "09:00 24/11/2026"],
            ["Người xuất", "Nguyễn Văn Mẫu, Chuyên viên"],
            ["Lọc theo chữ", "a"],
            ["Trạng thái", "Đã xong"],
        ]

    @pytest.mark.parametrize(
        "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "http://x.vn", "0123"]
    )
    def test_text_stays_text(self, text):
        make(text)
        rows, _ = self.read()
        assert rows[1][1] == text
        assert isinstance(rows[1][1], str)

    def test_holds_values_that_a_cell_can_hardly_take(self):
        make("a", attempts=1)
        odd: dict[str, Any] = {
            "a": "x" * 40_000,
            "b": 10**20,
            "c": date(2026, 1, 2),
            "d": True,
            "e": None,
            "f": "\x01\x0b",
        }
        columns = [Column(name, name, value=itemgetter(name)) for name in odd]
        with export.spreadsheet(columns, [odd], []) as made:
            (_, row) = CalamineWorkbook.from_object(made).get_sheet_by_index(0).to_python()
        assert [len(str(row[0])), *row[1:5]] == [export.LONGEST, str(10**20), date(2026, 1, 2), "Có", ""]

    def test_says_when_it_is_cut(self, monkeypatch):
        monkeypatch.setattr(export, "AT_MOST", 3)
        make(*"abcdef")
        rows, _ = self.read()
        assert [row[1] for row in rows[1:4]] == ["f", "e", "d"]
        assert "50.000 dòng đầu" in rows[4][0]
        assert len(rows) == 5


class TestChoices:
    def test_columns_are_chosen_and_the_list_comes_back(self, office):
        client = office.client("vanthu")
        answered = client.post(f"/danh-sach/{LISTING.name}/cot/", {"columns": ["attempts"], "next": "/thu/?q=a"})
        assert (answered.status_code, answered["Location"]) == (303, "/thu/?q=a")
        assert queries.chosen_columns(office.person("vanthu").pk, LISTING.name) == ["attempts"]
        client.post(f"/danh-sach/{LISTING.name}/cot/", {"columns": ["attempts"], "reset": "1"})
        assert queries.chosen_columns(office.person("vanthu").pk, LISTING.name) is None

    def test_a_column_that_is_not_there_is_refused(self, office):
        answered = office.client("vanthu").post(f"/danh-sach/{LISTING.name}/cot/", {"columns": ["nothing"]})
        assert answered.status_code == 422

    def test_no_way_leads_out_of_the_house(self, office):
        answered = office.client("vanthu").post(
            f"/danh-sach/{LISTING.name}/cot/", {"next": "https://elsewhere.example/"}
        )
        assert answered["Location"] == "/"

    def test_a_view_is_saved_renamed_made_the_first_and_deleted(self, office):
        client, person = office.client("vanthu"), office.person("vanthu").pk
        sent = {"name": "Của tôi", "query": "state=done", "is_default": "on", "next": "/thu/"}
        assert client.post(f"/danh-sach/{LISTING.name}/luu-cach-xem/", sent).status_code == 303
        (view,) = queries.saved_views(person, LISTING.name)
        assert (view.name, view.query, view.is_default) == ("Của tôi", "state=done", True)
        page = client.get(f"/danh-sach/{LISTING.name}/cach-xem/?next=/thu/").content.decode()
        assert "Của tôi" in page
        client.post(f"/danh-sach/cach-xem/{view.pk}/doi-ten/", {"name": "Tên mới"})
        client.post(f"/danh-sach/cach-xem/{view.pk}/mac-dinh/", {"is_default": "0"})
        (view,) = queries.saved_views(person, LISTING.name)
        assert (view.name, view.is_default) == ("Tên mới", False)
        client.post(f"/danh-sach/cach-xem/{view.pk}/xoa/")
        assert queries.saved_views(person, LISTING.name) == []

    @pytest.mark.parametrize("address", ["no-such-list/cot/", "no-such-list/luu-cach-xem/", "cach-xem/99/xoa/"])
    def test_what_is_not_there_is_not_found(self, office, address):
        assert office.client("vanthu").post(f"/danh-sach/{address}", {"name": "x"}).status_code == 404

    def test_a_view_without_a_name_is_refused(self, office):
        answered = office.client("vanthu").post(f"/danh-sach/{LISTING.name}/luu-cach-xem/", {"name": " \u200b"})
        assert answered.status_code == 422
