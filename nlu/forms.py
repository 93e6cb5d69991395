"""While a form is open: whether a message is its answer, a wish to stop, or something else.

Rasa's own form would reject what it cannot read and ask again for ever. A contact may leave
at any time by saying so or by asking for something else; a question is answered and the form goes
on. A first unclear answer is asked again, a second is taken as "not given".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from bot.casework.areas import council_of, is_place
from bot.casework.asked import is_question
from nlu.buttons import NOT_GIVEN
from nlu.entity_rules import find_entities
from nlu.entity_words import BARE

STOP = re.compile(
    r"\W*(?:please )?(?:stop|cancel|quit|exit|leave it|forget it|never ?mind|nvm|no thanks|"
    r"go back|don'?t bother|dont want to|changed my mind)(?: please| this| it| now)?\W*",
    re.IGNORECASE,
)
SKIP = re.compile(
    r"\W*(?:skip|pass|rather not(?: say)?|i'?d rather not(?: say)?|prefer not to(?: say)?|"
    r"not saying|dont want to say|don'?t want to say|no comment|none of your business)\W*",
    re.IGNORECASE,
)

BARE_AGE = re.compile(
    r"\W*(?:(?:i ?'?m|im|i am|hes|he'?s|shes|she'?s|age|aged|just|nearly|year|yr|y) ?)*"
    r"(?:\d{1,2}|[a-z]+teen|ten|eleven|twelve|twenty)(?: ?(?:yo|yrs?|years?)(?: old)?)?\W*",
    re.IGNORECASE,
)
MOST_BARE_WORDS = 4
# Said when asked who it is for: whoever names his or her age asks for somebody else.
_OF_OTHERS = re.compile(r"\W*s?he ?'?s\b", re.IGNORECASE)
_OF_ME = re.compile(r"\W*i ?'?(?:m|am)\b", re.IGNORECASE)
_FOR_THEM = re.compile(r"\W*(?:it ?'?s )?(?:for )?(?:him|her|them)\W*", re.IGNORECASE)
# The last question's answer may be left out: thanks there is a goodbye.
THANKS = re.compile(
    r"\W*(?:ok(?:ay)? )?(?:thanks?|thank (?:you|u)|thx|ta|cheers|nice one)"
    r"(?: (?:mate|bab|a lot|so much|x+|bye))*\W*",
    re.IGNORECASE,
)
# What is kept of words that do not answer the question: the answer to one that comes later.
_LATER_ANSWERS = {"for_whom": ("age", "area"), "age": ("area",)}

MENTORING = "mentoring_form"
# Its questions: an answer to one of them may come while another is asked.
_MENTORING_ASKS = ("for_whom", "age", "area")
# Questions about facts, each with words of its own.
_OF_FACTS = ("contact_", "unit_", "programme")
_FACTS = frozenset({"privacy", "police_question", "bot_challenge"})
# What the model makes of a question that it does not know. In the form it is about mentors.
_NOT_KNOWN = frozenset({"service_hours", "help_commands", "professional_enquiry"})
MENTOR_ASKED = "mentor_asked"  # not one of the model's: a question about mentors

# Slots whose answer is the contact's own words, as they wrote them.
FREE_TEXT = frozenset({"callback_name", "safe_contact"})
# What a bare or unclear answer looks like to the intent model.
ANSWERS = frozenset(
    {"inform", "affirm", "deny", "opaque", "greet", "thanks", "chitchat", "out_of_scope"}
)
# How sure the model must be that something else is asked before a form is left for it. In
# free text it must be surer: "text me after 6 when he's out" is an answer about time.
SURE = 0.35
SURE_IN_FREE_TEXT = 0.6
ASKED_AGAIN = "asked_again"  # slot: which question was asked a second time


class InForm(Enum):
    """What a message means to an open form."""

    ANSWER = "answer"
    SKIP = "skip"
    STOP = "stop"
    ELSEWHERE = "elsewhere"
    UNCLEAR = "unclear"
    QUESTION = "question"  # to be answered; then the form asks again
    EARLY = "early"  # answers another question of the form, and nothing else


def read_in_form(
    asks: str | None,
    text: str,
    parse: Mapping[str, Any],
    *,
    form: str | None = None,
    asked_again: str | None = None,
) -> InForm:
    """Say what a message is to a form that asks for the slot `asks`.

    `asked_again` is the question that was asked a second time: it is not asked for ever.
    """
    meaning = _meaning(asks, text, parse)
    if meaning is InForm.UNCLEAR and asked_again != asks and early(form, asks, text):
        return InForm.EARLY
    if meaning in (InForm.ELSEWHERE, InForm.UNCLEAR) and asked_in_form(form, text, parse):
        return InForm.QUESTION
    return meaning


def early(form: str | None, asks: str | None, text: str) -> dict[str, str]:
    """What words that are nothing else say of another question of the mentoring form."""
    if form != MENTORING:
        return {}
    plain = _plain(text)
    whole = {
        "for_whom": any(plain in forms for forms in BARE.values()),
        "age": BARE_AGE.fullmatch(text.strip()) is not None,
        "area": is_place(" ".join(re.findall(r"[a-z0-9]+", text.lower()))),
    }
    return {
        found.name: found.value
        for found in find_entities(text)
        if found.name != asks and whole.get(found.name, False)
    }


def asked_in_form(form: str | None, text: str, parse: Mapping[str, Any]) -> str:
    """The intent that answers a question put to an open form; empty when it is none.

    A question for another kind of help leaves the form, and so does what may be danger.
    """
    intent, sure = parse["intent"]["name"], float(parse["intent"]["confidence"])
    if parse.get("risk", {}).get("tier", "P4") != "P4":
        return ""
    if sure >= SURE and (intent.startswith(_OF_FACTS) or intent in _FACTS):
        return str(intent)
    vague = sure < SURE or intent in ANSWERS or intent in _NOT_KNOWN
    return MENTOR_ASKED if form == MENTORING and vague and is_question(text) else ""


def _meaning(asks: str | None, text: str, parse: Mapping[str, Any]) -> InForm:
    if parse["intent"]["name"] == "button_skip" or SKIP.fullmatch(text):
        return InForm.SKIP
    if parse["intent"]["name"] == "leave_form" or STOP.fullmatch(text):
        return InForm.STOP
    if asks == "area" and THANKS.fullmatch(text):
        return InForm.SKIP
    intent, sure = parse["intent"]["name"], float(parse["intent"]["confidence"])
    if asks in FREE_TEXT and text.strip():
        asks_else = intent not in ANSWERS and sure >= SURE_IN_FREE_TEXT and "?" in text
        return InForm.ELSEWHERE if asks_else else InForm.ANSWER
    if any(found["entity"] == asks for found in parse["entities"]):
        return InForm.ANSWER
    if intent not in ANSWERS and sure >= SURE:
        return InForm.ELSEWHERE
    return InForm.UNCLEAR


def is_bare(asks: str | None, meaning: InForm, text: str) -> bool:
    """Whether the words are an answer, a skip or a stop and say nothing else."""
    if meaning in (InForm.SKIP, InForm.STOP, InForm.EARLY):
        return True
    words = text.split()
    if meaning is not InForm.ANSWER or len(words) > MOST_BARE_WORDS:
        return False
    if asks == "for_whom":
        return _whom(text) != "" or any(_plain(text) in forms for forms in BARE.values())
    if asks == "age":
        return BARE_AGE.fullmatch(text.strip()) is not None
    return asks == "area" and council_of(text) is not None


def whom_said(asks: str | None, text: str, parse: Mapping[str, Any]) -> dict[str, Any]:
    """The same parse; asked who it is for, "hes 13" says somebody else and "im 15" me."""
    whom = _whom(text) if asks == "for_whom" else ""
    if not whom or any(found["entity"] == "for_whom" for found in parse["entities"]):
        return dict(parse)
    return {**parse, "entities": [*parse["entities"], {"entity": "for_whom", "value": whom}]}


def a_place_alone(text: str, parse: Mapping[str, Any]) -> dict[str, Any]:
    """The same parse; the name of a town alone is a fact and no thanks, whatever a model makes.

    Its risk is left as it was.
    """
    if not is_place(" ".join(re.findall(r"[a-z0-9]+", text.lower()))):
        return dict(parse)
    return {**parse, "intent": {"name": "inform", "confidence": 1.0}}


def _plain(text: str) -> str:
    return re.sub(r"[^a-z' ]", "", text.lower().replace("’", "'")).strip()


def _whom(text: str) -> str:
    if _FOR_THEM.fullmatch(text):
        return "other"
    if not BARE_AGE.fullmatch(text.strip()):
        return ""
    return "other" if _OF_OTHERS.match(text) else "me" if _OF_ME.match(text) else ""


def with_entity(parse: Mapping[str, Any], name: str, value: str, intent: str) -> dict[str, Any]:
    """The same parse with one entity and another intent; its risk is left as it was."""
    return {
        **parse,
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [{"entity": name, "value": value}],
    }


def answer_in_form(
    asks: str, meaning: InForm, parse: Mapping[str, Any], slots: Mapping[str, str]
) -> dict[str, Any]:
    """The parse that RulePolicy's form should see for an answer, a skip or an unclear reply."""
    wanted = _LATER_ANSWERS.get(asks, ()) if meaning is InForm.UNCLEAR else ()
    later = [found for found in parse["entities"] if found["entity"] in wanted]
    if meaning is InForm.SKIP or (meaning is InForm.UNCLEAR and slots.get(ASKED_AGAIN) == asks):
        skipped = with_entity(parse, asks, NOT_GIVEN, "button_skip")
        return {**skipped, "entities": [*skipped["entities"], *later]}
    if meaning is InForm.UNCLEAR:
        return {**parse, "intent": {"name": "unclear_answer", "confidence": 1.0}, "entities": later}
    return {**parse, "intent": {"name": "inform", "confidence": 1.0}}
