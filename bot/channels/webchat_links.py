"""Numbers and addresses in a reply, made into links that can be tapped. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.casework.directory import Directory

# How UK numbers are written in text: 0 and nine or ten more digits in groups, +44 likewise.
_UK_NUMBER = r"(?:\+44 ?|0)\d(?:[ -]?\d){7,9}"
_ADDRESS = r"https://[^\s<>\"'“”‘’]+[^\s<>\"'“”‘’.,;:!?)\]]"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"


@dataclass(frozen=True)
class Link:
    """Words that can be tapped. `href` begins with tel:, sms:, mailto: or https:."""

    text: str
    href: str


class Linker:
    """Finds what can be tapped: every number of the directory, and what looks like one."""

    def __init__(self, directory: Directory) -> None:
        known = dict(_known(directory))
        longest_first = sorted(known, key=len, reverse=True)
        numbers = "|".join(re.escape(number).replace(r"\ ", r"\s") for number in longest_first)
        self._known = known
        self._found = re.compile(
            rf"(?P<web>{_ADDRESS})|(?P<mail>{_MAIL})"
            rf"|(?<![\w+.£/-])(?:(?P<known>{numbers})|(?P<uk>{_UK_NUMBER}))(?![\w/-]|[.,:]\d)"
        )

    def parts(self, text: str) -> tuple[str | Link, ...]:
        """Split words into plain pieces and links; joined together they are the words again."""
        pieces: list[str | Link] = []
        end = 0
        for found in self._found.finditer(text):
            if found.start() > end:
                pieces.append(text[end : found.start()])
            pieces.append(Link(found[0], self._href(found)))
            end = found.end()
        if end < len(text):
            pieces.append(text[end:])
        return tuple(pieces)

    def _href(self, found: re.Match[str]) -> str:
        if found["web"]:
            return found[0]
        if found["mail"]:
            return f"mailto:{found[0]}"
        scheme = self._known.get(re.sub(r"\s", " ", found[0]), "tel")
        return f"{scheme}:{dialled(found[0])}"


def dialled(number: str) -> str:
    """Return a number as a phone dials it: digits and a leading plus."""
    return re.sub(r"[^\d+]", "", number)


def _known(directory: Directory) -> Iterator[tuple[str, str]]:
    """Name every number of the directory with its scheme; a number that can be rung wins."""
    for entry in directory.shown:
        if re.fullmatch(r"[\d +]{3,}", entry.text_number):
            yield entry.text_number, "sms"
    for entry in directory.shown:
        areas = (number for _, number in entry.phone_by_area)
        for number in (entry.phone, entry.phone_out_of_hours, *areas):
            if re.fullmatch(r"[\d +]{3,}", number):
                yield number, "tel"
