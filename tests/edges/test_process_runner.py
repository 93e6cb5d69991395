"""The process runner's decisions: commands, what the Rasa side may see, and what is said."""

from __future__ import annotations

import configparser
import contextlib
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.home import Home
from bot.loopback import free_ports, listening_range
from bot.process_runner import leftovers, start
from bot.process_runner.conf import conf_text
from bot.process_runner.keeper import PartState
from bot.process_runner.plan import SECRETS, Plan, make_plan
from bot.process_runner.preparing import CannotStart, Stopped
from bot.process_runner.watch import AGAIN_AFTER, Watch
from bot.settings import load, rows

MODEL = Path("/models/waymark-1.tar.gz")


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with no setting made."""
    for row in rows():
        monkeypatch.delenv(row.name, raising=False)


def plan_in(home: Path) -> Plan:
    """The plan for the settings of the environment."""
    return make_plan(load(), Home(home), MODEL)


def test_a_bare_copy_has_every_part_but_telegram(tmp_path: Path) -> None:
    """Without a token Telegram is left out; all the rest runs here."""
    names = [program.name for program in plan_in(tmp_path).programs]
    assert names == ["redis", "actions", "rasa", "worker", "web"]


def test_redis_stops_last(tmp_path: Path) -> None:
    """What is being stored while the others stop is still stored."""
    programs = plan_in(tmp_path).programs
    assert min(programs, key=lambda program: program.order).name == "redis"


def test_a_token_brings_polling_and_a_webhook_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Polling is a process of its own; the webhook is part of the web process."""
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:a")
    assert plan_in(tmp_path).programs[-1].name == "telegram"
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", "https://example.org/hook")
    assert plan_in(tmp_path).programs[-1].name == "web"


def test_what_runs_elsewhere_is_not_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A given Redis and a given Rasa are used, and none is started."""
    monkeypatch.setenv("REDIS_URL", "redis://:canary@db/0")
    monkeypatch.setenv("RASA_URL", "http://rasa:5005")
    plan = plan_in(tmp_path)
    assert [program.name for program in plan.programs] == ["worker", "web"]
    assert plan.rasa_url == "http://rasa:5005"
    assert "canary" not in conf_text(plan, tmp_path / "s")


def test_the_rasa_side_is_given_no_secret(tmp_path: Path) -> None:
    """Rasa and the action server start without the token, the store's address, the sinks."""
    for program in plan_in(tmp_path).programs:
        if program.name not in ("rasa", "actions"):
            continue
        prefix = list(program.command[: program.command.index(".venv-rasa/bin/python")])
        done = subprocess.run(
            [*prefix, sys.executable, "-c", "import os; print(*os.environ)"],
            env={**os.environ, **dict.fromkeys(SECRETS, "canary")},
            capture_output=True,
            text=True,
            check=True,
        )
        assert not set(done.stdout.split()) & set(SECRETS)


def test_odd_folders_survive_the_configuration_file(tmp_path: Path) -> None:
    """Spaces, quotes and percent signs in WAYMARK_HOME reach the parts as they are."""
    home = tmp_path / "young people's 50% folder"
    plan = plan_in(home)
    read = configparser.RawConfigParser()
    read.read_string(conf_text(plan, tmp_path / "s"))
    for program in plan.programs:
        command = read[f"program:{program.name}"]["command"].replace("%%", "%")
        assert tuple(shlex.split(command)) == program.command


def test_free_ports_are_all_different() -> None:
    """Two parts never get the same port."""
    assert len(set(free_ports(50))) == 50


@pytest.mark.parametrize(
    "lent", ["32768\t60999\n", "10000\t65535\n", "1024\t65535\n", "", "no numbers"]
)
def test_a_port_is_one_that_the_system_lends_to_nobody(tmp_path: Path, lent: str) -> None:
    """A part that starts again after a crash finds its port free, however many connect."""
    said = tmp_path / "range"
    said.write_text(lent, encoding="ascii")
    ports = listening_range(said)
    first = int(lent.split(maxsplit=1)[0]) if lent[:1].isdigit() else 49_152
    assert len(ports) > 1000
    assert ports.stop <= first or first == 1024  # where all are lent, there is no better choice


def test_a_port_that_another_process_chose_is_not_chosen_again() -> None:
    """Its server listens only seconds later."""
    lines = "from bot.loopback import free_ports\nprint(free_ports(40))\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", lines], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        theirs = json.loads(other.stdout.readline())
        with contextlib.ExitStack() as stack:
            for port in theirs:
                with pytest.raises(OSError, match="in use"):
                    stack.enter_context(socket.socket(type=socket.SOCK_DGRAM)).bind(
                        ("127.0.0.1", port)
                    )
        assert not set(theirs) & set(free_ports(50))
        other.communicate("\n")


def test_a_port_in_use_is_not_chosen() -> None:
    """Somebody else's server keeps its port, and what is asked above it is free as well."""
    (port,) = free_ports(1, also=10_000)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port + 10_000))
        ports = free_ports(200, also=10_000)
        assert port not in ports
        assert port + 10_000 < listening_range().stop


class Seen:
    """A watch, what it said, and what it restarted."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.restarted: list[str] = []
        self.watch = Watch(self.said.append, self.restarted.append)

    def look(self, state: str, pid: int, now: float = 0.0, exit_status: int = 0) -> None:
        """Show the watch one state of the worker."""
        self.watch.look([PartState("worker", state, pid, exit_status)], now)


def test_a_part_that_dies_and_comes_back_is_said_once_each() -> None:
    """The person at the terminal reads that it stopped, and that it was started again."""
    seen = Seen()
    for state, pid in [("STARTING", 5), ("RUNNING", 5), ("STARTING", 6), ("STARTING", 6)]:
        seen.look(state, pid)
    seen.look("RUNNING", 6)
    assert seen.said == [
        "worker stopped (it was killed); it is being started again",
        "worker was started again",
    ]


def test_a_part_that_will_not_stay_up_is_tried_for_ever() -> None:
    """What supervisord gives up is started again, after longer and longer pauses."""
    seen = Seen()
    now = 0.0
    for pause in (*AGAIN_AFTER, AGAIN_AFTER[-1]):
        before = len(seen.restarted)
        seen.look("FATAL", 0, now, exit_status=1)
        seen.look("FATAL", 0, now + pause - 0.1, exit_status=1)
        assert len(seen.restarted) == before
        now += pause
        seen.look("FATAL", 0, now, exit_status=1)
        assert len(seen.restarted) == before + 1
        seen.look("BACKOFF", 0, now, exit_status=1)


def test_another_process_with_the_same_number_is_left_alone() -> None:
    """Numbers are used again: only the very process that was written down is ended."""
    mine = os.getpid()
    assert leftovers.still_running(leftovers.known([mine])) == [mine]
    assert leftovers.still_running([(mine, "began 1")]) == []
    assert leftovers.end(((mine, "began 1"),)) == 0


def test_a_left_over_process_is_ended() -> None:
    """What an earlier copy left running is told to end, and waited for."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as left:
        assert leftovers.end(leftovers.known([left.pid])) == 1
        assert left.wait(120) != 0


def test_the_store_is_ended_when_those_that_write_to_it_have() -> None:
    """A worker may still have to record what it sent."""
    call = [sys.executable, "-c", "input()"]
    with (
        subprocess.Popen(call, stdin=subprocess.PIPE) as store,
        subprocess.Popen(call, stdin=subprocess.PIPE) as worker,
    ):
        both = leftovers.known([store.pid, worker.pid])
        signalled: list[int] = []
        original = leftovers._signal

        def watched(pid: int, number: signal.Signals) -> None:
            signalled.append(pid)
            if pid == store.pid:
                assert not leftovers.still_running(both[1:])
            original(pid, number)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(leftovers, "_signal", watched)
            assert leftovers.end(both, last=store.pid) == 2
        assert signalled == [worker.pid, store.pid]


def test_a_redis_of_others_that_does_not_answer_is_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first try that fails is said; then the start gives up and names the setting."""
    (closed,) = free_ports(1)
    monkeypatch.setenv("REDIS_URL", f"redis://:hush@127.0.0.1:{closed}/0")
    monkeypatch.setattr(start, "OTHERS_REDIS_WITHIN", 0.0)
    plan = plan_in(tmp_path)
    with pytest.raises(CannotStart, match="The Redis of REDIS_URL does not answer"):
        start._check_data(plan, threading.Event())
    monkeypatch.setattr(start, "OTHERS_REDIS_WITHIN", 60.0)
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(Stopped):
        start._check_data(plan, stopped)
    said = capsys.readouterr().out
    assert "The Redis of REDIS_URL does not answer yet" in said
    assert "hush" not in said
