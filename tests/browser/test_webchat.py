"""The web chat as a contact meets it, in Chromium."""

from __future__ import annotations

from aiohttp.test_utils import TestServer, unused_port
from playwright.async_api import Page, expect

from bot.casework.messages import Choice
from bot.casework.records import Author
from bot.channels.webchat_limit import Allowance
from tests.browser.conftest import PHONE, OpenPage, Serve
from tests.browser.webchat_page import kit, opened, page
from tests.browser.webchat_scene import first_message, play, write
from tests.edges.webchat_kit import Kit

__all__ = ["kit", "page"]


async def kept(page: Page) -> dict[str, object]:
    """Return everything that the browser keeps of the page."""
    found = await page.evaluate(
        "async () => ({session: {...sessionStorage}, local: {...localStorage},"
        " caches: await caches.keys(), cookies: document.cookie})"
    )
    assert isinstance(found, dict)
    return found


async def test_a_whole_conversation_works_as_on_telegram(page: Page, kit: Kit) -> None:
    """Danger is answered with 999, a button is pressed, a worker joins: all live, no reload."""
    async with kit.working():
        await write(page, "theyre outside mine with a machete")
        await expect(page.locator("#log .bot .bubble").first).to_contain_text("Call 999")
        await expect(page.locator("#log .you .bubble")).to_have_text(
            "theyre outside mine with a machete"
        )
        [case] = await kit.store.open_cases()
        assert case.tier.value == "P1"
        contact = case.conversation_id
        await kit.put(contact, "Are you safe?", choices=(Choice("Not sure", "safe:unsure"),))
        await page.get_by_role("button", name="Not sure").click()
        await expect(page.locator("#log .you .bubble").last).to_have_text("Not sure")
        await kit.put(contact, "Hi, I'm Amira.", author=Author.STAFF, staff="Amira Khan")
        await expect(page.locator("#log .staff .who")).to_contain_text("Amira · worker")
    await expect(page.locator("body")).not_to_contain_text("Khan")
    await expect(page.locator("#pending li")).to_have_count(0)


async def test_history_is_in_this_tab_only(page: Page, kit: Kit) -> None:
    """A reload shows the same conversation; another tab, and the phone itself, know nothing."""
    await play(page, kit)
    bubbles = page.locator("#log .bubble")
    before = await bubbles.all_inner_texts()
    await page.reload()
    await expect(bubbles).to_have_count(len(before))
    assert await bubbles.all_inner_texts() == before
    found = await kept(page)
    assert list(found["session"]) == ["k"]  # type: ignore[call-overload]
    assert (found["local"], found["caches"], found["cookies"]) == ({}, [], "")
    other = await page.context.new_page()
    await other.goto(page.url)
    await expect(other.get_by_text("Before you write")).to_be_visible()
    await expect(other.locator(".bubble")).to_have_count(0)


async def test_words_wait_for_a_store_that_is_away(page: Page, kit: Kit) -> None:
    """Help shows at once, the page keeps trying by itself, and the words are stored once."""
    kit.store.away = True
    await write(page, "i dont know what to do")
    await expect(page.locator("#pending .bot")).to_contain_text("999")
    await expect(page.locator("#pending .you .who")).to_contain_text("Not sent yet")
    await expect(page.locator("#status")).to_contain_text("keeps trying")
    kit.store.away = False
    await expect(page.locator("#pending .you .who")).to_contain_text("You")
    assert [message.text for message in kit.store.inbound] == ["i dont know what to do"]


async def test_a_reload_with_words_unsent_loses_none(page: Page, kit: Kit) -> None:
    """What was sent but not stored, and what was being written, survive a reload."""
    kit.store.away = True
    await write(page, "first")
    await write(page, "second")
    await page.get_by_label("Your message", exact=True).fill("half a thou")
    await expect(page.locator("#pending .you .who").first).to_contain_text("Not sent yet")
    await page.reload()
    kit.store.away = False
    await expect(page.locator("#pending .you .who").last).to_contain_text("You")
    assert [message.text for message in kit.store.inbound] == ["first", "second"]
    await expect(page.get_by_label("Your message", exact=True)).to_have_value("half a thou")


async def test_a_restart_of_the_server_is_bridged(kit: Kit, open_page: OpenPage) -> None:
    """With the server gone the page says so and keeps the words; then nothing comes twice."""
    port = unused_port()
    server = TestServer(kit.application(), port=port)
    await server.start_server(shutdown_timeout=0.2)
    page = await open_page(str(server.make_url("/chat/")), **PHONE)
    contact = await first_message(page, kit, "hello")
    await kit.say_as_contact(kit.store.inbound[0])
    await kit.put(contact, "Hi.")
    await expect(page.locator("#log .bot")).to_have_count(1)
    await server.close()
    await expect(page.locator("#status")).to_contain_text("Connecting again")
    await write(page, "still here?")
    await expect(page.locator("#pending .you .who")).to_contain_text("Not sent yet")
    await kit.put(contact, "Said meanwhile.")
    back = TestServer(kit.application(), port=port)
    await back.start_server(shutdown_timeout=0.2)
    await expect(page.locator("#pending .you .who")).to_contain_text("You")
    await expect(page.locator("#log .bubble")).to_have_text(["hello", "Hi.", "Said meanwhile."])
    assert [message.text for message in kit.store.inbound] == ["hello", "still here?"]
    await back.close()


async def test_someone_who_writes_fast_loses_no_line(
    kit: Kit, serve: Serve, open_page: OpenPage
) -> None:
    """Lines that are slowed down are sent later, all of them, in the order they were written."""
    kit.allowance = Allowance(burst=2, per_second=1)
    page = await opened(kit.application(), serve, open_page)
    lines = [f"line {n}" for n in range(4)]
    for line in lines:
        await write(page, line)
    await expect(page.locator("#status")).to_contain_text("One moment")
    kit.clock.moves(seconds=60)
    await expect(page.locator("#pending .you .who").last).to_contain_text("You")
    assert [message.text for message in kit.store.inbound] == lines


async def test_words_are_shown_as_words(page: Page, kit: Kit) -> None:
    """Markup that someone writes is never run, on either side."""
    mark = "<img src=x onerror=document.title='x'><b>hi</b>"
    contact = await first_message(page, kit, mark)
    await kit.say_as_contact(kit.store.inbound[0])
    await kit.put(contact, mark, author=Author.STAFF, staff="<i>Amira</i>")
    await expect(page.locator("#log .bubble")).to_have_text([mark, mark])
    assert await page.locator("#log img, #log b:not(.who b), #log i").count() == 0
    await expect(page).to_have_title("Waymark")


async def test_numbers_in_a_reply_can_be_tapped(page: Page, kit: Kit) -> None:
    """A number in a reply dials, and one for texts opens a text."""
    contact = await first_message(page, kit, "hi")
    await kit.put(contact, "Samaritans: 116 123.\nShout: text 85258.")
    dials = page.locator("#log .bubble a")
    await expect(dials).to_have_count(2)
    assert await dials.nth(0).get_attribute("href") == "tel:116123"
    assert await dials.nth(1).get_attribute("href") == "sms:85258"


async def test_the_chat_works_by_keyboard_and_is_read_out(
    kit: Kit, serve: Serve, open_page: OpenPage
) -> None:
    """With a keyboard alone: write, send with Enter, choose; replies reach a screen reader."""
    page = await open_page(f"{await serve(kit.application())}/chat/")
    await page.keyboard.press("Tab")
    await expect(page.get_by_text("Skip to your message")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Your message", exact=True)).to_be_focused()
    await page.keyboard.type("one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Enter")
    await expect(page.locator("#pending .you .who")).to_contain_text("You")
    assert kit.store.inbound[0].text == "one\ntwo"
    contact = kit.store.inbound[0].conversation_id
    await kit.put(contact, "Is it safe here?", choices=(Choice("Yes", "safe_chat:yes"),))
    await expect(page.locator("#say")).to_contain_text("Is it safe here? Choices: Yes.")
    await page.get_by_role("button", name="Yes").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#pending .you")).to_have_count(2)
    assert kit.store.inbound[1].payload == "safe_chat:yes"


async def test_a_chat_left_in_another_tab_ends_here_too(page: Page, kit: Kit) -> None:
    """A copy of the tab shows nothing any more, and new words begin a new conversation."""
    contact = await play(page, kit)
    await page.evaluate(
        "fetch('leave', {method: 'POST', body: '{}',"
        " headers: {Authorization: `Bearer ${sessionStorage.k}`}})"
    )
    await expect(page.locator("#status")).to_contain_text("has ended")
    await expect(page.locator("#log .bubble")).to_have_count(0)
    await write(page, "new start")
    await expect(page.locator("#pending .you .who").last).to_contain_text("You")
    assert kit.store.inbound[-1].text == "new start"
    assert kit.store.inbound[-1].conversation_id != contact


async def test_nothing_on_the_page_is_refused_or_thrown(
    kit: Kit, serve: Serve, open_page: OpenPage
) -> None:
    """The page breaks none of its own rules (its policy would be logged), and throws nothing."""
    faults: list[str] = []
    elsewhere: list[str] = []
    page = await open_page("about:blank")
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    address = await serve(kit.application())
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(address) else elsewhere.append(asked.url),
    )
    await page.goto(f"{address}/chat/")
    await play(page, kit)
    assert (faults, elsewhere) == ([], [])


async def test_everything_that_is_tapped_is_large_enough(page: Page, kit: Kit) -> None:
    """Buttons and links of their own are at least 44 by 44 pixels on a phone."""
    await play(page, kit)
    sizes = await page.evaluate(
        "Array.from(document.querySelectorAll('button, summary, textarea, .leave, .dial'))"
        ".map((e) => [e.textContent.trim(), e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.width < 44 || box.height < 44))"
        ".map(([name]) => name)"
    )
    assert sizes == []
