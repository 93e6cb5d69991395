"""Words that need no model: a hello, and thanks, a goodbye, a yes or a no that say nothing else."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording
from bot.casework.language_asked import asked_language
from bot.casework.messages import InboundMessage, MessageKind
from bot.casework.pleasantries import pleasantry_in
from bot.casework.triage import Screening, Tier
from bot.casework.wording_answers import polite_answer
from bot.flows.turn import Turn, is_silent
from bot.ports import Outside


def greet(outside: Outside, turn: Turn, text: str) -> None:
    """Answer a plain hello: it needs no model, and no case is opened for it."""
    turn.conversation = turn.conversation.heard(text, turn.now)
    say_hello(outside, turn)


def say_hello(outside: Outside, turn: Turn) -> None:
    """Say who this is and who may read what is written, unless the bot must be silent."""
    if is_silent(turn.conversation) or turn.conversation.paused:
        return
    line = wording.first_contact(numbers=outside.directory, language=turn.conversation.language)
    turn.say(line.text, choices=line.choices)
    turn.conversation = replace(turn.conversation, greeted=True)


def pleasantry(turn: Turn, message: InboundMessage, screening: Screening) -> str:
    """Name the pleasantry that the words are, or nothing; its tier by the model raises nothing.

    A yes or a no answers something where a case is open, a form runs or we have asked: there
    the model's reading stands. So it does where the screen saw anything.
    """
    written = message.kind is MessageKind.TEXT and not message.quoted
    if screening.tier is not Tier.P4 or screening.hits or not written:
        return ""
    kind = pleasantry_in(message.text) or ("affirm" if asked_language(message.text) else "")
    conversation = turn.conversation
    answers = turn.case is not None or conversation.form or conversation.asked
    is_answer = kind in ("affirm", "deny") and not asked_language(message.text)
    return "" if is_answer and (answers or conversation.clarified) else kind


def needs_no_model(turn: Turn) -> bool:
    """Whether a pleasantry is answered at once, as a hello is: nothing is open or pending."""
    conversation = turn.conversation
    pending = conversation.form is not None or conversation.asked or conversation.covert_step.value
    return turn.case is None and not pending


def answer_politely(outside: Outside, turn: Turn, text: str, kind: str) -> None:
    """Answer thanks, a goodbye, a yes or a no that says nothing else, without the model."""
    if not turn.conversation.greeted:
        greet(outside, turn, text)  # who may read what is written comes before all else
        return
    turn.conversation = turn.conversation.heard(text, turn.now)
    if not is_silent(turn.conversation) and not turn.conversation.paused:
        turn.say(polite_answer(kind, turn.conversation.language))
