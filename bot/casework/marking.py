"""What staff say, looking back, of how the bot read a case: missed, or a false alarm.

A mark changes nothing of the case: its tier, its claim and its queue stay. It is there for the
reports, and for whoever teaches the model (`python -m bot cases --json --all`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo

from bot.casework.cases import Case, Mark
from bot.casework.errors import MoveRefused
from bot.casework.messages import StaffName
from bot.casework.tally import case_values
from bot.casework.triage import Route, Tier


def mark_case(
    case: Case,
    staff: StaffName,
    mark: Mark,
    now: datetime,
    zone: tzinfo,
    *,
    tier: Tier | None = None,
    route: Route | None = None,
) -> Case:
    """Mark a case, open or closed, with the tier and route that were right, where known.

    A later mark takes the place of an earlier one. MoveRefused when the tier says the opposite
    of the mark.
    """
    peak = case.peak.rank
    if mark is Mark.MISSED and tier is not None and tier.rank > peak:
        raise MoveRefused(
            f"The bot saw more than {tier.value} in this case. Mark it as a false alarm instead."
        )
    if mark is Mark.FALSE_ALARM and tier is not None and tier.rank <= peak:
        raise MoveRefused(f"A false alarm was less urgent than {case.peak.value}.")
    return replace(
        case,
        mark=mark,
        mark_tier=tier,
        mark_route=route,
        marked_by=staff,
        marked_at=now,
        mark_counted=case_values(case, now, zone),
    )


def unmark_case(case: Case) -> Case:
    """Take the mark away. MoveRefused when there is none."""
    if case.mark is None:
        raise MoveRefused("This case carries no mark.")
    return replace(
        case,
        mark=None,
        mark_tier=None,
        mark_route=None,
        marked_by=None,
        marked_at=None,
        mark_counted=(),
    )
