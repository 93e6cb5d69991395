"""Metrics: counted once over all processes, no ids or words, and only on the desk's listener."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families

from bot.casework.errors import StoreUnavailable
from bot.casework.hops import Hop
from bot.casework.messages import ConversationId, Delivery, InboundMessage, StaffName
from bot.casework.records import Sent
from bot.flows.claim import claim
from bot.flows.receive import receive
from bot.health import Health
from bot.metrics import GAUGES, Meters, exposition, names
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from bot.wiring.core import Core, open_core
from bot.wiring.metrics import MetricsPage, Publisher, publisher_of
from bot.wiring.web import public_app
from tests.fakes import FakeClock
from tests.makers import a_message

ROOT = Path(__file__).parents[2]
CONVERSATION = ConversationId("telegram:7")
WORDS = "theyre outside mine with a machete"
# A metric's name in a rule or a panel, and not a word such as the dashboard's own name.
NAME = re.compile(r"\bwaymark_[a-z_]+")


@asynccontextmanager
async def a_core(server: EmbeddedServer, home: Path, clock: FakeClock) -> AsyncIterator[Core]:
    """Open the shared parts of one process."""
    settings = Settings(WAYMARK_HOME=home, REDIS_URL=server.url, RASA_URL="http://127.0.0.1:9")
    async with open_core(settings, "web", clock=clock) as core:
        yield core


def page_of(core: Core, **states: str) -> MetricsPage:
    """Return the page of a process whose parts are as said."""

    async def ask(state: str) -> str:
        return state

    parts = {"redis": "ok", "rasa": "not answering", **states}
    checks = {name: lambda state=state: ask(state) for name, state in parts.items()}
    return MetricsPage(core, Health(checks, lambda: 0.0), publisher_of(core))


def values(text: bytes) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Return every sample of a page, read by Prometheus' own parser."""
    families = text_string_to_metric_families(text.decode())
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


def value(text: bytes, name: str, **labels: str) -> float:
    """Return one sample."""
    return values(text)[name, frozenset(labels.items())]


async def one_message(core: Core) -> Hop[InboundMessage]:
    """Take a message in and read it from its stream."""
    await core.take_in()(a_message(1, text=WORDS))
    partition = core.stores.shelf.partitions.of(CONVERSATION)
    await core.stores.inbound.prepare(partition)
    return (await core.stores.inbound.fresh([partition]))[0]


async def test_a_whole_way_is_counted(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path, clock: FakeClock
) -> None:
    """Taken in, handled, sent, claimed: each hop by its channel, tier and outcome, in seconds."""
    async with a_core(redis_server, tmp_path, clock) as core:
        hop = await one_message(core)
        clock.moves(seconds=0.04)
        assert hop.item is not None
        bound = core.stores.casebook
        await receive(core.outside, hop.item)
        assert bound is core.outside.casebook
        await core.stores.inbound.finish(hop)
        [case] = await stores.casebook.open_cases()
        partition = core.stores.shelf.partitions.of(CONVERSATION)
        await core.stores.outbound.prepare(partition)
        [reply, *_] = await core.stores.outbound.fresh([partition])
        assert reply.item is not None
        clock.moves(seconds=0.3)
        await core.stores.deliveries.delivered(
            reply.item, Sent(Delivery.SENT), clock.now(), hop=reply
        )
        await claim(core.outside, case.case_id, StaffName("Priya Shah"), cause="press")
        await core.stores.alerts.bury(Hop(0, "1-1", None), "NotConfirmed", clock.now())
        text = await page_of(core).text()
    taken = value(text, "waymark_messages_total", channel="telegram", outcome="stored")
    assert taken == 1
    assert value(text, "waymark_sends_total", channel="telegram", delivery="sent") == 1
    assert value(text, "waymark_reply_sending_seconds_sum", channel="telegram") == pytest.approx(
        0.3
    )
    assert value(text, "waymark_claims_total", tier="P1") == 1
    assert value(text, "waymark_entries_buried_total", stream="alerts") == 1
    assert value(text, "waymark_part_up", part="rasa") == 0
    assert WORDS not in text.decode()
    assert "telegram:7" not in text.decode()
    assert "Priya" not in text.decode()


async def test_handling_is_timed_when_its_entry_goes(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path, clock: FakeClock
) -> None:
    """From arrival until the change is stored together with the entry's end."""
    from bot.workers.inbound import ForEntry

    async with a_core(redis_server, tmp_path, clock) as core:
        hop = await one_message(core)
        clock.moves(seconds=0.04)
        assert hop.item is not None
        entry = ForEntry(core.stores.casebook, hop)
        await receive(replace(core.outside, casebook=entry), hop.item)
        text = await page_of(core).text()
    took = value(text, "waymark_message_handling_seconds_sum", channel="telegram")
    assert took == pytest.approx(0.04)
    below = value(text, "waymark_message_handling_seconds_bucket", channel="telegram", le="0.05")
    assert below == 1
    assert value(text, "waymark_open_cases", tier="P1", state="waiting") == 1


async def test_counts_of_many_processes_are_added_up_and_outlive_them(
    stores: RedisStores,
) -> None:
    """Two processes count; one is gone; the sum stays, and never goes down."""
    for count in (2, 3):
        meters = Meters()
        publisher = Publisher(meters, stores.totals, lambda: False)
        meters.claims.labels("P1").inc(count)
        await publisher.add()
        await publisher.add()
    text = exposition(Meters(), await stores.totals.totals(), [])
    assert value(text, "waymark_claims_total", tier="P1") == 5


async def test_an_answer_that_was_lost_adds_nothing_twice(stores: RedisStores) -> None:
    """The same counts go again under the same number; later ones are not forgotten."""
    meters = Meters()
    publisher = Publisher(meters, stores.totals, lambda: True)
    meters.claims.labels("P2").inc()
    real = stores.totals.add

    async def loses(*args: object, **more: object) -> None:
        await real(*args, **more)  # type: ignore[arg-type]
        raise StoreUnavailable("the answer was lost")

    object.__setattr__(publisher.totals, "add", loses)
    with pytest.raises(StoreUnavailable):
        await publisher.add()
    object.__setattr__(publisher.totals, "add", real)
    meters.claims.labels("P2").inc()
    await publisher.add()
    await publisher.add()
    text = exposition(Meters(), await stores.totals.totals(), [])
    assert value(text, "waymark_claims_total", tier="P2") == 2
    assert await stores.totals.breakers_open() == 1


async def test_the_page_stands_before_the_desk_and_nowhere_else(
    stores: RedisStores, redis_server: EmbeddedServer, tmp_path: Path, clock: FakeClock
) -> None:
    """On the desk's listener it needs no sign-in; on the public one there is nothing."""
    async with a_core(redis_server, tmp_path, clock) as core:
        page = page_of(core)
        desk = web.Application()
        desk.middlewares.insert(0, page.__call__)
        async with (
            TestClient(TestServer(desk)) as inside,
            TestClient(TestServer(public_app(core, page.health))) as outside,
        ):
            answer = await inside.get("/metrics")
            assert answer.status == 200
            assert answer.headers["Content-Type"].startswith("text/plain")
            assert b"waymark_store_up 1.0" in await answer.read()
            assert (await inside.get("/elsewhere")).status == 404
            assert (await outside.get("/metrics")).status == 404


async def test_with_the_store_away_the_page_says_so(
    tmp_path: Path, clock: FakeClock, redis_server: EmbeddedServer
) -> None:
    """What this machine knows is shown; counts that nobody knows are left out, not made up."""
    gone = EmbeddedServer(redis_server.process, 9, tmp_path, "")
    async with a_core(gone, tmp_path, clock) as core:
        text = await page_of(core, redis="away").text()
    assert value(text, "waymark_store_up") == 0
    assert value(text, "waymark_spool_bytes") == 0
    assert b"waymark_claims_total" not in text


def test_every_metric_of_the_rules_and_the_dashboard_exists() -> None:
    """A rule on a name that is never shown would never ring."""
    rules = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yml").read_text("utf-8"))
    board = json.loads((ROOT / "deploy/grafana/waymark.json").read_text("utf-8"))
    alerts = [rule for group in rules["groups"] for rule in group["rules"]]
    expressions = [rule["expr"] for rule in alerts]
    expressions += [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    used = {name for expression in expressions for name in NAME.findall(expression)}
    assert used - names() == set()
    assert all(rule["labels"]["severity"] in ("page", "look") for rule in alerts)
    assert all({"summary", "do"} <= set(rule["annotations"]) for rule in alerts)
    # And what is measured is looked at by somebody.
    assert {name for name in GAUGES if name not in used} == set()


def test_names_follow_the_conventions() -> None:
    """Our prefix, base units, counters that end in _total, and labels with few values."""
    allowed = {"channel", "outcome", "delivery", "tier", "sink", "stream", "le", "part", "state"}
    allowed |= {"reason"}
    meters = Meters()
    for family in meters.families():
        assert family.name.startswith("waymark_")
        assert family.type in ("counter", "histogram")
        assert family.type != "histogram" or family.name.endswith("_seconds")
        for sample in family.samples:
            assert set(sample.labels) <= allowed
    assert all(set(labels) <= allowed for _, labels in GAUGES.values())
