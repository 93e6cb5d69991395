"""Plain words that say that nobody reads along any more."""

from __future__ import annotations

import pytest

from bot.casework.safe_now import says_safe_now


@pytest.mark.parametrize(
    "words",
    [
        "ok its safe now hes gone work",
        "i can talk now",
        "he isnt here",
        "hes gone out now",
        "You can text me now",
        "im on my own now x",
        "he's at work now its ok to talk",
    ],
)
def test_safe_is_understood_as_people_write_it(words: str) -> None:
    """Nobody who may read needs to find the digit."""
    assert says_safe_now(words)


@pytest.mark.parametrize(
    "words",
    [
        "dont think its safe now",
        "is it safe now?",
        "hes gone to get a knife",
        "its not safe",
        "hes gone out but back soon",
        "its safe now if he sleeps",
        "when hes at work ill text",
        "im alone with him",
        "you can text him",
        "hes not in prison",
        "he has gone out now to get a knife",
        "can talk now he says",
        "can he see this",
        "im not safe",
        "im safe now " + "and then he came " * 8,
    ],
)
def test_doubt_is_no_yes(words: str) -> None:
    """Unsure hides on: a watcher must not be shown help."""
    assert not says_safe_now(words)
