"""Referral packs in Redis, or in memory: drafts, revisions and exported files beside their case.

All packs of a case are one hash in the case's own partition, so that who erases a case drops one
key. Its fields, for a pack called `children-1`: `children-1` (the pack), `children-1:v` (its
version, plain), `children-1:d:3` (the third draft), `children-1:json:1` and `children-1:pdf:1`
(the files of the first export). All but the version pass through the codec.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Container
from dataclasses import dataclass, field, replace

from bot.casework.errors import Conflict
from bot.casework.messages import CaseId
from bot.casework.packs import Draft, Files, Pack
from bot.stores.codec import RecordBroken
from bot.stores.connection import reaching
from bot.stores.shelf import Shelf


@dataclass
class MemoryPacks:
    """The packs in memory, for tests and for reading."""

    _packs: dict[tuple[CaseId, str], Pack] = field(default_factory=dict)
    _drafts: dict[tuple[CaseId, str, int], Draft] = field(default_factory=dict)
    _files: dict[tuple[CaseId, str, int], Files] = field(default_factory=dict)

    def drop(self, cases: Container[CaseId]) -> None:
        """Drop every pack of these cases."""
        for place in [place for place in self._packs if place[0] in cases]:
            del self._packs[place]
        for drafted in [place for place in self._drafts if place[0] in cases]:
            del self._drafts[drafted]
        for filed in [place for place in self._files if place[0] in cases]:
            del self._files[filed]

    async def of_case(self, case_id: CaseId) -> tuple[Pack, ...]:
        """Return the packs of a case, oldest first."""
        return _in_order([pack for (case, _), pack in self._packs.items() if case == case_id])

    async def pack(self, case_id: CaseId, pack_id: str) -> Pack | None:
        """Return one pack of a case, or None."""
        return self._packs.get((case_id, pack_id))

    async def draft(self, case_id: CaseId, pack_id: str, revision: int) -> Draft | None:
        """Return one saved revision, or None."""
        return self._drafts.get((case_id, pack_id, revision))

    async def keep(
        self, pack: Pack, *, draft: Draft | None = None, files: Files | None = None
    ) -> None:
        """Store a pack with what is new. Raises Conflict when it has moved on."""
        place = (pack.case_id, pack.pack_id)
        before = self._packs.get(place)
        if (before.version if before else 0) != pack.version:
            raise Conflict(f"pack {pack.pack_id} has moved on")
        self._packs[place] = replace(pack, version=pack.version + 1)
        if draft is not None:
            self._drafts[pack.case_id, pack.pack_id, draft.revision] = draft
        if files is not None:
            self._files[pack.case_id, pack.pack_id, pack.exports[-1].number] = files

    async def files(self, case_id: CaseId, pack_id: str, number: int) -> Files | None:
        """Return the files of one export as stored, or None."""
        return self._files.get((case_id, pack_id, number))


@dataclass(frozen=True)
class RedisPacks:
    """The Packs of `flows.packs`."""

    shelf: Shelf

    async def of_case(self, case_id: CaseId) -> tuple[Pack, ...]:
        """Return the packs of a case, oldest first."""
        with reaching():
            names = await self.shelf.redis.hkeys(self._key(case_id))
        ids = [name.decode() for name in names if b":" not in name]
        found = [await self.pack(case_id, pack_id) for pack_id in ids]
        return _in_order([pack for pack in found if pack is not None])

    async def pack(self, case_id: CaseId, pack_id: str) -> Pack | None:
        """Return one pack of a case, or None."""
        data = await self._read(case_id, pack_id)
        return None if data is None else self._pack(case_id, pack_id, data)

    def _pack(self, case_id: CaseId, pack_id: str, data: bytes) -> Pack:
        return self.shelf.codec.decode(Pack, data, about=_about(case_id, pack_id))

    async def draft(self, case_id: CaseId, pack_id: str, revision: int) -> Draft | None:
        """Return one saved revision, or None."""
        name = f"{pack_id}:d:{revision}"
        data = await self._read(case_id, name)
        if data is None:
            return None
        return self.shelf.codec.decode(Draft, data, about=_about(case_id, name))

    async def keep(
        self, pack: Pack, *, draft: Draft | None = None, files: Files | None = None
    ) -> None:
        """Store a pack with what is new, in one step. Raises Conflict when it has moved on."""
        case_id, pack_id = pack.case_id, pack.pack_id
        codec, rows = self.shelf.codec, dict[str, bytes]()
        fresh = replace(pack, version=pack.version + 1)
        rows[pack_id] = codec.encode(fresh, about=_about(case_id, pack_id))
        if draft is not None:
            name = f"{pack_id}:d:{draft.revision}"
            rows[name] = codec.encode(draft, about=_about(case_id, name))
        if files is not None:
            number = pack.exports[-1].number
            for kind, data in (("json", files.json), ("pdf", files.pdf)):
                name = f"{pack_id}:{kind}:{number}"
                text = base64.b64encode(data).decode()
                rows[name] = codec.seal_text(text, about=_about(case_id, name))
        flat = [part for row in rows.items() for part in row]
        key, args = self._key(case_id), [pack_id, pack.version, *flat]
        if not await self.shelf.replicas.sure(key, lambda: self.shelf.run("PACK", [key], args)):
            raise Conflict(f"pack {pack_id} has moved on")

    async def files(self, case_id: CaseId, pack_id: str, number: int) -> Files | None:
        """Return the files of one export as stored, or None. Damaged ones come back empty."""
        names = [f"{pack_id}:{kind}:{number}" for kind in ("json", "pdf")]
        rows = [await self._read(case_id, name) for name in names]
        if None in rows:
            return None
        return Files(
            *(self._open(case_id, name, row) for name, row in zip(names, rows, strict=True))
        )

    def _open(self, case_id: CaseId, name: str, row: bytes | None) -> bytes:
        try:
            text = self.shelf.codec.open_text(row or b"", about=_about(case_id, name))
            return base64.b64decode(text, validate=True)
        except (RecordBroken, UnicodeDecodeError, binascii.Error):
            return b""  # its checksum cannot hold: whoever asks says so

    async def _read(self, case_id: CaseId, name: str) -> bytes | None:
        with reaching():
            data: bytes | None = await self.shelf.redis.hget(self._key(case_id), name)
        return data

    def _key(self, case_id: CaseId) -> str:
        partitions = self.shelf.partitions
        return partitions.key(partitions.of_case(case_id), "packs", case_id)


def _about(case_id: CaseId, name: str) -> str:
    return f"pack:{case_id}:{name}"


def _in_order(packs: list[Pack]) -> tuple[Pack, ...]:
    return tuple(sorted(packs, key=lambda pack: (pack.made_at, pack.pack_id)))
