"""One running copy with a stand-in Telegram, shared by the walks: it takes a while to start."""

from __future__ import annotations

import os
from collections.abc import Iterator

import httpx
import pytest

from tests.walks.copies import ROOT, STAFF_CHAT, Copy, Telegram, started, telegram
from tests.walks.staff import Staff, first_sign_in

FIRST_TEST = 600  # seconds: it also trains the model and starts everything


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walks are marked, and have the time that a first start takes."""
    for item in items:
        if "tests/walks" in item.path.as_posix():
            item.add_marker(pytest.mark.walk)
            item.add_marker(pytest.mark.timeout(FIRST_TEST))


@pytest.fixture(scope="session")
def _rasa_installed() -> None:
    """Without the Rasa environment there is nothing to walk through: that fails only in CI."""
    if not (ROOT / ".venv-rasa/bin/python").exists():
        why = "there is no .venv-rasa: `make envs` makes it"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)


@pytest.fixture(scope="session")
def standin() -> Iterator[Telegram]:
    """Yield a stand-in for Telegram's servers."""
    with telegram() as running:
        yield running


@pytest.fixture
def own_standin() -> Iterator[Telegram]:
    """Yield a stand-in that no other copy talks to: like Telegram, it has one poller."""
    with telegram() as running:
        yield running


@pytest.fixture(scope="session")
def waymark(
    standin: Telegram, tmp_path_factory: pytest.TempPathFactory, _rasa_installed: None
) -> Iterator[Copy]:
    """Yield a copy that is up and connected to the stand-in, alerts going to a staff chat."""
    with started(
        tmp_path_factory.mktemp("waymark"),
        TELEGRAM_TOKEN="990001:walks",
        TELEGRAM_API_URL=standin.url,
        TELEGRAM_STAFF_CHAT=str(STAFF_CHAT),
    ) as copy:
        copy.until_printed("Stop with Ctrl-C.")
        yield copy


@pytest.fixture(scope="session")
def staff(waymark: Copy) -> Iterator[Staff]:
    """Yield a member of staff who signed in for the first time and is on shift."""
    with httpx.Client(base_url=waymark.desk, follow_redirects=True, timeout=120) as http:
        yield first_sign_in(http, waymark.password)
