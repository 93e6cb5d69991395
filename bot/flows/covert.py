"""Someone may be watching the contact: one bland line, two answers, and staff are told.

The only exception to numbers first (routing contract: "can't talk, he's here").
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from bot.casework import wording
from bot.casework.conversation import ConversationState, CovertStep, HiddenFor
from bot.casework.decision import WATCHED
from bot.casework.messages import ReplyKind
from bot.casework.records import AlertKind
from bot.casework.safe_now import asks_what_this_is, says_safe_now
from bot.casework.triage import Screening, Tier
from bot.flows.turn import Turn
from bot.ports import Outside

SAFE_TO_READ = "1"
STOP = "2"
_GRAVER = (HiddenFor.NOT_SAID, HiddenFor.ANSWER, HiddenFor.WATCHER, HiddenFor.STRANGER)
_ANSWERS = {
    **dict.fromkeys(("1", "one", "y", "yes", "yeah", "yep"), SAFE_TO_READ),
    **dict.fromkeys(("2", "two", "n", "no", "nah", "stop"), STOP),
}
# What people put beside an answer. Any other word makes it no answer: "stop him", "no help".
_BESIDE = frozenset("ok okay please pls plz thanks thank thx ta cheers dont".split())


def begins(turn: Turn, why: HiddenFor = HiddenFor.NOT_SAID) -> None:
    """Mark conversation and case as monitored and send the bland line."""
    hide(turn, why)
    if turn.case is not None and not turn.case.monitored:
        turn.case = replace(turn.case, monitored=True)
    turn.alert(AlertKind.MONITORED)
    bland(turn)


def hide(turn: Turn, why: HiddenFor) -> None:
    """Mark the conversation as watched. While it is hidden, a graver reason stays."""
    conversation = turn.conversation
    known = conversation.hidden_for if conversation.covert_step in WATCHED else HiddenFor.NOT_SAID
    turn.conversation = replace(
        conversation, monitored=True, hidden_for=max(known, why, key=_GRAVER.index)
    )


def bland(turn: Turn) -> None:
    """Send the bland line with its two answers, and wait for one of them."""
    turn.conversation = replace(turn.conversation, covert_step=CovertStep.OFFERED)
    line = wording.covert_line(language=turn.conversation.language)
    turn.say(line.text, choices=line.choices, kind=ReplyKind.FIXED)


def answered(outside: Outside, turn: Turn, text: str) -> bool:
    """Take an answer to the bland line; False when the message is something else.

    While staff lead they answer for themselves; the bot only notes what was chosen.
    """
    step = turn.conversation.covert_step
    choice = choice_of(text)
    if step not in (CovertStep.OFFERED, CovertStep.READABLE) or not choice:
        return False
    if step is CovertStep.READABLE and not any(c.isdigit() for c in text):
        return False  # "yes" and "no" answer something else by now
    if choice == SAFE_TO_READ:
        _may_read(outside, turn, again=step is CovertStep.READABLE)
    else:
        turn.conversation = replace(turn.conversation, covert_step=CovertStep.STOPPED, paused=True)
        turn.record("The contact answered 2: stop. The bot stays silent.")
    _tell_staff(turn)
    return True


def heard_safe(outside: Outside, turn: Turn, text: str, screening: Screening) -> bool:
    """Take plain words ("its safe now he's gone to work") for the answer 1.

    True when that is all the message says. Whoever tells more gets the answer to that, openly.
    """
    conversation = turn.conversation
    if not _may_end(turn) or screening.covert:
        return False
    if conversation.state is ConversationState.STAFF_LED or not says_safe_now(text):
        return False
    if screening.tier is Tier.P4:
        _may_read(outside, turn, again=False)
        _tell_staff(turn)
        return True
    turn.record("The contact wrote that it is safe to read.")
    turn.conversation = replace(conversation, covert_step=CovertStep.NONE, paused=False)
    return False


def looks_for_it(turn: Turn, text: str) -> None:
    """While the talk is hidden: who asks what this is has not been told by the contact."""
    if turn.conversation.covert_step in WATCHED and asks_what_this_is(text):
        hide(turn, HiddenFor.STRANGER)


def _may_end(turn: Turn) -> bool:
    """Whether plain words may end the exchange: not before a stranger has read the bland line."""
    conversation = turn.conversation
    if conversation.covert_step is CovertStep.OFFERED:
        return True
    watched = conversation.covert_step in WATCHED
    return watched and conversation.hidden_for in (HiddenFor.ANSWER, HiddenFor.WATCHER)


def _tell_staff(turn: Turn) -> None:
    if turn.case is not None:
        turn.case = replace(turn.case, unread=turn.case.unread + 1)
        turn.alert(AlertKind.MONITORED)


def _may_read(outside: Outside, turn: Turn, *, again: bool) -> None:
    turn.record("The contact answered 1: it is safe to read.")
    conversation = turn.conversation
    # 999 and 55 have now been said: the same danger again is not news.
    turn.conversation = replace(
        conversation,
        covert_step=CovertStep.READABLE,
        paused=False,
        answered_tier=Tier.P1,
        answered_keys=(*conversation.answered_keys, "covert"),
    )
    if conversation.state is ConversationState.STAFF_LED or again:
        return
    line = wording.covert_readable(language=conversation.language)
    text = "\n\n".join(filter(None, (line.text, _numbers(outside, turn))))
    turn.say(text, choices=line.choices, kind=ReplyKind.FIXED, tier=Tier.P1)


def _numbers(outside: Outside, turn: Turn) -> str:
    """Give helplines for anybody; to whoever looked for what was said here, 999 and 55 alone.

    Not the case's own text: nobody knows whose hand typed the 1, and it tells what was told.
    """
    conversation, case = turn.conversation, turn.case
    stranger = conversation.hidden_for is HiddenFor.STRANGER
    if case is None or not case.tier.urgent or stranger:
        return ""
    return wording.helplines(numbers=outside.directory, language=conversation.language)


def choice_of(text: str) -> str:
    """Return "1" or "2" for the ways in which people type the answers, else an empty string."""
    plain = unicodedata.normalize("NFKC", text).lower()
    # The digits of every script: an Urdu or Bengali keyboard writes its own.
    digits = (str(unicodedata.digit(c, c)) for c in plain)
    words = "".join(c if c.isalnum() else " " for c in digits).split()
    said = {_ANSWERS[word] for word in words if word in _ANSWERS}
    alone = all(word in _ANSWERS or word in _BESIDE for word in words)
    return said.pop() if len(said) == 1 and len(words) <= 2 and alone else ""
