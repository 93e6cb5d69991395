"""Read by staff: a worker's page and the contact's, side by side in two browsers."""

from __future__ import annotations

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from bot.casework.messages import ConversationId, StaffName
from bot.casework.records import Author
from bot.flows import claim
from tests.browser.conftest import PHONE, OpenPage, Serve
from tests.browser.desk_steps import listens, sign_in
from tests.browser.webchat_scene import first_message
from tests.edges.desk_kit import DeskKit
from tests.edges.webchat_kit import Kit
from tests.waiting import until

pytestmark = pytest.mark.browser
PRIYA = StaffName("Priya Shah")


class Both:
    """A contact's phone and a worker's screen on one store."""

    def __init__(self) -> None:
        self.desk = DeskKit()
        self.chat = Kit(clock=self.desk.clock, rasa=self.desk.rasa)
        self.chat.store = self.desk.store

    async def open(self, open_page: OpenPage, serve: Serve, words: str) -> tuple[Page, Page]:
        """Let the contact write, and Priya claim and open the case; return both pages."""
        await self.desk.staff(PRIYA)
        phone = await open_page(f"{await serve(self.chat.application())}/chat/", **PHONE)
        await self.writes(phone, words)
        (case,) = await self.desk.store.open_cases()
        await claim.claim(self.desk.outside, case.case_id, PRIYA, cause="claim")
        await self.chat.send()
        base = await serve(self.desk.app())
        screen = await open_page(base)
        await sign_in(screen, base, PRIYA)
        await screen.goto(f"{base}/cases/{case.case_id}")
        await listens(screen)
        return phone, screen

    async def writes(self, phone: Page, words: str) -> None:
        """Let the contact write, and have the message handled once it is stored."""
        await first_message(phone, self.chat, words)
        await self.chat.work()

    async def reads(self, many: int) -> bool:
        """Whether staff have read the contact's first `many` messages."""
        entries = await self.desk.store.transcript(await self.conversation())
        mine = [entry.entry_id for entry in entries if entry.author is Author.CONTACT]
        read = await self.desk.store.presence.read_to(await self.conversation(), Author.STAFF)
        return read is not None and read.entry_id == mine[many - 1]

    async def conversation(self) -> ConversationId:
        """Return the one conversation there is."""
        (case,) = await self.desk.store.open_cases()
        return case.conversation_id


async def test_the_contact_sees_that_a_person_has_read_it(
    open_page: OpenPage, serve: Serve
) -> None:
    """Below the last words that were read, once somebody is at the screen that shows them."""
    both = Both()
    phone, screen = await both.open(open_page, serve, "theyre outside mine with a machete")
    mark = phone.locator("#log .read")
    await expect(phone.locator("#log .you")).to_have_count(1)
    await expect(mark).to_have_count(0)
    await screen.mouse.move(300, 300)
    await expect(mark).to_have_text("Read by staff")
    await both.writes(phone, "my mum is here too")
    await expect(phone.locator("#log .you")).to_have_count(2)
    await expect(screen.locator(".line.contact")).to_have_count(2)
    await screen.keyboard.press("Shift")
    await expect(phone.locator("#log .you").nth(1).locator(".read")).to_have_text("Read by staff")
    await expect(mark).to_have_count(1)
    found = await Axe().run(phone)
    assert found.violations_count == 0, found.generate_report()
    await phone.reload()
    await expect(phone.locator("#log .you").nth(1).locator(".read")).to_have_text("Read by staff")


async def test_words_that_are_folded_away_are_not_read(open_page: OpenPage, serve: Serve) -> None:
    """Graphic words count as read when they are opened, and what stands below them too."""
    both = Both()
    phone, screen = await both.open(open_page, serve, "hes raping me he is here now")
    fold = screen.locator(".line.contact details.veil")
    await expect(fold).to_have_count(1)
    await both.writes(phone, "please")
    await expect(screen.locator(".line.contact")).to_have_count(2)
    await screen.clock.install()
    await screen.reload()
    await listens(screen)
    await screen.mouse.move(200, 300)
    await screen.clock.run_for(5000)
    assert not await both.reads(1)
    await expect(phone.locator("#log .read")).to_have_count(0)
    await fold.locator("summary").click()
    await screen.clock.run_for(2000)
    await until(lambda: both.reads(1))
    await screen.locator("#scroll").evaluate("(box) => { box.scrollTop = box.scrollHeight; }")
    await screen.keyboard.press("Shift")
    await screen.clock.run_for(2000)
    await until(lambda: both.reads(2))
    await expect(phone.locator("#log .you").nth(1).locator(".read")).to_be_visible()


async def test_a_screen_that_nobody_is_at_reads_nothing(open_page: OpenPage, serve: Serve) -> None:
    """A page left open on a desk is not a person."""
    both = Both()
    phone, screen = await both.open(open_page, serve, "theyre outside mine with a machete")
    await screen.clock.install()
    await screen.reload()
    await listens(screen)
    await screen.clock.run_for(30_000)
    assert not await both.reads(1)
    await expect(phone.locator("#log .read")).to_have_count(0)
    await screen.mouse.move(200, 300)
    await screen.clock.run_for(2000)
    await until(lambda: both.reads(1))
