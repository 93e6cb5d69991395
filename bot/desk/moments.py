"""Times as staff read them. The page's script goes on counting from the same numbers."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo


def epoch_ms(at: datetime) -> int:
    """Return milliseconds since 1970, for the page's script."""
    return round(at.timestamp() * 1000)


def span(length: timedelta) -> str:
    """Say how long: `0:42`, `12:05`, `1 h 05 min`, `2 d 3 h`. Negative lengths read as zero."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02d}"
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    if hours < 48:
        return f"{hours} h {minutes:02d} min"
    return f"{hours // 24} d {hours % 24} h"


def lasted(length: timedelta) -> str:
    """Say how long something that is over was: `45 s`, `12 min`, `1 h 30 min`, `2 d 3 h`."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 3600 else span(length)


def due_words(due_at: datetime, now: datetime) -> str:
    """Say how long is left, or by how much it is overdue."""
    left = due_at - now
    if left <= timedelta(0):
        return f"overdue by {span(-left)}"
    return f"due in {span(left)}"


def clock_time(at: datetime, zone: tzinfo) -> str:
    """Return the local time of day, as `02:14`."""
    return at.astimezone(zone).strftime("%H:%M")


def day_words(at: datetime, zone: tzinfo) -> str:
    """Return the local day, as `Sunday 22 November`."""
    local = at.astimezone(zone)
    return f"{local:%A} {local.day} {local:%B}"


def day_and_time(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Return the time of day, with the day in front unless it is today."""
    local = at.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return clock_time(at, zone)
    return f"{local.day} {local:%b} {local:%H:%M}"
