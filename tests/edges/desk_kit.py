"""A desk on loopback with every store in memory, and staff who use it as a browser would."""

from __future__ import annotations

import asyncio
import base64
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from html import unescape
from zoneinfo import ZoneInfo

from aiohttp import ClientResponse, web
from aiohttp.test_utils import BaseTestServer, TestClient
from argon2 import PasswordHasher

from bot.casework.dead import DeadEntry
from bot.casework.directory import Directory
from bot.casework.due import WorkingWeek
from bot.casework.messages import CaseId, InboundMessage, StaffName
from bot.desk.accounts import Accounts
from bot.desk.app import desk_app
from bot.desk.audit_heads import MemoryHeads
from bot.desk.audit_store import MemoryChain
from bot.desk.audit_trail import AuditTrail
from bot.desk.drawer import Drawer, MemoryDrawer
from bot.desk.roles import Role
from bot.desk.second_factor import SecondFactors
from bot.desk.totp import code_at, step_of
from bot.flows.receive import receive
from bot.ports import Gaps, Inbox, Outside
from bot.stores.directory_file import load_directory
from bot.stores.memory import MemoryStore
from bot.stores.memory_erasing import MemoryEraser
from bot.stores.memory_rota import MemoryLedger, MemoryRotas
from bot.stores.packs import MemoryPacks
from tests.fakes import FakeClock, FakeRasa
from tests.makers import a_message
from tests.waiting import PATIENCE

# The least work argon2 allows: tests hash many passwords.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "four quiet words here"
SECRET = b"a secret of the tests, 32 bytes long"
AUDIT_KEY = b"the audit key of the tests, 32 b"
MACHETE = "theyre outside mine with a machete"


@cache
def directory() -> Directory:
    """Return the project's own service directory, read once."""
    return load_directory()


@dataclass
class DeskKit:
    """The desk's surroundings, and what a test does with them."""

    clock: FakeClock = field(default_factory=FakeClock)
    well: dict[str, bool] = field(default_factory=lambda: {"redis": True, "rasa": True})
    answers_health: asyncio.Event | None = None
    public_url: str = ""
    poll_seconds: float = 0.05
    drawer: Drawer = field(init=False)
    store: MemoryStore = field(init=False)
    rasa: FakeRasa = field(default_factory=FakeRasa)
    outside: Outside = field(init=False)
    accounts: Accounts = field(init=False)
    chain: MemoryChain = field(default_factory=MemoryChain)
    heads: MemoryHeads = field(default_factory=MemoryHeads)
    inbox: Inbox = field(init=False)
    packs: MemoryPacks = field(default_factory=MemoryPacks)
    count: int = 0
    rotas: MemoryRotas = field(default_factory=MemoryRotas)
    ledger: MemoryLedger = field(default_factory=MemoryLedger)
    sinks: tuple[str, ...] = ()
    gaps: Gaps | None = None

    def __post_init__(self) -> None:
        self.drawer = MemoryDrawer(self.clock)
        self.store = MemoryStore(clock=self.clock)
        self.inbox = PromptReader(self)
        self.accounts = Accounts(self.drawer, self.clock, QUICK)
        self.outside = Outside(
            casebook=self.store,
            rasa=self.rasa,
            roster=self.store,
            clock=self.clock,
            directory=directory(),
            week=WorkingWeek(ZoneInfo("Europe/London")),
            rotas=self.rotas,
        )

    def audit(self) -> AuditTrail:
        """Return the writing end of the audit trail."""
        return AuditTrail(self.chain, self.heads, self.clock, AUDIT_KEY)

    def app(self) -> web.Application:
        """Return the desk as the wiring builds it."""

        async def health() -> dict[str, bool]:
            if self.answers_health is not None:
                await self.answers_health.wait()
            return dict(self.well)

        return desk_app(
            outside=self.outside,
            events=self.store,
            shifts=self.store,
            drawer=self.drawer,
            secret=SECRET,
            health=health,
            audit=self.audit(),
            dead=NoDead(),
            tallies=self.store,
            inbox=self.inbox,
            public_url=self.public_url,
            poll_seconds=self.poll_seconds,
            hasher=QUICK,
            presence=self.store.presence,
            ledger=self.ledger,
            sinks=self.sinks,
            packs=self.packs,
            gaps=self.gaps,
            eraser=MemoryEraser(self.store, self.packs, self.ledger),
        )

    async def says(self, text: str, conversation: str = "tg-1a2b3c4d", **more: object) -> None:
        """Let a contact write, through the real flow."""
        self.count += 1
        message: InboundMessage = a_message(
            self.count,
            conversation,
            text=text,
            received_at=self.clock.now(),
            sent_at=self.clock.now(),
            channel_ref=str(more.pop("channel_ref", self.count)),
            **more,
        )
        await receive(self.outside, message)

    async def danger(self, conversation: str = "tg-1a2b3c4d") -> CaseId:
        """Let a contact say that danger is at the door; return the P1 case."""
        await self.says(MACHETE, conversation)
        kept = await self.store.conversation(a_message(1, conversation).conversation_id)
        assert kept is not None
        assert kept.case_id is not None
        return kept.case_id

    async def staff(self, name: str, role: Role = Role.WORKER) -> str:
        """Make a ready account and return its name."""
        once = await self.accounts.add_staff(name, role)
        account = await self.accounts.check(name, once)
        assert account is not None
        await self.accounts.choose_password(account, PASSWORD, PASSWORD)
        return name

    @property
    def factors(self) -> SecondFactors:
        """Return what sets second factors up, as the desk has it."""
        return SecondFactors(self.accounts, self.drawer, self.clock, SECRET)

    async def factor(self, name: str) -> tuple[str, ...]:
        """Set up a second factor for an account, a while ago; return its recovery codes."""
        account = await self.accounts.known(name)
        key = a_key((await self.factors.offer(account)).key_words)
        earlier = self.clock.now().timestamp() - 60
        self.clock.moves(seconds=-60)
        codes = await self.factors.confirm(account, code_at(key, step_of(earlier)))
        self.clock.moves(seconds=60)
        return codes

    async def code(self, name: str) -> str:
        """Return what the account's authenticator app shows now."""
        account = await self.accounts.known(name)
        key = self.factors.key(account, account.factor)
        return code_at(key, step_of(self.clock.now().timestamp()))


class NoDead:
    """Dead entries, of which there are none."""

    async def entries(self, limit: int = 200) -> tuple[DeadEntry, ...]:
        """Return none."""
        return ()

    async def replay(self, dead_id: str) -> bool:
        """Find nothing to put back."""
        return False

    async def seen(self, dead_id: str, by: StaffName, at: datetime) -> bool:
        """Find nothing to mark."""
        return False


@dataclass
class PromptReader:
    """An inbox whose messages are handled at once, as when a worker is quick."""

    kit: DeskKit

    async def add(self, message: InboundMessage) -> bool:
        """Store a message and handle it; False when it was stored before."""
        fresh = await self.kit.store.add(message)
        if fresh:
            await receive(self.kit.outside, message)
            self.kit.store.inbound.remove(message)
        return fresh


class Worker:
    """A member of staff at a browser without JavaScript: follows forms as they stand."""

    def __init__(self, kit: DeskKit, client: TestClient[web.Request, None]) -> None:
        """`client` keeps this worker's cookies."""
        self.kit = kit
        self.client = client
        self.page = ""
        self.answer: ClientResponse | None = None

    @property
    def status(self) -> int:
        """The status of the last answer."""
        assert self.answer is not None
        return self.answer.status

    @property
    def path(self) -> str:
        """Where the last answer came from, redirects followed."""
        assert self.answer is not None
        return self.answer.url.path

    @property
    def words(self) -> str:
        """The last page as text."""
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", self.page)))

    async def opens(self, path: str) -> str:
        """Open a page and return it."""
        return await self._keep(await self.client.get(path))

    async def posts(self, path: str, **fields: str) -> str:
        """Send a form with the page's CSRF token and a press of its own."""
        form = {"csrf": self.csrf(), "press": secrets.token_hex(16), **fields}
        return await self._keep(await self.client.post(path, data=form))

    async def signs_in(self, name: str, password: str = PASSWORD) -> Worker:
        """Sign in through the form."""
        await self.opens("/sign-in")
        await self.posts("/sign-in", name=name, password=password)
        return self

    def csrf(self) -> str:
        """Return the CSRF token of the last page, or an empty string."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.page)
        return found.group(1) if found else ""

    async def _keep(self, answer: ClientResponse) -> str:
        self.answer = answer
        self.page = await answer.text()
        return self.page


def a_key(words: str) -> bytes:
    """Return the key that somebody types into an app from these words."""
    text = words.replace(" ", "")
    return base64.b32decode(text + "=" * (-len(text) % 8))


class Stream:
    """A live connection, read event by event."""

    def __init__(self, answer: ClientResponse) -> None:
        """`answer` is an open event stream."""
        self._answer = answer

    async def next(self, wanted: str) -> str:
        """Return the data of the next event of this name; fails when it does not come."""
        event = ""
        async with asyncio.timeout(PATIENCE):
            async for raw in self._answer.content:
                line = raw.decode().strip()
                if line.startswith("event:"):
                    event = line[6:].strip()
                elif line.startswith("data:") and event == wanted:
                    return line[5:].strip()
        raise AssertionError(f"the stream ended without {wanted}")


async def a_worker(kit: DeskKit, server: BaseTestServer) -> Worker:
    """Return somebody at a browser of their own, not signed in."""
    return Worker(kit, TestClient(server))
