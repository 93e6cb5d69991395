"""A contact who waits is told where they stand: once when a P3 opens, and when they ask."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from bot.casework import other_language, wording
from bot.casework.cases import Case
from bot.casework.conversation import ConversationState
from bot.casework.errors import StoreUnavailable
from bot.casework.in_line import LOOK_BACK, asks_how_long, only_asks, place_of, usual_wait
from bot.casework.messages import ReplyKind
from bot.casework.triage import Assessment, Tier
from bot.casework.wording_waiting import nobody_yet
from bot.flows import relay
from bot.flows.turn import Turn, is_silent
from bot.ports import Outside

log = logging.getLogger(__name__)
# The screen's rule for somebody who asks for a person.
ASKS_PERSON = ("asks_person",)


async def tell_once(outside: Outside, turn: Turn) -> None:
    """Add the place in line to the words that a new P3 got, when somebody is on shift."""
    case = turn.case
    if case is None or case.revision or case.tier is not Tier.P3 or not may_say(turn):
        return
    if not turn.replies or turn.replies[-1].kind is not ReplyKind.AUTOMATIC:
        return
    if turn.staffed and not case.holding:
        line = await _known_line(outside, turn, case)
        if line is not None:
            turn.add_to_last(line.text)


def is_asked(turn: Turn, text: str, assessment: Assessment) -> bool:
    """Whether a message in a waiting case asks, and does nothing else, when somebody comes.

    Words that are nothing but the question are that, whatever tier the model read, unless a rule
    newly hit. In a P3 a calm message may have a little more in it.
    """
    case = turn.case
    if (
        case is None
        or turn.conversation.state is not ConversationState.WAITING
        or assessment.covert
        or not may_say(turn)
    ):
        return False
    # A list of whole messages in one of the seven languages knows what the model does not.
    but = frozenset({other_language.KEY})
    if only_asks(text) and not newly_hit(turn, assessment, but=but):
        return True
    calm = assessment.tier is Tier.P4 or (
        assessment.tier is Tier.P3 and assessment.hit_keys == ASKS_PERSON
    )
    return not case.tier.urgent and calm and asks_how_long(text)


def newly_hit(turn: Turn, assessment: Assessment, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether a rule shows more than what was answered; `but` are hits of no weight here.

    The words of the last minutes are read again with these, so what was answered may hit again.
    """
    others = set(assessment.hit_keys) - set(ASKS_PERSON) - but
    answered = others <= set(turn.conversation.answered_keys)
    known = turn.case is not None and assessment.tier.rank >= turn.case.tier.rank
    return bool(others) and not (answered and known)


async def answer(outside: Outside, turn: Turn, assessment: Assessment) -> None:
    """Answer who asks how long: the place and what others waited; or that nobody is on shift.

    A model that read urgency into the question alone raises nothing; its reading stays beside the
    words for staff.
    """
    calm = replace(assessment, tier=Tier.P4) if assessment.tier.urgent else assessment
    relay.joins(turn, calm)
    if turn.case is None:
        return
    if turn.case.tier.urgent:
        line = _urgent_line(outside, turn, turn.case)
    elif turn.staffed:
        known = await _known_line(outside, turn, turn.case, asked=True)
        line = known or wording.in_line_unknown(language=turn.conversation.language)
    else:
        line = wording.in_line_unstaffed(language=turn.conversation.language)
    turn.say(line.text, choices=line.choices, tier=Tier.P3)


def _urgent_line(outside: Outside, turn: Turn, case: Case) -> wording.FixedText:
    """Say that a person was asked for and when they write; overdue, that nobody is there.

    In a P1 999 comes first and no time is named: nobody in danger is to wait for us.
    """
    language = turn.conversation.language
    overdue = turn.staffed and case.due_at <= turn.now
    if case.tier is Tier.P1 or overdue:
        return nobody_yet(staffed=turn.staffed, opens=turn.opens.get(case.team), language=language)
    return wording.person_wanted(
        due=case.due_at.astimezone(turn.week.zone) if turn.staffed else None,
        opens=turn.opens.get(case.team),
        numbers=outside.directory,
        language=language,
    )


async def _known_line(
    outside: Outside, turn: Turn, case: Case, *, asked: bool = False
) -> wording.FixedText | None:
    """Return the line; None while a part of several is away, and perhaps not this contact's.

    A place worked out from the rest would be too low; and danger may come behind this message.
    Raises StoreUnavailable where the store is there or away as a whole.
    """
    if outside.place_within is None:
        return await _line(outside, turn, case, asked=asked)
    try:
        async with asyncio.timeout(outside.place_within):
            return await _line(outside, turn, case, asked=asked)
    except (StoreUnavailable, TimeoutError):
        log.warning("no place in line is known for case %s", case.case_id)
        return None


async def _line(
    outside: Outside, turn: Turn, case: Case, *, asked: bool = False
) -> wording.FixedText:
    waiting = await outside.casebook.open_cases()
    recent = await outside.casebook.opened_since(turn.now - 2 * LOOK_BACK)
    usual = usual_wait(recent, waiting, case.tier, turn.now)
    if usual is not None and turn.now - case.opened_at >= usual:
        usual = None  # this contact has waited longer than that: it would not be true for them
    return wording.in_line(
        place=place_of(case, waiting, turn.now),
        usual=usual,
        asked=asked,
        language=turn.conversation.language,
    )


def may_say(turn: Turn) -> bool:
    """Whether this chat may be spoken of at all: nobody watches, and staff do not lead."""
    conversation = turn.conversation
    return not (conversation.monitored or conversation.paused or is_silent(conversation))
