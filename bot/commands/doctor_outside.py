"""What the doctor checks without the store: settings, disk, directory, Rasa, Telegram, alerts."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime, timezone
from typing import Any
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram_bot import open_bot, raw_name
from bot.channels.telegram_content import mapping
from bot.commands.doctor_traces import traced
from bot.commands.findings import Finding, look, ok, wrong
from bot.commands.patient import Patient
from bot.settings import unknown_names
from bot.stores.directory_file import load_directory
from bot.stores.spool_file import bytes_waiting, files
from bot.wiring.core import SPOOL
from bot.wiring.web import WEBHOOK_PATH

# Bytes. Below the first Redis may stop writing any moment; the second is worth a look.
NO_ROOM, LITTLE_ROOM = 500_000_000, 5_000_000_000
# Days after which phone numbers and hours are likely to have changed.
DIRECTORY_OLD, DIRECTORY_TOO_OLD = 180, 400
LOOPBACK = frozenset({"127.0.0.1", "::1"})


async def _settings(patient: Patient) -> Sequence[Finding]:
    found = [look("settings", line, "Rename it or take it out.") for line in unknown_names()]
    settings = patient.settings
    if settings.bind not in LOOPBACK and not (settings.desk_url or "").startswith("https://"):
        found.append(
            look(
                "settings",
                f"the desk listens on {settings.bind} without https",
                "Put a proxy with https before it and set WAYMARK_DESK_URL; keep its port private.",
            )
        )
    return found or [ok("settings", "each is known and allowed")]


async def _disk(patient: Patient) -> Sequence[Finding]:
    free = shutil.disk_usage(patient.home.path).free
    says = f"{free / 1e9:.1f} GB free for {patient.home.path}"
    if free < NO_ROOM:
        return [wrong("disk", says, "Make room: without it Redis and the spool stop accepting.")]
    if free < LITTLE_ROOM:
        return [look("disk", says, "Make room, or move WAYMARK_HOME to a larger disk.")]
    return [ok("disk", says)]


async def _spool(patient: Patient) -> Sequence[Finding]:
    folder = patient.home.path / SPOOL
    found = []
    waiting = await asyncio.to_thread(bytes_waiting, folder)
    if waiting:
        parts = sorted({path.name.partition("-")[0] for path in files(folder)})
        says = f"{waiting} bytes of messages wait on disk (of {', '.join(parts)})"
        found.append(
            wrong("spool", says, "Bring Redis back and start these parts: they hand over.")
        )
    damaged = sorted(path.name for path in folder.glob("*.damaged"))
    if damaged:
        says = f"messages that could not be read lie in {', '.join(damaged)}"
        fix = f"Check the disk; keep the files of {folder} for whoever can repair them."
        found.append(wrong("spool", says, fix))
    return found or [ok("spool", "empty")]


async def _directory(_: Patient) -> Sequence[Finding]:
    directory = load_directory()
    today = datetime.now(timezone.utc).date()
    age = (today - date.fromisoformat(directory.compiled)).days
    unchecked = sum(not entry.last_checked for entry in directory.shown)
    says = (
        f"{len(directory.shown)} services, compiled {age} days ago;"
        f" {unchecked} that nobody has signed as checked"
    )
    if age > DIRECTORY_TOO_OLD:
        return [wrong("directory", says, "Ring the numbers, correct the YAML, renew `compiled`.")]
    if age > DIRECTORY_OLD:
        return [look("directory", says, "Check numbers and hours, and renew `compiled`.")]
    return [ok("directory", says)]


async def _rasa(patient: Patient) -> Sequence[Finding]:
    url = patient.settings.rasa_url or (patient.running.rasa_url if patient.running else "")
    if not url:
        return [wrong("rasa", "no address is known", "Start `make run`, or set RASA_URL.")]
    return [
        await _answers(
            patient,
            "rasa",
            f"{url}/webhooks/waymark/",
            "Start it, and see its log. Until then the word rules read alone.",
        )
    ]


async def _actions(patient: Patient) -> Sequence[Finding]:
    running = patient.running.actions_url if patient.running else ""
    url = patient.settings.actions_url or running
    if not url and not patient.settings.rasa_url:
        fix = "Start `make run`, or set ACTION_SERVER_URL."
        return [wrong("actions", "no address is known", fix)]
    if not url:
        return [ok("actions", "run elsewhere, beside the Rasa of RASA_URL")]
    fix = "Start it, and see its log. Until then answers about services are shorter."
    return [await _answers(patient, "actions", f"{url}/health", fix)]


async def _answers(patient: Patient, name: str, url: str, fix: str) -> Finding:
    try:
        async with patient.http.get(url) as answer:
            if answer.status == 200:
                return ok(name, "answers")
            return wrong(name, f"answers with status {answer.status}", fix)
    except (OSError, TimeoutError) as error:
        return wrong(name, f"does not answer ({type(error).__name__})", fix)


async def _telegram(patient: Patient) -> Sequence[Finding]:
    settings = patient.settings
    token = settings.telegram_token
    if token is None:
        return [ok("telegram", "not configured")]
    async with open_bot(token.get_secret_value(), api_url=settings.telegram_api_url) as bot:
        try:
            me = mapping(await bot.do_api_request(raw_name("getMe")))
            hook = mapping(await bot.do_api_request(raw_name("getWebhookInfo")))
        except InvalidToken:
            return [wrong("telegram", "the token is rejected", "Set TELEGRAM_TOKEN anew.")]
        except TelegramError as error:
            fix = "See whether this machine can reach TELEGRAM_API_URL."
            return [wrong("telegram", f"does not answer ({type(error).__name__})", fix)]
    return _of_webhook(patient, f"@{me.get('username', '?')}", hook)


def _of_webhook(patient: Patient, name: str, hook: Mapping[str, Any]) -> Sequence[Finding]:
    wanted = patient.settings.telegram_webhook_url or ""
    if wanted and urlsplit(wanted).path in ("", "/"):
        wanted = wanted.rstrip("/") + WEBHOOK_PATH
    held = str(hook.get("url") or "")
    waiting = hook.get("pending_update_count", 0)
    says = f"{name}, {'webhook' if wanted else 'polling'}, {waiting} updates wait"
    if held != wanted:
        fix = (
            "Start `python -m bot web`: it sets the webhook."
            if wanted
            else "Start `python -m bot telegram`: it takes the webhook away, nothing is lost."
        )
        state = "another address" if held and wanted else "a webhook" if held else "no webhook"
        return [wrong("telegram", f"{says}, but Telegram has {state}", fix)]
    if hook.get("last_error_message"):
        return [
            look(
                "telegram",
                f"{says}; its last post to us failed",
                "See that TELEGRAM_WEBHOOK_URL reaches WAYMARK_PORT from the internet, with https.",
            )
        ]
    return [ok("telegram", says)]


async def _alerts(patient: Patient) -> Sequence[Finding]:
    settings = patient.settings
    sinks = [
        name
        for name, there in (
            ("a Telegram chat", settings.telegram_staff_chat),
            (f"a webhook ({settings.alert_webhook_shape})", settings.alert_webhook_url),
            ("e-mail", settings.smtp_host),
        )
        if there
    ]
    if sinks:
        return [ok("alerts", f"go to {' and '.join(sinks)}")]
    return [
        wrong(
            "alerts",
            "go nowhere: staff hear of a P1 only with the desk open",
            "Set TELEGRAM_STAFF_CHAT, ALERT_WEBHOOK_URL or ALERT_SMTP_HOST.",
        )
    ]


OUTSIDE: dict[str, Callable[[Patient], Awaitable[Sequence[Finding]]]] = {
    "settings": _settings,
    "disk": _disk,
    "spool": _spool,
    "directory": _directory,
    "rasa": _rasa,
    "actions": _actions,
    "telegram": _telegram,
    "alerts": _alerts,
    "traces": traced,
}
