"""Typing and what was shown, from the contact's page in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from bot.casework.messages import ConversationId
from bot.casework.records import Author
from tests.browser.conftest import PHONE, OpenPage, Serve
from tests.browser.webchat_scene import first_message
from tests.edges.webchat_kit import Kit
from tests.waiting import until

pytestmark = pytest.mark.browser


async def test_typing_goes_both_ways_once_a_worker_has_written(
    open_page: OpenPage, serve: Serve
) -> None:
    """Before that the page tells nothing; what is typed never leaves it."""
    kit = Kit()
    page = await open_page(f"{await serve(kit.application())}/chat/", **PHONE)
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(f"{asked.url} {asked.post_data}"))
    contact = await first_message(page, kit, "its about my brother")
    presence, words = kit.store.presence, page.get_by_label("Your message", exact=True)
    await words.press_sequentially("hes 13")
    await expect(page.locator("#log, #pending").locator(".you")).to_have_count(1)
    assert not any("/typing" in line for line in sent)
    assert not await presence.typing(contact, Author.CONTACT)

    await kit.put(contact, "Hi, I'm Amira.", author=Author.STAFF, staff="Amira Khan")
    await expect(page.locator("#log .staff")).to_be_visible()
    await until(lambda: _shown(kit, contact))
    await words.press_sequentially(" and he")
    await until(lambda: presence.typing(contact, Author.CONTACT))
    assert not any("hes 13" in line for line in sent)

    line = page.locator("#typing")
    await expect(line).to_be_hidden()
    await presence.types(contact, Author.STAFF, seconds=60)
    await expect(line).to_have_text("A worker is typing")
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    await kit.put(contact, "Is now OK to talk?", author=Author.STAFF, staff="Amira Khan")
    await expect(line).to_be_hidden()


async def _shown(kit: Kit, contact: ConversationId) -> bool:
    return await kit.store.presence.read_to(contact) is not None
