"""Teams, rota and alerts in a real browser: kept, read, and usable by everybody."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.casework.ladder import Rung
from bot.casework.messages import CaseId, StaffName
from bot.casework.rota import TeamHours, with_hours, with_member, with_on_call
from bot.casework.team_hours import weekly
from bot.casework.teams import Team
from bot.casework.telling import Attempt, Outcome, SinkState
from bot.casework.triage import Tier
from bot.desk.roles import Role
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import DAVE, PRIYA, a_busy_night
from tests.browser.desk_steps import sign_in
from tests.browser.test_desk_looks import LOOKS, NIGHT, checked, pictures
from tests.edges.desk_kit import DeskKit
from tests.fakes import FakeClock

__all__ = ["pictures"]
pytestmark = pytest.mark.browser
SAM = StaffName("Sam Okafor")
RUTH = StaffName("Ruth Vale")


async def a_rota(kit: DeskKit) -> dict[str, CaseId]:
    """Fill the desk and the rota: teams, hours, an on-call list, tries of which one failed."""
    cases = await a_busy_night(kit)
    await kit.staff(SAM, Role.SUPERVISOR)
    await kit.staff(RUTH, Role.SAFEGUARDING_LEAD)
    rota = with_member(kit.rotas.kept, PRIYA, [Team.SAFEGUARDING], "priya@example.org")
    rota = with_member(rota, DAVE, [Team.MENTORING, Team.GENERAL], "")
    office = weekly(dict.fromkeys(range(5), (540, 1020)))
    rota = with_hours(rota, TeamHours(Team.SAFEGUARDING, office))
    kit.rotas.kept = with_on_call(rota, (SAM, DAVE))
    kit.sinks = ("telegram", "email")
    now = kit.clock.now()
    kit.ledger.sinks["telegram"] = SinkState("telegram", worked_at=now)
    kit.ledger.sinks["email"] = SinkState("email", misses=3, failing_since=now, said=True)
    for number, (sink, outcome) in enumerate(
        [
            ("telegram", Outcome.CONFIRMED),
            ("email", Outcome.FAILED),
            ("webhook", Outcome.NOBODY),
        ],
        start=1,
    ):
        kit.ledger.tries.append(
            Attempt(
                now - timedelta(seconds=40 - number),
                sink,
                outcome,
                "overdue",
                f"a{number}",
                case_id=cases["free"],
                tier=Tier.P1,
                rung=Rung.ALL,
                people=(PRIYA, DAVE),
                number=number,
            )
        )
    return cases


@pytest.mark.parametrize("look", LOOKS)
async def test_the_pages_of_the_rota_can_be_used_by_everybody(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """Nothing fails WCAG 2.2 AA and nothing is cut off: rota, alerts, queue by team, case."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    cases = await a_rota(kit)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await sign_in(page, base, SAM)
    await page.goto(f"{base}/rota")
    await expect(page.get_by_role("heading", name="Teams and rota")).to_be_visible()
    await checked(page, pictures / f"desk-rota-{look}.png")
    await page.locator("#hours-safeguarding > summary").click()
    await page.locator("#people summary").first.click()
    await checked(page, pictures / f"desk-rota-open-{look}.png")
    await page.goto(f"{base}/alerts")
    await expect(page.get_by_role("heading", name="Who hears of a P1 now")).to_be_visible()
    await checked(page, pictures / f"desk-alerts-{look}.png")
    await page.goto(f"{base}/?team=mentoring")
    await expect(page.locator(".row")).to_have_count(1)
    await checked(page, pictures / f"desk-queue-team-{look}.png")
    await page.goto(f"{base}/?team=domestic_abuse")
    await page.goto(f"{base}/account")
    await checked(page, pictures / f"desk-account-teams-{look}.png")
    await page.goto(f"{base}/cases/{cases['free']}")
    await page.get_by_role("button", name="Claim this case").click()
    await expect(page.get_by_text("You have this case.", exact=True)).to_be_visible()
    await page.reload()  # so that no line is still fading in when its contrast is measured
    await page.get_by_text("Put this case with another team").click()
    await checked(page, pictures / f"desk-case-team-{look}.png")


async def _saved(page: Page) -> None:
    await expect(page.get_by_text("Saved. The rota shows it.")).to_be_visible()


async def test_a_supervisor_keeps_the_rota_and_a_worker_reads_it(
    serve: Serve, open_page: OpenPage
) -> None:
    """Hours, a shift, the on-call list and a member are set with the forms; nothing is lost."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    await a_rota(kit)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in")
    await sign_in(page, base, SAM)
    await page.goto(f"{base}/rota")
    await page.locator("#hours-mentoring > summary").click()
    await page.get_by_label("Mentoring opens on Monday").fill("25:00")
    await page.get_by_label("Mentoring closes on Monday").fill("17:00")
    await page.get_by_role("button", name="Save hours of Mentoring").click()
    await expect(page.get_by_role("alert")).to_contain_text("Write times like 09:00")
    await expect(page.get_by_label("Mentoring closes on Monday")).to_have_value("17:00")
    await page.get_by_label("Mentoring opens on Monday").fill("10:00")
    await page.get_by_role("button", name="Save hours of Mentoring").click()
    await _saved(page)
    await expect(page.get_by_text("Monday 10am to 5pm, closed on bank holidays")).to_be_visible()
    await page.get_by_label("Who", exact=True).select_option(PRIYA)
    await page.get_by_label("Team", exact=True).select_option("safeguarding")
    await page.get_by_label("For how many weeks").fill("2")
    await page.get_by_role("button", name="Plan the shift").click()
    await _saved(page)
    assert len(kit.rotas.kept.shifts) == 2
    await page.get_by_role("button", name=f"Up one place, {DAVE}").click()
    await _saved(page)
    assert kit.rotas.kept.on_call == (DAVE, SAM)
    other = await open_page(f"{base}/sign-in")
    await sign_in(other, base, PRIYA)
    await other.goto(f"{base}/rota")
    await expect(other.get_by_text(f"1. {DAVE}")).to_be_visible()
    assert await other.get_by_role("button", name="Plan the shift").count() == 0
    assert "priya@example.org" not in await other.content()


async def test_the_team_of_the_queue_stays_while_it_changes_by_itself(
    serve: Serve, open_page: OpenPage
) -> None:
    """A new case of another team does not slip in, one of this team does, without a reload."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    await a_rota(kit)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in")
    await sign_in(page, base, PRIYA)
    mine = page.get_by_role("link", name="My teams")
    await mine.click()
    await expect(mine).to_have_attribute("aria-current", "page")
    rows = page.locator(".row")
    before = await rows.count()
    await kit.says("some lads keep taking my bus money", "tg-aaaa0001")
    await kit.says("theyre outside mine with a machete", "tg-aaaa0002")
    await expect(rows).to_have_count(before + 1)
    await page.get_by_role("button", name="End shift").click()
    await expect(page.get_by_text("You are off shift.")).to_be_visible()
    await expect(rows).to_have_count(before + 1)
