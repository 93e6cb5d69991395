"""Filling fixed sentences with facts of the service directory.

A placeholder is `{service-id.fact}`, or with claims that the sentence makes about the service,
`{service-id.fact|free|always}`. A fact or claim that is missing or not verified is an error,
never a gap: the words are refused at the start of the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.casework.errors import DirectoryWrong
from bot.casework.service_entry import Directory, ServiceEntry

Sentences = Iterable[tuple[str, str]]

_PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)\.([a-z_]+)((?:\|[a-z]+)*)\}")
# A sentence that only names a helpline: a name, a colon and a fact.
_NAMES_A_LINE = re.compile(r": (?:text )?\{")
_FACTS = {"phone": "phone_line", "text_number": "text_number", "website": "website"}


def fill(words: str, numbers: Directory) -> str:
    """Put facts into words. Raises DirectoryWrong naming id, field and reason."""
    return _PLACEHOLDER.sub(lambda found: _fact(found, numbers), words)


def choose(sentences: Sentences, tags: frozenset[str]) -> str:
    """Join the sentences meant for these tags.

    The first sentence, helplines and links stand on lines of their own, to be found at a glance.
    """
    chosen = [words for when, words in sentences if not when or tags & set(when.split("|"))]
    text = chosen[0]
    for before, words in pairwise(chosen):
        alone = before is chosen[0] or _NAMES_A_LINE.search(before) or _NAMES_A_LINE.search(words)
        text += ("\n" if alone else " ") + words
    return text


def _fact(found: re.Match[str], numbers: Directory) -> str:
    service_id, fact, claims = found.groups()
    entry = numbers.get(service_id)
    if entry is None:
        raise DirectoryWrong(f"{service_id}: id: not in the directory, but fixed wording needs it")
    attribute = _FACTS.get(fact)
    if attribute is None:
        raise DirectoryWrong(f"{service_id}: {fact}: not a fact that fixed wording may name")
    if not getattr(entry, attribute):
        raise DirectoryWrong(f"{service_id}: {fact}: missing, but fixed wording needs it")
    if not entry.trusted(fact):
        raise DirectoryWrong(f"{service_id}: {fact}: not verified, but fixed wording needs it")
    for claim in filter(None, claims.split("|")):
        _check_claim(entry, claim)
    return str(getattr(entry, attribute))


def _check_claim(entry: ServiceEntry, claim: str) -> None:
    if claim == "free":
        holds, fact = entry.cost == "free", "cost"
    elif claim == "always":
        holds, fact = entry.hours is not None and entry.hours.always, "hours"
    else:
        raise DirectoryWrong(f"{entry.id}: {claim}: not a claim that fixed wording may make")
    if not (holds and entry.trusted(fact)):
        raise DirectoryWrong(f"{entry.id}: {fact}: fixed wording says {claim!r}: not verified")
