"""What must hold before a referral pack is read again and leaves: said kindly when it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.casework.errors import MoveRefused
from bot.casework.messages import StaffName
from bot.casework.packs import (
    REASON_LENGTH,
    Basis,
    Consent,
    Draft,
    Exported,
    Look,
    Pack,
    PackKind,
)


def gaps(draft: Draft) -> tuple[str, ...]:
    """Return what is still to be filled in, each as one thing to do; empty when it can go."""
    found = []
    if draft.recipient is None:
        whom = "council" if draft.kind is PackKind.CHILDREN else "service"
        found.append(f"Choose the {whom} that this goes to.")
    if not draft.referrer.strip():
        found.append("Say who refers.")
    if not draft.contact_back.strip():
        found.append("Say how they can reach you.")
    if not draft.why.strip():
        found.append("Say why you refer.")
    if not draft.facts:
        found.append("Write at least one fact.")
    return (*found, *_sharing_gaps(draft))


def _sharing_gaps(draft: Draft) -> tuple[str, ...]:
    sharing, found = draft.sharing, []
    if not sharing.what.strip():
        found.append("Say what is shared.")
    if not sharing.why.strip():
        found.append("Say why it is shared.")
    if sharing.basis is None:
        found.append("Choose what allows the sharing.")
    if sharing.consent is None:
        found.append("Say whether the contact was asked.")
    elif sharing.consent is not Consent.AGREED and not sharing.consent_why.strip():
        found.append("Say why it is shared without a yes.")
    if sharing.basis is Basis.CONSENT and sharing.consent not in (None, Consent.AGREED):
        found.append("Consent cannot be the reason when nobody said yes. Choose another.")
    return tuple(found)


def looked_again(pack: Pack, draft: Draft, by: StaffName, now: datetime, alone: str = "") -> Pack:
    """Note the second look at the newest draft. Raises MoveRefused with what is still to do."""
    missing = gaps(draft)
    if missing:
        raise MoveRefused("Not ready for the second look. " + " ".join(missing))
    reason = alone.strip()
    if draft.by == by and len(reason) < REASON_LENGTH:
        raise MoveRefused(
            "You wrote this draft, so a colleague should read it. If nobody can, say why."
        )
    look = Look(by, now, draft.revision, reason if draft.by == by else "")
    return replace(pack, look=look)


def check_export(pack: Pack, draft: Draft) -> Look:
    """Return the second look that lets the newest draft go. Raises MoveRefused."""
    missing = gaps(draft)
    if missing:
        raise MoveRefused("Not ready to be exported. " + " ".join(missing))
    if pack.look is None or not pack.looked_at:
        raise MoveRefused("The newest draft has not had its second look yet.")
    return pack.look


def with_export(pack: Pack, exported: Exported) -> Pack:
    """Add an export to the pack."""
    return replace(pack, exports=(*pack.exports, exported))
