"""What dead processes left in a journal's folder: taken over, and stored again one by one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.casework.errors import RecordVersionWrong, StoreUnavailable
from bot.ports import Clock
from bot.stores.codec import Codec, RecordBroken
from bot.stores.journal_file import JournalFiles, Written
from bot.stores.journal_replay import Again
from bot.stores.notes import Noted
from bot.stores.sends_left import ABOUT
from bot.stores.spool_file import append_to
from bot.stores.spool_format import record_of

log = logging.getLogger(__name__)
REFUSED = "refused.damaged"
# Marks of what was handled last 48 hours: an older record could be handled a second time.
TOO_OLD = timedelta(hours=47)


@dataclass(frozen=True)
class Left:
    """Reads the records of files whose process is gone. `told` hears outcomes and counts."""

    files: JournalFiles
    again: Again
    codec: Codec
    clock: Clock
    told: Callable[[str, int], None]

    def at_start(self) -> list[tuple[Noted, Written]]:
        """Take over what this part left. Files that cannot be used are said in `trouble`."""
        found: list[tuple[Noted, Written]] = []
        try:
            found.extend(self.records(others=False))
        except OSError as error:
            self.files.trouble = (error.strerror or type(error).__name__).lower()
            log.error("the journal cannot be used: %s", self.files.trouble)  # noqa: TRY400
        return found

    def records(self, *, others: bool) -> Iterator[tuple[Noted, Written]]:
        """Yield what is to be stored again; close what is damaged or too old. Raises OSError."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        done.set_result(None)
        for segment, payload in self.files.taken_over(others=others):
            written = Written(b"", done, segment)
            noted = self._decoded(payload)
            if noted is None or self.clock.now() - noted.at > TOO_OLD:
                self.files.close_record(written)
                continue
            yield noted, written

    async def stored(self, noted: Noted) -> str:
        """Store one record; return its outcome. An odd one is kept aside, `damaged`.

        Raises StoreUnavailable.
        """
        try:
            return await self.again.store(noted)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one odd record must not hold up the others
            log.error("a record of the journal cannot be stored: %s", type(error).__name__)  # noqa: TRY400
            data = record_of(self.codec.encode(noted, about=ABOUT))
            await asyncio.to_thread(append_to, self.files.folder / REFUSED, data)
            return "damaged"

    def _decoded(self, payload: bytes) -> Noted | None:
        try:
            return self.codec.decode(Noted, payload, about=ABOUT)
        except (RecordBroken, RecordVersionWrong, ValueError) as error:
            log.error("a record of the journal cannot be read: %s", type(error).__name__)  # noqa: TRY400
            self.told("damaged", 1)
            return None
