"""Referral packs: begun from a case, saved as drafts, read again, exported once and for good."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.casework import pack_checks, pack_json
from bot.casework.errors import AlreadyHandled, Conflict, MoveRefused, NotFound
from bot.casework.messages import CaseId, StaffName
from bot.casework.pack_draft import Record, Typed, draft_of, first_typed
from bot.casework.pack_words import KIND_WORDS
from bot.casework.packs import Draft, Exported, Files, Look, Pack, PackKind
from bot.flows.moves import load
from bot.ports import Outside

# Presses that are remembered, so that a double click saves once.
CAUSES_KEPT = 8
# Draws the PDF of a draft: the pack, the draft, its second look, the checksum to print.
Drawing = Callable[[Pack, Draft, Look, str], Awaitable[bytes]]


class Packs(Protocol):
    """Referral packs, kept with their case. Each method raises StoreUnavailable."""

    async def of_case(self, case_id: CaseId) -> tuple[Pack, ...]:
        """Return the packs of a case, oldest first."""
        ...

    async def pack(self, case_id: CaseId, pack_id: str) -> Pack | None:
        """Return one pack of a case, or None."""
        ...

    async def draft(self, case_id: CaseId, pack_id: str, revision: int) -> Draft | None:
        """Return one saved revision, or None."""
        ...

    async def keep(
        self, pack: Pack, *, draft: Draft | None = None, files: Files | None = None
    ) -> None:
        """Store a pack, with its new draft or its new export's files, whole or not at all.

        `pack.version` is the stored one that was read (0: never stored). Raises Conflict when
        the pack has moved on.
        """
        ...

    async def files(self, case_id: CaseId, pack_id: str, number: int) -> Files | None:
        """Return the files of one export as stored, or None."""
        ...


@dataclass(frozen=True)
class PackFlow:
    """What the moves on packs are given."""

    outside: Outside
    packs: Packs

    async def begin(
        self, kind: PackKind, record: Record, staff: StaffName, referrer: str, *, cause: str
    ) -> Pack:
        """Make the first draft out of the record. One press makes one pack."""
        case_id = record.case.case_id
        for pack in await self.packs.of_case(case_id):
            if cause in pack.causes:
                return pack
        typed = first_typed(kind, record, referrer)
        draft = draft_of(kind, record, typed, by=staff, revision=1)
        token = hashlib.blake2b(cause.encode(), digest_size=3).hexdigest()
        pack = Pack(
            pack_id=f"{kind.value}-{token}",
            case_id=case_id,
            kind=kind,
            made_at=record.now,
            made_by=staff,
            revision=1,
            causes=(cause,),
        )
        await self.packs.keep(pack, draft=draft)
        return pack

    async def read(self, case_id: CaseId, pack_id: str) -> tuple[Pack, Draft]:
        """Return a pack with its newest draft. Raises NotFound."""
        pack = await self.packs.pack(case_id, pack_id)
        draft = await self.packs.draft(case_id, pack_id, pack.revision) if pack else None
        if pack is None or draft is None:
            raise NotFound("There is no such referral pack.")
        return pack, draft

    async def save(
        self,
        record: Record,
        pack_id: str,
        typed: Typed,
        staff: StaffName,
        *,
        revision: int,
        cause: str,
    ) -> Pack:
        """Keep what was typed as a new revision; the second look counts for it no more.

        `revision` is the one that the person had before them. Raises NotFound, and Conflict
        when a colleague has saved another since.
        """
        pack, _ = await self.read(record.case.case_id, pack_id)
        if cause in pack.causes:
            return pack
        if pack.revision != revision:
            raise Conflict("a colleague has saved this pack meanwhile")
        draft = draft_of(pack.kind, record, typed, by=staff, revision=revision + 1)
        pack = _pressed(replace(pack, revision=draft.revision, look=None), cause)
        await self.packs.keep(pack, draft=draft)
        return pack

    async def look(
        self,
        case_id: CaseId,
        pack_id: str,
        staff: StaffName,
        *,
        revision: int,
        alone: str = "",
        cause: str,
    ) -> Pack:
        """Note that somebody has read the draft again. Raises NotFound, MoveRefused, Conflict."""
        pack, draft = await self.read(case_id, pack_id)
        if cause in pack.causes:
            return pack
        _same(pack, revision)
        now = self.outside.clock.now()
        pack = _pressed(pack_checks.looked_again(pack, draft, staff, now, alone), cause)
        await self.packs.keep(pack)
        return pack

    async def export(
        self,
        case_id: CaseId,
        pack_id: str,
        staff: StaffName,
        draw: Drawing,
        *,
        revision: int,
        cause: str,
    ) -> Exported:
        """Make both files and keep them with the case; the conversation's record says so.

        One press makes one export, also when it broke off half-way. Raises NotFound,
        MoveRefused, Conflict.
        """
        pack, draft = await self.read(case_id, pack_id)
        done = next((e for e in pack.exports if e.cause == cause), None)
        if done is None:
            _same(pack, revision)
            look = pack_checks.check_export(pack, draft)
            now = self.outside.clock.now()
            done, files = await _made(pack, draft, look, draw, staff, now, cause)
            await self.packs.keep(pack_checks.with_export(pack, done), files=files)
        await self._note(draft, staff, cause)
        return done

    async def _note(self, draft: Draft, staff: StaffName, cause: str) -> None:
        """Write the export into the conversation's record, for staff; done once."""
        whom = draft.recipient.name if draft.recipient else KIND_WORDS[draft.kind]
        turn = await load(self.outside, draft.case.case_id, cause)
        turn.record(f"{staff} exported a referral pack for {whom}.", by=staff)
        # The entry alone: a case that somebody works on meanwhile is not touched.
        with suppress(AlreadyHandled):
            await self.outside.casebook.commit(replace(turn.change(), case=None, conversation=None))


async def _made(  # noqa: PLR0917 - all that an export is made of
    pack: Pack,
    draft: Draft,
    look: Look,
    draw: Drawing,
    staff: StaffName,
    now: datetime,
    cause: str,
) -> tuple[Exported, Files]:
    number = len(pack.exports) + 1
    body = pack_json.content(pack, draft, look, number=number)
    checksum = pack_json.checksum_of(body)
    files = Files(pack_json.as_file(body), await draw(pack, draft, look, checksum))
    return (
        Exported(
            number=number,
            at=now,
            by=staff,
            revision=draft.revision,
            looked_by=look.by,
            checksum=checksum,
            json_sha256=sha256(files.json),
            pdf_sha256=sha256(files.pdf),
            cause=cause,
        ),
        files,
    )


def sha256(data: bytes) -> str:
    """Return the SHA-256 (hex) of a file."""
    return hashlib.sha256(data).hexdigest()


def holds(exported: Exported, files: Files) -> bool:
    """Whether stored files are still those that were exported, content and bytes."""
    return (
        sha256(files.json) == exported.json_sha256
        and sha256(files.pdf) == exported.pdf_sha256
        and pack_json.verify(files.json).checksum == exported.checksum
    )


def _pressed(pack: Pack, cause: str) -> Pack:
    return replace(pack, causes=(*pack.causes, cause)[-CAUSES_KEPT:])


def _same(pack: Pack, revision: int) -> None:
    if pack.revision != revision:
        raise MoveRefused("The draft has changed since you opened it. Read it again.")
