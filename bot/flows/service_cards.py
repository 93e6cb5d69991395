"""Services of the directory as a contact reads them."""

from __future__ import annotations

from bot.casework.directory import UNIT_DOORS, service_card, unit_card
from bot.casework.service_entry import ServiceEntry
from bot.flows.turn import Turn
from bot.ports import Outside


def cards(
    outside: Outside,
    turn: Turn,
    services: tuple[ServiceEntry, ...],
    *,
    discreet: bool,
    short: bool = False,
) -> tuple[str, ...]:
    """Write each service as a contact reads it; the unit's own doors stand on one card."""
    doors = [entry for entry in services if entry.id in UNIT_DOORS]
    if len(doors) > 1:
        services = tuple(entry for entry in services if entry not in doors)
    own = (unit_card(outside.directory),) if len(doors) > 1 else ()
    now = turn.now
    return own + tuple(
        service_card(entry, now, urgent=False, discreet=discreet, short=short) for entry in services
    )
