"""The desk's style, script and mark: read once, served from memory."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import ETag, web

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def serve(folder: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Return a handler for the files of `folder` whose kind is known.

    A browser keeps them and asks each time whether they changed: nothing in them is secret,
    and a new release must show at once.
    """
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in TYPES}
    marks = {name: hashlib.sha256(data).hexdigest()[:16] for name, data in files.items()}

    async def handler(request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in files:
            raise web.HTTPNotFound
        known = {tag.value for tag in request.if_none_match or ()}
        answer = (
            web.Response(status=304)
            if marks[name] in known
            else web.Response(
                body=files[name], content_type=TYPES[Path(name).suffix], charset="utf-8"
            )
        )
        answer.etag = ETag(marks[name])
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    return handler
