"""A message came in: read it, decide, and store what follows in one piece."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.casework.conversation import Conversation, ConversationState, new_conversation
from bot.casework.errors import AlreadyHandled, Conflict
from bot.casework.messages import InboundMessage, MessageKind
from bot.casework.records import Author, Change, Entry
from bot.flows import commands, ending, in_line, late, outage, presses, unreadable, words
from bot.flows.openings import known_rota, planned
from bot.flows.turn import Turn
from bot.ports import Outside

# A conflict means that staff or the overdue worker moved the case meanwhile: read again.
TRIES = 8
LEFT = "The contact left the channel."


async def receive(outside: Outside, message: InboundMessage) -> None:
    """Handle one inbound message. Handled once: a second call with the same id does nothing.

    Raises StoreUnavailable when nothing could be stored, and Conflict after many tries.
    """
    for attempt in range(TRIES):
        change = await work_out(outside, message)
        try:
            await outside.casebook.commit(change)
        except AlreadyHandled:
            return
        except Conflict:
            if attempt == TRIES - 1:
                raise
            continue
        return


async def work_out(outside: Outside, message: InboundMessage) -> Change:
    """Return what the message changes, without storing it."""
    turn = await begin(outside, message)
    turn.entries.append(as_entry(message, turn))
    answered_before = late.was_answered(turn, message)
    asked = late.hide_question(turn, message)
    await _answer(outside, turn, message)
    late.own_up(turn, message, answered_before=answered_before)
    late.show_question(turn, asked)
    await in_line.tell_once(outside, turn)
    if message.said_away or message.hushed:
        outage.already_said(turn, message)
    return turn.change()


async def _answer(outside: Outside, turn: Turn, message: InboundMessage) -> None:
    kind = message.kind
    if kind is MessageKind.EDIT and not (message.text or message.quoted):
        return  # a live location that moves, a changed picture: kept, nothing to read
    if kind is not MessageKind.DEPARTED and turn.case is not None and turn.case.trouble == LEFT:
        turn.case = replace(turn.case, trouble="")
    if kind not in (MessageKind.DEPARTED, MessageKind.RETURNED):
        ending.contact_wrote(turn)
    if kind in (MessageKind.TEXT, MessageKind.EDIT):
        await words.read(outside, turn, message)
        if message.attachment:
            unreadable.beside_words(turn, message)
    elif kind is MessageKind.BUTTON:
        await presses.pressed(outside, turn, message)
    elif kind is MessageKind.COMMAND:
        await commands.given(outside, turn, message)
    elif kind is MessageKind.DEPARTED:
        _departed(turn)
    elif kind is MessageKind.RETURNED:
        turn.record("The contact unblocked the bot.")
    else:
        await unreadable.came(outside, turn, message)


async def begin(outside: Outside, message: InboundMessage) -> Turn:
    """Read what the message changes: its conversation, and the open case if there is one."""
    casebook = outside.casebook
    # Asked together, so that a store can answer all in one round trip.
    kept, on_shift, rota = await asyncio.gather(
        casebook.conversation(message.conversation_id),
        outside.roster.on_shift(),
        known_rota(outside.rotas),
    )
    conversation = kept or new_conversation(message)
    case = await casebook.case(conversation.case_id) if conversation.case_id else None
    staffed = bool(on_shift)
    conversation = reopened(conversation, has_case=case is not None and case.open)
    return Turn(
        cause=message.message_id,
        now=outside.clock.now(),
        conversation=replace(conversation, address=message.address or conversation.address),
        case=case if case and case.open else None,
        staffed=staffed,
        opens={} if staffed else planned(outside.rotas, rota, outside.clock.now()),
        week=outside.week,
        handled=message.message_id,
    )


def reopened(conversation: Conversation, *, has_case: bool) -> Conversation:
    """Return the conversation open again when a contact who left writes."""
    if conversation.state is not ConversationState.CLOSED:
        return conversation
    return conversation.moved(ConversationState.WAITING if has_case else ConversationState.BOT_LED)


def as_entry(message: InboundMessage, turn: Turn) -> Entry:
    """Write the contact's message into the transcript as it came."""
    command = message.kind is MessageKind.COMMAND
    return Entry(
        conversation_id=message.conversation_id,
        at=message.received_at,
        author=Author.CONTACT,
        text=f"/{message.payload} {message.text}".strip() if command else message.text,
        ref=message.message_id,
        channel_ref=message.channel_ref,
        kind=message.kind,
        attachment=message.attachment,
        location=message.location,
        quoted=message.quoted,
        case_id=turn.case.case_id if turn.case else None,
    )


def _departed(turn: Turn) -> None:
    turn.record("The contact left or blocked the bot.")
    if turn.case is not None:
        # The case stays on the queue: silence is not safety.
        turn.case = replace(turn.case, trouble=LEFT)
    elif turn.conversation.state is not ConversationState.CLOSED:
        turn.conversation = turn.conversation.moved(ConversationState.CLOSED)
