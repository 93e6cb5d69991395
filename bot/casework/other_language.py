"""A message in a language that we or the model read badly: the universal help card, and a person.

From the safeguarding rules: help numbers must show even if we cannot read the language; unknown
language or unreadable text goes to a person, P3 at least. What the screen and the model read in
it still counts: this only raises.

The model learnt the seven languages from few messages, with an English vocabulary. What it calls
calm in them it must be sure of, or the words must bear out: "mere dad menu marde ne" was a
request for the menu.
"""

from __future__ import annotations

from dataclasses import replace

from bot.casework.assessing import NOT_WORRYING
from bot.casework.greetings import is_pleasantry, pleasant_share
from bot.casework.language import ENGLISH, OURS, language_of
from bot.casework.language_asked import asked_language
from bot.casework.language_names import name_of
from bot.casework.plain_answers import is_place_alone, is_plain_yes
from bot.casework.triage import Assessment, Route, Tier, most_urgent
from bot.casework.whose_age import is_age_alone
from bot.casework.wording_answers import is_button

KEY = "other_language"
# What a calm message is about in a language that the model was hardly taught is not known.
_CALM = Route.HUMAN
# Confidence of the intent below which a calm reading in one of the seven is not believed. With
# what follows it sends 14 of 56 calm messages of the evaluation set to a person (162 of 931 that
# the model had learnt) and 2 of the 3 worries read as calm (16 of 25). English is asked at 0.15.
SURE_FROM = 0.3
# Idle talk is what the model makes of short words that it cannot read.
_IDLE, _IDLE_FROM = frozenset({"chitchat", "bot_challenge"}), 0.6
# Intents that the words themselves bear out: a greeting has a word of greeting in it.
_SAID = frozenset({"greet", "bye", "thanks", "affirm", "deny", "help_commands"})
_BORNE_OUT = 0.5


def at_least_a_person(
    assessment: Assessment, text: str, *, pressed: bool = False, form_runs: bool = False
) -> Assessment:
    """Return the assessment, raised to P3 when the words are in a language that is read badly.

    `pressed`: the words are those of our own button; `form_runs`: a form of ours has asked.
    """
    code = language_of(text)
    pressed = pressed or is_button(text, code, form_runs=form_runs)
    name = name_of(code)
    if code not in OURS:
        looks = f"looks like {name}" if name else "which one is not known"
        return _raised(assessment, f"Written in a language that we have no words in ({looks})")
    if code == ENGLISH or pressed or not _is_doubtful(assessment, text):
        return assessment
    return _raised(assessment, f"Written in {name}, and the model is not sure that it is calm")


def _is_doubtful(assessment: Assessment, text: str) -> bool:
    """Whether a calm reading of words in one of the seven languages is not to be believed."""
    if assessment.tier is not Tier.P4 or assessment.provisional or not assessment.intent:
        return False
    if asked_language(text):
        return False
    if is_pleasantry(text) or is_age_alone(text) or is_place_alone(text) or is_plain_yes(text):
        return False
    intent, sure = assessment.intent, assessment.confidence
    if sure < SURE_FROM or (intent in _IDLE and sure < _IDLE_FROM):
        return True
    return intent in _SAID and pleasant_share(text) < _BORNE_OUT


def _raised(assessment: Assessment, reason: str) -> Assessment:
    return replace(
        assessment,
        tier=most_urgent(assessment.tier, Tier.P3),
        route=_CALM if assessment.tier is Tier.P4 else assessment.route,
        # Of words that nobody here can read it is not known that they are not worrying.
        reasons=(
            *(said for said in assessment.reasons if said != NOT_WORRYING),
            f"{reason}: a person should read it.",
        ),
        hit_keys=(*assessment.hit_keys, KEY),
        unsure=False,
    )
