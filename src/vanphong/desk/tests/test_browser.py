"""The desk as people use it: by keyboard, on a phone, kept up to date without reloading."""

import pytest
from django.db import transaction

from tests.chromium import accessibility_faults
from tests.office.office import NOW, Office
from vanphong.dossiers.actions import file, open_dossier
from vanphong.kernel.journal import api as journal
from vanphong.kernel.participation import api as participation
from vanphong.kernel.participation.api import Capacity
from vanphong.kernel.search import api as search
from vanphong.kernel.text.api import fold
from vanphong.tasks.api import Task

pytestmark = pytest.mark.browser
TITLES = (
    "54-BC/ĐU: Kết quả công tác xây dựng Đảng tháng 10, nhiệm vụ trọng tâm tháng 11 năm 2026",
    "412-CV/VPTU: Về việc báo cáo kết quả thực hiện Chỉ thị số 45-CT/TW của Bộ Chính trị về đại hội đảng bộ các cấp",
)


def give(number: int) -> Task:
    """One more task for the specialist."""
    office, title = Office(), TITLES[number % 2]
    holder = office.position("chuyenvien").principal
    task = Task.objects.create(
        source_kind="memo",
        source_id=number,
        organ_id=office.organ("TU").pk,
        title=title,
        folded=fold(title),
        received_at=NOW,
        created_at=NOW,
        capacity="lead",
        holder=holder,
        assigner=office.position("chanhvp").principal,
        assigner_name="Chánh Văn phòng Tỉnh ủy",
        state="assigned",
    )
    participation.take_part("task", task.pk, [holder], Capacity.LEAD, NOW)
    with transaction.atomic():
        journal.record(office.actor("chanhvp"), NOW, "task", task.pk, "assign", "Giao việc")
    return task


def sign_in(window, server: str, username: str = "chuyenvien") -> None:
    window.goto(f"{server}/dang-nhap/")
    window.fill("input[name=login]", username)
    window.fill("input[name=password]", Office.password)
    window.locator("main button[type=submit]").first.click()
    window.wait_for_url(f"{server}/")


class TestHome:
    def test_a_pile_is_one_key_away_and_the_first_work_two(self, page, server):
        task = give(1)
        sign_in(page, server)
        assert not accessibility_faults(page)
        page.keyboard.press("1")
        page.wait_for_url(f"{server}/nhiem-vu/?*")
        page.goto(f"{server}/")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{server}/nhiem-vu/{task.pk}/")

    def test_work_that_comes_meanwhile_appears_without_reloading(self, page, server):
        give(1)
        sign_in(page, server)
        pile = page.locator("#viec [data-counter=tasks_todo]")
        assert pile.inner_text() == "1"
        give(2)
        page.evaluate("document.dispatchEvent(new Event('counts'))")
        page.get_by_text("54-BC/ĐU").first.wait_for()
        assert pile.inner_text() == "2"

    def test_on_a_phone_nothing_is_cut_off(self, phone, server):
        for number in range(3):
            give(number)
        sign_in(phone, server)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        assert not accessibility_faults(phone)


class TestSearch:
    def test_the_palette_opens_by_keyboard_and_leads_to_what_was_found(self, page, server):
        office = Office()
        kept = open_dossier(None, office.actor("chuyenvien"), NOW, title="Đại hội Đảng bộ tỉnh")
        search.catch_up(NOW)
        sign_in(page, server)
        page.keyboard.press("Control+k")
        page.keyboard.type("dai hoi dang bo")
        page.locator(".palette a", has_text="Đại hội Đảng bộ tỉnh").wait_for()
        assert not accessibility_faults(page)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{server}/ho-so/{kept.pk}/")

    def test_a_filter_that_is_offered_is_put_into_the_box(self, page, server):
        sign_in(page, server)
        page.keyboard.press("/")
        page.keyboard.type("loai:bao")
        page.locator(".palette a", has_text="Báo cáo").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.input_value("#tra-cuu") == 'loai:"Báo cáo" '

    def test_the_page_of_results_is_accessible_and_fits_a_phone(self, phone, server):
        for number in range(25):
            open_dossier(None, Office().actor("chuyenvien"), NOW, title=f"{TITLES[number % 2]} {number}")
        search.catch_up(NOW)
        sign_in(phone, server)
        phone.goto(f"{server}/tra-cuu/?q=công+tác")
        assert phone.locator(".result").count() == 13
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not accessibility_faults(phone)

    def test_the_palette_offers_the_places_of_the_navigation(self, page, server):
        sign_in(page, server)
        page.keyboard.press("/")
        page.keyboard.type("nhiem vu")
        page.locator(".palette a", has_text="Nhiệm vụ").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{server}/nhiem-vu/")

    def test_escape_closes_it_and_gives_the_box_back(self, page, server):
        sign_in(page, server)
        page.keyboard.press("/")
        page.keyboard.type("mau")
        page.locator(".palette .found").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        assert page.locator(".palette").is_hidden()
        assert page.evaluate("document.activeElement.id") == "tra-cuu"


class TestLineage:
    def test_is_a_drawing_on_a_desk_and_a_list_on_a_phone(self, page, phone, server):
        actor = Office().actor("chuyenvien")
        inner = open_dossier(None, actor, NOW, title="Chuẩn bị đại hội")
        outer = open_dossier(None, actor, NOW, title="Đại hội đảng bộ")
        file(outer.pk, actor, NOW, item=inner.ref)
        for window, selector in ((page, ".graph-node"), (phone, ".graph-list a")):
            sign_in(window, server)
            window.goto(f"{server}/nguon-goc/dossier/{inner.pk}/")
            shown = window.locator(selector)
            assert shown.count() == 2
            assert shown.first.is_visible()
            assert not accessibility_faults(window)
