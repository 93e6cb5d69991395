"""A question about our own words gets its fixed answer, whatever a model made of so few words."""

from __future__ import annotations

from dataclasses import replace

from bot.casework import other_language, wording_asked, wording_waiting
from bot.casework.asked import Asked, asked_in, offers_pictures
from bot.casework.asked_reach import gives_reach
from bot.casework.conversation import ConversationState
from bot.casework.decision import is_news, told_own_harm
from bot.casework.spoken import says_suicide
from bot.casework.triage import Assessment, Route, Tier
from bot.flows import escalate, relay
from bot.flows.in_line import may_say, newly_hit
from bot.flows.turn import Turn
from bot.ports import Outside

# What may be asked before anything else was said; the rest is about the words of a case.
WITHOUT_CASE = frozenset(
    {Asked.DELETE, Asked.COMPLAINT, Asked.WRONG, Asked.COST, Asked.BILL, Asked.TOLD, Asked.POLICE}
)
# What such a question hits by its own words ("will you tell my dad", "is it my fault"), and what
# is hit where a language is read badly, which a list of whole messages is not.
OF_THE_QUESTION = frozenset({"family_trouble", "police_question", other_language.KEY})
# The model's intent; what it says without the words of the list is still answered by a person.
WANTS_DELETED = "delete_data"
SURE_TO_DELETE = 0.5
GAVE_REACH = "The contact wrote how to be reached."
# "How can i get removed from this world" is no question about pictures.
TAKES_AWAY = frozenset({Asked.REMOVE, Asked.DELETE, Asked.PICTURES, Asked.WRONG})
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
    if gives_reach(text) and turn.case is not None and _may_answer(turn, assessment):
        _keep_reach(turn, assessment)
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
        _say(outside, turn, Asked.CALL, beside=True)


def delete(outside: Outside, turn: Turn) -> None:
    """The contact asked for what they wrote to be deleted: a person has to see to it."""
    asked = Assessment(Tier.P4, Route.PRIVACY, (), intent="delete_data")
    _join(turn, Asked.DELETE, asked)
    if may_say(turn):
        _say(outside, turn, Asked.DELETE)


def _may_answer(turn: Turn, assessment: Assessment, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether nobody watches, nobody of staff leads, and no rule shows anything new."""
    bot_answers = turn.conversation.state in (ConversationState.BOT_LED, ConversationState.WAITING)
    watched = assessment.covert or not may_say(turn)
    return bot_answers and not watched and not newly_hit(turn, assessment, but=but)


def _asked(turn: Turn, text: str, assessment: Assessment) -> Asked | None:
    asked = asked_in(text, of_pictures=_of_pictures(turn, assessment))
    if asked is None and _wants_deleted(turn, assessment):
        asked = Asked.DELETE
    if asked in TAKES_AWAY and says_suicide(assessment):
        return None
    # Without a case those words may be the first of a worry.
    but = OF_THE_QUESTION if turn.case else frozenset({other_language.KEY})
    if asked is Asked.HEALTH and turn.case and not is_news(assessment, turn.conversation):
        # "Are the cuts meant to bleed" hits what was answered: its text would not come again.
        but |= frozenset(assessment.hit_keys)
    if asked is None or not _may_answer(turn, assessment, but=but):
        return None
    if turn.case is None:
        in_form = turn.conversation.form is not None
        return asked if asked in WITHOUT_CASE and not in_form else None
    if asked is Asked.FAULT and not turn.case.tier.urgent:
        return None
    # Who says so of an urgent case may be another hand on the phone, or be watched.
    return None if asked is Asked.WRONG and turn.case.peak.urgent else asked


def _wants_deleted(turn: Turn, assessment: Assessment) -> bool:
    sure = assessment.tier is Tier.P4 and not assessment.unsure
    of_pictures = _of_pictures(turn, assessment)
    # In a case a weak guess gets no answer of its own: "can you stop this" is no such wish.
    sure = sure and (turn.case is None or assessment.confidence >= SURE_TO_DELETE)
    return sure and assessment.intent == WANTS_DELETED and not of_pictures


def _was_harmed(turn: Turn) -> bool:
    """Whether they were told before that it is not their fault, and of no harm that they did."""
    keys = turn.conversation.answered_keys
    return wording_asked.says_no_fault(keys) and not told_own_harm(keys)


def _join(turn: Turn, asked: Asked, assessment: Assessment) -> None:
    """Add the words to the case. To delete needs a person: that opens one."""
    if turn.case is not None:
        hurt = asked is Asked.HEALTH
        relay.joins(turn, assessment if hurt else replace(assessment, tier=Tier.P4))
    elif asked is Asked.DELETE:
        wanted = (*assessment.reasons, "Asked for what they wrote to be deleted.")
        escalate.queue(turn, replace(assessment, tier=Tier.P3, route=Route.PRIVACY, reasons=wanted))


def _keep_reach(turn: Turn, assessment: Assessment) -> None:
    """Keep a telephone number for staff, and say beside the words what it is."""
    wanted = (*assessment.reasons, GAVE_REACH)
    turn.entries[0] = replace(turn.entries[0], reasons=wanted)
    relay.joins(turn, replace(assessment, tier=Tier.P4))
    turn.record(GAVE_REACH)
    urgent = turn.case is not None and turn.case.tier.urgent
    line = wording_asked.reach(urgent=urgent, language=turn.conversation.language)
    turn.say(line.text, choices=line.choices, tier=Tier.P3)


def _just_answered(turn: Turn, asked: Asked) -> bool:
    """Whether the message before this asked the same, so that its answer still stands above."""
    recent = turn.conversation.recent
    of_pictures = asked is Asked.REMOVE
    before = len(recent) > 1 and asked_in(recent[-2].text, of_pictures=of_pictures) is asked
    return before and asked is not Asked.DELETE


def _say(outside: Outside, turn: Turn, asked: Asked, *, beside: bool = False) -> None:
    case = turn.case
    if case is not None and asked is Asked.FAULT and not _was_harmed(turn):
        put_off = wording_asked.for_a_person(
            staffed=turn.staffed,
            opens=turn.opens.get(case.team),
            times=case.unread,
            language=turn.conversation.language,
        )
        turn.say(put_off.text, choices=put_off.choices, tier=Tier.P3)
        return
    if case is not None and case.tier.urgent and _just_answered(turn, asked):
        again = wording_waiting.kept(case.unread, language=turn.conversation.language)
        turn.say(again.text, choices=again.choices, tier=Tier.P3)
        return
    line = wording_asked.answer(
        asked,
        urgent=case is not None and case.tier.urgent,
        # The reply that this stands beside has said that nobody is there.
        staffed=turn.staffed or beside,
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
