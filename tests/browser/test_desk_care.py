"""Care, sound, signs and a laptop that closes, in real browsers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.casework.messages import Channel, ConversationId, Delivery
from bot.casework.records import Author, Sent
from bot.flows import chase, claim, relay
from bot.ports import ReadTo
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import DAVE, PRIYA
from tests.browser.desk_steps import at_the_desk, holds, listens, sign_in
from tests.browser.test_desk_looks import LOOKS, checked, pictures
from tests.edges.desk_kit import DeskKit
from tests.waiting import until

__all__ = ["pictures"]
pytestmark = pytest.mark.browser
CHAT = ConversationId("web-1a2b3c4d")
GRAPHIC = "my uncle raped me last week"


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


async def test_closing_a_laptop_mid_case_gives_the_case_back_in_time(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """Nobody presses anything: the lease runs out, and a colleague sees the case come back."""
    await kit.staff(PRIYA)
    await kit.staff(DAVE)
    base = await serve(kit.app())
    laptop, other = await open_page(f"{base}/sign-in"), await open_page(f"{base}/sign-in")
    await sign_in(laptop, base, PRIYA)
    await sign_in(other, base, DAVE)
    case_id = await kit.danger()
    await laptop.get_by_role("button", name="Claim").click()
    await laptop.get_by_label("Reply to the contact").press_sequentially("Are you sa")
    await expect(other.locator(".row.held")).to_contain_text(PRIYA)
    await laptop.context.close()

    kit.clock.moves(minutes=2, seconds=59)
    case = await kit.store.case(case_id)
    assert case
    assert not await chase.chase(kit.outside, case)
    kit.clock.moves(seconds=2)
    assert await chase.chase(kit.outside, case)
    await expect(other.get_by_role("button", name="Claim")).to_be_visible()
    await expect(other.locator(".row.held")).to_have_count(0)
    await other.locator(".row h2 a").click()
    await expect(other.get_by_text("Priya Shah's claim ran out.")).to_be_visible()


async def test_graphic_words_are_shown_by_a_key_and_stay_shown(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """Folded for eyes and for screen readers; Enter or b shows; new words do not fold it again."""
    await kit.says(GRAPHIC)
    page = await at_the_desk(kit, serve, open_page)
    await page.locator(".row h2 a").click()
    await listens(page)
    words = page.locator(".veil .words")
    await expect(words).to_be_hidden()
    veil = page.locator(".veil summary")
    await expect(veil).to_contain_text("Graphic: sexual harm.")
    await veil.focus()
    await page.keyboard.press("Enter")
    await expect(words).to_be_visible()
    await kit.says("are you there")
    await expect(page.locator(".line.contact")).to_have_count(2)
    await expect(words).to_be_visible()
    await page.keyboard.press("b")
    await expect(words).to_be_hidden()
    await page.keyboard.press("b")
    await expect(words).to_be_visible()


async def test_sound_is_off_until_turned_on_and_then_remembered(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """Off at first; on, a new P1 sounds; a later page in this browser needs one press alone."""
    page = await at_the_desk(kit, serve, open_page)
    rang = "Number(document.body.dataset.rang || 0)"
    await page.get_by_role("heading", name="Queue").click()
    await kit.danger()
    await expect(page.locator("#announce")).to_have_text("A new P1 case is waiting.")
    assert await page.evaluate(rang) == 0
    await page.get_by_role("button", name="Turn on sound").click()
    await expect(page.get_by_role("button", name="Turn off sound")).to_be_visible()
    await kit.danger("tg-22222222")
    await holds(page, f"{rang} >= 2")
    await page.reload()
    await expect(page.locator(".row")).to_have_count(2)
    await listens(page)
    await page.get_by_role("heading", name="Queue").click()
    await expect(page.get_by_role("button", name="Turn off sound")).to_be_visible()


async def test_quiet_mode_has_no_sound_and_announces_a_p1_alone(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """The button is gone, nothing moves, and danger is still said."""
    page = await at_the_desk(kit, serve, open_page)
    await page.get_by_role("button", name="Turn on sound").click()
    await page.locator("#me").click()
    await page.get_by_role("link", name="Your account").click()
    await page.get_by_label("Quiet mode").check()
    await page.get_by_role("button", name="Save", exact=True).click()
    await page.locator("#to-queue").click()
    await expect(page.get_by_text("Nobody is waiting")).to_be_visible()
    await expect(page.locator("#sound")).to_be_hidden()
    await kit.danger()
    await expect(page.locator("#announce")).to_have_text("A new P1 case is waiting.")
    assert await page.evaluate("document.body.dataset.rang || 0") == 0
    assert await page.locator(".row").evaluate("e => getComputedStyle(e).animationName") == "none"


async def test_a_hidden_page_says_it_in_its_title_and_by_a_notification(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """Tier and what it is about, never a word of the contact; the title until somebody looks."""
    page = await at_the_desk(kit, serve, open_page)
    await page.context.add_init_script(
        """window.shown = []; window.Notification = class {
          static permission = "granted";
          static requestPermission() { return Promise.resolve("granted"); }
          constructor(title, more) { window.shown.push(`${title} / ${more.body}`); }
        }; Object.defineProperty(document, "hidden", { get: () => window.away === true });"""
    )
    await page.goto(page.url.rstrip("/") + "/account")
    await page.get_by_role("button", name="Turn on notifications").click()
    await expect(page.get_by_role("button", name="Turn off notifications")).to_be_visible()
    await page.locator("#to-queue").click()
    await expect(page.get_by_text("Nobody is waiting")).to_be_visible()
    await listens(page)
    await page.evaluate("window.away = true")
    await kit.danger()
    await expect(page).to_have_title("New P1: (1 P1) Queue · Waymark desk")
    assert await page.evaluate("window.shown") == ["P1: danger now / Violence"]
    await page.evaluate(
        "window.away = false; document.dispatchEvent(new Event('visibilitychange'))"
    )
    await expect(page).to_have_title("(1 P1) Queue · Waymark desk")


async def test_the_page_shows_typing_and_what_was_shown(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """Live, from the web chat's own signs, without losing what staff write."""
    await kit.says("theyre outside mine with a machete", CHAT, channel=Channel.WEBCHAT)
    (case,) = await kit.store.open_cases()
    await claim.claim(kit.outside, case.case_id, PRIYA, cause="claim")
    await relay.from_staff(kit.outside, case.case_id, PRIYA, "Are you inside?", cause="ask")
    for reply in list(kit.store.outbound):
        await kit.store.delivered(reply, Sent(Delivery.SENT), kit.clock.now())
    page = await at_the_desk(kit, serve, open_page)
    await page.locator(".row h2 a").click()
    box = page.get_by_label("Reply to the contact")
    await listens(page)
    await box.press_sequentially("Stay ")
    presence = kit.store.presence
    await presence.types(CHAT, Author.CONTACT, seconds=8)
    await expect(page.get_by_text("The contact is typing.")).to_be_visible()
    await until(lambda: presence.typing(CHAT, Author.STAFF))
    last = (await kit.store.transcript(CHAT))[-1]
    await presence.has_read(CHAT, ReadTo(last.entry_id, kit.clock.now()))
    await expect(page.get_by_text("Shown on their screen")).to_have_count(1)
    kit.clock.moves(seconds=9)
    await expect(page.get_by_text("The contact is typing.")).to_have_count(0)
    await expect(box).to_be_focused()
    await expect(box).to_have_value("Stay ")


@pytest.mark.parametrize("look", LOOKS)
async def test_care_can_be_used_by_everybody(
    kit: DeskKit, serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """Veils open and shut, the kind word, typing and Polish replies pass WCAG 2.2 AA."""
    await kit.store.shift_on(PRIYA, kit.clock.now())
    for number in range(4):
        case_id = await kit.danger(f"tg-{number:08d}")
        await claim.claim(kit.outside, case_id, PRIYA, cause=f"claim-{number}")
    chat = {"channel": Channel.WEBCHAT}
    await kit.says("prosze pomocy, boje się wracać do domu", CHAT, **chat)
    await kit.says("on mnie bije i " + GRAPHIC, CHAT, **chat)
    case = next(c for c in await kit.store.open_cases() if c.conversation_id == CHAT)
    await claim.claim(kit.outside, case.case_id, PRIYA, cause="claim-chat")
    await kit.store.presence.types(CHAT, Author.CONTACT, seconds=60)
    page = await at_the_desk(kit, serve, open_page, **LOOKS[look])
    await expect(page.get_by_text("heavy cases this shift")).to_be_visible()
    await checked(page, pictures / f"desk-kind-word-{look}.png")
    await page.goto(page.url.rstrip("/") + f"/cases/{case.case_id}")
    await expect(page.get_by_text("The contact is typing.")).to_be_visible()
    await checked(page, pictures / f"desk-veiled-{look}.png")
    await page.locator(".veil summary").first.click()
    await page.locator("#tool-ready").click()
    await checked(page, pictures / f"desk-unveiled-{look}.png")
    await page.get_by_role("button", name="Not now").click()
    await expect(page.get_by_text("heavy cases this shift")).to_be_hidden()
    await expect(page.locator("#title")).to_be_visible()
