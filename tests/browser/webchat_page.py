"""The web chat open on a phone, with a neutral site to leave to."""

from __future__ import annotations

import pytest
from aiohttp import web
from playwright.async_api import Page, Route

from tests.browser.conftest import PHONE, OpenPage, Serve, on_the_loop
from tests.edges.webchat_kit import EXIT_URL, Kit


@pytest.fixture
def kit() -> Kit:
    """Return a web chat on the memory store."""
    return Kit()


@on_the_loop
async def page(kit: Kit, serve: Serve, open_page: OpenPage) -> Page:
    """Open the chat, with a neutral site to leave to."""
    return await opened(kit.application(), serve, open_page)


async def opened(application: web.Application, serve: Serve, open_page: OpenPage) -> Page:
    """Open the chat on a phone; nothing but loopback is ever reached."""
    page = await open_page("about:blank", **PHONE)
    await page.context.route(f"{EXIT_URL}**", _weather)
    await page.goto(f"{await serve(application)}/chat/")
    return page


async def _weather(route: Route) -> None:
    await route.fulfill(body="<title>Weather</title>Sunny", content_type="text/html")
