"""Keeping a register in a real browser: the dialog, the printed book, the telephone."""

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import accessibility_faults
from tests.office.office import Office
from vanphong.organisation.practice import DEMO_PASSWORD
from vanphong.registers.api import Number, Register, hold
from vanphong.registers.tests.conftest import ON

pytestmark = pytest.mark.browser


def sign_in(window: Page, site: str, leading_to: str) -> None:
    window.goto(f"{site}/dang-nhap/?next={leading_to}")
    window.get_by_label("Tên đăng nhập").fill("vanthu")
    window.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    window.get_by_role("button", name="Đăng nhập").click()


@pytest.fixture
def book(server: str) -> Register:
    """The province's register of issued documents, with a number that is held."""
    office = Office()
    found = Register.objects.get(organ=office.organ("TU"), direction="outgoing")
    hold(found.pk, "plan", ON, "Chờ chữ ký của đồng chí Bí thư", ON, office.actor("vanthu"), office.now)
    return found


class TestRegister:
    def test_holds_a_number_in_the_dialog(self, page: Page, server: str, book: Register) -> None:
        sign_in(page, server, f"/so-van-ban/{book.pk}/")
        page.wait_for_selector("html.js")
        page.get_by_role("link", name="Giữ số", exact=True).click()
        dialog = page.locator("#dialog")
        dialog.get_by_label("Tên loại văn bản").select_option("report")
        dialog.get_by_label("Lý do").fill("Báo cáo gửi trước, ký sau")
        assert not accessibility_faults(page)
        dialog.get_by_role("button", name="Giữ số").click()
        expect(page.get_by_role("row").filter(has_text="Báo cáo gửi trước, ký sau")).to_be_visible()
        assert Number.objects.filter(series="report", state="held").count() == 1

    def test_is_accessible_on_every_page(self, page: Page, server: str, book: Register) -> None:
        sign_in(page, server, "/so-van-ban/")
        held = Number.objects.get()
        found = {}
        for address in ("", f"{book.pk}/", f"{book.pk}/chung-minh/", f"{book.pk}/in/", f"so/{held.pk}/"):
            page.goto(f"{server}/so-van-ban/{address}")
            found[address] = accessibility_faults(page)
        assert not any(found.values()), found

    def test_fits_a_telephone(self, phone: Page, server: str, book: Register) -> None:
        sign_in(phone, server, f"/so-van-ban/{book.pk}/")
        for address in ("", f"{book.pk}/", f"{book.pk}/chung-minh/?ky={book.periods.get().key}&day=plan"):
            phone.goto(f"{server}/so-van-ban/{address}")
            assert phone.evaluate("document.documentElement.scrollWidth") <= 390
