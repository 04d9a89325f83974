"""A real Chromium for the tests of screens: Debian's own, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
]
WIDE = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("Không có Chromium: chạy «make test» để cài, hoặc cài gói chromium.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "1"  # Playwright keeps an event loop in this thread; the ORM is still used in order
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh window at 1440 px; a script error or a refusal by the content policy fails the test."""
    yield from _window(chromium, WIDE)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A fresh window of a telephone, 390 px wide."""
    yield from _window(chromium, PHONE)


def _window(chromium: Browser, size: ViewportSize) -> Iterator[Page]:
    context = chromium.new_context(
        viewport=size, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", has_touch=size is PHONE
    )
    context.set_default_timeout(10_000)
    window = context.new_page()
    faults: list[str] = []
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on(
        "console", lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None
    )
    yield window
    context.close()
    assert not faults, faults


def accessibility_faults(window: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA: rule, what it says, and where."""
    window.evaluate((ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text())
    found = window.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
    return [
        f"{fault['id']}: {fault['help']} {[node['target'] for node in fault['nodes']][:3]}"
        for fault in found["violations"]
    ]
