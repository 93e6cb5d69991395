"""What staff did, done again on a case that moved on without it.

When one server takes over from another, the last moments of the first can be missing
(`docs/decisions/0030-journal.md`). What a member of staff had done in them is kept in a
journal. If nothing else happened since, it is stored as it was; else it is joined to what the
case is now, by these rules:

- nothing is taken from the contact's side: a case that heard more words since stays open;
- the tier is the more urgent of the two: a lowering that was lost is for its person to repeat;
- a claim stands again if nobody else has the case meanwhile;
- notes, the 999 checklist and what was said are kept whatever happened.
"""

from __future__ import annotations

from dataclasses import replace

from bot.casework.cases import Case, CaseState
from bot.casework.conversation import ALLOWED_MOVES, Conversation, ConversationState
from bot.casework.records import Author, Change, Entry
from bot.casework.triage import most_urgent

REOPENED = "The store failed over. What {who} had done just before is joined to the case again."
STAYS_OPEN = (
    "The store failed over just after {who} closed this case, and the contact has written since:"
    " the case stays open."
)


def mended(change: Change, conversation: Conversation | None, case: Case | None) -> Change:
    """Return `change`, which was lost, to be stored on what is there now.

    `conversation` and `case` are as stored (None: never stored). Lines, replies and alerts are
    whole in the change, because none of it was stored: they are kept as they are.
    """
    lost_case, lost_conversation = change.case, change.conversation
    if lost_case is None or case is None:
        # Even its opening was lost, and nothing opens it again: it is as staff left it.
        case = replace(lost_case, revision=0) if lost_case else None
        return replace(change, conversation=_later(lost_conversation, conversation), case=case)
    if case.open and case.heard <= lost_case.heard and not _anothers(case, lost_case):
        tier = most_urgent(case.tier, lost_case.tier)
        kept = replace(lost_case, revision=case.revision, tier=tier, told_at=case.told_at)
        return replace(change, conversation=_later(lost_conversation, conversation), case=kept)
    joined = _joined(case, lost_case)
    return replace(
        change,
        conversation=_led(conversation, joined),
        case=joined,
        entries=(*change.entries, _line(lost_case, change)),
    )


def _anothers(now: Case, lost: Case) -> bool:
    """Whether somebody else has taken the case meanwhile."""
    return now.claim is not None and (lost.claim is None or now.claim.by != lost.claim.by)


def _later(lost: Conversation | None, now: Conversation | None) -> Conversation | None:
    """The conversation as the lost change left it; what the model is yet to read stays to read."""
    if lost is None or now is None:
        return replace(lost, revision=0) if lost else None
    return replace(lost, revision=now.revision, unassessed=now.unassessed, recent=now.recent)


def _joined(now: Case, lost: Case) -> Case:
    notes = (*now.notes, *(note for note in lost.notes if note not in now.notes))
    joined = replace(
        now,
        notes=notes,
        tier=most_urgent(now.tier, lost.tier),
        emergency_call=now.emergency_call or lost.emergency_call,
        first_reply_at=now.first_reply_at or lost.first_reply_at,
    )
    if now.state is CaseState.WAITING and lost.led and lost.claim is not None:
        # Asking to close was answered by the contact, who wrote: only the claim stands again.
        return replace(joined, state=CaseState.CLAIMED, claim=lost.claim, closing=None)
    return joined


def _led(now: Conversation | None, case: Case) -> Conversation | None:
    staff_led = ConversationState.STAFF_LED
    if now is None or not case.led or now.state is ConversationState.CLOSED:
        return now
    return replace(now, state=staff_led) if staff_led in ALLOWED_MOVES[now.state] else now


def _line(lost: Case, change: Change) -> Entry:
    """Say in the transcript what happened, for whoever reads the case."""
    who = lost.closed_by or (lost.claim.by if lost.claim else None) or "staff"
    said = STAYS_OPEN if lost.state is CaseState.CLOSED else REOPENED
    at = change.entries[-1].at if change.entries else lost.opened_at
    return Entry(
        lost.conversation_id,
        at,
        Author.SYSTEM,
        said.format(who=who),
        case_id=lost.case_id,
    )
