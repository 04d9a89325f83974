"""Lists, records and forms of tasks, deliveries and outgoing documents in a real browser: what axe-core finds, light and dark, and on a phone."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.access.world import World
from tests.chromium import PHONE, accessibility_faults
from tests.office.office import Office
from vanphong.outgoing.tests import builders as drafts

pytestmark = pytest.mark.browser


@pytest.fixture
def world(committed: None) -> World:
    """The practice office, with real commits."""
    return World(Office())


def tasks_of(world: World) -> Iterator[tuple[str, str]]:
    """Who looks at which page of tasks."""
    task = world.awaiting_acceptance_task()
    world.returned_task()
    record = f"/van-ban-den/{task.source_id}/"
    yield from (("chanhvp", path) for path in ("/nhiem-vu/?part=acceptance", record, f"/nhiem-vu/{task.pk}/accept/"))
    yield from (("nhiemvu", path) for path in ("/nhiem-vu/toan-co-quan/?state=returned", f"{record}?x="))
    held = world.assigned_task()
    yield from (("truongphong", f"/nhiem-vu/{held.pk}/{verb}/") for verb in ("pass-on", "complete"))


def deliveries_of(world: World) -> Iterator[tuple[str, str]]:
    """Who looks at which page of deliveries."""
    sent, listed = world.sent(), world.listed()
    yield from (
        ("vanthu", path) for path in ("/gui-nhan/?tat-ca=1", f"/gui-nhan/{sent.pk}/", "/gui-nhan/so-chuyen-giao/")
    )
    yield "vanthu", f"/gui-nhan/{listed.pk}/hand-over/"
    yield "vanthu.btc", "/van-ban-den/cho-tiep-nhan/"


def drafts_of(world: World) -> Iterator[tuple[str, str]]:
    """Who looks at which page of outgoing documents."""
    template, document = world.template(), drafts.submitted(world.office, ["truongphong"])
    base = f"/van-ban-di/{document.pk}/"
    yield from (
        ("chuyenvien", path) for path in ("/van-ban-di/?tat-ca=1", base, f"{base}add-signer/", "/van-ban-di/soan/")
    )
    yield from (("truongphong", path) for path in (f"{base}sign/", f"{base}?phan=ban-thao"))
    yield from (
        ("chanhvp", path) for path in ("/van-ban-di/mau/", f"/van-ban-di/mau/{template.pk}/", "/van-ban-di/mau/them/")
    )
    issued = drafts.issued(world.office)
    yield "vanthu", f"/van-ban-di/{issued.pk}/?phan=gui-nhan"


def registers_of(world: World) -> Iterator[tuple[str, str]]:
    """Who looks at which page of the secret books, and a clerk's empty desk."""
    entry = world.entered()
    yield "vanthu.btc", "/"
    yield "vanthu", "/van-ban-den/van-ban-giay/"
    for path in (
        f"/so-van-ban/{entry.register_id}/",
        f"/so-van-ban/{entry.register_id}/enter/",
        f"/so-van-ban/muc/{entry.pk}/",
    ):
        yield "vanthu", path


def sit(window: Page, server: str, username: str) -> None:
    """That person takes over, already signed in."""
    name = settings.SESSION_COOKIE_NAME
    session = Office().client(username).cookies[name].value
    window.context.clear_cookies()
    window.context.add_cookies([{"name": name, "value": session, "url": server}])


def faults(window: Page) -> list[str]:
    """What is wrong with the page that is open: by axe-core in both themes, by its width on a phone, by the focus of the first Tab."""
    found = []
    for theme in ("light", "dark"):
        window.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme)
        found += [f"{theme}: {each}" for each in accessibility_faults(window)]
    window.keyboard.press("Tab")
    if window.evaluate("document.activeElement === document.body"):
        found.append("no focus on Tab")
    wide = window.viewport_size
    window.set_viewport_size(PHONE)
    if window.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than a phone")
    if wide:
        window.set_viewport_size(wide)
    return found


@pytest.mark.parametrize("pages", [tasks_of, deliveries_of, drafts_of, registers_of])
def test_screens_are_accessible_in_both_themes_and_fit_a_phone(page, server, world, pages):
    wrong, sitting = {}, ""
    page.emulate_media(reduced_motion="reduce")  # colours on their way from one theme to the other are nobody's to read
    for username, path in pages(world):
        if username != sitting:
            sit(page, server, username)
            sitting = username
        answer = page.goto(server + path)
        assert answer is not None
        assert answer.status == 200, (username, path, answer.status)
        if found := faults(page):
            wrong[f"{username} {path}"] = found
    assert not wrong
