"""Packs in Redis and in memory: one promise each; and the command that checks a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.casework.errors import Conflict
from bot.casework.pack_json import as_file, checksum_of, content
from bot.casework.packs import Exported, Files, Look
from bot.flows.packs import Packs
from bot.stores.packs import MemoryPacks, RedisPacks
from bot.stores.redis_stores import RedisStores
from tests.casework.test_packs import DAVE, a_draft, a_pack
from tests.fakes import START

FILES = Files(b'{"a": 1}', b"%PDF-1.7 \x00\xff")
EXPORTED = Exported(1, START, DAVE, 1, DAVE, "c", "j", "p", "press")


@pytest.fixture(params=["memory", "redis"])
def packs(request: pytest.FixtureRequest) -> Packs:
    """Return a store of packs of each kind."""
    if request.param == "memory":
        return MemoryPacks()
    stores: RedisStores = request.getfixturevalue("stores")
    return RedisPacks(stores.shelf)


async def test_a_pack_comes_back_as_it_was_kept(packs: Packs) -> None:
    """Drafts, revisions and files stand beside the case, byte for byte."""
    draft = a_draft()
    case_id = draft.case.case_id
    pack = a_pack(draft)
    await packs.keep(pack, draft=draft)
    second = replace(draft, revision=2, why="Again.")
    await packs.keep(replace(pack, version=1, revision=2), draft=second)
    exported = replace(pack, version=2, revision=2, exports=(EXPORTED,))
    await packs.keep(exported, files=FILES)
    kept = replace(exported, version=3)
    assert await packs.of_case(case_id) == (kept,)
    assert await packs.pack(case_id, "children-1") == kept
    assert await packs.draft(case_id, "children-1", 1) == draft
    assert await packs.draft(case_id, "children-1", 2) == second
    assert await packs.draft(case_id, "children-1", 3) is None
    assert await packs.files(case_id, "children-1", 1) == FILES
    assert await packs.files(case_id, "children-1", 2) is None


async def test_who_comes_second_changes_nothing(packs: Packs) -> None:
    """A pack that has moved on is refused whole: neither its draft nor its files are kept."""
    draft = a_draft()
    pack = a_pack(draft)
    await packs.keep(pack, draft=draft)
    late = replace(draft, revision=1, why="Too late.")
    with pytest.raises(Conflict):
        await packs.keep(replace(pack, exports=(EXPORTED,)), draft=late, files=FILES)
    assert await packs.draft(draft.case.case_id, "children-1", 1) == draft
    assert await packs.files(draft.case.case_id, "children-1", 1) is None


async def test_a_damaged_file_is_found(stores: RedisStores) -> None:
    """A stored file that somebody changed comes back as nothing that could pass a check."""
    draft = a_draft()
    packs = RedisPacks(stores.shelf)
    pack = replace(a_pack(draft), exports=(EXPORTED,))
    await packs.keep(pack, draft=draft, files=FILES)
    key = packs._key(draft.case.case_id)
    await stores.shelf.redis.hset(key, "children-1:pdf:1", b"\xff\xfe not base64")
    kept = await packs.files(draft.case.case_id, "children-1", 1)
    assert kept == Files(FILES.json, b"")


def test_the_command_says_whether_a_file_is_as_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 for a file that holds, 1 for a changed one or a PDF, 2 for one that is not there."""
    draft = a_draft()
    body = content(a_pack(draft), draft, Look(DAVE, START, 1), number=1)
    good, bad, pdf = (tmp_path / name for name in ("good.json", "bad.json", "pack.pdf"))
    good.write_bytes(as_file(body))
    bad.write_bytes(as_file(body).replace(b"He was hit.", b"He was not."))
    pdf.write_bytes(b"%PDF-1.7")
    assert main(["pack", "verify", str(good)]) == 0
    said = capsys.readouterr().out
    assert "the checksum holds" in said
    assert checksum_of(body) in said
    assert main(["pack", "verify", str(bad)]) == 1
    assert "CHANGED" in capsys.readouterr().out
    assert main(["pack", "verify", str(pdf)]) == 1
    assert "cannot be checked by itself" in capsys.readouterr().out
    assert main(["pack", "verify", str(tmp_path / "none.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err
