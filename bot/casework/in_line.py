"""A contact's place in line, and how long others really waited: facts, never a promise.

Said for a P3 alone. A P1 or P2 gets its fixed words, and a number would only hold them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.casework.cases import Case, queue_order
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
        r".*\b(reply(ing)?|answer(ing)?|com(e|ing)|writ(e|ing)|messag(e|ing)|text|talk|read|back|free"
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
_WHO = rf"(some ?one|some ?body|any ?one|any ?body|staff|you|{_WORKER})"
_ANSWERS = r"(reply|answer|come|write|message|text|talk|speak|be (here|there|free|back))"
_ANSWERING = r"(replying|answering|coming|writing|messaging|there|here|free|back|reading( this)?)"
_BEGINS = r"((hi|hello|hey|hiya|ok|so|and|but|please|pls|sorry) )*"
_ENDS = r"( (please|pls|then|tho|though|yet|now|back|to me|with me|me))*"
_WAITS = (
    r"how (much )?long(er)?( now)?",
    r"how (much )?long(er)? do i (have to|need to|gotta) wait",
    r"how (much )?long(er)? is the (wait|queue|line)",
    rf"how (much )?long(er)? (till?|until) {_WHO} ({_ANSWERS}|comes|replies|answers|writes)",
    rf"when (will|does|can) {_WHO} {_ANSWERS}",
    rf"when (is|are) {_WHO} (going to {_ANSWERS}|{_ANSWERING})",
    rf"(is|are) {_WHO}( still)? (going to (reply|answer)|{_ANSWERING})",
    r"where am i in the (queue|line)",
    r"what (number|place) am i( in (the )?(queue|line))?",
    r"(im |i am |ive been )?still waiting",
)
_WANTS = (
    rf"(can|could|may) i (just )?(speak|talk|chat) (to|with) ({_WORKER}|some ?one|some ?body)",
    rf"i (just )?(want|need|would like) {_WORKER}",
    rf"i (just )?(want to|need to|wanna|would like to) (speak|talk|chat) (to|with) {_WORKER}",
    rf"(can i |can you )?(get|give|find) (me )?{_WORKER}",
    rf"is there {_WORKER}",
)
_ONLY_WAITS = re.compile(f"{_BEGINS}({'|'.join(_WAITS)}){_ENDS}")
_ONLY_WANTS = re.compile(f"{_BEGINS}({'|'.join(_WANTS)}){_ENDS}")


def asks_how_long(text: str) -> bool:
    """Whether the words ask, and do little else, when a person comes or who is in front."""
    words = _plain(text)
    if not words or len(words.split()) > SHORT_WORDS:
        return False
    return any(pattern.search(words) for pattern in _ASKS)


def only_asks(text: str) -> bool:
    """Whether the words are nothing but asking for a person, or when one comes."""
    words = _plain(text)
    return any(pattern.fullmatch(words) for pattern in (_ONLY_WAITS, _ONLY_WANTS))


def _plain(text: str) -> str:
    words = re.sub(r"['’]", "", text.lower())
    return " ".join(re.findall(r"[a-z0-9]+", words))


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
