"""Check the sittings: `python -m nlu.lint`. Exit status 1 when something is wrong.

Bad lines, the same words twice, near-duplicates, the same words with different labels, and
words that also stand in the evaluation set. The evaluation set is read for that alone, and
only hashes of its normalised words are compared: nothing of it is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.casework.normalise import normalise
from nlu.domain_intents import domain_intents
from nlu.sittings import DATA_FOLDER, BadLine, TrainingMessage, parse_line, sitting_files

EVALUATION_FOLDER = Path(__file__).parent / "evaluation"
# Shared 5-letter pieces over all of both: at nine tenths, two messages differ by a word.
NEAR = 0.9
PIECE = 5
RARE = 40  # pieces in more messages than this say nothing about likeness
LONG_ENOUGH_TO_LEAK = 4  # words; "hi" and "stop" stand in every set of messages
SHORTEST_FOR_LIKENESS = 20  # characters; short messages are alike by nature


@dataclass(frozen=True)
class Fault:
    """One thing to put right. `grave` faults fail the check; the others are shown."""

    grave: bool
    words: str


def read_all(folder: Path, intents: frozenset[str]) -> tuple[list[TrainingMessage], list[Fault]]:
    """Every good line, and a fault for every bad one."""
    messages: list[TrainingMessage] = []
    faults: list[Fault] = []
    for path in sitting_files(folder):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if line.strip() and not line.lstrip().startswith("#"):
                try:
                    messages.append(parse_line(line, path.name, number, intents))
                except BadLine as error:
                    faults.append(Fault(True, str(error)))
    return messages, faults


def duplicates(messages: Iterable[TrainingMessage]) -> Iterator[Fault]:
    """Messages whose plain words are the same; grave when their tiers differ."""
    by_words: dict[str, list[TrainingMessage]] = defaultdict(list)
    for message in messages:
        by_words[normalise(message.text)].append(message)
    for same in by_words.values():
        if len(same) > 1:
            places = ", ".join(message.where for message in same)
            tiers = {message.tier for message in same}
            kind = "conflicting tiers" if len(tiers) > 1 else "the same words"
            yield Fault(len(tiers) > 1, f"{kind}: {places}")


def near_duplicates(messages: list[TrainingMessage]) -> Iterator[Fault]:
    """Pairs that share nearly all their pieces of five letters."""
    pieces = [_pieces(normalise(message.text)) for message in messages]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(pieces):
        for piece in found:
            holders[piece].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= RARE:
            pairs = ((a, b) for at, a in enumerate(places) for b in places[at + 1 :])
            shared.update(pairs)
    for first, second in shared:
        alike = len(pieces[first] & pieces[second]) / len(pieces[first] | pieces[second])
        if NEAR <= alike < 1:
            pair = f"{messages[first].where}, {messages[second].where}"
            yield Fault(False, f"nearly the same words ({alike:.2f}): {pair}")


def overlap(messages: Iterable[TrainingMessage], folder: Path) -> Iterator[Fault]:
    """Training messages whose plain words stand in the evaluation set."""
    held_out = evaluation_hashes(folder)
    for message in messages:
        if words_hash(message.text) in held_out:
            long = len(normalise(message.text).split()) >= LONG_ENOUGH_TO_LEAK
            yield Fault(long, f"also in the evaluation set: {message.where}")


def evaluation_hashes(folder: Path) -> frozenset[str]:
    """Hashes of the normalised texts of the evaluation set."""
    lines = (
        line
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    )
    return frozenset(words_hash(str(json.loads(line).get("text", ""))) for line in lines)


def words_hash(text: str) -> str:
    """A name for the plain words of a text, which says nothing of them."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()


def _pieces(words: str) -> frozenset[str]:
    if len(words) < SHORTEST_FOR_LIKENESS:
        return frozenset()
    return frozenset(words[at : at + PIECE] for at in range(len(words) - PIECE + 1))


def main(arguments: list[str] | None = None) -> int:
    """Print every fault and how many messages each intent has."""
    parser = argparse.ArgumentParser(prog="python -m nlu.lint", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA_FOLDER, help="folder of sittings")
    parser.add_argument("--fewest", type=int, default=40, help="examples an intent needs")
    options = parser.parse_args(arguments)
    intents = domain_intents()
    messages, faults = read_all(options.data, intents)
    faults += [*duplicates(messages), *near_duplicates(messages)]
    faults += overlap(messages, EVALUATION_FOLDER)
    counts = Counter(message.intent for message in messages)
    faults += [
        Fault(False, f"intent {name} has {count} messages, wants {options.fewest}")
        for name, count in sorted(counts.items())
        if count < options.fewest
    ]
    for fault in faults:
        print(("wrong: " if fault.grave else "look at: ") + fault.words)
    grave = sum(fault.grave for fault in faults)
    print(f"{len(messages)} messages, {grave} wrong, {len(faults) - grave} to look at")
    return 1 if grave else 0


if __name__ == "__main__":
    raise SystemExit(main())
