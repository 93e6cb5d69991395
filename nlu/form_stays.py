"""What leaves a form open: a question is answered, and what was asked is asked again.

Rasa's rules know an answer or an unclear one; both go on or say sorry. Here the action server is
asked for the answer and for the form's own question, one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nlu.forms import ASKED_AGAIN, InForm, asked_in_form, early
from nlu.replies import joined
from nlu.short_way import ShortWay
from nlu.wire import Ask, Outcome

ANSWERS_FACTS = "action_answer"


async def stays_open(
    way: ShortWay, ask: Ask, reading: Mapping[str, Any], meaning: InForm
) -> Outcome:
    """Answer a question, or keep what answers another question; then ask what was asked."""
    said: list[dict[str, Any]] = []
    slots = dict(ask.slots)
    if meaning is InForm.QUESTION:
        intent = asked_in_form(ask.form, ask.text, reading)
        said, _ = await way.say(ask, _meant(reading, intent), ANSWERS_FACTS)
    else:
        slots.update(early(ask.form, ask.asks, ask.text))
        # The next that says nothing of it counts as unclear a second time.
        slots[ASKED_AGAIN] = str(ask.asks)
    question = f"action_ask_{ask.form}_{ask.asks}"
    asked, _ = await way.say(replace(ask, slots=slots), _meant(reading, "inform"), question)
    # The buttons under it are the question's.
    answered = [{**part, "choices": []} for part in said]
    return Outcome(joined([*answered, *asked]), slots, ask.form, ask.asks)


def _meant(reading: Mapping[str, Any], intent: str) -> dict[str, Any]:
    return {**reading, "intent": {"name": intent, "confidence": 1.0}}
