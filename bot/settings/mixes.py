"""Settings that do not go together: each rule raises the setting and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings.fields import Settings

TOO = "is set too: set the one that is used"


def one_store(settings: Settings) -> None:
    """Raise ValueError, the setting and the reason joined by a bar, when the ways are mixed."""
    sentinels, cluster = settings.redis_sentinels, settings.redis_cluster
    if sentinels and cluster:
        raise ValueError(f"REDIS_CLUSTER|REDIS_SENTINELS {TOO}")
    if settings.redis_url and (sentinels or cluster):
        other = "REDIS_SENTINELS" if sentinels else "REDIS_CLUSTER"
        raise ValueError(f"{other}|REDIS_URL {TOO}")
    sentinels_own = {
        "REDIS_SENTINEL_MASTER": "redis_master" in settings.model_fields_set,
        "REDIS_SENTINEL_PASSWORD": settings.redis_sentinel_password is not None,
    }
    for name, is_set in sentinels_own.items():
        if is_set and not sentinels:
            raise ValueError(f"{name}|it needs REDIS_SENTINELS to be set too")
    servers_own = {
        "REDIS_USERNAME": settings.redis_username is not None,
        "REDIS_PASSWORD": settings.redis_password is not None,
        "REDIS_TLS": settings.redis_tls,
    }
    for name, is_set in servers_own.items():
        if is_set and not (sentinels or cluster):
            raise ValueError(
                f"{name}|it goes with REDIS_SENTINELS or REDIS_CLUSTER; for one Redis it stands"
                " in REDIS_URL"
            )


def alerts_whole(settings: Settings) -> None:
    """Raise ValueError, as `one_store`, when one setting of alerts lacks another."""
    if settings.alert_webhook_shape == "pagerduty" and not settings.alert_webhook_key:
        raise ValueError("ALERT_WEBHOOK_KEY|ALERT_WEBHOOK_SHAPE=pagerduty needs it")
    if settings.smtp_host and not settings.mail_from:
        raise ValueError("ALERT_MAIL_FROM|ALERT_SMTP_HOST needs it")
    if bool(settings.smtp_name) is not bool(settings.smtp_password):
        raise ValueError("ALERT_SMTP_PASSWORD|it and ALERT_SMTP_NAME are set together")
    if settings.smtp_password and settings.smtp_tls == "none":
        raise ValueError("ALERT_SMTP_TLS|a password never goes over an open line")
    if settings.smtp_trusted and not settings.smtp_trusted.is_file():
        raise ValueError("ALERT_SMTP_CERTIFICATES|there is no such file")
