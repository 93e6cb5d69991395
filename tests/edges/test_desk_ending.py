"""At the desk: two people close a P1, tiers are lowered, cases change hands, contacts come back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.cases import CaseState, Outcome
from bot.casework.messages import CaseId, StaffName
from bot.casework.records import Change
from bot.casework.triage import Tier
from bot.desk.roles import Role
from bot.flows import claim
from bot.flows import close as closing
from tests.edges.desk_kit import DeskKit, Worker, a_worker

PRIYA = StaffName("Priya Shah")
DAVE = StaffName("Dave Price")
DONE = "The police have a log number and are on their way."
ALONE = "I am the only one on shift tonight."
GAME = "It was a line from a game, they explained it."


@dataclass
class Pair:
    """A P1 that Priya holds, and two people at their browsers. Dave is a supervisor."""

    kit: DeskKit
    priya: Worker
    dave: Worker
    case_id: CaseId

    @property
    def path(self) -> str:
        """The page of the case."""
        return f"/cases/{self.case_id}"

    async def asks(self, **more: str) -> None:
        """Let Priya fill in the checklist and ask to close."""
        await self.priya.posts(f"{self.path}/checklist", called="yes", detail="Log 123.")
        await self.priya.posts(
            f"{self.path}/close", outcome="emergency_services", done=DONE, how="ask", **more
        )


@pytest.fixture
async def pair() -> AsyncIterator[Pair]:
    """Return a P1 in Priya's hands, both people signed in and on shift."""
    kit = DeskKit()
    await kit.staff(PRIYA)
    await kit.staff(DAVE)
    await kit.accounts.set_role(DAVE, Role.SUPERVISOR)
    for name in (PRIYA, DAVE):
        await kit.store.shift_on(name, kit.clock.now())
    server = TestServer(kit.app())
    priya, dave = await a_worker(kit, server), await a_worker(kit, server)
    case_id = await kit.danger()
    await claim.claim(kit.outside, case_id, PRIYA, cause="priya")
    async with priya.client, dave.client:
        await priya.signs_in(PRIYA)
        await dave.signs_in(DAVE)
        both = Pair(kit, priya, dave, case_id)
        await priya.opens(both.path)
        await dave.opens(both.path)
        yield both


async def test_a_p1_waits_for_a_second_person_and_says_so_everywhere(pair: Pair) -> None:
    """Asking puts it on the queue and the page; agreeing closes it, with both names kept."""
    await pair.asks()
    assert "Asked. The case closes when a colleague agrees." in pair.priya.words
    assert "Waiting for a colleague to agree" in pair.priya.words
    await pair.dave.opens("/")
    assert "Read it , the closing of case" in pair.dave.words
    assert "a second person is needed" in pair.dave.words
    await pair.dave.opens(pair.path)
    assert "Priya Shah asks to close" in pair.dave.words
    assert DONE in pair.dave.words
    await pair.dave.posts(f"{pair.path}/agree")
    assert "You agreed. Case closed." in pair.dave.words
    case = await pair.kit.store.case(pair.case_id)
    assert case
    assert (case.state, case.closed_by, case.agreed_by) == (CaseState.CLOSED, PRIYA, DAVE)
    await pair.dave.opens(pair.path)
    assert f"Done {DONE}" in pair.dave.words
    assert "Agreed by Dave Price" in pair.dave.words


async def test_who_asked_cannot_agree(pair: Pair) -> None:
    """Pressing the other's button by hand is refused in words."""
    await pair.asks()
    await pair.priya.posts(f"{pair.path}/agree")
    assert pair.priya.status == 409
    assert "Someone else must agree" in pair.priya.words


async def test_not_yet_gives_the_case_back_to_who_asked_with_a_note(pair: Pair) -> None:
    """What is still to do stands in the notes, and Priya goes on."""
    await pair.asks()
    await pair.dave.opens(pair.path)
    await pair.dave.posts(f"{pair.path}/object", why="no")
    assert "Say what is still to do" in pair.dave.words
    await pair.dave.posts(f"{pair.path}/object", why="Ring the school first, please.")
    assert "The case stays open" in pair.dave.words
    await pair.priya.opens(pair.path)
    assert "Ring the school first, please." in pair.priya.words
    assert "You have this case" in pair.priya.words


async def test_the_contact_who_writes_keeps_the_case_open(pair: Pair) -> None:
    """A colleague who agrees a moment later is told that there is nothing to agree to."""
    await pair.asks()
    await pair.dave.opens(pair.path)
    await pair.kit.says("wait")
    await pair.dave.posts(f"{pair.path}/agree")
    assert pair.dave.status == 409
    assert "Nobody is asking to close this case any more" in pair.dave.words
    assert "The contact wrote, so the case stays open." in pair.dave.words


async def test_the_form_knows_what_its_reader_has_seen(pair: Pair) -> None:
    """A message that came after the page was drawn stops the press, and the page shows it."""
    await pair.priya.posts(f"{pair.path}/checklist", called="yes", detail="Log 123.")
    await pair.kit.says("actually")
    words = {"outcome": "referred", "done": DONE, "alone": ALONE}
    await pair.priya.posts(f"{pair.path}/close", seen="0", **words)
    assert "The contact wrote while you did" in pair.priya.words
    assert DONE in pair.priya.page
    await pair.priya.posts(f"{pair.path}/close", seen="1", **words)
    assert "Case closed" in pair.priya.words


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"how": "ask"}, "Say what was done"),
        ({"how": "alone", "done": DONE}, "Say why nobody else can agree"),
        ({"how": "alone", "done": DONE, "alone": "x"}, "Say why nobody else could agree"),
    ],
)
async def test_the_gate_says_what_is_missing(pair: Pair, typed: dict[str, str], says: str) -> None:
    """And keeps what was typed."""
    await pair.priya.posts(f"{pair.path}/checklist", called="yes", detail="Log 123.")
    await pair.priya.posts(f"{pair.path}/close", outcome="referred", **typed)
    assert says in pair.priya.words
    assert typed.get("done", "") in pair.priya.page


async def test_one_person_alone_closes_with_the_reason(pair: Pair) -> None:
    """The newcomer's path: no second account is needed, and the reason is kept."""
    await pair.priya.posts(f"{pair.path}/checklist", called="yes", detail="Log 123.")
    await pair.priya.posts(
        f"{pair.path}/close", outcome="referred", done=DONE, how="alone", alone=ALONE
    )
    assert "Case closed" in pair.priya.words
    await pair.priya.opens(pair.path)
    assert f"Nobody else agreed {ALONE}" in pair.priya.words


async def test_keeping_it_open_takes_the_asking_back(pair: Pair) -> None:
    """One press, and Priya has the case as before."""
    await pair.asks()
    await pair.priya.posts(f"{pair.path}/stay")
    assert "The case stays open, and you have it." in pair.priya.words


@pytest.mark.parametrize("asked", ["", "yesterday", "2026-11-24T10:00:00", "1970-01-01T00:00:00"])
async def test_agreeing_to_something_else_is_refused(pair: Pair, asked: str) -> None:
    """The page says which asking it showed; another one is read again first."""
    await pair.asks()
    await pair.dave.opens(pair.path)
    await pair.dave.posts(f"{pair.path}/agree", asked=asked or "2026-11-24T09:59:59+00:00")
    assert "What was asked has changed" in pair.dave.words


async def test_a_tier_is_lowered_with_a_reason_that_everybody_sees(pair: Pair) -> None:
    """The risk history says who and why; the contact hears nothing."""
    before = len(pair.kit.store.outbound)
    await pair.priya.posts(f"{pair.path}/lower", tier="P3", reason="meh")
    assert "Say why the tier is lower" in pair.priya.words
    await pair.priya.posts(f"{pair.path}/lower", reason=GAME)
    assert "Choose the new tier" in pair.priya.words
    assert GAME in pair.priya.page
    await pair.priya.posts(f"{pair.path}/lower", tier="P3", reason=GAME)
    assert "The tier is lowered" in pair.priya.words
    assert f"by Priya Shah Lowered: {GAME}" in pair.priya.words
    assert "999 checklist" in pair.priya.words
    case = await pair.kit.store.case(pair.case_id)
    assert case
    assert case.tier is Tier.P3
    assert len(pair.kit.store.outbound) == before


async def test_a_case_is_handed_to_a_colleague(pair: Pair) -> None:
    """It is Dave's at once, with the note, and one press introduces him."""
    await pair.priya.posts(f"{pair.path}/transfer", note="Mum is on the phone to 999.")
    assert "Choose a colleague" in pair.priya.words
    await pair.priya.posts(f"{pair.path}/transfer", to=DAVE, note="Mum is on the phone to 999.")
    assert "Handed over" in pair.priya.words
    await pair.dave.opens("/")
    assert "From Priya Shah" in pair.dave.words
    assert f'handed:{pair.case_id} "' in pair.dave.page
    await pair.dave.opens(pair.path)
    assert "Priya Shah handed you this case." in pair.dave.words
    assert "For Dave Price: Mum is on the phone to 999." in pair.dave.words
    await pair.dave.posts(f"{pair.path}/claim")
    assert "I'm Dave" in pair.kit.store.outbound[-1].text


async def test_nobody_is_handed_a_case_who_is_not_there(pair: Pair) -> None:
    """A name that is not on shift is refused, and the note is kept."""
    await pair.kit.store.shift_off(DAVE)
    await pair.priya.posts(f"{pair.path}/transfer", to=DAVE, note="Mum is on the phone.")
    assert "Dave Price is not on shift" in pair.priya.words
    await pair.priya.opens(pair.path)
    assert "Nobody else is on shift" in pair.priya.words


async def test_a_supervisor_takes_a_case_over_with_a_reason(pair: Pair) -> None:
    """Priya sees who has it now and why; a worker may not do the same."""
    await pair.dave.posts(f"{pair.path}/take-over", reason="")
    assert "Say why you take the case over" in pair.dave.words
    await pair.dave.posts(f"{pair.path}/take-over", reason="Priya was called away.")
    assert "You have this case now" in pair.dave.words
    await pair.priya.opens(pair.path)
    assert "Dave Price has this case." in pair.priya.words
    assert "Dave Price took the case over from Priya Shah: Priya was called away." in (
        pair.priya.words
    )
    assert "Take this case over" not in pair.priya.words
    await pair.priya.posts(f"{pair.path}/take-over", reason="I want it back now.")
    assert pair.priya.status == 403


async def test_a_contact_who_comes_back_is_for_the_same_worker_first(pair: Pair) -> None:
    """Yours first for Priya; a name and a countdown for Dave, who is told so kindly."""
    kit = pair.kit
    await pair.priya.posts(f"{pair.path}/checklist", called="yes", detail="Log 123.")
    await pair.priya.posts(f"{pair.path}/close", outcome="referred", done=DONE, alone=ALONE)
    kit.clock.moves(minutes=50)
    again = await kit.danger()
    await pair.priya.opens("/")
    assert "Yours first" in pair.priya.words
    await pair.dave.opens("/")
    assert "First for Priya Shah for 1:00 more" in pair.dave.words
    assert f"/cases/{again}/claim" not in pair.dave.page
    await pair.dave.opens(f"/cases/{again}")
    assert "Priya Shah comes first. Open to all in 1:00" in pair.dave.words
    assert "Came back within 72 hours" in pair.dave.words
    await pair.dave.posts(f"/cases/{again}/claim")
    assert pair.dave.status == 409
    assert "Priya Shah worked with this contact before" in pair.dave.words
    kit.clock.moves(minutes=1)
    await pair.dave.opens(f"/cases/{again}")
    await pair.dave.posts(f"/cases/{again}/claim")
    assert "You have this case" in pair.dave.words


async def test_earlier_cases_of_the_contact_are_linked_and_nobody_elses(pair: Pair) -> None:
    """From the new case to the old one and back; another contact's case is on neither."""
    kit = pair.kit
    other = await kit.danger("tg-99999999")
    await claim.record_emergency_call(
        kit.outside, pair.case_id, PRIYA, called=True, detail="", cause="call"
    )
    await closing.close(
        kit.outside,
        pair.case_id,
        PRIYA,
        Outcome.REFERRED,
        done=DONE,
        alone=ALONE,
        cause="c",
    )
    kit.clock.moves(hours=100)
    again = await kit.danger()
    await pair.priya.signs_in(PRIYA)
    await pair.priya.opens(f"/cases/{again}")
    assert f'href="{pair.path}"' in pair.priya.page
    assert str(other) not in pair.priya.page.partition("Other cases")[2]
    await pair.priya.opens(pair.path)
    assert f'href="/cases/{again}"' in pair.priya.page
    assert str(other) not in pair.priya.page.partition("Other cases")[2]


async def test_a_link_to_somebody_elses_case_is_not_followed(pair: Pair) -> None:
    """Even a record gone wrong shows nobody another person's case."""
    kit = pair.kit
    other = await kit.danger("tg-99999999")
    case = await kit.store.case(pair.case_id)
    assert case
    await kit.store.commit(Change(case=replace(case, earlier=other)))
    await pair.priya.opens(pair.path)
    assert str(other) not in pair.priya.page.partition("Other cases")[2]
    assert "None. This is the first." in pair.priya.words
