"""The supervisor's room in a real browser: in every size and scheme, live, and by its parts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.casework.cases import Mark
from bot.casework.messages import StaffName
from bot.casework.triage import Route, Tier
from bot.desk.roles import Role
from bot.flows import claim, mark, relay
from bot.flows.chase import chase
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import DAVE, PRIYA, a_busy_night, reads
from tests.browser.desk_steps import sign_in
from tests.browser.test_desk_looks import LOOKS, NIGHT, checked, pictures
from tests.edges.desk_kit import MACHETE, DeskKit
from tests.fakes import FakeClock

__all__ = ["pictures"]
pytestmark = pytest.mark.browser
SAM = StaffName("Sam Okafor")


async def a_week(kit: DeskKit) -> None:
    """Let a few days pass, with cases that are claimed sooner or later, and marked."""
    kit.clock.moves(days=-1, hours=-6)
    for number in range(24):
        kit.clock.moves(minutes=43)
        name = f"tg-w{number:02d}"
        tier, route = [(Tier.P2, Route.DOMESTIC_ABUSE), (Tier.P3, Route.SCHOOL)][number % 2]
        kit.rasa.by_text[f"worry {number}"] = reads(tier, route, "Made up.")
        words = MACHETE if number % 5 == 0 else f"worry {number}"
        await kit.says(words, name)
        conversation = next(c for c in await kit.store.open_cases() if c.conversation_id == name)
        kit.clock.moves(seconds=20 + 37 * (number % 7))
        for case in await kit.store.due_cases(kit.clock.now()):
            await chase(kit.outside, case)
        await claim.claim(kit.outside, conversation.case_id, DAVE, cause=f"c{number}")
        kit.clock.moves(seconds=40)
        await relay.from_staff(
            kit.outside, conversation.case_id, DAVE, "Hello, I'm Dave.", cause=f"r{number}"
        )
        if number % 8 == 3:
            what = Mark.FALSE_ALARM if number % 16 == 3 else Mark.MISSED
            await mark.mark(kit.outside, conversation.case_id, DAVE, what, cause=f"m{number}")
        await claim.release(kit.outside, conversation.case_id, DAVE, cause=f"b{number}")
        kit.store._cases.pop(conversation.case_id)  # the board is to show the night alone
    kit.clock.at = NIGHT


@pytest.mark.parametrize("look", LOOKS)
async def test_the_room_can_be_used_by_everybody(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """Board, reports, practice and the mark: nothing fails WCAG 2.2 AA, nothing is cut off."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    await a_week(kit)
    cases = await a_busy_night(kit)
    await kit.staff(SAM, Role.SUPERVISOR)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await sign_in(page, base, SAM)
    await page.goto(f"{base}/board")
    await expect(page.get_by_role("heading", name="Live board")).to_be_visible()
    await checked(page, pictures / f"desk-board-{look}.png")
    await page.goto(f"{base}/reports")
    await expect(page.get_by_role("heading", name="Report", exact=True)).to_be_visible()
    await checked(page, pictures / f"desk-report-{look}.png")
    await page.goto(f"{base}/reports?day=nothing")
    await expect(page.get_by_role("alert")).to_contain_text("year-month-day")
    await page.goto(f"{base}/practice")
    await page.get_by_label("Danger at the door").check()
    await page.get_by_role("button", name="Open it").click()
    await page.get_by_role("button", name="Send this line").click()
    await expect(page.get_by_text("999").first).to_be_visible()
    # A line that has just arrived is still fading in.
    await page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    await checked(page, pictures / f"desk-practice-contact-{look}.png")
    await page.goto(f"{base}/practice")
    await checked(page, pictures / f"desk-practice-{look}.png")
    await page.get_by_role("link", name="Its case").click()
    await expect(page.get_by_text("Nobody is in danger")).to_be_visible()
    await checked(page, pictures / f"desk-practice-case-{look}.png")
    await page.goto(f"{base}/?practice=yes")
    await expect(page.get_by_text("Cases of practice are shown too")).to_be_visible()
    await checked(page, pictures / f"desk-queue-practice-{look}.png")
    await page.goto(f"{base}/cases/{cases['free']}")
    await page.locator("#mark-more").click()
    await page.get_by_label("False alarm").check()
    await page.locator("#mark-more").scroll_into_view_if_needed()
    await checked(page, pictures / f"desk-mark-{look}.png")
    await page.get_by_role("button", name="Save the mark").click()
    await expect(page.get_by_text("Your mark is kept")).to_be_visible()


async def test_the_board_moves_by_itself(serve: Serve, open_page: OpenPage) -> None:
    """A new case, a claim and a shift show on the open board without a reload."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    await kit.staff(SAM, Role.SUPERVISOR)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in")
    await sign_in(page, base, SAM)
    await page.goto(f"{base}/board")
    await expect(page.get_by_text("Nobody is on shift, and nobody has a case.")).to_be_visible()
    await kit.store.shift_on(PRIYA, kit.clock.now() - timedelta(minutes=5))
    await expect(page.get_by_role("heading", name=PRIYA)).to_be_visible()
    case_id = await kit.danger()
    waiting = page.locator('[data-live="waiting"]')
    await expect(waiting.get_by_role("link", name="1 waiting")).to_be_visible()
    await claim.claim(kit.outside, case_id, PRIYA, cause="priya")
    await expect(page.get_by_text("1 P1 taken in this shift")).to_be_visible()
    await expect(page.get_by_text("Every open case is with somebody.")).to_be_visible()


async def test_a_practice_is_played_between_two_browsers(serve: Serve, open_page: OpenPage) -> None:
    """One plays the contact by keyboard, one answers at the desk; each sees the other live."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    for name in (SAM, PRIYA):
        await kit.staff(name)
    base = await serve(kit.app())
    contact, desk = await open_page(f"{base}/sign-in"), await open_page(f"{base}/sign-in")
    await sign_in(contact, base, SAM)
    await contact.goto(f"{base}/practice")
    await contact.get_by_label("Your own words").press("Space")
    await contact.locator("#start").press("Enter")
    await contact.get_by_label("Write as the contact").fill(MACHETE)
    await contact.locator("#say").press("Enter")
    await expect(contact.locator(".line.bot").first).to_contain_text("999")
    (case,) = await kit.store.open_cases()
    await sign_in(desk, base, PRIYA)
    await desk.goto(f"{base}/cases/{case.case_id}")
    await desk.get_by_role("button", name="Claim this case").click()
    await desk.get_by_label("Reply to the contact").fill("Are you somewhere safe?")
    await desk.get_by_role("button", name="Send", exact=True).click()
    await expect(contact.get_by_text("Are you somewhere safe?")).to_be_visible()
    await contact.get_by_label("Write as the contact").fill("yes. back bedroom")
    await contact.locator("#say").press("Enter")
    await expect(desk.get_by_text("yes. back bedroom")).to_be_visible()
    assert kit.store.alerts == []
