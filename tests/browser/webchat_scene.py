"""A conversation to look at: the same words in every picture of the web chat."""

from __future__ import annotations

from playwright.async_api import Page, expect

from bot.casework.messages import Choice, ConversationId
from bot.casework.records import Author
from tests.edges.webchat_kit import Kit


async def write(page: Page, words: str) -> None:
    """Type words and send them by the button."""
    await page.get_by_label("Your message", exact=True).fill(words)
    await page.get_by_role("button", name="Send").click()


async def first_message(page: Page, kit: Kit, words: str) -> ConversationId:
    """Send the first message and wait until it is stored; return the conversation."""
    await write(page, words)
    await expect(page.locator("#pending .you .who")).to_contain_text("You")
    return kit.store.inbound[-1].conversation_id


async def play(page: Page, kit: Kit) -> ConversationId:
    """Put a short conversation with a worker on the page."""
    contact = await first_message(page, kit, "its about my brother, hes 13")
    message = kit.store.inbound[-1]
    kit.store.inbound.clear()
    await kit.say_as_contact(message)
    await kit.put(
        contact,
        "Thank you for telling me. A worker will reply by 14:00 on Tuesday.\n\n"
        "Until then, these people can help:\n"
        "Childline, under 19: 0800 1111. Free, day and night.\n"
        "Family Lives: 0808 800 2222.\n\n"
        "If you are in danger, call 999.",
        choices=(Choice("Talk to a person", "human"), Choice("More services", "topic:services")),
    )
    kit.clock.moves(minutes=4)
    await kit.put(
        contact,
        "Hi, I'm Amira. I'm a person, and I have read what you wrote. Is now OK to talk?",
        author=Author.STAFF,
        staff="Amira Khan",
    )
    await expect(page.locator("#log .staff")).to_be_visible()
    await write(page, "yes but be quick")
    await expect(page.locator("#pending .you .who")).to_contain_text("You")
    return contact
