"""The reply box and the page around it in a real browser: what staff type is kept."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_steps import holds, on_a_case
from tests.edges.desk_kit import DeskKit

pytestmark = pytest.mark.browser


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


async def test_a_refused_reply_keeps_its_words_on_the_page(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """A store that goes away mid-send loses nothing: the words stay, and go when it is back."""
    page = await on_a_case(kit, serve, open_page)
    box = page.get_by_label("Reply to the contact")
    await box.fill("I'm still here.")
    kit.store.away = True
    await box.press("Control+Enter")
    await expect(page.get_by_text("That may not have got through")).to_be_visible()
    await expect(box).to_have_value("I'm still here.")
    kit.store.away = False
    await box.press("Control+Enter")
    await expect(box).to_have_value("")
    assert [r.text for r in kit.store.outbound].count("I'm still here.") == 1


async def test_what_is_typed_while_a_reply_leaves_is_kept(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """On a slow line the next sentence is begun before the first has gone: it stays in its box."""
    page = await on_a_case(kit, serve, open_page)
    box = page.get_by_label("Reply to the contact")
    gate = asyncio.Event()

    async def slow(route: Route) -> None:
        await gate.wait()
        await route.continue_()

    await page.route("**/reply", slow)
    await box.fill("Lock the door.")
    await box.press("Control+Enter")
    await box.fill("Then ring 999.")
    gate.set()
    await expect(page.locator(".line.staff").last).to_contain_text("Lock the door.")
    await expect(box).to_have_value("Then ring 999.")
    await box.press("Control+Enter")
    await expect(box).to_have_value("")
    assert [r.text for r in kit.store.outbound][-2:] == ["Lock the door.", "Then ring 999."]


async def test_a_long_case_has_no_empty_page_below_it(
    kit: DeskKit, serve: Serve, open_page: OpenPage
) -> None:
    """At a desk the conversation scrolls by itself; the page has nothing further down."""
    page = await on_a_case(kit, serve, open_page)
    for number in range(12):
        await kit.says(f"hes got a knife {number}", channel_ref=f"k{number}")
    await expect(page.locator(".line.contact").last).to_contain_text("knife 11")
    await holds(page, "document.documentElement.scrollHeight <= innerHeight")
    assert await page.evaluate("document.getElementById('scroll').scrollHeight > innerHeight")
    await page.evaluate("document.getElementById('scroll').scrollTop = 0")
    await kit.says("are you there", channel_ref="k12")
    newer = await page.get_by_role("button", name="New below").bounding_box()
    box = await page.get_by_label("Reply to the contact").bounding_box()
    assert newer and box
    assert newer["y"] + newer["height"] <= box["y"]
