"""The fixed answers to questions about our own words (`bot.casework.asked`)."""

from __future__ import annotations

from bot.casework.areas import COUNCILS
from bot.casework.asked import Asked
from bot.casework.service_card import unit_card
from bot.casework.service_entry import Directory
from bot.casework.team_hours import Opening
from bot.casework.wording_answers import TRANSLATED
from bot.casework.wording_base import ENGLISH, FixedText, buttons, line
from bot.casework.wording_text import en_answers
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
    language: str = ENGLISH,
) -> FixedText:
    """Answer one question; in an urgent case 999 stands in front."""
    said = _answer(asked, numbers, language)
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
        rows.append(line("asked_remove", language, (), numbers).text)
    return FixedText("\n".join(rows), (), "asked_pictures")


def for_a_person(*, staffed: bool, opens: Opening | None, language: str = ENGLISH) -> FixedText:
    """Say of a question in an urgent case that a person must answer it."""
    rows = [line("line_asked", language).text, line("asked_person", language).text]
    if not staffed:
        rows.append(nobody_on_shift(opens, language))
    return FixedText("\n".join(rows), (), "asked_person")


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
    if asked is Asked.COST:
        return _cost(numbers, language)
    if asked is Asked.TOLD:
        words = TRANSLATED[language].ANSWERS if language in TRANSLATED else en_answers.ANSWERS
        return str(words["privacy"])
    said = line(asked.value, language, (), numbers).text
    return f"{said}\n\n{unit_card(numbers)}" if asked is Asked.COMPLAINT else said


def _cost(numbers: Directory, language: str) -> str:
    """What is known of cost and bill, from the directory; what is not known is said so."""
    entries = [entry for name in _NAMED if (entry := numbers.get(name)) is not None]
    free = [e.phone or e.text_number for e in entries if e.cost == "free" and e.trusted("cost")]
    hidden = [
        e.phone or e.text_number
        for e in entries
        if e.on_phone_bill == "hidden" and e.trusted("on_phone_bill")
    ]
    rows = []
    for name, fact, found in (("asked_free", "{free}", free), ("asked_bill", "{hidden}", hidden)):
        if found:
            rows.append(line(name, language).text.replace(fact, ", ".join(dict.fromkeys(found))))
    return "\n".join((*rows, line("asked_bill_rest", language).text))
