"""What is said of words that joined an urgent case and are answered by nothing else."""

from __future__ import annotations

from bot.casework import wording, wording_asked, wording_waiting
from bot.casework.asked import is_question
from bot.casework.conversation import CovertStep
from bot.flows.turn import Turn


def kept(turn: Turn, text: str) -> wording.FixedText:
    """Say that the words are kept; of a question, that a person has to answer it.

    A question is never met with thanks alone: that reads as a yes, or as if nobody had read it.
    """
    language = turn.conversation.language
    if turn.conversation.covert_step is not CovertStep.NONE:
        return wording.added(monitored=True, language=language)
    case = turn.case
    if case is not None and case.tier.urgent and is_question(text):
        return wording_asked.for_a_person(
            staffed=turn.staffed,
            opens=turn.opens.get(case.team),
            times=case.unread,
            language=language,
        )
    return wording_waiting.kept(case.unread if case else 0, language=language)
