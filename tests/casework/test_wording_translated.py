"""The fixed wording in every language: the same numbers, and 999 to be understood."""

from __future__ import annotations

import re
from itertools import product

import pytest

from bot.casework import wording, wording_base
from bot.casework.triage import Route, Tier
from bot.casework.wording import FixedText, fixed_wording
from bot.casework.wording_text import en_urgent
from bot.casework.wording_text.side_by_side import translated
from tests.casework.wording_kit import AGES, DUE, NUMBERS, WALK


def test_an_unknown_language_gets_english_numbers() -> None:
    """Numbers show even where we have no words in the language."""
    kwargs = {"tier": Tier.P1, "route": Route.HUMAN, "told": False, "covert": False, "age": None}
    unknown = fixed_wording(**kwargs, numbers=NUMBERS, language="hu")  # type: ignore[arg-type]
    assert unknown == fixed_wording(**kwargs, numbers=NUMBERS)  # type: ignore[arg-type]


LANGUAGES = sorted(set(wording_base.URGENT) - {"en"})
# One way to each text of the table: its name, and a route and cue that lead there.
WAYS = {text.key: (tier, route, variant) for variant, tier, route, _, _, text in WALK}


def walk_in(language: str) -> list[tuple[FixedText, FixedText]]:
    """Every text in a language, told or not, at every age, beside the same in English."""
    pairs = []
    for (tier, route, variant), told, age in product(WAYS.values(), (True, False), AGES):
        english, other = (
            fixed_wording(
                tier=tier, route=route, told=told, covert=False, age=age, numbers=NUMBERS,
                variant=variant, language=spoken,
            )
            for spoken in ("en", language)
        )  # fmt: skip
        pairs.append((english, other))
    return pairs


def test_the_ways_lead_to_every_text() -> None:
    """The walk of the languages leaves no text out."""
    assert set(WAYS) == {f"P1.{n}" for n in en_urgent.P1} | {f"P2.{n}" for n in en_urgent.P2}
    assert LANGUAGES == ["ar", "bn", "pa", "pl", "ro", "so", "ur"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_starts_with_a_number_and_ends_on_it_in_english(language: str) -> None:
    """The first row names the number in the language, the last row in English."""
    for english, other in walk_in(language):
        first, *_, last = other.text.splitlines()
        number = r"999" if english.key.startswith("P1") else r"\d{3,}"
        assert re.search(number, first), other.text
        assert first != last
        assert last == english.text.splitlines()[0], other.text
        assert "999" in other.text
        assert not re.search(r"[{}|]", other.text)
        assert (other.key, other.asks) == (english.key, english.asks)
        assert [c.value for c in other.choices] == [c.value for c in english.choices]
        assert all(c.label for c in other.choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_same_numbers(language: str) -> None:
    """What English says in figures, and nothing more; figures as a phone dials them."""
    for english, other in walk_in(language):
        said = other.text.rpartition("\n")[0]
        assert sorted(re.findall(r"\d+", said)) == sorted(re.findall(r"\d+", english.text)), said
        assert re.findall(r"\d+", said) == re.findall(r"[0-9]+", said), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_stands_beside_its_english(language: str) -> None:
    """No words for English that has changed; the same facts and claims; told from not told."""
    module = wording_base.URGENT[language]
    texts = (*en_urgent.P1.values(), *en_urgent.P2.values())
    said_in_english = {said for sentences in texts for _, said in sentences}
    assert set(module.WORDS) <= said_in_english
    unchanged = said_in_english - set(module.WORDS)
    assert all(re.fullmatch(r"[A-Z]\w+(?: \w+)?: \{[^}]+\}\.", said) for said in unchanged)
    for english, words in module.WORDS.items():
        for figures in (r"\{[^}]+\}", r"\d+"):
            assert re.findall(figures, english) == re.findall(figures, words), words
    for name, sentences in (*en_urgent.P1.items(), *en_urgent.P2.items()):
        table = module.P1 if en_urgent.P1.get(name) is sentences else module.P2
        assert [when for when, _ in table[name]] == [when for when, _ in sentences]
    assert len({module.WORDS[said] for _, said in (en_urgent.TOLD, en_urgent.UNTOLD)}) == 2


def test_a_sentence_without_words_is_said_in_english() -> None:
    """Nothing is left out where a language has no words, and English is not said twice."""
    assert translated(en_urgent.P1, {}) == en_urgent.P1
    assert wording_base.english_below("Call 999 now.\nGo.", "Call 999 now. Go.").count("999") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_covert_lines_stay_bland_in_every_language(language: str) -> None:
    """One line with no digit but 1 and 2 and no English; 999 only after the answer 1."""
    line = wording.covert_line(language=language)
    assert set(re.findall(r"\d+", line.text)) == {"1", "2"}
    assert len(line.text.splitlines()) == 1
    assert line != wording.covert_line()
    assert line.choices == wording.covert_line().choices
    asked = fixed_wording(
        tier=Tier.P1, route=Route.VIOLENCE, told=True, covert=True, age=None, numbers=NUMBERS,
        language=language,
    )  # fmt: skip
    assert asked == line
    first, *middle, last = wording.covert_readable(language=language).text.splitlines()
    assert first.index("999") < first.index("55")
    assert middle
    assert last == "Call 999 when you can."


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_numbers_are_kept_together_in_right_to_left_words(language: str) -> None:
    """A screen would show 116 123 as 123 116 without the marks around it."""
    for _, other in walk_in(language):
        said = other.text.rpartition("\n")[0]
        outside = re.sub("\u2066[^\u2069]+\u2069", "", said)
        assert not re.search(r"\d+ \d+|https", outside), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_given_again_are_understood_either_way(language: str) -> None:
    """After a voice note, or with staff silent, the English sentence comes too."""
    again = wording.unreadable_urgent(
        tier=Tier.P1, route=Route.VIOLENCE, location=False, age=None, numbers=NUMBERS,
        language=language,
    ).text  # fmt: skip
    silent = wording.automatic_while_staff_lead(
        route=Route.VIOLENCE, age=None, numbers=NUMBERS, language=language
    ).text
    for text in (again, silent):
        assert "999" in text.splitlines()[0]
        assert "Call 999 now." in text.splitlines()


SPOKEN = tuple(code for code in wording_base.LINES if code != "en")


@pytest.mark.parametrize("language", SPOKEN)
def test_the_end_of_a_conversation_is_told_in_the_contacts_language(language: str) -> None:
    """Closing words, greetings of staff and thanks are not English, and 999 is understood."""
    for said in (
        wording.finishing(language=language),
        wording.closing(numbers=NUMBERS, language=language),
        wording.handed_back(language=language),
        wording.given_back(language=language),
        wording.added(monitored=False, language=language),
        wording.concern(due=None, route=Route.FAMILY, numbers=NUMBERS, language=language),
    ):
        english = wording_base.LINES["en"].LINES[said.key.partition(".")[0]]
        assert not said.text.startswith(english.split(". ")[0]), said.key
        assert "call 999" in said.text.lower(), (said.key, said.text)
    assert "Amina" in wording.staff_joined("Amina", language=language).text
    due = wording.person_wanted(due=DUE, numbers=NUMBERS, language=language).text
    assert "16:30" in due
    assert "Tuesday" not in due


@pytest.mark.parametrize("language", ["uk", "fr", "zh", "und"])
def test_the_card_for_other_languages_begins_with_a_number(language: str) -> None:
    """Whatever the language, 999 stands in the first line."""
    card = wording.universal_help(numbers=NUMBERS, language=language)
    assert "999" in card.text.splitlines()[0]
    assert "Samaritans" in card.text
