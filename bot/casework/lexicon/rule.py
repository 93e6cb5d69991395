"""What a rule of the screen is made of. Rules are data: reviewable by people who do not program.

A pattern is a line of elements, matched over plain words (`bot.casework.normalise`):

    word            that word            a|b|c       one of several
    two_words       both, in a row       KNIFE       a word class of `classes.py`
    element?        may be missing       ~3          up to three words, within a sentence
    ^ and $         the text's ends      ~~3         up to three words, across sentences
    !a|two_words    none of these next

Commas are passed over. Example: `PERP ~2 has|got ~2 KNIFE`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.casework.triage import Route, Tier


@dataclass(frozen=True)
class Rule:
    """One red flag. `why` names it in plain words; `hits` and `misses` are its tests.

    A rule matches when one of `patterns` does, or when every pattern group of one of
    `together` is found within thirty words, in any order. `denied` is the tier when the words
    are negated ("I'm not going to..."), None for rules that negation does not touch; a word of
    negation that the pattern itself asks for ("wont let me") denies nothing.
    `unless` patterns that cover part of the match, in its sentence, make it something else
    ("outside ~6 barbecue"), but not beside a word of alarm (the class ALARM).
    `over` is the tier when it is clearly over and the person has no more access, None to keep
    the tier; `dated` the tier when a time long past follows ("stabbed last year") though somebody
    may still be near. `counted`: a laugh lowers no match that holds a number. `harm` marks harm to a person: about an under-13 it is never below P2.
    `covert`: somebody may see the answer, so it shows no help. `later`: it means this only where
    a case is open.
    """

    key: str
    tier: Tier
    route: Route
    why: str
    patterns: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    denied: Tier | None = Tier.P3
    over: Tier | None = None
    dated: Tier | None = None
    counted: bool = False
    harm: bool = False
    covert: bool = False
    check: bool = False
    later: bool = False


@dataclass(frozen=True)
class Mask:
    """Words that look like danger and are not: a figure of speech, a game, a look-alike.

    What a mask covers, no rule sees; `unless` patterns anywhere in the text call it off.
    `hides` are messages that must stay P4; `keeps` are messages that must stay urgent.
    """

    key: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    keeps: tuple[str, ...] = field(default=())
