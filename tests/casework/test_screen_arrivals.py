"""Which words near "back", "here" or "home" in an open urgent case tell that somebody has come."""

from __future__ import annotations

import pytest

from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Tier

_MISSING = ("Missing, run away or locked out: 'foster daughter didnt come home' (word rule)",)
_LEAKED = ("Sexual images, sextortion: 'put my daughters pictures round the school' (word rule)",)
_HITS = ("Hit or controlled at home: 'my boyfriend hits me' (word rule)",)
_DAUGHTER_HITS = ("Hit or controlled at home: 'my daughter hits me' (word rule)",)


@pytest.mark.parametrize(
    "words",
    [
        "Is it GDPR compliant to name him here?",
        "can i put his name here or not",
        "shall i bring him here to see someone",
        "can I refer him here",
        "can they send me back",
        "he text me back hes at his girlfriends",
        "he never rang me back, she called me back tho",
        "it depends if he's home",
        "only when he's home",
        "he's gone home now with his dad",
        "shes at home in tipton",
        "She's here with us now, she's safe",
        "he was on the phone. back at college monday",
    ],
)
def test_nobody_has_come(words: str) -> None:
    """A question to us, a call, a condition or somebody safe does not say "Call 999 now"."""
    context = ScreenContext(case_tier=Tier.P2, case_reasons=_HITS)
    assert screen(words, context=context).tier is not Tier.P1, words


@pytest.mark.parametrize(
    "words",
    [
        "they let him back in",
        "hes gone back to mine",
        "i dread it when hes back in ten minutes",
        "hes back but hes safe now he says",
        "my brother says hes at home in walsall with my kids",
        "police brought him back here",
        "he brought his mates here",
        "his mates are here",
        "he followed me home",
        "he rang me back hes here",
        "idk if hes back",
        "i think hes back",
        "what if hes back",
        "when hes home hell kill me",
        "hes gone back to get a bat",
        "hes gone back inside",
        "hes at home in his room",
        "shes home n shes screaming",
        "hes here im not safe",
        "hes home safe to talk?",
        "hes back and hes in tears begging me",
        "she's back now. came in 10 mins ago",
        "hes\nback",
    ],
)
def test_somebody_has_come_or_may_have(words: str) -> None:
    """What is brought, doubted or left open stays danger now."""
    context = ScreenContext(case_tier=Tier.P2, case_reasons=_HITS)
    assert screen(words, context=context).tier is Tier.P1, words


@pytest.mark.parametrize(
    ("words", "reasons", "danger"),
    [
        ("she's back now. came in 10 mins ago", _MISSING, False),
        ("she's back now and shes got a knife", _MISSING, True),
        ("she's back now", (*_MISSING, *_HITS), True),
        ("she's back now", _DAUGHTER_HITS, True),
        ("she's back now", (), True),
        ("she's in bits but she's here with me", _LEAKED, False),
        ("he's in bits but he's here with me", _HITS, True),
        ("she's in bits but she's here with me", _DAUGHTER_HITS, True),
    ],
)
def test_who_was_missed_is_found_and_who_is_feared_is_back(
    words: str, reasons: tuple[str, ...], danger: bool
) -> None:
    """The same words are good news of a missing child, and danger where somebody is feared."""
    context = ScreenContext(case_tier=Tier.P2, case_reasons=reasons)
    assert (screen(words, context=context).tier is Tier.P1) is danger
