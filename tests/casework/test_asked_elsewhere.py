"""The usual questions in seven languages, and ways to be reached."""

from __future__ import annotations

import pytest

from bot.casework.asked import Asked, asked_in
from bot.casework.asked_reach import gives_reach
from bot.casework.in_line import only_asks


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (Asked.TOLD, "czy powiecie mamie"),
        (Asked.TOLD, "هل ستخبر أمي؟"),
        (Asked.TOLD, "kya aap meri ammi ko batayenge"),
        (Asked.COST, "czy to jest za darmo?"),
        (Asked.COST, "এটা কি ফ্রি?"),
        (Asked.NEXT, "co sie teraz stanie"),
        (Asked.NEXT, "ਹੁਣ ਕੀ ਹੋਵੇਗਾ"),
        (Asked.DELETE, "proszę usuń wszystko"),
        (Asked.DELETE, "message delete karo"),
        (Asked.DELETE, "Șterge tot!"),
        (Asked.CALL, "qof ma i soo wici karaa"),
        (None, "powiedz mamie że mnie bije"),
        (None, "usuń moje zdjęcia z internetu"),
        (None, "koi mujhe marta hai"),
    ],
)
def test_the_usual_questions_are_known_in_seven_languages(asked: Asked | None, text: str) -> None:
    """In the script, and as they are typed; what says more is read as words."""
    assert asked_in(text) is asked


@pytest.mark.parametrize("text", ["czy ktos tu jest", "koi hai?", "هل يوجد أحد", "e cineva aici"])
def test_whether_anybody_is_there_is_known_in_other_languages(text: str) -> None:
    """Rule 10 holds in every language."""
    assert only_asks(text)


@pytest.mark.parametrize(
    ("text", "is_reach"),
    [
        ("07700900123 evenings", True),
        ("+44 7700 900123", True),
        ("my number is 0121 496 0123 ring after 5pm", True),
        ("07700 900123 is he allowed to keep ringing me", False),
        ("he rings me from 07700900123", False),
        ("0808 2000 247", False),
        ("i took 20 pills", False),
        ("evenings", False),
    ],
)
def test_a_way_to_be_reached_is_a_number_and_little_else(text: str, *, is_reach: bool) -> None:
    """Whose number it is must be plain; a helpline is asked about."""
    assert gives_reach(text) is is_reach
