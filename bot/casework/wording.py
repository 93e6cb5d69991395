"""The fixed, signed-off sentences: every word that Waymark says by itself, in one place.

They work with Rasa down. Facts inside them come from the service directory, and only verified
ones; `check` at the start refuses wording whose facts are missing. No language model writes here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.casework.errors import DirectoryWrong
from bot.casework.messages import Choice
from bot.casework.service_entry import Directory
from bot.casework.triage import Route
from bot.casework.wording_base import (
    ENGLISH,
    LINES,
    URGENT,
    FixedText,
    answers,
    buttons,
    english_below,
    kept_together,
    line,
)
from bot.casework.wording_render import fill
from bot.casework.wording_text import en_lines
from bot.casework.wording_text.danger_lines import DANGER
from bot.casework.wording_urgent import (
    automatic_while_staff_lead,
    covert_line,
    fixed_wording,
    unreadable_urgent,
)
from bot.casework.wording_waiting import (
    concern,
    hours_words,
    in_line,
    in_line_unknown,
    in_line_unstaffed,
    person_wanted,
)

__all__ = [
    "SPOKEN",
    "FixedText",
    "added",
    "automatic_while_staff_lead",
    "away",
    "away_told",
    "check",
    "clarify",
    "closing",
    "concern",
    "covert_line",
    "covert_readable",
    "erase_check",
    "erased",
    "finishing",
    "first_contact",
    "fixed_wording",
    "given_back",
    "handed_back",
    "help_text",
    "helplines",
    "in_line",
    "in_line_unknown",
    "in_line_unstaffed",
    "model_away",
    "paused",
    "person_wanted",
    "plain",
    "please_type",
    "privacy",
    "safe_chat_answer",
    "safe_chat_why",
    "staff_joined",
    "started_again",
    "store_away",
    "takeover_line",
    "thanked_after_urgent",
    "topics",
    "translated",
    "universal_help",
    "unreadable_urgent",
]

# The languages that every line is said in.
SPOKEN = tuple(LINES)


def covert_readable(*, language: str = ENGLISH) -> FixedText:
    """Say 999 and 55, after the contact answered that it is safe to read."""
    said = line("covert_readable", language)
    english = line("covert_readable", ENGLISH)
    return replace(said, text=english_below(said.text, english.text))


def takeover_line(*, language: str = ENGLISH) -> FixedText:
    """Say a bland line when someone else may hold the phone: nothing about what was said."""
    return line("takeover", language)


def clarify(*, language: str = ENGLISH) -> FixedText:
    """Ask one question with topic buttons, because the words could mean several things."""
    topics_asked = ("topic:danger", "topic:mentoring", "topic:family", "topic:vru_contact")
    return line("clarify", language, buttons((*topics_asked, "human"), language))


def translated(sentence: str, language: str) -> str:
    """Return an English sentence of the urgent wording in a language; empty when it has none.

    The translations are for native review: whoever puts one into a message sends both.
    """
    words: dict[str, str] = getattr(URGENT.get(language), "WORDS", {})
    return words.get(sentence, "")


def topics(*, language: str = ENGLISH) -> FixedText:
    """List the main topics as buttons."""
    label_keys = [key for key in LINES[ENGLISH].LABELS if key.startswith("topic:")]
    return line("topics", language, buttons((*label_keys, "human"), language))


def added(*, monitored: bool, language: str = ENGLISH) -> FixedText:
    """Say that a message joined an urgent case and held nothing new."""
    return line("added_bland" if monitored else "added", language)


def model_away(*, numbers: Directory, language: str = ENGLISH) -> FixedText:
    """Answer usefully with Rasa down: help numbers, and a person will look."""
    return line("model_away", language, buttons(("human",), language), numbers)


def first_contact(*, numbers: Directory, language: str = ENGLISH) -> FixedText:
    """Say who this is, who may read it and when we must tell someone, before any disclosure."""
    picks = ("topic:danger", "more", "human", "privacy")
    return line("first_contact", language, buttons(picks, language), numbers)


def help_text(*, numbers: Directory, language: str = ENGLISH) -> FixedText:
    """Give the help card: numbers first, then how to use the chat."""
    return line("help", language, buttons(("human", "more"), language), numbers)


def helplines(*, numbers: Directory, language: str = ENGLISH) -> str:
    """Name who can be rung about anything: nothing in it tells why somebody might."""
    return line("help", language, (), numbers).text.split("\n\n", 1)[0]  # what begins the help card


def universal_help(*, numbers: Directory, language: str = ENGLISH) -> FixedText:
    """Give the help card for a message in a language, or of a kind, that cannot be read.

    Above it stands "danger: call 999" in that language, where we have those words.
    """
    card = line("universal", language, buttons(("human",), language), numbers)
    danger = DANGER.get(language, "")
    return replace(card, text=f"{danger}\n{card.text}" if danger else card.text)


def privacy(*, language: str = ENGLISH) -> FixedText:
    """Say who can read this and when we tell someone."""
    return line("privacy", language, buttons(("human",), language))


def paused(*, language: str = ENGLISH) -> FixedText:
    """Confirm /stop."""
    return line("paused", language)


def started_again(*, language: str = ENGLISH) -> FixedText:
    """Greet a contact who writes after /stop."""
    return line("again", language, buttons(("more", "human"), language))


def plain(route: Route, *, language: str = ENGLISH) -> FixedText:
    """Answer a calm message when the action server is away; service cards follow it."""
    text = kept_together(LINES.get(language, en_lines).PLAIN[route.value], language)
    return FixedText(text, buttons(("human", "more"), language), f"plain.{route.value}")


def thanked_after_urgent(*, language: str = ENGLISH) -> FixedText:
    """Thank a contact who says thanks within an urgent case."""
    return line("thanked", language)


def please_type(*, first: bool, numbers: Directory, language: str = ENGLISH) -> FixedText:
    """Ask to type what cannot be read; `first`: a case was opened, so a person will look."""
    return line("please_type_first" if first else "please_type", language, (), numbers)


def safe_chat_answer(value: str, *, language: str = ENGLISH) -> FixedText:
    """Answer yes or unsure to "is it safe to message you here?". A no gets the covert line."""
    return line("safe_chat_yes" if value == "yes" else "safe_chat_unsure", language)


def safe_chat_why(*, language: str = ENGLISH) -> FixedText:
    """Say why we ask "is it safe to message you here?", with the same three answers."""
    return line("safe_chat_why", language, answers("safe_chat", language))


def staff_joined(first_name: str, *, language: str = ENGLISH) -> FixedText:
    """Introduce the member of staff who claimed the case, by first name only."""
    said = line("staff_joined", language)
    return FixedText(said.text.replace("{name}", first_name), (), said.key)


def handed_back(*, language: str = ENGLISH) -> FixedText:
    """Say that the person left and the computer is back."""
    return line("handed_back", language, buttons(("human",), language))


def given_back(*, staffed: bool = True, language: str = ENGLISH) -> FixedText:
    """Say that the person had to leave, someone else will look, and if nobody is on shift."""
    said = line("given_back", language)
    return said if staffed else replace(said, text=f"{said.text} {line('no_due', language).text}")


def finishing(*, language: str = ENGLISH) -> FixedText:
    """Say that the conversation is about to end, while the contact can still keep it open."""
    return line("finishing", language)


def closing(*, numbers: Directory, language: str = ENGLISH) -> FixedText:
    """End the conversation, with how to come back."""
    return line("closing", language, (), numbers)


def away(*, hours: int, language: str = ENGLISH) -> FixedText:
    """Say that we were away for some hours, and ask whether the contact is safe."""
    said = line("away", language, answers("safe", language))
    span = hours_words(hours, LINES.get(language, LINES[ENGLISH]).LINES)
    return FixedText(said.text.replace("{hours}", span), said.choices, said.key, "safe")


def away_told(*, hours: int, language: str = ENGLISH) -> FixedText:
    """Say that we were away, after urgent wording that asks its own question."""
    said = line("away_told", language)
    span = hours_words(hours, LINES.get(language, LINES[ENGLISH]).LINES)
    return FixedText(said.text.replace("{hours}", span), (), said.key)


def store_away(*, urgent: bool, numbers: Directory, language: str = ENGLISH) -> FixedText:
    """Say that nothing could be kept, with the universal help numbers."""
    return line("store_away_urgent" if urgent else "store_away", language, (), numbers)


def erased(*, language: str = ENGLISH) -> FixedText:
    """Confirm that what we held is deleted."""
    return line("erased", language)


def erase_check(*, urgent: bool, language: str = ENGLISH) -> FixedText:
    """Ask before deleting; buttons erase:yes and erase:no."""
    labels = LINES.get(language, en_lines).LABELS
    picks = (Choice(labels["erase"], "erase:yes"), Choice(labels["keep"], "erase:no"))
    return line("erase_check_urgent" if urgent else "erase_check", language, picks)


def check(numbers: Directory) -> None:
    """Fill every text once. Raises DirectoryWrong, one line for each fact that cannot be used."""
    faults: set[str] = set()
    for urgent in URGENT.values():
        for sentences in (*urgent.P1.values(), *urgent.P2.values()):
            faults |= _faults((words for _, words in sentences), numbers)
    for lines in LINES.values():
        faults |= _faults(lines.LINES.values(), numbers)
    if faults:
        raise DirectoryWrong("\n".join(sorted(faults)))


def _faults(texts: Iterable[str], numbers: Directory) -> set[str]:
    return set().union(*(_fault(text, numbers) for text in texts))


def _fault(text: str, numbers: Directory) -> set[str]:
    try:
        fill(text, numbers)
    except DirectoryWrong as error:
        return {str(error)}
    return set()
