"""Settings of where Waymark listens and whom it reaches: addresses, ports, Telegram."""

from __future__ import annotations

from pathlib import Path

from bot.settings.base import Group, setting
from bot.settings.shapes import ADDRESS, PORT, HookSecret, Listen, Port, Token, WebAddress

TELEGRAM = "https://api.telegram.org"


class ReachSettings(Group):
    """Where things are."""

    home: Path = setting(
        "WAYMARK_HOME", Path(".waymark"), "folder for data, logs and keys", "a folder"
    )
    bind: Listen = setting(
        "WAYMARK_BIND",
        "127.0.0.1",
        "address that the web chat and the desk listen on",
        "an IP address of this machine, for example 127.0.0.1 or 0.0.0.0",
    )
    port: Port = setting("WAYMARK_PORT", 8080, "web chat, Telegram webhook and health", PORT)
    desk_port: Port = setting("WAYMARK_DESK_PORT", 8081, "the staff desk", PORT)
    chat_url: WebAddress | None = setting(
        "WAYMARK_CHAT_URL", None, "public address of the web chat (default: bind and port)", ADDRESS
    )
    desk_url: WebAddress | None = setting(
        "WAYMARK_DESK_URL", None, "public address of the desk, for links in alerts", ADDRESS
    )
    telegram_token: Token | None = setting(
        "TELEGRAM_TOKEN",
        None,
        "the bot's token; without it everything but Telegram works",
        "the token as BotFather gave it, like 123456789:AbC-dEf",
    )
    telegram_api_url: WebAddress = setting(
        "TELEGRAM_API_URL", TELEGRAM, "the Bot API server to talk to", ADDRESS
    )
    telegram_webhook_url: WebAddress | None = setting(
        "TELEGRAM_WEBHOOK_URL",
        None,
        "public address of /telegram/webhook on WAYMARK_PORT; without it, long polling",
        ADDRESS,
    )
    telegram_webhook_secret: HookSecret | None = setting(
        "TELEGRAM_WEBHOOK_SECRET",
        None,
        "what Telegram must send with each update (default: made from the key in WAYMARK_HOME)",
        "1 to 256 letters, digits, - and _",
    )
    telegram_sends_per_s: float = setting(
        "TELEGRAM_SENDS_PER_S",
        28.0,
        "messages a second over all chats that Telegram allows this bot; more only when Telegram"
        " agreed to more, or on a Bot API server of your own",
        "a number from 1 to 100000",
        ge=1.0,
        le=100_000.0,
    )
    telegram_staff_chat: str | None = setting(
        "TELEGRAM_STAFF_CHAT",
        None,
        "Telegram chat that alerts go to",
        "a chat number, or a name that begins with @",
        pattern=r"^(-?\d{1,20}|@\w{3,64})$",
    )
    exit_url: WebAddress = setting(
        "WAYMARK_EXIT_URL",
        "https://www.bbc.co.uk/weather",
        "neutral page that the web chat's quick exit goes to",
        ADDRESS,
    )
