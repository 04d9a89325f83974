"""The scripts in a real browser, under the real content security policy."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.chromium import accessibility_faults

pytestmark = pytest.mark.browser


@pytest.fixture
def screen(page: Page, server: str) -> Page:
    """The gallery at 1440 px, its scripts running."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server}/thanh-phan/")
    page.wait_for_selector("html.js")
    return page


@pytest.fixture
def unscripted(chromium: Browser, server: str) -> Iterator[Page]:
    """A phone without JavaScript."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}, base_url=server)
    yield context.new_page()
    context.close()


class TestKeyboard:
    def test_reaches_search_with_control_k(self, screen: Page) -> None:
        screen.keyboard.press("Control+k")
        expect(screen.locator("#tra-cuu")).to_be_focused()

    def test_shows_the_keys_with_question_mark(self, screen: Page) -> None:
        screen.keyboard.press("?")
        expect(screen.get_by_role("heading", name="Phím tắt")).to_be_visible()
        screen.keyboard.press("Escape")
        expect(screen.get_by_role("heading", name="Phím tắt")).to_be_hidden()

    def test_moves_through_rows_and_opens_one(self, screen: Page) -> None:
        for key in ("j", "j", "j", "k"):
            screen.keyboard.press(key)
        expect(screen.locator("tr.is-current")).to_contain_text("1283")
        screen.keyboard.press("Enter")
        assert screen.url.endswith("#van-ban-1283")

    def test_picks_rows_and_offers_the_tools(self, screen: Page) -> None:
        for key in ("j", "x", "j", "x"):
            screen.keyboard.press(key)
        expect(screen.locator("[data-bulk-bar]")).to_be_visible()
        expect(screen.locator("[data-bulk-count]")).to_have_text("2")

    def test_goes_to_a_destination_with_g_and_its_letter(self, screen: Page) -> None:
        screen.keyboard.press("g")
        screen.keyboard.press("d")
        assert screen.url.endswith("#den")

    def test_does_not_act_while_typing(self, screen: Page) -> None:
        screen.locator("#y-kien").press_sequentially("gd? jx")
        expect(screen.locator("#y-kien")).to_have_value("gd? jx")
        assert not screen.url.endswith("#den")


class TestDialog:
    def test_shows_the_form_and_then_its_errors(self, screen: Page) -> None:
        screen.get_by_role("link", name="Trả lại (hộp thoại)").click()
        dialog = screen.locator("#dialog")
        expect(dialog.get_by_label("Lý do trả lại")).to_be_focused()
        dialog.get_by_label("Lý do trả lại").evaluate("box => box.required = false")
        dialog.get_by_role("button", name="Trả lại", exact=True).click()
        expect(dialog.get_by_role("alert")).to_contain_text("Lý do trả lại")

    def test_leads_on_after_success_and_says_so(self, screen: Page) -> None:
        screen.get_by_role("link", name="Trả lại (hộp thoại)").click()
        screen.locator("#dialog").get_by_role("button", name="Thiếu phụ lục kèm theo.").click()
        screen.locator("#dialog").get_by_role("button", name="Trả lại", exact=True).click()
        expect(screen.locator(".toast")).to_contain_text("Đã trả lại văn bản mẫu")

    def test_asks_before_a_bulk_act(self, screen: Page) -> None:
        screen.keyboard.press("j")
        screen.keyboard.press("x")
        screen.get_by_role("button", name="Hoàn thành", exact=True).click()
        expect(screen.locator("#confirm")).to_contain_text("Đánh dấu hoàn thành")
        screen.locator("#confirm").get_by_role("button", name="Không").click()
        expect(screen.locator("#confirm")).to_be_hidden()


class TestAutosave:
    def test_gives_the_text_back_after_the_page_was_left(self, screen: Page) -> None:
        screen.get_by_label("Ý kiến chỉ đạo").fill("Giao Phòng Tổng hợp theo dõi, đôn đốc.")
        screen.wait_for_timeout(450)
        screen.reload()
        expect(screen.get_by_label("Ý kiến chỉ đạo")).to_have_value("Giao Phòng Tổng hợp theo dõi, đôn đốc.")
        expect(screen.locator(".autosave-note")).to_contain_text("Đã khôi phục")
        screen.get_by_role("button", name="Bỏ nội dung này").click()
        screen.reload()
        expect(screen.get_by_label("Ý kiến chỉ đạo")).to_have_value("")

    def test_gives_the_text_back_when_the_session_was_lost_at_sending(self, screen: Page, server: str) -> None:
        screen.goto(f"{server}/thanh-phan/hop-thoai/")
        screen.get_by_label("Lý do trả lại").fill("Thiếu phụ lục số 2 và danh sách kèm theo.")
        screen.context.clear_cookies()
        screen.get_by_role("button", name="Trả lại", exact=True).click()
        expect(screen.locator("body.bare")).to_be_visible()
        screen.goto(f"{server}/thanh-phan/hop-thoai/")
        expect(screen.get_by_label("Lý do trả lại")).to_have_value("Thiếu phụ lục số 2 và danh sách kèm theo.")

    @pytest.mark.parametrize("path", ["/thanh-phan/hop-thoai/", "/thanh-phan/"])
    def test_forgets_the_text_when_the_server_took_it(self, screen: Page, server: str, path: str) -> None:
        screen.goto(server + path)
        if path == "/thanh-phan/":
            screen.get_by_role("link", name="Trả lại (hộp thoại)").click()
        screen.get_by_label("Lý do trả lại").fill("Chuyển nhầm đơn vị.")
        screen.get_by_role("button", name="Trả lại", exact=True).click()
        expect(screen.get_by_text("Đã trả lại văn bản mẫu")).to_be_visible()
        screen.goto(f"{server}/thanh-phan/hop-thoai/")
        expect(screen.get_by_label("Lý do trả lại")).to_have_value("")

    def test_sends_once_on_a_double_click(self, screen: Page, server: str) -> None:
        screen.goto(f"{server}/thanh-phan/hop-thoai/")
        sent: list[str] = []
        screen.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        screen.get_by_label("Lý do trả lại").fill("Chuyển nhầm đơn vị.")
        screen.get_by_role("button", name="Trả lại", exact=True).dblclick()
        expect(screen.get_by_text("Đã trả lại văn bản mẫu")).to_be_visible()
        assert len(sent) == 1


class TestChoosing:
    def test_finds_without_accents_and_keeps_one(self, screen: Page) -> None:
        box = screen.get_by_role("combobox", name="Chủ trì")
        box.fill("thuc tap van thu")
        box.press("Enter")
        chosen = screen.locator("select[name=lead]")
        expect(chosen).to_have_value("12")

    def test_keeps_several_where_several_may_be(self, screen: Page) -> None:
        box = screen.get_by_role("combobox", name="Phối hợp")
        box.fill("noi chinh")
        box.press("Enter")
        expect(screen.locator("select[name=support]")).to_have_values(["10", "14"])

    def test_lists_the_files_that_were_chosen(self, screen: Page) -> None:
        files: list[FilePayload] = [
            {"name": f"văn bản {number}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"} for number in (1, 2)
        ]
        screen.locator("#files").set_input_files(files)
        expect(screen.locator("[data-files] li")).to_have_count(2)
        screen.get_by_role("button", name="Bỏ tệp văn bản 1.pdf").click()
        expect(screen.locator("[data-files] li")).to_have_count(1)


class TestAppearance:
    def test_keeps_the_theme(self, screen: Page) -> None:
        screen.locator("summary", has_text="Giao diện").click()
        screen.get_by_role("button", name="Nền tối").click()
        screen.reload()
        assert screen.evaluate("document.documentElement.dataset.bsTheme") == "dark"

    def test_fits_a_phone(self, screen: Page) -> None:
        screen.set_viewport_size({"width": 390, "height": 844})
        assert screen.evaluate("document.documentElement.scrollWidth") == 390
        screen.get_by_role("link", name="Tất cả", exact=True).click()
        expect(screen.get_by_role("link", name="Sổ văn bản")).to_be_visible()

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_is_accessible(self, page: Page, server: str, theme: Literal["light", "dark"]) -> None:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.goto(f"{server}/thanh-phan/")
        assert accessibility_faults(page) == []


class TestWithoutScripts:
    def test_opens_the_navigation(self, unscripted: Page) -> None:
        unscripted.goto("/thanh-phan/#dieu-huong")
        expect(unscripted.get_by_role("link", name="Sổ văn bản")).to_be_visible()

    def test_opens_a_dialog_in_place(self, unscripted: Page) -> None:
        unscripted.goto("/thanh-phan/#thu-hoi")
        expect(unscripted.get_by_role("heading", name="Thu hồi văn bản đã giao")).to_be_visible()

    def test_sends_a_form_and_shows_what_happened(self, unscripted: Page) -> None:
        unscripted.goto("/thanh-phan/hop-thoai/")
        unscripted.get_by_label("Lý do trả lại").fill("Chuyển nhầm đơn vị.")
        unscripted.get_by_role("button", name="Trả lại", exact=True).click()
        expect(unscripted.get_by_text("Đã trả lại văn bản mẫu")).to_be_visible()
