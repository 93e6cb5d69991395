"""The web chat over HTTP: a tab's key, messages in, the transcript out, and leaving."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import web

from bot.casework.directory import Directory
from bot.casework.language import our_language
from bot.casework.messages import ConversationId, Delivery, InboundMessage, Reply
from bot.casework.records import Sent
from bot.channels.webchat_body import (
    BODY_LIMIT,
    TEXT_LIMIT,
    BodyWrong,
    TooLong,
    departed,
    read_body,
    read_shown,
    read_unsent,
)
from bot.channels.webchat_keys import conversation_of, key_in, new_key
from bot.channels.webchat_limit import Allowance
from bot.channels.webchat_links import Linker
from bot.channels.webchat_news import News
from bot.channels.webchat_page import HEADERS, File, page_files, pages
from bot.channels.webchat_signs import Signs
from bot.channels.webchat_stream import TranscriptStream
from bot.channels.webchat_view import choices_of, parts_of
from bot.flows.outage import seen
from bot.flows.take_in import Intake
from bot.ports import Casebook, Clock, Events, Presence

log = logging.getLogger(__name__)

TakesIn = Callable[[InboundMessage], Awaitable[Intake]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
# When the store is away, a page tries again after this many seconds at the soonest.
TRY_AGAIN_S = 3
LEFT_KEPT = 10_000


class WebSender:
    """The web chat's way out: the page reads the transcript, so recording is sending."""

    async def send(self, reply: Reply) -> Sent:  # noqa: ARG002 - nothing is left to do with it
        """Say that the reply is sent: the store shows it to the page in the same step."""
        return Sent(Delivery.SENT)


@dataclass
class WebChat:
    """The handlers, with all they need. `left` are the conversations whose key was given up."""

    take_in: TakesIn
    stream: TranscriptStream
    clock: Clock
    linker: Linker
    signs: Signs
    secret: bytes = field(repr=False)
    pages: dict[str, str] = field(repr=False)
    files: dict[str, File] = field(repr=False)
    allowance: Allowance = field(default_factory=Allowance)
    left: OrderedDict[ConversationId, None] = field(default_factory=OrderedDict)

    async def show(self, request: web.Request) -> web.Response:
        """Answer with the page, its first words in the browser's language if it is ours."""
        page = self.pages[_language(request)]
        headers = {"Vary": "Accept-Language"}
        return web.Response(text=page, content_type="text/html", headers=headers)

    async def file(self, request: web.Request) -> web.Response:
        """Answer with one of the page's files."""
        found = self.files.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found.body, content_type=found.content_type, charset="utf-8")

    async def start(self, _: web.Request) -> web.Response:
        """Give a tab its key. Nothing is stored: the conversation begins with its first message."""
        return web.json_response({"key": new_key()})

    async def messages(self, request: web.Request) -> web.Response:
        """Take one message in: 200 only once it is stored, or kept while the store is away."""
        conversation_id = self._conversation(request)
        try:
            posted = read_body(await read_limited(request))
        except TooLong as error:
            return refusal(413, str(error))
        except BodyWrong as error:
            return refusal(400, str(error))
        message = posted.message(conversation_id, self.clock.now(), _language(request))
        wait = self.allowance.wait(conversation_id, self.clock.now())
        # Danger is never told to slow down.
        if wait and not seen(message).tier.urgent:
            return refusal(429, "slow down a little; send it again", retry_after=wait)
        intake = await self.take_in(message)
        await self.signs.sent(conversation_id)
        help_now = self._help(intake.reply)
        if intake.stored:
            said = {"stored": True}
            return web.json_response(said | ({"help": help_now} if help_now else {}))
        return web.json_response(
            {"stored": False, "help": help_now},
            status=503,
            headers={"Retry-After": str(TRY_AGAIN_S)},
        )

    async def transcript(self, request: web.Request) -> web.StreamResponse:
        """Answer with the live transcript, from the entry that the page saw last."""
        conversation_id = self._conversation(request)
        after = request.headers.get("Last-Event-ID", "")
        return await self.stream.serve(request, conversation_id, after)

    async def leave(self, request: web.Request) -> web.Response:
        """Give up the tab's key: from now on it opens nothing. Unsent words come in first."""
        conversation_id = self._conversation(request)
        now = self.clock.now()
        try:
            unsent = read_unsent(await read_limited(request))
        except TooLong:
            unsent = ()
        self.left[conversation_id] = None
        while len(self.left) > LEFT_KEPT:
            self.left.popitem(last=False)
        self.stream.news.end(conversation_id)
        for posted in unsent:
            await self.take_in(posted.message(conversation_id, now))
        intake = await self.take_in(departed(conversation_id, now))
        return web.json_response({"left": True}, status=200 if intake.stored else 503)

    async def typing(self, request: web.Request) -> web.Response:
        """Note that the contact types."""
        await self.signs.types(self._conversation(request))
        return web.json_response({})

    async def shown(self, request: web.Request) -> web.Response:
        """Note how far the page has shown the conversation."""
        conversation_id = self._conversation(request)
        try:
            entry_id = read_shown(await read_limited(request))
        except (TooLong, BodyWrong):
            return refusal(400, "it should name an entry")
        await self.signs.shown(conversation_id, entry_id)
        return web.json_response({})

    def _conversation(self, request: web.Request) -> ConversationId:
        key = key_in(request.headers.get("Authorization", ""))
        if key is None:
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        conversation_id = conversation_of(key, self.secret)
        if conversation_id in self.left:
            raise web.HTTPGone
        return conversation_id

    def _help(self, reply: Reply | None) -> dict[str, object] | None:
        if reply is None:
            return None
        return {
            "from": "bot",
            "at": reply.created_at.isoformat(timespec="seconds"),
            "parts": parts_of(reply.text, self.linker),
            "choices": choices_of(reply.choices),
        }


def _language(request: web.Request) -> str:
    """Return our language that the browser puts first; English when that is not one of ours."""
    return our_language(request.headers.get("Accept-Language", "").split(",")[0])


async def read_limited(request: web.Request) -> bytes:
    """Read the body, but never more than the limit. Raises TooLong."""
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > BODY_LIMIT:
            raise TooLong(f"a message can have at most {TEXT_LIMIT:,} characters")
    return bytes(body)


def refusal(status: int, why: str, *, retry_after: int = 0) -> web.Response:
    """Say no as JSON. `why` never holds what was sent."""
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    return web.json_response({"error": why}, status=status, headers=headers)


@web.middleware
async def plain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer every error as JSON that repeats nothing of the request."""
    try:
        return await handler(request)
    except web.HTTPRedirection:
        raise
    except web.HTTPException as error:
        answer = refusal(error.status, error.reason.lower())
        for name in ("Allow", "WWW-Authenticate"):
            if name in error.headers:
                answer.headers[name] = error.headers[name]
        return answer
    except ConnectionResetError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it was, its text stays in here
        # The type alone: the text of an error may hold the contact's words.
        log.error("webchat request failed", extra={"error": type(error).__name__})  # noqa: TRY400
        return refusal(500, "something went wrong here; send it again")


async def _dress(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


async def _to_page(request: web.Request) -> web.Response:
    raise web.HTTPMovedPermanently(f"{request.rel_url.path}/")


def webchat_routes(
    *,
    take_in: TakesIn,
    casebook: Casebook,
    events: Events,
    clock: Clock,
    directory: Directory,
    secret: bytes,
    exit_url: str,
    stream: TranscriptStream | None = None,
    allowance: Allowance | None = None,
    presence: Presence | None = None,
) -> web.Application:
    """Build the web chat, a sub-application to be added to the web process under "/chat".

    `secret` keys the hashes that name conversations; changing it ends every open chat.
    `stream` is given by tests that want another pace. `presence` tells who types and what was
    shown; None tells nothing. Raises DirectoryWrong or SettingWrong.
    """
    linker = Linker(directory)
    news = stream.news if stream else News(events)
    chat = WebChat(
        take_in=take_in,
        stream=stream or TranscriptStream(casebook, news, linker, presence),
        clock=clock,
        linker=linker,
        signs=Signs(presence, clock),
        secret=secret,
        pages=pages(directory, exit_url, TEXT_LIMIT),
        files=page_files(),
        allowance=allowance or Allowance(),
    )
    app = web.Application(middlewares=[plain_errors])
    app.add_routes(
        [
            web.get("", _to_page),
            web.get("/", chat.show),
            web.get("/static/{name}", chat.file),
            web.post("/start", chat.start),
            web.post("/messages", chat.messages),
            web.get("/stream", chat.transcript),
            web.post("/typing", chat.typing),
            web.post("/shown", chat.shown),
            web.post("/leave", chat.leave),
        ]
    )
    app.on_response_prepare.append(_dress)
    app.cleanup_ctx.append(_listening(news))
    app.on_shutdown.append(lambda _: _ending(news))
    return app


def _listening(news: News) -> Callable[[web.Application], AsyncIterator[None]]:
    async def listening(_: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(news.listen())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    return listening


async def _ending(news: News) -> None:
    news.end_all()
