"""The worker's side of the ladder: who is up is looked up when it rings, and written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.casework.due import WorkingWeek
from bot.casework.errors import NobodyToTell, RecordVersionWrong
from bot.casework.hops import Hop
from bot.casework.ladder import Rung
from bot.casework.messages import CaseId, StaffName
from bot.casework.records import Alert, AlertKind, Change
from bot.casework.rota import Member, Rota
from bot.casework.teams import Team
from bot.casework.telling import Outcome
from bot.casework.triage import Route, Tier
from bot.flows.openings import openings
from bot.ports import AlertSink, Outside
from bot.stores import partitions
from bot.stores.directory_file import load_directory
from bot.stores.redis_stores import RedisStores
from bot.workers.alerts import TRIES_AFTER, AlertWork
from tests.fakes import START, FakeClock, FakeRasa
from tests.makers import a_case

AMINA, BEN, CARA = map(StaffName, ("Amina", "Ben", "Cara"))
ROTA = Rota(
    (Member(AMINA, (Team.SAFEGUARDING,), "a@example.org"), Member(BEN, (), "b@example.org")),
    on_call=(BEN,),
    lead=CARA,
)


@dataclass
class Sink:
    """A way to reach staff: takes every alert, none, or those with an address."""

    name: str
    works: bool = True
    addressed: bool = False
    told: list[Alert] = field(default_factory=list)

    async def tell(self, alert: Alert, link: str) -> bool:
        """Take one alert."""
        if self.addressed and not alert.to:
            raise NobodyToTell
        self.told.append(alert)
        return self.works


@pytest.fixture
def outside(stores: RedisStores, clock: FakeClock) -> Outside:
    """Return the flows' outside, on the real stores."""
    return Outside(
        casebook=stores.casebook,
        rasa=FakeRasa(),
        roster=stores.roster,
        clock=clock,
        directory=load_directory(),
        week=WorkingWeek(ZoneInfo("Europe/London")),
        rotas=stores.rotas,
    )


def link(case_id: CaseId) -> str:
    """Return a case's address."""
    return f"http://desk/cases/{case_id}"


async def ring(
    stores: RedisStores, clock: FakeClock, sinks: Sequence[AlertSink], alarm: int = 0
) -> None:
    """Work off one alert about a P1."""
    kind = AlertKind.OVERDUE if alarm else AlertKind.OPENED
    alert = Alert(
        f"a{alarm}",
        kind,
        a_case().case_id,
        Tier.P1,
        Route.VIOLENCE,
        START,
        START,
        team=Team.SAFEGUARDING,
        alarm=alarm,
    )
    await stores.casebook.commit(Change(alerts=(alert,)))
    partition = stores.shelf.partitions.of_case(alert.case_id)
    await stores.alerts.prepare(partition)
    hops: list[Hop[Alert]] = await stores.alerts.fresh([partition])

    async def sleep(length: float) -> None:
        clock.moves(seconds=length)

    work = AlertWork(
        stores.deliveries,
        stores.alert_log,
        stores.alerts,
        sinks,
        roster=stores.roster,
        rotas=stores.rotas,
        ledger=stores.ledger,
        clock=clock,
        link=link,
        sleep=sleep,
    )
    for hop in hops:
        await work(hop)


async def test_each_alarm_names_its_rung_and_writes_to_more_people(
    stores: RedisStores, clock: FakeClock
) -> None:
    """Who is up is asked when it rings; the case keeps who was told on which rung."""
    await stores.rotas.save(ROTA)
    await stores.roster.shift_on(AMINA, START)
    mail = Sink("email", addressed=True)
    for alarm in range(3):
        clock.moves(minutes=2)
        await ring(stores, clock, [mail], alarm)
    # Amina alone is on shift: her team and everybody are the same person.
    assert [(alert.rung, alert.to) for alert in mail.told] == [
        (Rung.TEAM, ("a@example.org",)),
        (Rung.ALL, ("a@example.org",)),
        (Rung.ON_CALL, ("b@example.org", "a@example.org")),
    ]
    kept = await stores.ledger.of_case(a_case().case_id)
    assert [(one.rung, one.people, one.outcome) for one in kept] == [
        (Rung.TEAM, (AMINA,), Outcome.CONFIRMED),
        (Rung.ALL, (AMINA,), Outcome.CONFIRMED),
        (Rung.ON_CALL, (BEN, AMINA), Outcome.CONFIRMED),
    ]
    assert kept[1].at - kept[0].at == timedelta(minutes=2)


async def test_at_night_the_on_call_list_hears_at_once(
    stores: RedisStores, clock: FakeClock
) -> None:
    """Nobody is on shift: no rung is rung in vain. And nobody counts as told."""
    await stores.rotas.save(ROTA)
    mail = Sink("email", addressed=True)
    await ring(stores, clock, [mail])
    assert (mail.told[0].rung, mail.told[0].to) == (Rung.ON_CALL, ("b@example.org",))
    assert not await stores.deliveries.told(a_case().case_id)


async def test_nobody_with_an_address_is_written_down_and_told_to_nobody(
    stores: RedisStores, clock: FakeClock
) -> None:
    """The sink has not failed, the entry is done, and no contact may read that staff know."""
    await stores.roster.shift_on(CARA, START)
    await ring(stores, clock, [Sink("email", addressed=True)])
    (kept,) = await stores.ledger.of_case(a_case().case_id)
    assert (kept.outcome, kept.people, kept.rung) == (Outcome.NOBODY, (CARA,), Rung.ALL)
    assert not await stores.deliveries.told(a_case().case_id)
    assert await stores.alerts.dead() == 0
    assert (await stores.ledger.sink("email")).misses == 0


async def test_every_try_of_a_sink_that_fails_is_kept(
    stores: RedisStores, clock: FakeClock
) -> None:
    """Numbered and timed; the sink counts as failing from the third, and another is not held up."""
    good, bad = Sink("telegram"), Sink("email", works=False)
    await ring(stores, clock, [good, bad])
    kept = await stores.ledger.of_case(a_case().case_id)
    failed = [one for one in kept if one.sink == "email"]
    assert [one.number for one in failed] == list(range(1, len(TRIES_AFTER) + 2))
    assert {one.outcome for one in failed} == {Outcome.FAILED}
    assert (await stores.ledger.sink("email")).failing_since == failed[2].at
    assert [one.outcome for one in kept if one.sink == "telegram"] == [Outcome.CONFIRMED]
    assert await stores.alerts.dead() == 1


async def test_a_rota_that_cannot_be_read_keeps_no_alert_from_going_out(
    stores: RedisStores, clock: FakeClock, outside: Outside
) -> None:
    """Whoever is on shift hears, a contact gets an answer, and nothing saves over the record."""
    await stores.rotas.save(ROTA)
    await stores.redis.hset(partitions.ROTA, "b", b"{}")
    await stores.roster.shift_on(AMINA, START)
    chat = Sink("telegram")
    await ring(stores, clock, [chat])
    assert chat.told[0].rung is Rung.ALL
    assert set(await openings(outside, clock.now())) == set(Team)
    with pytest.raises(RecordVersionWrong):
        await stores.rotas.rota()
