"""Messages for measuring: every one different, made from a seed, calm or plainly grave."""

from __future__ import annotations

import random
from collections.abc import Iterator

OPENINGS = (
    "hi", "hello", "hiya", "alright", "hey there", "good evening", "sorry to bother you",
    "quick one", "just wondering", "morning", "can i ask something", "hope you can help",
)  # fmt: skip
WHO = (
    "my lad", "my son", "my daughter", "my nephew", "our youngest", "my sister", "my cousin",
    "my grandson", "a girl i look after", "my mate",
)  # fmt: skip
PLACES = (
    "Dudley", "Walsall", "Sandwell", "Solihull", "Coventry", "Wolverhampton", "Birmingham",
    "Erdington", "Smethwick", "Tipton", "Bilston", "Kings Heath",
)  # fmt: skip
THINGS = (
    "a boxing club", "a youth club", "football training", "a drama group", "somewhere to do music",
    "a dance class", "a holiday club", "an apprenticeship", "a saturday job", "a gym for teenagers",
)  # fmt: skip
ASKS = (
    "is there {thing} in {place} for {who} aged {age}",
    "looking for {thing} near {place}, {who} is {age}",
    "do you know of {thing} round {place} that is free for {who}, {age} years old",
    "what does the violence reduction unit do in schools in {place}, {who} is in year {year}",
    "who pays for the violence reduction unit and its work in {place}",
    "how does mentors in violence prevention work at a school in {place} with year {year}",
    "what is your phone number and are you open on {day}, i am in {place}",
    "can you tell me what programmes you run in {place} for {who} at {age}",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
ENDINGS = ("thanks", "ta", "cheers", "thank you", "please", "much appreciated", "", "let me know")
# Plainly P1 by the screen's own words (the first messages of tests/walks say the same).
GRAVE = (
    "theyre outside mine with a {blade} in {place}",
    "theres lads outside my house with {blade}s, {who} is here",
    "someone is outside my door with a {blade} now",
    "{who} has just been stabbed with a {blade} in {place}",
)
BLADES = ("machete", "knife", "big knife")


def calm(seed: int) -> Iterator[str]:
    """Yield calm questions for ever; no two of one seed are the same."""
    return _different(seed, ASKS)


def grave(seed: int) -> Iterator[str]:
    """Yield messages of danger now for ever; no two of one seed are the same."""
    return _different(seed, GRAVE)


def _different(seed: int, asks: tuple[str, ...]) -> Iterator[str]:
    dice = random.Random(seed)
    said: set[str] = set()
    while True:
        middle = dice.choice(asks).format(
            thing=dice.choice(THINGS),
            place=dice.choice(PLACES),
            who=dice.choice(WHO),
            age=dice.randint(9, 17),
            year=dice.randint(6, 11),
            day=dice.choice(DAYS),
            blade=dice.choice(BLADES),
        )
        text = " ".join(f"{dice.choice(OPENINGS)} {middle} {dice.choice(ENDINGS)}".split())
        while text in said:
            text = f"{text} {dice.choice(PLACES).lower()}"
        said.add(text)
        yield text
