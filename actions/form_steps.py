"""The questions of the mentoring and callback forms, and what follows the last answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import wording
from actions.answer import offer
from actions.directory import SHELF, service_ids
from actions.turn import NOT_GIVEN, Turn, say, turn_of

# What a form asked in the contact's own words, forgotten when it ends.
OWN_WORDS = ("callback_name", "safe_contact", "asked_again")


def forget_skipped(turn: Turn) -> list[EventType]:
    """A skipped question counts for its form alone: next time it may be asked again."""
    return [SlotSet(name, None) for name, value in turn.slots.items() if value == NOT_GIVEN]


class Question(Action, ABC):
    """One question of a form; `intro` comes first when the form has only just begun."""

    form = ""
    slot = ""
    started_by = ""

    def name(self) -> str:
        """As in domain.yml: which form asks for which slot."""
        return f"action_ask_{self.form}_{self.slot}"

    @abstractmethod
    def words(self, turn: Turn) -> tuple[str, wording.Choices]:
        """The question and its buttons."""

    def begin(self, dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
        """What is said before the first question."""
        return []

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Ask."""
        turn = turn_of(tracker)
        events = self.begin(dispatcher, turn) if turn.intent == self.started_by else []
        text, choices = self.words(turn)
        say(dispatcher, text, choices=choices)
        asked_again = self.slot if turn.intent == "unclear_answer" else None
        return [*events, SlotSet("asked_again", asked_again)]


class MentoringQuestion(Question):
    """Help first, questions after: the first question comes with mentoring to look at."""

    form, started_by = "mentoring_form", "mentoring_find"

    def begin(self, dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
        """Mentoring that fits what is known so far."""
        found = service_ids(
            SHELF.directory(),
            "mentoring",
            tier="P4",
            slots=turn.slots,
            intent=turn.intent,
            now=turn.now,
        )
        say(dispatcher, wording.MENTOR_INTRO, services=found)
        return [SlotSet("topic", "mentoring"), SlotSet("shown_services", ",".join(found))]


class AskMentoringWho(MentoringQuestion):
    """Asks who it is for."""

    slot = "for_whom"

    def words(self, turn: Turn) -> tuple[str, wording.Choices]:
        """Three answers and a way round."""
        return wording.ASK_WHO, wording.WHO


class AskMentoringAge(MentoringQuestion):
    """Asks how old they are."""

    slot = "age"

    def words(self, turn: Turn) -> tuple[str, wording.Choices]:
        """Asked of the contact, or about the person they ask for."""
        whom = "me" if turn.known("for_whom") == "me" else ""
        return wording.ASK_AGE[whom], (wording.SKIP,)


class AskMentoringArea(MentoringQuestion):
    """Asks for the council area."""

    slot = "area"

    def words(self, turn: Turn) -> tuple[str, wording.Choices]:
        """The seven councils."""
        return wording.ASK_AREA, (*wording.AREAS, wording.SKIP)


class CallbackQuestion(Question):
    """Says first who will read the answers."""

    form, started_by = "callback_form", "callback_request"

    def begin(self, dispatcher: CollectingDispatcher, turn: Turn) -> list[EventType]:
        """Limits of privacy come before the first answer."""
        say(dispatcher, wording.CALLBACK_INTRO)
        return []


class AskCallbackName(CallbackQuestion):
    """A name to use, which may be made up or left out."""

    slot = "callback_name"

    def words(self, turn: Turn) -> tuple[str, wording.Choices]:
        """Skipping is a button."""
        return wording.ASK_NAME, (wording.SKIP, wording.STOP)


class AskCallbackSafe(CallbackQuestion):
    """A safe way and time."""

    slot = "safe_contact"

    def words(self, turn: Turn) -> tuple[str, wording.Choices]:
        """One question, in the contact's own words."""
        return wording.ASK_SAFE, (wording.SKIP, wording.STOP)


class AskCallbackArea(CallbackQuestion):
    """Asks for the council area."""

    slot = "area"

    def words(self, turn: Turn) -> tuple[str, wording.Choices]:
        """The seven councils."""
        return wording.ASK_AREA, (*wording.AREAS, wording.SKIP)


class ActionMentoringDone(Action):
    """Mentoring for the person, age and area given."""

    def name(self) -> str:
        """As in domain.yml."""
        return "action_mentoring_done"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Offer what fits."""
        turn = turn_of(tracker)
        near = wording.MENTOR_DONE_NEAR.format(area=turn.area) if turn.area else ""
        events = offer(dispatcher, turn, "mentoring", near or wording.MENTOR_DONE)
        return [*events, *forget_skipped(turn), SlotSet("asked_again", None)]


class ActionCallbackDone(Action):
    """Hands the answers to the front as a referral and forgets them."""

    def name(self) -> str:
        """As in domain.yml."""
        return "action_callback_done"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Say thank you; the front opens the case."""
        turn = turn_of(tracker)
        given = {
            "kind": "callback",
            "name": turn.known("callback_name") or "",
            "safe_contact": turn.known("safe_contact") or "",
            "area": turn.area or "",
        }
        say(dispatcher, wording.CALLBACK_DONE, referral=given)
        return [*forget_skipped(turn), *(SlotSet(name, None) for name in OWN_WORDS)]


class ActionUnclear(Action):
    """Said before a question is asked a second time."""

    def name(self) -> str:
        """As in domain.yml."""
        return "action_unclear"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Sorry first."""
        say(dispatcher, wording.UNCLEAR)
        return []


class ActionLeftForm(Action):
    """The contact stopped a form: nothing of it is kept."""

    def name(self) -> str:
        """As in domain.yml."""
        return "action_left_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Forget the half-given answers."""
        say(dispatcher, wording.LEFT_FORM, choices=wording.TOPICS)
        return [*forget_skipped(turn_of(tracker)), *(SlotSet(name, None) for name in OWN_WORDS)]
