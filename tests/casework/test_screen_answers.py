"""What an answer to our question says: "Are you safe right now?", "Is it safe to message here?"."""

from __future__ import annotations

import pytest

from bot.casework.answer_keys import UNSURE_CHAT
from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Route, Tier


@pytest.mark.parametrize(
    "words",
    "no|n|N|nn|noo|nahh|nop|n o|0|not rly|not really|nah|Nope|no im not|nie|idk|ish".split("|")
    + "for now|yes for now|yes but he has keys|safe ish|sometimes".split("|"),
)
def test_no_to_are_you_safe_is_urgent(words: str) -> None:
    """A bare "no" to our safety question raises to P2 and says why."""
    screening = screen(words, context=ScreenContext(asked="safe"))
    assert screening.tier.rank <= 2
    assert any("Are you safe right now?" in hit.reason for hit in screening.hits)


@pytest.mark.parametrize(
    "words",
    ["yes", "y", "yeah im ok", "Y", "ye", "no worries im safe", "dont worry im fine", "xx"],
)
def test_yes_to_are_you_safe_raises_nothing(words: str) -> None:
    """A plain "yes" adds nothing."""
    assert screen(words, context=ScreenContext(asked="safe")).tier is Tier.P4


@pytest.mark.parametrize(
    "words",
    [
        "im not goin back to that school",
        "im not with her",
        "idk what to do",
        "not sure if its abuse",
        "im not on my own my sis is here",
        "no one believes me",
        "dont tell my mum",
        "maybe i should tell my mum about it",
        "i dont know how to tell you this",
    ],
)
def test_a_not_about_something_else_answers_nothing(words: str) -> None:
    """Whoever tells on was not asked and has not said that they are in danger."""
    screening = screen(words, context=ScreenContext(asked="safe", case_tier=Tier.P1))
    assert "answer_not_safe" not in {hit.key for hit in screening.hits}, words
    assert not any("the answer was" in hit.reason for hit in screening.hits)


def test_staff_read_what_came_instead_of_an_answer() -> None:
    """It tells of the contact, so it is not taken for another's voice, and it is no route."""
    screening = screen("im not with her", context=ScreenContext(asked="safe", case_tier=Tier.P1))
    assert screening.tier is Tier.P3
    assert screening.route is None
    assert "what came was 'im not with her'" in screening.hits[0].reason


@pytest.mark.parametrize(
    "words",
    [
        "no hes here",
        "no im not",
        "erm no",
        "i am not",
        "im not right now",
        "not really tbh",
        "dunno",
        "idk if im safe",
        "i dont feel safe",
        "i dont think so",
        "not when hes home",
        "depends if hes in",
        "im ok but hes outside",
        "im ok for now",
        "not sure",
        "maybe",
    ],
)
def test_a_no_a_denial_or_a_doubt_is_an_answer(words: str) -> None:
    """Not safe in a case of danger now is danger now, and unsure means up."""
    screening = screen(words, context=ScreenContext(asked="safe", case_tier=Tier.P1))
    assert "answer_not_safe" in {hit.key for hit in screening.hits}, words
    assert screening.tier is Tier.P1


def test_no_to_is_it_safe_to_message_makes_the_talk_covert() -> None:
    """If it is not safe to write, the next reply must show nothing."""
    screening = screen("no", context=ScreenContext(asked="safe_chat"))
    assert screening.covert
    assert screening.tier is Tier.P2


@pytest.mark.parametrize(
    "words",
    [
        "no",
        "n",
        "not really",
        "i dont think so",
        "not safe",
        "its not safe here he might look",
        "depends, he goes through my phone on a weekend",
        "sometimes, he checks my phone at night",
        "yes until my dad gets home",
        "nie, mąż czyta",
        "nu, citește el",
        "nie jest bezpiecznie",
        "لا",
        "না",
        "no because my brother might see",
        "no its my mums phone",
        "no my mums in the room",
        "not here",
        "ok no",
        "please dont message me",
        "no he reads them",
        "nahi",
        "hardly",
        "not when hes home",
        "no i cant talk",
        "i dont think its safe",
        "no its not really safe",
        "no way is it safe",
        "no im not alone",
        "no thats him",
        "no he is next to me ok",
        "idk hes here",
    ],
)
def test_an_answer_that_is_not_yes_hides_what_follows(words: str) -> None:
    """A clear no however they put it, and whoever names somebody who may see the phone."""
    assert screen(words, context=ScreenContext(asked="safe_chat")).covert, words


@pytest.mark.parametrize(
    "words",
    [
        "i dont want to be here",
        "i dont want to live anymore",
        "i do not know how to tell you this",
        "dad doesnt let me eat or wash",
        "he never lets me out of the house",
        "they dont feed us on school days",
        "no one believes me",
        "no idea who it is",
        "no way am i telling the police",
        "no i havent told anyone",
        "dont know their names",
        "dont tell my mom",
    ],
)
def test_who_goes_on_with_what_is_wrong_has_not_said_that_it_is_unsafe(words: str) -> None:
    """They still see the numbers: a "not" somewhere is no answer to our question."""
    screening = screen(words, context=ScreenContext(asked="safe_chat"))
    assert not screening.covert, words
    assert screening.tier.urgent, words  # unsure means up all the same


@pytest.mark.parametrize(
    "words",
    [
        "dont know",
        "maybe",
        "not sure",
        "yes for now",
        "yes but not after 6",
        "no its ok for now",
        "i dont know if it is",
    ],
)
def test_doubt_hides_nothing_and_is_told(words: str) -> None:
    """Typed "not sure" means care, as the button does; the numbers stay."""
    screening = screen(words, context=ScreenContext(asked="safe_chat"))
    assert [hit.key for hit in screening.hits] == [UNSURE_CHAT]
    assert not screening.covert


@pytest.mark.parametrize(
    "words",
    "no no patient, just for staff|no, I'm her teacher|No I'm his nan|No one else uses this phone|"
    "no i mean the evening number|no she doesn't know im writing|no he didnt go hospital|"
    "not like that|well maybe like that|kinda a lot|no my mum tries she just skint|nah i wouldnt|"
    "nie bije nas tylko krzyczy|nie tylko mnie, moja siostre tez|nahi pata kya karu|no cap|nah fr|"
    "nah im good|nah im scared|never mind|not yet|kind of scared|no ones helping me|"
    "no he goes to work at 8|do not phone my house please my wife worries|no i hit them back|"
    "no he cant see this|no she isnt here|no i live with my nan|no hes at work|not hungry|"
    "sometimes i cut|nu stiu ce sa fac|no her back hurts|"
    "I dont know the man who came with him".split("|"),
)
def test_a_no_to_something_else_hides_nothing(words: str) -> None:
    """Slang, other people's business and bad news begin with "no", too: nobody watches there."""
    assert not screen(words, context=ScreenContext(asked="safe_chat")).covert


@pytest.mark.parametrize(
    "words", ["no prob yeah its my phone", "nah its fine", "no one else sees this phone, its mine"]
)
def test_a_no_that_means_yes_hides_nothing(words: str) -> None:
    """A "no" that goes on with "fine" or "mine" says that it is safe."""
    assert not screen(words, context=ScreenContext(asked="safe_chat")).covert


def test_what_is_no_answer_says_nothing_of_the_subject() -> None:
    """Staff read what was asked and what came, and the rest of the words name the route."""
    said = screen("i dont want to be here", context=ScreenContext(asked="safe_chat"))
    assert said.route is Route.MENTAL_HEALTH
    assert any("what came was" in hit.reason for hit in said.hits)
    assert not any("the answer was" in hit.reason for hit in said.hits)


def test_a_bare_no_means_nothing_when_nothing_was_asked() -> None:
    """Without our question a "no" is only a no."""
    assert screen("no").tier is Tier.P4


def test_danger_in_an_answer_is_still_danger() -> None:
    """An answer that says more is read as words too."""
    context = ScreenContext(asked="safe")
    assert screen("yes but he's got a knife outside my door", context=context).tier is Tier.P1


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("yes", "theyre outside mine with a machete"),
        ("No", "hes here and hes got a knife"),
        ("yes", "hes back with a knife"),
    ],
)
def test_a_yes_to_something_else_takes_no_number_away(before: str, words: str) -> None:
    """Our question was answered, and danger came after it: not a whisper of one who is watched."""
    context = ScreenContext(recent=("my boyfriend hits me", before), case_tier=Tier.P2)
    screening = screen(words, context=context)
    assert screening.tier is Tier.P1
    assert not screening.covert


@pytest.mark.parametrize("words", ["no theyre outside", "yes hes coming", "no hes outside"])
def test_who_is_outside_is_not_watching(words: str) -> None:
    """Not safe because they are outside: danger now, and the number is said."""
    screening = screen(words, context=ScreenContext(asked="safe", case_tier=Tier.P2))
    assert screening.tier is Tier.P1
    assert not screening.covert


@pytest.mark.parametrize("words", ["yes hes here", "no hes back"])
def test_who_answers_that_he_is_here_is_watched(words: str) -> None:
    """In one breath it is still a whisper."""
    assert screen(words).covert


@pytest.mark.parametrize(
    "words",
    [
        "he reads my messages",
        "my mum can see this",
        "it is his phone",
        "only when hes at work",
        "no not safe he checks it",
        "nah hes here",
        "no my mum is in the room",
    ],
)
def test_who_sees_the_phone_is_an_answer_without_a_no(words: str) -> None:
    """Whoever says so right after our question has answered it."""
    assert screen(words, context=ScreenContext(asked="safe_chat", case_tier=Tier.P2)).covert


@pytest.mark.parametrize(
    "words",
    [
        "hes not breathing hes in the bath",
        "shes not waking up shes in bed",
        "dont know what to do shes in the bath with her wrists cut",
        "not good hes home and bleeding",
        "i dont want my mum coming in and finding me dead",
        "dont want my mum to see it",
        "i dont want people looking at me",
    ],
)
def test_who_is_near_in_a_story_sees_no_phone(words: str) -> None:
    """A "not" in front of it makes nothing told an answer: 999 must be seen."""
    assert not screen(words, context=ScreenContext(asked="safe_chat", case_tier=Tier.P2)).covert


@pytest.mark.parametrize("words", ["no reason to be", "no idea", "no one cares", "no point"])
def test_a_no_of_despair_is_doubt_about_being_safe(words: str) -> None:
    """Asked in danger, they stay in danger."""
    assert screen(words, context=ScreenContext(asked="safe", case_tier=Tier.P1)).tier is Tier.P1
