"""Telegram by webhook instead of polling: set at the start, and answered end to end."""

from __future__ import annotations

from pathlib import Path

import httpx

from bot.loopback import free_ports
from tests.walks.copies import Telegram, started


def test_telegram_by_webhook(own_standin: Telegram, tmp_path: Path) -> None:
    """Updates come in on the web port, strangers are turned away, and 999 comes back."""
    # Danger is seen by the word rules alone, so that no model is needed here.
    (port,) = free_ports(1)
    with started(
        tmp_path / "home",
        RASA_URL="http://127.0.0.1:9",
        TELEGRAM_TOKEN="990002:webhook",
        TELEGRAM_API_URL=own_standin.url,
        WAYMARK_PORT=str(port),
        TELEGRAM_WEBHOOK_URL=f"http://127.0.0.1:{port}",
    ) as copy:
        copy.port = port
        copy.until_printed("connected (webhook)")
        assert copy.health().json()["telegram"] == "ok"
        stranger = httpx.post(f"{copy.web}/telegram/webhook", json={"update_id": 1})
        assert stranger.status_code == 403
        contact = own_standin.contact()
        own_standin.says(contact, "theyre outside mine with a machete")
        assert "999" in own_standin.hears(contact).split(".")[0]
        assert copy.case_of(contact) is not None
