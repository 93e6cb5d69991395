"""What the doctor says of traces: whether they are sent, and whether anybody takes them."""

from __future__ import annotations

from collections.abc import Sequence

import aiohttp

from bot.commands.findings import Finding, look, ok
from bot.commands.patient import Patient
from bot.traces import MISSING, endpoint, installed

NAME = "traces"
# A post of OTLP that holds no span: a collector takes it, and keeps nothing.
NOTHING = b""
KIND = {"Content-Type": "application/x-protobuf"}
FIX = "Start the collector, or correct or unset TRACES_URL. Messages do not wait for it."


async def traced(patient: Patient) -> Sequence[Finding]:
    """Never `wrong`: no message is late or lost for want of a trace. The address is not said."""
    url = patient.settings.traces_url
    if url is None:
        return [ok(NAME, "off (TRACES_URL is not set)")]
    if not installed():
        says, _, fix = MISSING.partition(". ")
        return [look(NAME, says, fix)]
    address = endpoint(url.get_secret_value())
    try:
        async with patient.http.post(
            address, data=NOTHING, headers=KIND, allow_redirects=False
        ) as answer:
            if answer.status == 200:
                return [ok(NAME, "on, and the collector answers")]
            return [look(NAME, f"on, but the collector answers with status {answer.status}", FIX)]
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        return [look(NAME, f"on, but nobody takes them ({type(error).__name__})", FIX)]
