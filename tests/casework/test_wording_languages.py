"""Every line that a contact reads, in every language: none left out, none bent."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from bot.casework import wording, wording_answers, wording_base, wording_page
from bot.casework.team_hours import Opening
from bot.casework.triage import Answer, Route
from bot.casework.wording_text import en_answers, en_lines
from tests.casework.wording_kit import DUE, NUMBERS

LANGUAGES = sorted(set(wording_base.LINES) - {"en"})
# What is said in English alone, and why. The cards of services and the unit's leaflet are facts
# of the directory with a source: said as they were written, never put into other words.
ENGLISH_ALONE: dict[str, str] = {}
# The name of the channel's button, of a command and of our own unit are not translated.
NAMES = (
    r"Violence Reduction Unit|Telegram|Quick exit|Esc|Shift|Samaritans|Childline|Shout|SMS"
    r"|West Midlands|Report Remove"
)
# Names of facts and places to fill.
PLACES = r"\{[^}]+\}"


def texts(language: str) -> dict[str, str]:
    """Return every line of a language by a name that says where it stands."""
    lines = wording_base.LINES[language]
    answers = en_answers if language == "en" else wording_answers.TRANSLATED[language]
    return {
        **{f"line {name}": words for name, words in lines.LINES.items() if name != "days"},
        **{f"plain {name}": words for name, words in lines.PLAIN.items()},
        **{f"label {name}": words for name, words in lines.LABELS.items()},
        **{f"answer {name}": words for name, words in answers.ANSWERS.items()},
        **{f"choice {name}": words for name, words in answers.CHOICES.items()},
    }


ENGLISH = texts("en")


def module_of(language: str) -> ModuleType:
    """Return what the action server says in a language."""
    return wording_answers.TRANSLATED[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_english_alone(language: str) -> None:
    """Each has words of its own, or stands on the list of those that have none and why."""
    said = texts(language)
    assert set(said) == set(ENGLISH)
    left = {name for name, words in said.items() if words == ENGLISH[name]}
    assert left == set(ENGLISH_ALONE), left


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_holds_the_same_facts_and_commands(language: str) -> None:
    """Places to fill, helplines and commands are those of the English, each as often."""
    for name, words in texts(language).items():
        for pattern in (PLACES, r"(?<!\w)/[a-z]+\b", r"@\w+", r"\b999\b|\b55\b"):
            english = sorted(re.findall(pattern, ENGLISH[name]))
            assert sorted(re.findall(pattern, words)) == english, (name, words)


@pytest.mark.parametrize("language", ["ar", "bn", "pa", "ur"])
def test_a_line_is_written_in_its_own_script(language: str) -> None:
    """No half-translated line: Latin letters are names, commands and places alone."""
    kept = rf"{NAMES}|{PLACES}|/[a-z]+|@\w+|VRU team|Twitter|Facebook|\bX\b"
    for name, words in texts(language).items():
        left = re.sub(kept, "", words)
        assert not re.search(r"[A-Za-z]{2,}", left), (name, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_urgent_numbers_stand_before_anything_asked(language: str) -> None:
    """Where the English line begins with 999, so does the other."""
    for name, words in texts(language).items():
        first = re.split(r"(?<=[.?!۔।؟])\s", ENGLISH[name])[0]
        if "999" in first:
            assert "999" in re.split(r"(?<=[.!۔।])\s", words)[0], (name, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_999_in_english_too(language: str) -> None:
    """A translation may be wrong: the one sentence that must be understood stands in English."""
    for said in (
        wording.first_contact(numbers=NUMBERS, language=language),
        wording.help_text(numbers=NUMBERS, language=language),
        wording.universal_help(numbers=NUMBERS, language=language),
        wording.store_away(urgent=False, numbers=NUMBERS, language=language),
        wording.away(hours=3, language=language),
        wording.erase_check(urgent=True, language=language),
    ):
        assert "call 999" in said.text.lower(), said.text
        assert "{" not in said.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_action_servers_answers_are_said_in_the_language(language: str) -> None:
    """Paragraph by paragraph; what has no words, such as the leaflet's facts, stays as it is."""
    english = en_answers.ANSWERS
    fact = "The plan had six parts:\n1. One."
    near = english["found_near"].format(area="Walsall")
    answer = Answer(
        text="\n\n".join((near, fact, english["callback_done"])),
        choices=(("Talk to a person", "human"), ("Walsall", "area:Walsall")),
    )
    said = wording_answers.in_language(answer, language)
    first, second, third = said.text.split("\n\n")
    words = module_of(language).ANSWERS
    assert "Walsall" in first
    assert (
        first.replace("\u2066Walsall\u2069", "{area}").replace("Walsall", "{area}")
        == words["found_near"]
    )
    assert second == fact
    assert third == f"{words['callback_done']}\nCall 999."
    assert said.choices == ((module_of(language).CHOICES["human"], "human"), answer.choices[1])


def test_english_and_unknown_languages_are_left_as_they_are() -> None:
    """Nothing is guessed."""
    answer = Answer(text=en_answers.ANSWERS["greet"], choices=(("Skip", "skip"),))
    for language in ("en", "fr", "und", ""):
        assert wording_answers.in_language(answer, language) == answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_the_desk_opens_is_said_with_a_day_and_an_hour(language: str) -> None:
    """And far ahead with its date: a Monday in two weeks is not this Monday."""
    seen = DUE.replace(tzinfo=None)
    for days, shown in ((3, "27"), (14, "08/12")):
        opens = Opening(seen.replace(hour=9, minute=0) + (DUE - DUE.replace(day=24 - days)), seen)
        said = wording.concern(
            due=None, opens=opens, route=Route.FAMILY, numbers=NUMBERS, language=language
        ).text
        day = wording_base.LINES[language].LINES["days"].split(",")[opens.at.weekday()]
        assert f"{day} {shown} 09:00" in said or (days < 7 and f"{day} 09:00" in said), said
        assert "on shift" not in said


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_marks_of_the_web_chat_are_short_and_plain(language: str) -> None:
    """They stand below a message, on a phone."""
    for words in (
        wording_page.read_by_staff(language=language),
        wording_page.worker_types(language=language),
    ):
        assert 5 <= len(words) <= 32, words
        assert "999" not in words


def test_lines_of_english_are_the_whole_of_it() -> None:
    """What this file walks is what the wording is made of."""
    assert len(ENGLISH) == sum(
        len(part)
        for part in (
            en_lines.LINES,
            en_lines.PLAIN,
            en_lines.LABELS,
            en_answers.ANSWERS,
            en_answers.CHOICES,
        )
    )


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_rows_that_begin_with_a_latin_name_are_still_right_to_left(language: str) -> None:
    """And commands keep their slash in front; English rows stay as they are."""
    card = wording.help_text(numbers=NUMBERS, language=language).text
    rows = card.splitlines()
    (named,) = (row for row in rows if "Samaritans" in row)
    assert named.startswith("\u200fSamaritans")
    assert "\u2066116 123\u2069" in named
    assert "\u2066/human\u2069" in card
    assert "Call 999." in rows
    assert wording.help_text(numbers=NUMBERS).text.isascii()
