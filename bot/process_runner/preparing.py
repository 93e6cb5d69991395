"""Before anything starts: one copy at a time, free ports, a published directory, a model."""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.casework.errors import WaymarkError
from bot.home import Home
from bot.process_runner.plan import QUIET, ROOT
from bot.settings import Settings, environment_for_children
from bot.stores.directory_file import load_directory, publish
from bot.wiring.web import PortTaken, port_taken

Say = Callable[[str], None]
SAY_EVERY = 10.0  # seconds


class Stopped(WaymarkError):
    """Raised when we are told to stop while something is under way."""


class CannotStart(WaymarkError):
    """Raised when a copy cannot start; says why and what to do."""


@contextmanager
def only_copy(home: Home) -> Iterator[None]:
    """Hold the folder: a second copy on it is refused. The lock ends with the process."""
    handle = os.open(home.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode(errors="replace").strip() or "unknown"
            raise CannotStart(
                f"Waymark is already running on {home.path} (process {holder}). For a second"
                " copy set WAYMARK_HOME, WAYMARK_PORT and WAYMARK_DESK_PORT to others."
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def check_ports(settings: Settings) -> None:
    """See that the two ports can be listened on. Raises PortTaken."""
    for name, port in (("PORT", settings.port), ("DESK_PORT", settings.desk_port)):
        family = socket.AF_INET6 if ":" in settings.bind else socket.AF_INET
        with socket.socket(family) as probe:
            # As the server will: a port that is merely cooling down is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.bind, port))
                probe.listen(1)
            except OSError as error:
                raise PortTaken(port_taken(name, settings.bind, port, error)) from error


def publish_directory(home: Home, say: Say) -> None:
    """Check the service directory and publish it for the action server."""
    directory = load_directory()
    publish(directory, home.path / "directory.json")
    say(f"service directory: {len(directory.shown)} services, compiled {directory.compiled}")


def trained_model(settings: Settings, say: Say, stop: threading.Event) -> Path | None:
    """Return the model, trained when its data or configuration changed; None if Rasa is elsewhere.

    Raises CannotStart, and Stopped when told to stop meanwhile.
    """
    if settings.rasa_url:
        say(f"Rasa is run elsewhere: {settings.rasa_url}")
        return None
    if not (ROOT / settings.rasa_python).exists():
        raise CannotStart(
            f"There is no Python with Rasa at {settings.rasa_python}. `make run` makes it; or set"
            " WAYMARK_RASA_PYTHON, or RASA_URL to a Rasa that runs elsewhere."
        )
    say("model: looking whether its data changed (training takes about a minute)")
    status, printed = _train(settings.rasa_python, say, stop)
    if status != 0 or not printed.strip():
        raise CannotStart("The model could not be trained: see the lines above.")
    return Path(printed.strip().splitlines()[-1])


def _train(python: Path, say: Say, stop: threading.Event) -> tuple[int, str]:
    """Run the training and say now and then that it goes on; return status and output."""
    began = time.monotonic()
    said = began
    with subprocess.Popen(  # noqa: S603 - our own command
        [str(python), "-m", "nlu.train"],
        cwd=ROOT,
        env=environment_for_children(**QUIET),
        stdout=subprocess.PIPE,
        text=True,
    ) as training:
        while training.poll() is None:
            if stop.wait(0.1):
                training.terminate()
                raise Stopped
            if time.monotonic() - said >= SAY_EVERY:
                said = time.monotonic()
                say(f"model: training goes on ({said - began:.0f} s)")
        assert training.stdout is not None
        return training.returncode, training.stdout.read()
