"""Words that say that who is feared is not near: "no hes not here".

Rules for "he's here" leave room for a word between, and a "not" fits there. A whole message of
this shape tells of nobody near; anything more beside it is read for what it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Rules of who is near that such a message seems to match.
READ_AS_NEAR = frozenset({"covert", "close_by", "outside_mine", "danger_returns"})

_WHO = (
    r"(?:hes?|he is|shes?|she is|they|theyre|they are|(?:my |the )?(?:dad|mom|stepdad|stepmom|ex"
    r"|partner|boyfriend|bf|husband|wife|girlfriend|gf|brother|sister|uncle|parents)s?"
    r"(?: is| are)?)"
)
_PLACE = r"(?:here|home|at home|around|near|nearby|in the house|in)"
_WHEN = r"(?:now|right now|rn|atm|at the moment|today|tonight|anymore|any more|currently|yet|x+)"
_CALM = r"(?:so|and|its|it is|im|i am|all|fine|okay|ok|safe|alone|clear|no|yes|tho|though|lol|oh)"
_NOT_NEAR = re.compile(
    rf"(?:{_CALM} )*{_WHO} (?:not|isnt|arent|aint)(?: even| actually)? {_PLACE}"
    rf"(?: (?:{_WHEN}|{_CALM}))*"
)


def nobody_is_near(words: Sequence[str]) -> bool:
    """Whether plain words say that somebody is not here, and nothing else."""
    return _NOT_NEAR.fullmatch(" ".join(word for word in words if word not in ".,")) is not None
