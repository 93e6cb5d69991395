"""The key of one tab: made here, kept by the page alone, and never stored as it is."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from bot.casework.messages import ConversationId

# 256 bits, written as URL-safe base64 without padding.
KEY_BYTES = 32
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
# So that a secret shared with other keyed hashes never gives the same hash for another purpose.
_PURPOSE = b"webchat conversation 1\0"


def new_key() -> str:
    """Make a key that nobody can guess."""
    return secrets.token_urlsafe(KEY_BYTES)


def key_in(authorization: str) -> str | None:
    """Return the key of an `Authorization: Bearer` header, or None when it is not one of ours."""
    scheme, _, key = authorization.strip().partition(" ")
    key = key.strip()
    return key if scheme.lower() == "bearer" and _KEY.fullmatch(key) else None


def conversation_of(key: str, secret: bytes) -> ConversationId:
    """Name the conversation of a key: a keyed hash, from which the key cannot be found."""
    digest = hmac.new(secret, _PURPOSE + key.encode("ascii"), hashlib.sha256)
    return ConversationId(f"web-{digest.hexdigest()[:40]}")
