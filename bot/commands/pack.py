"""`python -m bot pack verify FILE`: whether a referral pack is as it was exported."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bot.casework.errors import WaymarkError
from bot.casework.pack_json import verify

PDF = (
    "A PDF cannot be checked by itself. Compare its SHA-256 with the one on the pack's page at "
    "the desk."
)


class PackUnreadable(WaymarkError):
    """Raised when the file cannot be opened; says why."""


def verify_pack(path: Path) -> bool:
    """Print what the check finds; True when the file is as it was exported."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackUnreadable(f"{path.name} cannot be read: {error.strerror}.") from None
    is_pdf = data.startswith(b"%PDF-")
    verdict = verify(data)
    print(PDF if is_pdf else verdict.words)
    if verdict.checksum:
        print(f"Content: {verdict.checksum}")
    print(f"File:    {hashlib.sha256(data).hexdigest()}")
    return verdict.well
