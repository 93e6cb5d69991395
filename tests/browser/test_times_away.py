"""Times away as staff see them: on top of the queue, and all of them in a list."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.casework.gaps import Gap, Part
from tests.browser.conftest import OpenPage, Serve
from tests.browser.desk_scene import PRIYA, a_busy_night
from tests.browser.desk_steps import sign_in
from tests.browser.test_desk_looks import LOOKS, NIGHT, checked, pictures
from tests.edges.desk_kit import DeskKit
from tests.fakes import FakeClock

__all__ = ["pictures"]
pytestmark = pytest.mark.browser
HOUR = timedelta(hours=1)


class Kept:
    """Two gaps: one of this night, one of last week."""

    async def gaps(self) -> tuple[Gap, ...]:
        """Return them, newest first."""
        night = Gap(Part.TELEGRAM, NIGHT - 5 * HOUR, NIGHT - 3.5 * HOUR)
        return (night, Gap(Part.WORKERS, NIGHT - 170 * HOUR, NIGHT - 169.8 * HOUR))


@pytest.mark.parametrize("look", LOOKS)
async def test_times_away_can_be_read_by_everybody(
    serve: Serve, open_page: OpenPage, pictures: Path, look: str
) -> None:
    """The banner leads to the list; nothing fails WCAG 2.2 AA in any look."""
    kit = DeskKit(clock=FakeClock(NIGHT), gaps=Kept())
    await a_busy_night(kit)
    base = await serve(kit.app())
    page = await open_page(f"{base}/sign-in", **LOOKS[look])
    await sign_in(page, base, PRIYA)
    await checked(page, pictures / f"desk-queue-away-{look}.png")
    await page.get_by_role("link", name="All times away").click()
    await expect(page.get_by_role("heading", name="Times away")).to_be_visible()
    await expect(page.locator(".row")).to_have_count(2)
    await checked(page, pictures / f"desk-gaps-{look}.png")
