"""A hello is answered at once with who this is and who may read it, in every language of ours."""

from __future__ import annotations

import pytest

from bot.casework.greetings import is_greeting, is_pleasantry, opens_with_hello


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "u up lol",
        "hi walaal",
        "مرحبا",
        "السلام علیکم",
        "ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ ਜੀ",
        "sat sri akal ji",
        "আসসালামু আলাইকুম",
        "dzień dobry",
        "cześć",
        "bună ziua",
        "mar7aba",
        "asc walaal",
    ],
)
def test_a_hello_in_any_of_our_languages_is_one(text: str) -> None:
    """No model is needed for it, and the limits of privacy are said first."""
    assert is_greeting(text)


@pytest.mark.parametrize(
    "text", ["hi can u help", "salam mera shohar mujhe marta hai", "2", "", "hi 16", "ok", "walaal"]
)
def test_a_hello_with_something_said_is_more_than_a_hello(text: str) -> None:
    """What stands beside the hello is read."""
    assert not is_greeting(text)


def test_a_hello_with_a_little_more_opens_a_talk() -> None:
    """A few words after it may still be the start; a telling is not."""
    assert opens_with_hello("hey so asking for a friend")
    assert not opens_with_hello("asking for a friend")
    assert not opens_with_hello("hey so last night my brother came home and he had a bag with him")


@pytest.mark.parametrize(
    ("text", "pleasant"),
    [
        ("shukriya ji", True),
        ("dziękuję", True),
        ("نعم", True),
        ("haa waa hagaag", True),
        ("salam baba byedrobni", False),
        ("nie chcę", False),
        ("16", False),
    ],
)
def test_a_pleasantry_says_nothing_else(text: str, pleasant: bool) -> None:
    """Every word of it is one of hello, thanks, bye, yes or no."""
    assert is_pleasantry(text) is pleasant
