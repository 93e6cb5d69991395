"""Everything that is counted, in one frozen object, and as plain JSON."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from bot.casework.triage import Tier
from nlu.evaluate.curves import Calibration, Point, calibration, curve
from nlu.evaluate.examples import set_fingerprint
from nlu.evaluate.likeness import Likeness
from nlu.evaluate.scoring import WAYS, Scored
from nlu.evaluate.shares import Share, measured, urgent

VERSION = 1
# Groups that are one of the seven languages, scored together as well as each.
LANGUAGES = frozenset("ur pa bn pl ro so ar".split())
TIERS = tuple(Tier)
CONFUSED = 20  # pairs of routes listed


@dataclass(frozen=True)
class Timing:
    """Milliseconds a message on this machine: the median and the 95th percentile."""

    screen_median: float
    screen_95: float
    model_median: float
    model_95: float


@dataclass(frozen=True)
class Figures:
    """What the report shows. Shares are of the live path (`together`) where no way is named."""

    model: str
    set_fingerprint: str
    tiers: dict[str, int]
    ways: dict[str, dict[str, Share]]
    groups: dict[str, dict[str, Share]]
    routes: dict[str, dict[str, Share]]
    tier_matrix: dict[str, dict[str, int]]
    route_confusions: tuple[tuple[str, str, int], ...]
    calibration: Calibration
    curve: tuple[Point, ...]
    caught: tuple[str, ...]
    missed: tuple[str, ...]
    likeness: Likeness | None = None
    faithful: dict[str, Share] | None = None
    timing: Timing | None = None


def count(
    scored: Sequence[Scored],
    model: str,
    likeness: Likeness | None = None,
    faithful: dict[str, Share] | None = None,
) -> Figures:
    """Count everything over the scored messages."""
    urgents = [one for one in scored if one.example.tier.urgent]
    return Figures(
        model=model,
        set_fingerprint=set_fingerprint(one.example for one in scored),
        tiers={t.value: sum(one.example.tier is t for one in scored) for t in TIERS},
        ways={way: measured(scored, way) for way in WAYS},
        groups=_by_group(scored),
        routes=_by_route(scored),
        tier_matrix=_tier_matrix(scored),
        route_confusions=_route_confusions(scored),
        calibration=calibration(scored),
        curve=curve(scored),
        caught=tuple(one.example.name for one in urgents if urgent(one, "together")),
        missed=tuple(one.example.name for one in urgents if not urgent(one, "together")),
        likeness=likeness,
        faithful=faithful,
        timing=_timing(scored),
    )


def _by_group(scored: Sequence[Scored]) -> dict[str, dict[str, Share]]:
    members: dict[str, list[Scored]] = {}
    for one in scored:
        groups = set(one.example.groups)
        if groups & LANGUAGES:
            groups.add("seven_languages")
        for group in groups:
            members.setdefault(group, []).append(one)
    by_size = sorted(members.items(), key=lambda item: (-len(item[1]), item[0]))
    return {group: measured(inside, "together") for group, inside in by_size}


def _by_route(scored: Sequence[Scored]) -> dict[str, dict[str, Share]]:
    """By the best of the acceptable routes."""
    members: dict[str, list[Scored]] = {}
    for one in scored:
        members.setdefault(one.example.routes[0].value, []).append(one)
    return {route: measured(members[route], "together") for route in sorted(members)}


def _tier_matrix(scored: Sequence[Scored]) -> dict[str, dict[str, int]]:
    pairs = Counter((one.example.tier, one.verdicts["together"].tier) for one in scored)
    return {true.value: {given.value: pairs[true, given] for given in TIERS} for true in TIERS}


def _route_confusions(scored: Sequence[Scored]) -> tuple[tuple[str, str, int], ...]:
    """Best acceptable route, route given, how often; only where the given one is wrong."""
    pairs = Counter(
        (one.example.routes[0].value, one.verdicts["together"].route.value)
        for one in scored
        if one.verdicts["together"].route not in one.example.routes
    )
    ordered = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    return tuple((wanted, given, times) for (wanted, given), times in ordered[:CONFUSED])


def _timing(scored: Sequence[Scored]) -> Timing | None:
    if len(scored) < 2:
        return None
    screens, models = [one.screen_ms for one in scored], [one.model_ms for one in scored]
    return Timing(
        statistics.median(screens),
        statistics.quantiles(screens, n=20)[18],
        statistics.median(models),
        statistics.quantiles(models, n=20)[18],
    )


def plain(value: Any, share: Callable[[Share], Any] | None = None) -> Any:
    """Figures as JSON holds them, floats rounded; `share` says how a share is written."""
    if isinstance(value, Share):
        return (share or _spelt_out)(value)
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name), share) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(inner, share) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner, share) for inner in value]
    return round(value, 4) if isinstance(value, float) else value


def _spelt_out(share: Share) -> dict[str, float]:
    low, high = share.interval
    rounded = {"share": share.value, "low": low, "high": high}
    return {"hits": share.hits, "of": share.of, **plain(rounded)}
