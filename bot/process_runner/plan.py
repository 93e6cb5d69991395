"""What runs where: the parts of one copy, their commands and their ports."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.home import Home
from bot.loopback import free_ports
from bot.settings import Settings
from bot.stores.address import StoreAddress, single
from bot.stores.embedded import arguments, find_server
from bot.wiring.store import store_address

ROOT = Path(__file__).parents[2]
# What the Rasa side must not see: it faces contacts' words and has no need of any of these.
SECRETS = (
    "TELEGRAM_TOKEN",
    "TELEGRAM_WEBHOOK_SECRET",
    "REDIS_URL",
    "REDIS_PASSWORD",
    "REDIS_SENTINEL_PASSWORD",
    "ALERT_WEBHOOK_URL",
    "ALERT_WEBHOOK_KEY",
    "ALERT_SMTP_PASSWORD",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
    "TRACES_URL",
)
# Linear algebra here is one small product a message: more threads only cost memory.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# Rasa's libraries are years old and say so at every import.
QUIET = {"PYTHONWARNINGS": "ignore"}


@dataclass(frozen=True)
class Program:
    """One part. Started from the lowest `order` on and stopped from the highest."""

    name: str
    command: tuple[str, ...]
    order: int

    def line(self) -> str:
        """The command as a line of a shell."""
        return shlex.join(self.command)


@dataclass(frozen=True)
class Plan:
    """A whole copy: its parts and the addresses at which they find each other."""

    settings: Settings
    home: Home
    programs: tuple[Program, ...]
    store: StoreAddress
    redis_port: int | None
    rasa_url: str
    actions_url: str | None


def make_plan(settings: Settings, home: Home, model: Path | None) -> Plan:
    """Choose ports and commands. `model` is None when Rasa is run elsewhere."""
    ours = (settings.port, settings.desk_port)
    redis_port, rasa_port, actions_port = [one for one in free_ports(5) if one not in ours][:3]
    redis_port = settings.redis_port or redis_port
    rasa_port = settings.rasa_port or rasa_port
    actions_port = settings.actions_port or actions_port
    programs: list[Program] = []
    store = store_address(settings)
    elsewhere = store is not None
    if store is None:
        store = single(f"redis://127.0.0.1:{redis_port}/0")
        programs.append(_redis(settings, home, redis_port))
    rasa_url, actions_url = settings.rasa_url or "", settings.actions_url
    python = str(settings.rasa_python)
    if actions_url is None and not rasa_url:
        actions_url = f"http://127.0.0.1:{actions_port}"
        programs.append(_actions(python, home, actions_port))
    if not rasa_url:
        rasa_url = f"http://127.0.0.1:{rasa_port}"
        programs.append(_rasa(python, rasa_port, model, actions_url or ""))
    shared = {"WAYMARK_HOME": str(home.path), "RASA_URL": rasa_url}
    if not elsewhere:  # a given one stays in the environment: it may hold a password
        shared["REDIS_URL"] = store.url
    if actions_url:
        shared["ACTION_SERVER_URL"] = actions_url
    programs += _front(settings, shared)
    return Plan(
        settings,
        home,
        tuple(programs),
        store,
        None if elsewhere else redis_port,
        rasa_url,
        actions_url,
    )


def _redis(settings: Settings, home: Home, port: int) -> Program:
    folder = home.path / "redis"
    folder.mkdir(mode=0o700, exist_ok=True)
    command = arguments(find_server(settings.redis_server), port, folder)
    return Program("redis", tuple(command), order=10)


def _without_secrets(**more: str) -> tuple[str, ...]:
    unset = (word for name in SECRETS for word in ("-u", name))
    given = {**QUIET, **more}
    return ("env", *unset, *(f"{name}={value}" for name, value in given.items()))


def _actions(python: str, home: Home, port: int) -> Program:
    env = _without_secrets(WAYMARK_DIRECTORY=str(home.path / "directory.json"))
    return Program("actions", (*env, python, "-m", "actions", "--port", str(port)), order=20)


def _rasa(python: str, port: int, model: Path | None, actions_url: str) -> Program:
    command = [*_without_secrets(), python, "-m", "nlu.serve", "--port", str(port)]
    command += ["--model", str(model)] if model else []
    command += ["--actions", f"{actions_url}/webhook"] if actions_url else []
    return Program("rasa", tuple(command), order=20)


def _front(settings: Settings, shared: dict[str, str]) -> list[Program]:
    env = ("env", *(f"{name}={value}" for name, value in shared.items()))
    python = (*env, sys.executable, "-m", "bot")
    count = settings.workers
    names = ["worker"] if count == 1 else [f"worker{number}" for number in range(1, count + 1)]
    programs = [Program(name, (*python, "worker"), order=30) for name in names]
    programs.append(Program("web", (*python, "web"), order=40))
    if settings.telegram_token and not settings.telegram_webhook_url:
        programs.append(Program("telegram", (*python, "telegram"), order=40))
    return programs
