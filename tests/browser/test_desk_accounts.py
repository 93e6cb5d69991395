"""Accounts, second factor and audit trail in a real browser, in every size and scheme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.casework.messages import StaffName
from bot.desk.roles import Role
from bot.desk.totp import code_at, step_of
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import DAVE, PRIYA, a_busy_night
from tests.browser.desk_steps import sign_in
from tests.browser.test_desk_looks import LOOKS, NIGHT, checked, pictures
from tests.edges.desk_kit import PASSWORD, DeskKit, a_key
from tests.fakes import FakeClock

__all__ = ["pictures"]
pytestmark = pytest.mark.browser
LEA = StaffName("Lea Moss")


async def give_code(page: Page, kit: DeskKit, name: str) -> None:
    """Type what the authenticator app shows."""
    await page.get_by_label("Code from your authenticator app").fill(await kit.code(name))
    await page.get_by_role("button", name="Sign in").click()


async def a_team(kit: DeskKit) -> None:
    """Add an admin with a second factor, a supervisor without, an invitation, somebody gone."""
    await kit.staff(LEA, Role.ADMIN)
    await kit.factor(LEA)
    await kit.staff("Sam Okafor", Role.SUPERVISOR)
    await kit.staff("Ruth Vale", Role.SAFEGUARDING_LEAD)
    await kit.factor("Ruth Vale")
    await kit.accounts.add_staff("Amina Khan")
    await kit.staff("Jo Finch")
    await kit.accounts.set_stopped("Jo Finch", stopped=True)


@pytest.mark.parametrize("look", LOOKS)
async def test_the_pages_can_be_used_by_everybody(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """Nothing fails WCAG 2.2 AA and nothing is cut off, on each page and each state of it."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    cases = await a_busy_night(kit)
    await a_team(kit)
    base = await serve(kit.app())
    other = await open_page(f"{base}/sign-in")
    await sign_in(other, base, PRIYA, "not the password")
    await sign_in(other, base, PRIYA)
    await other.goto(f"{base}/cases/{cases['free']}")
    await other.get_by_role("button", name="Claim this case").click()
    await expect(other.get_by_text("You have this case.", exact=True)).to_be_visible()
    await other.goto(f"{base}/accounts")
    await checked(other, pictures / f"desk-refused-role-{look}.png")
    kit.clock.moves(minutes=6)
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await sign_in(page, base, LEA)
    await expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    await checked(page, pictures / f"desk-code-{look}.png")
    await give_code(page, kit, LEA)
    await expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    await page.goto(f"{base}/account")
    await checked(page, pictures / f"desk-account-{look}.png")
    await page.goto(f"{base}/second-factor")
    await checked(page, pictures / f"desk-second-factor-on-{look}.png")
    await page.goto(f"{base}/accounts")
    await page.get_by_label("Name", exact=True).fill("Tariq Aziz")
    await page.get_by_role("button", name="Make a one-time password").click()
    await expect(page.get_by_text("It is shown this once.")).to_be_visible()
    await page.locator("summary", has_text="Dave Price").click()
    await checked(page, pictures / f"desk-accounts-{look}.png")
    await page.get_by_label("Role of Dave Price").select_option("supervisor")
    await page.get_by_role("button", name="Change role").click()
    await expect(page.get_by_text("The role is changed")).to_be_visible()
    await page.goto(f"{base}/audit")
    await page.get_by_role("button", name="Verify the whole trail").click()
    await expect(page.get_by_text("is as it was written")).to_be_visible()
    await checked(page, pictures / f"desk-audit-{look}.png")
    kit.chain.rows[1] = kit.chain.rows[1].replace(PRIYA, DAVE)
    await page.get_by_role("button", name="Verify the whole trail").click()
    await expect(page.get_by_role("alert")).to_contain_text("Record 2 was changed")
    await checked(page, pictures / f"desk-audit-broken-{look}.png")


@pytest.mark.parametrize("look", ["phone-light", "desktop-dark"])
async def test_setting_up_a_second_factor(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """After the first password: key, code, recovery codes; the next sign-in asks for a code."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    once = await kit.accounts.first_run()
    assert once
    base = await serve(kit.app())
    page = await open_page(f"{base}/", **LOOKS[look])
    await sign_in(page, base, "admin", once)
    await page.get_by_label("Your name").fill(LEA)
    await page.get_by_label("New password", exact=True).fill("liverpool 12345")
    await page.get_by_label("New password again").fill("liverpool 12345")
    await page.get_by_role("button", name="Save password").click()
    await expect(page.get_by_role("alert")).to_contain_text("Many people use that password")
    await page.get_by_label("New password", exact=True).fill(PASSWORD)
    await page.get_by_label("New password again").fill(PASSWORD)
    await page.get_by_role("button", name="Save password").click()
    await page.get_by_text("Or type the key").click()
    await checked(page, pictures / f"desk-second-factor-{look}.png")
    key = a_key(await page.locator(".key").inner_text())
    code = page.get_by_label("Type the six figures")
    await code.fill(code_at(key, step_of(NIGHT.timestamp())))
    await code.press("Enter")
    await expect(page.locator(".codes li")).to_have_count(10)
    await checked(page, pictures / f"desk-recovery-codes-{look}.png")
    recovery = await page.locator(".codes li").first.inner_text()
    await page.get_by_role("link", name="I have kept them").click()
    await expect(page.get_by_text("On, with 10 recovery codes left")).to_be_visible()
    await page.get_by_role("button", name="Sign out everywhere").click()
    await expect(page.get_by_text("signed out everywhere")).to_be_visible()
    await sign_in(page, base, "admin")
    await page.get_by_label("Code from your authenticator app").fill(recovery)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    assert re.search(r"/$", page.url)
