"""Which typed words ask for what /stop does, and for nothing else."""

from __future__ import annotations

import pytest

from bot.casework.asks_quiet import asks_quiet


@pytest.mark.parametrize(
    "words",
    "stop|STOP|stop messaging me|Please stop texting me|stop replying|unsubscribe|stop!!|"
    "stop sending me these|can you stop contacting me|"
    "dont message me again|Do not text me anymore|nie pisz do mnie|"
    "nu-mi mai scrie|لا تراسلني".split("|"),
)
def test_a_plain_wish_for_quiet(words: str) -> None:
    """Nobody who wants quiet needs to know the command."""
    assert asks_quiet(words)


@pytest.mark.parametrize(
    "words",
    "stop him|make it stop|i want it to stop|tell him to stop|stop it|he said stop|he wont stop|"
    "stop messaging my wife|dont text me at night|stop texting me he will kill me|"
    "stop it please|please stop it|please stop|stop this|can you stop this|no please stop|"
    "i said stop|"
    "stop stop stop|stop now|just stop|stop talking to me|dont talk to me|przestań|oprește|jooji|"
    "توقف|stop bothering me|leave me alone|i cant stop|stop cutting|".split("|"),
)
def test_what_says_more_is_read_as_words(words: str) -> None:
    """Somebody else is to stop, or something is told beside it."""
    assert not asks_quiet(words)
