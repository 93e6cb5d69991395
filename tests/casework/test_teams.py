"""Teams, rota and ladder as tables and as rules that hold for everything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.ladder import RUNGS, Rung, climb
from bot.casework.messages import StaffName
from bot.casework.rota import (
    Member,
    PlannedShift,
    Rota,
    RotaRefused,
    moved_up,
    renamed,
    with_member,
    with_on_call,
    with_shifts,
    without,
)
from bot.casework.teams import Team, team_for
from bot.casework.triage import Route, Tier
from tests.fakes import START

A, B, C, D = map(StaffName, ("Amina", "Ben", "Cara", "Dev"))
names = st.sampled_from([A, B, C, D])
few = st.lists(names, unique=True, max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("route", "tier", "team"),
    [
        (Route.DOMESTIC_ABUSE, Tier.P1, Team.DOMESTIC_ABUSE),
        (Route.DOMESTIC_ABUSE, Tier.P3, Team.DOMESTIC_ABUSE),
        (Route.CHILD_PROTECTION, Tier.P3, Team.SAFEGUARDING),
        (Route.SEXUAL_HARM, Tier.P2, Team.SAFEGUARDING),
        (Route.MENTAL_HEALTH, Tier.P3, Team.SAFEGUARDING),
        (Route.VIOLENCE, Tier.P1, Team.SAFEGUARDING),
        (Route.VIOLENCE, Tier.P3, Team.MENTORING),
        (Route.SCHOOL, Tier.P3, Team.MENTORING),
        (Route.SCHOOL, Tier.P2, Team.SAFEGUARDING),
        (Route.HUMAN, Tier.P3, Team.GENERAL),
        (Route.VRU_CONTACT, Tier.P4, Team.GENERAL),
    ],
)
def test_each_route_and_tier_has_its_team(route: Route, tier: Tier, team: Team) -> None:
    """Harm is for the teams that know it; what is calm goes to mentoring or to everybody."""
    assert team_for(route, tier) is team


@given(st.sampled_from(Route), st.sampled_from(Tier))
def test_nothing_urgent_is_for_a_team_that_does_not_know_harm(route: Route, tier: Tier) -> None:
    """Every case has a team, and a P1 or P2 never lands with mentoring or general."""
    team = team_for(route, tier)
    assert not tier.urgent or team in (Team.SAFEGUARDING, Team.DOMESTIC_ABUSE)


# The ladder

FULL = Rota(
    members=(Member(A, (Team.SAFEGUARDING,), "a@example.org"), Member(B, (Team.GENERAL,))),
    on_call=(C, B),
    lead=D,
)


@pytest.mark.parametrize(
    ("tier", "alarm", "on_shift", "rung", "people"),
    [
        (Tier.P1, 0, (A, B), Rung.TEAM, (A,)),
        (Tier.P1, 1, (A, B), Rung.ALL, (A, B)),
        (Tier.P1, 2, (A, B), Rung.ON_CALL, (C, B, A)),
        (Tier.P1, 3, (A, B), Rung.LEAD, (D, C, B, A)),
        (Tier.P1, 0, (B,), Rung.ALL, (B,)),
        (Tier.P1, 0, (), Rung.ON_CALL, (C, B)),
        (Tier.P1, 1, (), Rung.LEAD, (D, C, B)),
        (Tier.P1, 9, (), Rung.LEAD, (D, C, B)),
        (Tier.P2, 0, (), None, ()),
        (Tier.P2, 1, (), Rung.ON_CALL, (C, B)),
        (Tier.P2, 3, (A,), Rung.ON_CALL, (C, B, A)),
        (Tier.P3, 1, (), None, ()),
        (Tier.P3, 1, (B,), Rung.ALL, (B,)),
    ],
)
def test_who_is_up_at_each_alarm(
    tier: Tier, alarm: int, on_shift: tuple[StaffName, ...], rung: Rung | None, people: object
) -> None:
    """Team, everybody, on call in order, the lead; at night the on-call list at once."""
    up = climb(tier, Team.SAFEGUARDING, alarm, on_shift, FULL)
    assert (up.rung, up.people) == (rung, people)


@given(st.sampled_from(Tier), st.sampled_from(Team), few, few, st.none() | names, few)
def test_the_ladder_only_goes_up_and_forgets_nobody(
    tier: Tier,
    team: Team,
    on_shift: tuple[StaffName, ...],
    on_call: tuple[StaffName, ...],
    lead: StaffName | None,
    members: tuple[StaffName, ...],
) -> None:
    """Each alarm is on the same rung or a higher one, and tells whoever was told before."""
    rota = Rota(tuple(Member(name, (team,)) for name in members), on_call=on_call, lead=lead)
    before = climb(tier, team, 0, on_shift, rota)
    for alarm in range(1, 6):
        up = climb(tier, team, alarm, on_shift, rota)
        assert set(before.people) <= set(up.people)
        if before.rung is not None:
            assert up.rung is not None
            assert RUNGS.index(up.rung) >= RUNGS.index(before.rung)
        assert len(set(up.people)) == len(up.people)
        before = up
    if tier is Tier.P1 and (on_shift or on_call or lead):
        assert climb(tier, team, 0, on_shift, rota).people  # a P1 is never for nobody
        assert set(climb(tier, team, 3, on_shift, rota).people) >= {*on_shift, *on_call}


# The rota


def a_shift(name: StaffName, begins: int, hours: int, team: Team = Team.GENERAL) -> PlannedShift:
    """Return a shift that begins this many hours after the start."""
    at = START + timedelta(hours=begins)
    return PlannedShift(f"{name}{begins}", name, team, at, at + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("shift", "why"),
    [
        (a_shift(A, 5, 0), "ends before it begins"),
        (a_shift(A, 5, 17), "16 hours at most"),
        (a_shift(A, -9, 8), "over already"),
        (a_shift(A, 24 * 400, 8), "a year ahead"),
        (a_shift(A, 3, 4), "at that time already"),
    ],
)
def test_a_shift_that_cannot_be_is_refused(shift: PlannedShift, why: str) -> None:
    """With a reason in plain words; the rota stays as it was."""
    rota = with_shifts(Rota(), [a_shift(A, 1, 8)], START)
    with pytest.raises(RotaRefused, match=why):
        with_shifts(rota, [shift], START)


def test_shifts_that_touch_and_others_at_the_same_time_are_fine() -> None:
    """One person after themselves, two people beside each other; old ones are let go."""
    rota = with_shifts(Rota(), [a_shift(A, 0, 8), a_shift(A, 8, 8), a_shift(B, 0, 8)], START)
    assert len(rota.expected(START)) == 2
    later = with_shifts(rota, [a_shift(C, 24 * 60, 8)], START + timedelta(days=60))
    assert [shift.name for shift in later.shifts] == [C]


@given(few, names)
def test_moving_up_keeps_everybody_on_the_list(
    order: tuple[StaffName, ...], name: StaffName
) -> None:
    """Somebody goes one place up; nobody is lost or called twice."""
    moved = moved_up(with_on_call(Rota(), order), name).on_call
    assert sorted(moved) == sorted(order)
    if name in order:
        assert moved.index(name) == max(0, order.index(name) - 1)


@pytest.mark.parametrize(
    "address", ["nobody", "a@b", "a b@example.org", "a@example.org\nBcc: x@example.org", "@e.org"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """Nothing that could break a mail's head is kept."""
    with pytest.raises(RotaRefused, match="e-mail address"):
        with_member(Rota(), A, [Team.GENERAL], address)


def test_a_new_name_and_a_stopped_account_are_followed() -> None:
    """The rota knows people by the name that they are shown by, and forgets who left."""
    rota = with_shifts(FULL, [a_shift(A, 1, 8), a_shift(C, 1, 8)], START)
    assert renamed(rota, C, A).on_call == (A, B)
    assert renamed(rota, D, A).lead == A
    left = without(rota, C, START)
    assert left.on_call == (B,)
    assert [shift.name for shift in left.shifts] == [A]
    assert without(rota, D, START).lead is None
