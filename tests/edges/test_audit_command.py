"""`python -m bot audit` and `python -m bot staff`, on a real Redis and a real folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from bot.__main__ import parser
from bot.commands.audit import show_audit, verify_audit
from bot.commands.staff import add_staff, list_staff, reset_staff
from bot.desk.account import AccountRefused
from bot.desk.accounts import Accounts
from bot.desk.audit_store import HEAD, RECORDS
from bot.desk.drawer import RedisDrawer
from bot.desk.roles import Role
from bot.home import Home
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from bot.wiring.audit import audit_trail
from bot.wiring.clock import SystemClock
from tests.edges.desk_kit import QUICK, DeskKit, a_worker

WELL = "The audit trail is as it was written"


@dataclass
class Copy:
    """A running copy's store and folder, and what the terminal says."""

    settings: Settings
    stores: RedisStores
    capture: pytest.CaptureFixture[str]

    @property
    def heads(self) -> Path:
        """The ends written down outside the store."""
        return Path(self.settings.home) / "audit" / "heads.log"

    @property
    def raw(self) -> Any:
        """The store as it is: redis-py types what it stores as str."""
        return self.stores.redis

    async def verifies(self) -> tuple[bool, str]:
        """Run `audit verify`; return whether it was well, and what it said."""
        self.capture.readouterr()
        well = await verify_audit(self.settings)
        return well, self.capture.readouterr().out


@pytest.fixture
def copy(
    redis_server: EmbeddedServer,
    stores: RedisStores,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> Copy:
    """Return a copy with an empty store and an empty folder."""
    settings = Settings(REDIS_URL=redis_server.url, WAYMARK_HOME=tmp_path)
    return Copy(settings, stores, capsys)


async def a_shift(copy: Copy) -> None:
    """Let somebody sign in, look and go on shift at a desk on this store and folder."""
    kit = DeskKit()
    kit.drawer = RedisDrawer(copy.stores.redis)
    kit.accounts = Accounts(kit.drawer, kit.clock, QUICK)
    trail = audit_trail(copy.stores, Home(copy.settings.home), SystemClock())
    kit.audit = lambda: trail  # type: ignore[method-assign]
    await kit.staff("Priya Shah")
    worker = await a_worker(kit, TestServer(kit.app()))
    async with worker.client:
        await worker.signs_in("Priya Shah")
        await worker.posts("/shift", on="yes")
        await worker.opens("/accounts")


async def test_a_shift_verifies_and_any_harm_is_found(copy: Copy) -> None:
    """After a shift all is well; one changed byte, a cut tail, a lost file: each is found."""
    await a_shift(copy)
    well, said = await copy.verifies()
    assert well
    assert said.startswith(WELL)
    row = await copy.stores.redis.lindex(RECORDS, 1)
    assert isinstance(row, bytes)
    await copy.raw.lset(RECORDS, 1, row.replace(b"Priya", b"Praya"))
    well, said = await copy.verifies()
    assert not well
    assert "Record 2 was changed" in said
    await copy.raw.lset(RECORDS, 1, row)
    tail = await copy.stores.redis.rpop(RECORDS)
    assert tail is not None
    before = await copy.stores.redis.lindex(RECORDS, -1)
    assert isinstance(before, bytes)
    seq, digest = before.split(b'"seq":')[1].split(b",")[0], before.split(b'"hash":"')[1][:64]
    await copy.stores.redis.set(HEAD, seq + b" " + digest)  # the noted end is put right too
    well, said = await copy.verifies()
    assert not well
    assert "Records are missing at the end" in said
    await copy.stores.redis.delete(RECORDS, HEAD)
    assert "Records are missing" in (await copy.verifies())[1]


async def test_the_trail_is_read_by_case_and_by_name(copy: Copy) -> None:
    """The terminal shows who did what, as the desk does; a broken record is never passed over."""
    await a_shift(copy)
    await add_staff(copy.settings, "Amina Khan", Role.SUPERVISOR)
    copy.capture.readouterr()
    await show_audit(copy.settings, who="amina")
    (line,) = copy.capture.readouterr().out.splitlines()
    assert "Invited somebody: done  Amina Khan: supervisor" in line
    await show_audit(copy.settings, case="none-such")
    assert "There is no such record." in copy.capture.readouterr().out
    await copy.raw.lset(RECORDS, 0, b"{}")
    await show_audit(copy.settings, who="amina")
    assert "THIS RECORD CANNOT BE READ" in copy.capture.readouterr().out


async def test_staff_are_added_reset_and_listed(copy: Copy) -> None:
    """The password is shown once and works; each change is on the trail, by the command line."""
    await add_staff(copy.settings, "  Amina   Khan", Role.ADMIN)
    out = copy.capture.readouterr().out
    assert "Amina Khan can sign in at http://" in out
    assert "which works once, within 72 hours" in out
    accounts = Accounts(RedisDrawer(copy.stores.redis), SystemClock())
    first = await accounts.check("Amina Khan", out.splitlines()[-1])
    assert first
    assert first.role is Role.ADMIN
    await reset_staff(copy.settings, "amina khan")
    again = copy.capture.readouterr().out.splitlines()[-1]
    assert await accounts.check("Amina Khan", again)
    await list_staff(copy.settings)
    assert "Amina Khan" in copy.capture.readouterr().out
    with pytest.raises(AccountRefused):
        await add_staff(copy.settings, "Amina Khan")
    with pytest.raises(AccountRefused):
        await reset_staff(copy.settings, "Nobody")
    await show_audit(copy.settings)
    shown = copy.capture.readouterr().out
    assert shown.count("The command line") == 5
    assert "Reset an account: done  Amina Khan" in shown
    assert (await copy.verifies())[0]


def test_the_command_line_knows_the_roles() -> None:
    """A role that is none is refused before anything is done."""
    asked = parser().parse_args(["staff", "add", "Amina", "--role", "safeguarding_lead"])
    assert asked.role is Role.SAFEGUARDING_LEAD
    assert parser().parse_args(["staff", "add", "Amina"]).role is Role.WORKER
    with pytest.raises(SystemExit):
        parser().parse_args(["staff", "add", "Amina", "--role", "emperor"])
