"""One way to the store, and nothing that belongs to another way."""

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
