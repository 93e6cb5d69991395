"""Something came that cannot be read: it never vanishes, and a person is told."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.messages import InboundMessage, MessageKind, ReplyKind
from bot.casework.records import AlertKind
from bot.casework.triage import Assessment, Route, Tier
from bot.flows import escalate, words
from bot.flows.turn import Turn, is_silent
from bot.ports import Outside


async def came(outside: Outside, turn: Turn, message: InboundMessage) -> None:
    """Ask the contact to type; open a P3 case, or in an open P1 or P2 repeat the numbers."""
    words_too = "\n".join(part for part in (message.text, message.quoted) if part)
    if words_too and words.look(turn, message.text, message.quoted).tier is not Tier.P4:
        await words.read(outside, turn, message)
        return
    urgent = turn.case is not None and turn.case.tier.urgent
    first = turn.case is None
    escalate.queue(turn, seen(message))
    if urgent:
        turn.alert(AlertKind.UNREADABLE)
    if turn.conversation.paused or is_silent(turn.conversation):
        return
    if urgent and turn.case is not None:
        line = wording.unreadable_urgent(
            tier=turn.case.tier,
            route=turn.case.route,
            location=message.kind is MessageKind.LOCATION,
            age=turn.conversation.age,
            numbers=outside.directory,
            language=turn.conversation.language,
        )
        turn.say(line.text, choices=line.choices, kind=ReplyKind.FIXED, tier=turn.case.tier)
        return
    line = wording.please_type(
        first=first, numbers=outside.directory, language=turn.conversation.language
    )
    turn.say(line.text, choices=line.choices, tier=Tier.P3)
    turn.conversation = replace(turn.conversation, greeted=True)


def beside_words(turn: Turn, message: InboundMessage) -> None:
    """A picture came with words: the words were answered, and a person sees that it is there."""
    if turn.case is None:
        escalate.queue(turn, seen(message))
    elif turn.case.tier.urgent:
        turn.alert(AlertKind.UNREADABLE)


def seen(message: InboundMessage) -> Assessment:
    """Something that needs a person's eyes: P3, route human."""
    what = "a place" if message.kind is MessageKind.LOCATION else message.attachment or "something"
    return Assessment(
        Tier.P3,
        Route.HUMAN,
        (f"Sent {what} that the bot cannot read.",),
        hit_keys=("unreadable",),
    )
