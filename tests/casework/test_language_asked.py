"""Who asks for a language is answered in it; one word of thanks turns no conversation."""

from __future__ import annotations

import pytest

from bot.casework.language import language_of
from bot.casework.language_asked import asked_language, language_after


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("english please", "en"),
        ("i speak english", "en"),
        ("po polsku prosze", "pl"),
        ("urdu please", "ur"),
        ("in arabic", "ar"),
        ("mujhse english mein baat karo", ""),
        ("angrezi mein baat karein", "en"),
        ("can you speak somali", "so"),
        ("i dont speak urdu i speak english", "en"),
        ("i dont speak english", ""),
        ("nie mówię po angielsku", ""),
        ("english nahi", ""),
        ("my english teacher hates me", ""),
        ("polish boys chase me", ""),
        ("english or urdu", ""),
        ("hello", ""),
    ],
)
def test_a_language_that_is_asked_for_is_known(text: str, code: str) -> None:
    """Not where it is denied, nor where the words are about something else."""
    assert asked_language(text) == code


@pytest.mark.parametrize(
    ("text", "before", "earlier", "after"),
    [
        ("english please", "ur", ("mera shohar mujhe marta hai",), "en"),
        ("urdu please", "en", ("my dad hits me",), "ur"),
        ("dziekuje", "en", ("my dad hits me",), "en"),
        ("dziekuje", "en", (), "pl"),
        ("mahadsanid", "en", ("asc walaal",), "so"),
        ("mama mnie nie slucha", "en", ("my stepdad hits me",), "pl"),
        ("im 14", "en", ("dziekuje",), "en"),
    ],
)
def test_a_conversation_turns_on_a_sentence_or_a_wish(
    text: str, before: str, earlier: tuple[str, ...], after: str
) -> None:
    """People of two languages thank in either."""
    assert language_after(text, before, earlier) == after


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("aabahay ayaa i garaaca", "so"),
        ("waan baqayaa", "so"),
        ("adeerkay ayaa i taabta", "so"),
        ("jozi biydrobni", "ar"),
        ("jozi by2tolni", "ar"),
        ("ana 5ayfa", "ar"),
        ("mersi", "ro"),
        ("do widzenia", "pl"),
        ("la revedere", "ro"),
        ("mi casa", "en"),
        ("casa mea", "ro"),
        ("la la la im so bored", "en"),
        ("see u at 5 or 7 mate", "en"),
    ],
)
def test_a_few_words_tell_their_language(text: str, code: str) -> None:
    """So a short telling is answered in the words of who tells it."""
    assert language_of(text) == code
