"""Which answers to "Are you safe right now?" say that the contact is not.

Only an answer counts: a no, a denied "safe", doubt about it. A "not" in a sentence about something
else ("im not going back to that school") answers nothing, and is read for what it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

LONGEST = 8  # words; whoever writes more tells what is wrong, and is read for that
SHORT = 4
_PLAIN_NO = frozenset(
    "no n nope nah naw na nein nie nahi nahin nei nu maya لا نہیں نهين ਨਹੀਂ না".split()
)
# "No one believes me", "no money": the word belongs to what follows. "No idea" and "no reason to
# be", of whoever was asked in danger, are doubt.
_NO_OF = frozenset("one nobody body need money friends time".split())
_NOBODY_CARES = frozenset({"cares", "care", "would", "gives"})
_BEFORE_NO = frozenset(
    "well um umm erm er oh so tbh honestly actually i mean like just yeah".split()
)
_DENIALS = frozenset(
    "not never isnt arent aint dont doesnt wont cant neither hardly barely".split()
)
_FINE = frozenset("safe ok okay fine alright".split())
_DENIAL_REACH = 4  # "i dont really feel safe"
_FILLERS = frozenset(
    "really rly that tbh honestly im its it is if i am we sure so think right now rn here there "
    "atm at the moment home tonight today anymore yet all alone quite exactly entirely lol x tho "
    "though feel always much not no or be dont know how completely totally 100 percent idk dunno "
    "maybe sorry ngl to honest".split()
)
# "Not when he's home", "never here": safe at other times, and not now.
_DENIED_SO = frozenset("when with while if until till unless here now at really".split())
_DOUBT = frozenset("maybe unsure depends ish sometimes probably hmm guess doubt sort kind".split())
# "For now" and "until he wakes": a yes that ends soon is none.
_ENDS = (("for", "now"), ("so", "far"), ("the", "moment"))
_UNTIL = frozenset({"until", "till"})
_YES = frozenset(
    "yes y yeah yep okay safe fine am sure yea definitely tak haan da haa نعم جی ਹਾਂ হ্যাঁ".split()
)


def says_not_safe(words: Sequence[str]) -> bool:
    """Whether an answer, in plain words, says or doubts that they are safe."""
    if not words or len(words) > LONGEST:
        return False
    return (
        "unsafe" in words
        or _says_no(words)
        or _denies_being_safe(words)
        or _denies_all(words)
        or _doubts(words)
        or _ends_soon(words)
    )


def denies_something(words: Sequence[str]) -> bool:
    """Whether words that leave the question open begin with a no, a denial or a doubt."""
    begun = words[:SHORT]
    return len(words) <= LONGEST and not (_PLAIN_NO | _DENIALS | _DOUBT).isdisjoint(begun)


def _says_no(words: Sequence[str]) -> bool:
    place = next((at for at, word in enumerate(words[:SHORT]) if word in _PLAIN_NO), None)
    if place is None:
        return False
    if not set(words[:place]) <= _BEFORE_NO:
        return place == len(words) - 1 and len(words) < SHORT
    following = words[place + 1 :]
    belongs = not _NO_OF.isdisjoint(following[:1]) and _NOBODY_CARES.isdisjoint(following)
    return not belongs


def _denies_being_safe(words: Sequence[str]) -> bool:
    return any(
        word in _FINE and not _DENIALS.isdisjoint(words[max(0, at - _DENIAL_REACH) : at])
        for at, word in enumerate(words)
    )


def _denies_all(words: Sequence[str]) -> bool:
    """Whether a denial is all there is: "not really", "im not", "dont think so"."""
    denied = not _DENIALS.isdisjoint(words) or "dunno" in words or "idk" in words
    at_times = words[0] in ("not", "never") and not _DENIED_SO.isdisjoint(words[1:2])
    return at_times or (denied and set(words) <= _FILLERS | _DENIALS)


def _doubts(words: Sequence[str]) -> bool:
    if "depends" in words[:SHORT]:
        return True
    return not _DOUBT.isdisjoint(words[:SHORT]) and (
        len(words) <= SHORT or not _FINE.isdisjoint(words)
    )


def _ends_soon(words: Sequence[str]) -> bool:
    answers = words[0] in _YES or not _FINE.isdisjoint(words)
    short = len(words) <= SHORT
    ends = any(pair in _ENDS for pair in pairwise(words)) or not _UNTIL.isdisjoint(words)
    return (ends and (answers or short)) or (answers and "but" in words)
