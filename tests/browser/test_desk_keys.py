"""The queue in a real browser: filter, keys, the help sheet, and what never steals a key."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.casework.messages import CaseId
from bot.flows import claim
from tests.browser.conftest import OpenPage, Serve, on_the_loop
from tests.browser.desk_scene import DAVE, PRIYA, a_busy_night
from tests.browser.desk_steps import listens, sign_in
from tests.browser.test_desk_looks import LOOKS, NIGHT, checked, pictures
from tests.edges.desk_kit import DeskKit
from tests.fakes import FakeClock

__all__ = ["pictures"]
pytestmark = pytest.mark.browser


@pytest.fixture
def kit() -> DeskKit:
    """Return a desk at night."""
    return DeskKit(clock=FakeClock(NIGHT))


@on_the_loop
async def cases(kit: DeskKit) -> dict[str, CaseId]:
    """Fill the desk."""
    return await a_busy_night(kit)


@on_the_loop
async def page(kit: DeskKit, cases: dict[str, CaseId], serve: Serve, open_page: OpenPage) -> Page:
    """Return Priya's queue."""
    base = await serve(kit.app())
    opened = await open_page(f"{base}/sign-in")
    await sign_in(opened, base, PRIYA)
    await expect(opened.locator(".row")).to_have_count(5)
    await listens(opened)
    return opened


async def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    found: str = await page.evaluate("document.activeElement.id")
    return found


async def test_the_queue_is_worked_with_single_keys(page: Page, cases: dict[str, CaseId]) -> None:
    """J and k walk, Enter opens, g q comes back, c claims, r and n write."""
    await page.keyboard.press("j")
    first = page.locator(".row h2 a").first
    await expect(first).to_be_focused()
    await page.keyboard.press("j")
    await expect(page.locator(".row h2 a").nth(1)).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.locator(".row h2 a").nth(2)).to_be_focused()
    await page.keyboard.press("k")
    await page.keyboard.press("k")
    await expect(first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#title")).to_be_visible()
    await listens(page)
    await page.keyboard.press("g")
    await page.keyboard.press("q")
    await expect(page.locator(".row")).to_have_count(5)
    await listens(page)
    await page.locator(f"#open-{cases['free'].replace('.', chr(92) + '.')}").focus()
    await page.keyboard.press("c")
    await expect(page.get_by_text("You have this case.", exact=True)).to_be_visible()
    await listens(page)
    await page.keyboard.press("r")
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.type("just checking? j/k")
    await expect(page.locator("#text")).to_have_value("just checking? j/k")
    await page.locator("#title").click()
    await page.keyboard.press("n")
    await expect(page.locator("#note-text")).to_be_focused()
    await page.locator("#title").click()
    await page.keyboard.press("/")
    await expect(page.locator("#ready-search")).to_be_focused()


async def test_the_help_sheet_is_a_dialog_that_gives_the_focus_back(page: Page) -> None:
    """? opens it, keys do nothing behind it, Escape closes it, focus returns."""
    await page.keyboard.press("j")
    before = await focused(page)
    await page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    await expect(sheet).to_be_visible()
    await page.keyboard.press("j")
    await expect(sheet).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()
    assert await focused(page) == before
    await page.locator("#me").click()
    await page.get_by_role("button", name="Keys").click()
    await expect(sheet).to_be_visible()
    await page.get_by_role("button", name="Close").click()
    await expect(sheet).to_be_hidden()


async def test_single_keys_can_be_switched_off(page: Page) -> None:
    """WCAG 2.1.4: then a letter is a letter, and the sheet says how to turn them on."""
    await page.keyboard.press("g")
    await page.keyboard.press("a")
    await expect(page.get_by_role("heading", name="How the desk works for you")).to_be_visible()
    await page.get_by_label("Single keys do things").uncheck()
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_text("Your settings are saved.")).to_be_visible()
    await page.locator("#to-queue").click()
    await expect(page.locator(".row")).to_have_count(5)
    await listens(page)
    for key in ("j", "?", "c"):
        await page.keyboard.press(key)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert await focused(page) == ""
    await page.locator("#me").click()
    await page.get_by_role("button", name="Keys").click()
    await expect(page.locator("#keys-state")).to_contain_text("Single keys are off")


async def test_a_filter_lives_in_the_address_and_with_the_feed(
    page: Page, kit: DeskKit, cases: dict[str, CaseId]
) -> None:
    """Choosing draws at once; new cases that fit appear; the address, Back and the case keep it."""
    await page.keyboard.press("/")
    await expect(page.locator("#filter-tier")).to_be_focused()
    await page.locator("#filter-tier").select_option("P3")
    await expect(page.locator(".row")).to_have_count(2)
    assert page.url.endswith("/?tier=P3")
    await expect(page.get_by_text("Showing 2 of 5 open cases.")).to_be_visible()
    await expect(page.get_by_text("A P1 case waits outside this filter.")).to_be_visible()
    kit.rasa.by_text["my mate is being picked on"] = kit.rasa.by_text[
        "some lads keep taking my bus money"
    ]
    await kit.says("my mate is being picked on", "tg-fits")
    await expect(page.locator(".row")).to_have_count(3)
    await kit.danger("tg-p1")
    await expect(page.get_by_text("2 P1 cases wait outside this filter.")).to_be_visible()
    await expect(page.locator(".row")).to_have_count(3)
    await page.reload()
    await expect(page.locator(".row")).to_have_count(3)
    await listens(page)
    await page.locator(".row h2 a").first.click()
    await listens(page)
    await page.locator("#back").click()
    await expect(page.locator(".row")).to_have_count(3)
    await listens(page)
    await page.get_by_role("link", name="Show all").last.click()
    await expect(page.locator(".row")).to_have_count(7)
    assert page.url.endswith("/")
    await page.go_back()
    await expect(page.locator(".row")).to_have_count(3)


async def test_the_focus_stays_near_a_case_that_goes(
    page: Page, kit: DeskKit, cases: dict[str, CaseId]
) -> None:
    """When a colleague's press takes a row away, keys go on from where it stood."""
    await page.keyboard.press("/")
    await page.locator("#filter-whose").select_option("free")
    await expect(page.locator(".row")).to_have_count(3)
    for _ in range(3):
        await page.locator("#main").focus()
    await page.keyboard.press("j")
    await claim.claim(kit.outside, cases["free"], DAVE, cause="dave-takes")
    await expect(page.locator(".row")).to_have_count(2)
    await expect(page.locator(".row h2 a").first).to_be_focused()


@pytest.mark.parametrize("look", LOOKS)
async def test_filter_sheet_and_settings_can_be_used_by_everybody(
    kit: DeskKit,
    cases: dict[str, CaseId],
    serve: Serve,
    open_page: OpenPage,
    pictures: Path,
    look: str,
) -> None:
    """Nothing fails WCAG 2.2 AA in the new states, in any size or scheme."""
    await kit.store.shift_on(PRIYA, kit.clock.now())
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await sign_in(page, base, PRIYA)
    await expect(page.locator(".row")).to_have_count(5)
    await page.goto(f"{base}/?tier=P3&area=Atlantis")
    await expect(page.locator(".row")).to_have_count(2)
    await checked(page, pictures / f"desk-filter-{look}.png")
    await page.goto(f"{base}/?language=pl")
    await expect(page.get_by_text("No open case fits")).to_be_visible()
    await checked(page, pictures / f"desk-filter-none-{look}.png")
    await page.locator("#me").click()
    await page.get_by_role("button", name="Keys").click()
    await expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    await checked(page, pictures / f"desk-keys-{look}.png")
    await page.goto(f"{base}/account")
    await expect(page.get_by_role("heading", name="How the desk works for you")).to_be_visible()
    await checked(page, pictures / f"desk-settings-{look}.png")
