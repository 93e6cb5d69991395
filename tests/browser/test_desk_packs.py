"""A referral pack from the first press to the downloaded file, in two browsers, in every look."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.casework.pack_json import verify
from bot.desk.roles import Role
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import DAVE, PRIYA, a_busy_night
from tests.browser.desk_steps import sign_in
from tests.browser.test_desk_looks import LOOKS, NIGHT, checked, pictures
from tests.edges.desk_kit import DeskKit
from tests.fakes import FakeClock

__all__ = ["pictures"]
pytestmark = pytest.mark.browser
KEPT_LOOKS = ("phone-light", "phone-dark", "desktop", "desktop-dark", "zoom-400")


async def signed_in(page: Page, base: str, name: str) -> None:
    """Sign in and see the queue."""
    await sign_in(page, base, name)
    await expect(page.locator(".row").first).to_be_visible()


async def fills(page: Page) -> None:
    """Write a pack as somebody at the desk would."""
    await page.get_by_label("Council").select_option("csc-birmingham")
    await page.get_by_label("How they can reach you").fill("0121 496 0000, until 8 in the morning")
    await page.get_by_label("Why you refer").fill("A young person was threatened at home.")
    await page.get_by_label("What is shared").fill("This pack.")
    await page.get_by_label("Why it is shared", exact=True).fill("To keep a child safe.")
    await page.get_by_label("Public task").check()
    await page.get_by_label("Not asked: there was no time").check()
    await page.get_by_label("Why it is shared without a yes").fill("The danger is tonight.")
    await page.get_by_label("theyre outside mine with a machete").check()


@pytest.mark.parametrize("look", KEPT_LOOKS)
async def test_a_pack_is_written_read_again_and_exported(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """One writes, a colleague reads it and exports; nothing fails WCAG 2.2 AA on the way."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    cases = await a_busy_night(kit)
    await kit.accounts.set_role(DAVE, Role.SUPERVISOR)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await signed_in(page, base, PRIYA)
    await page.goto(f"{base}/cases/{cases['mine']}")
    await page.locator("#pack-begin").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Referral pack")
    await checked(page, pictures / f"desk-pack-new-{look}.png")
    await fills(page)
    await page.locator("#pack-save-read").click()
    await expect(page.get_by_text("You wrote this draft.")).to_be_visible()
    await page.screenshot(path=pictures / f"desk-pack-read-{look}.png", full_page=True)
    await checked(page, pictures / f"desk-pack-read-top-{look}.png")
    other = await open_page(f"{base}/sign-in", **LOOKS[look])
    await signed_in(other, base, DAVE)
    await other.goto(page.url.split("?")[0])
    await other.get_by_label("I have read all of it").check()
    await other.locator("#pack-look").click()
    await other.locator("#pack-export").click()
    await expect(other.get_by_role("heading", name="Exported")).to_be_visible()
    async with other.expect_download() as given:
        await other.locator("#file-1-json").click()
    file = Path(await (await given.value).path())
    assert verify(await asyncio.to_thread(file.read_bytes)).well
    async with other.expect_download() as given:
        await other.locator("#file-1-pdf").click()
    await (await given.value).save_as(pictures / "pack.pdf")
    await checked(other, pictures / f"desk-pack-exported-{look}.png")
    await page.goto(page.url.split("?")[0].removesuffix("/read"))
    await page.screenshot(path=pictures / f"desk-pack-form-{look}.png", full_page=True)
    await page.goto(f"{base}/cases/{cases['mine']}")
    await page.locator("#h-packs").scroll_into_view_if_needed()
    await checked(page, pictures / f"desk-pack-case-{look}.png")
