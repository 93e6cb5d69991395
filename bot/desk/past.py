"""What is known of the same contact beside this case: earlier cases, and what they chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.casework.cases import Case, Outcome
from bot.casework.conversation import Conversation
from bot.casework.messages import CaseId
from bot.casework.triage import Route, Tier
from bot.ports import Casebook

# Cases shown beside one; older ones are a walk from case to case.
SHOWN_AT_MOST = 8
SAFE_ANSWERS = {
    "yes": "Yes, it is safe to message here",
    "no": "No, it is not safe to message here",
    "unsure": "Not sure whether it is safe to message here",
}


@dataclass(frozen=True)
class OtherCase:
    """Another case of the same conversation. `tier` is the most urgent that it had."""

    case_id: CaseId
    tier: Tier
    route: Route
    opened_at: datetime
    closed_at: datetime | None
    outcome: Outcome | None


@dataclass(frozen=True)
class SafeContact:
    """What the contact said about being written to, in words, and since when."""

    words: str
    at: datetime | None
    quiet: bool


async def other_cases(
    casebook: Casebook, case: Case, conversation: Conversation
) -> tuple[OtherCase, ...]:
    """Return the contact's other cases, newest first: of this conversation and of no other."""
    found: list[OtherCase] = []
    wanted, walked = conversation.last_case_id, 0
    while wanted is not None and walked <= SHOWN_AT_MOST:
        other = await casebook.case(wanted)
        if other is None or other.conversation_id != case.conversation_id:
            break
        if other.case_id != case.case_id:
            found.append(_as_other(other))
        wanted, walked = other.earlier, walked + 1
    return tuple(found)


def safe_contact(conversation: Conversation) -> SafeContact:
    """Return what the contact chose; nothing said is said too."""
    words = SAFE_ANSWERS.get(conversation.safe_answer, "Not said")
    return SafeContact(words, conversation.safe_answer_at, conversation.paused)


def _as_other(case: Case) -> OtherCase:
    return OtherCase(
        case.case_id, case.peak, case.route, case.opened_at, case.closed_at, case.outcome
    )
