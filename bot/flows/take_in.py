"""A channel takes in what arrived: stored first, or, when the store is away, help at once.

With the store away a message is kept in the spool, on this machine's disk: then it is accepted,
and is handled when the store is back. Only when the spool cannot keep it either is it refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.casework.directory import Directory
from bot.casework.errors import SpoolRefuses, StoreUnavailable
from bot.casework.messages import InboundMessage, Reply
from bot.flows.outage import Help
from bot.flows.outage_alarm import OutageAlarm
from bot.ports import Clock, Inbox, Spool


@dataclass(frozen=True)
class Intake:
    """What became of what arrived. `reply`: say this at once, because nobody reads it just now.

    When `stored` is false the channel must not acknowledge: it comes again. `spooled`: it is
    on this machine's disk, not yet in the store.
    """

    stored: bool
    duplicate: bool = False
    reply: Reply | None = None
    spooled: bool = False


@dataclass
class TakeIn:
    """The one way in for every channel."""

    inbox: Inbox
    directory: Directory
    clock: Clock
    spool: Spool | None = None
    alarm: OutageAlarm | None = None
    _help: Help = field(init=False)

    def __post_init__(self) -> None:
        """Remember what help was given."""
        self._help = Help(self.directory, self.clock)

    async def __call__(self, message: InboundMessage) -> Intake:
        """Store a message; with the store away keep it, and hand back the help that can be given.

        Never raises StoreUnavailable.
        """
        if self.spool is None or not self.spool.first(message.conversation_id):
            try:
                fresh = await self.inbox.add(message)
            except StoreUnavailable:
                self._help.outage_goes_on()
            else:
                self._help.store_answers(message)
                return Intake(stored=True, duplicate=not fresh)
            if self.spool is None:
                return self._refused(message)
            self.spool.lost()
        if self.spool.away():
            self._help.outage_goes_on()
        try:
            fresh = await self.spool.keep(self._help.marked(message))
        except SpoolRefuses:
            return self._refused(message)
        if self.spool.away():
            self._ring(message)
        reply = self._help.reply(message, kept=True)
        return Intake(stored=True, duplicate=not fresh, reply=reply, spooled=True)

    def _refused(self, message: InboundMessage) -> Intake:
        self._ring(message)
        return Intake(stored=False, reply=self._help.reply(message, kept=False))

    def _ring(self, message: InboundMessage) -> None:
        """Nobody makes a case of it now, so staff hear of danger from here."""
        if self.alarm is not None:
            self.alarm.heard(message, outage=self._help.outage)
