from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("میرا شوہر مجھے مارتا ہے", "ur"),
        ("mera shohar mujhe maarta hai", "ur"),
        ("ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਮਾਰਦਾ ਹੈ", "pa"),
        ("amar bhai ghor theke ber hoy gese", "bn"),
        ("আমার স্বামী আমাকে মারে", "bn"),
        ("mąż mnie bije", "pl"),
        ("on jest pod domem i mam dzieci", "pl"),
        ("sotul ma bate acum", "ro"),
        ("ninkayga wuu igu garaacayaa guriga", "so"),
        ("زوجي يضربني", "ar"),
        ("theyre outside mine with a machete", "en"),
        ("my wallah boys are here bro come quick", "en"),
    ],
)
def test_the_language_of_a_message_is_told_by_script_letters_or_words(text: str, code: str) -> None:
    """A contact is answered in the language they wrote in, also when it is romanised."""
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["ok", "2", "", "😭", "no"])
def test_words_that_do_not_tell_keep_the_language_used_before(text: str) -> None:
    """A short answer does not turn a Polish conversation English."""
    assert language_of(text, "pl") == "pl"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    """Nothing that a contact sends makes this fail."""
    assert len(language_of(text)) == 2
