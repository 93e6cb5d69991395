"""Asking a person about each message in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from nlu.misses.marked import Draft
from nlu.misses.sheet import Decision, routes_of, tier_of

Ask = Callable[[str], str]
Say = Callable[[str], None]

CHOICES = "[y] nobody is named: keep   [e] edit   [d] drop   [l] later   [q] stop here: "


def review(drafts: Iterable[Draft], ask: Ask, say: Say) -> list[Decision]:
    """A decision for each draft until the person stops; what comes after is left for later."""
    decisions: list[Decision] = []
    for draft in drafts:
        decision = _one(draft, ask, say)
        if decision is None:
            break
        decisions.append(decision)
    return decisions


def _one(draft: Draft, ask: Ask, say: Say) -> Decision | None:
    left = Decision("no", draft.text, draft.mark, draft.tier, draft.routes)
    say(f"\nStaff marked this {draft.mark.replace('_', ' ')}; it was read as {draft.read_as}.")
    for one in draft.replaced:
        say(f"  replaced {one.kind}: {one.words!r} by {one.by!r}")
    while True:
        say(f"  > {left.text}")
        answer = ask(CHOICES).strip().lower()[:1]
        if answer == "q":
            return None
        if answer == "l":
            return left
        if answer == "d":
            return replace(left, confirm="drop")
        if answer == "e":
            left = replace(left, text=ask("  the whole text anew: ").strip() or left.text)
        elif answer == "y":
            return _labelled(left, ask, say)


def _labelled(left: Decision, ask: Ask, say: Say) -> Decision:
    """Tier and routes, confirmed by Enter or typed anew."""
    while True:
        tier = tier_of(ask(f"  tier [{left.tier.value}]: ") or left.tier.value)
        if tier is not None:
            break
        say("  P1, P2, P3 or P4, please.")
    shown = ", ".join(route.value for route in left.routes)
    while True:
        routes = routes_of(ask(f"  routes, best first [{shown}]: ") or shown)
        if routes:
            return replace(left, confirm="yes", tier=tier, routes=routes)
        say("  One of them is not a route.")
