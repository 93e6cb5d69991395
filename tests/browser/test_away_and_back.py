"""In Chromium: a contact while the store is away, and the desk's page of what was given up."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from bot.casework.dead import DeadEntry
from bot.casework.messages import ConversationId, StaffName
from bot.desk.app import desk_app
from tests.browser.conftest import PHONE, OpenPage, Serve
from tests.browser.webchat_scene import write
from tests.edges.desk_kit import PASSWORD, QUICK, SECRET, DeskKit
from tests.edges.webchat_kit import Kit
from tests.fakes import START, ListSpool


async def test_words_kept_on_disk_are_sent_and_help_stands_beside_them(
    open_page: OpenPage, serve: Serve
) -> None:
    """The page says that the words arrived, and shows the numbers with them."""
    spool = ListSpool()
    kit = Kit(spool=spool)
    kit.store.away = True
    page = await open_page(f"{await serve(kit.application())}/chat/", **PHONE)
    await write(page, "i dont know what to do")
    await expect(page.locator("#pending .bot")).to_contain_text("999")
    await expect(page.locator("#pending .bot")).to_contain_text("your message is kept")
    await expect(page.locator("#pending .you .who")).to_contain_text("You")
    assert [message.text for message in spool.kept] == ["i dont know what to do"]


class TwoDead:
    """Two entries that were given up, one of them seen."""

    def __init__(self) -> None:
        """Begin with both."""
        self.replayed: list[str] = []

    async def entries(self, limit: int = 200) -> tuple[DeadEntry, ...]:
        """Return them, not seen first."""
        priya, about = StaffName("Priya Shah"), ConversationId("tg-1a2b3c4d")
        later = START + timedelta(minutes=4)
        both = (
            DeadEntry("in.3.1-0", "in", START, "ZeroDivisionError", about, 5),
            DeadEntry("alerts.3.1-0", "alerts", START, "NotConfirmed", None, 1, priya, later),
        )
        return tuple(entry for entry in both if entry.dead_id not in self.replayed)[:limit]

    async def replay(self, dead_id: str) -> bool:
        """Take one off the list."""
        self.replayed.append(dead_id)
        return True

    async def seen(self, dead_id: str, by: StaffName, at: object) -> bool:
        """Leave it as it is."""
        return bool(dead_id and by and at)


async def test_dead_entries_can_be_read_and_tried_again_by_keyboard(
    open_page: OpenPage, serve: Serve
) -> None:
    """Nothing that axe finds fault with; the buttons work; a phone shows it whole."""
    kit, dead = DeskKit(), TwoDead()

    async def well() -> dict[str, bool]:
        return {"redis": True}

    app = desk_app(
        outside=kit.outside,
        events=kit.store,
        shifts=kit.store,
        drawer=kit.drawer,
        secret=SECRET,
        health=well,
        audit=kit.audit(),
        hasher=QUICK,
        dead=dead,
    )
    name, address = await kit.staff("Priya Shah"), await serve(app)
    page = await open_page(f"{address}/sign-in")
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await page.locator("#me").click()
    await page.get_by_role("link", name="Dead entries").click()
    await expect(page.get_by_text("ZeroDivisionError")).to_be_visible()
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    await _picture(page, "dead-entries")
    await page.set_viewport_size(PHONE["viewport"])
    overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not await page.evaluate(overflow)
    await _picture(page, "dead-entries-phone")
    await page.get_by_role("button", name="Try again").first.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("back on its way")).to_be_visible()
    await expect(page.get_by_text("ZeroDivisionError")).to_have_count(0)
    assert dead.replayed == ["in.3.1-0"]


async def _picture(page: Page, name: str) -> None:
    """Keep a picture for people, when a folder for them is named."""
    folder = os.environ.get("WAYMARK_PICTURES")
    if folder:
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
