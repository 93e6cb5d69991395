"""The report's messages: every miss and every false alarm, with what each part made of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.casework.triage import Tier
from nlu.evaluate.html import Markup, bullets, folded, join, message, paragraph, safe, table
from nlu.evaluate.scoring import Scored
from nlu.evaluate.shares import urgent

HEAD = ("Id", "Message, with the reasons given", "Expected", "Given")


def missed(scored: Sequence[Scored]) -> Markup:
    """Urgent messages that the live path did not see as urgent, P1 first, least likely first."""
    found = [one for one in scored if one.example.tier.urgent and not urgent(one, "together")]
    found.sort(key=lambda one: (one.example.tier.rank, one.chance))
    if not found:
        return paragraph("None.")
    to_person = sum(one.verdicts["together"].tier is Tier.P3 for one in found)
    return join(
        paragraph(
            f"{len(found)} messages. {to_person} of them still went to a person as P3; the other "
            f"{len(found) - to_person} were answered as P4."
        ),
        table("Missed", HEAD, map(_row, found)),
    )


def alarms(scored: Sequence[Scored]) -> Markup:
    """P4 and P3 messages that were raised to urgent, likeliest first."""
    parts = []
    for tier in (Tier.P4, Tier.P3):
        raised = [one for one in scored if one.example.tier is tier and urgent(one, "together")]
        raised.sort(key=lambda one: -one.chance)
        title = f"{tier.value} raised to urgent: {len(raised)}"
        body = table(title, HEAD, map(_row, raised)) if raised else paragraph("None.")
        parts.append(folded(title, body))
    return join(*parts)


def _row(one: Scored) -> tuple[object, ...]:
    verdict = one.verdicts["together"]
    reasons = bullets(verdict.reasons).replace("<ul>", '<ul class="reasons">', 1)
    screened, modelled = one.verdicts["screen"].tier.value, one.verdicts["model"].tier.value
    given = (
        f"{verdict.tier.value} {_words(verdict.route.value)} (screen {screened}, "
        f"model {modelled} with P(urgent) {one.chance:.2f})"
    )
    routes = " or ".join(_words(route.value) for route in one.example.routes)
    groups = Markup(f'<span class="groups">{safe(", ".join(one.example.groups))}</span>')
    return (
        one.example.name,
        Markup(f"{message(one.example.text)}{groups}{reasons}"),
        f"{one.example.tier.value} {routes}",
        given,
    )


def _words(route: str) -> str:
    return route.replace("_", " ")
