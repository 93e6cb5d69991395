"""`python -m bot doctor`: looks at a deployment from outside, and says what to fix."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

import aiohttp

from bot.casework.errors import WaymarkError
from bot.commands.doctor_outside import OUTSIDE
from bot.commands.doctor_store import STORE, stored
from bot.commands.findings import Finding, Level, as_rows, report, status, wrong
from bot.commands.patient import Patient
from bot.commands.reaching import NothingRuns, redis_of
from bot.home import Home
from bot.settings import Settings
from bot.stores.redis_stores import open_stores

# Seconds that one check may take.
WITHIN = 8.0
Check = Callable[[Patient], Awaitable[Sequence[Finding]]]


async def doctor(settings: Settings, *, as_json: bool) -> int:
    """Check everything and print it; 1 when something is wrong or could not be found out."""
    findings = await examine(settings)
    if as_json:
        print(json.dumps({"ok": not status(findings), "findings": as_rows(findings)}, indent=1))
        return status(findings)
    print(report(findings))
    bad = sum(finding.level in (Level.WRONG, Level.UNKNOWN) for finding in findings)
    print("\nAll is well." if not bad else f"\n{bad} of {len(findings)} checks need somebody.")
    return status(findings)


async def examine(settings: Settings) -> list[Finding]:
    """Return what every check finds, in the order in which they should be put right."""
    async with _patient(settings) as patient:
        groups = await asyncio.gather(
            *(_done(name, check, patient) for name, check in OUTSIDE.items())
        )
        findings = [finding for group in groups for finding in group]
        findings += await _done("redis", stored, patient)
        reached = findings[-1].level in (Level.OK, Level.LOOK)
        for name, check in STORE.items():
            if not reached:
                findings.append(Finding(name, Level.UNKNOWN, "not known while Redis is away"))
            else:
                findings += await _done(name, check, patient)
    return sorted(findings, key=lambda finding: finding.level is Level.OK)


@asynccontextmanager
async def _patient(settings: Settings) -> AsyncIterator[Patient]:
    home = Home(settings.home)
    try:
        where = redis_of(settings)
    except NothingRuns:
        where = None
    stores = open_stores(where, partitions=settings.partitions) if where else None
    async with aiohttp.ClientSession(
        trust_env=False, timeout=aiohttp.ClientTimeout(total=WITHIN / 2)
    ) as http:
        try:
            yield Patient(settings, home, home.running(), http, stores)
        finally:
            if stores is not None:
                await stores.close()


async def _done(name: str, check: Check, patient: Patient) -> Sequence[Finding]:
    """Do one check; one that breaks says so and keeps no other from being done."""
    try:
        async with asyncio.timeout(WITHIN):
            return await check(patient)
    except WaymarkError as error:
        return [wrong(name, str(error), "Put this right first; then run the doctor again.")]
    except Exception as error:  # noqa: BLE001 - whatever it meets, the others are still done
        return [Finding(name, Level.UNKNOWN, f"could not be checked ({type(error).__name__})")]
