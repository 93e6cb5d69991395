"""Whether messages can be handled: each part asked, with an answer for balancers and people."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web

OK = "ok"
NOT_CONFIGURED = "not configured"
# Seconds that an answer is kept, so that many who ask at once cost one look.
KEPT = 1.0
# Seconds that a part may take to answer before it counts as away.
ANSWERS_WITHIN = 2.0
# What must work for a message to be stored and a P1 to be answered...
VITAL = frozenset({"redis", "workers"})
# ...or, with the store away, for a message to be kept on disk and a P1 to be answered at once.
STORE = "redis"

Check = Callable[[], Awaitable[str]]


@dataclass
class Health:
    """Asks each part. A check returns `ok`, `not configured`, or in a few words what is wrong.

    `keeps` says whether this process could keep a message while the store is away. `facts` are
    said beside the parts, and are never wrong.
    """

    checks: Mapping[str, Check]
    monotonic: Callable[[], float]
    keeps: Callable[[], bool] = lambda: False
    facts: Mapping[str, str] = field(default_factory=dict)
    _kept: dict[str, str] = field(default_factory=dict)
    _kept_at: float = float("-inf")
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def parts(self) -> dict[str, str]:
        """Return each part with its state."""
        async with self._asking:
            if self.monotonic() - self._kept_at > KEPT:
                states = await asyncio.gather(*(_ask(check) for check in self.checks.values()))
                self._kept = dict(zip(self.checks, states, strict=True))
                self._kept_at = self.monotonic()
            return dict(self._kept)

    async def well(self) -> dict[str, bool]:
        """Return each part with whether it is well, for the desk."""
        return {name: is_well(state) for name, state in (await self.parts()).items()}

    def routes(self) -> list[web.RouteDef]:
        """`/healthz` for end to end, `/livez` for what a balancer asks."""
        return [web.get("/healthz", self._healthz), web.get("/livez", self._livez)]

    async def _healthz(self, _: web.Request) -> web.Response:
        return _answer(await self.parts(), self.facts)

    async def _livez(self, _: web.Request) -> web.Response:
        parts = await self.parts()
        if not is_well(parts[STORE]) and self.keeps():
            # No balancer may take away what still gives contacts the numbers.
            return _answer({"spool": OK})
        return _answer({name: state for name, state in parts.items() if name in VITAL})


async def _ask(check: Check) -> str:
    try:
        async with asyncio.timeout(ANSWERS_WITHIN):
            return await check()
    except Exception as error:  # noqa: BLE001 - whatever a check meets, its part is not well
        return f"no answer ({type(error).__name__})"


def is_well(state: str) -> bool:
    """Whether a part's state stands in nobody's way."""
    return state in (OK, NOT_CONFIGURED)


def _answer(parts: Mapping[str, str], facts: Mapping[str, str] | None = None) -> web.Response:
    wrong = [name for name, state in parts.items() if not is_well(state)]
    body = {"ok": not wrong, "wrong": wrong, **(facts or {}), **parts}
    headers = {"Cache-Control": "no-store"}
    return web.json_response(body, status=503 if wrong else 200, headers=headers)
