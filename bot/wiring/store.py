"""Where the settings say that the store is, and the stores there with their journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pydantic import SecretStr

from bot.ports import Clock
from bot.settings import Settings
from bot.stores.address import StoreAddress, StoreKind, single
from bot.stores.connection import on_takeover
from bot.stores.journal import Journal
from bot.stores.journal_file import JournalFiles
from bot.stores.journal_replay import Again
from bot.stores.masters import Masters
from bot.stores.redis_stores import RedisStores, stores_on
from bot.stores.sent_notes import SentNotes

JOURNAL = "journal"
AnyJournal = Journal | SentNotes


def store_address(settings: Settings) -> StoreAddress | None:
    """Return the address that the settings name; None when they name none."""
    if settings.redis_sentinels or settings.redis_cluster:
        kind = StoreKind.SENTINEL if settings.redis_sentinels else StoreKind.CLUSTER
        return StoreAddress(
            kind,
            nodes=settings.redis_sentinels or settings.redis_cluster or (),
            master=settings.redis_master if settings.redis_sentinels else "",
            username=settings.redis_username,
            password=_plain(settings.redis_password),
            sentinel_password=_plain(settings.redis_sentinel_password),
            tls=settings.redis_tls,
        )
    return single(settings.redis_url.get_secret_value()) if settings.redis_url else None


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None


def with_journal(
    stores: RedisStores,
    folder: Path,
    part: str,
    *,
    clock: Clock,
    limit: int,
    told: Callable[[str, int], None] = lambda _what, _count: None,
) -> tuple[RedisStores, AnyJournal]:
    """Return stores that keep a journal, and the journal: of sends alone on a single Redis.

    `limit` is the bytes that the folder may hold. The journal is to be opened before anything
    is stored, run beside what stores, and closed.
    """
    shelf = stores.shelf
    files = JournalFiles(folder, part, limit)
    again = Again(stores.inbox, stores.casebook, stores.deliveries)
    journal: AnyJournal
    if stores.address.replicated:
        masters = Masters(stores.redis, shelf.partitions)
        journal = Journal(files, masters, again, shelf.codec, shelf.partitions, clock, told)
        on_takeover(stores.redis, masters.fences, journal.unsure)
    else:
        journal = SentNotes(files, again, shelf.codec, clock, told)
    return stores_on(replace(shelf, notes=journal), stores.address), journal
