"""Neither the token nor anyone's words reach a log, whatever goes wrong and at any level."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.channels.telegram_bot import bot_name
from tests.telegram_standin import Fault, running
from tests.telegram_standin.kit import TOKEN, a_reply, edge

CANARY = "canarywords"


async def test_no_token_and_no_words_in_any_log(caplog: pytest.LogCaptureFixture) -> None:
    """Messages, replies, faults, broken answers, a rejected token: all at DEBUG."""
    caplog.set_level(logging.DEBUG)
    heard: list[logging.LogRecord] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record)

    ear = Ear(level=0)
    names = ("", "telegram", "telegram.Bot", "telegram.ext.ExtBot", "httpx", "httpcore")
    async with running() as standin, edge(standin, read_timeout=0.5) as tg:
        for name in names:
            logging.getLogger(name).addHandler(ear)
        world = standin.world
        world.faults += [
            Fault("garbage", "getUpdates"),
            Fault("lost"),
            Fault("status", status=500),
            Fault("status", status=400),
        ]
        world.says(1001, CANARY, forward_origin=CANARY)
        world.update(message={"chat": CANARY, "text": CANARY})
        world.update(a_new_kind={"chat": CANARY})
        async with tg.polling(long_poll_s=1):
            await tg.store.until(1)
            for _ in range(4):
                await tg.sender.send(a_reply(CANARY))
            world.token = "another"
            await world.until(lambda: "token_rejected" in tg.states)
            assert await bot_name(tg.bot) is None
            await asyncio.sleep(0)
    for name in names:
        logging.getLogger(name).removeHandler(ear)
    shown = [caplog.text] + [f"{record.getMessage()} {record.exc_info}" for record in heard]
    assert "set aside: no_chat (a_new_kind)" in caplog.text
    assert not [line for line in shown if TOKEN in line or "canary-token" in line]
    assert not [line for line in shown if CANARY in line]
