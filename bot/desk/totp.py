"""Codes that change every 30 seconds (RFC 6238 over RFC 4226), as authenticator apps make them.

Written out here and held to the RFCs' own test vectors: it is a screenful of standard library,
and a dependency less in front of every case.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
from urllib.parse import quote

STEP_SECONDS = 30
DIGITS = 6
# Clocks of phones differ, and people type slowly: one step before and one after (RFC 6238, 5.2).
WINDOW = 1
ISSUER = "Waymark desk"


def step_of(at: float) -> int:
    """Return the number of the 30 seconds that a time (seconds since 1970) lies in."""
    return int(at // STEP_SECONDS)


def code_at(key: bytes, step: int, *, digits: int = DIGITS) -> str:
    """Return the code of a step: HMAC-SHA-1, which is all that most apps can do."""
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}d}"


def matching_step(key: bytes, code: str, at: float, *, after: int = 0) -> int | None:
    """Return the step that a code belongs to, when it is now's and later than `after`.

    A code that was used, or one before it, is refused: who looked over a shoulder is too late.
    """
    now = step_of(at)
    found = None
    for step in range(max(0, now - WINDOW), now + WINDOW + 1):
        if hmac.compare_digest(code_at(key, step), code) and step > after:
            found = step
    return found


def key_words(key: bytes) -> str:
    """Return the key as people type it into an app: base32 in groups of four."""
    text = base64.b32encode(key).decode().rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address(key: bytes, name: str) -> str:
    """Return the key URI that a QR code carries; its form is known to every authenticator app."""
    secret = base64.b32encode(key).decode().rstrip("=")
    return (
        f"otpauth://totp/{quote(f'{ISSUER}:{name}', safe='')}"
        f"?secret={secret}&issuer={quote(ISSUER, safe='')}"
    )
