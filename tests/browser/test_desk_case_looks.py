"""How a case looks when it is about to close, handed over, come back, or everything is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.casework.cases import Outcome
from bot.casework.messages import CaseId
from bot.desk.roles import Role
from bot.flows import claim, close, hand
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import DAVE, PRIYA, a_busy_night
from tests.browser.desk_steps import sign_in
from tests.browser.test_desk_looks import LOOKS, NIGHT, checked, pictures
from tests.edges.desk_kit import DeskKit
from tests.fakes import FakeClock

__all__ = ["pictures"]
pytestmark = pytest.mark.browser
DONE = "Police are with them (log 412). Mum and brother safe. School told in the morning."


async def ends(kit: DeskKit, case_id: CaseId, who: str, *, alone: str = "") -> None:
    """Fill in the checklist, and ask to close or close alone."""
    name = DAVE if who == DAVE else PRIYA
    await claim.record_emergency_call(
        kit.outside, case_id, name, called=True, detail="Log 412.", cause=f"call-{case_id}-{alone}"
    )
    await close.close(
        kit.outside,
        case_id,
        name,
        Outcome.EMERGENCY_SERVICES,
        done=DONE,
        alone=alone,
        cause=f"close-{case_id}-{alone}",
    )


async def all_open(page: Page) -> None:
    """Open everything that can be folded; of the tools one is open at a time."""
    await page.evaluate("for (const d of document.querySelectorAll('.case details')) d.open = true")
    await page.evaluate("for (const e of document.querySelectorAll('*')) e.scrollTop = 0")


@pytest.mark.parametrize("look", LOOKS)
async def test_a_case_in_every_state_can_be_used_by_everybody(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """Nothing fails WCAG 2.2 AA while a case closes, changes hands or comes back."""
    kit = DeskKit(clock=FakeClock(NIGHT))
    cases = await a_busy_night(kit)
    await claim.claim(kit.outside, cases["free"], DAVE, cause="free")
    await ends(kit, cases["free"], DAVE)
    await claim.claim(kit.outside, cases["parent"], DAVE, cause="parent")
    await hand.transfer(
        kit.outside, cases["parent"], DAVE, PRIYA, "She can talk after six.", cause="hand"
    )
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await sign_in(page, base, PRIYA)
    await expect(page.locator(".row")).to_have_count(5)
    await checked(page, pictures / f"desk-queue-closing-{look}.png")
    for name in ("free", "parent"):
        await page.goto(f"{base}/cases/{cases[name]}")
        await checked(page, pictures / f"desk-case-{name}-changing-{look}.png")
        if name == "free":
            await kit.accounts.set_role(PRIYA, Role.SUPERVISOR)
            await page.reload()
        await all_open(page)
        await checked(page, pictures / f"desk-case-{name}-open-{look}.png")
    await page.goto(f"{base}/cases/{cases['mine']}")
    await all_open(page)
    await checked(page, pictures / f"desk-case-mine-services-{look}.png")
    await page.locator("#tool-ready").click()
    await checked(page, pictures / f"desk-case-mine-ready-{look}.png")
    await ends(kit, cases["mine"], PRIYA)
    await page.goto(f"{base}/cases/{cases['mine']}")
    await expect(page.get_by_text("Waiting for a colleague to agree.")).to_be_visible()
    await checked(page, pictures / f"desk-case-asking-{look}.png")
    await ends(kit, cases["mine"], PRIYA, alone="Dave is on the other P1, nobody else is on.")
    kit.clock.moves(minutes=20)
    await kit.says("theyre back outside with a machete", "tg-3b3b3b3b")
    await page.goto(f"{base}/cases/{cases['mine']}")
    await expect(page.get_by_text("Nobody else agreed", exact=True)).to_be_visible()
    await checked(page, pictures / f"desk-case-closed-{look}.png")
    (again,) = (case for case in await kit.store.open_cases() if case.reopens == cases["mine"])
    await page.goto(f"{base}/cases/{again.case_id}")
    await expect(page.get_by_text("Yours first")).to_be_visible()
    await checked(page, pictures / f"desk-case-back-{look}.png")
