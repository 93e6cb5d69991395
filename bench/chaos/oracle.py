"""The oracle: holds what was sent, seen and shown against each promise, and names what broke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.chaos.evidence import Contact, DeskLine, Evidence, Heard
from bench.chaos.words import MARK
from bot.casework.messages import Channel
from bot.casework.triage import Tier

SHOWN = 12  # examples kept of one broken promise


@dataclass(frozen=True)
class Verdict:
    """One promise: its key, its words, whether it held, what was counted, what broke it."""

    key: str
    promise: str
    held: bool
    counted: str
    broken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """The evidence, and each contact's conversation at the desk, found by the words in it."""

    evidence: Evidence
    lines: dict[int, tuple[DeskLine, ...]]
    ids: dict[int, str]

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Return every contact."""
        return self.evidence.contacts

    @property
    def begun(self) -> int:
        """Return how many contacts wrote anything."""
        return sum(bool(contact.said) for contact in self.contacts)

    def at_desk(self, contact: Contact, author: str) -> tuple[DeskLine, ...]:
        """Return a contact's lines by one author."""
        lines = self.lines.get(contact.script.number, ())
        return tuple(line for line in lines if line.author == author)


def judge(evidence: Evidence) -> tuple[Verdict, ...]:
    """Return a verdict on every promise."""
    look = _look(evidence)
    return tuple(promise(look) for promise in PROMISES)


def _look(evidence: Evidence) -> Look:
    owner = {
        said.mark: contact.script.number
        for contact in evidence.contacts
        for said in contact.script.lines
    }
    lines: dict[int, tuple[DeskLine, ...]] = {}
    ids: dict[int, str] = {}
    for name, shown in evidence.desk.items():
        theirs = [m for line in shown if line.author == "contact" for m in MARK.findall(line.text)]
        if theirs and theirs[0] in owner:
            lines[owner[theirs[0]]], ids[owner[theirs[0]]] = shown, name
    return Look(evidence, lines, ids)


def _verdict(key: str, promise: str, counted: str, broken: Iterator[str] | list[str]) -> Verdict:
    found = list(broken)
    return Verdict(key, promise, not found, counted, tuple(found[:SHOWN]) + _more(found))


def _more(found: list[str]) -> tuple[str, ...]:
    return (f"and {len(found) - SHOWN} more",) if len(found) > SHOWN else ()


def kept(look: Look) -> Verdict:
    """Each confirmed message is in its conversation at the desk."""
    lost = []
    count = 0
    for contact in look.contacts:
        shown = {m for line in look.at_desk(contact, "contact") for m in MARK.findall(line.text)}
        confirmed = [said for said in contact.said if said.confirmed]
        count += len(confirmed)
        lost += [
            f"conversation {contact.script.number}: {said.line.mark} is not at the desk"
            for said in confirmed
            if said.line.mark not in shown
        ]
    return _verdict("kept", "Nothing that was accepted is lost", f"{count} accepted", lost)


def once(look: Look) -> Verdict:
    """Nothing was handled twice: no message, no answer, no case stands at the desk twice."""
    twice = []
    for contact in look.contacts:
        number = contact.script.number
        for author, what in (("contact", "message"), ("bot", "answer to"), ("staff", "reply")):
            lines = look.at_desk(contact, author)
            marks = Counter(m for line in lines for m in MARK.findall(line.text))
            twice += [
                f"conversation {number}: {what} {mark} stands there {times} times"
                for mark, times in marks.items()
                if times > 1
            ]
        mine = [c for c in look.evidence.cases if c.conversation_id == look.ids.get(number)]
        if len(mine) > 1:
            twice.append(f"conversation {number} has {len(mine)} cases")
    counted = f"{len(look.evidence.cases)} cases of {look.begun} conversations"
    return _verdict("once", "Nothing is handled twice, and there is one case each", counted, twice)


def order(look: Look) -> Verdict:
    """The desk shows each contact's messages in the order in which they were written."""
    wrong = []
    for contact in look.contacts:
        written = [said.line.mark for said in contact.said]
        place = {mark: number for number, mark in enumerate(written)}
        shown = [
            place[mark]
            for line in look.at_desk(contact, "contact")
            for mark in MARK.findall(line.text)
            if mark in place
        ]
        first = list(dict.fromkeys(shown))
        if first != sorted(first):
            wrong.append(f"conversation {contact.script.number}: shown as {first}")
    return _verdict(
        "order", "A conversation's messages keep their order", f"{len(look.lines)} read", wrong
    )


def apart(look: Look) -> Verdict:
    """No contact was sent, and no conversation shows, what belongs to another."""
    wrong = []
    for contact in look.contacts:
        own = {said.mark for said in contact.script.lines}
        own |= {r.mark for r in look.evidence.replies if _is_of(look, contact, r.case_id)}
        shown = [line.text for line in look.lines.get(contact.script.number, ())]
        for text in [*shown, *(heard.text for heard in contact.heard)]:
            wrong += [
                f"conversation {contact.script.number} holds {mark} of another"
                for mark in MARK.findall(text)
                if mark not in own
            ]
    return _verdict("apart", "Nobody is shown another's words", f"{len(look.lines)} read", wrong)


def _is_of(look: Look, contact: Contact, case_id: str) -> bool:
    return case_id.startswith(look.ids.get(contact.script.number, "nowhere"))


def queue(look: Look) -> Verdict:
    """Every conversation with a P1 that the rules see has its case at P1."""
    tiers: dict[str, set[str]] = {}
    for case in look.evidence.cases:
        tiers.setdefault(case.conversation_id, set()).add(case.tier)
    danger = [c for c in look.contacts if any(said.line.tier is Tier.P1 for said in c.said)]
    missing = [
        f"conversation {contact.script.number} is not on the queue as a P1"
        for contact in danger
        if Tier.P1.value not in tiers.get(look.ids.get(contact.script.number, ""), set())
    ]
    return _verdict("queue", "Every P1 is on the queue", f"{len(danger)} with a P1", missing)


def told(look: Look) -> Verdict:
    """An alert about every P1 reached the sink."""
    urgent = [case for case in look.evidence.cases if case.tier == Tier.P1.value]
    silent = [
        f"case {case.case_id} was never told"
        for case in urgent
        if case.case_id not in look.evidence.told
    ]
    return _verdict("told", "Staff are told of every P1", f"{len(urgent)} P1 cases", silent)


def answered(look: Look) -> Verdict:
    """Something was said to each contact after their last words, unless staff lead.

    Where nobody knows whether the last answer arrived, the desk must say so: it is never sent
    again blindly (`blind`), and a connection that was cut brought it or did not.
    """
    led = {reply.case_id for reply in look.evidence.replies}
    silent = [
        f"conversation {contact.script.number} heard nothing after its last words"
        for contact in look.contacts
        if contact.said and not any(heard.at > contact.said[-1].at for heard in contact.heard)
        if not any(_is_of(look, contact, case_id) for case_id in led)
        if not any(line.doubted for line in look.at_desk(contact, "bot")[-1:])
    ]
    return _verdict(
        "answered",
        "Every conversation is answered, or staff see that it may not be",
        f"{look.begun} conversations",
        silent,
    )


def sent(look: Look) -> Verdict:
    """What the desk shows as said reached its contact, or the desk says that it may not have."""
    wanting = []
    count = 0
    for contact in look.contacts:
        heard = {m for each in contact.heard for m in MARK.findall(each.text)}
        said = (*look.at_desk(contact, "bot"), *look.at_desk(contact, "staff"))
        marks = [m for line in said if not line.doubted for m in MARK.findall(line.text)]
        count += len(marks)
        wanting += [
            f"conversation {contact.script.number} never got {mark}"
            for mark in marks
            if mark not in heard
        ]
    shown = {m for lines in look.lines.values() for line in lines for m in MARK.findall(line.text)}
    wanting += [
        f"what staff sent ({reply.mark}) is not in its conversation"
        for reply in look.evidence.replies
        if reply.accepted and reply.mark not in shown
    ]
    return _verdict(
        "sent",
        "Every reply is sent, or staff see that it may not be",
        f"{count} with a mark",
        wanting,
    )


def repeats(contact: Contact, look: Look) -> list[tuple[Heard, Heard]]:
    """Return (first, copy) of what a contact on Telegram was sent more often than it was said."""
    if contact.script.channel is not Channel.TELEGRAM:
        return []  # the page draws each entry of the transcript by its id
    said = Counter(
        _plain(line.text) for author in ("bot", "staff") for line in look.at_desk(contact, author)
    )
    seen: dict[str, list[Heard]] = {}
    found = []
    for heard in contact.heard:
        before = seen.setdefault(_plain(heard.text), [])
        if before and len(before) >= max(1, said[_plain(heard.text)]):
            found.append((before[-1], heard))
        before.append(heard)
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


def copies(look: Look) -> Verdict:
    """Contacts got no more second copies than processes were killed."""
    kills = len(look.evidence.kills)
    found = [
        f"conversation {contact.script.number}: again after {copy.at - first.at:.1f} s:"
        f" {_plain(copy.text)[:60]}"
        for contact in look.contacts
        for first, copy in repeats(contact, look)
    ]
    counted = f"{len(found)} copies, {kills} kills"
    broken = found if len(found) > kills else []
    return _verdict("copies", "No more second copies than kills", counted, broken)


def blind(look: Look) -> Verdict:
    """What may have arrived is never sent again, unless its sender died before it knew."""
    hits = [blow.at for blow in look.evidence.blows]
    cut = sum(heard.cut for contact in look.contacts for heard in contact.heard)
    found = [
        f"conversation {contact.script.number}: sent again {copy.at - first.at:.1f} s after its"
        " answer was lost"
        for contact in look.contacts
        for first, copy in repeats(contact, look)
        if first.cut and not any(first.at - 5 <= at <= copy.at for at in hits)
    ]
    return _verdict("blind", "A send is never repeated blindly", f"{cut} answers lost", found)


PROMISES: tuple[Callable[[Look], Verdict], ...] = (
    kept,
    once,
    order,
    apart,
    queue,
    told,
    answered,
    sent,
    copies,
    blind,
)
