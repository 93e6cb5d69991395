"""A tracker store that keeps nothing: each message brings its state and takes it away again.

The front holds slots and the active form. A `Visit` carries them through one message: Rasa
finds a tracker seeded from it and leaves its last tracker in it. The visit lives in a context
variable of the task that handles the message, so nothing outlives the answer and nothing can
leak between contacts; outside a visit the store is empty and forgets what it is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker


@dataclass
class Visit:
    """One message's state: what the front sent, and the tracker as it was left."""

    slots: dict[str, str] = field(default_factory=dict)
    form: str | None = None
    asks: str | None = None
    tracker: DialogueStateTracker | None = None


_VISIT: ContextVar[Visit | None] = ContextVar("waymark_visit", default=None)


@contextmanager
def visiting(visit: Visit) -> Iterator[Visit]:
    """Make a visit the current one while a message is handled."""
    token = _VISIT.set(visit)
    try:
        yield visit
    finally:
        _VISIT.reset(token)


def seed(visit: Visit) -> list[Event]:
    """The events that bring a fresh tracker to the state the front holds."""
    events: list[Event] = [SessionStarted()]
    if visit.form:
        events += [ActiveLoop(visit.form), SlotSet(REQUESTED_SLOT, visit.asks)]
    events += [SlotSet(name, value) for name, value in sorted(visit.slots.items()) if value]
    return [*events, ActionExecuted(ACTION_LISTEN_NAME)]


class EphemeralTrackerStore(TrackerStore):
    """Named in endpoints.yml. Everything it knows is in the current visit."""

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        host: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Takes no settings; `host` is what Rasa passes to every store."""
        super().__init__(domain, event_broker)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The current visit's tracker, seeded when this is the first look; else None."""
        visit = _VISIT.get()
        if visit is None:
            return None
        if visit.tracker is None:
            tracker = self.init_tracker(sender_id)
            known = {slot.name for slot in self.domain.slots}
            for event in seed(visit):
                if not isinstance(event, SlotSet) or event.key in known:
                    tracker.update(event, self.domain)
            visit.tracker = tracker
        return visit.tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Leave the tracker in the visit; outside one, forget it."""
        visit = _VISIT.get()
        if visit is not None:
            visit.tracker = tracker

    async def keys(self) -> list[str]:
        """No conversation is kept."""
        return []
