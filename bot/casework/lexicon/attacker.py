"""Who is going to attack: the contact, or somebody that the contact fears.

Both are danger now; only the text differs. "Step away" is for whoever holds the knife, and must
not go to the one it is held against.
"""

from __future__ import annotations

from collections.abc import Sequence

ATTACK = "going_to_attack"
BY_OTHER = "attack_by_other"

_THIRD = frozenset("he hes hell she shes shell they theyre theyll".split())
_PEOPLE = frozenset(
    "dad stepdad mom stepmom ex boyfriend girlfriend husband wife bf gf brother sister son daughter "
    "cousin uncle mate friend lad boy".split()
)
_THEIR_OWN = frozenset(f"{word}s" for word in _PEOPLE)  # "my brothers gonna": he is
# What may stand between them and "going to": "he is", "he said", "hes always on about".
_BETWEEN = frozenset("is are was were just now really actually said says always defo deffo".split())
_PASSIVE = frozenset({"get", "be"})
_OBJECTS = frozenset("me us him her them my our his their it the a".split())


def by_other(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the nearest subject before "going to" in the match is somebody else.

    Where none is named, whoever writes may be the one: "gonna stab him".
    """
    for place in range(first, last + 1):
        if tuple(words[place : place + 2]) in (("going", "to"), ("about", "to")):
            return _said_of_other(words, place)
    return False


def _said_of_other(words: Sequence[str], place: int) -> bool:
    after = words[place + 2 : place + 4]
    if len(after) == 2 and after[0] in _PASSIVE and after[1] not in _OBJECTS:
        return False  # "he's gonna get stabbed" does not say by whom
    subject = place - 1
    while subject >= 0 and words[subject] in _BETWEEN:
        subject -= 1
    if subject < 0:
        return False
    if words[subject] in _THIRD | _THEIR_OWN:
        return True
    # "Me and my mate gonna" is us, "he hit my brother gonna" is me: only what begins the sentence.
    begins = subject < 2 or words[subject - 2] in (".", ",")
    return words[subject] in _PEOPLE and (begins or subject < place - 1)
