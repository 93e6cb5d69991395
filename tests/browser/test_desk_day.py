"""A shift at the desk in a real browser, from the first sign-in to the last close."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Page, Route, expect

from bot.casework.messages import Delivery, MessageKind
from bot.casework.records import Sent
from bot.desk.context import DESK
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import DAVE, PRIYA
from tests.browser.desk_steps import at_the_desk, holds, listens, on_a_case, reply, sign_in
from tests.edges.desk_kit import PASSWORD, DeskKit

pytestmark = pytest.mark.browser


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


def watch(page: Page) -> list[str]:
    """Collect what goes wrong inside the page: faults, and what the policy blocks."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None,
    )
    return wrong


async def deaf(route: Route) -> None:
    """Let the page do what its person does, and hear nothing by itself."""
    live = "/live" in route.request.url or "x-desk-live" in route.request.headers
    await (route.abort() if live else route.continue_())


async def test_a_first_shift(kit: DeskKit, serve: Serve, open_page: OpenPage) -> None:
    """Sign in, choose a password, go on shift, see a case come, claim, reply, close."""
    once = await kit.accounts.first_run()
    assert once
    base = await serve(kit.app())
    page = await open_page(f"{base}/")
    wrong = watch(page)
    await sign_in(page, base, "admin", once)
    await page.get_by_label("Your name").fill(PRIYA)
    await page.get_by_label("New password", exact=True).fill(PASSWORD)
    await page.get_by_label("New password again").fill(PASSWORD)
    await page.get_by_role("button", name="Save password").click()
    await page.get_by_role("link", name="Set up later").click()
    await expect(page.get_by_text("Nobody is on shift")).to_be_visible()
    await expect(page.get_by_text("Your role needs a second factor")).to_be_visible()
    await page.get_by_role("button", name="Go on shift").click()
    await expect(page.get_by_text("Nobody is on shift")).to_be_hidden()
    await expect(page.get_by_text("Nobody is waiting")).to_be_visible()

    case_id = await kit.danger()
    await expect(page.locator(".row.P1")).to_have_count(1)
    await expect(page).to_have_title("(1 P1) Queue · Waymark desk")
    await expect(page.locator("#announce")).to_have_text("A new P1 case is waiting.")
    await page.get_by_role("button", name="Claim").click()
    await expect(page.get_by_text("You have this case.", exact=True)).to_be_visible()

    await reply(page, "Are you inside with the door locked?")
    sent = kit.store.outbound[-1]
    assert (sent.text, sent.author) == ("Are you inside with the door locked?", PRIYA)
    line = page.locator(".line.staff").last
    await expect(line).to_contain_text("Sending")
    await kit.store.delivered(sent, Sent(Delivery.SENT), kit.clock.now())
    await expect(line.locator(".delivery")).to_have_text("Sent")

    await page.get_by_label("Yes, called").check()
    await page.get_by_role("textbox", name="What was said").fill("Log 123.")
    await page.get_by_role("button", name="Save checklist").click()
    await expect(page.get_by_text("999 was called")).to_be_visible()
    await page.get_by_label("Emergency services").check()
    await page.get_by_label("What was done").fill("The police are with them now.")
    await page.get_by_text("Nobody else can agree now").click()
    await page.get_by_label("Why nobody else can agree").fill("I am the only one on shift.")
    await page.get_by_role("button", name="Close alone").click()
    await expect(page.get_by_text("Case closed.")).to_be_visible()
    await expect(page.get_by_text("Nobody is waiting")).to_be_visible()
    case = await kit.store.case(case_id)
    assert case
    assert not case.open
    assert wrong == []


async def test_two_browsers_race_for_one_case(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """One gets the case; the other is told who has it, and sees it move on the queue."""
    base = await serve(kit.app())
    pages = {}
    case_id = await kit.danger()
    for name in (PRIYA, DAVE):
        await kit.staff(name)
        page = await open_page(f"{base}/sign-in")
        await sign_in(page, base, name)
        await expect(page.locator(".row.P1")).to_be_visible()
        # So that each presses on a page that has not heard of the other.
        await page.route("**/*", deaf)
        await page.goto(f"{base}/cases/{case_id}")
        pages[name] = page
    presses = [p.get_by_role("button", name="Claim this case") for p in pages.values()]
    await asyncio.gather(*(press.click() for press in presses))
    await expect(pages[PRIYA].locator(".lease")).to_be_visible()
    case = await kit.store.case(case_id)
    assert case
    assert case.claim
    winner = case.claim.by
    (loser,) = {PRIYA, DAVE} - {winner}
    await expect(pages[winner].get_by_text("You have this case.", exact=True)).to_be_visible()
    # A deaf page may have said by then, above it, that the connection is lost.
    told = f"{winner} claimed this case just before you"
    await expect(pages[loser].get_by_role("alert").filter(has_text=told)).to_be_visible()
    await expect(pages[loser].get_by_text(f"{winner} has this case.")).to_be_visible()
    await expect(pages[loser].get_by_label("Reply to the contact")).to_have_count(0)


async def test_new_words_come_without_losing_the_draft(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """While staff write, messages and edits appear, and words, focus and caret stay."""
    page = await on_a_case(kit, serve, open_page)
    box = page.get_by_label("Reply to the contact")
    await box.press_sequentially("Stay away from the wi")
    await kit.says("theyve gone round the bak", channel_ref="m5")
    await expect(page.locator(".line.contact").last).to_contain_text("theyve gone round the bak")
    await kit.says("theyve gone round the back", kind=MessageKind.EDIT, channel_ref="m5")
    await expect(page.locator(".bubble", has_text="First written")).to_contain_text("the back")
    await expect(box).to_be_focused()
    await box.press_sequentially("ndows")
    await expect(box).to_have_value("Stay away from the windows")
    await page.reload()
    await expect(box).to_have_value("Stay away from the windows")
    await page.get_by_role("button", name="Release").click()
    await expect(page.get_by_text("back on the queue")).to_be_visible()
    await holds(page, "Object.keys(sessionStorage).every(key => !key.startsWith('draft:'))")


async def test_a_lost_connection_is_said_and_comes_back(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """While the desk cannot be reached the page says so; then it shows what it missed."""
    await kit.staff(PRIYA)
    app = kit.app()
    base = await serve(app)
    page = await open_page(f"{base}/sign-in")
    await sign_in(page, base, PRIYA)
    await expect(page.get_by_text("Nobody is waiting")).to_be_visible()
    await page.route("**/*", lambda route: route.abort())
    app[DESK].feed.close()
    await expect(page.get_by_text("What you see may be old")).to_be_visible()
    await kit.danger()
    app[DESK].feed.closing = False
    await page.unroute("**/*")
    await expect(page.locator(".row.P1")).to_be_visible()
    await expect(page.get_by_text("What you see may be old")).to_be_hidden()
    kit.clock.moves(seconds=1)
    await kit.danger("tg-22222222")
    await expect(page.locator(".row.P1")).to_have_count(2)


async def test_typing_renews_the_claim_once_in_a_while(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """Many keys within half a minute are one renewal."""
    page = await on_a_case(kit, serve, open_page)
    renewals: list[str] = []
    page.on("request", lambda sent: renewals.append(sent.url) if "/renew" in sent.url else None)
    kit.clock.moves(minutes=2)
    async with page.expect_response("**/renew") as answer:
        await page.get_by_label("Reply to the contact").press_sequentially("hello there")
    assert (await answer.value).ok
    assert len(renewals) == 1
    (case,) = await kit.store.open_cases()
    assert case.claim
    assert (case.claim.lease_until - kit.clock.now()).total_seconds() == 180


async def test_a_page_learns_that_its_sign_in_ended(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """An idle desk shows the sign-in instead of an old queue."""
    page = await at_the_desk(kit, serve, open_page)
    await expect(page.get_by_text("Nobody is waiting")).to_be_visible()
    kit.clock.moves(minutes=61)
    await kit.danger()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await expect(page.get_by_text("ran out")).to_be_visible()


async def test_everything_works_by_keyboard_alone(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """Sign in, claim and reply without a pointer; focus is never lost."""
    await kit.staff(PRIYA)
    case_id = await kit.danger()
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in")
    await expect(page.get_by_label("Name", exact=True)).to_be_focused()
    await page.keyboard.type(PRIYA)
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    claiming = page.get_by_role("button", name="Claim")
    await expect(claiming).to_be_visible()
    await listens(page)
    for _ in range(20):
        await page.keyboard.press("Tab")
        if await claiming.evaluate("e => e === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/cases/{case_id}*")
    box = page.get_by_label("Reply to the contact")
    await expect(box).to_be_visible()
    await listens(page)
    for _ in range(30):
        if await box.evaluate("e => e === document.activeElement"):
            break
        await page.keyboard.press("Tab")
    await page.keyboard.type("Hello, I'm Priya.")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".line.staff")).to_contain_text("Hello, I'm Priya.")
    await expect(box).to_be_focused()


async def test_without_javascript_the_desk_still_works(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """Claim, reply and close by plain forms."""
    await kit.staff(PRIYA)
    await kit.danger()
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", java_script_enabled=False)
    await sign_in(page, base, PRIYA)
    await page.get_by_role("button", name="Claim").click()
    await page.get_by_label("Reply to the contact").fill("Hello.")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".line.staff")).to_contain_text("Hello.")
    await page.get_by_label("Hand back to the bot").check()
    await page.get_by_label("What was done").fill("It was a game. They are fine.")
    await page.get_by_role("button", name="Ask a colleague to agree").click()
    await expect(page.get_by_role("alert")).to_contain_text("999 checklist")
    await page.get_by_label("Not needed").check()
    await page.get_by_role("textbox", name="What was said").fill("A game.")
    await page.get_by_role("button", name="Save checklist").click()
    await page.get_by_label("Hand back to the bot").check()
    await page.get_by_label("What was done").fill("It was a game. They are fine.")
    await page.get_by_text("Nobody else can agree now").click()
    await page.get_by_label("Why nobody else can agree").fill("I am the only one on shift.")
    await page.get_by_role("button", name="Close alone").click()
    await expect(page.get_by_text("Handed back to the bot")).to_be_visible()
