"""Which services a contact was shown in this sitting, so that no card is printed over again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.casework.service_entry import ServiceEntry
from bot.flows.turn import Turn

# After so long a silence the cards are far above, or were wiped: all are shown again.
SITTING = timedelta(hours=1)


def not_shown(turn: Turn, services: tuple[ServiceEntry, ...]) -> tuple[ServiceEntry, ...]:
    """Return the services that are new to the contact, and remember that they were shown.

    A card with another number is new: a town brings its council's.
    """
    before = turn.conversation
    sitting = before.spoken_at is not None and turn.now - before.spoken_at <= SITTING
    shown = before.shown if sitting else ()
    new = tuple(entry for entry in services if _name(entry) not in shown)
    turn.conversation = replace(
        before, shown=(*shown, *(_name(entry) for entry in new if _name(entry) not in shown))
    )
    return new


def _name(entry: ServiceEntry) -> str:
    return f"{entry.id} {entry.phone}".strip()
