"""Chromium for the tests that open a page as people do."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, async_playwright

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
PATIENCE_MS = 15_000

# A phone of the cheap kind, and the same page at a desk.
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}

Serve = Callable[[web.Application], Awaitable[str]]
OpenPage = Callable[..., Awaitable[Page]]


def chromium_path() -> str:
    """Find Chromium; without it a laptop skips, and CI fails."""
    path = CHROMIUM if os.path.exists(CHROMIUM) else shutil.which("chromium")  # noqa: PTH110
    if path:
        return path
    missing = f"Chromium is not installed. To run this test: {INSTALL}"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """Start Chromium, and stop it after the test."""
    path = chromium_path()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path, headless=True, args=list(ARGUMENTS)
        )
        yield browser
        await browser.close()


@pytest.fixture
async def open_page(chromium: Browser) -> OpenPage:
    """Open an address in a browser of its own: nothing is shared between two of them."""

    async def opened(address: str, **options: Any) -> Page:
        context = await chromium.new_context(locale="en-GB", **{**DESKTOP, **options})
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        await page.goto(address)
        return page

    return opened


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Serve an application on loopback, and give its address without a slash at the end."""
    async with AsyncExitStack() as stack:

        async def served(application: web.Application) -> str:
            server = TestServer(application)
            await server.start_server(shutdown_timeout=0.2)
            stack.push_async_callback(server.close)
            return str(server.make_url("")).rstrip("/")

        yield served
