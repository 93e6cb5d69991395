"""Counting a text's words by language comes out as counting them one language at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.casework.language_words import MostWords

WORDS = st.sampled_from("a b c d e f".split())


@given(
    st.dictionaries(st.sampled_from(["pl", "ro", "ur"]), st.frozensets(WORDS), min_size=1),
    st.lists(WORDS),
)
def test_the_same_as_counting_each_language(
    tables: dict[str, frozenset[str]], words: list[str]
) -> None:
    """The most words, each as often as it stands there; of equals the first language."""
    counts = ((code, sum(word in known for word in words)) for code, known in tables.items())
    assert MostWords(tables).of(words) == max(counts, key=lambda found: found[1])
