"""The report's tables beside stock Rasa, what Rasa weighs, and the regression cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nlu.evaluate.footprint import TARGETS
from nlu.evaluate.html import Markup, bullets, counted, folded, join, message, paragraph, table
from nlu.evaluate.shares import BY_KEY, Share
from nlu.evaluate.stock_kept import SIDES, TRIALS, WEIGHT, took
from nlu.misses.regressions import SETTLED, Judged

TITLES = {
    "own": "This project's intents",
    "clinc150-few": "CLINC150, 10 examples an intent",
    "clinc150-full": "CLINC150, all examples",
    "banking77-few": "BANKING77, 10 examples an intent",
    "banking77-full": "BANKING77, all examples",
}
WAYS = {
    "triage": "by intent",
    "triage_unsure_up": "by intent, a fallback counted as urgent",
    "triage_model_alone": "the model alone",
}
NOT_YET = "not measured yet: <code>python -m nlu.evaluate.stock {}</code>"


def stock(kept: Mapping[str, Any]) -> Markup:
    """Each trial, both sides; what was not measured is said."""
    trials = kept.get(TRIALS, {})
    rows = [row for name in TITLES for row in _accuracy(name, trials.get(name, {}))]
    lacking = [name for name in TITLES if name not in trials]
    head = (
        "Intents of", "Side", "Right (95 %)", "Taught", "Learning",
        "Milliseconds a message: median, 95 %",
    )  # fmt: skip
    own = trials.get("own", {})
    return join(
        paragraph(
            "Stock Rasa is the default pipeline of the installed Rasa 3.6.21 (DIET, 100 epochs, "
            "and FallbackClassifier), trained on one thread and asked through the same parse path "
            "as ours. Its likeliest intent counts also where it would fall back, which flatters "
            "it. Our encoder knows this project's intents alone, so others are learnt by our "
            "heads over n-grams; for our own, its intents come from encoders that had not learnt "
            "the sitting, but had learnt all the others: more than stock was taught here."
        ),
        bullets(
            f"{TITLES[name]}: {one['about']} ({one['measured']})" for name, one in trials.items()
        ),
        table("Intents, the same texts for both", head, rows) if rows else Markup(""),
        _triage(own) if own else Markup(""),
        bullets(Markup(f"{TITLES[name]}: {NOT_YET.format(name)}") for name in lacking)
        if lacking
        else Markup(""),
    )


def _share(found: Mapping[str, Any]) -> Share:
    return Share(found["hits"], found["of"])


def _accuracy(name: str, trial: Mapping[str, Any]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for side, title in SIDES.items():
        found = trial.get(side)
        if not found:
            continue
        learning, pace = found.get("learning"), found.get("pace")
        rows.append(
            (
                TITLES[name],
                title,
                counted(_share(found["accuracy"])),
                trial["taught"] if side != "waymark" else "all other sittings",
                took(learning) if learning else "–",
                f"{pace['median']:.1f}, {pace['most']:.1f}" if pace else "–",
            )
        )
    return rows


def _triage(own: Mapping[str, Any]) -> Markup:
    """The evaluation set, when an intent stands for its commonest tier."""
    rows = [
        (f"{title}, {WAYS[way]}" if side != "waymark" or way != "triage" else "Waymark, live",
         *(counted(_share(own[side][way][key])) for key in own[side][way]))
        for side, title in SIDES.items()
        for way in WAYS
        if way in own.get(side, {})
    ]  # fmt: skip
    keys = own["stock"]["triage"]
    return join(
        paragraph(
            "Stock Rasa knows no tiers. Each intent is given the tier that most of its taught "
            "messages have (of equally many the more urgent), and the evaluation set is read by "
            "that; a fallback is counted both ways, as its likeliest intent and as urgent."
        ),
        table("Tiers on the evaluation set", ("Side", *(BY_KEY[key].title for key in keys)), rows),
    )


def weight(kept: Mapping[str, Any]) -> Markup:
    """Start, memory and heads, measured in one run."""
    found = kept.get(WEIGHT)
    if not found:
        return paragraph(Markup("Not measured yet: <code>python -m nlu.evaluate.footprint</code>"))
    ours, theirs, heads = found["waymark"], found["stock"], found["heads"]
    rows = [
        (
            "From start to answering", f"{ours['ready_seconds']:.1f} s",
            f"{theirs['ready_seconds']:.1f} s",
            f"{found['ready_ratio']:.2f} of stock; below {TARGETS['ready_ratio']}",
        ),
        (
            "Processor time until then", f"{ours['ready_processor_seconds']:.1f} s",
            f"{theirs['ready_processor_seconds']:.1f} s",
            f"{found['ready_processor_ratio']:.2f} of stock",
        ),
        (
            "Resident memory", f"{ours['megabytes']:.0f} MB", f"{theirs['megabytes']:.0f} MB",
            f"below {TARGETS['waymark_megabytes']:.0f} MB",
        ),
        (
            "Training the heads",
            f"{heads['seconds']:.0f} s, {heads['processor_seconds']:.0f} s of one core", "–",
            f"below {TARGETS['heads_seconds']:.0f} s",
        ),
    ]  # fmt: skip
    return join(
        paragraph(
            f"{found['measured']}, {found['rounds']} starts of each in turn, medians. "
            f"Stock's model: {found['stock_is']}."
        ),
        table("Rasa with our model beside stock", ("", "Waymark", "Stock", "Target"), rows),
    )


def regressions(judged: Sequence[Judged]) -> Markup:
    """Messages that staff marked, and how they are read now."""
    if not judged:
        return paragraph(
            "There are none yet: they come from what staff mark on cases (docs/misses.md)."
        )
    fresh = [one for one in judged if not one.regression.taught]
    taught = [one for one in judged if one.regression.taught]
    broken = [one for one in judged if one.regression.state == SETTLED and not one.right]
    rows = [
        (
            one.regression.example.name,
            one.regression.mark.replace("_", " "),
            f"{one.regression.state}{', taught' if one.regression.taught else ''}",
            one.regression.example.tier.value,
            one.scored.verdicts["together"].tier.value,
            "yes" if one.right else Markup('<span class="no">no</span>'),
            message(one.regression.example.text),
        )
        for one in judged
    ]
    head = ("Id", "Marked", "State", "Wanted", "Read as", "Right", "Message")
    return join(
        paragraph(
            f"Read rightly: {counted(_right(fresh))} of those never taught, "
            f"{counted(_right(taught))} of those taught since; {len(broken)} that were settled "
            "are read wrongly now."
        ),
        folded("Every case", table("Regression cases", head, rows)),
    )


def _right(judged: Sequence[Judged]) -> Share:
    return Share(sum(one.right for one in judged), len(judged))
