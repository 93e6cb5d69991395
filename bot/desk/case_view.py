"""A case as staff read it: the conversation line by line, as it happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.casework.care import Graphic, graphic
from bot.casework.cases import Case, Closing
from bot.casework.conversation import Conversation, ConversationState, CovertStep
from bot.casework.ending import needs_two
from bot.casework.messages import Channel, Choice, Delivery, MessageKind, StaffName
from bot.casework.packs import Pack
from bot.casework.records import Author, Entry
from bot.casework.telling import Attempt
from bot.casework.triage import Route, Tier
from bot.desk.heading import is_free
from bot.desk.past import OtherCase, SafeContact
from bot.desk.phrases import flags
from bot.desk.queue_view import first_of, version_of
from bot.desk.services import Shown
from bot.ports import ReadTo

NAMES = {Author.CONTACT: "Contact", Author.BOT: "Bot", Author.STAFF: "Staff", Author.SYSTEM: ""}
COVERT = {
    CovertStep.OFFERED: "The bot sent the bland line. No answer yet.",
    CovertStep.HELD: "Another hand may hold the phone: the bot shows nothing of what was said.",
    CovertStep.READABLE: "The contact answered 1: it was safe to read.",
    CovertStep.STOPPED: "The contact answered 2: stop. The bot stays silent.",
}


@dataclass(frozen=True)
class Edit:
    """New words for an earlier message."""

    at: datetime
    text: str


@dataclass(frozen=True)
class Line:
    """One thing that happened. `edits` stand beside the original; `edit_of` names it.

    `graphic` says why the words wait until asked for; `seen_at` stands on the last line that
    the contact's page has shown.
    """

    key: str
    author: Author
    name: str
    at: datetime
    text: str
    kind: MessageKind | None = None
    fixed: bool = False
    quoted: str = ""
    attachment: str = ""
    location: tuple[float, float] | None = None
    choices: tuple[Choice, ...] = ()
    delivery: Delivery | None = None
    tier: Tier | None = None
    route: Route | None = None
    reasons: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    edit_of: str = ""
    graphic: Graphic | None = None
    seen_at: datetime | None = None

    @property
    def version(self) -> str:
        """Changes when anything drawn of this line changes."""
        return version_of(self)


@dataclass(frozen=True)
class Beside:
    """What stands beside a conversation: the contact's other cases, what they chose, and us.

    `writers` are colleagues who write just now, and what. `typing` and `read` are what the
    contact's page tells, where the channel does: the contact types, and what it has shown.
    `packs` are the case's referral packs, None where the desk has none.
    """

    others: tuple[OtherCase, ...]
    sent: tuple[Shown, ...]
    safe: SafeContact
    writers: tuple[tuple[str, str], ...]
    on_shift: tuple[StaffName, ...]
    typing: bool = False
    read: ReadTo | None = None
    tries: tuple[Attempt, ...] = ()
    packs: tuple[Pack, ...] | None = None


@dataclass(frozen=True)
class CaseView:
    """All that a case page draws. `mode` is free, mine, other or closed.

    `first` is who may claim it before others do; `colleagues` are those on shift who could
    take it on.
    """

    case: Case
    mode: str
    holder: StaffName | str
    lines: tuple[Line, ...]
    earlier: int
    flags: tuple[tuple[str, str], ...]
    monitored: bool
    covert: str
    left: bool
    overdue: bool
    needs_two: bool
    first: StaffName | None
    colleagues: tuple[StaffName, ...]
    beside: Beside

    @property
    def asking(self) -> Closing | None:
        """What is put to a second person, if anything is."""
        return self.case.closing

    @property
    def tells(self) -> bool:
        """Whether the contact's page may show that the holder has read it (see `reading`)."""
        return self.mode == "mine" and not self.monitored and self.case.channel is Channel.WEBCHAT

    @property
    def careful(self) -> bool:
        """Whether staff must confirm before a reply leaves."""
        return self.monitored

    @property
    def version(self) -> str:
        """Changes when anything drawn changes, the lease's end included."""
        return version_of(self)


def case_view(
    case: Case,
    conversation: Conversation,
    entries: tuple[Entry, ...],
    me: StaffName,
    now: datetime,
    beside: Beside,
    *,
    keep: int,
) -> CaseView:
    """Return the page of a case, with the last `keep` lines of its conversation."""
    lines = _with_seen(read_lines(entries), beside.read)
    shown = lines[-keep:]
    mode = _mode(case, me, now)
    monitored = case.monitored or conversation.monitored
    case = replace(case, monitored=monitored)
    return CaseView(
        # The revision alone changes nothing that is drawn.
        case=replace(case, revision=0),
        mode=mode,
        holder=case.claim.by if case.claim and not is_free(case, now) else case.closed_by or "",
        lines=shown,
        earlier=len(lines) - len(shown),
        # New danger in one's own case has a line with its countdown instead.
        flags=tuple(
            flag
            for flag in flags(case, paused=conversation.paused)
            if (flag[0], mode) != ("danger", "mine")
        ),
        monitored=monitored,
        covert=COVERT.get(conversation.covert_step, ""),
        left=_left(entries) or conversation.state is ConversationState.CLOSED,
        overdue=is_free(case, now) and now >= case.due_at,
        needs_two=needs_two(case),
        first=first_of(case, beside.on_shift, me, now),
        colleagues=tuple(name for name in beside.on_shift if name != me),
        beside=beside,
    )


def read_lines(entries: tuple[Entry, ...]) -> tuple[Line, ...]:
    """Turn the transcript into lines: an edit stands beside its original and in its own place."""
    lines: list[Line] = []
    original: dict[str, int] = {}
    for entry in entries:
        line = _line(entry)
        first = original.get(entry.channel_ref) if entry.channel_ref else None
        if entry.kind is MessageKind.EDIT and first is not None:
            before = lines[first]
            lines[first] = replace(
                before,
                edits=(*before.edits, Edit(entry.at, entry.text)),
                graphic=before.graphic or line.graphic,
            )
            line = replace(line, edit_of=before.key)
        elif entry.author is Author.CONTACT and entry.channel_ref and first is None:
            original[entry.channel_ref] = len(lines)
        lines.append(line)
    return tuple(lines)


def _left(entries: tuple[Entry, ...]) -> bool:
    """Whether leaving is the last that came from the contact. A case stays open over it."""
    theirs = (entry.kind for entry in reversed(entries) if entry.author is Author.CONTACT)
    return next(theirs, None) is MessageKind.DEPARTED


def _with_seen(lines: tuple[Line, ...], read: ReadTo | None) -> tuple[Line, ...]:
    """Mark the last of our lines that the contact's page has shown."""
    if read is None:
        return lines
    reached = _place(f"e{read.entry_id}")
    for index in range(len(lines) - 1, -1, -1):
        ours = lines[index].author in (Author.BOT, Author.STAFF)
        if ours and _place(lines[index].key) <= reached:
            return (*lines[:index], replace(lines[index], seen_at=read.at), *lines[index + 1 :])
    return lines


def _place(key: str) -> tuple[int, int]:
    before, _, after = key[1:].partition("-")
    return int(before or 0), int(after or 0)


def _line(entry: Entry) -> Line:
    return Line(
        key=f"e{entry.entry_id}",
        author=entry.author,
        name=entry.staff or NAMES[entry.author],
        at=entry.at,
        text=entry.text,
        kind=entry.kind,
        fixed=entry.fixed,
        quoted=entry.quoted,
        attachment=entry.attachment,
        location=entry.location,
        choices=entry.choices,
        delivery=entry.delivery if entry.author in (Author.BOT, Author.STAFF) else None,
        tier=entry.tier,
        route=entry.route,
        reasons=entry.reasons,
        graphic=graphic(entry.rules, entry.route, entry.tier)
        if entry.author is Author.CONTACT
        else None,
    )


def _mode(case: Case, me: StaffName, now: datetime) -> str:
    if not case.open:
        return "closed"
    if case.held_by(me, now):
        return "mine"
    return "free" if is_free(case, now) else "other"
