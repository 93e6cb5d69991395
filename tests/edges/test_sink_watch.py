"""A way to reach staff that fails is said by the others, once, and so is its return."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

import pytest

from bot.casework.errors import NobodyToTell, StoreUnavailable
from bot.casework.messages import StaffName
from bot.casework.records import Alert
from bot.casework.rota import Member, Rota
from bot.casework.teams import Team
from bot.casework.telling import FAILS_AFTER, Attempt, Notice, NoticeKind, Outcome, SinkState
from bot.ports import Ledger
from bot.stores.memory import MemoryStore
from bot.stores.memory_rota import MemoryLedger, MemoryRotas
from bot.stores.redis_stores import RedisStores
from bot.workers.sink_watch import SinkWatch
from bot.workers.telling import Book
from tests.fakes import START, FakeClock
from tests.makers import a_case

AMINA, BEN = StaffName("Amina"), StaffName("Ben")
LINK = "http://desk/alerts"


@dataclass
class FakeSink:
    """A way to reach staff that works, fails, or has nobody to write to."""

    name: str
    works: bool = True
    addressed: bool = False
    said: list[Notice] = field(default_factory=list)

    async def tell(self, alert: Alert, link: str) -> bool:
        """Take one alert."""
        return self.works

    async def say(self, notice: Notice, link: str) -> bool:
        """Take news."""
        assert link == LINK
        if self.addressed and not notice.to:
            raise NobodyToTell
        self.said.append(notice)
        return self.works

    def kinds(self) -> list[NoticeKind]:
        """Return what was said, in order."""
        return [notice.kind for notice in self.said]


@pytest.fixture(params=["memory", "redis"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Return a ledger, in memory and in a real Redis."""
    if request.param == "memory":
        return MemoryLedger()
    stores: RedisStores = request.getfixturevalue("stores")
    return stores.ledger


async def always() -> bool:
    """Lead."""
    return True


def a_watch(
    ledger: Ledger, clock: FakeClock, *sinks: FakeSink, rota: Rota | None = None
) -> SinkWatch:
    """Return what looks after these sinks."""
    return SinkWatch(
        sinks=sinks,
        ledger=ledger,
        rotas=MemoryRotas(rota or Rota()),
        roster=MemoryStore(clock=clock),
        clock=clock,
        leads=always,
        link=LINK,
    )


async def tries(ledger: Ledger, clock: FakeClock, outcome: Outcome, count: int = 1) -> None:
    """Write tries of the sink called mail."""
    for number in range(count):
        clock.moves(seconds=1)
        attempt = Attempt(clock.now(), "mail", outcome, "opened", f"a{number}", number=number + 1)
        await Book(ledger, clock).write(attempt)


async def test_a_sink_that_fails_is_said_once_and_its_return_too(
    ledger: Ledger, clock: FakeClock
) -> None:
    """A blip says nothing; three failures in a row are news; a probe finds that it works again."""
    chat, mail = FakeSink("chat"), FakeSink("mail", works=False)
    watch = a_watch(ledger, clock, chat, mail)
    await tries(ledger, clock, Outcome.FAILED, FAILS_AFTER - 1)
    await watch.look()
    assert chat.said == []
    await tries(ledger, clock, Outcome.FAILED)
    for _ in range(3):
        await watch.look()
    assert chat.kinds() == [NoticeKind.FAILING]
    assert chat.said[0].sink == "mail"
    assert (await ledger.sink("mail")).failing_since is not None
    mail.works = True
    clock.moves(minutes=2)
    for _ in range(3):
        await watch.look()
    assert mail.kinds() == [NoticeKind.WORKS]
    assert (await ledger.sink("mail")).failing_since is None
    assert chat.kinds() == [NoticeKind.FAILING, NoticeKind.WORKS]


async def test_another_worker_says_it_no_second_time(ledger: Ledger, clock: FakeClock) -> None:
    """What was said stands in the store, and outlives the worker that said it."""
    chat, mail = FakeSink("chat"), FakeSink("mail", works=False)
    await tries(ledger, clock, Outcome.FAILED, FAILS_AFTER)
    await a_watch(ledger, clock, chat, mail).look()
    await a_watch(ledger, clock, chat, mail).look()
    assert chat.kinds() == [NoticeKind.FAILING]


async def test_news_that_nobody_took_is_said_again_later(ledger: Ledger, clock: FakeClock) -> None:
    """With both ways down it waits a minute at a time, and goes out when one is back."""
    chat, mail = FakeSink("chat", works=False), FakeSink("mail", works=False)
    watch = a_watch(ledger, clock, chat, mail)
    await tries(ledger, clock, Outcome.FAILED, FAILS_AFTER)
    await watch.look()
    await watch.look()
    assert len(chat.said) == 1
    chat.works = True
    clock.moves(seconds=61)
    await watch.look()
    await watch.look()
    assert chat.kinds() == [NoticeKind.FAILING, NoticeKind.FAILING]
    assert (await ledger.sink("mail")).said


async def test_the_only_sink_is_known_to_fail_on_the_desk(ledger: Ledger, clock: FakeClock) -> None:
    """There is no other to say it: the desk reads the same state."""
    await tries(ledger, clock, Outcome.FAILED, FAILS_AFTER)
    await a_watch(ledger, clock, FakeSink("mail", works=False)).look()
    state = await ledger.sink("mail")
    assert (state.failing_since is not None, state.said) == (True, True)


async def test_nobody_to_write_to_is_no_failure_of_the_sink(
    ledger: Ledger, clock: FakeClock
) -> None:
    """It is written down, and the sink counts as neither well nor failing for it."""
    await tries(ledger, clock, Outcome.NOBODY, FAILS_AFTER)
    assert await ledger.sink("mail") == SinkState("mail")
    assert len(await ledger.latest()) == FAILS_AFTER


async def test_a_test_goes_out_in_every_way_once(ledger: Ledger, clock: FakeClock) -> None:
    """To everybody on call and the lead; each way's outcome is written down."""
    rota = Rota(
        (Member(AMINA, (Team.GENERAL,), "a@example.org"), Member(BEN, (), "b@example.org")),
        on_call=(AMINA,),
        lead=BEN,
    )
    chat, mail = FakeSink("chat", works=False), FakeSink("mail", addressed=True)
    watch = a_watch(ledger, clock, chat, mail, rota=rota)
    asked = Notice("test:1", NoticeKind.TEST, clock.now(), by=AMINA)
    await ledger.ask_test(asked)
    await watch.look()
    await watch.look()
    assert (chat.kinds(), mail.kinds()) == ([NoticeKind.TEST], [NoticeKind.TEST])
    assert mail.said[0].to == ("a@example.org", "b@example.org")
    found = {one.sink: one.outcome for one in await ledger.latest() if one.ref == "test:1"}
    assert found == {"chat": Outcome.FAILED, "mail": Outcome.CONFIRMED}
    assert await ledger.asked_test() is None


async def test_a_try_is_kept_on_its_case_in_order_and_once(
    ledger: Ledger, clock: FakeClock
) -> None:
    """The same bytes twice are one try; another case's tries are its own."""
    case_id = a_case().case_id
    first = Attempt(START, "chat", Outcome.FAILED, "opened", "a", case_id=case_id)
    clock.moves(seconds=1)
    second = replace(first, at=clock.now(), number=2, outcome=Outcome.CONFIRMED)
    for attempt in (first, second, second):
        await ledger.tried(attempt)
    assert await ledger.of_case(case_id) == (first, second)
    assert await ledger.of_case(a_case("tg-other").case_id) == ()
    assert (await ledger.latest(1)) == (second,)


async def test_a_state_that_moved_on_is_not_overwritten(ledger: Ledger) -> None:
    """Two workers that note a try at once lose neither."""
    state = await ledger.sink("mail")
    assert await ledger.set_sink(replace(state, misses=1))
    assert not await ledger.set_sink(replace(state, misses=1))
    assert (await ledger.sink("mail")).misses == 1


async def test_who_does_not_lead_looks_at_nothing(clock: FakeClock) -> None:
    """A store that is away only costs a round."""
    stop, rounds = asyncio.Event(), 0

    async def leads() -> bool:
        nonlocal rounds
        rounds += 1
        stop.set()
        if rounds == 1:
            raise StoreUnavailable("away")
        return False

    watch = a_watch(MemoryLedger(), clock, FakeSink("chat"))
    watch.leads = leads
    await watch.run(stop)
    assert rounds == 1
