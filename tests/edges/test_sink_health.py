"""A way to alert staff that fails: /healthz, the metrics and the desk's banner name it."""

from __future__ import annotations

from pathlib import Path

from bot.casework.telling import FAILS_AFTER, after_try
from bot.desk.context import DESK
from bot.health import Health
from bot.stores.embedded import EmbeddedServer
from bot.wiring.checks import ALERTS
from bot.wiring.core import Core
from bot.wiring.web import desk_for
from tests.edges.test_health_modes import a_web_process
from tests.fakes import START
from tests.waiting import until

SINKS = {"ALERT_WEBHOOK_URL": "http://127.0.0.1:9/hook"}


async def failing(core: Core, *, fails: bool = True) -> None:
    """Let the webhook fail as often as makes it failing, or work again."""
    for _ in range(FAILS_AFTER if fails else 1):
        state = await core.stores.ledger.sink("webhook")
        assert await core.stores.ledger.set_sink(after_try(state, told=not fails, at=START))


async def test_a_failing_sink_stands_on_every_way_of_looking(
    own_redis: EmbeddedServer, tmp_path: Path
) -> None:
    """By name and since when; contacts are served all the same, and its return clears it."""
    async with a_web_process(own_redis, tmp_path, **SINKS) as web:
        assert await web.wrong() == []
        assert await web.metric('waymark_alert_sink_failing{sink="webhook"} 0.0')
        await failing(web.core)
        assert await web.wrong() == [ALERTS]
        _, body = await web.asks("/healthz")
        local = START.astimezone(web.core.outside.week.zone)
        assert body[ALERTS] == f"webhook failing since {local:%d %B %H:%M}"
        assert await web.lives()
        assert await web.metric('waymark_alert_sink_failing{sink="webhook"} 1.0')
        assert await web.metric('waymark_part_up{part="alerts"} 0.0')
        (line,) = await banner(web.core, web.health)
        assert "webhook" in line
        await failing(web.core, fails=False)
        assert await web.wrong() == []
        assert await banner(web.core, web.health) == ()


async def banner(core: Core, health: Health) -> tuple[str, ...]:
    """Return what the desk says is not well: each sink in its own words, and once."""
    wellness = desk_for(core, health)[DESK].wellness
    lines: list[tuple[str, ...]] = [()]

    async def answered() -> bool:
        lines.append(await wellness.troubles())
        return lines[-1] == lines[-2] and len(lines) > 3

    await until(answered)
    await wellness.close()
    return lines[-1]


async def test_without_a_sink_there_is_none_to_fail(
    own_redis: EmbeddedServer, tmp_path: Path
) -> None:
    """The desk says so in its own words; to a balancer nothing is wrong."""
    async with a_web_process(own_redis, tmp_path) as web:
        _, body = await web.asks("/healthz")
        assert body[ALERTS] == "not configured"
