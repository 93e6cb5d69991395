"""A worker process: handles what came in, sends what goes out, tells staff, chases what is due."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
from pydantic import SecretStr

from bot.casework.gaps import Part
from bot.casework.messages import Channel
from bot.channels.alert_mail import PORTS, MailServer, MailSink, MailTls
from bot.channels.alert_shapes import Shape
from bot.channels.alert_webhook import WebhookSink
from bot.channels.telegram_staff import TelegramStaffSink
from bot.channels.webchat import WebSender
from bot.ports import NoticeSink, Sender
from bot.settings import Settings
from bot.stores.partitions import SINK_WATCH
from bot.wiring.core import Core, open_core
from bot.wiring.lease import PollerLease
from bot.wiring.measured import MeasuredSink
from bot.wiring.metrics import publisher_of
from bot.wiring.reading import Reading
from bot.wiring.sending import open_sending
from bot.wiring.together import run_together
from bot.wiring.traced_ways import TracedInboundWork, TracedSender, TracedSink
from bot.workers.inbound import InboundWork
from bot.workers.runner import run_worker
from bot.workers.sink_watch import SinkWatch
from bot.workers.warming import warm_up


@asynccontextmanager
async def open_ways_out(
    core: Core,
) -> AsyncIterator[tuple[dict[Channel, Sender], tuple[NoticeSink, ...]]]:
    """Yield the sender of each channel, and the sinks that alerts go to."""
    settings = core.settings
    async with open_sending(core) as sending, aiohttp.ClientSession(trust_env=False) as http:
        senders: dict[Channel, Sender] = {Channel.WEBCHAT: WebSender()}
        sinks: list[NoticeSink] = []
        if sending is not None:
            bot, senders[Channel.TELEGRAM] = sending
            if settings.telegram_staff_chat:
                sinks.append(TelegramStaffSink(bot, settings.telegram_staff_chat, core.clock))
        if settings.alert_webhook_url:
            url = settings.alert_webhook_url.get_secret_value()
            sinks.append(
                WebhookSink(
                    url,
                    core.clock,
                    http,
                    shape=Shape(settings.alert_webhook_shape),
                    key=_secret(settings.alert_webhook_key),
                )
            )
        if settings.smtp_host:
            sinks.append(MailSink(mail_server(settings, settings.smtp_host), core.clock))
        measured = tuple(MeasuredSink(sink, core.meters) for sink in sinks)
        yield traced_ways_out(core, senders, measured)


def traced_ways_out(
    core: Core, senders: dict[Channel, Sender], sinks: tuple[NoticeSink, ...]
) -> tuple[dict[Channel, Sender], tuple[NoticeSink, ...]]:
    """Return the ways out, traced where TRACES_URL is set."""
    tracer, clock = core.tracer, core.clock
    if tracer is None:
        return senders, sinks
    traced = {name: TracedSender(sender, tracer, clock) for name, sender in senders.items()}
    return {**traced}, tuple(TracedSink(sink, tracer, clock) for sink in sinks)


def mail_server(settings: Settings, host: str) -> MailServer:
    """Return where alerts by e-mail are handed over."""
    tls = MailTls(settings.smtp_tls)
    return MailServer(
        host=host,
        port=settings.smtp_port or PORTS[tls],
        tls=tls,
        sender=settings.mail_from or "",
        name=settings.smtp_name or "",
        password=_secret(settings.smtp_password),
        trusted=str(settings.smtp_trusted or ""),
    )


def _secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""


def inbound_work(core: Core) -> Callable[..., InboundWork]:
    """Return what makes the work on inbound entries, traced where TRACES_URL is set."""
    if core.tracer is None:
        return InboundWork
    return partial(TracedInboundWork, tracer=core.tracer, clock=core.clock)


def sink_watch(core: Core, sinks: tuple[NoticeSink, ...]) -> SinkWatch:
    """Return what looks after the sinks themselves, in one worker of all."""
    lease = PollerLease(core.stores.shelf, key=SINK_WATCH)
    return SinkWatch(
        sinks=sinks,
        ledger=core.stores.ledger,
        rotas=core.outside.rotas,
        roster=core.outside.roster,
        clock=core.clock,
        leads=lease.acquire,
        link=f"{core.settings.public_desk_url}/alerts",
    )


async def run_worker_process(settings: Settings, stop: asyncio.Event) -> None:
    """Work until `stop`. Waits for the store; raises RecordVersionWrong, SettingWrong."""
    async with open_core(settings, "worker") as core, open_ways_out(core) as (senders, sinks):
        checking = asyncio.create_task(core.check_stores())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({checking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not checking.done():
            checking.cancel()
            return
        checking.result()

        async def work(stop: asyncio.Event) -> None:
            await run_worker(
                core.outside,
                core.stores,
                senders,
                sinks,
                stop,
                partitions=settings.partitions,
                link=core.case_link,
                ledger=core.stores.ledger,
                inbound_work=inbound_work(core),
            )

        watch = sink_watch(core, sinks).run
        reading = Reading(core.stores.gaps, Part.WORKERS, needs_store=True).run
        parts = (work, core.keep_journal, publisher_of(core).run, watch, reading, warm_up)
        await run_together(stop, *parts)
