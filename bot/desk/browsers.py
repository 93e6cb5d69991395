"""What a browser calls itself, in two words: so that people know their own sign-ins in a list."""

from __future__ import annotations

from aiohttp import web

# In this order: most browsers also carry the names of others.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def browser_of(request: web.Request) -> str:
    """Return for example `Firefox on Windows`; one of our own words, whatever was sent."""
    sent = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in BROWSERS if mark in sent), "A browser")
    system = next((name for mark, name in SYSTEMS if mark in sent), "")
    return f"{browser} on {system}" if system else browser
