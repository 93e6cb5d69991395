"""Ready replies: words that staff put into a reply and make their own before they send."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web

from bot.casework import wording
from bot.casework.cases import Case
from bot.casework.directory import Directory
from bot.casework.errors import WaymarkError
from bot.casework.messages import StaffName

FILE = Path(__file__).with_name("canned.yml")
FIELDS = {"id", "title", "words", "text", "safe_if_seen", "language"}
ID = re.compile(r"[a-z][a-z0-9-]{1,40}")
PLACEHOLDERS = {"first_name"}
# Contacts read these on a phone, perhaps in a hurry.
LONGEST = 400


class CannedWrong(WaymarkError):
    """Raised when the file of ready replies breaks its own rules; says which and why."""


@dataclass(frozen=True)
class Ready:
    """One ready reply. `words` are for searching, `fixed` marks signed-off wording.

    `safe_if_seen`: nothing in it tells a third person what this chat is about.
    """

    key: str
    title: str
    text: str
    words: str = ""
    safe_if_seen: bool = False
    fixed: bool = False
    language: str = "en"


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
        Ready(**{**vars(ready), "text": ready.text.replace("{first_name}", me.split()[0])})
        for ready in mine
        if ready.safe_if_seen or not watched
    ]
    return (*filled, *(() if watched else _signed_off(numbers)))


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
