"""What is written in a language that is none of ours."""

from __future__ import annotations

import pytest

from bot.casework.assessing import NOT_WORRYING
from bot.casework.other_language import KEY, at_least_a_person
from bot.casework.triage import Assessment, Route, Tier


def test_nothing_is_said_of_words_that_nobody_could_read() -> None:
    """Staff read that a person should look, and not that nothing worrying was found."""
    calm = Assessment(Tier.P4, Route.OUT_OF_SCOPE, (NOT_WORRYING,))
    raised = at_least_a_person(calm, "ተሓግዙኒ")
    assert raised.tier is Tier.P3
    assert [reason for reason in raised.reasons if "worrying" in reason] == []
    assert "a person should read it" in raised.reasons[0]


def calm(intent: str, confidence: float) -> Assessment:
    """Return what the model made of words that it took for calm."""
    return Assessment(
        Tier.P4, Route.SMALLTALK, (NOT_WORRYING,), intent=intent, confidence=confidence
    )


@pytest.mark.parametrize(
    ("words", "intent", "confidence"),
    [
        ("telefony oddajemy brygadziście o ósmej", "contact_phone", 0.25),
        ("ghar vich sab mere naal larhde ne", "help_commands", 0.95),
        ("baba kol yom bi3ayyet 3alayna", "greet", 0.5),
        ("mera bhai keh raha hai ab dekhna", "chitchat", 0.55),
    ],
)
def test_a_calm_reading_that_the_model_cannot_know_goes_to_a_person(
    words: str, intent: str, confidence: float
) -> None:
    """In the seven languages a greeting without a word of greeting in it is not believed."""
    raised = at_least_a_person(calm(intent, confidence), words)
    assert (raised.tier, raised.route) == (Tier.P3, Route.HUMAN)
    assert KEY in raised.hit_keys
    assert "a person should read it" in raised.reasons[0]


@pytest.mark.parametrize(
    ("words", "intent", "confidence"),
    [
        ("dziękuję bardzo", "thanks", 0.2),
        ("shukriya ji bohat bohat, Allah hafiz", "greet", 0.2),
        ("السلام عليكم", "affirm", 0.2),
        ("mam 14 lat", "inform", 0.2),
        ("haan ji", "affirm", 0.2),
        ("czy jest jakiś klub piłkarski dla dzieci w Walsall", "activities_find", 0.8),
        ("how do i join the boxing club", "greet", 0.2),
    ],
)
def test_a_pleasantry_an_age_and_what_the_model_is_sure_of_stay_calm(
    words: str, intent: str, confidence: float
) -> None:
    """Nobody is called for a thank you, and English keeps its own line."""
    assert at_least_a_person(calm(intent, confidence), words).tier is Tier.P4


def test_our_own_button_is_never_doubted() -> None:
    """The words of a button are ours, whatever the model makes of them."""
    pressed = at_least_a_person(calm("greet", 0.1), "Pokaż mi więcej tematów", pressed=True)
    assert pressed.tier is Tier.P4


def test_a_word_of_our_own_button_is_not_doubted_while_a_form_asks() -> None:
    """Words: "Dziecko" answers "Dla kogo?"; alone it is read."""
    assert at_least_a_person(calm("thanks", 0.4), "dziecko", form_runs=True).tier is Tier.P4
    assert at_least_a_person(calm("thanks", 0.4), "dziecko").tier is Tier.P3
    assert at_least_a_person(calm("thanks", 0.1), "Dla mojego dziecka").tier is Tier.P4
    worry = at_least_a_person(calm("thanks", 0.1), "dziecko mnie bije nocami", form_runs=True)
    assert worry.tier is Tier.P3
