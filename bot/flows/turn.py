"""One turn of a conversation being worked out: gathers all that will be stored together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.casework.cases import FIRST_FOR, Case, CaseState, RiskEvent
from bot.casework.conversation import Conversation, ConversationState, CovertStep
from bot.casework.due import WorkingWeek, due_at
from bot.casework.messages import (
    CaseId,
    Choice,
    MessageId,
    MessageKind,
    Reply,
    ReplyId,
    ReplyKind,
    StaffName,
)
from bot.casework.records import Alert, AlertKind, Author, Change, Entry
from bot.casework.tally import facts_of, stamped
from bot.casework.team_hours import Opening
from bot.casework.teams import Team
from bot.casework.triage import Assessment, Tier

# A contact who comes back within this time goes to the same worker first.
REOPENS_WITHIN = timedelta(hours=72)


def case_id_for(conversation: Conversation, cause: str) -> CaseId:
    """Name a case after its conversation and what opened it, so that a replay makes no second."""
    token = hashlib.blake2b(cause.encode(), digest_size=4).hexdigest()
    return CaseId(f"{conversation.conversation_id}.{token}")


def is_silent(conversation: Conversation) -> bool:
    """Whether the bot must not speak: staff lead, or someone may be reading over a shoulder."""
    return conversation.state is ConversationState.STAFF_LED or conversation.covert_step in (
        CovertStep.OFFERED,
        CovertStep.HELD,
        CovertStep.STOPPED,
    )


@dataclass
class Turn:
    """Mutable while a flow works; `change()` freezes it. `cause` makes every id repeatable.

    `opens`: with nobody on shift, when each team is next planned to open.
    """

    cause: str
    now: datetime
    conversation: Conversation
    case: Case | None
    staffed: bool
    week: WorkingWeek
    handled: MessageId | None = None
    opens: Mapping[Team, Opening | None] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    before: Case | None = field(init=False)
    in_form: str | None = field(init=False)

    def __post_init__(self) -> None:
        """Keep the case and the open form as they were read, so that what changes is known."""
        self.before, self.in_form = self.case, self.conversation.form

    def say(
        self,
        text: str,
        *,
        choices: tuple[Choice, ...] = (),
        kind: ReplyKind = ReplyKind.AUTOMATIC,
        tier: Tier = Tier.P4,
        text_if_told: str = "",
        author: StaffName | None = None,
    ) -> None:
        """Put a reply on its way and into the transcript."""
        conversation = self.conversation
        reply = Reply(
            reply_id=ReplyId(f"{self.cause}:{len(self.replies)}"),
            conversation_id=conversation.conversation_id,
            channel=conversation.channel,
            address=conversation.address,
            kind=kind,
            text=text,
            created_at=self.now,
            choices=choices,
            tier=tier,
            case_id=self.case.case_id if self.case else None,
            text_if_told=text_if_told,
            author=author,
        )
        self.replies.append(reply)
        self.entries.append(
            Entry(
                conversation_id=conversation.conversation_id,
                at=self.now,
                author=Author.STAFF if kind is ReplyKind.STAFF else Author.BOT,
                text=text,
                ref=reply.reply_id,
                kind=MessageKind.TEXT,
                fixed=kind is ReplyKind.FIXED,
                choices=choices,
                staff=author,
                case_id=reply.case_id,
            )
        )

    def add_to_last(self, text: str) -> None:
        """Add a paragraph to the last reply of this turn, before it is stored."""
        reply = self.replies[-1]
        longer = f"{reply.text}\n\n{text}"
        self.replies[-1] = replace(reply, text=longer)
        self.entries = [
            replace(entry, text=longer) if entry.ref == reply.reply_id else entry
            for entry in self.entries
        ]

    def record(
        self, text: str, *, reasons: tuple[str, ...] = (), by: StaffName | None = None
    ) -> None:
        """Write what happened into the transcript, for staff alone."""
        self.entries.append(
            Entry(
                conversation_id=self.conversation.conversation_id,
                at=self.now,
                author=Author.SYSTEM,
                text=text,
                reasons=reasons,
                staff=by,
                case_id=self.case.case_id if self.case else None,
            )
        )

    def alert(self, kind: AlertKind) -> None:
        """Tell staff about the case. Practice conversations alert nobody."""
        if self.case is None or self.case.practice:
            return
        waits = self.case.state is CaseState.WAITING
        self.alerts.append(
            Alert(
                alert_id=f"{self.cause}:{kind.value}",
                kind=kind,
                case_id=self.case.case_id,
                tier=self.case.tier,
                route=self.case.route,
                at=self.now,
                waiting_since=self.case.waiting_since,
                team=self.case.team,
                alarm=self.case.overdue_alerted if waits else 0,
            )
        )

    def open_case(self, assessment: Assessment, tier: Tier, reasons: tuple[str, ...]) -> Case:
        """Open the conversation's one case and put it on the queue."""
        conversation = self.conversation
        all_reasons = (*assessment.reasons, *reasons)
        case = Case(
            case_id=case_id_for(conversation, self.cause),
            conversation_id=conversation.conversation_id,
            channel=conversation.channel,
            tier=tier,
            route=assessment.route,
            opened_at=self.now,
            waiting_since=self.now,
            due_at=self.due(tier),
            reasons=all_reasons,
            history=(RiskEvent(self.now, tier, assessment.route, all_reasons),),
            unread=1,
            monitored=conversation.monitored or assessment.covert,
            check=assessment.check,
            holding=assessment.provisional and assessment.tier is Tier.P4,
            age=conversation.age,
            area=conversation.slot("area") or "",
            language=conversation.language,
            practice=conversation.practice,
            earlier=conversation.last_case_id,
        )
        closed_at = conversation.last_closed_at
        if closed_at is not None and self.now - closed_at <= REOPENS_WITHIN:
            case = replace(
                case,
                reopens=conversation.last_case_id,
                first_for=conversation.last_worker,
                first_until=self.now + FIRST_FOR[tier],
            )
        self.case = case
        self.conversation = replace(
            conversation.moved(ConversationState.WAITING),
            case_id=case.case_id,
            last_case_id=case.case_id,
            answered_tier=None,
            answered_keys=(),
        )
        return case

    def due(self, tier: Tier) -> datetime:
        """Return when a case of this tier that begins to wait now is due."""
        return due_at(tier, self.now, staffed=self.staffed, week=self.week)

    def change(self) -> Change:
        """Freeze what is to be stored, with what it adds to the day's numbers."""
        self.case = stamped(self.before, self.case, self.now)
        spoken_at = self.now if self.replies else self.conversation.spoken_at
        return Change(
            conversation=replace(self.conversation, spoken_at=spoken_at),
            case=self.case,
            facts=facts_of(
                self.before, self.case, self.conversation, self.entries, self.now, self.week.zone
            ),
            entries=tuple(self.entries),
            replies=tuple(self.replies),
            alerts=tuple(self.alerts),
            handled=self.handled,
        )
