"""A referral pack as JSON with its checksum, and the check of such a file.

`{"waymark_referral_pack": 1, "checksum": {"algorithm": "sha256", "value": hex}, "pack": {...}}`.
The checksum is of `pack` in canonical JSON: keys in order of their code points, no spaces, UTF-8.
There are no fractions in it, so that every reader writes it the same. docs/referral-packs.md
says what each field means.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum

from bot.casework.packs import SCHEMA, About, Draft, Look, Pack

Plain = object
TOP = {"waymark_referral_pack", "checksum", "pack"}


@dataclass(frozen=True)
class Verdict:
    """What the check of a file found. `checksum` is what its content really has."""

    well: bool
    words: str
    checksum: str = ""


def content(pack: Pack, draft: Draft, look: Look, *, number: int) -> dict[str, Plain]:
    """Return what the checksum covers: one revision, who looked at it, which export it is."""
    return {
        "pack_id": pack.pack_id,
        "export": number,
        "second_look": plain(look),
        "draft": plain(draft),
    }


def checksum_of(body: Plain) -> str:
    """Return the SHA-256 (hex) of the canonical JSON."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_file(body: dict[str, Plain]) -> bytes:
    """Return the file: readable JSON in UTF-8."""
    whole = {
        "waymark_referral_pack": SCHEMA,
        "checksum": {"algorithm": "sha256", "value": checksum_of(body)},
        "pack": body,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def verify(data: bytes) -> Verdict:
    """Say whether a file is a pack as it was exported. Never raises."""
    try:
        whole = json.loads(data.decode("utf-8"), object_pairs_hook=_no_twins)
    except (ValueError, RecursionError):
        return Verdict(False, "This is not a referral pack: it cannot be read as JSON.")
    if not isinstance(whole, dict) or set(whole) != TOP:
        return Verdict(False, "This is not a referral pack.")
    if whole["waymark_referral_pack"] != SCHEMA or whole["waymark_referral_pack"] is True:
        return Verdict(False, f"This pack has another version; this program knows {SCHEMA}.")
    found = checksum_of(whole["pack"])
    if whole["checksum"] != {"algorithm": "sha256", "value": found}:
        return Verdict(False, "CHANGED: the content does not have the checksum it names.", found)
    return Verdict(True, "As it was exported: the checksum holds.", found)


def plain(value: object) -> Plain:
    """Return a record as JSON's own types: not known is null, times are ISO 8601."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        empty_is_null = isinstance(value, About)
        return {
            f.name: None
            if empty_is_null and not getattr(value, f.name)
            else plain(getattr(value, f.name))
            for f in fields(value)
        }
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def _no_twins(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    """Refuse a name that stands twice: readers differ in which one they believe."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name stands twice")
    return made
