"""A contact's place in line, and how long others really waited: facts, never a promise.

A place is said for a P3 alone: in a P1 or P2 a number would only hold them up. Whether a person
is there at all is said at every tier (rule 10: silence that looks like a queue is dangerous).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.casework.asked_elsewhere import asks_who_is_there
from bot.casework.cases import Case, queue_order
from bot.casework.plain_words import plain_words
from bot.casework.triage import Tier

# Claims within this time tell how it is today, and fewer than these tell nothing.
LOOK_BACK = timedelta(hours=3)
ENOUGH = 5
# Four in five of them waited no longer than what is said.
SHARE = 0.8
# Rounded up to one of these, in minutes; beyond the last nothing is said.
STEPS = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180)

_ASKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bhow (much )?long(er)?\b.*\b(wait|take|till?|until|be|is it|left|now|someone|reply)\b",
        r"\bhow (much )?longer\b",
        r"^(so )?how long( now| left| is it)?$",
        r"\b(where|what number|what place|how far)\b.*\b(queue|line)\b",
        r"\b(place|number|position)\b.*\b(queue|line)\b",
        r"\bwhen (will|is|does|can|are)\b"
        r".*\b(some ?one|somebody|any ?one|a person|worker|staff|you)\b"
        r".*\b(reply(ing)?|answer(ing)?|com(e|ing)|writ(e|ing)|messag(e|ing)|text|talk|"
        r"read|back|free"
        r"|there)\b",
        r"\b(is|are) (any ?(one|body)|some ?(one|body)|there (any ?(one|body)|some ?(one|body)))\b"
        r".*\b(there|coming|reading|going to (reply|answer))\b",
        r"^(still )?waiting$",
        r"\b(im|i am|ive been) (still )?waiting\b",
    )
)
# Longer words have more in them than the question.
SHORT_WORDS = 16

# Words that are nothing but the question, whatever a model makes of so few. Not among them: "how
# long have I left" and "how long will it take" (pills), "when are they coming" (who threatens).
_WORKER = r"(an? )?((real|actual|live|proper) )?(person|human( being)?|worker|member of staff)"
_WHO = rf"(someone|anyone|staff|you|{_WORKER})"
_NOBODY = r"(nobody|none of you)"
_ANSWERS = (
    r"(reply|answer|read( (it|this|that|my (messages?|texts?)|what i (wrote|said)))?|come|write|"
    r"message|text|talk|speak|be (here|there|free|back))"
)
_ANSWERING = (
    r"(replying|answering|coming|writing|messaging|there|here|about|around|on here|online|free|back"
    r"|awake|listening|reading( (this|it|my messages?))?)"
)
_ANSWERED = (
    r"(replied|answered|come|came|written|wrote|messaged|texted|responded|contacted|spoken|talked"
    r"|(got|gotten|been|come|came) (back|in touch)|(read|seen|opened|looked at) (it|"
    r"this|that|any of"
    r" (it|this)|my (messages?|texts?|chat)|what i (wrote|said|sent)))"
)
_READ = (
    r"((read|see|seen|saw|get|got|opened?|look(ed)? at) (it|this|that|my (messages?|texts?|chat)|"
    r"what i (wrote|said|sent)))"
)
_EVEN = r"( (even|actually|really|still|just|ever|going to))*"
_BEGINS = (
    r"((hi|hello|hey|hiya|yo|oi|ok|okay|so|and|but|well|um|er|sorry|excuse|omg|please|just|"
    r"i said|no|like) )*"
)
_ENDS = (
    r"( (please|then|though|yet|now|back|to me|with me|with|to|me|here|there|still|at all|or what|"
    r"or not|again|tonight|today|in here|on here|hello|mate|so far|about it|about this))*"
)
_WAITS = (
    r"how (much )?long(er)?( now)?",
    r"how (much )?long(er)? do i (have to|need to) wait",
    r"how (much )?long(er)? is the (wait|queue|line)",
    rf"how (much )?long(er)? (till?|until) {_WHO} ({_ANSWERS}|comes|replies|answers|writes)",
    rf"how (much )?long(er)? (will|are|is|before)( {_WHO}| they| it)?( going to)? "
    rf"(be|{_ANSWERS}|till? {_WHO} {_ANSWERS})",
    rf"when (will|does|can){_EVEN} {_WHO}{_EVEN} {_ANSWERS}",
    rf"when (is|are) {_WHO} (going to {_ANSWERS}|{_ANSWERING})",
    rf"(is|are|will|does|did) {_WHO}{_EVEN} ({_ANSWERS}|going to (reply|answer)|{_ANSWERING})",
    rf"(is there )?{_WHO}{_EVEN} ({_ANSWERING}|that can (help|talk))",
    rf"is there{_EVEN} (anyone|someone)( i can (talk|speak) to)?",
    rf"{_NOBODY}( has| have| is| are)?{_EVEN} ({_ANSWERED}|{_ANSWERING}|talk|spoke)",
    rf"(has|have|did) {_WHO}{_EVEN} ({_ANSWERED}|{_READ})",
    rf"why (is|has|have|are) (nobody|not anyone|anyone not|no staff|you not){_EVEN} "
    rf"({_ANSWERED}|{_ANSWERING}|coming)",
    rf"(i am )?(just )?(checking|wondering|seeing|asking)( if| whether)? {_WHO}( has| have| is)?"
    rf"{_EVEN} ({_ANSWERED}|{_ANSWERING}|{_READ})",
    r"i (have )?(still )?(have )?not (had|got|heard) (a reply|an answer|anything|any reply|"
    r"anything back|back|from (you|anyone))( from (you|anyone))?",
    r"(still )?(no (reply|answer)|nobody)",
    r"where am i in the (queue|line)",
    r"what (number|place) am i( in (the )?(queue|line))?",
    r"(i am |i have been )?still waiting",
    r"where (are you|is everyone|is the (person|worker)|is my worker)",
)
_WANTS = (
    rf"(can|could|may) i{_EVEN} (speak|talk|chat) (to|with) ({_WORKER}|someone)",
    rf"i (just )?(want|need|would like) {_WORKER}",
    rf"i (just )?(want to|need to|would like to) (speak|talk|chat) (to|with) {_WORKER}",
    rf"(can i |can you )?(get|give|find) (me )?{_WORKER}",
    rf"is there {_WORKER}",
)
_ONLY_WAITS = re.compile(f"{_BEGINS}({'|'.join(_WAITS)}){_ENDS}")
_ONLY_WANTS = re.compile(f"{_BEGINS}({'|'.join(_WANTS)}){_ENDS}")
_HELLO = re.compile(r"(hi+|hello+|hey+|hiya|yo|oi)( (hi+|hello+|hey+|hiya|there|again|you|bot))*")


def asks_how_long(text: str) -> bool:
    """Whether the words ask, and do little else, when a person comes or who is in front."""
    words = plain_words(text)
    if not words or len(words.split()) > SHORT_WORDS:
        return False
    return any(pattern.search(words) for pattern in _ASKS)


def only_asks(text: str) -> bool:
    """Whether the words are nothing but asking for a person, or when one comes."""
    if asks_who_is_there(text):
        return True
    words = plain_words(text)
    if len(words.split()) > SHORT_WORDS:
        return False
    return any(pattern.fullmatch(words) for pattern in (_ONLY_WAITS, _ONLY_WANTS, _HELLO))


def place_of(case: Case, cases: Iterable[Case], now: datetime) -> int:
    """Return 1 when nobody who waits comes before; cases of practice stand in no real line."""
    mine = (*queue_order(case), case.case_id)
    return 1 + sum(
        waits(other, now)
        and other.practice == case.practice
        and other.case_id != case.case_id
        and (*queue_order(other), other.case_id) < mine
        for other in cases
    )


def usual_wait(
    recent: Iterable[Case], waiting: Iterable[Case], tier: Tier, now: datetime
) -> timedelta | None:
    """Return what four in five waited lately for a first claim, rounded up; None: not known.

    `recent` are cases opened lately, `waiting` those that wait now. Who waits already longer
    than most did counts as well: a slow hour must not be told as a quick one.
    """
    waited = sorted(
        case.first_claimed_at - case.opened_at
        for case in recent
        if case.first_claimed_at is not None
        and case.tier is tier
        and not case.practice
        and now - case.first_claimed_at <= LOOK_BACK
    )
    if len(waited) < ENOUGH:
        return None
    middle = waited[len(waited) // 2]
    still = (
        now - case.opened_at
        for case in waiting
        if case.tier is tier and case.first_claimed_at is None and waits(case, now)
    )
    waited = sorted([*waited, *(span for span in still if span > middle)])
    most = waited[min(len(waited) - 1, int(len(waited) * SHARE))]
    return next((span for step in STEPS if most <= (span := timedelta(minutes=step))), None)


def waits(case: Case, now: datetime) -> bool:
    """Whether nobody has the case: never claimed, given back, or the lease ran out."""
    return case.open and (case.claim is None or now >= case.claim.lease_until)
