"""Two people at two browsers: one asks to close and the other agrees; cases change hands."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.async_api import Page, expect

from bot.casework.messages import CaseId
from bot.desk.roles import Role
from bot.flows import claim
from tests.browser.conftest import OpenPage, Serve, on_the_loop
from tests.browser.desk_scene import DAVE, PRIYA
from tests.browser.desk_steps import sign_in
from tests.edges.desk_kit import DeskKit

pytestmark = pytest.mark.browser
DONE = "The police are with them. Log 123."


@dataclass
class Two:
    """A P1 that Priya holds, open in two browsers. Dave is a supervisor."""

    kit: DeskKit
    base: str
    priya: Page
    dave: Page
    case_id: CaseId


@on_the_loop
async def two(serve: Serve, open_page: OpenPage) -> Two:
    """Return both pages on the case."""
    kit = DeskKit()
    for name in (PRIYA, DAVE):
        await kit.staff(name)
        await kit.store.shift_on(name, kit.clock.now())
    await kit.accounts.set_role(DAVE, Role.SUPERVISOR)
    base = await serve(kit.app())
    case_id = await kit.danger()
    await claim.claim(kit.outside, case_id, PRIYA, cause="priya")
    await claim.record_emergency_call(
        kit.outside, case_id, PRIYA, called=True, detail="Log 123.", cause="call"
    )
    pages = []
    for name in (PRIYA, DAVE):
        page = await open_page(f"{base}/sign-in")
        await sign_in(page, base, name)
        await page.goto(f"{base}/cases/{case_id}")
        pages.append(page)
    return Two(kit, base, pages[0], pages[1], case_id)


async def asks(two: Two) -> None:
    """Let Priya ask to close."""
    await two.priya.get_by_label("Emergency services").check()
    await two.priya.get_by_label("What was done").fill(DONE)
    await two.priya.get_by_role("button", name="Ask a colleague to agree").click()
    await expect(two.priya.get_by_text("Waiting for a colleague to agree.")).to_be_visible()


async def test_one_asks_and_the_other_agrees_without_reloading(two: Two) -> None:
    """What Priya asks appears on Dave's page by itself; his press closes the case on hers."""
    await asks(two)
    await expect(two.dave.get_by_role("heading", name="Priya Shah asks to close")).to_be_visible()
    await expect(two.dave.locator("#announce")).to_have_text(
        "A colleague asks you to agree to close a case."
    )
    await two.dave.get_by_role("button", name="Agree and close").click()
    await expect(two.dave.get_by_text("You agreed. Case closed.")).to_be_visible()
    await expect(two.priya.locator(".lease")).to_contain_text("by Priya Shah")
    await expect(two.priya.locator(".lease")).to_contain_text("Dave Price agreed")


async def test_the_contact_who_writes_keeps_it_open_on_both_pages(two: Two) -> None:
    """The forms follow by themselves, and Priya can write at once."""
    await asks(two)
    agree = two.dave.get_by_role("button", name="Agree and close")
    await expect(agree).to_be_visible()
    await two.kit.says("wait theres more")
    await expect(agree).to_have_count(0)
    await expect(two.priya.get_by_text("You have this case.", exact=True)).to_be_visible()
    await expect(two.priya.locator(".line.contact").last).to_contain_text("wait theres more")


async def test_what_is_typed_into_the_close_form_outlives_new_messages(two: Two) -> None:
    """A message that comes meanwhile takes nothing away, and the form knows that it was seen."""
    await two.priya.get_by_label("Emergency services").check()
    done = two.priya.get_by_label("What was done")
    await done.fill(DONE)
    await two.kit.says("thank you")
    await expect(two.priya.locator(".line.contact").last).to_contain_text("thank you")
    await expect(done).to_have_value(DONE)
    await expect(two.priya.get_by_label("Emergency services")).to_be_checked()
    await two.priya.get_by_role("button", name="Ask a colleague to agree").click()
    await expect(two.priya.get_by_text("Waiting for a colleague to agree.")).to_be_visible()


async def test_a_case_is_handed_over_and_taken_up(two: Two) -> None:
    """Dave's page turns into his by itself, says from whom, and one press takes it up."""
    await two.priya.get_by_text("Give this case to a colleague").click()
    await two.priya.get_by_label("To", exact=True).select_option(DAVE)
    await two.priya.locator("#hand-note").fill("Mum is on the phone to 999.")
    await two.priya.get_by_role("button", name="Hand over").click()
    await expect(two.priya.get_by_text("Handed over.")).to_be_visible()
    await expect(two.dave.get_by_text("Priya Shah handed you this case.")).to_be_visible()
    await expect(two.dave.locator("#announce")).to_have_text("A colleague handed you a case.")
    await two.dave.get_by_role("button", name="Take it up").click()
    await expect(two.dave.get_by_text("You have this case.", exact=True)).to_be_visible()


async def test_a_case_is_taken_over_from_a_page_that_hears_of_it(two: Two) -> None:
    """Priya's page says who has it now; her draft is gone from a box that is not hers."""
    await two.dave.get_by_text("Take this case over from Priya Shah").click()
    await two.dave.get_by_label("Why you take it over").fill("Priya was called away.")
    await two.dave.get_by_role("button", name="Take over").click()
    await expect(two.dave.get_by_text("You have this case.", exact=True)).to_be_visible()
    await expect(two.priya.get_by_text("Dave Price has this case.")).to_be_visible()
    await expect(two.priya.get_by_label("Reply to the contact")).to_have_count(0)


async def test_a_tier_is_lowered_on_the_page(two: Two) -> None:
    """The tier changes where it stands, with the reason in the history."""
    await two.priya.get_by_text("Lower the tier").first.click()
    await two.priya.get_by_label("P3 Concern").check()
    await two.priya.get_by_label("Why it is lower").fill("It was a line from a game.")
    await two.priya.get_by_role("button", name="Lower the tier").click()
    await expect(two.priya.get_by_text("The tier is lowered.")).to_be_visible()
    await expect(two.priya.locator(".risk")).to_contain_text("It was a line from a game.")
    await expect(two.dave.locator(".case-title .tier")).to_contain_text("P3")


async def test_a_colleague_who_writes_is_seen_at_once(two: Two) -> None:
    """Dave sees that Priya writes, before anything is sent."""
    await two.priya.get_by_label("Reply to the contact").press_sequentially("Are you")
    await expect(two.dave.get_by_text("Priya Shah is writing a reply")).to_be_visible()
    await two.dave.get_by_label("New note").press_sequentially("The school")
    await expect(two.priya.get_by_text("Dave Price is writing a note")).to_be_visible()


async def test_ready_replies_are_found_and_put_in_by_keyboard(two: Two) -> None:
    """Search, press, and the words stand where the caret was, with the draft around them."""
    page = two.priya
    box = page.get_by_label("Reply to the contact")
    await box.fill("Before. After.")
    await box.evaluate("e => e.setSelectionRange(7, 7)")
    await page.locator("#tool-ready").press("Enter")
    search = page.get_by_label("Search ready replies")
    await search.fill("INTRODUCE greet")
    await expect(page.locator("#ready-list li:visible")).to_have_count(1)
    await page.get_by_role("link", name="Put in reply Hello").press("Enter")
    words = await box.input_value()
    assert words.startswith("Before.\n\nHi, I'm Priya.")
    assert words.endswith("Take your time.\n\n After.")
    await expect(box).to_be_focused()
    await search.fill("zebra")
    await expect(page.get_by_text("No ready reply has these words.")).to_be_visible()


async def test_a_service_is_found_and_put_in_without_losing_the_draft(two: Two) -> None:
    """The search stays on the page, the card goes into the reply, and what was sent is shown."""
    page = two.priya
    box = page.get_by_label("Reply to the contact")
    await box.fill("These people can help:")
    await page.locator("#tool-services").click()
    await page.get_by_label("Words", exact=True).fill("childline")
    await page.get_by_role("button", name="Search", exact=True).click()
    await page.get_by_role("link", name="Put in reply Childline", exact=True).click()
    words = await box.input_value()
    assert words.startswith("These people can help:\n\nChildline\n")
    await box.press("Control+Enter")
    await expect(box).to_have_value("")
    await expect(page.locator(".sent")).to_contain_text("Childline Priya Shah")
    assert page.url.endswith(two.case_id)
