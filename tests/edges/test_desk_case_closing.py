"""The end of a case on its page: what it takes to reply when watched, to close, to hand back."""

from __future__ import annotations

import pytest

from bot.casework.cases import CaseState, Outcome
from bot.casework.conversation import ConversationState
from bot.casework.messages import CaseId, MessageKind
from bot.casework.triage import Route, Tier, Understanding
from tests.edges.desk_case_words import ALONE, DONE
from tests.edges.desk_kit import DeskKit, Worker


async def watched(kit: DeskKit) -> CaseId:
    """Return a P2 case of a contact who said that this chat may not be safe."""
    words = "he goes through my phone and wont let me see my mates"
    kit.rasa.by_text[words] = Understanding("abuse", 0.9, Tier.P2, Route.DOMESTIC_ABUSE)
    await kit.says(words, "tg-7c7c")
    await kit.says("No", "tg-7c7c", kind=MessageKind.BUTTON, payload="safe_chat:no")
    (case,) = await kit.store.open_cases()
    assert case.monitored
    return case.case_id


async def test_someone_may_be_watching_so_staff_think_twice(kit: DeskKit, worker: Worker) -> None:
    """A reply to a watched contact leaves only with the box ticked; closing sends nothing."""
    case_id = await watched(kit)
    await worker.opens(f"/cases/{case_id}")
    assert "Someone may be watching" in worker.words
    await worker.posts(f"/cases/{case_id}/claim")
    before = len(kit.store.outbound)
    await worker.posts(f"/cases/{case_id}/reply", text="Is your order ready?")
    assert worker.status == 422
    assert "Is your order ready?" in worker.page
    assert len(kit.store.outbound) == before
    await worker.posts(f"/cases/{case_id}/reply", text="Is your order ready?", careful="yes")
    assert len(kit.store.outbound) == before + 1
    await worker.posts(f"/cases/{case_id}/close", outcome="advice_given", done=DONE, alone=ALONE)
    assert worker.path == "/"
    assert len(kit.store.outbound) == before + 1


async def test_a_p1_closes_only_with_its_checklist(
    kit: DeskKit, worker: Worker, mine: CaseId
) -> None:
    """The gate says what is missing; the checklist keeps when, by whom and what was said."""
    await worker.posts(f"/cases/{mine}/close", outcome="referred")
    assert worker.status == 409
    assert "999 checklist" in worker.words
    await worker.posts(f"/cases/{mine}/checklist")
    assert "Say whether 999 was called" in worker.words
    await worker.posts(f"/cases/{mine}/checklist", called="no", detail="")
    assert "Say why 999 was not called" in worker.words
    await worker.posts(
        f"/cases/{mine}/checklist",
        called="yes",
        at="09:58",
        who="the contact's mum",
        detail="Log 123.",
    )
    assert "999 was called" in worker.words
    assert "Called at 09:58 by the contact's mum. Log 123." in worker.words
    await worker.posts(f"/cases/{mine}/close", outcome="emergency_services", done=DONE, alone=ALONE)
    assert worker.path == "/"
    assert "Case closed" in worker.words
    case = await kit.store.case(mine)
    assert case
    assert (case.state, case.outcome) == (CaseState.CLOSED, Outcome.EMERGENCY_SERVICES)
    await worker.opens(f"/cases/{mine}")
    assert "Emergency services" in worker.words


@pytest.mark.parametrize("outcome", ["", "made_up", "closed"])
async def test_a_case_does_not_close_without_a_known_outcome(
    kit: DeskKit, worker: Worker, mine: CaseId, outcome: str
) -> None:
    """An outcome that does not exist is asked for again."""
    await worker.posts(f"/cases/{mine}/close", outcome=outcome)
    assert "Choose how the case ended" in worker.words
    case = await kit.store.case(mine)
    assert case
    assert case.open


async def test_handing_back_gives_the_conversation_to_the_bot(
    kit: DeskKit, worker: Worker, mine: CaseId
) -> None:
    """After the hand back the bot leads again."""
    await worker.posts(f"/cases/{mine}/checklist", called="no", detail="Police were already there.")
    await worker.posts(f"/cases/{mine}/close", outcome="handed_back", done=DONE, alone=ALONE)
    assert "Handed back to the bot" in worker.words
    case = await kit.store.case(mine)
    assert case
    conversation = await kit.store.conversation(case.conversation_id)
    assert conversation
    assert conversation.state is ConversationState.BOT_LED


async def test_releasing_puts_the_case_back_on_the_queue(
    kit: DeskKit, worker: Worker, mine: CaseId
) -> None:
    """Anyone can claim it again."""
    await worker.posts(f"/cases/{mine}/release")
    assert worker.path == "/"
    assert "back on the queue" in worker.words
    case = await kit.store.case(mine)
    assert case
    assert case.state is CaseState.WAITING
