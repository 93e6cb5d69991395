"""Words by which an open urgent case tells that the danger has come: "he's back"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.casework.lexicon.aside import ELDERS
from bot.casework.normalise import Normalised, read
from bot.casework.screen_arrivals import nobody_came
from bot.casework.triage import Hit, Route, Tier

_BACK = frozenset(
    {"back", "here", "home", "outside", "coming", "inside", "downstairs", "woken", "woke", "awake"}
)
_NOT_BACK = frozenset(
    "not never isnt arent wont aint havent hasnt doesnt without until till".split()
)
# Two words near one another that say it without "he's back".
_AT_THE_DOOR = frozenset(
    (first, second)
    for first, seconds in {
        "its": "him them her",
        "hear": "him them her his footsteps keys",
        "heard": "him them her his footsteps keys door",
        "car": "pulled outside",
        "door": "went opened",
        "knocking": "again door",
        "banging": "again door",
        "dad": "in home back",
        "mom": "in",
    }.items()
    for second in seconds.split()
)
# A parent who "is in" is the danger only where the case may be about them: named, or one of
# the words that leave open who it is.
_OPEN_WHO = frozenset("they theyre them parents parent family home house someone".split())
_MAY_BE = {
    "mom": frozenset("mom moms stepmom she shes her".split()) | _OPEN_WHO,
    "dad": frozenset("dad dads stepdad he hes him his".split()) | _OPEN_WHO,
}
# Somebody who is back there is not here; a peer, or one from the same place, may be near it.
_AWAY = re.compile(
    r"(?:in|at) (?:the )?(?:prison|jail|custody|nick|cells|school|college|sixth form|uni|work|"
    r"nursery)\b|from (?:school|nursery)\b|"
    r"safe(?:ly)?(?: and sound)?(?: (?:and|now|thank\w*|x+)\b| [.,]|$)"
)
# These hold whoever it is.
_WHOEVER = re.compile(r"in (?:the )?(?:prison|jail|custody|nick|cells)\b|safe")
_MAY_SHARE = frozenset(
    "brother brothers sister sisters stepbrother stepsister cousin cousins lad lads boy boys girl "
    "girls kid kids pupil pupils student students year class school college uni work teacher "
    "coach boss manager colleague mate mates friend friends gang opps they theyre them ex exs "
    "boyfriend girlfriend bf gf partner".split()
)
_WHO = frozenset("he hes she shes they theyre him his".split())
_UNFINISHED = frozenset({"hes", "shes", "theyre"})


def return_hits(
    norm: Normalised, case_tier: Tier | None, case_reasons: tuple[str, ...] = ()
) -> Iterator[Hit]:
    """Words like "he's back" while an urgent case is open: the danger has come.

    "Mum is in the kitchen" says so only where the case may be about her.
    """
    if case_tier is None or not case_tier.urgent:
        return
    words = norm.words
    for index, word in enumerate(words[:40]):
        if word in _MAY_BE and not _may_be_about(word, case_reasons):
            continue
        reached = _reaches_back(word, words[index + 1 : index + 4])
        if reached is None or _back_elsewhere(words[index + 1 + reached :], case_reasons):
            continue
        last = index + 1 + reached
        if not nobody_came(words, index, last, case_reasons):
            said = norm.cite(index, last)
            yield Hit(
                key="danger_returns",
                tier=Tier.P1,
                route=Route.DOMESTIC_ABUSE,
                reason=f"An urgent case is open and the words are '{said}'.",
                words=said,
            )
            return


def _may_be_about(parent: str, case_reasons: tuple[str, ...]) -> bool:
    """Whether the case may be about that parent; so it is while nobody knows why it is open."""
    known = [set(read(reason).words) for reason in case_reasons]
    return not known or any(words & _MAY_BE[parent] for words in known)


def _back_elsewhere(words: tuple[str, ...], case_reasons: tuple[str, ...]) -> bool:
    """Whether "back" or "home" goes on "in prison", "at school" or "safe": nobody has come.

    Only an elder of the family shares neither school nor work with them; whoever else is near.
    """
    if words[0] not in ("back", "home"):
        return False
    following = " ".join(words[1:6])
    if _AWAY.match(following) is None:
        return False
    if _WHOEVER.match(following):
        return True
    known: set[str] = set().union(*(read(reason).words for reason in case_reasons))
    near = "with me" in following or not {"gates", "gate", "outside", "waiting"}.isdisjoint(words)
    return not near and not ELDERS.isdisjoint(known) and _MAY_SHARE.isdisjoint(known)


def _reaches_back(word: str, following: tuple[str, ...]) -> int | None:
    """Where in the next few words somebody comes; None when they do not, or are said not to."""
    for place, item in enumerate(following):
        if item in _NOT_BACK or (item == "." and (place or word not in _UNFINISHED)):
            return None
        if word in _WHO and item in _BACK:
            return place
        if (word, item) in _AT_THE_DOOR:
            return place
    return None
