"""When a contact is asked "we were away, are you safe?".

| the message                                     | what is said                                 |
|-------------------------------------------------|----------------------------------------------|
| read within 10 minutes                          | its answer alone                             |
| read later; answered meanwhile, or from disk    | its answer alone                             |
| read later, calm                                | its answer, then that we were away and       |
|                                                 | "are you safe right now?"                    |
| read later, urgent                              | its fixed wording, then that we were away:   |
|                                                 | that wording asks its own question           |
| read later, someone may be watching, quiet was  | nothing of it: a late line could be read by  |
| asked for, or staff lead                        | the wrong person, or talk over somebody      |
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.casework.messages import InboundMessage, MessageKind

# Ten minutes: longer than any restart, shorter than somebody in trouble should wait (our own
# figure, for the safeguarding lead to approve).
AWAY_AFTER = timedelta(minutes=10)
# The channel's clock and ours may differ by this much.
SKEW = timedelta(minutes=1)
# Leaving is answered with nothing, and these commands ask for quiet.
NO_QUESTION = frozenset({"stop", "delete"})


def waited(message: InboundMessage, now: datetime) -> timedelta:
    """Return how long a message lay unread."""
    return max(timedelta(0), now - message.sent_at)


def may_have_wondered(message: InboundMessage, spoken_at: datetime | None, now: datetime) -> bool:
    """Whether its sender waited so long, with no answer since, that we owe them a word."""
    if message.kind in (MessageKind.DEPARTED, MessageKind.RETURNED):
        return False
    if message.kind is MessageKind.COMMAND and message.payload in NO_QUESTION:
        return False
    if waited(message, now) < AWAY_AFTER:
        return False
    return spoken_at is None or spoken_at < message.sent_at


def written_before(message: InboundMessage, spoken_at: datetime | None) -> bool:
    """Whether a message cannot answer what we said last: it was written before that."""
    return spoken_at is not None and message.sent_at < spoken_at - SKEW


def hours_of(length: timedelta) -> int:
    """Return the nearest whole hours; 0 for less than one."""
    hours = length / timedelta(hours=1)
    return round(hours) if hours >= 1 else 0
