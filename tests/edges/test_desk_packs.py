"""Referral packs at the desk: written, read again, exported, downloaded, and always recorded."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.cases import Case
from bot.casework.messages import CaseId
from bot.casework.pack_json import verify
from bot.casework.packs import Files
from bot.desk.audit import read as read_record
from bot.desk.roles import Role
from bot.stores.packs import MemoryPacks
from tests.edges.desk_kit import DeskKit, Worker, a_worker

WORDS = "میرا شوہر مجھے مارتا ہے 😭 你好"


@dataclass
class Desk:
    """A case, a worker and a supervisor at browsers of their own."""

    kit: DeskKit
    case_id: CaseId
    worker: Worker
    lead: Worker

    async def begins(self, kind: str = "children") -> str:
        """Let the worker begin a pack; return its path."""
        await self.worker.opens(f"/cases/{self.case_id}")
        await self.worker.posts(f"/cases/{self.case_id}/packs", kind=kind)
        assert self.worker.status == 200
        return self.worker.path

    async def saves(self, path: str, **fields: str) -> None:
        """Let the worker fill the form in as it stands, with these fields, and save."""
        await self.worker.opens(path)
        await self.worker.posts(f"{path}/save", **{**filled(self.worker.page), **fields})

    async def whole(self) -> str:
        """Return the path of a pack that lacks nothing, looked at by the supervisor."""
        path = await self.begins()
        await self.saves(path, **COMPLETE, words=line_of(self.worker.page, "machete"))
        await self.lead.opens(f"{path}/read")
        await self.lead.posts(f"{path}/look", read="yes", revision="2")
        assert "The second look is noted" in self.lead.words
        return path

    def trail(self) -> list[tuple[str, str, str]]:
        """Return what the audit trail says of packs: what, outcome, about."""
        records = [read_record(row) for row in self.kit.chain.rows]
        return [(r.what, r.outcome, r.about) for r in records if r.what.startswith("pack.")]


COMPLETE = {
    "recipient": "csc-dudley",
    "contact_back": "0121 496 0000",
    "why": "A child hears violence at home.",
    "shared_what": "This pack.",
    "shared_why": "To keep the child safe.",
    "basis": "public_task",
    "consent": "not_asked_risk",
    "consent_why": "He reads the phone.",
}


def filled(page: str) -> dict[str, str]:
    """Return the fields of the pack's form as a browser would send them."""
    found = dict(re.findall(r'<input id="[^"]+" name="([^"]+)" value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea id="[^"]+" name="([^"]+)"[^>]*>([^<]*)</textarea>', page))
    revision = re.search(r'name="revision" value="(\d+)"', page)
    return {**found, "revision": revision.group(1) if revision else ""}


def line_of(page: str, words: str) -> str:
    """Return the id of the line of the conversation that has these words."""
    found = re.findall(r'value="(\d+-\d+)".*?<span class="words">(.*?)</span>', page)
    return next(str(entry_id) for entry_id, text in found if words in text)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """Return a desk with a P1 case and two people signed in."""
    kit = DeskKit()
    case_id = await kit.danger()
    await kit.says(WORDS)
    await kit.staff("Priya Shah")
    await kit.staff("Sam Lead", Role.SUPERVISOR)
    server = TestServer(kit.app())
    worker, lead = await a_worker(kit, server), await a_worker(kit, server)
    async with worker.client, lead.client:
        await worker.signs_in("Priya Shah")
        await lead.signs_in("Sam Lead")
        yield Desk(kit, case_id, worker, lead)


async def test_a_pack_begins_with_what_the_case_knows(desk: Desk) -> None:
    """Staff find facts and who refers filled in, and are told what is still to do."""
    path = await desk.begins()
    assert "Priya Shah, worker, West Midlands Violence Reduction Unit" in desk.worker.page
    assert "The case was opened at P1." in desk.worker.page
    assert "Choose the council that this goes to." in desk.worker.words
    assert "The area is not known." in desk.worker.words
    await desk.worker.opens(f"/cases/{desk.case_id}")
    assert f'href="{path}"' in desk.worker.page


async def test_a_double_click_begins_one_pack(desk: Desk) -> None:
    """One press, one pack."""
    await desk.worker.opens(f"/cases/{desk.case_id}")
    for _ in range(2):
        await desk.worker.posts(f"/cases/{desk.case_id}/packs", kind="children", press="b" * 32)
    assert len(await desk.kit.packs.of_case(desk.case_id)) == 1


async def test_every_saved_draft_is_kept(desk: Desk) -> None:
    """Nothing that somebody wrote is lost when a colleague writes over it."""
    path = await desk.begins()
    await desk.saves(path, why="The first reason.")
    await desk.saves(path, why="A better reason.")
    await desk.worker.opens(f"{path}/read?revision=2")
    assert "The first reason." in desk.worker.words
    assert "an earlier one, kept as it was" in desk.worker.words
    await desk.worker.opens(f"{path}/read")
    assert "A better reason." in desk.worker.words


async def test_two_people_cannot_save_over_each_other(desk: Desk) -> None:
    """Who saves second keeps their words on the page, and is told."""
    path = await desk.begins()
    await desk.lead.opens(path)
    await desk.saves(path, why="The worker's reason.")
    await desk.lead.posts(f"{path}/save", **{**filled(desk.lead.page), "why": "The lead's."})
    assert desk.lead.status == 409
    assert "A colleague saved this pack" in desk.lead.words
    assert "The lead&#39;s." in desk.lead.page
    pack_id = path.rsplit("/", 1)[1]
    kept = await desk.kit.packs.draft(desk.case_id, pack_id, 2)
    assert kept is not None
    assert kept.why == "The worker's reason."


async def test_an_export_is_whole_and_holds(desk: Desk) -> None:
    """The JSON has every word as it came, the PDF is one, and both have the same checksum."""
    path = await desk.whole()
    await desk.lead.opens(f"{path}/read")
    await desk.lead.posts(f"{path}/export", revision="2")
    assert "Both files are kept with the case" in desk.lead.words
    page = {"csrf": desk.lead.csrf(), "press": "c" * 32, "number": "1"}
    async with desk.lead.client.post(f"{path}/file", data={**page, "kind": "json"}) as answer:
        data = await answer.read()
        assert answer.headers["Content-Disposition"].endswith('-1.json"')
        assert answer.headers["Cache-Control"] == "no-store"
    assert verify(data).well
    draft = json.loads(data)["pack"]["draft"]
    assert draft["words"][0]["text"] == "theyre outside mine with a machete"
    assert draft["sharing"]["consent"] == "not_asked_risk"
    async with desk.lead.client.post(f"{path}/file", data={**page, "kind": "pdf"}) as answer:
        assert (await answer.read()).startswith(b"%PDF-")
    done = [step for step in desk.trail() if step[1] == "done"]
    names = [step[0] for step in done]
    assert {"pack.begin", "pack.save", "pack.look", "pack.export"} <= set(names)
    pack_id = path.rsplit("/", 1)[1]
    assert ("pack.download", "done", f"{pack_id}-1.json") in done
    assert ("pack.download", "done", f"{pack_id}-1.pdf") in done
    lines = await desk.kit.store.transcript((await case(desk)).conversation_id)
    exported = [entry.text for entry in lines if "exported a referral pack" in entry.text]
    assert exported == ["Sam Lead exported a referral pack for Dudley children's services."]


async def case(desk: Desk) -> Case:
    """Return the case."""
    found = await desk.kit.store.case(desk.case_id)
    assert found is not None
    return found


async def test_every_download_is_recorded_each_time(desk: Desk) -> None:
    """A second download within minutes leaves its own trace."""
    path = await desk.whole()
    await desk.lead.opens(f"{path}/read")
    await desk.lead.posts(f"{path}/export", revision="2")
    for _ in range(3):
        form = {"csrf": desk.lead.csrf(), "press": "c" * 32, "number": "1", "kind": "json"}
        async with desk.lead.client.post(f"{path}/file", data=form) as answer:
            assert answer.status == 200
    done = [what for what, outcome, _ in desk.trail() if outcome == "done"]
    assert done.count("pack.download") == 3


async def test_a_changed_file_is_not_given_out(desk: Desk) -> None:
    """What was changed in the store is found at the download, said, and recorded."""
    path = await desk.whole()
    await desk.lead.opens(f"{path}/read")
    await desk.lead.posts(f"{path}/export", revision="2")
    pack_id = path.rsplit("/", 1)[1]
    kept = await desk.kit.packs.files(desk.case_id, pack_id, 1)
    assert kept is not None
    assert isinstance(desk.kit.packs, MemoryPacks)
    changed = kept.json.replace(b"machete", b"bicycle")
    desk.kit.packs._files[desk.case_id, pack_id, 1] = Files(changed, kept.pdf)
    await desk.lead.posts(f"{path}/file", number="1", kind="pdf")
    assert desk.lead.status == 409
    assert "its checksum does not hold" in desk.lead.words
    assert ("pack.download", "found wrong", f"{pack_id}-1.pdf") in desk.trail()


async def test_a_new_draft_needs_a_new_second_look(desk: Desk) -> None:
    """What was written after the look cannot be exported unread."""
    path = await desk.whole()
    await desk.saves(path, **{**COMPLETE, "why": "Something nobody else has read."})
    await desk.lead.opens(f"{path}/read")
    await desk.lead.posts(f"{path}/export", revision="3")
    assert desk.lead.status == 409
    assert not (await desk.kit.packs.of_case(desk.case_id))[0].exports


async def test_the_second_look_is_a_colleagues(desk: Desk) -> None:
    """Whoever wrote the draft is asked for a reason, and the box must be ticked."""
    path = await desk.begins()
    await desk.saves(path, **COMPLETE)
    await desk.worker.opens(f"{path}/read")
    await desk.worker.posts(f"{path}/look", revision="2")
    assert desk.worker.status == 422
    await desk.worker.posts(f"{path}/look", revision="2", read="yes", alone="no")
    assert desk.worker.status == 409
    assert "a colleague should read it" in desk.worker.words
    await desk.worker.posts(
        f"{path}/look", revision="2", read="yes", alone="Nobody else is on shift."
    )
    assert "Nobody else could: Nobody else is on shift." in desk.worker.words


async def test_another_contacts_pack_cannot_be_opened_through_this_case(desk: Desk) -> None:
    """A pack belongs to its case: under another case's address there is nothing."""
    path = await desk.begins()
    other = await desk.kit.danger("tg-9f9f9f9f")
    await desk.worker.opens(path.replace(desk.case_id, other))
    assert desk.worker.status == 404
