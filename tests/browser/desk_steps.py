"""What a member of staff does at the desk, step by step."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from playwright.async_api import Error, Page, expect

from bot.flows import claim
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import PRIYA
from tests.edges.desk_kit import PASSWORD, DeskKit
from tests.waiting import until


async def sign_in(page: Page, base: str, name: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in form and send it."""
    await page.goto(f"{base}/sign-in")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Sign in").click()


async def at_the_desk(kit: DeskKit, serve: Serve, open_page: OpenPage, **options: Any) -> Page:
    """Return Priya's queue, in a browser with these options."""
    await kit.staff(PRIYA)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **options)
    await sign_in(page, base, PRIYA)
    await expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    await listens(page)
    return page


async def on_a_case(kit: DeskKit, serve: Serve, open_page: OpenPage) -> Page:
    """Return the page of a P1 that Priya holds."""
    page = await at_the_desk(kit, serve, open_page)
    case_id = await kit.danger()
    await claim.claim(kit.outside, case_id, PRIYA, cause="priya")
    await page.goto(urljoin(page.url, f"/cases/{case_id}"))
    return page


async def reply(page: Page, words: str) -> None:
    """Write to the contact and send with the keyboard."""
    box = page.get_by_label("Reply to the contact")
    await box.fill(words)
    await box.press("Control+Enter")
    await expect(box).to_have_value("")


async def listens(page: Page) -> None:
    """Wait until the page's script hears keys and presses: a press before that is lost."""
    await expect(page.locator("body[data-ready]")).to_have_count(1)


async def holds(page: Page, script: str) -> None:
    """Wait until a script's value is true, also over a page that moves meanwhile.

    Playwright's own wait_for_function asks again from inside the page, which the desk's policy
    forbids: it holds only when the first look does.
    """

    async def true() -> bool:
        try:
            return bool(await page.evaluate(script))
        except Error:
            return False  # the page moved while it was asked

    await until(true)
