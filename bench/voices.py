"""How often a change of voice is seen, and how often it is seen where there is none.

    python -m bench.voices

Conversations are made of the training messages, which the hint was not fitted to: messages of
one sitting with the same voice tags, eight in a row, are one contact; a takeover is the same
with the last message from another sitting and voice. Both are rougher than life: a sitting has
one author with many characters, so that one "contact" here varies more than a person does.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.casework.language import language_of
from bot.casework.voice import BEFORE_AT_LEAST, KEPT, Change, Sample, change_of, heard, sample_of

DATA = Path(__file__).parent.parent / "nlu" / "data"
SEED = 20261123
TAKEOVERS = 4000


@dataclass
class Count:
    """How many were judged, noted for staff, and acted on."""

    judged: int = 0
    noted: int = 0
    sure: int = 0

    def add(self, change: Change | None) -> None:
        """Count one."""
        self.judged += 1
        self.noted += change is not None
        self.sure += change is not None and change.sure

    @property
    def words(self) -> str:
        """Both shares, with their counts."""
        of = max(1, self.judged)
        return (
            f"noted {self.noted} of {self.judged} = {self.noted / of:.3f}, "
            f"acted on {self.sure} = {self.sure / of:.3f}"
        )


def contacts() -> dict[tuple[str, str], list[str]]:
    """Return the messages of each sitting and voice, in order."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(DATA.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = [part.strip() for part in line.split("|", 4)]
            if line.startswith("#") or len(parts) < 5 or "takeover" in parts[2]:
                continue
            found.setdefault((path.name, parts[3]), []).append(parts[4].replace("\\n", "\n"))
    return {name: texts for name, texts in found.items() if len(texts) > BEFORE_AT_LEAST}


def same_voice(texts: list[str]) -> Iterator[Change | None]:
    """Yield what was seen in each message that can be judged."""
    for start in range(0, len(texts), KEPT):
        before: tuple[Sample, ...] = ()
        language = "en"
        for text in texts[start : start + KEPT]:
            language = language_of(text, language)
            sample = sample_of(text, language)
            if sample is not None and len(before) >= BEFORE_AT_LEAST:
                yield change_of(before, sample, text)
            before = heard(before, sample)


def main() -> None:
    """Print both rates, and how sure they are to be read as rough."""
    known, chance = contacts(), random.Random(SEED)
    calm, taken, plain = Count(), Count(), Count()
    for texts in known.values():
        for change in same_voice(texts):
            calm.add(change)
    formal = [name for name in known if "formal" in name[1] or "professional" in name[1]]
    teens = [name for name in known if "formal" not in name[1] and "professional" not in name[1]]
    for others, count in ((formal, taken), (list(known), plain)):
        for _ in range(TAKEOVERS):
            first, second = chance.choice(teens), chance.choice(others)
            if first == second:
                continue
            before: tuple[Sample, ...] = ()
            for text in known[first][: KEPT - 1]:
                before = heard(before, sample_of(text, language_of(text)))
            text = chance.choice(known[second])
            sample = sample_of(text, language_of(text))
            if sample is not None and len(before) >= BEFORE_AT_LEAST:
                count.add(change_of(before, sample, text))
    print(f"the same voice: {calm.words}")
    print(f"a formal voice in the place of another: {taken.words}")
    print(f"any other voice in the place of the first: {plain.words}")


if __name__ == "__main__":
    main()
