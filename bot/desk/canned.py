"""Ready replies: words that staff put into a reply and make their own before they send."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web

from bot.casework import wording
from bot.casework.cases import Case
from bot.casework.directory import Directory
from bot.casework.errors import WaymarkError
from bot.casework.messages import StaffName
from bot.desk.phrases import LANGUAGES

FILE = Path(__file__).with_name("canned.yml")
FIELDS = {"id", "title", "words", "text", "safe_if_seen", "language"}
ID = re.compile(r"[a-z][a-z0-9-]{1,40}")
PLACEHOLDERS = {"first_name", "area"}
# Contacts read these on a phone, perhaps in a hurry.
LONGEST = 400
# Sentences of the urgent wording that are true from a person too, offered in the contact's
# language with the English below: title, sentence, words to find it by.
IN_LANGUAGES = (
    ("Call 999 now", "Call 999 now.", "emergency police danger"),
    (
        "Can't speak: 999, then 55",
        "Can't speak? On a mobile, call 999, listen, then press 55 when told.",
        "silent quiet mobile",
    ),
    ("Get near other people", "Get near other people if you can.", "alone outside safe"),
    ("Are you safe right now?", "Are you safe right now?", "danger check ask"),
    ("Is it safe to message you?", "Is it safe to message you here?", "phone watch contact"),
    ("You are not alone", "Thank you for telling me. You are not alone.", "thanks believe"),
    ("If it gets worse, call 999", "If it gets worse, call 999.", "worse change"),
)


class CannedWrong(WaymarkError):
    """Raised when the file of ready replies breaks its own rules; says which and why."""


@dataclass(frozen=True)
class Ready:
    """One ready reply. `words` are for searching, `fixed` marks signed-off wording.

    `safe_if_seen`: nothing in it tells a third person what this chat is about. `review`: a
    translation that a native speaker is yet to review.
    """

    key: str
    title: str
    text: str
    words: str = ""
    safe_if_seen: bool = False
    fixed: bool = False
    language: str = "en"
    review: bool = False


def load_canned(path: Path = FILE) -> tuple[Ready, ...]:
    """Return the ready replies of the file, in its order. Raises CannedWrong."""
    rows = yaml.safe_load(path.read_text("utf-8"))
    if not isinstance(rows, list):
        raise CannedWrong(f"{path.name}: not a list")
    found = tuple(_ready(row) for row in rows)
    keys = [ready.key for ready in found]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise CannedWrong(f"{path.name}: {', '.join(sorted(twice))}: stands there twice")
    return found


def _ready(row: Any) -> Ready:
    name = str(row.get("id", "?")) if isinstance(row, dict) else "?"
    if not isinstance(row, dict) or not {"id", "title", "text"} <= row.keys() <= FIELDS:
        raise CannedWrong(f"{name}: needs id, title and text; may have {', '.join(sorted(FIELDS))}")
    text = str(row["text"]).strip()
    unknown = set(re.findall(r"{(\w*)}", text)) - PLACEHOLDERS
    if not ID.fullmatch(name) or not text or len(text) > LONGEST:
        raise CannedWrong(f"{name}: the id or the text is empty, too long or misspelt")
    if unknown:
        raise CannedWrong(f"{name}: no placeholder is called {', '.join(sorted(unknown))}")
    return Ready(
        key=name,
        title=str(row["title"]),
        text=text,
        words=str(row.get("words", "")),
        safe_if_seen=row.get("safe_if_seen", False) is True,
        language=str(row.get("language", "en")),
    )


def for_case(
    canned: tuple[Ready, ...],
    case: Case,
    me: StaffName,
    numbers: Directory,
    *,
    watched: bool,
) -> tuple[Ready, ...]:
    """Return what may be put into a reply on this case, names filled in, best first.

    When someone may be watching, only what is safe if seen. Replies in the contact's language
    come first; English is always there.
    """
    mine = [ready for ready in canned if ready.language in (case.language, "en")]
    mine.sort(key=lambda ready: ready.language != case.language)
    filled = [
        replace(ready, text=text)
        for ready in mine
        if (ready.safe_if_seen or not watched) and (text := _filled(ready.text, case, me))
    ]
    if watched:
        return tuple(filled)
    return (*_translated(case.language), *filled, *_signed_off(numbers))


def _filled(text: str, case: Case, me: StaffName) -> str:
    """Fill the placeholders in; empty when one of them is not known of this case."""
    known = {"first_name": me.split()[0], "area": case.area}
    for name, value in known.items():
        if f"{{{name}}}" in text and not value:
            return ""
        text = text.replace(f"{{{name}}}", value)
    return text


def _translated(language: str) -> tuple[Ready, ...]:
    """The contact's language first, and English below: a translation may be wrong."""
    return tuple(
        Ready(
            f"{language}-{number}",
            f"{title} ({LANGUAGES[language]})",
            f"{words}\n{sentence}",
            f"{extra} {LANGUAGES[language]} {sentence}",
            language=language,
            review=True,
        )
        for number, (title, sentence, extra) in enumerate(IN_LANGUAGES, 1)
        if (words := wording.translated(sentence, language))
    )


def _signed_off(numbers: Directory) -> tuple[Ready, ...]:
    """The signed-off wording that is true from a person too: the bot's words about itself not."""
    help_numbers = wording.help_text(numbers=numbers).text.partition("\n\n")[0]
    who_reads = "\n\n".join(wording.privacy().text.split("\n\n")[:2])
    return (
        Ready(
            "fixed-help",
            "Numbers for help",
            help_numbers,
            "help numbers emergency 999 111 samaritans childline shout",
            fixed=True,
        ),
        Ready(
            "fixed-privacy",
            "Who can read this",
            who_reads,
            "privacy confidential secret police tell",
            fixed=True,
        ),
    )


CANNED: web.AppKey[tuple[Ready, ...]] = web.AppKey("canned", tuple)
