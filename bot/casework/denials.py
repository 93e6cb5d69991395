"""Who denies the harm in a case: the one it is told of, or the contact.

"I never touched her" is another hand where the case fears a man, and may be the contact's own
words where it fears a woman ("mum hits me" and then "i never touched her"). Where the case names
nobody it is taken for another hand: nothing more is shown then, and staff are told.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.casework.normalise import read
from bot.casework.triage import Tier

# The rule of `lexicon.takeover` for a denial in the voice of who is feared.
DENIAL = "takeover_denial"

_MEN = frozenset(
    "he hes him his dad dads stepdad stepdads father boyfriend boyfriends bf husband husbands "
    "brother brothers uncle uncles grandad man guy lad son stepbrother".split()
)
_WOMEN = frozenset(
    "she shes her moms mom stepmom stepmoms mother girlfriend girlfriends gf wife sister sisters "
    "aunt auntie nan woman girl daughter stepsister".split()
)
_OF_HER = frozenset("she shes her hers".split())
_OF_HIM = frozenset("he hes him his".split())
# A case of the contact's own violence: whoever tells of that may deny some of it.
_OWN_HARM = "own violence"


def another_denies(
    words: Sequence[str], case_tier: Tier | None, case_reasons: Sequence[str]
) -> bool:
    """Whether a denial in an open urgent case is spoken of the contact, not by them."""
    if case_tier is None or not case_tier.urgent:
        return False
    if any(_OWN_HARM in reason.lower() for reason in case_reasons):
        return False
    known: set[str] = set().union(*(read(reason).words for reason in case_reasons))
    fears_him, fears_her = not _MEN.isdisjoint(known), not _WOMEN.isdisjoint(known)
    if not _OF_HER.isdisjoint(words) and fears_her and not fears_him:
        return False
    return _OF_HIM.isdisjoint(words) or not fears_him or fears_her
