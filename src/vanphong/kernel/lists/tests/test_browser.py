"""A list in a real browser: typing filters it, columns and views are kept, and all of it works without JavaScript and on a telephone."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from tests.chromium import WIDE, accessibility_faults
from tests.office.office import NOW, Office
from vanphong.kernel.outbox.api import Job, JobState

pytestmark = pytest.mark.browser

REASON = "Không dựng được trang xem: LibreOffice không trả lời sau 120 giây. Tệp «412-CV-ĐU giải ngân vốn đầu tư công.docx» vẫn được giữ."
FAILED = "/viec-nen/?state=failed"


@pytest.fixture
def jobs(server: str) -> str:
    """Sixty failed jobs of two sorts; the address of their list's site."""
    Job.objects.all().delete()
    Job.objects.bulk_create(
        Job(
            name="kernel.journal.jobs.seal_journal" if number % 2 else "kernel.outbox.jobs.forget_done_jobs",
            state=JobState.FAILED,
            attempts=6,
            error=REASON,
            run_at=NOW,
            created_at=NOW,
        )
        for number in range(60)
    )
    return server


def sign_in(window: Page, site: str, username: str = "quantri") -> None:
    """Carry over a session, without the login page."""
    name = settings.SESSION_COOKIE_NAME
    session = Office().client(username).cookies[name].value
    window.context.add_cookies([{"name": name, "value": session, "url": site}])


def rows(window: Page):
    return window.locator("table[data-rows] tbody tr")


class TestList:
    def test_typing_filters_in_place_and_stays_in_the_address(self, page: Page, jobs: str) -> None:
        sign_in(page, jobs)
        page.goto(jobs + FAILED)
        expect(rows(page)).to_have_count(50)
        page.locator(".filters input[type=search]").fill("niêm")
        expect(rows(page)).to_have_count(30)
        expect(page).to_have_url(re.compile(r"\?q=ni%C3%AAm&state=failed$"))
        page.go_back()
        expect(rows(page)).to_have_count(50)
        page.go_forward()
        expect(rows(page)).to_have_count(30)
        expect(page.locator(".filters input[type=search]")).to_have_value("niêm")

    def test_pages_are_turned_by_keyboard_and_conditions_taken_away(self, page: Page, jobs: str) -> None:
        sign_in(page, jobs)
        page.goto(jobs + FAILED)
        page.keyboard.press("]")
        expect(rows(page)).to_have_count(10)
        page.keyboard.press("[")
        expect(rows(page)).to_have_count(50)
        page.get_by_role("link", name="Bỏ điều kiện Trạng thái: Không làm được").click()
        expect(page).to_have_url(re.compile(r"tat-ca=1$"))

    def test_columns_and_a_view_are_kept(self, page: Page, jobs: str) -> None:
        sign_in(page, jobs)
        page.goto(jobs + FAILED)
        page.locator("summary", has_text="Cột").click()
        page.get_by_label("Lập lúc").check()
        page.get_by_role("button", name="Áp dụng").last.click()
        expect(page.get_by_role("columnheader", name="Lập lúc")).to_be_visible()
        page.locator("summary", has_text="Cách xem").click()
        page.get_by_label("Lưu điều kiện đang lọc với tên").fill("Việc hỏng")
        page.get_by_label("Mở danh sách bằng cách xem này").check()
        page.get_by_role("button", name="Lưu cách xem").click()
        expect(page.get_by_text("Đã lưu cách xem «Việc hỏng».")).to_be_visible()
        page.goto(f"{jobs}/viec-nen/")
        expect(page).to_have_url(re.compile(r"\?state=failed$"))

    def test_selected_rows_are_restarted(self, page: Page, jobs: str) -> None:
        sign_in(page, jobs)
        page.goto(jobs + FAILED)
        for _ in range(2):
            page.keyboard.press("j")
            page.keyboard.press("x")
        page.get_by_role("button", name="Chạy lại").click()
        expect(page.get_by_text("Đã cho chạy lại 2 việc.")).to_be_visible()
        assert Job.objects.filter(state=JobState.WAITING).count() == 2

    def test_is_accessible_and_fits_on_a_telephone(self, phone: Page, jobs: str) -> None:
        sign_in(phone, jobs)
        phone.goto(jobs + FAILED)
        for menu in ("Cách xem", "Cột", "Xuất"):
            phone.locator("summary", has_text=menu).click()
            opened = phone.locator(".list-tools .menu[open] .menu-list")
            box = opened.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
            assert accessibility_faults(phone) == []
            phone.keyboard.press("Escape")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    def test_works_without_javascript(self, chromium: Browser, jobs: str) -> None:
        context = chromium.new_context(java_script_enabled=False, viewport=WIDE)
        window = context.new_page()
        sign_in(window, jobs)
        window.goto(jobs + FAILED)
        window.locator(".filters input[type=search]").fill("niêm")
        window.get_by_role("button", name="Lọc", exact=True).click()
        expect(rows(window)).to_have_count(30)
        window.locator("summary", has_text="Cột").click()
        window.get_by_label("Lập lúc").check()
        window.get_by_role("button", name="Áp dụng").last.click()
        expect(window.get_by_role("columnheader", name="Lập lúc")).to_be_visible()
        expect(rows(window)).to_have_count(30)
        window.locator("tbody input[type=checkbox]").first.check()
        window.get_by_role("button", name="Chạy lại").click()
        expect(window.get_by_text("Đã cho chạy lại 1 việc.")).to_be_visible()
        context.close()
