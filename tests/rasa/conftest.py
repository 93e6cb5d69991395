"""The model, trained once; real servers, started once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.loopback import free_ports
from nlu import train
from tests.rasa.servers import Talk, process, wait_for
from tests.rasa.shelf import publish

FIRST_TEST = 400  # seconds, on a machine that is busy with other things


def pytest_configure(config: pytest.Config) -> None:
    """Rasa's own libraries are years old and say so at import."""
    for kind in ("DeprecationWarning", "PendingDeprecationWarning", "FutureWarning"):
        config.addinivalue_line("filterwarnings", f"ignore::{kind}")
    config.addinivalue_line("filterwarnings", "ignore::ResourceWarning")
    # Said by Rasa about every domain with slots, whatever their mappings.
    config.addinivalue_line("filterwarnings", "ignore:Slot auto-fill:UserWarning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first test also trains the model and starts the servers."""
    for item in items:
        item.add_marker(pytest.mark.timeout(FIRST_TEST))


@dataclass(frozen=True)
class Back:
    """A running back of house."""

    address: str
    health: str
    actions: str
    rasa_pid: int
    logs: tuple[Path, ...]

    def talk(self) -> Talk:
        """A new conversation."""
        return Talk(self.address)


@pytest.fixture(scope="session")
def model() -> Path:
    """The model of the project as it stands; WAYMARK_MODEL names another."""
    if "WAYMARK_MODEL" in os.environ:
        return Path(os.environ["WAYMARK_MODEL"])
    return train.ensure_model()


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published directory."""
    return publish(tmp_path_factory.mktemp("directory") / "directory.json")


@pytest.fixture(scope="session")
def back(model: Path, snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Back]:
    """Action server and Rasa as `make run` starts them."""
    folder = tmp_path_factory.mktemp("logs")
    actions_port, rasa_port = free_ports(2)
    logs = (folder / "actions.log", folder / "rasa.log")
    actions = ["-m", "actions", "--port", str(actions_port)]
    hook = f"http://127.0.0.1:{actions_port}/webhook"
    serve = ["-m", "nlu.serve", "--port", str(rasa_port), "--model", str(model), "--actions", hook]
    door = f"http://127.0.0.1:{rasa_port}/webhooks/waymark/"
    with (
        process(actions, logs[0], {"WAYMARK_DIRECTORY": str(snapshot)}) as acting,
        process(serve, logs[1], {}) as rasa,
    ):
        wait_for(f"http://127.0.0.1:{actions_port}/health", logs[0], acting)
        wait_for(door, logs[1], rasa)
        yield Back(f"{door}webhook", door, hook, rasa.pid, logs)
