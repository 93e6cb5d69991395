"""The command line of the front of house: `python -m bot --help`."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

from bot.casework.errors import WaymarkError
from bot.logging_setup import places, set_up
from bot.settings import Settings, load, unknown_names

log = logging.getLogger("bot")
WRONG = 2


def parser() -> argparse.ArgumentParser:
    """Every command and its arguments."""
    top = argparse.ArgumentParser(prog="python -m bot", description="Waymark's front of house.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("all", help="everything on this machine (what `make run` starts)")
    commands.add_parser("web", help="web chat, Telegram webhook, health; the desk on its own port")
    commands.add_parser("telegram", help="Telegram by long polling")
    commands.add_parser("worker", help="handle, send, alert, chase")
    commands.add_parser("settings", help="every setting with its meaning")
    cases = commands.add_parser("cases", help="the staff queue")
    cases.add_argument("--json", action="store_true", help="as JSON")
    cases.add_argument("--all", action="store_true", help="closed cases too")
    misses = commands.add_parser("misses", help="cases that staff marked, for `nlu.misses`")
    misses.add_argument("--json", action="store_true", help="with what the contacts wrote")
    _staff_parser(commands.add_parser("staff", help="staff accounts"))
    _audit_parser(commands.add_parser("audit", help="what was done at the desk"))
    dead = commands.add_parser("dead", help="what was given up, to look at and to try again")
    dead_moves = dead.add_subparsers(dest="what", required=True)
    dead_list = dead_moves.add_parser("list", help="every dead entry; never the words")
    dead_list.add_argument("--json", action="store_true", help="as JSON")
    again = dead_moves.add_parser("replay", help="put one, or all, back on its stream")
    again.add_argument("which", metavar="ID|all")
    alerts = commands.add_parser("alerts", help="how staff are told")
    alerts_moves = alerts.add_subparsers(dest="what", required=True)
    alerts_moves.add_parser("test", help="send a test in every way that is set up; 1 if one fails")
    _pack_parser(commands.add_parser("pack", help="referral packs that were exported"))
    doctor = commands.add_parser("doctor", help="check this deployment, and say what to fix")
    doctor.add_argument("--json", action="store_true", help="as JSON")
    say = commands.add_parser("say", help="a conversation in the terminal; nothing is stored")
    say.add_argument("text", nargs="+")
    return top


def _staff_parser(staff: argparse.ArgumentParser) -> None:
    from bot.desk.roles import Role

    whats = staff.add_subparsers(dest="what", required=True)
    add = whats.add_parser("add", help="a new one, with a one-time password")
    add.add_argument("name", metavar="NAME")
    add.add_argument(
        "--role",
        type=Role,
        choices=list(Role),
        default=Role.WORKER,
        metavar="ROLE",
        help=", ".join(Role),
    )
    reset = whats.add_parser("reset", help="a new one-time password; the second factor ends")
    reset.add_argument("name", metavar="NAME")
    whats.add_parser("list", help="every account")


def _pack_parser(pack: argparse.ArgumentParser) -> None:
    whats = pack.add_subparsers(dest="what", required=True)
    verify = whats.add_parser("verify", help="whether a JSON file is as exported; 1 if not")
    verify.add_argument("file", type=Path, metavar="FILE")


def _audit_parser(audit: argparse.ArgumentParser) -> None:
    whats = audit.add_subparsers(dest="what", required=True)
    whats.add_parser("verify", help="whether anything was changed, left out or cut off; 1 if so")
    show = whats.add_parser("show", help="the records, oldest first")
    show.add_argument("--case", default="", metavar="ID", help="a case's id, or its last part")
    show.add_argument("--who", default="", metavar="NAME", help="by or about a member of staff")


def main(arguments: list[str] | None = None) -> int:
    """Run one command. 2 when a setting or the call was wrong, 1 when it failed."""
    asked = parser().parse_args(arguments)
    try:
        settings = load()
        for line in unknown_names():
            print(line, file=sys.stderr)
        return _run(asked, settings)
    except WaymarkError as error:
        print(str(error), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # what we print is piped into something that has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(asked: argparse.Namespace, settings: Settings) -> int:
    """Each command imports what it needs, so that the quick ones are quick."""
    if asked.command == "all":
        from bot.process_runner import run_all

        return run_all(settings)
    if asked.command in ("web", "telegram", "worker"):
        return _serve(asked.command, settings)
    if asked.command == "settings":
        from bot.commands.show_settings import show_settings

        show_settings(settings)
    elif asked.command == "cases":
        from bot.commands.cases import show_cases

        _wait(show_cases(settings, as_json=asked.json, closed_too=asked.all))
    elif asked.command == "misses":
        from bot.commands.misses import show_misses

        _wait(show_misses(settings, as_json=asked.json))
    elif asked.command == "staff":
        _wait(_staff(asked, settings))
    elif asked.command == "audit":
        from bot.commands.audit import show_audit, verify_audit

        if asked.what == "verify":
            return 0 if asyncio.run(verify_audit(settings)) else 1
        _wait(show_audit(settings, case=asked.case, who=asked.who))
    elif asked.command in ("dead", "alerts", "pack", "doctor"):
        return _look_after(asked, settings)
    else:
        from bot.commands.say import say

        _wait(say(settings, " ".join(asked.text)))
    return 0


def _look_after(asked: argparse.Namespace, settings: Settings) -> int:
    """What keeps a deployment well, each with an exit code of its own."""
    if asked.command == "dead":
        from bot.commands.dead import dead

        return asyncio.run(dead(settings, asked))
    if asked.command == "alerts":
        from bot.commands.alerts import try_alerts

        return 0 if asyncio.run(try_alerts(settings)) else 1
    if asked.command == "pack":
        from bot.commands.pack import verify_pack

        return 0 if verify_pack(asked.file) else 1
    from bot.commands.doctor import doctor

    return asyncio.run(doctor(settings, as_json=asked.json))


def _staff(asked: argparse.Namespace, settings: Settings) -> Coroutine[Any, Any, None]:
    from bot.commands.staff import add_staff, list_staff, reset_staff

    if asked.what == "add":
        return add_staff(settings, asked.name, asked.role)
    return reset_staff(settings, asked.name) if asked.what == "reset" else list_staff(settings)


def _wait(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def _serve(name: str, settings: Settings) -> int:
    """Run one long-lived process until SIGTERM or Ctrl-C."""
    import uvloop

    from bot import wiring

    set_up(name, settings.log_level)
    runs: dict[str, Callable[[Settings, asyncio.Event], Awaitable[None]]] = {
        "web": wiring.run_web,
        "telegram": wiring.run_telegram,
        "worker": wiring.run_worker_process,
    }

    # What is loaded stays for good. Searched through again now and then, it would hold everything
    # up for 100 ms each time, somebody's danger too.
    gc.collect()
    gc.freeze()

    async def until_told() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        log.info("started")
        await runs[name](settings, stop)
        log.info("stopped")

    try:
        uvloop.run(until_told())
    except WaymarkError:
        raise
    except Exception as error:  # noqa: BLE001 - Python would print the error's own words
        log.critical("broke: %s at %s", type(error).__name__, places(error.__traceback__)[-3:])
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
