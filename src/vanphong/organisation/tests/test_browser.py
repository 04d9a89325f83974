"""Signing in and changing the acting in a real browser, under the real content security policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import accessibility_faults
from vanphong.organisation.api import Person
from vanphong.organisation.practice import DEMO_PASSWORD
from vanphong.organisation.tests.totp import code_of

pytestmark = pytest.mark.browser

VIRTUAL_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(server: str) -> str:
    """The server by a name: a key belongs to a name, never to an address of figures."""
    return server.replace("127.0.0.1", "localhost")


def sign_in(window: Page, site: str, username: str = "vanthu", leading_to: str = "/tai-khoan/") -> None:
    window.goto(f"{site}/dang-nhap/?next={leading_to}")
    window.get_by_label("Tên đăng nhập").fill(username)
    window.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    window.get_by_role("button", name="Đăng nhập").click()


class TestSignIn:
    def test_by_keyboard_alone(self, page: Page, site: str) -> None:
        page.goto(f"{site}/dang-nhap/?next=/tai-khoan/")
        expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
        page.keyboard.type("vanthu")
        page.keyboard.press("Tab")
        page.keyboard.type(DEMO_PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()

    def test_the_pages_of_an_account_are_accessible(self, page: Page, site: str) -> None:
        page.goto(f"{site}/dang-nhap/")
        found = {"/dang-nhap/": accessibility_faults(page)}
        sign_in(page, site)
        for address in ("/tai-khoan/", "/tai-khoan/phien/", "/tai-khoan/xac-thuc/", "/tai-khoan/mat-khau/"):
            page.goto(site + address)
            found[address] = accessibility_faults(page)
        assert not any(found.values()), found


class TestSecondFactor:
    def test_the_app_is_turned_on_and_then_asked_for(self, page: Page, site: str) -> None:
        sign_in(page, site, leading_to="/tai-khoan/xac-thuc/")
        page.get_by_role("link", name="Bật ứng dụng xác thực").click()
        page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
        page.get_by_role("button", name="Xác nhận").click()
        secret = page.locator("code").inner_text()
        page.get_by_label("Mã sáu chữ số").fill(code_of(secret))
        page.get_by_role("button", name="Bật").click()
        expect(page.get_by_role("heading", name="Mã khôi phục")).to_be_visible()
        page.goto(f"{site}/dang-xuat/")
        page.get_by_role("button", name="Đăng xuất").click()
        sign_in(page, site)
        page.get_by_label("Mã xác thực").fill(code_of(secret, steps_ahead=1))
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()


class TestSecurityKey:
    @pytest.fixture
    def key(self, page: Page) -> Iterator[None]:
        """An authenticator that the browser simulates."""
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL_KEY})
        yield
        session.detach()

    def add(self, page: Page, site: str, *, passwordless: bool) -> None:
        sign_in(page, site, leading_to="/tai-khoan/xac-thuc/khoa/them/")
        page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
        page.get_by_role("button", name="Xác nhận").click()
        page.get_by_label("Tên khóa").fill("Máy ở phòng Văn thư")
        page.get_by_label("Dùng khóa này thay cả mật khẩu").set_checked(passwordless)
        page.get_by_role("button", name="Thêm").click()
        expect(page.get_by_role("heading", name="Mã khôi phục")).to_be_visible()
        page.goto(f"{site}/dang-xuat/")
        page.get_by_role("button", name="Đăng xuất").click()

    def test_is_the_second_step(self, page: Page, site: str, key: None) -> None:
        self.add(page, site, passwordless=False)
        sign_in(page, site)
        page.get_by_role("button", name="Dùng khóa bảo mật").click()
        expect(page.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()

    def test_takes_the_place_of_the_password(self, page: Page, site: str, key: None) -> None:
        self.add(page, site, passwordless=True)
        page.goto(f"{site}/dang-nhap/?next=/tai-khoan/")
        page.get_by_role("button", name="Dùng khóa truy cập").click()
        expect(page.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()
        page.goto(f"{site}/tai-khoan/xac-thuc/khoa/")
        expect(page.get_by_role("heading", name="Máy ở phòng Văn thư")).to_be_visible()

    def test_that_is_not_there_is_told_in_the_page(self, page: Page, server: str) -> None:
        page.goto(f"{server}/dang-nhap/")
        page.get_by_role("button", name="Dùng khóa truy cập").click()
        expect(page.get_by_role("alert")).to_contain_text(
            "Khóa bảo mật chỉ dùng được khi mở trang này bằng tên máy chủ"
        )


class TestActAs:
    def test_an_assistant_works_for_the_leader(self, page: Page, site: str) -> None:
        sign_in(page, site, "troly")
        page.locator(".topbar .acting summary").click()
        page.locator(".topbar").get_by_role("button", name="Giúp việc Bí thư Tỉnh ủy").click()
        expect(page.locator(".topbar .acting")).to_contain_text("Trợ lý Bí thư Tỉnh ủy")
        expect(page.locator("body")).to_contain_text("Thay mặt đồng chí Nguyễn Văn Mẫu, Bí thư Tỉnh ủy")


class TestWithoutScripts:
    def test_one_signs_in_and_out(self, chromium: Browser, site: str) -> None:
        context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
        window = context.new_page()
        sign_in(window, site)
        expect(window.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()
        window.goto(f"{site}/dang-xuat/")
        window.get_by_role("button", name="Đăng xuất").click()
        window.goto(f"{site}/tai-khoan/")
        expect(window.get_by_role("heading", name="Đăng nhập")).to_be_visible()
        context.close()


class TestSharedMachine:
    def test_the_button_back_shows_nothing_after_signing_out(self, page: Page, site: str) -> None:
        sign_in(page, site)
        page.goto(f"{site}/to-chuc/")
        expect(page.get_by_role("heading", name="Tổ chức")).to_be_visible()
        page.goto(f"{site}/dang-xuat/")
        page.get_by_role("button", name="Đăng xuất").click()
        page.goto(f"{site}/dang-nhap/")
        page.go_back()
        page.go_back()
        page.go_back()
        expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
        expect(page.get_by_text("Tỉnh ủy Thực Hành")).to_have_count(0)


class TestLostSession:
    """In the middle of a form, on a page of its own and in the dialog: the text survives, and is sent once."""

    def lose(self, page: Page) -> None:
        page.context.clear_cookies(name="vanphong_session")

    def sign_in_again(self, page: Page) -> None:
        page.get_by_label("Tên đăng nhập").fill("quantri")
        page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()

    def test_on_a_page_of_its_own(self, page: Page, site: str) -> None:
        sign_in(page, site, "quantri", "/to-chuc/can-bo/lap/")
        page.get_by_label("Họ và tên").fill("Đào Thị Giữ Lại")
        page.get_by_label("Ghi chú").fill("Chuyển đến từ Ban Nội chính")
        self.lose(page)
        page.get_by_role("button", name="Lập", exact=True).click()
        self.sign_in_again(page)
        expect(page.get_by_label("Họ và tên")).to_have_value("Đào Thị Giữ Lại")
        expect(page.get_by_label("Ghi chú")).to_have_value("Chuyển đến từ Ban Nội chính")
        expect(page.locator(".autosave-note")).to_contain_text("Đã khôi phục nội dung")
        page.get_by_role("button", name="Lập", exact=True).click()
        expect(page.get_by_text("Đã lập hồ sơ cán bộ")).to_be_visible()
        assert Person.objects.filter(name="Đào Thị Giữ Lại").count() == 1

    def test_in_the_dialog(self, page: Page, site: str) -> None:
        sign_in(page, site, "quantri", "/to-chuc/can-bo/")
        page.get_by_role("link", name="Lập hồ sơ cán bộ").click()
        page.locator("#dialog").get_by_label("Họ và tên").fill("Đào Thị Giữ Lại")
        self.lose(page)
        page.locator("#dialog").get_by_role("button", name="Lập", exact=True).click()
        self.sign_in_again(page)
        page.get_by_role("link", name="Lập hồ sơ cán bộ").click()
        expect(page.locator("#dialog").get_by_label("Họ và tên")).to_have_value("Đào Thị Giữ Lại")


class TestPicking:
    def test_by_keyboard_without_accents(self, page: Page, site: str) -> None:
        sign_in(page, site, "vanthu", "/to-chuc/nhom/lap/")
        page.get_by_label("Tên nhóm").fill("Nhóm thử trên trình duyệt")
        box = page.get_by_role("combobox")
        for text in ("ban to chuc", "ben mau"):
            box.fill(text)
            expect(page.get_by_role("option").first).to_be_visible()
            expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
            page.keyboard.press("Enter")
        expect(page.locator(".pick-chosen")).to_have_count(2)
        page.get_by_role("button", name="Lập", exact=True).click()
        expect(page.get_by_text("Đã lập nhóm nơi nhận")).to_be_visible()

    def test_pages_of_the_directory_are_accessible(self, page: Page, site: str) -> None:
        sign_in(page, site, "quantri")
        found = {}
        for address in (
            "/to-chuc/",
            "/to-chuc/can-bo/",
            "/to-chuc/nhap-xuat/",
            "/to-chuc/nhom/",
            "/to-chuc/uy-quyen/",
            "/to-chuc/nhom/lap/",
        ):
            page.goto(site + address)
            found[address] = accessibility_faults(page)
        assert not any(found.values()), found
