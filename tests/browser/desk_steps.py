"""What a member of staff does at the desk, step by step."""

from __future__ import annotations

from playwright.async_api import Error, Page, expect

from tests.edges.desk_kit import PASSWORD
from tests.waiting import until


async def sign_in(page: Page, base: str, name: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in form and send it."""
    await page.goto(f"{base}/sign-in")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Sign in").click()


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
