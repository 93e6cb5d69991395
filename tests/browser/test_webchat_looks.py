"""How the web chat looks: every size and scheme, with pictures to look at.

The pictures go to a temporary folder, or to the one that WAYMARK_PICTURES names.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage, Serve
from tests.browser.webchat_scene import play
from tests.edges.webchat_kit import Kit

LOOKS: dict[str, dict[str, Any]] = {
    "phone-light": {**PHONE, "color_scheme": "light"},
    "phone-dark": {**PHONE, "color_scheme": "dark"},
    "desktop": {**DESKTOP, "color_scheme": "light"},
    "desktop-dark": {**DESKTOP, "color_scheme": "dark"},
    # With the keyboard of the phone on the screen, and the smallest phone still in use.
    "phone-typing": {**PHONE, "viewport": {"width": 360, "height": 400}},
    "phone-small": {**PHONE, "viewport": {"width": 320, "height": 568}},
    # A desk screen of 1280 by 1024 at 200 % and at 400 %.
    "zoom-200": {"viewport": {"width": 640, "height": 512}},
    "zoom-400": {"viewport": {"width": 320, "height": 256}},
}


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Return the folder that pictures go to."""
    folder = Path(os.environ.get("WAYMARK_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def checked(page: Page, picture: Path) -> None:
    """Take a picture, and find nothing that axe-core or a narrow screen would trip over."""
    await page.screenshot(path=picture, animations="disabled")
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide, f"{picture.stem}: the page scrolls sideways"
    found = await Axe().run(page)
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("look", LOOKS)
async def test_nothing_stands_in_the_way_of_anyone(
    look: str, serve: Serve, open_page: OpenPage, pictures: Path
) -> None:
    """At the start and in a conversation axe-core finds nothing, and all of it fits the screen."""
    kit = Kit()
    page = await open_page(f"{await serve(kit.application())}/chat/", **LOOKS[look])
    await checked(page, pictures / f"webchat-{look}-start.png")
    await page.get_by_text("More help").click()
    await checked(page, pictures / f"webchat-{look}-numbers.png")
    await page.keyboard.press("Escape")
    await play(page, kit)
    await checked(page, pictures / f"webchat-{look}.png")
    await page.get_by_text("More choices").locator("..").click()
    await checked(page, pictures / f"webchat-{look}-menu.png")


async def test_without_javascript_the_numbers_are_there(
    serve: Serve, open_page: OpenPage, pictures: Path
) -> None:
    """With JavaScript off the page says so, and every emergency number can be tapped."""
    page = await open_page(
        f"{await serve(Kit().application())}/chat/", java_script_enabled=False, **PHONE
    )
    await page.screenshot(path=pictures / "webchat-no-javascript.png")
    dials = page.locator("main .plain .dial")
    await expect(dials.first).to_be_visible()
    hrefs = [await dials.nth(at).get_attribute("href") for at in range(await dials.count())]
    assert hrefs == ["tel:999", "tel:116123", "tel:08001111", "sms:85258", "tel:111"]
    assert await page.get_by_label("Your message", exact=True).is_hidden()
    assert await page.get_by_role("link", name="Quick exit").is_visible()


async def test_when_the_script_does_not_arrive_the_numbers_do(
    serve: Serve, open_page: OpenPage
) -> None:
    """On a line so bad that the script is lost, the page shows the numbers after a moment."""
    page = await open_page("about:blank", **PHONE)
    await page.route("**/chat.js", lambda route: route.abort())
    await page.goto(f"{await serve(Kit().application())}/chat/")
    await expect(page.locator("main .plain .dial").first).to_be_visible()
