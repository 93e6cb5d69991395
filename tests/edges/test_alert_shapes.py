"""What chat and paging services are sent: their shapes, and never more than an alert may say."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from bot.casework.ladder import Rung
from bot.casework.messages import StaffName
from bot.casework.teams import Team
from bot.casework.telling import Notice, NoticeKind
from bot.channels.alert_shapes import Shape
from bot.channels.alert_webhook import WebhookSink
from tests.edges.test_alert_webhook import ALERT, LINK, Other, http, other
from tests.fakes import START, FakeClock

__all__ = ["http", "other"]
UP = replace(ALERT, team=Team.SAFEGUARDING, rung=Rung.ON_CALL, alarm=2, to=("a@example.org",))
KEY = "0123456789abcdef0123456789abcdef"


async def posted(
    other: Other, http: aiohttp.ClientSession, shape: Shape, **about: Any
) -> dict[str, Any]:
    """Return what the other side got for an alert."""
    sink = WebhookSink(other.url, FakeClock(), http, shape=shape, key=KEY)
    assert await sink.tell(replace(UP, **about), LINK)
    return other.came[-1]


async def test_teams_gets_one_adaptive_card(other: Other, http: aiohttp.ClientSession) -> None:
    """Title, line, facts and a press that opens the case."""
    body = await posted(other, http, Shape.TEAMS)
    (attached,) = body["attachments"]
    assert body["type"] == "message"
    assert attached["contentType"] == "application/vnd.microsoft.card.adaptive"
    card = attached["content"]
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.4")
    title, line, facts = card["body"]
    assert title["text"] == "P1 · violence"
    assert line["text"] == "New case"
    assert {fact["title"]: fact["value"] for fact in facts["facts"]} == {
        "Waiting": "3 min",
        "Team": "Safeguarding",
        "Told": "the on-call list (rung 3 of 4)",
    }
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Open the desk", "url": LINK}]


async def test_slack_gets_blocks_and_words_for_its_notification(
    other: Other, http: aiohttp.ClientSession
) -> None:
    """A header, a section with fields, and a button."""
    body = await posted(other, http, Shape.SLACK)
    assert body["text"].startswith("P1 · violence: New case (waiting 3 min")
    header, section, actions = body["blocks"]
    assert header["text"] == {"type": "plain_text", "text": "P1 · violence"}
    assert "*Waiting*\n3 min" in [field["text"] for field in section["fields"]]
    assert actions["elements"][0]["url"] == LINK


async def test_slack_reads_no_command_out_of_a_name(
    other: Other, http: aiohttp.ClientSession
) -> None:
    """Whoever asks for a test cannot call the whole channel by their name."""
    sink = WebhookSink(other.url, FakeClock(), http, shape=Shape.SLACK)
    name = StaffName("<!channel> & co")
    assert await sink.say(Notice("t", NoticeKind.TEST, START, by=name), LINK)
    assert "<!channel>" not in json.dumps(other.came[-1])


async def test_pagerduty_rings_for_each_alarm(other: Other, http: aiohttp.ClientSession) -> None:
    """Equal keys would be joined in silence: each rung of the ladder has its own."""
    body = await posted(other, http, Shape.PAGERDUTY)
    assert (body["routing_key"], body["event_action"]) == (KEY, "trigger")
    payload = body["payload"]
    assert (payload["severity"], payload["source"]) == ("critical", "Waymark")
    assert payload["summary"].startswith("P1 · violence")
    assert body["links"] == [{"href": LINK, "text": "Open the desk"}]
    again = await posted(other, http, Shape.PAGERDUTY, alarm=3)
    assert again["dedup_key"] != body["dedup_key"]


async def test_pagerduty_closes_what_is_over(other: Other, http: aiohttp.ClientSession) -> None:
    """News that a sink works ends the news that it failed; a test rings and ends."""
    sink = WebhookSink(other.url, FakeClock(), http, shape=Shape.PAGERDUTY, key=KEY)
    assert await sink.say(Notice("f", NoticeKind.FAILING, START, sink="email"), LINK)
    assert await sink.say(Notice("w", NoticeKind.WORKS, START, sink="email"), LINK)
    failing, works = other.came
    assert (failing["event_action"], works["event_action"]) == ("trigger", "resolve")
    assert failing["dedup_key"] == works["dedup_key"]
    assert await sink.say(Notice("t", NoticeKind.TEST, START), LINK)
    assert [body["event_action"] for body in other.came[2:]] == ["trigger", "resolve"]


@pytest.mark.parametrize("shape", Shape)
async def test_no_shape_says_who_is_written_to(
    other: Other, http: aiohttp.ClientSession, shape: Shape
) -> None:
    """Addresses of staff stay here, and the case's id is the only one."""
    body = json.dumps(await posted(other, http, shape))
    assert "example.org" not in body
    assert "tg-1.a" in body
