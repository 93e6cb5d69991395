"""The web process: web chat, Telegram's webhook and health on one port, the desk on another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web
from telegram.ext import ExtBot

from bot.casework.errors import WaymarkError
from bot.casework.gaps import Part as GapPart
from bot.channels.telegram import TelegramDoor
from bot.channels.telegram_webhook import WebhookKeeper, webhook_routes
from bot.channels.webchat import webchat_routes
from bot.desk.app import desk_app
from bot.desk.drawer import RedisDrawer
from bot.health import Health
from bot.settings import Settings
from bot.stores.packs import RedisPacks
from bot.stores.redis_erasing import RedisEraser
from bot.wiring.alarm import open_spool, run_alarm
from bot.wiring.audit import audit_trail
from bot.wiring.board import Notice
from bot.wiring.checks import ALERTS, health_of, sink_states
from bot.wiring.clock import SystemClock
from bot.wiring.core import Core, open_core
from bot.wiring.metrics import MetricsPage, publisher_of
from bot.wiring.reading import Reading
from bot.wiring.sending import open_sending
from bot.wiring.telegram import reads_telegram, telegram_door
from bot.wiring.together import Part, run_together

WEBHOOK_PATH = "/telegram/webhook"
# Seconds that open pages get to end when the process stops.
ENDS_WITHIN = 3.0


class PortTaken(WaymarkError):
    """Raised when something else listens where we should; says which setting to change."""


async def run_web(settings: Settings, stop: asyncio.Event) -> None:
    """Serve until `stop`. Raises PortTaken, SettingWrong, RecordVersionWrong."""
    async with AsyncExitStack() as stack:
        core = await stack.enter_async_context(open_core(settings, "web"))
        open_spool(core)
        http = await stack.enter_async_context(aiohttp.ClientSession(trust_env=False))
        health = health_of(core, http)
        app = public_app(core, health)
        publisher = publisher_of(core)
        parts: list[Part] = [
            core.spool.run,
            core.keep_journal,
            publisher.run,
            lambda stop: run_alarm(core, stop),
            Reading(core.stores.gaps, GapPart.WEBCHAT).run,
        ]
        if settings.telegram_webhook_url:
            sending = await stack.enter_async_context(open_sending(core))
            if sending is not None:
                bot, sender = sending
                door = telegram_door(core, bot, sender)
                stack.push_async_callback(door.close)
                parts += _webhook(core, app, bot, door)
        await stack.enter_async_context(_listening(app, settings.bind, settings.port, "PORT"))
        desk = desk_for(core, health)
        # In front of the desk's own doors: Prometheus cannot sign in.
        desk.middlewares.insert(0, MetricsPage(core, health, publisher).__call__)
        await stack.enter_async_context(
            _listening(desk, settings.bind, settings.desk_port, "DESK_PORT")
        )
        await run_together(stop, _checked(core), *parts)


def public_app(core: Core, health: Health) -> web.Application:
    """What contacts and balancers reach."""
    app = web.Application()
    app.router.add_get("/", _to_chat)
    app.add_routes(health.routes())
    chat = webchat_routes(
        take_in=core.take_in(),
        casebook=core.stores.casebook,
        events=core.stores.events,
        clock=core.clock,
        directory=core.outside.directory,
        secret=core.home.key("web chat conversations"),
        exit_url=core.settings.exit_url,
        presence=core.stores.presence,
    )
    app.add_subapp("/chat", chat)
    return app


def desk_for(core: Core, health: Health) -> web.Application:
    """What staff reach."""
    sinks = core.settings.sinks

    async def well() -> Mapping[str, bool]:
        states = await sink_states(core)
        get_through = {f"sink:{state.name}": state.failing_since is None for state in states}
        parts = {name: fine for name, fine in (await health.well()).items() if name != ALERTS}
        return {**parts, "no-sink": bool(sinks), **get_through}

    return desk_app(
        outside=core.outside,
        events=core.stores.events,
        shifts=core.stores.roster,
        drawer=RedisDrawer(core.stores.redis, core.stores.replicas),
        dead=core.stores.dead,
        tallies=core.stores.tallies,
        inbox=core.stores.inbox,
        packs=RedisPacks(core.stores.shelf),
        gaps=core.stores.gaps,
        eraser=RedisEraser(core.stores.shelf),
        codes=SystemClock(),
        secret=core.home.key("desk cookies"),
        health=well,
        audit=audit_trail(core.stores, core.home, core.clock),
        public_url=core.settings.desk_url or "",
        presence=core.stores.presence,
        heavy_cases=core.settings.heavy_cases,
        ledger=core.stores.ledger,
        sinks=sinks,
    )


def _webhook(
    core: Core, app: web.Application, bot: ExtBot[Any], door: TelegramDoor
) -> tuple[Part, ...]:
    """Put Telegram's route on the app, and keep Telegram knowing of it."""
    settings = core.settings
    given = settings.telegram_webhook_secret
    secret = given.get_secret_value() if given else core.home.key("telegram webhook").hex()
    url = settings.telegram_webhook_url or ""
    path = urlsplit(url).path
    if path in ("", "/"):
        url, path = url.rstrip("/") + WEBHOOK_PATH, WEBHOOK_PATH
    # A proxy may pass the public path on, or turn it into ours.
    for door_path in dict.fromkeys((path, WEBHOOK_PATH)):
        app.add_routes(webhook_routes(door_path, secret, door))
    notice = Notice(core.stores, "telegram")
    return (
        WebhookKeeper(bot, url, secret, tell=notice.tell).run,
        notice.keep_up,
        reads_telegram(core, notice).run,
    )


def _checked(core: Core) -> Part:
    async def check(stop: asyncio.Event) -> None:
        checking = asyncio.create_task(core.check_stores())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({checking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if checking.done():
            checking.result()
        checking.cancel()
        await stopping

    return check


async def _to_chat(_: web.Request) -> web.Response:
    raise web.HTTPFound("/chat/")


@asynccontextmanager
async def _listening(
    app: web.Application, host: str, port: int, setting: str
) -> AsyncIterator[None]:
    """Serve an app on a port. The access log is off: addresses of contacts are not kept."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=ENDS_WITHIN)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise PortTaken(port_taken(setting, host, port, error)) from error
        yield
    finally:
        await runner.cleanup()


def port_taken(setting: str, host: str, port: int, error: OSError) -> str:
    """One line that says what to do about a port."""
    why = error.strerror or type(error).__name__
    return (
        f"WAYMARK_{setting} is {port}, and {host}:{port} cannot be listened on ({why.lower()})."
        f" Stop what uses it, or set WAYMARK_{setting} to another."
    )
