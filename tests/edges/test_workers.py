"""The consumers on a real Redis: in order, once, danger first, poison aside, nobody silent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.casework.due import WorkingWeek
from bot.casework.errors import StoreUnavailable
from bot.casework.messages import (
    CaseId,
    Channel,
    ConversationId,
    Delivery,
    InboundMessage,
    MessageId,
    Reply,
    StaffName,
)
from bot.casework.records import Alert, AlertKind, Change, Sent
from bot.casework.triage import Route, Tier, Unavailable
from bot.flows.receive import receive
from bot.ports import Outside
from bot.stores.directory_file import load_directory
from bot.stores.redis_stores import RedisStores
from bot.workers.alerts import AlertWork
from bot.workers.inbound import InboundWork
from bot.workers.keeper import Keeper
from bot.workers.outbound import OutboundWork
from bot.workers.overdue import Overdue
from bot.workers.reader import Reader
from bot.workers.runner import run_worker
from tests.fakes import START, FakeClock, FakeRasa
from tests.makers import a_case, a_conversation, a_message, a_reply, the_entry_of
from tests.waiting import until

CONVERSATION = ConversationId("telegram:7")
MACHETE = "theyre outside mine with a machete"


@dataclass
class FakeSender:
    """Keeps what it sent; answers what the test set."""

    outcome: Sent = field(default_factory=lambda: Sent(Delivery.SENT, "tg:1"))
    sent: list[Reply] = field(default_factory=list)
    breaks: bool = False

    async def send(self, reply: Reply) -> Sent:
        """Take one reply."""
        self.sent.append(reply)
        if self.breaks:
            raise RuntimeError("the line broke")
        return self.outcome


@dataclass
class FakeSink:
    """A way to reach staff that answers as the test set."""

    name: str = "phone"
    confirms: list[bool] = field(default_factory=list)
    told: list[Alert] = field(default_factory=list)

    async def tell(self, alert: Alert, link: str) -> bool:
        """Take one alert."""
        assert link.endswith(alert.case_id)
        self.told.append(alert)
        return self.confirms.pop(0) if self.confirms else True


@dataclass
class Sleeps:
    """Sleeping that takes no time: it moves a timer, and lets others run."""

    seconds: float = 0.0

    async def __call__(self, length: float) -> None:
        """Sleep."""
        self.seconds += length
        await asyncio.sleep(0)


@pytest.fixture(scope="session")
def directory() -> Any:
    """Return the project's own service directory."""
    return load_directory()


@pytest.fixture
def outside(stores: RedisStores, clock: FakeClock, directory: Any) -> Outside:
    """Return the flows' outside, with a model that is away."""
    return Outside(
        casebook=stores.casebook,
        rasa=FakeRasa(),
        roster=stores.roster,
        clock=clock,
        directory=directory,
        week=WorkingWeek(ZoneInfo("Europe/London")),
    )


@pytest.fixture
async def keeper(stores: RedisStores) -> Keeper:
    """Return a keeper that holds every partition for as long as the test runs."""
    keeper = Keeper(stores.leases, "test", 16, lasts=600_000)
    await keeper.tick()
    return keeper


async def reading(reader: Reader[Any], done: Callable[[], bool | Awaitable[bool]]) -> None:
    """Run a reader until `done`, then stop it cleanly."""
    stop = asyncio.Event()
    running = asyncio.ensure_future(reader.run(stop))
    try:
        await until(done)  # type: ignore[arg-type]
    finally:
        stop.set()
        await running


def inbound(
    outside: Outside, stores: RedisStores, keeper: Keeper, handle: Any = receive
) -> Reader[InboundMessage]:
    """Return a reader of the inbound stream."""
    work = InboundWork(outside, stores.casebook, stores.inbound, handle=handle, sleep=Sleeps())
    return Reader(stores.inbound, keeper, work=work, place=work.place)


def link(case_id: CaseId) -> str:
    """Return a case's address at the desk."""
    return f"http://desk/cases/{case_id}"


async def empty(stores: RedisStores) -> bool:
    """Whether the inbound stream is worked off."""
    return await stores.inbound.backlog() == 0


async def test_messages_are_handled_in_order_and_come_off_the_stream(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """Twenty messages of four conversations: each transcript in order, the stream empty."""
    for number in range(5):
        for name in "abcd":
            await stores.inbox.add(a_message(number, f"telegram:{name}"))
    await reading(inbound(outside, stores, keeper), lambda: empty(stores))
    for name in "abcd":
        said = await stores.casebook.transcript(ConversationId(f"telegram:{name}"))
        theirs = [entry.text for entry in said if entry.author.value == "contact"]
        assert theirs == [f"hello {number}" for number in range(5)]
    assert await stores.outbound.backlog() >= 4


async def test_a_redelivery_that_was_handled_is_dropped(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """The same message on the stream a second time changes nothing and leaves the stream."""
    message = a_message()
    await stores.inbox.add(message)
    key = stores.shelf.partitions.key(stores.shelf.partitions.of(CONVERSATION), "in")
    await stores.redis.xadd(key, {"i": stores.shelf.codec.encode(message), "c": CONVERSATION})
    await reading(inbound(outside, stores, keeper), lambda: empty(stores))
    said = await stores.casebook.transcript(CONVERSATION)
    assert [entry.author.value for entry in said].count("contact") == 1


async def test_danger_is_on_the_queue_while_every_other_message_waits_for_the_model(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """With the model stuck and every place taken, a P1 that the screen sees still opens."""
    stuck = asyncio.Event()

    class Stuck(FakeRasa):
        async def understand(self, *args: Any, **named: Any) -> Any:
            if named.get("within") is not None:
                return Unavailable("slow")  # as the real one, for who cannot wait
            await stuck.wait()
            return await super().understand(*args, **named)

    for number in range(100):
        await stores.inbox.add(a_message(1, f"telegram:calm{number}"))
    await stores.inbox.add(a_message(1, text=MACHETE))
    slow = replace(outside, rasa=Stuck())

    async def opened() -> bool:
        cases = await stores.casebook.open_cases()
        return [case.tier for case in cases] == [Tier.P1]

    async def then_free() -> bool:
        if not stuck.is_set():
            await until(opened)
            stuck.set()
        return await empty(stores)

    await reading(inbound(slow, stores, keeper), then_free)


async def test_what_a_dead_worker_left_is_handled_first_and_in_order(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """Entries that were handed out and never finished come before fresh ones."""
    partition = stores.shelf.partitions.of(CONVERSATION)
    for number in range(3):
        await stores.inbox.add(a_message(number))
    await stores.inbound.prepare(partition)
    await stores.inbound.fresh([partition], count=2)
    await reading(inbound(outside, stores, keeper), lambda: empty(stores))
    said = await stores.casebook.transcript(CONVERSATION)
    theirs = [entry.text for entry in said if entry.author.value == "contact"]
    assert theirs == ["hello 0", "hello 1", "hello 2"]


async def test_poison_is_set_aside_for_a_person_and_blocks_nobody(
    outside: Outside, stores: RedisStores, keeper: Keeper, caplog: pytest.LogCaptureFixture
) -> None:
    """A message that fails five times becomes a P3 case and a dead entry; its words stay out."""
    tries: list[str] = []

    async def handle(given: Outside, message: InboundMessage) -> None:
        if message.text == "poison words":
            tries.append(message.text)
            raise ZeroDivisionError("poison words")
        await receive(given, message)

    await stores.inbox.add(a_message(1, text="poison words"))
    await stores.inbox.add(a_message(2))
    with caplog.at_level(logging.DEBUG):
        await reading(inbound(outside, stores, keeper, handle), lambda: empty(stores))
    assert len(tries) == 5
    assert await stores.inbound.dead() == 1
    (case,) = await stores.casebook.open_cases()
    assert (case.tier, case.route) == (Tier.P3, Route.HUMAN)
    assert "hello 2" in [e.text for e in await stores.casebook.transcript(CONVERSATION)]
    assert "poison" not in caplog.text


async def test_bytes_that_are_no_message_are_set_aside(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """When it is known whose they are a person is told; the next message is handled."""
    await stores.casebook.commit(Change(conversation=a_conversation()))
    key = stores.shelf.partitions.key(stores.shelf.partitions.of(CONVERSATION), "in")
    await stores.redis.xadd(key, {"i": b"\xff", "c": CONVERSATION})
    await stores.redis.xadd(key, {"nonsense": b"\xff"})
    await stores.inbox.add(a_message(2))
    await reading(inbound(outside, stores, keeper), lambda: empty(stores))
    assert await stores.inbound.dead() >= 1
    (case,) = await stores.casebook.open_cases()
    assert case.route is Route.HUMAN
    assert "hello 2" in [e.text for e in await stores.casebook.transcript(CONVERSATION)]


async def test_a_message_that_ends_the_process_is_set_aside_in_the_end(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """Handed out again and again, and begun too often alone: then a person has it."""
    partition = stores.shelf.partitions.of(CONVERSATION)
    await stores.inbox.add(a_message())
    await stores.inbound.prepare(partition)
    (hop,) = await stores.inbound.fresh([partition])
    for _ in range(5):
        await stores.inbound.left(partition)
        await stores.inbound.begin(hop)

    async def never(_: Outside, __: InboundMessage) -> None:
        raise AssertionError("it would end the process again")

    await reading(inbound(outside, stores, keeper, never), lambda: empty(stores))
    assert await stores.inbound.dead() == 1
    assert len(await stores.casebook.open_cases()) == 1


async def test_an_outage_of_the_store_uses_up_no_try(
    outside: Outside, stores: RedisStores, keeper: Keeper
) -> None:
    """However long the store is away, a message waits for it."""
    tries: list[int] = []

    async def handle(given: Outside, message: InboundMessage) -> None:
        tries.append(1)
        if len(tries) < 20:
            raise StoreUnavailable("away")
        await receive(given, message)

    await stores.inbox.add(a_message())
    await reading(inbound(outside, stores, keeper, handle), lambda: empty(stores))
    assert len(tries) == 20
    assert await stores.inbound.dead() == 0


# Outbound


@dataclass
class Outgoing:
    """The outbound worker under test, with its sender and its sleeps."""

    stores: RedisStores
    keeper: Keeper
    clock: FakeClock
    sender: FakeSender = field(default_factory=FakeSender)
    sleeps: Sleeps = field(default_factory=Sleeps)

    def reader(self) -> Reader[Reply]:
        """Return a reader of the outbound stream."""
        work = OutboundWork(
            self.stores.deliveries,
            self.stores.outbound,
            {Channel.TELEGRAM: self.sender},
            self.keeper,
            clock=self.clock,
            sleep=self.sleeps,
            timer=lambda: self.sleeps.seconds,
        )
        return Reader(self.stores.outbound, self.keeper, work=work, place=work.place)

    async def send_all(self) -> None:
        """Work the outbound stream off."""

        async def done() -> bool:
            return await self.stores.outbound.backlog() == 0

        await reading(self.reader(), done)

    async def queue(self, *replies: Reply, **change: Any) -> None:
        """Store replies as a flow does."""
        lines = tuple(the_entry_of(reply) for reply in replies)
        await self.stores.casebook.commit(Change(entries=lines, replies=replies, **change))


@pytest.fixture
def outgoing(stores: RedisStores, keeper: Keeper, clock: FakeClock) -> Outgoing:
    """Return an outbound worker."""
    return Outgoing(stores, keeper, clock)


async def test_replies_are_sent_once_in_order_and_recorded(outgoing: Outgoing) -> None:
    """Each reply of a conversation leaves after the one before."""
    await outgoing.queue(*(a_reply(number) for number in range(5)))
    await outgoing.send_all()
    assert [reply.text for reply in outgoing.sender.sent] == [f"answer {n}" for n in range(5)]
    said = await outgoing.stores.casebook.transcript(CONVERSATION)
    assert {entry.delivery for entry in said} == {Delivery.SENT}


async def test_a_reply_that_was_recorded_is_never_sent_again(outgoing: Outgoing) -> None:
    """An entry that is still on the stream though its send was recorded is taken off."""
    await outgoing.queue(a_reply())
    await outgoing.stores.deliveries.delivered(a_reply(), Sent(Delivery.SENT), START)
    await outgoing.send_all()
    assert outgoing.sender.sent == []


async def test_a_send_cut_off_by_a_crash_is_made_again(outgoing: Outgoing) -> None:
    """Begun and never recorded: at least once means again."""
    await outgoing.queue(a_reply())
    await outgoing.stores.deliveries.attempted(a_reply())
    await outgoing.send_all()
    assert len(outgoing.sender.sent) == 1


@pytest.mark.parametrize("breaks", [False, True])
async def test_an_unconfirmed_send_is_never_repeated_blindly(
    outgoing: Outgoing, *, breaks: bool
) -> None:
    """A lost answer, or a sender that breaks, is recorded and shown: not sent twice."""
    outgoing.sender.outcome = Sent(Delivery.UNCONFIRMED)
    outgoing.sender.breaks = breaks
    await outgoing.queue(a_reply(case_id=a_case().case_id), case=a_case())
    await outgoing.send_all()
    assert len(outgoing.sender.sent) == 1
    (entry,) = await outgoing.stores.casebook.transcript(CONVERSATION)
    assert entry.delivery is Delivery.UNCONFIRMED
    kept = await outgoing.stores.casebook.case(a_case().case_id)
    assert kept is not None
    assert kept.trouble
    assert await outgoing.stores.alerts.backlog() == 1


async def test_a_channel_that_is_not_connected_is_a_failed_send(outgoing: Outgoing) -> None:
    """It shows, instead of waiting for ever."""
    await outgoing.queue(a_reply(channel=Channel.WEBCHAT))
    await outgoing.send_all()
    (entry,) = await outgoing.stores.casebook.transcript(CONVERSATION)
    assert entry.delivery is Delivery.FAILED


@pytest.mark.parametrize("told", [True, False])
async def test_only_a_confirmed_alert_lets_the_words_say_so(
    outgoing: Outgoing, *, told: bool
) -> None:
    """Without it, and after at most 0.4 seconds, the words that claim nothing are sent."""
    case = a_case()
    reply = a_reply(case_id=case.case_id, text="Ring 999.", text_if_told="We told a worker.")
    await outgoing.queue(reply, case=case)
    if told:
        await outgoing.stores.deliveries.mark_told(case.case_id, START)
    await outgoing.send_all()
    expected = "We told a worker." if told else "Ring 999."
    assert [sent.text for sent in outgoing.sender.sent] == [expected]
    assert outgoing.sleeps.seconds <= 0.45
    (entry,) = await outgoing.stores.casebook.transcript(CONVERSATION)
    assert entry.text == expected


async def test_a_worker_that_lost_its_lease_sends_nothing(outgoing: Outgoing) -> None:
    """The reply waits for the worker that holds the partition now."""
    await outgoing.queue(a_reply())
    partition = outgoing.stores.shelf.partitions.of(CONVERSATION)
    await outgoing.stores.outbound.prepare(partition)
    (hop,) = await outgoing.stores.outbound.fresh([partition])
    outgoing.keeper._held = frozenset()
    await outgoing.reader().lanes._work(hop)
    assert outgoing.sender.sent == []
    assert await outgoing.stores.outbound.backlog() == 1


async def test_a_lease_lost_while_a_reply_waited_stops_its_send(outgoing: Outgoing) -> None:
    """Another worker has the partition by then, and it sends."""
    reply = a_reply(case_id=a_case().case_id, text_if_told="We told a worker.")
    await outgoing.queue(reply, case=a_case())
    partition = outgoing.stores.shelf.partitions.of(CONVERSATION)
    await outgoing.stores.outbound.prepare(partition)
    (hop,) = await outgoing.stores.outbound.fresh([partition])
    waits = outgoing.sleeps

    class Losing(Sleeps):
        async def __call__(self, length: float) -> None:
            outgoing.keeper._held = frozenset()
            await waits(length)

    outgoing.sleeps = Losing()
    outgoing.sleeps.seconds = 0.0
    working = asyncio.ensure_future(outgoing.reader().lanes._work(hop))
    await until(lambda: waits.seconds > 0)
    outgoing.sleeps.seconds = 1.0
    await working
    assert outgoing.sender.sent == []
    assert await outgoing.stores.outbound.backlog() == 1


async def test_a_reply_whose_record_breaks_is_kept_and_the_next_is_sent(
    outgoing: Outgoing,
) -> None:
    """A broken case record under one reply does not stop the worker."""
    stores = outgoing.stores
    first = a_reply(1, case_id=a_case().case_id)
    await outgoing.queue(first, a_reply(2), case=a_case())
    key = stores.shelf.partitions.key(
        stores.shelf.partitions.of(CONVERSATION), "case", a_case().case_id
    )
    await stores.redis.hset(key, "b", b"{}")
    outgoing.sender.outcome = Sent(Delivery.FAILED)
    await outgoing.send_all()
    assert len(outgoing.sender.sent) == 2
    assert await stores.outbound.dead() == 1


# Alerts


def an_alert(number: int = 1) -> Alert:
    """Return news of a P1."""
    return Alert(
        f"alert{number}", AlertKind.OPENED, a_case().case_id, Tier.P1, Route.VIOLENCE, START, START
    )


async def tell(stores: RedisStores, keeper: Keeper, clock: FakeClock, *sinks: FakeSink) -> Sleeps:
    """Work the alert stream off."""
    sleeps = Sleeps()
    work = AlertWork(
        stores.deliveries,
        stores.alert_log,
        stores.alerts,
        sinks,
        roster=stores.roster,
        clock=clock,
        link=link,
        sleep=sleeps,
    )

    async def done() -> bool:
        return await stores.alerts.backlog() == 0

    await reading(Reader(stores.alerts, keeper, work=work, place=work.place), done)
    return sleeps


@pytest.mark.parametrize(
    ("on_shift", "confirms", "told"),
    [
        (True, True, True),
        (False, True, False),
        (True, False, False),
    ],
)
async def test_a_worker_has_been_told_only_when_one_is_on_shift_and_a_sink_confirmed(
    stores: RedisStores,
    keeper: Keeper,
    clock: FakeClock,
    *,
    on_shift: bool,
    confirms: bool,
    told: bool,
) -> None:
    """Anything less and the contact must not read it."""
    if on_shift:
        await stores.roster.shift_on(StaffName("Sara"), START)
    await stores.casebook.commit(Change(case=a_case(), alerts=(an_alert(),)))
    await tell(stores, keeper, clock, FakeSink(confirms=[] if confirms else [False] * 9))
    assert await stores.deliveries.told(a_case().case_id) is told


async def test_a_failing_sink_is_tried_again_and_silences_no_other(
    stores: RedisStores, keeper: Keeper, clock: FakeClock
) -> None:
    """The others are told at once; it is tried with growing pauses; each is told once."""
    await stores.casebook.commit(Change(case=a_case(), alerts=(an_alert(),)))
    good, bad = FakeSink("good"), FakeSink("bad", [False, False, True])
    sleeps = await tell(stores, keeper, clock, good, bad)
    assert (len(good.told), len(bad.told)) == (1, 3)
    assert sleeps.seconds == pytest.approx(1.5)
    assert await stores.alerts.dead() == 0


async def test_an_alert_that_no_sink_takes_is_kept(
    stores: RedisStores, keeper: Keeper, clock: FakeClock
) -> None:
    """It is never dropped in silence."""
    await stores.casebook.commit(Change(case=a_case(), alerts=(an_alert(),)))
    await tell(stores, keeper, clock, FakeSink(confirms=[False] * 9))
    assert await stores.alerts.dead() == 1


async def test_an_alert_that_is_replayed_tells_nobody_twice(
    stores: RedisStores, keeper: Keeper, clock: FakeClock
) -> None:
    """A crash after a sink's word does not ring its phone again."""
    sink = FakeSink()
    await stores.casebook.commit(Change(case=a_case(), alerts=(an_alert(), an_alert())))
    await stores.alert_log.confirm(an_alert(), sink.name)
    await tell(stores, keeper, clock, sink)
    assert sink.told == []


# Overdue


async def test_what_falls_due_is_chased_by_one_worker_alone(
    outside: Outside, stores: RedisStores, clock: FakeClock
) -> None:
    """An unclaimed P2 alerts once when its time has passed, however many workers look."""
    await stores.casebook.commit(Change(conversation=a_conversation(), case=a_case()))
    lookers = [Overdue(outside, stores.casebook, stores.leases, name) for name in "ab"]
    for _ in range(2):
        for looker in lookers:
            await looker.look()
    assert await stores.alerts.backlog() == 0
    clock.moves(minutes=31)
    for _ in range(3):
        for looker in lookers:
            await looker.look()
    assert await stores.alerts.backlog() == 1


async def test_conversations_are_read_again_until_the_model_is_still_away(
    outside: Outside, stores: RedisStores
) -> None:
    """When the first answers show that it is away the rest wait for the next look."""
    from bot.casework.conversation import Unassessed

    unread = (Unassessed(MessageId("m"), "words"),)
    for number in range(30):
        name = f"telegram:{number}"
        await stores.casebook.commit(Change(conversation=a_conversation(name, unassessed=unread)))
    asked: list[str] = []

    async def reassess(_: Outside, conversation_id: ConversationId) -> bool:
        asked.append(conversation_id)
        return False

    looker = Overdue(outside, stores.casebook, stores.leases, "a", reassess=reassess)
    await looker.look()
    assert len(asked) == 8


async def test_one_case_that_breaks_keeps_no_other_from_being_chased(
    outside: Outside, stores: RedisStores, clock: FakeClock
) -> None:
    """The error is said, the next case is looked at."""
    for name in ("telegram:1", "telegram:2"):
        await stores.casebook.commit(Change(case=a_case(name)))
    clock.moves(hours=5)
    seen: list[str] = []

    async def chase(_: Outside, case: Any) -> bool:
        seen.append(case.case_id)
        raise LookupError(case.case_id)

    await Overdue(outside, stores.casebook, stores.leases, "a", chase=chase).look()
    assert len(seen) == 2


# Everything together


async def test_a_whole_worker_answers_danger_tells_staff_and_stops_cleanly(
    outside: Outside, stores: RedisStores
) -> None:
    """From the inbound stream to the sender, the queue and the sinks, with the model away."""
    sender, sink, stop = FakeSender(), FakeSink(), asyncio.Event()
    await stores.roster.shift_on(StaffName("Sara"), START)
    await stores.inbox.add(a_message(text=MACHETE))
    running = asyncio.ensure_future(
        run_worker(
            outside,
            stores,
            {Channel.TELEGRAM: sender},
            [sink],
            stop,
            partitions=16,
            link=link,
        )
    )
    await until(lambda: bool(sender.sent and sink.told))
    stop.set()
    await running
    (case,) = await stores.casebook.open_cases()
    assert case.tier is Tier.P1
    assert "999" in sender.sent[0].text
    assert case.told_at is not None
    assert await stores.leases.alive() == ()
    assert await stores.redis.keys("*:lease") == []


async def test_a_worker_whose_part_breaks_ends_with_its_error(
    outside: Outside, stores: RedisStores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not go on half dead: what runs it starts it again."""

    async def breaks(*_: Any) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(Overdue, "run", breaks)
    with pytest.raises(LookupError):
        await run_worker(outside, stores, {}, [], asyncio.Event(), partitions=16, link=link)
