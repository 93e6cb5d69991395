"""The index of what falls due never misses what the chase would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.casework.cases import Case, CaseState, Claim, Closing, Outcome
from bot.casework.conversation import ConversationState
from bot.casework.messages import StaffName
from bot.casework.records import Change
from bot.casework.triage import Tier
from bot.flows.chase import chase
from bot.ports import Outside
from bot.stores.falls_due import falls_due
from bot.stores.memory import MemoryStore
from tests.fakes import START, FakeClock, FakeRasa
from tests.flows.scene import Scene
from tests.makers import a_case, a_conversation

minutes = st.integers(0, 400).map(lambda number: timedelta(minutes=number))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a case of any tier, waiting, claimed or closing, watched or not, alarmed or not."""
    case = a_case(
        tier=draw(st.sampled_from(Tier)),
        due_at=START + draw(minutes),
        overdue_alerted=draw(st.integers(0, 4)),
        watch_until=draw(st.none() | minutes.map(lambda wait: START + wait)),
    )
    if draw(st.booleans()):
        return case
    claim = Claim(StaffName("Sara"), START, START + draw(minutes))
    if draw(st.booleans()):
        asked = Closing(claim.by, START, Outcome.REFERRED, "Passed on to the council.")
        return replace(case, state=CaseState.CLOSING, claim=claim, closing=asked)
    return replace(case, state=CaseState.CLAIMED, claim=claim)


@settings(max_examples=200, deadline=None)
@given(case=cases(), later=minutes)
async def test_whatever_the_chase_would_do_has_fallen_due(case: Case, later: timedelta) -> None:
    """A case that the chase changes is always among those that the index gives it, and back."""
    clock = FakeClock()
    store = MemoryStore(clock=clock)
    outside: Outside = Scene(store, clock, FakeRasa()).outside
    led = case.led
    state = ConversationState.STAFF_LED if led else ConversationState.WAITING
    conversation = a_conversation(state=state, case_id=case.case_id)
    await store.commit(Change(conversation=conversation, case=case))
    clock.at += later
    due = falls_due(case)
    given_to_it = await store.due_cases(clock.now())
    assert await chase(outside, case) is (due is not None and due <= clock.now())
    assert [kept.case_id for kept in given_to_it] == (
        [case.case_id] if due is not None and due <= clock.now() else []
    )
