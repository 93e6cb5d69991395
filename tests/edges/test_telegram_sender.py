"""Sending: what became of each reply is told truly, and nothing is sent twice blindly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from bot.casework.messages import CaseId, Delivery
from bot.casework.records import Alert, AlertKind
from bot.casework.triage import Route, Tier
from bot.channels.telegram_sender import TelegramSender
from bot.channels.telegram_staff import HEADLINES, TelegramStaffSink
from tests.fakes import START, FakeClock
from tests.telegram_standin import Fault, Rates, running
from tests.telegram_standin.kit import Edge, a_reply, edge


@pytest_asyncio.fixture
async def tg() -> AsyncIterator[Edge]:
    """The sender against a stand-in that knows one contact, over real HTTP."""
    async with running() as standin, edge(standin, read_timeout=0.5) as built:
        standin.world.known.add(1001)
        yield built


async def test_a_reply_arrives_with_its_buttons(tg: Edge) -> None:
    """Plain text without a link preview, and the channel's own number of the message."""
    words = "Ring 0808 2000 247. <b>Not bold</b> *not bold* https://example.org/x_y_z"
    sent = await tg.sender.send(a_reply(words, choices=[("Yes", "safe:yes")]))
    (message,) = tg.standin.world.sent_to(1001)
    assert (sent.delivery, sent.channel_ref) == (Delivery.SENT, str(message.message_id))
    assert message.text == words
    assert message.buttons == (("Yes", "safe:yes"),)
    assert message.params["link_preview_options"] == {"is_disabled": True}
    assert "parse_mode" not in message.params
    assert tg.standin.world.oddities == []


async def test_a_long_reply_arrives_whole(tg: Edge) -> None:
    """5,000 words or more come in parts that Telegram takes, in order, with all their numbers."""
    text = " ".join(f"word{number}😀" for number in range(1_000))
    sent = await tg.sender.send(a_reply(text, choices=[("Yes", "y")]))
    messages = tg.standin.world.sent_to(1001)
    assert sent.delivery is Delivery.SENT
    assert sent.channel_ref == ",".join(str(each.message_id) for each in messages)
    assert " ".join(each.text for each in messages) == text
    assert [bool(each.buttons) for each in messages] == [False] * (len(messages) - 1) + [True]


@pytest.mark.parametrize(
    ("fault", "delivery", "detail", "copies"),
    [
        (Fault("lost"), Delivery.UNCONFIRMED, "answer_lost_NetworkError", 1),
        (Fault("slow", seconds=2.0), Delivery.UNCONFIRMED, "answer_lost_TimedOut", 0),
        (Fault("cut"), Delivery.UNCONFIRMED, "answer_lost_NetworkError", 0),
        (Fault("garbage"), Delivery.UNCONFIRMED, "answer_lost_AnswerUnreadable", 1),
        (Fault("status", status=504), Delivery.UNCONFIRMED, "answer_lost_ServerTrouble", 0),
        (Fault("status", status=500, times=2), Delivery.SENT, "", 1),
        (Fault("status", status=502, times=3), Delivery.SENT, "", 1),
        (Fault("status", status=503, times=9), Delivery.FAILED, "server_503", 0),
        (Fault("status", status=403), Delivery.BLOCKED, "refused", 0),
        (Fault("status", status=400), Delivery.FAILED, "refused", 0),
        (Fault("status", status=401), Delivery.FAILED, "token_rejected", 0),
        (Fault("status", status=409), Delivery.FAILED, "conflict", 0),
        (Fault("status", status=418), Delivery.FAILED, "refused", 0),
    ],
    ids=lambda value: f"{value.kind} {value.status}" if isinstance(value, Fault) else None,
)
async def test_each_fault_has_its_outcome(
    tg: Edge, fault: Fault, delivery: Delivery, detail: str, copies: int
) -> None:
    """Retried only where nothing can have arrived; a lost answer is never sent again."""
    world = tg.standin.world
    world.faults.append(fault)
    tried = fault.times
    sent = await tg.sender.send(a_reply("words"))
    assert (sent.delivery, sent.detail) == (delivery, detail)
    assert len(world.sent_to(1001)) == copies
    if delivery is Delivery.UNCONFIRMED:
        assert world.count("sendMessage") == 1
    if delivery is Delivery.SENT:
        assert world.count("sendMessage") == tried + 1


async def test_a_contact_who_blocked_the_bot_is_reported(tg: Edge) -> None:
    """So that the case shows it, and an urgent one alarms."""
    tg.standin.world.blocked.add(1001)
    sent = await tg.sender.send(a_reply("hello"))
    assert (sent.delivery, sent.detail) == (Delivery.BLOCKED, "blocked")


async def test_a_chat_that_does_not_exist_is_a_failure(tg: Edge) -> None:
    """With a code, and without the words."""
    sent = await tg.sender.send(a_reply("hello", 4004))
    assert (sent.delivery, sent.detail) == (Delivery.FAILED, "chat_not_found")


async def test_with_telegram_gone_it_tries_and_then_says_so() -> None:
    """Nothing can have arrived, so that trying again is safe; it ends in a report."""
    async with running() as standin, edge(standin) as built:
        pauses: list[float] = []

        async def note(seconds: float) -> None:
            pauses.append(seconds)

        sender = TelegramSender(built.bot, sleep=note, pauses=(1.0, 2.0))
        gone = standin.url
    async with edge(standin) as built:
        assert standin.url == gone
        sender = TelegramSender(built.bot, sleep=note, pauses=(1.0, 2.0))
        sent = await sender.send(a_reply("hello"))
    assert (sent.delivery, sent.detail) == (Delivery.FAILED, "unreachable")
    assert pauses == [1.0, 2.0]


async def test_refused_buttons_do_not_cost_the_words(tg: Edge) -> None:
    """A 400 delivered nothing: the words go once more without the buttons."""
    world = tg.standin.world
    world.faults.append(Fault("status", status=400))
    sent = await tg.sender.send(a_reply("Ring 999", choices=[("Yes", "y")]))
    assert sent.delivery is Delivery.SENT
    assert world.sent_to(1001)[0].buttons == ()


async def test_the_worst_part_is_what_is_told(tg: Edge) -> None:
    """A long reply whose second part failed is a failure, and names the part."""
    world = tg.standin.world
    world.faults.append(Fault("slow", seconds=0.0))
    world.faults.append(Fault("status", status=400))
    sent = await tg.sender.send(a_reply("word " * 1_500))
    assert (sent.delivery, sent.detail) == (Delivery.FAILED, "part 2 of 2: refused")
    assert sent.channel_ref == "1"


async def test_nothing_to_say_fails_without_a_call(tg: Edge) -> None:
    """Blank words are a fault of ours, and reported."""
    assert (await tg.sender.send(a_reply("  "))).detail == "empty"
    assert tg.standin.world.calls == []


async def test_one_contacts_429_does_not_hold_up_anothers_danger(tg: Edge) -> None:
    """The first contact is sent to later; the second at once."""
    world = tg.standin.world
    world.known.add(1002)
    world.faults.append(Fault("429", chat_id=1001, seconds=1.0))
    held = asyncio.create_task(tg.sender.send(a_reply("calm", 1001)))
    await world.until(lambda: world.count("sendMessage") == 1)
    urgent = await tg.sender.send(a_reply("Ring 999", 1002, tier=Tier.P1))
    assert urgent.delivery is Delivery.SENT
    assert world.texts_to(1001) == []
    assert (await held).delivery is Delivery.SENT
    assert world.texts_to(1001) == ["calm"]


async def test_a_crowd_is_answered_without_a_single_429(tg: Edge) -> None:
    """With Telegram's own limits in force, every reply arrives, and danger overtakes."""
    world = tg.standin.world
    world.rates = Rates()
    chats = range(2001, 2046)
    world.known.update(chats)
    calm = [tg.sender.send(a_reply("calm", chat)) for chat in chats]
    crowd = asyncio.gather(*calm)
    await world.until(lambda: len(world.sent) > 0)
    urgent = await tg.sender.send(a_reply("Ring 999", 1001, tier=Tier.P1))
    place = [each.text for each in world.sent].index("Ring 999")
    outcomes = await crowd
    assert urgent.delivery is Delivery.SENT
    assert place < len(chats) / 2
    assert {each.delivery for each in outcomes} == {Delivery.SENT}
    assert world.count("sendMessage") == len(chats) + 1


def an_alert(kind: AlertKind = AlertKind.OPENED, tier: Tier = Tier.P1) -> Alert:
    """Return an alert about a case that has waited for 65 minutes."""
    waiting = START - timedelta(minutes=65)
    return Alert("a1", kind, CaseId("tg-x.1"), tier, Route.DOMESTIC_ABUSE, START, waiting)


async def test_staff_read_tier_route_wait_and_link(tg: Edge) -> None:
    """Nothing of the contact's words is in an alert; True means that Telegram took it."""
    world = tg.standin.world
    world.known.add(-500)
    sink = TelegramStaffSink(tg.bot, "-500", FakeClock())
    assert await sink.tell(an_alert(), "https://desk.example/case/1")
    assert world.texts_to(-500) == [
        "P1 · domestic abuse\nNew case · waiting 1 h 5 min\nhttps://desk.example/case/1"
    ]


async def test_an_alert_that_did_not_arrive_is_not_confirmed(tg: Edge) -> None:
    """So that no contact is told that a worker knows."""
    sink = TelegramStaffSink(tg.bot, "-404", FakeClock())
    assert not await sink.tell(an_alert(), "https://desk.example/case/1")
    tg.standin.world.known.add(-404)
    tg.standin.world.faults.append(Fault("lost"))
    assert not await sink.tell(an_alert(), "https://desk.example/case/1")


def test_every_kind_of_alert_has_its_headline() -> None:
    """A new kind without words would raise in the night."""
    assert set(HEADLINES) == set(AlertKind)
