"""Kin who come to fetch the contact: "my nan is coming to get me" is no threat.

"Coming to get me" is one from whoever is feared. So the words must name the kin, and nobody may
have named that kin as the one who harms: neither the case nor what was said just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.casework.lexicon.known import GRAVE
from bot.casework.normalise import read

# Rules that read "coming to get me" as a threat.
READ_AS_THREAT = frozenset({"outside_mine", "threat_to_life"})

_NANS = "nan nana nanny nans gran granny grandma grandmother"
_AUNTS = "aunt auntie aunty aunts"
_KIN = {
    name: frozenset(names.split())
    for names in (
        _NANS,
        _AUNTS,
        "mom mum moms mother mama mam",
        "sister sisters sis",
        "dad dads father",
        "grandad grandads grandpa grandfather",
        "friend friends mate mates bestie",
        "teacher teachers",
    )
    for name in names.split()
}
# A father is the one who harms more often than not: he fetches where the case fears another.
_OTHER_FEARED = frozenset({"dad", "dads", "father"})
_NAMES_OTHER = frozenset(
    "boyfriend bf ex husband partner stepdad stepmom mom brother uncle girlfriend gf wife cousin "
    "she shes her they theyre".split()
)
_FETCHES = re.compile(
    rf"(?:(?:ok|okay|yes|no|and|so|but|its|fine|thanks|thank|you) )*(?:(?:my|our|me) )?"
    r"(?:(?:big|older|best|great|other) )?"
    rf"(?P<who>{'|'.join(_KIN)}) (?:(?:is|s|are|just|now|already|on|her|his|their|the|way|will|be"
    r"|said|she|he|shell|hell|shes|hes|going|to|and) )*?"
    r"(?:(?:coming|comin|come|comes|driving|over|round|here|down) )*(?:(?:to|and|ta) )?"
    r"(?:get|fetch|collect|pick|picking|getting|fetching|collecting)(?: (?:me|us|up))+"
    r"(?: (?:now|soon|later|today|tonight|tomorrow|in|a|bit|minute|mins|minutes|at|from|school"
    r"|here|work|college|after|the|station|and|so|x+|thanks|thank|you|god|safe|im|ok|okay|\d+))*"
)


def is_fetched(words: Sequence[str], told: Iterable[str]) -> bool:
    """Whether plain words say that kin fetch the contact, and nobody fears that kin.

    `told`: the reasons of the open case, and what was said in the last minutes.
    """
    found = _FETCHES.fullmatch(" ".join(word for word in words if word not in ".,"))
    if found is None or not GRAVE.isdisjoint(words):
        return False
    kin = _KIN[found["who"]]
    known: set[str] = set().union(*(read(text).words for text in told))
    if not kin.isdisjoint(known):
        return False
    if found["who"] in _OTHER_FEARED:
        return not _NAMES_OTHER.isdisjoint(known)
    return True
