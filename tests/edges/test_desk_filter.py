"""The queue's filter, over HTTP and as a pure rule."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.cases import claim_case
from bot.casework.messages import CaseId, StaffName
from bot.casework.records import Change
from bot.casework.triage import Route, Tier
from bot.desk.queue_filter import FIELDS, wanted_of
from tests.edges.desk_kit import DeskKit, Stream, Worker, a_worker
from tests.fakes import START
from tests.makers import a_case, a_conversation

PRIYA = StaffName("Priya Shah")


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return somebody signed in."""
    await kit.staff(PRIYA)
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield await made.signs_in(PRIYA)


async def opened(kit: DeskKit, name: str, *, by: str = "", **fields: Any) -> CaseId:
    """Store an open case, claimed by somebody when `by` names them."""
    case = a_case(name, **fields)
    if by:
        taken = claim_case(case, StaffName(by), kit.clock.now())
        case = getattr(taken, "case", case)
    await kit.store.commit(
        Change(conversation=a_conversation(name, case_id=case.case_id), case=case)
    )
    return case.case_id


async def three(kit: DeskKit) -> dict[str, CaseId]:
    """Store a P1 in Dudley, a Polish P3 with Priya and a P2 with nobody."""
    return {
        "p1": await opened(kit, "tg-1", tier=Tier.P1, area="Dudley"),
        "mine": await opened(
            kit, "tg-2", tier=Tier.P3, route=Route.SCHOOL, language="pl", by=PRIYA
        ),
        "p2": await opened(kit, "tg-3", tier=Tier.P2, route=Route.FAMILY, area="Sandwell"),
    }


def shown(worker: Worker, cases: dict[str, CaseId]) -> set[str]:
    """Return which cases stand on the page."""
    return {name for name, case in cases.items() if f'data-key="{case}"' in worker.page}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"p1", "mine", "p2"}),
        ("tier=P1", {"p1"}),
        ("tier=urgent", {"p1", "p2"}),
        ("route=school", {"mine"}),
        ("area=Sandwell", {"p2"}),
        ("area=unknown", {"mine"}),
        ("language=pl", {"mine"}),
        ("whose=mine", {"mine"}),
        ("whose=free", {"p1", "p2"}),
        ("whose=free&tier=P2", {"p2"}),
        ("whose=others", set()),
    ],
)
async def test_the_address_says_which_cases_are_shown(
    kit: DeskKit, worker: Worker, query: str, names: set[str]
) -> None:
    """Each field narrows; the counts at the top go on counting every case."""
    cases = await three(kit)
    await worker.opens(f"/?{query}")
    assert shown(worker, cases) == names
    assert "2 waiting" in worker.words
    assert "1 with you" in worker.words


async def test_a_p1_outside_the_filter_is_never_out_of_sight(kit: DeskKit, worker: Worker) -> None:
    """The page says that a P1 waits elsewhere, and its title counts it."""
    await three(kit)
    await worker.opens("/?tier=P3")
    assert "A P1 case waits outside this filter." in worker.words
    assert "(1 P1) Queue" in worker.page
    await worker.opens("/?tier=P1")
    assert "outside this filter" not in worker.words


async def test_what_the_address_gets_wrong_is_said_and_left_out(
    kit: DeskKit, worker: Worker
) -> None:
    """A mistyped filter must not look like an empty queue."""
    cases = await three(kit)
    await worker.opens("/?tier=P9&area=Atlantis")
    assert shown(worker, cases) == set(cases)
    assert "not known here (tier, area)" in worker.words
    await worker.opens("/?tier=P3&route=hate_crime")
    assert "No open case fits this filter" in worker.words
    assert "Nobody is waiting" not in worker.words


async def test_the_live_feed_follows_the_filter(kit: DeskKit, worker: Worker) -> None:
    """A case that comes into what is shown is news; the stream keeps the address's filter."""
    await three(kit)
    async with worker.client.get("/live?whose=mine") as answer:
        stream = Stream(answer)
        first = await stream.next("changed")
        await opened(kit, "tg-9", tier=Tier.P3, by=PRIYA)
        assert await stream.next("changed") != first


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*FIELDS, "said", "seen", "team"]),
            st.sampled_from(["", "P1", "mine", "pl", "Dudley", "x" * 50, "<b>", "school"]),
        )
    )
)
def test_any_address_is_read_and_reads_back_as_itself(query: list[tuple[str, str]]) -> None:
    """Nothing in an address is a fault, and what is kept of it means the same again."""
    wanted = wanted_of(query)
    assert wanted_of(wanted.chosen) == type(wanted)(wanted.chosen)
    wanted.shows(a_case(), PRIYA, START)


async def test_a_page_that_draws_itself_again_gets_what_changed(
    kit: DeskKit, worker: Worker
) -> None:
    """Rows that it shows already come by name alone; an unknown version gets all of them."""
    cases = await three(kit)
    page = await worker.opens("/")
    version = page.split('data-version="')[1].split('"')[0]
    await opened(kit, "tg-new", tier=Tier.P2)
    for has, same in ((version, 3), ("f00d", 0), ("", 0)):
        answer = await worker.client.get("/", headers={"X-Desk-Live": has})
        drawn = await answer.text()
        assert drawn.count(" data-same>") == same
        assert drawn.count("data-key=") == len(cases) + 1
    await worker.opens("/")
    assert " data-same>" not in worker.page


async def test_the_team_narrows_with_the_rest(kit: DeskKit, worker: Worker) -> None:
    """A team's link keeps the other choices, and the form keeps the team."""
    cases = await three(kit)
    teams = {name: (await kit.store.case(case)) for name, case in cases.items()}
    team = next(case.team for case in teams.values() if case and case.case_id == cases["p1"])
    alike = {name for name, case in teams.items() if case and case.team is team}
    await worker.opens(f"/?team={team.value}")
    assert shown(worker, cases) == alike
    assert f'name="team" value="{team.value}"' in worker.page
    await worker.opens("/?tier=P1")
    assert f'href="/?team={team.value}&amp;tier=P1"' in worker.page
    await worker.opens(f"/?team={team.value}&tier=P1")
    assert shown(worker, cases) == {"p1"}
