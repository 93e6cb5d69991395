"""Words that look like "he's back" and say something else: "can I name him here", "if he's home".

Nothing of this is read where it might hide an arrival: what is left open stays danger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.casework.areas import is_place
from bot.casework.lexicon.known import GRAVE

_OBJECTS = frozenset({"him", "his"})
_SUBJECTS = {
    "he": frozenset({"he", "hes", "him", "his"}),
    "she": frozenset({"she", "shes", "her"}),
    "they": frozenset({"they", "theyre", "them", "their"}),
}
# Places that a verb may lead to without anyone coming: "text me back", "refer him here".
_LED_TO = frozenset({"back", "here", "home"})
# What is done to somebody in this chat, and what the contact asks to do with them.
_WRITTEN = frozenset(
    "name naming mention mentioning refer referring report reporting register add put putting "
    "list describe discuss sign".split()
)
_TAKEN = frozenset("bring send take get drop bringing sending taking".split())
_ASKED_BY = frozenset({"i", "we", "id", "to", "im", "us"})
_ABOUT_HIM = frozenset(
    "name names number details address surname age story picture photo info case school".split()
)
# They answer, or send the contact somewhere; nobody walks in. "Brought me back" is not of these.
_CALLS = frozenset(
    "text texts texted texting message messaged messages msg msgd rang ring rings ringing call "
    "called calls calling phone phoned phones send sends sent sending write wrote writes reply "
    "replied replies pay paid give gave gives facetimed snapped dmd".split()
)
_LEFT = frozenset({"gone", "went", "going", "go"})
_CONDITIONS = frozenset({"if", "when", "whenever", "unless"})
# After these an "if" is a doubt, not a condition: "idk if he's back". Unsure means up.
_DOUBTS = frozenset("idk know sure tell see check wonder what unsure dunno hear think".split())
_WHERE_AT = re.compile(r"at (?:his |her |their )?(?:home|mums|moms|dads|nans)? ?in (\w+(?: \w+)?)")
# "I dread it when hes back in ten minutes" is no condition.
_SOON = frozenset("minutes minute mins min hour hours soon tonight later now today".split())
# "Hes back but hes safe now he says" is his word for it.
_HEARSAY = frozenset("says say said reckons promises swears claims apparently but".split())
# Somebody who has these with them is where the contact's own are.
_OWN_KIDS = frozenset("kids kid children child baby son daughter".split())
_IS = r"\b(?P<who>hes|shes|theyre|he is|she is|they are) (?:both |all |now |home )*"
_IS_SAFE = re.compile(_IS + r"safe(?: (?:and|now|thank\w*|with|x+)\b| [.,]|$)")
# One who is feared weeps, too: this counts where the case fears nobody.
_IS_IN_TEARS = re.compile(
    _IS + r"(?:in (?:bits|tears|pieces)|distraught|devastated|heartbroken|inconsolable)\b"
)
# Cases that are about somebody who is missed or harms themselves, not about one who is feared.
_MISSED = "missing, run away or locked out"
_HARMLESS_KINDS = (
    _MISSED,
    "suicide with",
    "thoughts of suicide",
    "self-harm",
    "worried about a child",
    "low mood",
    "says they are",
)
_HARMLESS_TO_OWN = (*_HARMLESS_KINDS, "sexual images", "bullying")
_HARMLESS_TOPICS = ("missing housing", "mental health", "family", "human")
_OUR_OWN = frozenset(
    "son daughter lad boy girl child kid grandson granddaughter stepson stepdaughter nephew niece "
    "brother sister friend mate pupil student youngest eldest twin teenager".split()
)
_KIND = re.compile(r"^(?P<kind>[^:']+): '.*\(word rule\)")
_TOPIC = re.compile(r"^The model reads this as about (?P<topic>[a-z ]+) \(")


def nobody_came(
    words: Sequence[str], who: int, reached: int, case_reasons: tuple[str, ...] = ()
) -> bool:
    """Whether words from a pronoun (at `who`) to "back", "here" and the like tell no arrival."""
    sentence = _sentence(words, who)
    return (
        _led_there(words, who, reached)
        or _only_if(words, who, sentence)
        or _went_away(words, who, reached)
        or (_lives_elsewhere(words, who) and _OWN_KIDS.isdisjoint(sentence))
        or (_said_of(_IS_SAFE, words, words[who]) and _HEARSAY.isdisjoint(sentence))
        or (_said_of(_IS_IN_TEARS, words, words[who]) and _fears_nobody(case_reasons))
        or (_is_missed(case_reasons) and GRAVE.isdisjoint(sentence))
    )


def _sentence(words: Sequence[str], place: int) -> tuple[str, ...]:
    start = max((at for at in range(place) if words[at] == "."), default=-1) + 1
    end = next((at for at in range(place, len(words)) if words[at] == "."), len(words))
    return tuple(words[start:end])


def _led_there(words: Sequence[str], who: int, reached: int) -> bool:
    """Whether a verb leads there: "refer him here", "put his name here", "they text me back"."""
    if words[reached] not in _LED_TO:
        return False
    between = words[who + 1 : reached]
    if words[who] not in _OBJECTS:
        return not _CALLS.isdisjoint(between)
    verb = words[who - 1] if who else ""
    asked = not _ASKED_BY.isdisjoint(words[max(0, who - 3) : max(0, who - 1)])
    return verb in _WRITTEN or (verb in _TAKEN and asked) or not _ABOUT_HIM.isdisjoint(between[:1])


def _only_if(words: Sequence[str], who: int, sentence: tuple[str, ...]) -> bool:
    """Whether it hangs on a condition and nothing grave is said: "only when he's home"."""
    if not who or words[who - 1] not in _CONDITIONS:
        return False
    if not _SOON.isdisjoint(sentence):
        return False
    before = words[max(0, who - 5) : who - 1]
    return _DOUBTS.isdisjoint(before) and GRAVE.isdisjoint(sentence)


def _went_away(words: Sequence[str], who: int, reached: int) -> bool:
    """Whether somebody went home: away from here, and not to fetch something."""
    if words[reached] not in ("home", "back") or reached == who + 1:
        return False
    following = words[reached + 1 : reached + 3]
    fetches = {"for", "get", "grab", "in", "inside", "up", "upstairs", "out", "outside", "here"}
    fetches |= {"to", "mine", "ours"}  # "gone back to mine" is here
    return words[reached - 1] in _LEFT - {"going", "go"} and fetches.isdisjoint(following)


def _lives_elsewhere(words: Sequence[str], who: int) -> bool:
    """Whether they are at home in a place that is named: not here."""
    match = _WHERE_AT.match(" ".join(words[who + 1 : who + 7]))
    if match is None:
        return False
    place = match[1]
    return is_place(place) or is_place(place.split()[0])


def _said_of(shape: re.Pattern[str], words: Sequence[str], pronoun: str) -> bool:
    """Whether the same person is said to be so: safe, or in tears."""
    for match in shape.finditer(" ".join(words)):
        said = match["who"].split()[0]
        if any({pronoun, said} <= forms for forms in _SUBJECTS.values()):
            return True
    return False


def _fears_nobody(case_reasons: tuple[str, ...]) -> bool:
    """Whether the case is about a child or friend, and no word rule saw violence in it."""
    kinds = [match["kind"].lower() for match in map(_KIND.match, case_reasons) if match]
    own = any(not _OUR_OWN.isdisjoint(_plain(reason)) for reason in case_reasons)
    return own and bool(kinds) and all(kind.startswith(_HARMLESS_TO_OWN) for kind in kinds)


def _is_missed(case_reasons: tuple[str, ...]) -> bool:
    """Whether the case is about a child or friend who is missed, and about nothing else."""
    missed = False
    for reason in case_reasons:
        kind, topic = _KIND.match(reason), _TOPIC.match(reason)
        if kind and not kind["kind"].lower().startswith(_HARMLESS_KINDS):
            return False
        if topic and topic["topic"] not in _HARMLESS_TOPICS:
            return False
        if kind and kind["kind"].lower() == _MISSED:
            missed = missed or not _OUR_OWN.isdisjoint(_plain(reason))
    return missed


def _plain(reason: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", reason.lower())
    return frozenset((*words, *(word.removesuffix("s") for word in words)))
