"""A question about our own words gets its fixed answer, whatever a model made of so few words."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import wording_asked
from bot.casework.asked import Asked, asked_in, offers_pictures
from bot.casework.conversation import ConversationState
from bot.casework.triage import Assessment, Route, Tier
from bot.flows import escalate, relay
from bot.flows.in_line import may_say, newly_hit
from bot.flows.turn import Turn
from bot.ports import Outside

# What may be asked before anything else was said; the rest is about the words of a case.
WITHOUT_CASE = frozenset({Asked.DELETE, Asked.COMPLAINT, Asked.WRONG})
# Of the fixed text about pictures, which asks the same.
ALREADY = "Please don't send the picture"
# Its name: who had it has read how pictures of a child are taken down.
SAID_BEFORE = "said:P2.image"
# Rules and texts that tell of pictures.
_PICTURES = ("image", "picture", "nude", "sextort", "blackmail")


def answered(outside: Outside, turn: Turn, text: str, assessment: Assessment) -> bool:
    """Answer words that are nothing but such a question; False when they are something else."""
    if assessment.tier is Tier.P4 and offers_pictures(text) and _may_answer(turn, assessment):
        relay.joins(turn, assessment)
        _say_pictures(outside, turn, assessment)
        return True
    asked = _asked(turn, text, assessment)
    if asked is None:
        return False
    _join(turn, asked, assessment)
    _say(outside, turn, asked)
    return True


def beside(outside: Outside, turn: Turn, text: str, assessment: Assessment) -> None:
    """Add what must not be left unsaid beside another answer: about pictures, and a call back."""
    if not may_say(turn) or assessment.covert or not turn.replies:
        return
    if offers_pictures(text) and not any(ALREADY in reply.text for reply in turn.replies):
        _say_pictures(outside, turn, assessment)
    elif (
        asked_in(text) is Asked.CALL
        and turn.conversation.form is None
        and not newly_hit(turn, assessment)
    ):
        _say(outside, turn, Asked.CALL)


def delete(outside: Outside, turn: Turn) -> None:
    """The contact asked for what they wrote to be deleted: a person has to see to it."""
    asked = Assessment(Tier.P4, Route.PRIVACY, (), intent="delete_data")
    _join(turn, Asked.DELETE, asked)
    if may_say(turn):
        _say(outside, turn, Asked.DELETE)


def _may_answer(turn: Turn, assessment: Assessment) -> bool:
    """Whether nobody watches, nobody of staff leads, and no rule shows anything new."""
    bot_answers = turn.conversation.state in (ConversationState.BOT_LED, ConversationState.WAITING)
    watched = assessment.covert or not may_say(turn)
    return bot_answers and not watched and not newly_hit(turn, assessment)


def _asked(turn: Turn, text: str, assessment: Assessment) -> Asked | None:
    if not _may_answer(turn, assessment):
        return None
    asked = asked_in(text, of_pictures=_of_pictures(turn, assessment))
    if turn.case is None:
        return asked if asked in WITHOUT_CASE else None
    # Who says so of an urgent case may be another hand on the phone, or be watched.
    return None if asked is Asked.WRONG and turn.case.peak.urgent else asked


def _join(turn: Turn, asked: Asked, assessment: Assessment) -> None:
    """Add the words to the case. To delete needs a person: that opens one."""
    if turn.case is not None:
        relay.joins(turn, replace(assessment, tier=Tier.P4))
    elif asked is Asked.DELETE:
        wanted = (*assessment.reasons, "Asked for what they wrote to be deleted.")
        escalate.queue(turn, replace(assessment, tier=Tier.P3, route=Route.PRIVACY, reasons=wanted))


def _say(outside: Outside, turn: Turn, asked: Asked) -> None:
    case = turn.case
    line = wording_asked.answer(
        asked,
        urgent=case is not None and case.tier.urgent,
        staffed=turn.staffed,
        opens=turn.opens.get(case.team) if case else None,
        numbers=outside.directory,
        age=turn.conversation.age,
        language=turn.conversation.language,
    )
    turn.say(line.text, choices=line.choices, tier=Tier.P3 if case else Tier.P4)
    turn.conversation = replace(turn.conversation, greeted=True)


def _of_pictures(turn: Turn, assessment: Assessment) -> bool:
    """Whether pictures were told of, now or before in this case."""
    keys = (*turn.conversation.answered_keys, *assessment.hit_keys, assessment.intent)
    return any(cue in key for key in keys for cue in _PICTURES)


def _say_pictures(outside: Outside, turn: Turn, assessment: Assessment) -> None:
    line = wording_asked.pictures(
        urgent=turn.case is not None and turn.case.tier.urgent and not turn.replies,
        of_child=_of_pictures(turn, assessment)
        and wording_asked.may_be_child(turn.conversation.age)
        and SAID_BEFORE not in turn.conversation.answered_keys,
        numbers=outside.directory,
        language=turn.conversation.language,
    )
    turn.say(line.text, choices=line.choices)
