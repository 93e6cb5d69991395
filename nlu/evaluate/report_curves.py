"""The report's charts: calibration, recall against alarms, nearness to the training data."""

from __future__ import annotations

from itertools import pairwise

from nlu.evaluate.charts import Chart
from nlu.evaluate.figures import Figures
from nlu.evaluate.html import (
    Markup,
    bullets,
    counted,
    folded,
    join,
    paragraph,
    percent,
    span,
    table,
)
from nlu.evaluate.likeness import EDGES
from nlu.evaluate.shares import BY_KEY


def calibration(figures: Figures) -> Markup:
    """The reliability curve with its table."""
    found = figures.calibration
    chart = Chart(
        "reliability",
        "Reliability curve of P(urgent)",
        "For each tenth of probability that the model said, the share that was urgent. The same "
        "numbers stand in the table below.",
        "P(urgent) that the model said",
        "were urgent",
    )
    chart.line([(0, 0), (1, 1)], "even")
    chart.line([(one.said, one.share.value) for one in found.bins], "main")
    for one in found.bins:
        chart.whisker(one.said, *one.share.interval)
        chart.dot(one.said, one.share.value, "main", f"{one.said:.2f}: {counted(one.share)}")
    rows = [(f"{one.said:.2f}", counted(one.share), span(one.share)) for one in found.bins]
    return join(
        paragraph(
            f"Expected calibration error {found.error:.3f}; Brier score {found.brier:.3f}; area "
            f"under the ROC curve {found.area:.3f}. The model's own P(urgent), before the screen's "
            "verdict is joined to it. A point above the dotted line means that more were urgent "
            "than was said. "
            "This set holds far more urgent messages than a working day does."
        ),
        _figure(chart, "Dots: the messages in each tenth; upright lines: 95 % intervals."),
        folded("The numbers", table("Reliability", ("Said", "Were urgent", "95 %"), rows)),
    )


def curve(figures: Figures) -> Markup:
    """Recall against alarms on P4, and the table with P3."""
    chart = Chart(
        "recall-alarm",
        "Urgent recall against P4 raised, as the model's line for urgent moves",
        "Two curves, the model with the screen and the model alone, and a ring where the live "
        "path stands now. The same numbers stand in the table below.",
        "P4 raised to urgent",
        "urgent seen as urgent",
        y_range=(0.5, 1.0),
    )
    for kind in ("second", "main"):
        points = [one.model if kind == "second" else one.together for one in figures.curve]
        places = [(each["p4_raised"].value, each["urgent_recall"].value) for each in points]
        chart.line(places, kind)
        for point, (x, y) in zip(figures.curve, places, strict=True):
            chart.dot(x, y, kind, f"line {point.line}: recall {percent(y)}, P4 {percent(x)}")
    recall, alarms = BY_KEY["urgent_recall"].target or 1.0, BY_KEY["p4_raised"].target or 0.0
    chart.line([(0, recall), (1, recall)], "even")
    chart.line([(alarms, 0.5), (alarms, 1.0)], "even")
    chart.dot(alarms, recall, "now", f"the target: recall {percent(recall)}, P4 {percent(alarms)}")
    chart.label(alarms, recall + 0.025, "target")
    now = figures.ways["together"]
    chart.dot(now["p4_raised"].value, now["urgent_recall"].value, "now", "the live path now")
    chart.label(now["p4_raised"].value, now["urgent_recall"].value - 0.02, "now")
    rows = [
        (f"{one.line:.2f}", *(counted(share) for share in one.together.values()),
         percent(one.model["urgent_recall"].value), percent(one.model["p4_raised"].value))
        for one in figures.curve
    ]  # fmt: skip
    head = (
        "Line for P(urgent)", "Urgent seen", "P1 as urgent", "P3 raised", "P4 raised",
        "Model alone: urgent seen", "Model alone: P4 raised",
    )  # fmt: skip
    return join(
        paragraph(
            "The line is set on held-out training messages, never here; this shows what moving "
            "it would trade."
        ),
        _figure(
            chart,
            "Solid: with the screen. Dashed: the model alone. Rings: as it runs now, and the "
            "target, where the dotted lines cross.",
        ),
        bullets(what_would_move_it(figures)),
        table("Screen and model together at each line", head, rows),
    )


def what_would_move_it(figures: Figures) -> list[str]:
    """What moving the line can bring, and what it cannot; from these messages alone."""
    recall, alarms = BY_KEY["urgent_recall"].target or 1.0, BY_KEY["p4_raised"].target or 0.0
    by_line = sorted(figures.curve, key=lambda point: -point.line)
    seen = [one for one in by_line if one.together["urgent_recall"].value >= recall]
    calm = [one for one in reversed(by_line) if one.together["p4_raised"].value <= alarms]
    said = [
        f"The highest of these lines at which {percent(recall)} of urgent messages are seen is "
        f"{seen[0].line}: {counted(seen[0].together['p4_raised'])} of P4 and "
        f"{counted(seen[0].together['p3_raised'])} of P3 would be raised."
        if seen
        else f"None of these lines sees {percent(recall)} of the urgent messages.",
        f"The lowest at which at most {percent(alarms)} of P4 are raised is {calm[0].line}: it "
        f"would see {counted(calm[0].together['urgent_recall'])} of the urgent messages."
        if calm
        else f"None keeps P4 at {percent(alarms)}: the screen alone raises more.",
    ]
    lowest = by_line[-1].together["urgent_recall"] if by_line else None
    if lowest and lowest.hits < lowest.of:
        said.append(
            f"{lowest.of - lowest.hits} urgent messages are under every line: only a rule of the "
            "screen, or training messages of their kind, would bring them."
        )
    if not any(one in seen for one in calm):
        said.append(
            "No line reaches both, so the model itself must part the two better: more messages of "
            "the weakest groups above, near misses beside them, and labels settled a second time. "
            "docs/triage.md tells what was tried."
        )
    return said


def likeness(figures: Figures) -> Markup:
    """How near the nearest training message is, as a histogram and a list."""
    found = figures.likeness
    if found is None:
        return paragraph("Not measured in this run.")
    mine, other = sum(found.counts), sum(found.yardstick_counts)
    heights = [count / mine for count in found.counts]
    others = [count / max(other, 1) for count in found.yardstick_counts]
    tallest = max(*heights, *others)
    chart = Chart(
        "nearness",
        "Nearest training message: cosine of character n-grams",
        f"The median is {found.median:.2f}; between one sitting and the others it is "
        f"{found.yardstick_median:.2f}.",
        "cosine with the nearest training message",
        "share of messages",
        y_range=(0.0, round(tallest + 0.05, 1) or 0.1),
        percent_across=False,
    )
    for (left, right), height, yard in zip(pairwise(EDGES), heights, others, strict=True):
        chart.bar(left, right, height, "main")
        chart.bar(left, right, yard, "second")
    levels = [
        (f"{level} or more", counted(share), counted(found.yardstick_above[level]))
        for level, share in found.above.items()
    ]
    pairs = [(one.name, one.where, f"{one.cosine:.2f}") for one in found.nearest]
    nearness = [(name, counted(s), span(s)) for name, s in found.recall_by_nearness.items()]
    return join(
        paragraph(
            "Cosine between weighted character 3- to 5-grams of the plain words. As a yardstick, "
            "the same from training messages to the nearest one of another sitting: the set is "
            "no nearer to the training data than its sittings are to each other when its bars "
            "stand no further right."
        ),
        _figure(chart, "Filled: evaluation messages. Outlined: training messages, the yardstick."),
        table("How many are so near", ("Cosine", "Evaluation", "Yardstick"), levels),
        table(
            "Urgent recall by nearness: a model that learnt by heart does well near and ill far",
            ("Urgent messages", "Seen", "95 % interval"),
            nearness,
        ),
        folded("The nearest pairs", table("Nearest", ("Id", "Training line", "Cosine"), pairs)),
    )


def _figure(chart: Chart, words: str) -> Markup:
    return Markup(f"<figure>{chart.draw()}<figcaption>{words}</figcaption></figure>")
