"""Every rule and mask of the lexicon, walked by its own examples."""

from __future__ import annotations

import pytest

from bot.casework.lexicon.languages import RULES as LANGUAGE_RULES
from bot.casework.lexicon.languages_hitting import RULES as HITTING_RULES
from bot.casework.lexicon.languages_killing import RULES as KILLING_RULES
from bot.casework.lexicon.languages_telling import RULES as TELLING_RULES
from bot.casework.lexicon.rule import Mask, Rule
from bot.casework.lexicon.rules import MASKS, RULES
from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Tier

WALKED = [rule for rule in RULES if rule not in LANGUAGE_RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_hits_each_of_its_examples(rule: Rule) -> None:
    """Each example of a rule is caught by that rule, at the rule's tier."""
    assert rule.hits, "a rule without an example cannot be reviewed"
    context = ScreenContext(case_tier=Tier.P2 if rule.later else None)
    for words in rule.hits:
        found = {hit.key: hit for hit in screen(words, context=context).hits}
        assert rule.key in found, words
        assert found[rule.key].tier.rank <= rule.tier.rank or rule.denied, words


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.later], ids=lambda rule: rule.key)
def test_what_means_something_only_later_is_no_hit_at_first(rule: Rule) -> None:
    """Where nobody has written before, nobody can have taken over."""
    for words in rule.hits:
        assert rule.key not in {hit.key for hit in screen(words).hits}, words


@pytest.mark.parametrize("rule", WALKED, ids=lambda rule: rule.key)
def test_a_rule_leaves_its_near_misses_alone(rule: Rule) -> None:
    """Each near miss of a rule is not caught by that rule."""
    assert rule.misses, "a rule without a near miss cannot be reviewed"
    for words in rule.misses:
        assert rule.key not in {hit.key for hit in screen(words).hits}, words


@pytest.mark.parametrize("mask", MASKS, ids=lambda mask: mask.key)
def test_a_mask_calms_its_examples_and_hides_no_real_harm(mask: Mask) -> None:
    """Figures of speech stay P4; real harm in the same words stays urgent."""
    for words in mask.hides:
        assert screen(words).tier.rank == 4, words
    for words in mask.keeps:
        assert screen(words).tier.urgent, words


def test_a_reason_cites_the_words_as_they_were_typed() -> None:
    """Staff read the rule's name and the contact's own words, not the tidied ones."""
    hits = {hit.key: hit for hit in screen("theyre outside MINE wiv a machette").hits}
    assert hits["weapon_outside"].reason == (
        "Someone near with a weapon: 'outside MINE wiv a machette' (word rule)"
    )


def test_rule_keys_are_unique_and_reasons_plain() -> None:
    """A key names one rule, and its plain name holds no code."""
    keys = [rule.key for rule in RULES]
    assert len(keys) == len(set(keys))
    for rule in RULES:
        assert "_" not in rule.why
        assert "~" not in rule.why


def test_every_language_rule_says_that_a_native_must_review_it() -> None:
    """Nobody may take the language lists for reviewed."""
    assert len(LANGUAGE_RULES) > 60
    kinds = (*LANGUAGE_RULES, *KILLING_RULES, *HITTING_RULES, *TELLING_RULES)
    assert all("for native review" in rule.why for rule in kinds)


@pytest.mark.parametrize(
    "words",
    [
        "mere papa menu marde ne",
        "daddy menu maarde aa",
        "ammi mujhe maarti hen",
        "abba amare maare",
        "rodzice mnie biją",
        "parintii ma bat",
        "hooyo way i garaacdaa",
        "baba bedrabni",
        "امي بتضربنا",
        "ما بدي اعيش",
        "مش عايزة اعيش",
        "mera bhai keh raha he kill me karega for izzat",
        "gudniinka waan ka baqayaa",
        "la msh safe",
    ],
)
def test_harm_in_any_form_of_its_verb_is_urgent(words: str) -> None:
    """Person, number, tense and spelling of the same telling do not change what it is."""
    assert screen(words).tier.urgent


@pytest.mark.parametrize(
    "words",
    [
        "saade munde chhakke maarde ne",
        "bhai ne six maara kal",
        "abbu machhar maarte raat ko",
        "papa jokes marde ne",
        "abba mas maren nodi te",
        "brat pobił rekord",
        "aabo durbaan ayuu tumaa",
        "مش عايز اعيش هنا",
        "fortnite mein boss kill karunga",
        "passport renew karwana hai",
        "naya passport le liya",
    ],
)
def test_the_same_verbs_in_games_talk_and_errands_are_calm(words: str) -> None:
    """Sixes are hit, flies are killed, and passports are renewed."""
    assert screen(words).tier is Tier.P4
