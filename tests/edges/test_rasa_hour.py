"""An hour without Rasa, made short: nobody is missing, and its return raises who must rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.rasa_hour import check_sorts, run
from bot.casework.conversation import UNASSESSED_KEPT, UNASSESSED_LONGEST
from bot.casework.messages import MessageId
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from tests.makers import a_conversation


@pytest.mark.timeout(600)
async def test_everybody_is_on_the_queue_and_rises_when_it_is_back(
    redis_server: EmbeddedServer, stores: RedisStores, tmp_path: Path
) -> None:
    """Also who wrote 45 messages of which the first alone was grave."""
    assert await stores.inbound.backlog() == 0
    figures = await run(redis_server.url, tmp_path, contacts=25, rate=200)
    assert figures["broken"] == []
    assert figures["raised_by_the_model"]


def test_the_lines_are_what_the_screen_makes_of_them() -> None:
    """The bench measures what it says it does."""
    check_sorts()


def test_of_many_unread_messages_none_is_left_out() -> None:
    """The oldest are joined, and the model reads them together."""
    conversation = a_conversation()
    for number in range(3 * UNASSESSED_KEPT):
        conversation = conversation.to_be_read(MessageId(f"m{number}"), f"line {number}.")
    words = "\n".join(item.text for item in conversation.unassessed)
    assert len(conversation.unassessed) == UNASSESSED_KEPT
    assert words.split("\n") == [f"line {number}." for number in range(3 * UNASSESSED_KEPT)]
    assert conversation.unassessed[-1].message_id == f"m{3 * UNASSESSED_KEPT - 1}"


def test_what_is_kept_for_the_model_is_bounded() -> None:
    """Somebody who pastes a book fills no store."""
    conversation = a_conversation()
    for number in range(3 * UNASSESSED_KEPT):
        conversation = conversation.to_be_read(MessageId(f"m{number}"), "x" * 30_000)
    total = sum(len(item.text) for item in conversation.unassessed)
    assert total <= UNASSESSED_KEPT * UNASSESSED_LONGEST
