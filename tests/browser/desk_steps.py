"""What a member of staff does at the desk, step by step."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.edges.desk_kit import PASSWORD


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
