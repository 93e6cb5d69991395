"""Have a large network read the training messages: `python -m nlu.encoder.teach`.

Trains MPNet (110 million weights) on two thirds of the sittings and writes what it makes of
every message to taught.npz, from which `make encoder` lets the small network learn beside the
labels. The third that it did not learn from tells what it is worth. An hour of one processor
core, 6 GB of memory; needed only when the data has changed much: taught.npz is committed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from bot.casework.triage import Route
from nlu.domain_intents import domain_intents
from nlu.encoder import figures
from nlu.encoder.build import SEED, not_evaluated, say
from nlu.encoder.labels import Labels
from nlu.encoder.published import teacher_files
from nlu.encoder.splits import LINE_BY_LINE, author_of
from nlu.encoder.taught import FILE, write_taught
from nlu.encoder.teacher_network import Teacher
from nlu.encoder.training import Recipe, Trainer
from nlu.fingerprint import ROOT
from nlu.sittings import TrainingMessage, read_sittings, sitting_files

SHARES = 3  # one share of the sittings is left out
LONGEST = 128  # tokens
# Three passes and a slow pace: it starts from far more than the small network does.
RECIPE = Recipe(epochs=3, rate=4e-5, head_rate=20.0, averaging=0.0, taught=0.0)


def left_out(message: TrainingMessage) -> bool:
    """Whether the teacher must not learn from a message: the same sittings at every run."""
    author = author_of(message.sitting)
    unit = message.where if author in LINE_BY_LINE else message.sitting
    digest = hashlib.md5(unit.encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % SHARES == 0


def main(arguments: list[str] | None = None) -> int:
    """Train the teacher and write its readings."""
    parser = argparse.ArgumentParser(prog="python -m nlu.encoder.teach", description=__doc__)
    parser.add_argument("--threads", type=int, default=4, help="processor threads")
    parser.add_argument("--out", type=Path, default=FILE, help="file to write")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    intents = domain_intents(ROOT / "domain.yml")
    messages = not_evaluated(read_sittings(sitting_files(), intents))
    labels = Labels(tuple(route.value for route in Route), tuple(sorted(intents)))
    with tempfile.TemporaryDirectory() as folder:
        weights, tokenizer_file = teacher_files(Path(folder))
        tokenizer = Tokenizer.from_file(str(tokenizer_file))
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)
        trainer = Trainer(labels, RECIPE, weights, tokenizer, SEED, Teacher)
    began = time.monotonic()
    seen = [message for message in messages if not left_out(message)]
    held = [message for message in messages if left_out(message)]
    trainer.fit(
        seen,
        after=lambda epoch: say(f"pass {epoch + 1}, {time.monotonic() - began:.0f} s"),
    )
    logits = trainer.read([message.text for message in held])
    say(f"{len(held)} unseen: " + figures.in_words(figures.measure(logits, held, labels)))
    texts = [message.text for message in messages]
    write_taught(texts, trainer.read(texts), labels, options.out)
    print(f"written: {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
