"""What staff do in a simulated week, through the flows that the desk's buttons call."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bench.week_ledger import Event
from bot.casework.cases import Case, Mark, Outcome, Taken
from bot.casework.errors import MoveRefused
from bot.casework.messages import CaseId, StaffName
from bot.casework.triage import Tier
from bot.flows import claim, close, ending, hand, lower, mark, relay

if TYPE_CHECKING:
    from bench.week_play import Week

WHY = "Made up for the simulated week."


class Moves:
    """Staff at work. `claimed` are the cases that somebody claimed at least once."""

    def __init__(self, week: Week) -> None:
        """Play in `week`, with its dice, and write into its ledger."""
        self.week = week
        self.claimed: set[CaseId] = set()
        self.closed: list[CaseId] = []
        self.marks: dict[CaseId, Event | None] = {}
        self.presses = 0

    def press(self) -> str:
        """Name one press of a button."""
        self.presses += 1
        return f"week-{self.presses}"

    async def staff(self) -> None:
        """Let one member of staff do one thing; what the rules refuse is not done."""
        week = self.week
        on_shift = await week.stores.roster.on_shift()
        who = week.dice.choice(on_shift)
        cases = await week.stores.casebook.open_cases()
        now = week.clock.now()
        mine = [case for case in cases if case.held_by(who, now)]
        free = [case for case in cases if case.claim is None]
        asked = [case for case in cases if case.closing and case.closing.by != who]
        with suppress(MoveRefused):
            if week.dice.random() < 0.08:
                await self.marks_one(who, cases)
            elif asked and week.dice.random() < 0.7:
                await self.answers(who, week.dice.choice(asked))
            elif free and (not mine or week.dice.random() < 0.5):
                await self.claims(who, free[0])
            elif mine:
                await self.works(who, week.dice.choice(mine), on_shift)

    async def claims(self, who: StaffName, case: Case) -> None:
        """Claim the first that waits."""
        week = self.week
        taken = await claim.claim(week.outside, case.case_id, who, cause=self.press())
        if not isinstance(taken, Taken) or case.case_id in self.claimed:
            return
        fresh = await week.case(case.case_id)
        if week.clock.now() > case.due_at:
            week.late(fresh)
        self.claimed.add(case.case_id)
        week.did("claimed", fresh, fresh.opened_at)

    async def works(self, who: StaffName, case: Case, on_shift: tuple[StaffName, ...]) -> None:
        """Do something on a case that one has."""
        week, name = self.week, case.case_id
        what = week.dice.choice(("reply", "reply", "reply", "end", "end", "lower", "give", "go"))
        if what == "reply" or case.watch_until is not None:
            await relay.from_staff(week.outside, name, who, "Are you safe?", cause=self.press())
            if case.first_reply_at is None:
                week.did("replied", await week.case(name), case.opened_at)
        elif what == "lower":
            await lower.lower(week.outside, name, who, Tier.P3, WHY, cause=self.press())
            week.did("lowered", await week.case(name))
        elif what == "give":
            to = week.dice.choice(on_shift)
            await hand.transfer(week.outside, name, who, to, WHY, cause=self.press())
            week.did("handed_over", await week.case(name))
        elif what == "go":
            await claim.release(week.outside, name, who, cause=self.press())
            week.did("released", await week.case(name))
        else:
            await self.ends(who, case)

    async def ends(self, who: StaffName, case: Case) -> None:
        """Close it, alone or by asking a colleague."""
        week, name = self.week, case.case_id
        if case.peak is Tier.P1 and case.emergency_call is None:
            await claim.record_emergency_call(
                week.outside, name, who, called=True, detail=WHY, cause=self.press()
            )
        alone = WHY if week.dice.random() < 0.5 else ""
        outcome = week.dice.choice(tuple(Outcome))
        await close.close(
            week.outside, name, who, outcome, done=WHY, alone=alone, cause=self.press()
        )
        await self.ended(case)

    async def answers(self, who: StaffName, case: Case) -> None:
        """Agree to what a colleague asked, take the case from them, or object."""
        week, name = self.week, case.case_id
        chance = week.dice.random()
        if chance < 0.7:
            await ending.agree(week.outside, name, who, cause=self.press())
            await self.ended(case)
        elif chance < 0.85:
            await ending.object_to(week.outside, name, who, WHY, cause=self.press())
        else:
            await hand.take_over(week.outside, name, who, WHY, cause=self.press())
            week.did("handed_over", await week.case(name))

    async def ended(self, case: Case) -> None:
        """Write down that a case closed, if it did."""
        fresh = await self.week.case(case.case_id)
        if not fresh.open:
            self.closed.append(case.case_id)
            self.week.did("closed", fresh, fresh.opened_at)

    async def marks_one(self, who: StaffName, cases: tuple[Case, ...]) -> None:
        """Mark an open or a closed case, mark it anew, or take its mark off."""
        week = self.week
        names = sorted({*self.closed, *(case.case_id for case in cases)})
        if not names:
            return
        name = week.dice.choice(names)
        what = week.dice.choice((Mark.MISSED, Mark.FALSE_ALARM, None))
        await mark.mark(week.outside, name, who, what, cause=self.press())
        fresh = await week.case(name)
        before = self.marks.pop(name, None)
        if before is not None:
            week.ledger.strike(before)
        if what is not None:
            self.marks[name] = week.did(f"marked_{what.value}", fresh)
        week.late(fresh)
