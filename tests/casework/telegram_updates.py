"""Updates as Telegram sends them, and how tests read them."""

from __future__ import annotations

from typing import Any

from bot.casework.messages import InboundMessage
from bot.channels.telegram_update import (
    Ignored,
    read_update,
)
from tests.fakes import START
from tests.telegram_standin.kit import KEY

CHAT = {"id": 1001, "type": "private", "first_name": "Sam"}
SAM = {"id": 1001, "is_bot": False, "first_name": "Sam", "language_code": "pl"}
BOT = {"id": 9, "is_bot": True, "first_name": "Waymark"}


def message(**fields: Any) -> dict[str, Any]:
    """Return a Bot API message of a contact."""
    return {"message_id": 7, "from": SAM, "chat": CHAT, "date": 1_790_000_000, **fields}


def read(**content: Any) -> InboundMessage:
    """Read an update that must become a message."""
    found = read_update({"update_id": 42, **content}, key=KEY, received_at=START)
    assert isinstance(found, InboundMessage)
    return found


def set_aside(**content: Any) -> str:
    """Read an update that must be set aside; return why."""
    found = read_update({"update_id": 42, **content}, key=KEY, received_at=START)
    assert isinstance(found, Ignored)
    return found.reason
