"""Quick exit: nothing stays behind, nothing unsent is lost, and nobody leaves by accident."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page, expect

from bot.casework.messages import MessageKind
from tests.browser.webchat_page import kit, page
from tests.browser.webchat_scene import first_message, play, write
from tests.edges.webchat_kit import EXIT_URL, Kit
from tests.waiting import until

__all__ = ["kit", "page"]


Leave = Callable[[Page], Awaitable[None]]


async def _by_button(page: Page) -> None:
    await page.get_by_role("link", name="Quick exit").click()


async def _by_escape(page: Page) -> None:
    for _ in range(3):
        await page.keyboard.press("Escape")


async def _by_shift(page: Page) -> None:
    await page.get_by_label("Your message", exact=True).focus()
    for _ in range(3):
        await page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [_by_button, _by_escape, _by_shift])
async def test_quick_exit_leaves_nothing_behind(leave: Leave, page: Page, kit: Kit) -> None:
    """The page becomes a neutral one, the tab forgets, going back finds nothing, we are told."""
    await play(page, kit)
    chat = page.url
    await leave(page)
    await expect(page).to_have_title("Weather")
    assert page.url == EXIT_URL
    await page.go_back()
    assert page.url == "about:blank"
    # A file of the same site, without the chat's script: only what was left behind is there.
    await page.goto(f"{chat}static/icon.svg")
    assert await page.evaluate("sessionStorage.length") == 0
    await page.goto(chat)
    await expect(page.get_by_text("Before you write")).to_be_visible()
    await expect(page.locator(".bubble")).to_have_count(0)
    await until(lambda: kit.store.inbound[-1].kind is MessageKind.DEPARTED)


async def test_quick_exit_hides_the_page_before_the_next_one_comes(page: Page, kit: Kit) -> None:
    """On a slow line the chat is gone from the screen and the title at once."""
    await play(page, kit)
    left_on_screen = await page.evaluate(
        "() => { document.getElementById('leave').click();"
        " return [document.body.innerText.trim(), document.title]; }"
    )
    assert left_on_screen == ["", "Loading"]


async def test_quick_exit_takes_unsent_words_along(page: Page, kit: Kit) -> None:
    """Words that could not be stored yet go with the goodbye, before it."""
    await first_message(page, kit, "hello")
    kit.store.away = True
    await write(page, "he has a gun")
    await expect(page.locator("#pending .you .who").last).to_contain_text("Not sent yet")
    kit.store.away = False
    await _by_button(page)
    await expect(page).to_have_title("Weather")
    await until(lambda: kit.store.inbound[-1].kind is MessageKind.DEPARTED)
    said = [(message.kind, message.text) for message in kit.store.inbound]
    assert said[1:] == [(MessageKind.TEXT, "he has a gun"), (MessageKind.DEPARTED, "")]


async def test_quick_exit_with_very_long_unsent_words_still_leaves(page: Page, kit: Kit) -> None:
    """A browser sends no more than 64 KiB on leaving: the beginning goes, and that they left."""
    await first_message(page, kit, "hello")
    kit.store.away = True
    await write(page, "he has a gun " + "\N{LOUDLY CRYING FACE}" * 19_000)
    await expect(page.locator("#pending .you .who").last).to_contain_text("Not sent yet")
    kit.store.away = False
    await _by_button(page)
    await until(lambda: kit.store.inbound[-1].kind is MessageKind.DEPARTED)
    assert kit.store.inbound[-2].text.startswith("he has a gun \N{LOUDLY CRYING FACE}")


async def test_capital_letters_do_not_leave(page: Page) -> None:
    """Shift pressed with letters is typing, however often."""
    box = page.get_by_label("Your message", exact=True)
    await box.focus()
    for letter in "HELP":
        await page.keyboard.press(f"Shift+{letter}")
    await expect(box).to_have_value("HELP")
    await expect(page).to_have_title("Waymark")


async def test_a_second_tab_says_that_the_chat_has_ended_and_goes_on_saying_so(
    page: Page, kit: Kit
) -> None:
    """A copied tab holds the same key: it forgets the words, and waits for no connection."""
    await play(page, kit)
    key = await page.evaluate("sessionStorage.getItem('k')")
    other = await page.context.new_page()
    await other.goto(page.url)
    await other.evaluate("key => sessionStorage.setItem('k', key)", key)
    await other.reload()
    await expect(other.locator("#log .you").first).to_be_visible()
    await _by_button(page)
    await expect(other.locator("#status")).to_contain_text("has ended")
    await expect(other.locator(".bubble")).to_have_count(0)
    await other.wait_for_timeout(2_000)  # longer than it takes to speak of a lost connection
    await expect(other.locator("#status")).to_contain_text("has ended")
