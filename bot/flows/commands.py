"""The contact gave a command: /start, /help, /human, /services, /privacy, /stop, /delete."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.conversation import ConversationState
from bot.casework.messages import InboundMessage
from bot.casework.triage import Assessment, Route, Tier, Understanding
from bot.flows import asked, escalate, quiet, words
from bot.flows.turn import Turn, is_silent
from bot.ports import Outside


async def given(outside: Outside, turn: Turn, message: InboundMessage) -> None:
    """Answer a command. Words behind it are read first: risk beats flow."""
    name = message.payload.lower()
    grave = await _is_grave(outside, turn, message)
    if name == "stop":
        quiet.stop(turn, speak=not grave)
    else:
        # Whoever asks for something wants an answer again.
        turn.conversation = replace(turn.conversation, paused=False)
    if grave:
        await words.read(outside, turn, message)
        return
    if name == "human":
        human(outside, turn)
    elif name == "delete":
        asked.delete(outside, turn)
    elif name != "stop" and not _quiet(turn):
        inform(outside, turn, name)


async def _is_grave(outside: Outside, turn: Turn, message: InboundMessage) -> bool:
    """Whether words stand behind the command that need more than its page.

    What the screen calls calm the model reads as well; while it is away they are kept for it.
    One word alone is a link's parameter or a slip of the hand: the screen is enough.
    """
    if not message.text.strip():
        return False
    screening = words.look(turn, message.text)
    if screening.tier is not Tier.P4:
        return True
    if len(message.text.split()) < 2:
        return False
    reading = await words.ask_model(outside, turn, message, screening, payload="")
    return not isinstance(reading, Understanding) or reading.tier is not Tier.P4


def human(outside: Outside, turn: Turn) -> None:
    """The contact asks for a person: a P3 case, unless one is open already."""
    asked = Assessment(Tier.P3, Route.HUMAN, ("Asked for a person.",), hit_keys=("asked_person",))
    if turn.conversation.state is ConversationState.STAFF_LED:
        turn.record("The contact asked for a person.")
        return
    escalate.escalate(outside, turn, asked, "concern" if not _quiet(turn) else "quiet")


def inform(outside: Outside, turn: Turn, name: str) -> None:
    """Say one of the fixed pages: start, services, privacy, or help for anything else."""
    numbers, language = outside.directory, turn.conversation.language
    if name == "start":
        line = wording.first_contact(numbers=numbers, language=language)
    elif name == "services":
        line = wording.topics(language=language)
    elif name == "privacy":
        line = wording.privacy(language=language)
    else:
        line = wording.help_text(numbers=numbers, language=language)
    turn.say(line.text, choices=line.choices)
    turn.conversation = replace(turn.conversation, greeted=True)


def _quiet(turn: Turn) -> bool:
    return turn.conversation.paused or is_silent(turn.conversation)
