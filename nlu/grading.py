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
# of 0.97 and a P1 read as urgent in 0.985 of cases. On messages whose sittings neither encoder
# nor heads had learnt from, screen and model together (`python -m nlu.measure`, 29,491 messages,
# many of the calm ones composed to look urgent): 0.966, 0.983, P3 raised 0.54, P4 raised 0.24; on
# the evaluation set 0.978, 0.989, 0.43, 0.15. Recall holds; P3's alarms give way first, then P4's.
#
# Between P1 and P2 a miss is worth less than a needless raise: both get a person and the
# numbers at once, P2's words hold 999 too, and a P1 rings everyone. What is plainly P1 the
# screen sees by itself.
WORTH_OF_A_MISS = {Tier.P1: 0.67, Tier.P2: 5.0, Tier.P3: 2.0}
# A P1 that is not seen as urgent counts as so many P2s. At the same recall of all urgent ones,
# counted alike: 0.976 of P1 seen, P3 raised 0.60, P4 0.21; as two: 0.981, 0.57, 0.21; as four:
# 0.983, 0.56, 0.23; as six: 0.986, 0.57, 0.24.
A_MISSED_P1 = 6.0


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


def urgency(answers: np.ndarray) -> np.ndarray:
    """What is held against P2's line, message by message: P(P2) and A_MISSED_P1 times P(P1)."""
    chances = np.cumprod(answers, axis=1)
    return np.asarray(chances[:, 1] + (A_MISSED_P1 - 1.0) * chances[:, 2])


def grade(answers: np.ndarray) -> Grading:
    """Choose the tier from the three answers, in the order of QUESTIONS."""
    concern, urgent, now = np.cumprod(answers).tolist()
    probabilities = {"P1": now, "P2": urgent - now, "P3": concern - urgent, "P4": 1.0 - concern}
    held = ((Tier.P1, now), (Tier.P2, float(urgency(answers[None])[0])), (Tier.P3, concern))
    raised = [tier for tier, chance in held if chance >= line_for(tier)]
    tier = raised[0] if raised else Tier.P4
    first, second, third = answers.tolist()
    return Grading(tier, probabilities, (first, second, third))
