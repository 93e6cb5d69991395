"""The browser's side of `desk_live`: signing in, and noting when a row shows a message."""

from __future__ import annotations

import asyncio
import shutil
import time

import aiohttp
from playwright.async_api import Browser, BrowserContext, Page, Playwright

# For each conversation, [unread, milliseconds since 1970] as first seen on the page. The first
# message of a case counts as read 1, so that `unread` is the number of the message.
WATCH = """() => {
  const seen = window.benchSeen = {};
  window.benchDraws = 0;
  const look = () => {
    const at = Date.now();
    window.benchDraws += 1;
    for (const row of document.querySelectorAll(".queue > .row")) {
      const name = row.dataset.key.split(".")[0];
      const unread = Number.parseInt(row.querySelector(".unread")?.textContent || "0", 10);
      const known = seen[name] = seen[name] || [];
      if (!known.length || known[known.length - 1][0] < unread) known.push([unread, at]);
    }
  };
  look();
  const queue = document.querySelector(".queue");
  new MutationObserver(look).observe(queue, {childList: true, subtree: true});
}"""
SHOWN = """() => ({
  seen: window.benchSeen, draws: window.benchDraws,
  queue: [...document.querySelectorAll(".queue > .row")].map((row) => row.dataset.key),
})"""
STARTS_WITHIN = 30.0


async def chromium(playwright: Playwright) -> Browser:
    """Start the system's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    return await playwright.chromium.launch(executable_path=path, args=args)


async def sign_in(context: BrowserContext, base: str, name: str, password: str) -> Page:
    """Sign in and go on shift; return the queue."""
    page = await context.new_page()
    await page.goto(f"{base}/sign-in")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_role("button", name="Go on shift").click()
    await page.get_by_role("button", name="End shift").wait_for()
    return page


async def wait_for_desk(base: str) -> None:
    """Return once the desk answers. Raises TimeoutError."""
    until = time.monotonic() + STARTS_WITHIN
    async with aiohttp.ClientSession() as http:
        while True:
            try:
                async with http.get(f"{base}/sign-in") as answer:
                    if answer.ok:
                        return
            except aiohttp.ClientError:
                pass
            if time.monotonic() > until:
                raise TimeoutError("the desk did not start")
            await asyncio.sleep(0.1)
