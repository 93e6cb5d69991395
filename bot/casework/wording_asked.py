"""The fixed answers to questions about our own words (`bot.casework.asked`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.casework.areas import COUNCILS
from bot.casework.asked_kinds import Asked
from bot.casework.service_card import unit_card
from bot.casework.service_entry import Directory
from bot.casework.team_hours import Opening
from bot.casework.whose_age import ADULT
from bot.casework.wording_answers import TRANSLATED
from bot.casework.wording_base import ENGLISH, URGENT, FixedText, buttons, kept_together, line
from bot.casework.wording_render import fill
from bot.casework.wording_text import en_answers, en_urgent
from bot.casework.wording_waiting import nobody_on_shift

# The lines that the urgent texts name. Said by their numbers: a name may tell who reads along.
_NAMED = (
    "childline",
    "samaritans",
    "shout",
    "national-da-helpline",
    "mens-advice-line",
    "nspcc-helpline",
    "runaway-helpline",
    "missing-people",
    "nhs-111",
)
# What a person does; so it is said too when nobody is there to do it.
OF_A_PERSON = frozenset({Asked.NEXT, Asked.CALL, Asked.DELETE})


def answer(
    asked: Asked,
    *,
    urgent: bool,
    staffed: bool,
    opens: Opening | None,
    numbers: Directory,
    age: int | None = None,
    language: str = ENGLISH,
) -> FixedText:
    """Answer one question; in an urgent case 999 stands in front."""
    said = _answer(asked, numbers, language)
    if asked is Asked.COST and not urgent:
        said = f"{line('asked_card_cost', language).text}\n{said}"
    if asked is Asked.REMOVE and may_be_child(age):
        said = f"{said} {line('asked_remove_child', language, (), numbers).text}"
    rows = [line("line_asked", language).text] if urgent else []
    rows.append(said)
    if not staffed and asked in OF_A_PERSON:
        rows.append(nobody_on_shift(opens, language))
    choices = () if urgent or asked is Asked.WRONG else buttons(("human",), language)
    return FixedText("\n".join(rows), choices, asked.value)


def pictures(
    *, urgent: bool, of_child: bool, numbers: Directory, language: str = ENGLISH
) -> FixedText:
    """Ask not to send pictures; `of_child`: with the way to have them taken down."""
    rows = [line("line_asked", language).text] if urgent else []
    rows.append(line("asked_pictures", language).text)
    if of_child:
        rows += [
            f"{line('asked_remove', language).text} "
            f"{line('asked_remove_child', language, (), numbers).text}"
        ]
    return FixedText("\n".join(rows), (), "asked_pictures")


def may_be_child(age: int | None) -> bool:
    """Whether pictures of this contact can be taken down by the service for those under 18."""
    return age is None or age < ADULT


# Said in turn: who asks twice does not read one line over and over.
FOR_A_PERSON = ("asked_person", "asked_person_2")


def for_a_person(
    *, staffed: bool, opens: Opening | None, times: int = 0, language: str = ENGLISH
) -> FixedText:
    """Say of a question in an urgent case that a person must answer it; `times` counts them."""
    said = line(FOR_A_PERSON[times % len(FOR_A_PERSON)], language).text
    rows = [line("line_asked", language).text, said]
    if not staffed:
        rows.append(nobody_on_shift(opens, language))
    return FixedText("\n".join(rows), (), "asked_person")


def reach(*, urgent: bool, language: str = ENGLISH) -> FixedText:
    """Say that a way to be reached is kept; never that somebody calls."""
    rows = [line("line_asked", language).text] if urgent else []
    return FixedText("\n".join((*rows, line("asked_reach", language).text)), (), "asked_reach")


def elsewhere(place: str, *, lines: bool, urgent: bool, language: str = ENGLISH) -> FixedText:
    """Say that a place is outside the councils whose services are known.

    `lines`: some for all of England are shown with it. In an urgent case 999 stands in front.
    """
    said = line("elsewhere", language)
    rows = [line("line_asked", language).text] if urgent else []
    rows.append(said.text.replace("{place}", place).replace("{areas}", ", ".join(COUNCILS)))
    rows += [line("elsewhere_lines", language).text] if lines else []
    return FixedText("\n".join(rows), (), said.key)


def food_not_known(*, language: str = ENGLISH) -> FixedText:
    """Say that no food bank is known, and who may know one."""
    said = line("food_not_known", language)
    return FixedText(said.text, buttons(("human",), language), said.key)


def cards_again(*, language: str = ENGLISH) -> FixedText:
    """Say that the services shown before are still those that are known."""
    return line("cards_again", language)


def _answer(asked: Asked, numbers: Directory, language: str) -> str:
    if asked in (Asked.COST, Asked.BILL):
        return _cost(asked, numbers, language)
    if asked is Asked.FAULT:
        return _of_urgent(_NOT_YOUR_FAULT, numbers, language)
    if asked is Asked.HEALTH:
        return " ".join(_of_urgent(each, numbers, language) for each in _MEDICAL)
    if asked is Asked.HELP:
        return line("help", language, (), numbers).text
    if asked is Asked.TOLD:
        words = TRANSLATED[language].ANSWERS if language in TRANSLATED else en_answers.ANSWERS
        return str(words["privacy"])
    said = line(asked.value, language, (), numbers).text
    return f"{said}\n\n{unit_card(numbers)}" if asked is Asked.COMPLAINT else said


def says_no_fault(keys: Iterable[str]) -> bool:
    """Whether a text that was given (`answered_keys`) has said to the contact: not your fault."""
    return not _SAYS_NO_FAULT.isdisjoint(keys)


_SAYS_NO_FAULT = frozenset(
    f"said:P2.{name}"
    for name, sentences in en_urgent.P2.items()
    if any("not your fault" in words for _, words in sentences)
)
# Sentences of the urgent texts, which have their translations there.
_NOT_YOUR_FAULT = "It's not your fault."
_MEDICAL = (
    "If someone is very ill, call 999.",
    "You can call {nhs-111.phone|free|always} for medical advice, free, day or night.",
)


def _of_urgent(sentence: str, numbers: Directory, language: str) -> str:
    words = getattr(URGENT.get(language), "WORDS", {})
    return fill(kept_together(str(words.get(sentence, sentence)), language), numbers)


def _cost(asked: Asked, numbers: Directory, language: str) -> str:
    """What is known of cost or bill, from the directory; what is not known is said so."""
    entries = [entry for name in _NAMED if (entry := numbers.get(name)) is not None]
    if asked is Asked.COST:
        free = [e.phone or e.text_number for e in entries if e.cost == "free" and e.trusted("cost")]
        return _listed("asked_free", "{free}", free, language)
    hidden = [
        e.phone or e.text_number
        for e in entries
        if e.on_phone_bill == "hidden" and e.trusted("on_phone_bill")
    ]
    known = _listed("asked_bill", "{hidden}", hidden, language)
    return "\n".join(filter(None, (known, line("asked_bill_rest", language).text)))


def _listed(name: str, fact: str, found: Sequence[str | None], language: str) -> str:
    unique = dict.fromkeys(filter(None, found))
    return line(name, language).text.replace(fact, ", ".join(unique)) if unique else ""
