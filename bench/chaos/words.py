"""What contacts write: every message different, its tier known from the words alone."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from bench.chaos.orders import Orders
from bot.casework.messages import Channel
from bot.casework.triage import Tier

# A mark that no other message has: letters that no rule of the screen reads.
LETTERS = "bdfghjlmnprtvwz"
MARK = re.compile(r"\bq[bdfghjlmnprtvwz]{5}q\b")

# Tiers as the screen alone sees them; tests/crash/test_chaos_words.py holds them to it.
TEXTS = {
    Tier.P1: (
        "theyre outside mine with a machete",
        "he has a knife and is outside my house right now",
        "they said they will stab me tomorrow after school",
    ),
    Tier.P2: (
        "my mums boyfriend hit her last night",
        "someone at school threatened me last week",
        "i am being made to carry drugs for older boys",
    ),
    Tier.P3: ("i feel low and cant sleep", "i want to speak to a person please"),
    Tier.P4: (
        "is there a youth club in Dudley",
        "what does the unit do",
        "who funds the violence reduction unit",
        "what is mentors in violence prevention",
        "when does the boxing gym in Walsall open",
        "is there football for girls in Coventry",
    ),
}
# Most words are calm, as in life; enough are not for each rule to be tried hundreds of times.
SHARES = ((Tier.P1, 0.04), (Tier.P2, 0.06), (Tier.P3, 0.10), (Tier.P4, 0.80))
ASKS_FOR_A_PERSON = "can i talk to a real person please"
# Of the messages, how many come right behind the one before, unanswered as it is.
HASTE = 0.25


@dataclass(frozen=True)
class Line:
    """One message to be written. `hasty`: the next follows without waiting for an answer."""

    mark: str
    text: str
    tier: Tier
    hasty: bool


@dataclass(frozen=True)
class Script:
    """All that one contact will write, in order. `number` is the conversation's."""

    number: int
    channel: Channel
    lines: tuple[Line, ...]

    @property
    def danger(self) -> bool:
        """Whether any of it is a P1."""
        return any(line.tier is Tier.P1 for line in self.lines)


def mark_of(number: int) -> str:
    """Return the mark of message `number`, 0 to 759,374."""
    letters = ""
    for _ in range(5):
        number, digit = divmod(number, len(LETTERS))
        letters += LETTERS[digit]
    return f"q{letters}q"


def scripts(orders: Orders) -> tuple[Script, ...]:
    """Return what every contact writes. Each ends by asking for a person: the desk shows those."""
    dice = random.Random(f"words {orders.seed}")
    web = round(orders.conversations * orders.web_share)
    on_web = set(dice.sample(range(orders.conversations), web))
    return tuple(
        Script(
            number,
            Channel.WEBCHAT if number in on_web else Channel.TELEGRAM,
            _lines(dice, number * orders.each, orders.each),
        )
        for number in range(orders.conversations)
    )


def _lines(dice: random.Random, first: int, count: int) -> tuple[Line, ...]:
    tiers = [tier for tier, _ in SHARES]
    weights = [share for _, share in SHARES]
    lines = []
    for number in range(first, first + count - 1):
        tier = dice.choices(tiers, weights)[0]
        lines.append(_line(number, dice.choice(TEXTS[tier]), tier, hasty=dice.random() < HASTE))
    lines.append(_line(first + count - 1, ASKS_FOR_A_PERSON, Tier.P3, hasty=False))
    return tuple(lines)


def _line(number: int, words: str, tier: Tier, *, hasty: bool) -> Line:
    mark = mark_of(number)
    return Line(mark, f"{words} {mark}", tier, hasty)
