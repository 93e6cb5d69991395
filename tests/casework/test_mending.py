"""What staff did and a takeover lost is joined to what the case is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.casework.cases import CaseState, Claim, Note, Outcome
from bot.casework.conversation import ConversationState
from bot.casework.mending import mended
from bot.casework.messages import MessageId, StaffName
from bot.casework.records import Change
from bot.casework.triage import Tier
from tests.fakes import START
from tests.makers import a_case, a_conversation, a_reply, an_entry

SARA, TOM = StaffName("Sara"), StaffName("Tom")
WAITING = a_conversation(state=ConversationState.WAITING, revision=9, case_id=a_case().case_id)
LED = replace(WAITING, state=ConversationState.STAFF_LED, revision=5)


def claim_by(name: StaffName) -> Claim:
    """Return a claim for ten minutes."""
    return Claim(name, START, START + timedelta(minutes=10))


CLAIMED = a_case(state=CaseState.CLAIMED, claim=claim_by(SARA), heard=2, revision=4)
LOST = Change(
    LED, CLAIMED, entries=(an_entry("said"),), replies=(a_reply(),), handled=MessageId("p")
)


def test_with_no_word_from_the_contact_since_it_is_as_staff_left_it() -> None:
    """Only the revisions are those of what is stored now."""
    now = a_case(heard=2, revision=8)
    got = mended(LOST, WAITING, now)
    assert got.case == replace(CLAIMED, revision=8)
    assert got.conversation == replace(LED, revision=9)
    assert (got.entries, got.replies, got.handled) == (LOST.entries, LOST.replies, "p")


def test_a_lowering_that_was_lost_is_for_its_person_to_repeat() -> None:
    """The tier is the more urgent of the two."""
    now = a_case(heard=2, revision=8, tier=Tier.P1)
    got = mended(replace(LOST, case=replace(CLAIMED, tier=Tier.P3)), WAITING, now)
    assert got.case is not None
    assert got.case.tier is Tier.P1


def test_a_case_that_heard_more_stays_open_and_says_so() -> None:
    """Nobody closes over words that they have not seen."""
    closed = replace(
        CLAIMED, state=CaseState.CLOSED, claim=None, closed_by=SARA, outcome=Outcome.REFERRED
    )
    now = a_case(heard=3, revision=8)
    got = mended(replace(LOST, case=closed), WAITING, now)
    assert got.case is not None
    assert got.case.open
    assert "Sara closed this case" in got.entries[-1].text
    assert got.replies == LOST.replies


def test_a_claim_stands_again_when_nobody_else_has_the_case() -> None:
    """Also when the contact wrote meanwhile; notes are kept."""
    note = Note(SARA, START, "rang the school")
    now = a_case(heard=3, revision=8)
    got = mended(replace(LOST, case=replace(CLAIMED, notes=(note,))), WAITING, now)
    assert got.case is not None
    assert got.case.claim == claim_by(SARA)
    assert got.case.notes == (note,)
    assert got.conversation is not None
    assert got.conversation.state is ConversationState.STAFF_LED


def test_a_claim_by_somebody_else_is_never_taken_away() -> None:
    """Who claimed after the takeover has the case; what was said before is kept."""
    now = a_case(state=CaseState.CLAIMED, claim=claim_by(TOM), heard=2, revision=8)
    got = mended(LOST, replace(WAITING, state=ConversationState.STAFF_LED), now)
    assert got.case is not None
    assert got.case.claim == claim_by(TOM)
    assert got.entries[0].text == "said"


def test_a_case_whose_opening_was_lost_too_is_made_anew() -> None:
    """It begins at revision 0, as staff left it."""
    got = mended(LOST, None, None)
    assert got.case == replace(CLAIMED, revision=0)
    assert got.conversation == replace(LED, revision=0)
