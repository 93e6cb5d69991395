"""Cases and their teams: put with another one, alarmed up the ladder, told truthfully."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.casework.cases import CaseState
from bot.casework.errors import MoveRefused
from bot.casework.messages import MessageKind
from bot.casework.opening_hours import Slot
from bot.casework.records import AlertKind
from bot.casework.rota import Rota, TeamHours
from bot.casework.teams import Team
from bot.casework.triage import Route, Tier
from bot.flows import hand
from bot.flows.chase import chase
from bot.stores.memory_rota import MemoryRotas
from tests.flows.scene import AMINA, DAVE, Scene, calm

MACHETE = "theyre outside mine with a machete"
NOTE = "Needs somebody who knows the estate."


async def put_with(scene: Scene, team: Team, note: str = NOTE) -> None:
    """Let Amina put her case with a team."""
    case = await scene.case()
    await hand.to_team(
        scene.outside, case.case_id, AMINA, team, note, cause=f"team-{case.revision}"
    )


async def test_a_case_put_with_a_team_waits_for_it(scene: Scene) -> None:
    """Back on the queue, with the note; the team is alerted and the contact told truthfully."""
    await scene.says(MACHETE)
    assert (await scene.case()).team is Team.SAFEGUARDING
    await scene.claims()
    before = len(scene.store.outbound)
    await put_with(scene, Team.MENTORING)
    case = await scene.case()
    assert (case.state, case.team, case.claim) == (CaseState.WAITING, Team.MENTORING, None)
    assert case.notes[-1].text == f"For the team Mentoring: {NOTE}"
    alert = scene.store.alerts[-1]
    assert (alert.kind, alert.team, alert.alarm) == (AlertKind.TRANSFERRED, Team.MENTORING, 0)
    (told,) = scene.store.outbound[before:]
    assert "Someone else will look at it" in told.text


async def test_only_its_holder_puts_a_case_with_another_team(scene: Scene) -> None:
    """Not a colleague, not without a note, not with the team that has it."""
    await scene.says(MACHETE)
    with pytest.raises(MoveRefused):
        await put_with(scene, Team.MENTORING)
    await scene.claims(DAVE)
    with pytest.raises(MoveRefused, match="Dave Price has this case"):
        await put_with(scene, Team.MENTORING)
    scene.clock.moves(minutes=4)
    await scene.claims()
    with pytest.raises(MoveRefused, match="with Safeguarding already"):
        await put_with(scene, Team.SAFEGUARDING)
    with pytest.raises(MoveRefused, match="what Mentoring needs to know"):
        await put_with(scene, Team.MENTORING, "soon")


async def test_new_danger_takes_a_calm_case_to_who_knows_danger(scene: Scene) -> None:
    """Where a person put a P3 says nothing of where the P1 that it became belongs."""
    scene.rasa.says = calm(intent="asks", route=Route.SCHOOL, tier=Tier.P3)
    await scene.says("some lads keep taking my bus money")
    await scene.claims()
    await put_with(scene, Team.GENERAL)
    assert (await scene.case()).team is Team.GENERAL
    await scene.says(MACHETE)
    case = await scene.case()
    assert (case.tier, case.team) == (Tier.P1, Team.SAFEGUARDING)


async def test_an_unclaimed_p1_rings_higher_each_time(scene: Scene) -> None:
    """At once, and at 2, 5 and 10 minutes, each alarm numbered; no more after that."""
    await scene.says(MACHETE)
    for _ in range(15 * 60 // 20):
        scene.clock.moves(seconds=20)
        await chase(scene.outside, await scene.case())
    rang = [(a.kind, a.alarm, (a.at - a.waiting_since).seconds // 60) for a in scene.store.alerts]
    assert rang == [
        (AlertKind.OPENED, 0, 0),
        (AlertKind.OVERDUE, 1, 2),
        (AlertKind.OVERDUE, 2, 5),
        (AlertKind.OVERDUE, 3, 10),
    ]


async def test_a_case_that_somebody_leads_rings_on_the_first_rung(scene: Scene) -> None:
    """New danger in a case that rang long ago wakes nobody who is off while its holder is there."""
    await scene.says(MACHETE)
    scene.clock.moves(minutes=6)
    await chase(scene.outside, await scene.case())
    await chase(scene.outside, await scene.case())
    await scene.claims()
    await scene.says("hes got a gun now and hes in the house")
    assert (scene.store.alerts[-1].kind, scene.store.alerts[-1].alarm) == (
        AlertKind.NEW_DANGER,
        0,
    )


OFFICE = Rota(hours=tuple(TeamHours(team, (Slot((0, 1, 2, 3, 4), 540, 1020),)) for team in Team))
CHRISTMAS_EVE = datetime(2026, 12, 24, 20, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("at", "rota", "said"),
    [
        (CHRISTMAS_EVE, OFFICE, "We plan to be back at 9am on Tuesday."),
        (CHRISTMAS_EVE, Rota(), ""),
        (CHRISTMAS_EVE.replace(hour=12), OFFICE, ""),
    ],
)
async def test_a_contact_hears_when_we_plan_to_be_back_as_far_as_we_know(
    scene: Scene, at: datetime, rota: Rota, said: str
) -> None:
    """Over Christmas: the next working day. No hours set, or hours that nobody keeps: no time."""
    scene.clock.at = at
    scene.outside = replace(scene.outside, rotas=MemoryRotas(rota))
    (reply,) = await scene.says(kind=MessageKind.COMMAND, payload="human")
    assert "No one is on shift right now." in reply.text
    assert ("We plan to be back" in reply.text) is bool(said)
    assert said in reply.text
    assert "A worker will read this when they are back." in reply.text


async def test_nothing_of_plans_is_said_while_somebody_is_on_shift(scene: Scene) -> None:
    """Then the time by which a worker replies is what counts."""
    scene.clock.at = CHRISTMAS_EVE
    scene.outside = replace(scene.outside, rotas=MemoryRotas(OFFICE))
    await scene.store.shift_on(AMINA, scene.clock.now())
    (reply,) = await scene.says(kind=MessageKind.COMMAND, payload="human")
    assert "We plan" not in reply.text
    assert "A worker will reply by" in reply.text
