"""`python -m bot all`: from nothing to a running copy, and to nothing again."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from bot.casework.errors import StoreUnavailable
from bot.desk.account import FIRST_ACCOUNT
from bot.desk.accounts import Accounts
from bot.desk.drawer import RedisDrawer
from bot.home import Home, Running
from bot.process_runner import leftovers
from bot.process_runner.keeper import Keeper
from bot.process_runner.plan import Plan, make_plan
from bot.process_runner.preparing import (
    CannotStart,
    Stopped,
    check_ports,
    only_copy,
    publish_directory,
    trained_model,
)
from bot.process_runner.readiness import Part, health, telegram_line, to_wait_for
from bot.process_runner.watch import Watch
from bot.settings import Settings
from bot.stores.redis_stores import open_stores
from bot.traces import MISSING, installed
from bot.wiring.clock import SystemClock

# Rasa loads its libraries for up to half a minute on a slow machine.
UP_WITHIN = 180.0
# Our own Redis with much data reads them before it answers. Another's should answer by now.
REDIS_WITHIN = 60.0
OTHERS_REDIS_WITHIN = 15.0
TELEGRAM_WITHIN = 8.0
LOOK_EVERY = 0.3


def say(line: str) -> None:
    """Progress, for the person at the terminal."""
    print(f"waymark: {line}", flush=True)  # noqa: T201 - this is the command's voice


def run_all(settings: Settings) -> int:
    """Run a copy until told to stop; 0 when it stopped cleanly. Raises WaymarkError."""
    stop = threading.Event()
    with _told(stop):
        try:
            home = Home(settings.home)
            with only_copy(home):
                _run(settings, home, stop)
        except (KeyboardInterrupt, Stopped):
            say("stopped")
    return 0


def _run(settings: Settings, home: Home, stop: threading.Event) -> None:
    if (earlier := home.running()) and (
        ended := leftovers.end(earlier.processes, last=earlier.redis_pid)
    ):
        say(f"ended {ended} processes that an earlier copy left running")
    check_ports(settings)
    if settings.traces_url is not None and not installed():
        say(MISSING)
    publish_directory(home, say)
    plan = make_plan(settings, home, trained_model(settings, say, stop))
    keeper = Keeper(plan)
    watch = Watch(say, keeper.start_part)
    say("starting " + ", ".join(program.name for program in plan.programs))
    try:
        keeper.start()
        _check_data(plan, stop)
        _wait(plan, keeper, watch, stop)
        _block(plan, stop)
        while not stop.wait(LOOK_EVERY):
            _look(plan, keeper, watch)
    finally:
        say("stopping")
        keeper.stop()
        home.note_stopped()
    say("stopped")


def _look(plan: Plan, keeper: Keeper, watch: Watch) -> None:
    """Look once at every part; bring supervisord itself back when it was killed."""
    if not keeper.pid:
        say("the process runner was killed; starting every part again")
        if earlier := plan.home.running():
            leftovers.end(earlier.processes, last=earlier.redis_pid)
        keeper.start()
    states = keeper.states()
    if states is not None and watch.look(states, time.monotonic()):
        pids = [keeper.pid, *(state.pid for state in states)]
        plan.home.note_running(
            Running(
                plan.store.url if plan.redis_port else "",
                plan.rasa_url,
                plan.actions_url or "",
                plan.settings.public_desk_url,
                leftovers.known(pid for pid in pids if pid),
                next((state.pid for state in states if state.name == "redis"), 0),
            )
        )


def _wait(plan: Plan, keeper: Keeper, watch: Watch, stop: threading.Event) -> None:
    """Wait for every part, saying each as it comes up. Raises CannotStart, Stopped."""
    began = time.monotonic()
    waiting: list[Part] = to_wait_for(plan)
    while waiting:
        if stop.wait(LOOK_EVERY):
            raise Stopped
        _look(plan, keeper, watch)
        for part in list(waiting):
            if part.up():
                waiting.remove(part)
                say(f"{part.name} is up ({time.monotonic() - began:.1f} s)")
        if waiting and time.monotonic() - began > UP_WITHIN:
            names = ", ".join(part.name for part in waiting)
            raise CannotStart(f"Not up after {UP_WITHIN:.0f} s: {names}. See {plan.home.logs}.")


def _check_data(plan: Plan, stop: threading.Event) -> None:
    """Check the stored data's version before anything reads them.

    Raises RecordVersionWrong, SettingWrong, CannotStart, Stopped.
    """
    ours = bool(plan.redis_port)
    where = "The embedded Redis" if ours else f"The Redis of {plan.store.setting}"
    within = REDIS_WITHIN if ours else OTHERS_REDIS_WITHIN
    until, said = time.monotonic() + within, ours
    while True:
        try:
            asyncio.run(_check(plan))
        except StoreUnavailable as error:
            if time.monotonic() > until:
                raise CannotStart(f"{where} does not answer: {error}.") from error
            if not said:
                said = True
                say(f"{where} does not answer yet: {error}; trying for {within:.0f} s")
            if stop.wait(LOOK_EVERY):
                raise Stopped from None
        else:
            return


async def _check(plan: Plan) -> None:
    stores = open_stores(plan.store, partitions=plan.settings.partitions)
    try:
        await stores.check()
    finally:
        await stores.close()


def _block(plan: Plan, stop: threading.Event) -> None:
    """One clear block: where everything is, and how to get in."""
    settings = plan.settings
    until = time.monotonic() + TELEGRAM_WITHIN
    state = health(plan).get("telegram", "")
    while settings.telegram_token and state != "ok" and time.monotonic() < until:
        if stop.wait(LOOK_EVERY):
            raise Stopped
        state = health(plan).get("telegram", "")
    password = asyncio.run(_first_password(plan))
    sign_in = "sign in with your own name and password"
    if password:
        sign_in = f"first sign-in: name {FIRST_ACCOUNT}, password {password} (works once)"
    sinks = settings.telegram_staff_chat or settings.alert_webhook_url
    alerts = "on" if sinks else "none: set TELEGRAM_STAFF_CHAT or ALERT_WEBHOOK_URL"
    lines = [
        "",
        "  Waymark is running.",
        f"  Web chat    {settings.public_chat_url}/",
        f"  Staff desk  {settings.public_desk_url}/",
        f"              {sign_in}",
        f"  Telegram    {telegram_line(plan, state)}",
        f"  Alerts      {alerts}",
        f"  Data, logs  {plan.home.path}",
        "  Stop with Ctrl-C.",
        "",
    ]
    print("\n".join(lines), flush=True)  # noqa: T201 - this is the command's voice


async def _first_password(plan: Plan) -> str | None:
    stores = open_stores(plan.store, partitions=plan.settings.partitions)
    try:
        return await Accounts(RedisDrawer(stores.redis, stores.replicas), SystemClock()).first_run()
    finally:
        await stores.close()


@contextmanager
def _told(stop: threading.Event) -> Iterator[None]:
    """Set `stop` on Ctrl-C and SIGTERM. A second Ctrl-C changes nothing: stopping is under way."""

    def told(number: int, _: FrameType | None) -> None:
        if stop.is_set():
            return
        stop.set()
        if number == signal.SIGINT and sys.stdout.isatty():
            print(flush=True)  # noqa: T201 - after the terminal's ^C

    before = {n: signal.signal(n, told) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
