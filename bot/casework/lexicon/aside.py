"""Sentences about something else: what a time word in them says is no part of a threat before.

"My ex threatened to slash my face" and then "what's the weather tomorrow" is no threat for
tomorrow. The whole message must be one of these shapes: anything more may be about the threat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIRST = r"(?:(?:ok|yes|no|anyway|btw|and|but|also|so|thanks|sorry|hi) )?"
_TOPIC = (
    r"(?:school|college|uni|work|lessons?|class|exams?|mocks|homework|revision|football|training|"
    r"practice|rehearsal|maths|english|science|pe|assembly|lectures?|shift|dentist)"
)
_WHEN = (
    r"(?: (?:now|today|tomorrow|tonight|later|soon|this|the|in|morning|afternoon|evening|again|"
    r"atm|at|on|till|until|for|a|bit|all|day|like|so|then|x+|\d+|am|pm))*"
)
_WEATHER = re.compile(
    rf"{_FIRST}(?:whats|what is|what|hows|how is|how) (?:is )?the (?:weather|forecast){_WHEN}"
)
_OWN_DAY = re.compile(
    rf"{_FIRST}(?:(?:im|i am|we are) (?:at|in|back at|off to) |"
    rf"(?:ive|i have|i|we have|weve|got) (?:got |have |start )?)(?:my |a |an |the )?{_TOPIC}{_WHEN}"
)
# Whoever threatens may be at the same school: then being there says when.
_PEERS = frozenset(
    "they theyre theyll them lad lads boy boys girl girls kid kids year yr class school college "
    "uni work teacher boss mate mates gang opps mandem ex exs boyfriend girlfriend bf gf partner "
    "brother sister cousin friend friends".split()
)
# Who does not go to their school, college or work.
ELDERS = frozenset(
    "dad dads mom moms mum stepdad stepmom father mother uncle aunt auntie grandad nan husband "
    "parents".split()
)


def is_aside(words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a message is wholly about the weather, or a day away from who threatens: an elder."""
    said = " ".join(word for word in words if word not in ".,?!")
    if _WEATHER.fullmatch(said):
        return True
    if _OWN_DAY.fullmatch(said) is None:
        return False
    return not ELDERS.isdisjoint(before) and _PEERS.isdisjoint(before)
