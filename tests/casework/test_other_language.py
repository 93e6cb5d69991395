"""What is written in a language that is none of ours."""

from __future__ import annotations

from bot.casework.other_language import at_least_a_person
from bot.casework.triage import NOT_WORRYING, Assessment, Route, Tier


def test_nothing_is_said_of_words_that_nobody_could_read() -> None:
    """Staff read that a person should look, and not that nothing worrying was found."""
    calm = Assessment(Tier.P4, Route.OUT_OF_SCOPE, (NOT_WORRYING,))
    raised = at_least_a_person(calm, "ተሓግዙኒ")
    assert raised.tier is Tier.P3
    assert [reason for reason in raised.reasons if "worrying" in reason] == []
    assert "a person should read it" in raised.reasons[0]
