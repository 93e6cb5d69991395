"""The supervisor's room: the live board, reports, marks and practice, as a browser gets them."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.cases import Mark
from bot.casework.messages import StaffName
from bot.casework.triage import Tier
from bot.desk.roles import Role
from bot.flows import claim
from bot.flows.chase import chase
from tests.edges.desk_kit import MACHETE, DeskKit, Stream, Worker, a_worker

PRIYA = StaffName("Priya Shah")
DAVE = StaffName("Dave Price")


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return a supervisor, signed in."""
    await kit.staff(PRIYA, Role.SUPERVISOR)
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield await made.signs_in(PRIYA)


async def test_the_board_says_who_has_what(kit: DeskKit, worker: Worker) -> None:
    """Who is on, what they hold, P1 taken in this shift, who waits longest, what was missed."""
    await kit.store.shift_on(DAVE, kit.clock.now())
    case_id = await kit.danger()
    await claim.claim(kit.outside, case_id, DAVE, cause="dave")
    await kit.danger("tg-2")
    kit.clock.moves(minutes=2, seconds=30)
    for case in await kit.store.due_cases(kit.clock.now()):
        await chase(kit.outside, case)
    await worker.opens("/board")
    assert worker.status == 200
    assert "Dave Price On shift since 10:00 1 open case, 1 unread 1 P1 taken in this shift" in (
        worker.words
    )
    assert "1 waiting , case" in worker.words
    assert "2:30 1 overdue" in worker.words
    assert "Targets missed today 1 P1 1" in worker.words
    assert "machete" not in worker.page


async def test_somebody_off_shift_with_cases_is_seen(kit: DeskKit, worker: Worker) -> None:
    """Who went home with a case in hand still stands on the board, and is named as that."""
    await claim.claim(kit.outside, await kit.danger(), DAVE, cause="dave")
    await worker.opens("/board")
    assert "Dave Price Off shift , and still has cases" in worker.words


async def test_the_board_is_live(kit: DeskKit, worker: Worker) -> None:
    """A case that comes in changes the board without a reload."""
    async with worker.client.get("/board/live") as answer:
        stream = Stream(answer)
        before = await stream.next("changed")
        await kit.danger()
        assert await stream.next("changed") != before


async def test_a_report_counts_what_happened(kit: DeskKit, worker: Worker) -> None:
    """The day's page and its week's carry the case; the week before does not."""
    case_id = await kit.danger()
    kit.clock.moves(seconds=50)
    await claim.claim(kit.outside, case_id, DAVE, cause="dave")
    for where in ("/reports", "/reports?day=2026-11-24", "/reports?week=2026-11-26"):
        await worker.opens(where)
        assert "Cases opened 1" in worker.words
        assert "Time to claim, median 0:50" in worker.words
        assert "P1 Danger now" in worker.words
    await worker.opens("/reports?week=2026-11-16")
    assert "Cases opened 0" in worker.words
    assert "16 November 2026 to 22 November 2026" in worker.words


@pytest.mark.parametrize("asked", ["day=tomorrow", "day=1999-01-01", "week=2031-01-01", "day="])
async def test_no_day_gets_a_clear_answer(worker: Worker, asked: str) -> None:
    """What is no day of ours is said so, on the page and for the CSV; nothing breaks."""
    await worker.opens(f"/reports?{asked}")
    assert worker.status == 422
    assert "day" in worker.words
    await worker.opens(f"/reports.csv?{asked}")
    assert worker.status == 400


async def test_what_is_taken_away_hides_what_is_small(kit: DeskKit, worker: Worker) -> None:
    """Counts of one to four are `<5`, no time of few is told, and no words or ids are in it."""
    for number in range(7):
        await kit.danger(f"tg-{number}")
    await kit.says("ich will nicht mehr leben", "tg-9", language="de")
    cases = await kit.store.all_cases()
    await claim.claim(kit.outside, cases[0].case_id, DAVE, cause="dave")
    text = await worker.opens("/reports.csv?day=2026-11-24")
    assert worker.answer is not None
    assert worker.answer.headers["Content-Disposition"].endswith('waymark-day-2026-11-24.csv"')
    rows = list(csv.DictReader(io.StringIO(text)))
    found = {(row["by"], row["value"], row["measure"]): row for row in rows}
    assert found["all", "all", "cases"]["count"] == "8"
    tiers = {row["count"] for row in rows if (row["by"], row["measure"]) == ("tier", "cases")}
    assert tiers - {"0"} == {"hidden", "<5"}  # else the one could be worked out from the seven
    claimed = found["all", "all", "claimed"]
    assert (claimed["count"], claimed["median_seconds"]) == ("<5", "")
    assert not any(row["count"] in ("1", "2", "3", "4") for row in rows)
    assert MACHETE not in text
    assert "tg-" not in text
    assert DAVE not in text


async def test_each_report_taken_away_is_recorded(kit: DeskKit, worker: Worker) -> None:
    """Two are two records, also within the five minutes of one look."""
    for _ in range(2):
        await worker.opens("/reports.csv")
    assert sum('"report.export"' in row for row in kit.chain.rows) == 2


async def test_a_case_is_marked_and_the_mark_changed(kit: DeskKit, worker: Worker) -> None:
    """From the case's page: missed or false alarm, what it was, who said so; and off again."""
    case_id = await kit.danger()
    where = f"/cases/{case_id}"
    await worker.opens(where)
    await worker.posts(
        f"{where}/mark", mark="false_alarm", mark_tier="P4", mark_route="out_of_scope"
    )
    assert "Your mark is kept" in worker.words
    assert "False alarm It was P4. It was about: something else." in worker.words
    kept = await kit.store.case(case_id)
    assert kept is not None
    assert (kept.mark, kept.mark_tier, kept.marked_by) == (Mark.FALSE_ALARM, Tier.P4, PRIYA)
    await worker.posts(f"{where}/mark", mark="false_alarm", mark_tier="P1", mark_route="")
    assert worker.status == 409
    assert "A false alarm was less urgent than P1." in worker.words
    await worker.posts(f"{where}/mark", mark="sideways")
    assert worker.status == 422
    await worker.posts(f"{where}/mark", mark="none")
    assert "The mark is taken off" in worker.words
    assert [row.count('"case.mark"') for row in kit.chain.rows].count(1) == 8


class TestPractice:
    """A colleague plays a contact; nobody real is disturbed."""

    async def test_a_script_is_played_to_a_claimed_case(self, kit: DeskKit, worker: Worker) -> None:
        """Open it, send its lines, read the bot's answer, find the case, claim it, answer."""
        where = await self._opens(worker, "door")
        assert "theyre outside mine with a machete" in worker.words
        await worker.posts(f"{where}/say", line="next")
        assert "999" in worker.words
        assert "back bedroom" in worker.words
        (case,) = await kit.store.open_cases()
        assert case.practice
        assert case.tier is Tier.P1
        await worker.opens(f"/cases/{case.case_id}")
        assert "Practice. Nobody is in danger" in worker.words
        await worker.posts(f"/cases/{case.case_id}/claim")
        await worker.posts(f"/cases/{case.case_id}/reply", text="Are you somewhere safe?")
        await worker.opens(where)
        assert "Are you somewhere safe?" in worker.words
        await worker.opens("/practice")
        assert "P1 violence With Priya Shah" in worker.words

    async def test_it_stays_among_its_own(self, kit: DeskKit, worker: Worker) -> None:
        """Off the queue unless asked for, off the board, out of every count, and no alert."""
        where = await self._opens(worker, "door")
        await worker.posts(f"{where}/say", line="next")
        (case,) = await kit.store.open_cases()
        await worker.opens("/")
        assert "Nobody is waiting" in worker.words
        await worker.opens("/?practice=yes")
        assert case.case_id in worker.page
        assert "Cases of practice are shown too" in worker.words
        assert "0 waiting" in worker.words
        await worker.opens("/board")
        assert "Opened today 0" in worker.words
        assert case.case_id not in worker.page
        assert kit.store.alerts == []
        await worker.opens("/reports")
        assert "Cases opened 0" in worker.words

    async def test_own_words_and_buttons(self, kit: DeskKit, worker: Worker) -> None:
        """Without a script one writes freely; a double click is one message; nothing is refused."""
        where = await self._opens(worker, "free")
        await worker.posts(f"{where}/say", text="hello", press="b" * 32)
        await worker.posts(f"{where}/say", text="hello", press="b" * 32)
        assert worker.page.count('class="line contact"') == 1
        await worker.posts(f"{where}/say", text=" ")
        assert worker.status == 422
        assert "Write something" in worker.words
        await worker.posts(f"{where}/say", text="x" * 5000)
        assert "at most 4,000 characters" in worker.words
        await worker.posts(f"{where}/say", text="Yes", payload="safe:yes")
        assert worker.status == 200

    async def test_what_is_not_there_is_said(self, kit: DeskKit, worker: Worker) -> None:
        """No script of that name, and no practice contact under a real one's address."""
        await kit.danger("tg-7")
        await worker.opens("/practice")
        await worker.posts("/practice", script="none")
        assert worker.status == 422
        await worker.opens("/practice/tg-7")
        assert worker.status == 404
        assert "machete" not in worker.page
        await worker.opens("/practice")
        await worker.posts("/practice/tg-7/say", text="hello")
        assert worker.status == 404

    async def _opens(self, worker: Worker, script: str) -> str:
        await worker.opens("/practice")
        await worker.posts("/practice", script=script)
        assert worker.status == 200
        return worker.path
