"""Playing a week: contacts who write and staff who work, by chance but the same for each seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bench.week_ledger import LONDON, Event, Ledger
from bench.week_moves import Moves
from bot.casework.cases import Case
from bot.casework.conversation import Conversation
from bot.casework.due import WorkingWeek
from bot.casework.messages import (
    CaseId,
    Channel,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
    StaffName,
)
from bot.casework.triage import Answer, Route, Tier, Understanding
from bot.flows.chase import chase
from bot.flows.receive import receive
from bot.ports import Outside
from bot.stores.directory_file import load_directory
from bot.stores.redis_stores import RedisStores

COUNCILS = ("Birmingham", "Coventry", "Dudley", "Sandwell", "Walsall")
AREAS = (*COUNCILS, "Somewhere else entirely", "")
STAFF = tuple(StaffName(name) for name in ("Priya Shah", "Dave Price", "Amina Khan", "Jo Finch"))
P1_WORDS = "theyre outside mine with a machete"
ROUTES = (Route.DOMESTIC_ABUSE, Route.EXPLOITATION, Route.SCHOOL, Route.FAMILY, Route.MENTORING)


@dataclass
class WeekClock:
    """A clock that the week moves."""

    at: datetime

    def now(self) -> datetime:
        """Return the moment that the week has come to."""
        return self.at


@dataclass
class Reader:
    """Stands for the model: reads from the words what the week meant by them."""

    async def understand(
        self,
        conversation: Conversation,
        text: str,
        *,
        payload: str = "",  # noqa: ARG002 - as the port has it
        message_id: MessageId,  # noqa: ARG002
        within: float | None = None,  # noqa: ARG002
    ) -> Understanding:
        """Read `P2 school Dudley` and the like; anything else is calm."""
        tier, route, area = (*text.split(maxsplit=2), "", "", "")[:3]
        slots = {**dict(conversation.slots), **({"area": area} if area else {})}
        concern = tier in ("P2", "P3")
        return Understanding(
            "concern" if concern else "chitchat",
            0.9,
            Tier(tier) if concern else Tier.P4,
            Route(route) if concern else Route.SMALLTALK,
            reasons=("Made up for the week.",) if concern else (),
            answer=Answer(text="Thank you."),
            slots=tuple(sorted(slots.items())),
        )


@dataclass
class Week:
    """The week as it is played. `ledger` holds what was done; `practised` counts nowhere."""

    stores: RedisStores
    monday: datetime
    seed: int
    ledger: Ledger = field(default_factory=Ledger)
    practised: int = 0
    missed: set[CaseId] = field(default_factory=set)
    count: int = 0

    def __post_init__(self) -> None:
        """Set the clock, the dice and the flows' surroundings."""
        self.clock = WeekClock(self.monday)
        self.dice = random.Random(self.seed)
        self.outside = Outside(
            casebook=self.stores.casebook,
            rasa=Reader(),
            roster=self.stores.roster,
            clock=self.clock,
            directory=load_directory(),
            week=WorkingWeek(LONDON),
        )
        self.moves = Moves(self)

    async def play(self, cases: int) -> None:
        """Play seven days in which about this many cases open, and everything that follows."""
        for name in STAFF:
            await self.stores.roster.shift_on(name, self.clock.now())
        end = self.monday + timedelta(days=7)
        gap = timedelta(days=7) / (cases * 1.6)
        while self.clock.at < end - gap * 4:
            self.clock.at += gap * self.dice.uniform(0.2, 1.8)
            await self.chased()
            await self.contact()
            # A desk is worked in sittings: several presses, a minute or so apart.
            for _ in range(self.dice.choice((0, 0, 4, 9, 14))):
                self.clock.at += timedelta(seconds=self.dice.uniform(5, 100))
                await self.chased()
                await self.moves.staff()

    async def contact(self) -> None:
        """Let somebody write: most are new, some come back, some only practise."""
        old = self.count and self.dice.random() < 0.35
        number = self.dice.randrange(self.count) if old else self.count
        self.count += not old
        practice = number % 17 == 5
        channel = Channel.TELEGRAM if number % 3 else Channel.WEBCHAT
        who = ConversationId(f"{channel.value}:{number}")
        chance = self.dice.random()
        tier = "P1" if chance < 0.15 else "P2" if chance < 0.4 else "P3" if chance < 0.8 else ""
        route = self.dice.choice(ROUTES)
        words = f"{tier} {route.value} {AREAS[number % len(AREAS)]}".strip() if tier else "hello"
        await self.writes(who, channel, P1_WORDS if tier == "P1" else words, practice=practice)

    async def writes(
        self, who: ConversationId, channel: Channel, words: str, *, practice: bool
    ) -> None:
        """Send one message through the real flow, and write down what came of it."""
        now = self.clock.now()
        conversation = await self.stores.casebook.conversation(who)
        before = await self.open_case(conversation)
        message = InboundMessage(
            message_id=MessageId(f"{who}:{len(self.ledger.rows)}:{now.timestamp()}"),
            conversation_id=who,
            channel=channel,
            address=str(who),
            kind=MessageKind.TEXT,
            sent_at=now,
            received_at=now,
            text=words,
            practice=practice,
        )
        await receive(self.outside, message)
        after = await self.stores.casebook.conversation(who)
        assert after is not None
        self.practised += practice
        if practice:
            return
        said = (await self.stores.casebook.transcript(who))[-40:]
        mine = next(e for e in reversed(said) if e.ref == message.message_id)
        values = {
            "tier": mine.tier.value if mine.tier else "not_said",
            "route": mine.route.value if mine.route else "not_said",
            "area": area_of(after.slot("area") or ""),
            "channel": channel.value,
            "language": after.language,
        }
        self.ledger.add("messages", now, values)
        if conversation is None:
            self.ledger.add("conversations", now, values)
        await self.changed(before, after)

    async def changed(self, before: Case | None, after: Conversation) -> None:
        """Write down whether a message opened a case or raised one."""
        case = await self.open_case(after)
        if case is None:
            return
        if before is None:
            self.did("cases", case)
            if case.reopens:
                self.did("reopened", case)
        elif case.tier is not before.tier:
            self.did("raised", case)
        self.late(case)

    async def chased(self) -> None:
        """Let the clock's worker do what fell due, and write down what ran out or was missed."""
        now = self.clock.now()
        for case in await self.stores.casebook.due_cases(now):
            lapses = case.claim is not None and now >= case.claim.lease_until
            if await chase(self.outside, case):
                fresh = await self.case(case.case_id)
                if lapses:
                    self.did("lapsed", fresh)
                self.late(fresh)

    def late(self, case: Case) -> None:
        """Write down a missed target, once: due, and nobody had ever claimed it."""
        fresh = case.case_id not in self.missed and case.case_id not in self.moves.claimed
        if fresh and case.open and self.clock.now() >= case.due_at:
            self.missed.add(case.case_id)
            self.did("missed_target", case)

    def did(self, measure: str, case: Case, since: datetime | None = None) -> Event | None:
        """Write down what was done to a case; what is done to practise is written nowhere."""
        if case.practice:
            return None
        named = replace(case, area=area_of(case.area))
        return self.ledger.note(measure, self.clock.now(), named, since=since)

    async def case(self, case_id: CaseId) -> Case:
        """Return a case as it stands now."""
        found = await self.stores.casebook.case(case_id)
        assert found is not None
        return found

    async def open_case(self, conversation: Conversation | None) -> Case | None:
        """Return the open case of a conversation."""
        if conversation is None or conversation.case_id is None:
            return None
        case = await self.stores.casebook.case(conversation.case_id)
        return case if case and case.open else None


def area_of(area: str) -> str:
    """Return an area as a report names it."""
    return "not_said" if not area else area if area in COUNCILS else "elsewhere"
