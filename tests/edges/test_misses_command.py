"""`python -m bot misses`: marked cases and what the contact wrote, for learning from them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import parser
from bot.casework.cases import Case, Mark
from bot.casework.messages import StaffName
from bot.casework.records import Author, Change
from bot.casework.triage import Tier
from bot.commands.audit import show_audit
from bot.commands.misses import exported, marked_cases, show_misses
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from tests.fakes import START
from tests.makers import a_case, a_conversation, an_entry


def a_marked_case(conversation: str = "telegram:7", **fields: Any) -> Case:
    """A case that staff say was missed."""
    mark = {"mark": Mark.MISSED, "mark_tier": Tier.P1, "marked_by": StaffName("Priya")}
    return a_case(conversation, **{**mark, "marked_at": START, **fields})


def test_practice_and_unmarked_cases_stay_out() -> None:
    """What was played is nobody's words."""
    real, played = a_marked_case(), a_marked_case("telegram:8", practice=True)
    assert marked_cases([real, played, a_case("telegram:9")]) == [real]


def test_only_the_contacts_words_of_the_case_are_given() -> None:
    """With the hour before it, without staff, the bot, or another case."""
    case = a_marked_case()
    entries = [
        an_entry("long ago", at=START - timedelta(hours=2)),
        an_entry("before", at=START - timedelta(minutes=5)),
        an_entry("the words", at=START, case_id=case.case_id),
        an_entry("of another", at=START, case_id=a_case(token="c2").case_id),
        an_entry("an answer", at=START, author=Author.BOT),
        an_entry("  ", at=START),
        an_entry("after", at=START + timedelta(days=2)),
    ]
    closed = replace(case, closed_at=START + timedelta(days=1))
    found: Any = exported(closed, entries)
    assert [message["text"] for message in found["messages"]] == ["before", "the words"]
    assert (found["mark"], found["mark_tier"], found["mark_route"]) == ("missed", "P1", None)
    assert "Priya" not in json.dumps(found)


async def test_an_export_is_written_on_the_audit_trail(
    redis_server: EmbeddedServer,
    stores: RedisStores,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Words leave the store only with a record; the short list holds none."""
    settings = Settings(REDIS_URL=redis_server.url, WAYMARK_HOME=tmp_path)
    case = a_marked_case()
    talk = replace(a_conversation(), case_id=case.case_id)
    said = an_entry("he hit me", at=START, case_id=case.case_id)
    await stores.casebook.commit(Change(conversation=talk, case=case, entries=(said,)))
    await show_misses(settings, as_json=False)
    assert "he hit me" not in capsys.readouterr().out
    await show_misses(settings, as_json=True)
    body = json.loads(capsys.readouterr().out)
    assert [one["text"] for one in body["cases"][0]["messages"]] == ["he hit me"]
    await show_audit(settings)
    shown = capsys.readouterr().out
    assert "Gave out the words of marked cases" in shown
    assert "he hit me" not in shown


def test_the_command_line_knows_it() -> None:
    """`misses`, and `misses --json` for the words."""
    assert parser().parse_args(["misses"]).json is False
    assert parser().parse_args(["misses", "--json"]).json is True
