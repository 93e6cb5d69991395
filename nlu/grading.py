"""From probabilities to a tier: the cost of being wrong decides, so unsure means up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.casework.triage import Tier

# The three questions that the tier heads answer, each asked only when the one before it is
# true, so that the last learns what sets P1 apart from P2 and not from small talk.
QUESTIONS = ("concern", "urgent_if_concern", "now_if_urgent")

# How many needless raises one missed message is worth, at each line. Raising to a tier costs
# less than missing when P(at least that tier) > 1 / (1 + worth). Chosen for an urgent recall
# of 0.97 on messages whose sittings neither encoder nor heads had learnt from, screen and
# model together (`python -m nlu.measure`, 20,855 messages, many of the calm ones composed to
# look urgent). At worth 10 (line 0.09): recall 0.970, P1 read as urgent 0.978, P3 raised 0.62,
# P4 raised 0.19. At worth 5 (0.167): 0.947, 0.963, 0.49, 0.14; at worth 3 (0.25): 0.922, 0.948,
# 0.41, 0.12. Recall holds; P3's alarms
# give way first, then P4's.
#
# Between P1 and P2 a miss is worth less than a needless raise: both get a person and the
# numbers at once, P2's words hold 999 too, and a P1 rings everyone. What is plainly P1 the
# screen sees by itself.
WORTH_OF_A_MISS = {Tier.P1: 0.67, Tier.P2: 10.0, Tier.P3: 2.0}


@dataclass(frozen=True)
class Grading:
    """The tier chosen, each tier's probability, and the answers to the three questions."""

    tier: Tier
    probabilities: dict[str, float]
    answers: tuple[float, float, float]

    @property
    def asked(self) -> int:
        """How many questions the chosen tier rests on: P1 on three, P3 and P4 on one."""
        return max(1, 4 - self.tier.rank)

    @property
    def at_least(self) -> float:
        """The probability of the chosen tier or higher."""
        return float(np.prod(self.answers[: self.asked]))

    def weight(self, question: int) -> float:
        """How much the log of `at_least` moves with the log odds of one question's answer."""
        return 1.0 - self.answers[question]


def line_for(tier: Tier) -> float:
    """The probability from which raising to a tier is the cheaper mistake."""
    return 1.0 / (1.0 + WORTH_OF_A_MISS[tier])


def grade(answers: np.ndarray) -> Grading:
    """Choose the tier from the three answers, in the order of QUESTIONS."""
    concern, urgent, now = np.cumprod(answers).tolist()
    probabilities = {"P1": now, "P2": urgent - now, "P3": concern - urgent, "P4": 1.0 - concern}
    chances = ((Tier.P1, now), (Tier.P2, urgent), (Tier.P3, concern))
    raised = [tier for tier, chance in chances if chance >= line_for(tier)]
    tier = raised[0] if raised else Tier.P4
    first, second, third = answers.tolist()
    return Grading(tier, probabilities, (first, second, third))
