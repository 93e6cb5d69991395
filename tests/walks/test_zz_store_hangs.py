"""A store that hangs: the message is kept on disk, help comes at once, and nothing is lost."""

from __future__ import annotations

import os
import signal
import time
import uuid
from contextlib import ExitStack
from pathlib import Path

import httpx

from tests.walks.copies import Telegram, started

# Seconds. Help takes less than one, on a machine at rest; without it a contact would wait for as
# long as the store hangs, which here is until the test has seen all.
HELPED_WITHIN = 30.0


def test_help_comes_though_the_store_hangs(own_standin: Telegram, tmp_path: Path) -> None:
    """On both channels 999 comes while it hangs; once the store is back there is a case."""
    with ExitStack() as stack:
        copy = stack.enter_context(
            started(
                tmp_path / "home",
                RASA_URL="http://127.0.0.1:9",
                TELEGRAM_TOKEN="990003:hangs",
                TELEGRAM_API_URL=own_standin.url,
            )
        )
        copy.until_printed("Stop with Ctrl-C.")
        redis = copy.pid_of("redis-server")
        tab, contact = (
            stack.enter_context(httpx.Client(base_url=copy.web, timeout=HELPED_WITHIN)),
            own_standin.contact(),
        )
        key = tab.post("/chat/start").json()["key"]
        said = {"id": str(uuid.uuid4()), "text": "theyre outside mine with a machete"}
        authorised = {"Authorization": f"Bearer {key}"}
        os.kill(redis, signal.SIGSTOP)
        try:
            answer = tab.post("/chat/messages", json=said, headers=authorised)
            assert answer.status_code == 200
            assert answer.json()["stored"] is True
            assert "999" in str(answer.json()["help"]["parts"])
            own_standin.says(contact, "theyre outside mine with a machete")
            assert "999" in own_standin.hears(contact, within=HELPED_WITHIN)
            assert tab.get("/livez").status_code == 200
            assert "waiting for the store" in tab.get("/healthz").json()["spool"]
        finally:
            os.kill(redis, signal.SIGCONT)
        until = time.monotonic() + 60
        while copy.case_of(contact) is None and time.monotonic() < until:
            pass  # each look is a round trip to the store
        assert copy.case_of(contact) is not None
        # What was said at once is not said again.
        assert own_standin.hears(contact).count("Call 999 now") == 1
        again = tab.post("/chat/messages", json=said, headers=authorised)
        assert again.json() == {"stored": True}
        assert len([case for case in copy.cases() if case["tier"] == "P1"]) == 2
        assert not list((copy.home.path / "spool").iterdir())
