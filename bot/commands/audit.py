"""`python -m bot audit verify|show`: the audit trail of the desk, checked and read."""

from __future__ import annotations

from bot.commands.reaching import stores_of
from bot.desk.audit import RecordWrong, read
from bot.desk.audit_trail import AuditTrail
from bot.desk.audit_words import outcome_words, what_words
from bot.home import Home
from bot.settings import Settings
from bot.stores.redis_stores import RedisStores
from bot.wiring.audit import audit_trail
from bot.wiring.clock import SystemClock

READ_AT_ONCE = 1000


async def verify_audit(settings: Settings) -> bool:
    """Read the whole trail and say whether it is as it was written."""
    async with stores_of(settings) as stores:
        verdict = await _trail(settings, stores).verify()
    print(verdict.words)
    return verdict.well


async def show_audit(settings: Settings, *, case: str = "", who: str = "") -> None:
    """Print the trail, oldest first: of one case, or of one name, or all of it."""
    async with stores_of(settings) as stores:
        chain, start, shown = _trail(settings, stores).chain, 0, 0
        while texts := await chain.texts(start, start + READ_AT_ONCE):
            for place, text in enumerate(texts, start + 1):
                line = _line(place, text, case, who.casefold())
                if line:
                    print(line)
                    shown += 1
            start += len(texts)
    if not shown:
        print("There is no such record." if case or who else "The audit trail is empty.")


def _trail(settings: Settings, stores: RedisStores) -> AuditTrail:
    return audit_trail(stores, Home(settings.home), SystemClock())


def _line(place: int, text: str, case: str, who: str) -> str:
    try:
        record = read(text)
    except RecordWrong as error:
        # Whoever looks for one name must not miss what was made unreadable.
        return f"{place:>7}  THIS RECORD {str(error).upper()}: run `python -m bot audit verify`"
    if case and not record.case_id.endswith(case):
        return ""
    if who and who not in record.who.casefold() and who not in record.about.casefold():
        return ""
    about = " ".join(part for part in (record.about, record.case_id) if part)
    return (
        f"{record.seq:>7}  {record.at[:19]}Z  {record.who or '-':<24} {record.role or '-':<18}"
        f" {what_words(record.what)}: {outcome_words(record.outcome)[1].lower()}  {about}"
    ).rstrip()
