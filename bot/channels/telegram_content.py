"""What one Telegram message holds: words, whose they are, a place, or a thing to look at. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.casework.messages import MessageKind

# Field of the Bot API's Message -> how staff read it ("Sent a voice note that ...").
# An animation comes with a document beside it, so the order matters.
ATTACHMENTS = {
    "voice": "a voice note",
    "video_note": "a video message",
    "animation": "an animation",
    "live_photo": "a live photo",
    "photo": "a photo",
    "video": "a video",
    "audio": "a sound file",
    "document": "a file",
    "contact": "a contact card",
    "poll": "a poll",
    "checklist": "a checklist",
    "story": "a story",
    "paid_media": "a paid photo or video",
    "game": "a game",
    "sticker": "a sticker",
    "dice": "a dice",
    "gift": "a gift",
    "unique_gift": "a gift",
    "giveaway": "a giveaway",
    "invoice": "an invoice",
    "users_shared": "a shared contact",
    "chat_shared": "a shared chat",
    "web_app_data": "data from a web app",
    "passport_data": "passport data",
}

# Notes that Telegram makes by itself when a setting is touched. Nobody said anything.
HOUSEKEEPING = frozenset(
    {
        "pinned_message",
        "message_auto_delete_timer_changed",
        "chat_background_set",
        "write_access_allowed",
        "connected_website",
        "boost_added",
        "proximity_alert_triggered",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "video_chat_scheduled",
        "video_chat_started",
        "video_chat_ended",
        "video_chat_participants_invited",
    }
)

# Text values inside rich content that nobody wrote as words.
NOT_WORDS = frozenset(
    {
        "type",
        "id",
        "url",
        "language",
        "file_id",
        "file_unique_id",
        "custom_emoji_id",
        "mime_type",
        "emoji_id",
        "name",
        "username",
        "user",
    }
)
PIECES = 2_000
FILE_NAME = 80


@dataclass(frozen=True)
class Content:
    """What a message holds. `quoted` are words that may be somebody else's."""

    kind: MessageKind
    text: str = ""
    quoted: str = ""
    attachment: str = ""
    location: tuple[float, float] | None = None
    housekeeping: bool = False


def mapping(value: object) -> Mapping[str, Any]:
    """Return the value when it is a JSON object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def integer(value: object) -> int | None:
    """Return the value when it is a whole JSON number (true and false are none)."""
    return value if type(value) is int else None


def find_text(holder: Mapping[str, Any], name: str) -> str:
    """Return a text field made safe to store, or an empty text.

    A lone half of a surrogate pair is legal in JSON and cannot be written as UTF-8.
    """
    value = holder.get(name)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def content_of(message: Mapping[str, Any]) -> Content:
    """Read one message. Never raises; what cannot be read is UNREADABLE."""
    words = find_text(message, "text") or find_text(message, "caption")
    if not words and "rich_message" in message:
        words = gather(message.get("rich_message"))
    attachment = _attachment(message)
    if not words:
        # A sticker says its emoji: a knife is a knife, and must be screened.
        words = find_text(mapping(message.get("sticker") or message.get("dice")), "emoji")
        attachment = "" if words else attachment
    quoted = [_quote(message), _written_inside(message)]
    if _forwarded(message):
        quoted.insert(0, words)
        words = ""
    said = "\n".join(part for part in quoted if part)
    place, named = _place(message)
    if place is not None:
        kind = MessageKind.LOCATION
    elif words or (said and not attachment):
        kind = MessageKind.TEXT
    elif attachment:
        kind = MessageKind.ATTACHMENT
    else:
        kind = MessageKind.UNREADABLE
    housekeeping = kind is MessageKind.UNREADABLE and not HOUSEKEEPING.isdisjoint(message)
    return Content(kind, words, said, named or attachment, place, housekeeping)


def gather(value: object) -> str:
    """Return all words inside nested rich content, in order, a line each."""
    found: list[str] = []
    left: list[object] = [value]
    while left and len(found) < PIECES:
        here = left.pop()
        if isinstance(here, str):
            found.append(here.encode("utf-8", "replace").decode())
        elif isinstance(here, Mapping):
            inner = [part for name, part in here.items() if name not in NOT_WORDS]
            left.extend(reversed(inner))
        elif isinstance(here, list):
            left.extend(reversed(here))
    return "\n".join(part for part in found if part.strip())


def _forwarded(message: Mapping[str, Any]) -> bool:
    # `forward_date` marked a forward before Bot API 7.0; older servers still send it.
    return "forward_origin" in message or "forward_date" in message


def _quote(message: Mapping[str, Any]) -> str:
    """Words that the contact points at. Not the bot's own: its numbers are no danger."""
    earlier = mapping(message.get("reply_to_message"))
    if mapping(earlier.get("from")).get("is_bot") is True:
        return ""
    picked = find_text(mapping(message.get("quote")), "text")
    return picked or find_text(earlier, "text") or find_text(earlier, "caption")


def _written_inside(message: Mapping[str, Any]) -> str:
    """Words inside a poll or a checklist: screened, though the thing itself is not answered."""
    poll = mapping(message.get("poll"))
    checklist = mapping(message.get("checklist"))
    options, tasks = poll.get("options"), checklist.get("tasks")
    lines = [
        find_text(poll, "question"),
        find_text(checklist, "title"),
        *(
            find_text(mapping(one), "text")
            for one in (options if isinstance(options, list) else [])
        ),
        *(find_text(mapping(one), "text") for one in (tasks if isinstance(tasks, list) else [])),
    ]
    return "\n".join(line for line in lines if line)


def _attachment(message: Mapping[str, Any]) -> str:
    for field, name in ATTACHMENTS.items():
        if message.get(field):
            file_name = find_text(mapping(message[field]), "file_name")[:FILE_NAME]
            return f"{name} ({file_name})" if file_name else name
    return ""


def _place(message: Mapping[str, Any]) -> tuple[tuple[float, float] | None, str]:
    """Return a place as (latitude, longitude) in degrees, and a venue's name and address."""
    venue = mapping(message.get("venue"))
    location = mapping(venue.get("location")) or mapping(message.get("location"))
    point = [_degrees(location.get(name)) for name in ("latitude", "longitude")]
    if point[0] is None or point[1] is None:
        return None, ""
    named = ", ".join(
        part for part in (find_text(venue, "title"), find_text(venue, "address")) if part
    )
    return (point[0], point[1]), named


def _degrees(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -180 <= value <= 180:
        return None
    return float(value) if math.isfinite(value) else None
