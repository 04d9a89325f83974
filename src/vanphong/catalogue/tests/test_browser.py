"""The screens in a real browser."""

from datetime import date

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.chromium import accessibility_faults
from tests.office.office import Office
from vanphong.catalogue import api

pytestmark = pytest.mark.browser

SCREENS = [
    "",
    "the-loai-van-ban/",
    "lich-nghi/",
    "tham-quyen-ban-hanh/bang/",
    "tham-quyen-ban-hanh/thu/",
    "cau-mau/them/",
]


def sign_in(window: Page, server: str) -> None:
    """The system administrator's session, as the browser would have it after signing in."""
    client = Office().client("quantri")
    name = settings.SESSION_COOKIE_NAME
    window.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": server}])


def faults_of(window: Page, server: str) -> list[str]:
    """What is wrong with the screens: accessibility, and what does not fit the width."""
    found = []
    for screen in SCREENS:
        window.goto(f"{server}/danh-muc/{screen}")
        window.wait_for_selector("html.js")
        found += [f"{screen}: {fault}" for fault in accessibility_faults(window)]
        if window.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{screen}: wider than the window")
    return found


class TestScreens:
    def test_are_accessible_and_fit(self, page: Page, server: str) -> None:
        sign_in(page, server)
        assert not faults_of(page, server)

    def test_are_accessible_and_fit_a_phone(self, phone: Page, server: str) -> None:
        sign_in(phone, server)
        assert not faults_of(phone, server)


class TestDialog:
    def test_a_phrase_is_added_after_a_refusal_without_leaving_the_list(self, page: Page, server: str) -> None:
        sign_in(page, server)
        page.goto(f"{server}/danh-muc/cau-mau/")
        page.get_by_role("link", name="Thêm").click()
        dialog = page.locator("#dialog")
        dialog.get_by_label("Câu mẫu").fill("Báo cáo Thường trực trước ngày 30.")
        dialog.get_by_label("Áp dụng từ ngày").first.fill("2026-11-24")
        dialog.get_by_label("Hết áp dụng từ ngày").fill("2026-11-20")
        dialog.get_by_label("Căn cứ").fill("Ý kiến Thường trực")
        dialog.get_by_label("Lý do").fill("Thường dùng")
        dialog.get_by_role("button", name="Thêm").click()
        expect(dialog.get_by_text("phải sau ngày áp dụng")).to_be_visible()
        dialog.get_by_label("Hết áp dụng từ ngày").fill("")
        dialog.get_by_role("button", name="Thêm").click()
        expect(page.get_by_role("heading", name="Báo cáo Thường trực trước ngày 30.")).to_be_visible()
        assert "Báo cáo Thường trực trước ngày 30." in [row.text for row in api.phrases(date(2026, 11, 24))]
