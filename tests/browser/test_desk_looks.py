"""How the desk looks: every page in every size and scheme, with pictures to look at.

The pictures go to a temporary folder, or to the one that WAYMARK_PICTURES names.
"""

from __future__ import annotations

import os
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage, Serve
from tests.browser.desk_scene import PRIYA, a_busy_night
from tests.browser.desk_steps import sign_in
from tests.edges.desk_kit import DeskKit
from tests.fakes import FakeClock

NIGHT = datetime(2026, 11, 24, 2, 14, tzinfo=timezone.utc)
LOOKS: dict[str, dict[str, Any]] = {
    "phone-light": {**PHONE, "color_scheme": "light"},
    "phone-dark": {**PHONE, "color_scheme": "dark"},
    "desktop": {**DESKTOP, "color_scheme": "light"},
    "desktop-dark": {**DESKTOP, "color_scheme": "dark"},
    # A desk screen of 1280 by 1024 at 200 % and at 400 %.
    "zoom-200": {"viewport": {"width": 640, "height": 512}},
    "zoom-400": {"viewport": {"width": 320, "height": 256}},
}
# axe-core: every rule but those that are still experimental; the levels that WCAG 2.2 AA holds.
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Return the folder that pictures go to."""
    folder = Path(os.environ.get("WAYMARK_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


STILL = """() => {
  const still = new CSSStyleSheet();
  const none = "{ animation: none !important; transition: none !important; }";
  still.replaceSync("*, *::before, *::after " + none);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}"""


async def checked(page: Page, picture: Path, within: str | None = None) -> None:
    """Take a picture, and find nothing that axe-core or a narrow screen would trip over.

    `within` names what axe-core looks at where something open lies over the rest of the page.
    """
    # What still fades in, or comes while axe-core looks, would be judged by colours that nobody
    # reads it in.
    await page.evaluate(STILL)
    await page.screenshot(path=picture)
    found = await Axe().run(page, context=within, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    widest = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert widest <= 0, f"{picture.stem} is {widest} px wider than its screen"
    small = await page.evaluate(
        """[...document.querySelectorAll("button, input:not([type=hidden]), summary, .button")]
        .filter(e => e.checkVisibility() && !e.closest("[hidden]"))
        .filter(e => { const b = e.getBoundingClientRect(); return b.width < 20 || b.height < 20; })
        .map(e => e.outerHTML)"""
    )
    assert small == []


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
async def test_every_page_can_be_used_by_everybody(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """Nothing fails WCAG 2.2 AA on any page, nothing is cut off, in any size or scheme."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    cases = await a_busy_night(kit)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await checked(page, pictures / f"desk-sign-in-{look}.png")
    await sign_in(page, base, PRIYA)
    await expect(page.locator(".row")).to_have_count(5)
    await checked(page, pictures / f"desk-queue-{look}.png")
    for name in ("mine", "free", "watched", "parent"):
        await page.goto(f"{base}/cases/{cases[name]}")
        await expect(page.locator(".line").first).to_be_visible()
        await checked(page, pictures / f"desk-case-{name}-{look}.png")
    for path in ("password", "nothing-here"):
        await page.goto(f"{base}/{path}")
        await checked(page, pictures / f"desk-{path}-{look}.png")


@pytest.mark.browser
@pytest.mark.parametrize("look", ["phone-light", "desktop-dark"])
async def test_troubled_and_empty_pages_are_fit_for_everybody_too(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """Banners, refusals and the empty queue pass the same checks."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    await kit.staff(PRIYA)
    kit.well.update(rasa=False, alerts=False)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await sign_in(page, base, PRIYA, "not the password")
    await expect(page.get_by_role("alert")).to_contain_text("do not match")
    await checked(page, pictures / f"desk-wrong-{look}.png")
    await sign_in(page, base, PRIYA)
    await expect(page.get_by_text("Nobody is waiting")).to_be_visible()
    await checked(page, pictures / f"desk-empty-{look}.png")
    await page.locator("#me").click()
    await expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    # Links that the open menu half covers count as too small: how far it reaches is the font's.
    await checked(page, pictures / f"desk-menu-{look}.png", within=".menu")
