"""Settings of how staff are alerted beside Telegram: a webhook, e-mail."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import SecretStr

from bot.settings.base import Group, setting
from bot.settings.shapes import ADDRESS, MAIL, PORT, MailAddress, Port, SecretAddress


class AlertSettings(Group):
    """Where alerts go."""

    alert_webhook_url: SecretAddress | None = setting(
        "ALERT_WEBHOOK_URL", None, "web address that alerts are posted to as JSON", ADDRESS
    )
    alert_webhook_shape: Literal["plain", "teams", "slack", "pagerduty"] = setting(
        "ALERT_WEBHOOK_SHAPE",
        "plain",
        "what that address understands: our own JSON, or a service's",
        "plain, teams, slack or pagerduty",
    )
    alert_webhook_key: SecretStr | None = setting(
        "ALERT_WEBHOOK_KEY",
        None,
        "PagerDuty's routing key (its integration key)",
        "the key as PagerDuty shows it, 32 letters and digits",
    )
    smtp_host: str | None = setting(
        "ALERT_SMTP_HOST",
        None,
        "mail server that hands on alerts, to the addresses in the rota",
        "a host name or an IP address",
        pattern=r"^[A-Za-z0-9.:-]+$",
    )
    smtp_port: Port | None = setting(
        "ALERT_SMTP_PORT", None, "its port (default: 587, 465 or 25, by ALERT_SMTP_TLS)", PORT
    )
    smtp_tls: Literal["starttls", "tls", "none"] = setting(
        "ALERT_SMTP_TLS",
        "starttls",
        "how the way to it is encrypted; none is for a relay on this machine",
        "starttls, tls or none",
    )
    smtp_name: str | None = setting(
        "ALERT_SMTP_NAME", None, "name to sign in to the mail server with", "a name, or nothing"
    )
    smtp_password: SecretStr | None = setting(
        "ALERT_SMTP_PASSWORD", None, "password to sign in to it with", "a password, or nothing"
    )
    smtp_trusted: Path | None = setting(
        "ALERT_SMTP_CERTIFICATES",
        None,
        "certificates to trust for it (default: this machine's)",
        "the path of a PEM file",
    )
    mail_from: MailAddress | None = setting(
        "ALERT_MAIL_FROM", None, "address that alerts by e-mail come from", MAIL
    )
