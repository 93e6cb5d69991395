"""The report: one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nlu.evaluate import report_beside, report_curves, report_messages, report_tables
from nlu.evaluate.baseline import Comparison
from nlu.evaluate.figures import Figures
from nlu.evaluate.html import Markup, bullets, counted, join, page, paragraph, section, span
from nlu.evaluate.scoring import Scored
from nlu.misses.regressions import Judged

TITLE = "Waymark: how well urgent messages are seen"

CONTENTS = (
    ("headline", "The figures in one table"),
    ("changes", "Since the committed figures"),
    ("weakest", "Where it is weakest"),
    ("ways", "Screen alone, model alone, together"),
    ("tiers", "Tiers: expected and given"),
    ("routes", "Routes"),
    ("groups", "Groups"),
    ("calibration", "Can the probabilities be believed?"),
    ("curve", "Recall against alarms"),
    ("likeness", "How near the training data is"),
    ("reasons", "Are the reasons true?"),
    ("time", "Time a message"),
    ("stock", "Beside stock Rasa"),
    ("weight", "Start, memory, training"),
    ("regressions", "What staff marked"),
    ("missed", "Every urgent message that was missed"),
    ("alarms", "Every false alarm"),
)


def render(
    figures: Figures,
    scored: Sequence[Scored],
    comparison: Comparison | str,
    kept: Mapping[str, Any] | None = None,
    judged: Sequence[Judged] = (),
) -> str:
    """The page. `comparison` is words when there is nothing to compare with.

    `kept` is what was measured beside stock Rasa, `judged` the regression cases.
    """
    bodies = {
        "headline": report_tables.headline(figures),
        "changes": report_tables.changes(comparison),
        "weakest": report_tables.weakest(figures),
        "ways": report_tables.ways(figures),
        "tiers": report_tables.tiers(figures),
        "routes": report_tables.routes(figures),
        "groups": report_tables.groups(figures),
        "calibration": report_curves.calibration(figures),
        "curve": report_curves.curve(figures),
        "likeness": report_curves.likeness(figures),
        "reasons": report_tables.faithful(figures),
        "time": report_tables.timing(figures),
        "stock": report_beside.stock(kept or {}),
        "weight": report_beside.weight(kept or {}),
        "regressions": report_beside.regressions(judged),
        "missed": report_messages.missed(scored),
        "alarms": report_messages.alarms(scored),
    }
    sections = [section(name, heading, bodies[name]) for name, heading in CONTENTS]
    return page(TITLE, _lead(figures), sections, _contents())


def _lead(figures: Figures) -> Markup:
    recall = figures.ways["together"]["urgent_recall"]
    tiers = ", ".join(f"{count} {tier}" for tier, count in figures.tiers.items())
    return join(
        Markup('<p class="lead">'),
        f"Of {recall.of} urgent messages the live path sees {recall.hits} as urgent: "
        f"{counted(recall)}, 95 % interval {span(recall)}. Scored on "
        f"{sum(figures.tiers.values())} composed "
        f"messages ({tiers}) that no model was trained on, with {figures.model}.",
        Markup("</p>"),
        paragraph(
            "Every message was composed for this set; none is a contact's. Read the misses to "
            "understand, not to tune: once a rule or a training message was written because of "
            "one of them, only freshly composed messages can show whether it helped."
        ),
    )


def _contents() -> Markup:
    links = (Markup(f'<a href="#{name}">{heading}</a>') for name, heading in CONTENTS)
    return Markup(f'<nav aria-label="Contents">{bullets(links)}</nav>')
