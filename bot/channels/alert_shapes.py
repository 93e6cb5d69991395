"""The JSON that chat and paging services take, made of an alert's words.

Teams: a message with one Adaptive Card (version 1.4), as the Workflows webhook takes it.
Slack: Block Kit, as an incoming webhook takes it. PagerDuty: Events API v2, whose routing key
stands in the body and whose `dedup_key` joins events about one matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from bot.casework.telling import Telling

Body = Mapping[str, Any]
CARD = "http://adaptivecards.io/schemas/adaptive-card.json"
SOURCE = "Waymark"
OPEN = "Open the desk"
# Limits of the services: Slack's header, and PagerDuty's summary.
SLACK_HEADER = 150
PAGER_SUMMARY = 1024


class Shape(StrEnum):
    """What the other side of the webhook understands."""

    PLAIN = "plain"  # our own JSON, for a script of the unit's
    TEAMS = "teams"  # Microsoft Teams, by a Workflows webhook
    SLACK = "slack"  # Slack, by an incoming webhook
    PAGERDUTY = "pagerduty"  # PagerDuty, by the Events API v2


def teams(telling: Telling, key: str) -> Body:  # noqa: ARG001 - as every shape
    """Return a message with one card."""
    title = {
        "type": "TextBlock",
        "text": telling.title,
        "size": "Large",
        "weight": "Bolder",
        "wrap": True,
        "color": "Attention" if telling.urgent else "Default",
    }
    facts = [{"title": name, "value": value} for name, value in telling.facts]
    card = {
        "$schema": CARD,
        "type": "AdaptiveCard",
        "version": "1.4",
        "fallbackText": sentence(telling),
        "body": [
            title,
            {"type": "TextBlock", "text": telling.line, "wrap": True},
            *([{"type": "FactSet", "facts": facts}] if facts else []),
        ],
        "actions": [{"type": "Action.OpenUrl", "title": OPEN, "url": telling.link}],
    }
    content = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": content, "content": card}]}


def slack(telling: Telling, key: str) -> Body:  # noqa: ARG001 - as every shape
    """Return blocks, with the words that a notification shows."""
    fields = [
        {"type": "mrkdwn", "text": f"*{_escaped(name)}*\n{_escaped(value)}"}
        for name, value in telling.facts
    ]
    button = {
        "type": "button",
        "text": {"type": "plain_text", "text": OPEN},
        "url": telling.link,
        **({"style": "danger"} if telling.urgent else {}),
    }
    section = {"type": "section", "text": {"type": "mrkdwn", "text": _escaped(telling.line)}}
    return {
        "text": _escaped(sentence(telling)),
        "blocks": [
            {
                "type": "header",
                "text": {"type": "plain_text", "text": telling.title[:SLACK_HEADER]},
            },
            {**section, **({"fields": fields} if fields else {})},
            {"type": "actions", "elements": [button]},
        ],
    }


def pagerduty(telling: Telling, key: str) -> Body:
    """Return an event: a trigger, or the end of one."""
    event = {
        "routing_key": key,
        "event_action": "resolve" if telling.ends else "trigger",
        "dedup_key": telling.key[:255],
    }
    if telling.ends:
        return event
    return {
        **event,
        "client": SOURCE,
        "client_url": telling.link,
        "links": [{"href": telling.link, "text": OPEN}],
        "payload": {
            "summary": sentence(telling)[:PAGER_SUMMARY],
            "source": SOURCE,
            "severity": "critical" if telling.urgent else "info",
            "custom_details": dict(telling.facts),
        },
    }


SHAPES: dict[Shape, Callable[[Telling, str], Body]] = {
    Shape.TEAMS: teams,
    Shape.SLACK: slack,
    Shape.PAGERDUTY: pagerduty,
}


def sentence(telling: Telling) -> str:
    """Return the whole of it in one line, without the link."""
    facts = ", ".join(f"{name.lower()} {value}" for name, value in telling.facts)
    return f"{telling.title}: {telling.line}" + (f" ({facts})" if facts else "")


def _escaped(text: str) -> str:
    """Return text that Slack reads as text: these three have a meaning there."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
