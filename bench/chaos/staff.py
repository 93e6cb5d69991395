"""Staff at the desk over HTTP: they sign in, claim, answer, give back, and read every case."""

from __future__ import annotations

import asyncio
import html
import json
import random
import re
import sys
from dataclasses import dataclass, field

import httpx

from bench.chaos.copy_that_runs import Copy
from bench.chaos.evidence import DeskCase, DeskLine, StaffReply
from bench.chaos.words import mark_of
from bot.process_runner.plan import ROOT

# Marks of what staff write: far from those of contacts.
FIRST_MARK = 500_000
CHOSEN = "four quiet otters swim"
# How often a press is made again while the web process is being killed.
TRIES = 40
AGAIN_AFTER = 0.5
READ_AT_ONCE = 6
FORM = re.compile(r'<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
WORDS = re.compile(r'<p class="words">(.*?)</p>', re.DOTALL)
CLAIM = re.compile(r'action="(/cases/[^"]+)/claim"')


class Refused(Exception):
    """Raised when the desk did not do what was asked."""


@dataclass
class Staff:
    """One member of staff in a browser without scripts."""

    copy: Copy
    dice: random.Random
    replies: list[StaffReply] = field(default_factory=list)
    _acts: list[asyncio.Future[None]] = field(default_factory=list)
    _http: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        """Open the browser."""
        self._http = httpx.AsyncClient(
            base_url=self.copy.desk, follow_redirects=True, timeout=60, trust_env=False
        )

    async def close(self) -> None:
        """Close the browser."""
        await self._http.aclose()

    async def sign_in(self) -> None:
        """Sign in for the first time, choose a password, go on shift."""
        page = await self._get("/sign-in")
        page = await self._send(page, "/sign-in", name="admin", password=self.copy.password)
        await self._send(page, "/password", shown="Sam", password=CHOSEN, again=CHOSEN)
        await self._send(await self._get("/"), "/shift")

    def next_act(self) -> asyncio.Future[None]:
        """Return what is done when staff next press a button."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._acts.append(waiting)
        return waiting

    async def work(self, claims: int, done: asyncio.Event) -> None:
        """Claim, answer and give back cases until so many are done or contacts have."""
        while len(self.replies) < claims and not done.is_set():
            try:
                await self._one_case()
            except Refused:
                await asyncio.sleep(AGAIN_AFTER)

    async def _one_case(self) -> None:
        free = CLAIM.findall(await self._get("/"))
        if not free:
            raise Refused
        path = html.unescape(self.dice.choice(free))
        page = await self._send(await self._get(path), f"{path}/claim")
        mark = mark_of(FIRST_MARK + len(self.replies))
        if f'action="{path}/reply"' not in page:
            raise Refused
        case_id = path.removeprefix("/cases/")
        try:
            page = await self._send(page, f"{path}/reply", text=f"Hello from Sam. {mark}")
        except Refused:
            self.replies.append(StaffReply(case_id, mark, accepted=False))
            return
        self.replies.append(StaffReply(case_id, mark, accepted=mark in page))
        await self._send(page, f"{path}/release")

    async def _get(self, path: str) -> str:
        last = ""
        for _ in range(TRIES):
            try:
                answer = await self._http.get(path)
            except httpx.HTTPError as error:
                last = repr(error)
            else:
                if answer.status_code == 200:
                    return answer.text
                last = str(answer.status_code)
            await asyncio.sleep(AGAIN_AFTER)
        raise Refused(f"{path}: {last}")

    async def _send(self, page: str, action: str, **typed: str) -> str:
        """Press a form's button; when no answer comes, press the same again."""
        form = next((body for at, body in FORM.findall(page) if html.unescape(at) == action), None)
        if form is None:
            raise Refused(f"no form to {action}")
        data = {name: html.unescape(value) for name, value in HIDDEN.findall(form)}
        for _ in range(TRIES):
            pressing = asyncio.ensure_future(self._http.post(action, data={**data, **typed}))
            await asyncio.sleep(0)
            for waiting in self._acts:
                if not waiting.done():
                    waiting.set_result(None)
            self._acts.clear()
            try:
                answer = await pressing
            except httpx.HTTPError:
                await asyncio.sleep(AGAIN_AFTER)
                continue
            if answer.status_code < 400:
                return answer.text
            if answer.status_code < 500:
                raise Refused(f"{action}: {answer.status_code}")
            await asyncio.sleep(AGAIN_AFTER)
        raise Refused(action)

    async def cases(self) -> tuple[DeskCase, ...]:
        """Return every case, as `python -m bot cases --json --all` prints them."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "cases", "--json", "--all"),
            cwd=ROOT,
            env=self.copy.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        printed, wrong = await process.communicate()
        if process.returncode != 0:
            raise RuntimeError(wrong.decode())
        return tuple(
            DeskCase(row["case_id"], row["conversation_id"], row["tier"], row["state"])
            for row in json.loads(printed)
        )

    async def read(self, cases: tuple[DeskCase, ...]) -> dict[str, tuple[DeskLine, ...]]:
        """Read every conversation's lines from the page of one of its cases."""
        one = {case.conversation_id: case for case in cases}
        room = asyncio.Semaphore(READ_AT_ONCE)

        async def read(case: DeskCase) -> tuple[DeskLine, ...]:
            async with room:
                return lines_of(await self._get(f"/cases/{case.case_id}?all"))

        pages = await asyncio.gather(*(read(case) for case in one.values()))
        return dict(zip(one, pages, strict=True))


def lines_of(page: str) -> tuple[DeskLine, ...]:
    """Return the lines of a conversation as a case page shows them."""
    shown = page.partition('<ol class="lines"')[2].partition("</ol>")[0]
    found = []
    for piece in shown.split('<li class="line ')[1:]:
        author = re.split(r'[ "]', piece, maxsplit=1)[0]
        words = WORDS.search(piece)
        text = html.unescape(words[1]) if words else ""
        found.append(DeskLine(author, text, doubted='class="delivery unsure"' in piece))
    return tuple(found)
