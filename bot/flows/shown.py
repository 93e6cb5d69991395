"""Which services a contact was shown in this sitting, so that no card is printed over again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.casework.service_entry import ServiceEntry
from bot.flows.turn import Turn

# After so long a silence the cards are far above, or were wiped: all are shown again.
SITTING = timedelta(hours=1)


def not_shown(
    turn: Turn, services: tuple[ServiceEntry, ...], *, same_need: bool = False
) -> tuple[ServiceEntry, ...]:
    """Return the services that are new to the contact, and remember that they were shown.

    A card with another number is new: a town brings its council's. `same_need`: only a fact was
    added to what was asked before, and `services` are best first. Then one that fits worse than
    what was shown is left out: alone on the page it would look like the answer.
    """
    before = turn.conversation
    sitting = before.spoken_at is not None and turn.now - before.spoken_at <= SITTING
    shown = before.shown if sitting else ()
    known = [_name(entry) in shown for entry in services]
    best = known.index(True) if same_need and True in known else len(services)
    area = before.slot("area")
    new = tuple(
        entry
        for at, entry in enumerate(services)
        if not known[at] and (at < best or area in entry.areas)
    )
    turn.conversation = replace(before, shown=(*shown, *(_name(entry) for entry in new)))
    return new


def shown_again(turn: Turn, services: tuple[ServiceEntry, ...]) -> tuple[ServiceEntry, ...]:
    """Return all of them, for a result that was asked for, and remember that they were shown."""
    not_shown(turn, services)
    return services


def _name(entry: ServiceEntry) -> str:
    return f"{entry.id} {entry.phone}".strip()
