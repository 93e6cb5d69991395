"""The report's tables: headline, changes, ways, tiers, routes, groups, time."""

from __future__ import annotations

from collections.abc import Sequence

from bot.casework.triage import Tier
from nlu.evaluate.baseline import Change, Comparison
from nlu.evaluate.charts import strip
from nlu.evaluate.figures import Figures
from nlu.evaluate.html import (
    Markup,
    bullets,
    counted,
    join,
    paragraph,
    percent,
    shaded,
    span,
    table,
)
from nlu.evaluate.meanings import meaning
from nlu.evaluate.shares import BY_KEY, MEASURES, Measure, Share

LARGE_ENOUGH = 15  # urgent messages below which a group's recall says little
WEAKEST_NAMED = 6
TARGETED = tuple(measure for measure in MEASURES if measure.target is not None)


def headline(figures: Figures) -> Markup:
    """Each measure of the live path with its interval and target."""
    together = figures.ways["together"]
    rows = [
        (one.title, counted(share), span(share), _target(one), _reached(one, share))
        for one in MEASURES
        for share in [together[one.key]]
    ]
    head = ("Measure", "Live path", "95 % interval (Wilson)", "Target", "Reached")
    return join(
        table("Screen and model together, as when a contact writes", head, rows),
        paragraph(
            "Where targets pull against each other, recall holds; alarms on P3 give way first, "
            "then those on P4."
        ),
    )


def _target(measure: Measure) -> str:
    if measure.target is None:
        return "–"
    least = "at least" if measure.rises else "at most"
    floor = f", lower bound {percent(measure.floor)}" if measure.floor else ""
    return f"{least} {percent(measure.target)}{floor}"


def _reached(measure: Measure, share: Share) -> object:
    reached = measure.reached(share)
    if reached is None:
        return "–"
    return "yes" if reached else Markup('<span class="no">not yet</span>')


def changes(comparison: Comparison | str) -> Markup:
    """What changed since the figures that are committed."""
    if isinstance(comparison, str):
        return paragraph(comparison)
    rows = [
        (one.title, counted(one.before), counted(one.now), _moved(one))
        for one in comparison.changes
    ]
    verdict = (
        Markup('<strong class="no">Urgent recall fell by more than the tolerance.</strong>')
        if comparison.fell
        else "Urgent recall holds."
    )
    changed = "" if comparison.same_set else " The evaluation set itself changed since then."
    return join(
        paragraph(verdict),
        paragraph(
            f"Committed with {comparison.model_before}. Of {comparison.shared} urgent messages "
            f"in both runs, {len(comparison.lost)} were lost and {len(comparison.gained)} gained; "
            f"the check allows a loss of {comparison.allowed:.1f} more than were gained (one in "
            f"400, and the noise of so many changed verdicts).{changed}"
        ),
        _names("Lost", comparison.lost),
        _names("Gained", comparison.gained),
        table("Then and now", ("Measure", "Committed", "Now", "Change"), rows),
    )


def _moved(change: Change) -> str:
    points = (change.now.value - change.before.value) * 100
    if abs(points) < 0.05:
        return "none"
    better = (points > 0) == change.rises
    return f"{points:+.1f} points ({'better' if better else 'worse'})"


def _names(word: str, names: Sequence[str]) -> Markup:
    return paragraph(f"{word}: {', '.join(names)}.") if names else Markup("")


def weakest(figures: Figures) -> Markup:
    """Groups with the lowest urgent recall, and targets that are not reached."""
    together = figures.ways["together"]
    short = [
        f"{one.title}: {counted(together[one.key])}, target {_target(one)}."
        for one in TARGETED
        if one.reached(together[one.key]) is False
    ]
    sized = [
        (group, shares["urgent_recall"])
        for group, shares in figures.groups.items()
        if shares["urgent_recall"].of >= LARGE_ENOUGH
    ]
    lowest = sorted(sized, key=lambda item: item[1].value)[:WEAKEST_NAMED]
    return join(
        paragraph("Targets not reached:" if short else "Every target is reached on this set."),
        bullets(short) if short else Markup(""),
        paragraph(
            f"Lowest urgent recall among groups with {LARGE_ENOUGH} urgent messages or more:"
        ),
        bullets(f"{meaning(group)}: {counted(share)}, {span(share)}" for group, share in lowest),
    )


def ways(figures: Figures) -> Markup:
    """The three ways side by side."""
    names = {"screen": "Screen alone", "model": "Model alone", "together": "Together (live)"}
    rows = [
        (one.title, *(f"{counted(figures.ways[way][one.key])}" for way in names))
        for one in MEASURES
    ]
    return join(
        table("What each part sees", ("Measure", *names.values()), rows),
        paragraph(
            "The screen alone is what answers when the model is down. The model alone may still "
            "have read the screen's hits among its features; what it lacks is the rule that "
            "takes the higher of the two tiers."
        ),
    )


def tiers(figures: Figures) -> Markup:
    """The confusion matrix of tiers."""
    rows = []
    for true in Tier:
        given = figures.tier_matrix[true.value]
        total = max(1, sum(given.values()))
        cells = [shaded(f"{n} ({percent(n / total)})", n / total) for n in given.values()]
        rows.append((f"{true.value} expected", *cells))
    head = ("Expected", *(f"{tier.value} given" for tier in Tier))
    return table("How many messages of each expected tier were given each tier", head, rows)


def routes(figures: Figures) -> Markup:
    """Each route's figures, and the pairs that are most often confused."""
    rows = [
        (
            route.replace("_", " "),
            counted(shares["route"]),
            counted(shares["urgent_recall"]),
            counted(shares["p4_raised"]),
        )
        for route, shares in figures.routes.items()
    ]
    pairs = [
        (wanted.replace("_", " "), given.replace("_", " "), times)
        for wanted, given, times in figures.route_confusions
    ]
    head = ("Best route", "Route among the acceptable", "Urgent seen", "P4 raised to urgent")
    return join(
        table("By the best of the acceptable routes", head, rows),
        table("Pairs confused most often", ("Expected (best)", "Given", "Times"), pairs),
    )


def groups(figures: Figures) -> Markup:
    """Each group's figures with a small picture of its urgent recall."""
    target = BY_KEY["urgent_recall"].target or 1.0
    rows = []
    for group, shares in figures.groups.items():
        recall = shares["urgent_recall"]
        picture = strip(recall.value, *recall.interval, target) if recall.of else "–"
        rows.append(
            (
                meaning(group), counted(recall), picture, span(recall),
                counted(shares["p3_raised"]), counted(shares["p4_raised"]),
                counted(shares["route"]),
            )
        )  # fmt: skip
    head = (
        "Group", "Urgent seen", "0 to 100 %", "95 % interval", "P3 raised", "P4 raised",
        "Route acceptable",
    )  # fmt: skip
    return join(
        paragraph(
            "A message can be in several groups. The upright mark in each small picture is the "
            "target for urgent recall; the bar is the interval."
        ),
        table("By group, live path", head, rows),
    )


def timing(figures: Figures) -> Markup:
    """Milliseconds a message."""
    found = figures.timing
    if found is None:
        return paragraph("Too few messages to time.")
    rows = [
        ("Screen", f"{found.screen_median:.2f} ms", f"{found.screen_95:.2f} ms"),
        ("Model (Rasa's parse)", f"{found.model_median:.1f} ms", f"{found.model_95:.1f} ms"),
    ]
    return join(
        table("In this run, one message at a time", ("Part", "Median", "95th percentile"), rows),
        paragraph("Measured while other work may have run on the same machine."),
    )


def faithful(figures: Figures) -> Markup:
    """How often taking the cited words out lowers the score."""
    if figures.faithful is None:
        return paragraph("Not measured in this run.")
    rows = [(name, counted(share), span(share)) for name, share in figures.faithful.items()]
    return join(
        paragraph(
            "The words that the model cites for a tier are taken out and the message is read "
            "again: the probability of that tier or higher must fall. Target: nine in ten where "
            "one phrase is the cause."
        ),
        table("Score falls without the cited words", ("Reasons", "Falls", "95 % interval"), rows),
    )
