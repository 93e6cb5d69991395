"""Joining what the action server said in one turn into one answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

MOST_SERVICES = 3
MOST_CHOICES = 8  # seven councils and a way out


def joined(said: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """One answer from several parts: words in order, services and buttons without repeats.

    None when nothing was said, which tells the front that it must answer by itself.
    """
    texts: list[str] = []
    services: list[str] = []
    choices: list[list[str]] = []
    referral: dict[str, str] = {}
    for part in said:
        if part.get("text"):
            texts.append(str(part["text"]))
        services += [name for name in part.get("service_ids", []) if name not in services]
        choices += [pair for pair in part.get("choices", []) if pair not in choices]
        referral.update(part.get("referral") or {})
    if not (texts or services or referral):
        return None
    return {
        "text": "\n\n".join(texts),
        "service_ids": services[:MOST_SERVICES],
        "choices": choices[:MOST_CHOICES],
        "referral": referral,
    }
