"""The front's way to Rasa: one round trip a message, that never raises and never waits long."""

from __future__ import annotations

from bot.rasa_client.client import RasaClient

__all__ = ["RasaClient"]
