"""Chromium for the tests that open a page as people do.

It is started once in each process of tests, and each test opens windows that share nothing. A
browser belongs to the event loop that started it, so the tests here share one loop as well:
their async fixtures are made with `on_the_loop`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
INSTALL = "sudo apt-get install chromium"
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A container's shared memory is often too small for a page.
    "--disable-dev-shm-usage",
)
# Long enough for a busy machine; every wait ends as soon as its condition holds.
PATIENCE_MS = 30_000
AT_MOST = 300  # seconds for one test, on a machine that does five other things
expect.set_options(timeout=PATIENCE_MS)

# A phone of the cheap kind, and the same page at a desk.
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
# Half way through its entrance a 44 pixel button measures 43.99997, and a colour is neither one.
STILL: dict[str, Any] = {"reduced_motion": "reduce"}

Serve = Callable[[web.Application], Awaitable[str]]
OpenPage = Callable[..., Awaitable[Page]]
on_the_loop = partial(pytest_asyncio.fixture, loop_scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of this folder on one loop, with time for a busy machine."""
    for item in items:
        if item.path.is_relative_to(HERE) and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
            item.add_marker(pytest.mark.timeout(AT_MOST))


def chromium_path() -> str:
    """Find Chromium; without it a laptop skips, and CI fails."""
    path = CHROMIUM if os.path.exists(CHROMIUM) else shutil.which("chromium")  # noqa: PTH110
    if path:
        return path
    missing = f"Chromium is not installed. To run this test: {INSTALL}"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@on_the_loop(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """Start Chromium, and stop it after the last test."""
    path = chromium_path()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path, headless=True, args=list(ARGUMENTS)
        )
        yield browser
        await browser.close()


@on_the_loop
async def open_page(chromium: Browser) -> AsyncIterator[OpenPage]:
    """Open an address in still windows that share nothing; they close with the test."""
    contexts: list[BrowserContext] = []

    async def opened(address: str, **options: Any) -> Page:
        context = await chromium.new_context(locale="en-GB", **{**DESKTOP, **STILL, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        await page.goto(address)
        return page

    yield opened
    for context in contexts:
        await context.close()


@on_the_loop
async def serve() -> AsyncIterator[Serve]:
    """Serve an application on loopback, and give its address without a slash at the end."""
    async with AsyncExitStack() as stack:

        async def served(application: web.Application) -> str:
            server = TestServer(application)
            await server.start_server(shutdown_timeout=0.2)
            stack.push_async_callback(server.close)
            return str(server.make_url("")).rstrip("/")

        yield served
