"""Rasa is back: what was read without it is read again, and can raise the case."""

from __future__ import annotations

from dataclasses import replace

from bot.casework.assessing import assess
from bot.casework.conversation import ConversationState
from bot.casework.decision import is_news
from bot.casework.errors import AlreadyHandled, Conflict
from bot.casework.messages import ConversationId, MessageId
from bot.casework.triage import Assessment, Screening, Tier, Unavailable, Understanding, most_urgent
from bot.flows import covert, ending, escalate, relay, signpost
from bot.flows.openings import openings
from bot.flows.turn import Turn
from bot.ports import Outside


async def reassess(outside: Outside, conversation_id: ConversationId) -> bool:
    """Read again what one conversation said without the model; False when Rasa is still away.

    A rise is answered with the fixed wording; a calm message that only got the fallback now
    gets its answer, unless a person has taken over. Nothing is ever lowered.
    """
    conversation = await outside.casebook.conversation(conversation_id)
    if conversation is None or not conversation.unassessed:
        return True
    readings: list[tuple[Assessment, Understanding]] = []
    for item in conversation.unassessed:
        reading = await outside.rasa.understand(
            conversation, item.text, message_id=MessageId(f"again:{item.message_id}")
        )
        if isinstance(reading, Unavailable):
            return False
        readings.append((assess(Screening(), reading), reading))
    last = conversation.unassessed[-1].message_id
    case = await outside.casebook.case(conversation.case_id) if conversation.case_id else None
    staffed = bool(await outside.roster.on_shift())
    turn = Turn(
        cause=f"again:{last}",
        now=outside.clock.now(),
        conversation=replace(conversation, unassessed=()),
        case=case if case and case.open else None,
        staffed=staffed,
        opens={} if staffed else await openings(outside, outside.clock.now()),
        week=outside.week,
        handled=MessageId(f"again:{last}"),
    )
    _work_out(outside, turn, readings)
    try:
        await outside.casebook.commit(turn.change())
    except (Conflict, AlreadyHandled):
        return True  # something moved meanwhile; the next round reads again
    return True


def _work_out(
    outside: Outside, turn: Turn, readings: list[tuple[Assessment, Understanding]]
) -> None:
    worst, reading = min(readings, key=lambda pair: pair[0].tier.rank)
    reasons = tuple(f"Read again when the model was back: {r}" for r in worst.reasons)
    worst = replace(worst, reasons=reasons, unsure=False)
    turn.record(
        f"The model read {len(readings)} messages again: {worst.tier.value}.", reasons=reasons
    )
    staff_lead = turn.conversation.state is ConversationState.STAFF_LED
    if worst.tier is Tier.P4:
        if turn.case is not None and turn.case.holding and not _hushed(turn):
            signpost.signpost(outside, turn, worst, reading)
        return
    ending.contact_wrote(turn, "The model read something new")
    before = turn.case.tier if turn.case else Tier.P4
    if staff_lead:
        relay.from_contact(turn, worst, new_danger=worst.tier is Tier.P1)
        return
    escalate.queue(turn, worst)
    rose = most_urgent(before, worst.tier) is not before
    if worst.tier.urgent and rose and is_news(worst, turn.conversation):
        if turn.conversation.monitored:
            covert.begins(turn)
        else:
            escalate.say_fixed(outside, turn, worst)


def _hushed(turn: Turn) -> bool:
    conversation = turn.conversation
    return (
        conversation.paused
        or conversation.monitored
        or conversation.state is ConversationState.STAFF_LED
    )
