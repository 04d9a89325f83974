"""From the dropped file to the other committee's register, in a real browser and by keyboard alone (files are handed to the file field)."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.journeys.office import DIRECTIVE, letter
from tests.office.office import Office
from vanphong.kernel import clock
from vanphong.kernel.outbox.worker import drain
from vanphong.registers import api as registers

pytestmark = pytest.mark.browser


class Keyboard:
    """One window; whoever sits before it presses keys."""

    def __init__(self, window: Page, site: str) -> None:
        self.window, self.site = window, site
        window.set_default_timeout(20_000)

    def sit(self, username: str, address: str = "/") -> None:
        """Another person takes over, already signed in, and opens a page."""
        name = settings.SESSION_COOKIE_NAME
        self.window.context.clear_cookies()
        session = Office().client(username).cookies[name].value
        self.window.context.add_cookies([{"name": name, "value": session, "url": self.site}])
        self.open(address)

    def open(self, address: str) -> None:
        """Go to a page and wait until its scripts are there."""
        self.window.goto(self.site + address)
        self.window.wait_for_load_state("networkidle")

    def press(self, role: str, name: str | re.Pattern[str]) -> None:
        """Put the focus on a link or button and press Enter."""
        self.window.get_by_role(role, name=name).first.press("Enter")
        self.window.wait_for_load_state("networkidle")

    def ask(self, verb: str | re.Pattern[str]) -> None:
        """Open the dialog of a verb, and wait until the focus is in it."""
        self.press("link", verb)
        expect(self.window.locator("dialog[open] form")).to_be_visible()
        expect(self.window.locator("dialog[open] :focus")).to_be_visible()

    def pick(self, label: str, typed: str) -> None:
        """Type into a box of people and units and take the first suggestion."""
        box = self.window.locator(".pickbox").get_by_role("combobox", name=re.compile(label)).first
        box.press_sequentially(typed)
        expect(self.window.locator("[role=option][aria-selected=true]:visible")).to_be_visible()
        box.press("Enter")

    def send(self) -> None:
        """Alt+S sends the form."""
        self.window.keyboard.press("Alt+s")
        self.window.wait_for_load_state("networkidle")

    @property
    def record(self) -> str:
        """The address of the record shown."""
        found = re.search(r"/van-ban-d[a-z]+/\d+/", self.window.url)
        assert found, self.window.url
        return found.group()


def work() -> None:
    """The worker does what is due."""
    drain(clock.now())


@pytest.fixture
def keyboard(page: Page, server: str) -> Keyboard:
    return Keyboard(page, server)


class TestByKeyboard:
    def test_from_the_dropped_file_to_the_other_register(self, keyboard: Keyboard, tmp_path) -> None:
        arrived = self._register(keyboard, tmp_path)
        self._direct(keyboard, arrived)
        draft = self._draft(keyboard, arrived, tmp_path)
        self._sign(keyboard, draft)
        self._issue(keyboard, draft)
        keyboard.sit("vanthu.benmau", "/van-ban-den/cho-tiep-nhan/")
        keyboard.press("button", re.compile("Tiếp nhận, vào sổ"))
        keyboard.send()
        expect(keyboard.window.locator("main")).to_contain_text("01-CV/VPTU")
        assert all(proof.is_sound for proof in registers.prove_all())

    @staticmethod
    def _register(keyboard: Keyboard, folder) -> str:
        window = keyboard.window
        keyboard.open("/dang-nhap/")
        window.get_by_label("Tên đăng nhập").press_sequentially("vanthu")
        window.keyboard.press("Tab")
        window.keyboard.type(Office.password)
        window.keyboard.press("Enter")
        window.wait_for_url(keyboard.site + "/")
        window.keyboard.press("g")
        window.keyboard.press("d")
        window.wait_for_url("**/van-ban-den/")
        keyboard.open("/van-ban-den/tiep-nhan/")
        file = folder / DIRECTIVE.file_name
        file.write_bytes(DIRECTIVE.render())
        window.locator("input[type=file]").set_input_files(file)
        keyboard.press("button", "Tiếp nhận")
        keyboard.press("link", "Vào sổ ngay")
        expect(window.get_by_label("Số, ký hiệu", exact=False).first).to_have_value("118-HD/VPTW")
        keyboard.send()
        expect(window.locator("main")).to_contain_text("Số đến")
        return keyboard.record

    @staticmethod
    def _direct(keyboard: Keyboard, arrived: str) -> None:
        keyboard.sit("chanhvp", arrived)
        keyboard.ask("Đề xuất, trình lãnh đạo")
        keyboard.pick("Chủ trì", "truong phong tong hop")
        keyboard.send()
        expect(keyboard.window.locator("main")).to_contain_text("Đã trình")
        keyboard.sit("bithu", arrived)
        keyboard.press("button", "Đồng ý như đề xuất")
        expect(keyboard.window.locator("main")).to_contain_text("Đang xử lý")

    @staticmethod
    def _draft(keyboard: Keyboard, arrived: str, folder) -> str:
        file = folder / "du-thao.docx"
        file.write_bytes(letter("thực hiện Hướng dẫn 118-HD/VPTW"))
        keyboard.sit("truongphong", arrived)
        keyboard.press("link", "Soạn văn bản trả lời")
        window = keyboard.window
        window.get_by_label("Người ký").select_option(str(Office().position("chanhvp").pk))
        keyboard.pick("Nơi nhận", "ben mau")
        window.locator("main input[type=file]").set_input_files(file)
        keyboard.send()
        expect(window.locator("main")).to_contain_text("Đang soạn")
        draft = keyboard.record
        keyboard.press("button", "Trình thẩm định")
        keyboard.sit("thamdinh", draft)
        keyboard.ask("Ghi kết quả thẩm định")
        for group in ("is_content_good", "is_form_good", "is_authority_good"):
            window.locator(f"input[name={group}][value='1']").press("Space")
        keyboard.send()
        expect(window.locator("main")).to_contain_text("Đã thẩm định")
        return draft

    @staticmethod
    def _sign(keyboard: Keyboard, draft: str) -> None:
        keyboard.sit("truongphong", draft)
        keyboard.ask("Trình ký")
        keyboard.send()
        expect(keyboard.window.locator("main")).to_contain_text("Đang trình ký")
        keyboard.sit("chanhvp", draft)
        keyboard.ask(re.compile("^Ký"))
        keyboard.window.locator("input[name=secret]").press_sequentially(Office.password)
        keyboard.send()
        expect(keyboard.window.locator("main")).to_contain_text("Đã ký")

    @staticmethod
    def _issue(keyboard: Keyboard, draft: str) -> None:
        keyboard.sit("vanthu", draft)
        keyboard.ask("Soát lần cuối")
        keyboard.send()
        expect(keyboard.window.locator("main")).to_contain_text("Đã soát")
        keyboard.ask("Cấp số")
        keyboard.send()
        expect(keyboard.window.locator("main")).to_contain_text("01-CV/VPTU")
        work()
        keyboard.open(draft)
        keyboard.press("button", "Ban hành")
        expect(keyboard.window.locator("main")).to_contain_text("Đã ban hành")
        work()
