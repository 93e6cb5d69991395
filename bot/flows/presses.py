"""The contact pressed a button. Buttons of old messages still answer."""

from __future__ import annotations

from dataclasses import replace

from bot.casework.messages import InboundMessage
from bot.casework.triage import Assessment, Route, Tier, Understanding
from bot.flows import commands, covert, safe_chat, signpost, words
from bot.flows.turn import Turn, is_silent
from bot.ports import Outside

# Buttons that open a page of fixed words.
PAGES = {"topic:services": "services", "topic:privacy": "privacy"}


async def pressed(outside: Outside, turn: Turn, message: InboundMessage) -> None:
    """Answer a button press by its value; a value we do not know is read as its label."""
    name, _, value = message.payload.partition(":")
    if name == "human":
        commands.human(outside, turn)
    elif name == "safe":
        await _safe(outside, turn, message, value)
    elif name == "safe_chat":
        safe_chat.said(turn, value)
    elif name == "covert":
        covert.answered(outside, turn, value)
    elif payload_is_danger(message.payload):
        await _danger(outside, turn)
    elif is_silent(turn.conversation):
        turn.record(f"The contact pressed “{message.text or message.payload}”.")
        if turn.case is not None:
            turn.case = replace(turn.case, unread=turn.case.unread + 1)
    elif message.payload in PAGES:
        turn.conversation = replace(turn.conversation, paused=False)
        commands.inform(outside, turn, PAGES[message.payload])
    else:
        turn.conversation = replace(turn.conversation, paused=False)
        await _topic(outside, turn, message, name, value)


async def _topic(
    outside: Outside, turn: Turn, message: InboundMessage, name: str, value: str
) -> None:
    """A topic has its services whether or not the model is there to say it nicely."""
    if name in ("topic", "more") and value in {route.value for route in Route}:
        reading = await outside.rasa.understand(
            turn.conversation, "", payload=message.payload, message_id=message.message_id
        )
        chosen = Assessment(Tier.P4, Route(value), (f"Pressed “{message.text or value}”.",))
        if isinstance(reading, Understanding):
            turn.conversation = words.take_slots(turn.conversation, reading, chosen)
        signpost.signpost(outside, turn, chosen, reading)
        return
    await words.read(outside, turn, message, payload=message.payload)


def payload_is_danger(payload: str) -> bool:
    """Whether the button says that the contact is in danger now."""
    return payload == "topic:danger"


async def _danger(outside: Outside, turn: Turn) -> None:
    assessment = Assessment(
        Tier.P1,
        Route.EMERGENCY,
        ("Pressed “I'm in danger now”.",),
        hit_keys=("pressed_danger",),
    )
    await words.act(outside, turn, assessment, None)


async def _safe(outside: Outside, turn: Turn, message: InboundMessage, value: str) -> None:
    """The answer to "Are you safe right now?" is read in that light, as if typed."""
    turn.conversation = replace(turn.conversation, asked="safe")
    typed = replace(message, text=message.text or value)
    await words.read(outside, turn, typed)
