"""What each Bot API method does to the stand-in's world."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.telegram_standin.schema import BadCall, check_object
from tests.telegram_standin.world import BOT, JSON, SentMessage, World

LONGEST = 4_096


class Refused(Exception):
    """Raised when the server answers with an error that is not 400."""

    def __init__(self, status: int, description: str) -> None:
        """Keep the HTTP status and the description."""
        super().__init__(description)
        self.status = status


def get_me(_world: World, _params: JSON) -> Any:
    """Who the bot is."""
    return BOT


def send_message(world: World, params: JSON) -> Any:
    """Send text: checked as the real server does, then kept."""
    chat_id = _chat(world, params)
    if world.rates is not None and world.rates.refuses(chat_id):
        raise Refused(429, "Too Many Requests: retry after 1")
    text = str(params["text"]).strip()
    if not text:
        raise BadCall("Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        raise BadCall("Bad Request: message is too long")
    markup = params.get("reply_markup", {})
    buttons = _buttons(markup)
    raw = {
        "message_id": world.next_message_id(chat_id),
        "from": BOT,
        "chat": world.chat(chat_id),
        "date": int(time.time()),
        "text": text,
        **({"reply_markup": markup} if buttons else {}),
    }
    sent = SentMessage(raw["message_id"], chat_id, text, buttons, params, time.monotonic(), raw)
    world.sent.append(sent)
    world.news()
    return raw


def edit_message_text(world: World, params: JSON) -> Any:
    """Change words that the bot sent before."""
    sent = _sent(world, _chat(world, params), params.get("message_id"))
    sent.text = sent.raw["text"] = str(params.get("text", "")).strip()
    sent.buttons = _buttons(params.get("reply_markup", {}))
    world.news()
    return sent.raw


def delete_message(world: World, params: JSON) -> Any:
    """Delete one message of a chat, the contact's own too."""
    chat_id = _chat(world, params)
    if world.written.pop((chat_id, params["message_id"]), None) is None:
        _sent(world, chat_id, params["message_id"]).deleted = True
    world.news()
    return True


def delete_messages(world: World, params: JSON) -> Any:
    """Delete up to a hundred messages; those that are gone already are skipped."""
    if not 1 <= len(params["message_ids"]) <= 100:
        raise BadCall("Bad Request: message identifiers are not specified")
    for number in params["message_ids"]:
        try:
            delete_message(world, {**params, "message_id": number})
        except BadCall:
            continue
    return True


def send_chat_action(world: World, params: JSON) -> Any:
    """Show that the bot is typing."""
    _chat(world, params)
    return True


def answer_callback_query(world: World, params: JSON) -> Any:
    """Stop the clock on a button; once for each press."""
    press = params["callback_query_id"]
    if press not in world.presses_open:
        raise BadCall(
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        )
    world.presses_open.discard(press)
    world.presses_answered.append(press)
    world.news()
    return True


def set_webhook(world: World, params: JSON) -> Any:
    """Post updates from now on; what waits is kept unless it is to be dropped."""
    _drop(world, params)
    world.webhook = dict(params) if params["url"] else {}
    world.news()
    return True


def delete_webhook(world: World, params: JSON) -> Any:
    """Stop posting."""
    _drop(world, params)
    world.webhook = {}
    world.news()
    return True


def get_webhook_info(world: World, _params: JSON) -> Any:
    """Say where updates are posted and how many wait."""
    info = {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.pending),
    }
    if "last_error_message" in world.webhook:
        info["last_error_message"] = world.webhook["last_error_message"]
        info["last_error_date"] = int(time.time())
    return info


METHODS: dict[str, Callable[[World, JSON], Any]] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}


def _chat(world: World, params: JSON) -> int:
    chat_id = params.get("chat_id")
    if not isinstance(chat_id, int) or chat_id not in world.known:
        raise BadCall("Bad Request: chat not found")
    if chat_id in world.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    return chat_id


def _sent(world: World, chat_id: int, message_id: object) -> SentMessage:
    for sent in world.sent_to(chat_id):
        if sent.message_id == message_id:
            return sent
    raise BadCall("Bad Request: message not found")


def _buttons(markup: JSON) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for row in markup.get("inline_keyboard", []):
        for button in row:
            check_object("InlineKeyboardButton", button)
            if not button["text"].strip():
                raise BadCall("Bad Request: text buttons are unallowed in the inline keyboard")
            value = button.get("callback_data", "")
            if not 1 <= len(value.encode()) <= 64 and "url" not in button:
                raise BadCall("Bad Request: BUTTON_DATA_INVALID")
            found.append((button["text"], value))
    return tuple(found)


def _drop(world: World, params: JSON) -> None:
    if params.get("drop_pending_updates"):
        world.forget(list(world.pending))
