"""Build the encoder from the committed data: `python -m nlu.encoder.build` (`make encoder`).

Fine-tunes MiniLM on nlu/data and on nothing else: several times leaving out a part of the
sittings, so that each training text is also read by a network that has not learnt from its
sitting, and once on everything. Beside the labels it learns from what a larger network made of
the messages (`nlu.encoder.teach`). Progress on standard error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from bot.casework.triage import Route
from nlu.domain_intents import domain_intents
from nlu.encoder import artefact, figures
from nlu.encoder.labels import Labels
from nlu.encoder.published import published_files
from nlu.encoder.rounding import CHECKED, check_rounding, export_evenly
from nlu.encoder.splits import PARTS, parts_of
from nlu.encoder.taught import FILE as TAUGHT
from nlu.encoder.taught import Taught, read_taught
from nlu.encoder.training import Recipe, Trainer
from nlu.fingerprint import ROOT, fingerprint
from nlu.lint import EVALUATION_FOLDER, evaluation_hashes, words_hash
from nlu.sittings import TrainingMessage, read_sittings, sitting_files

SEED = 20261122
LONGEST = 160  # tokens; 99 in 100 of the messages have fewer than 100
# A small network gains more from trainings side by side than from threads in one: measured
# 300 messages a second from three processes of one thread, 130 from one of three.
WORKERS = 3


@dataclass(frozen=True)
class Plan:
    """What every training of one build shares, so that any process can do any of them."""

    recipe: Recipe
    labels: Labels
    weights: Path
    tokenizer: Path
    threads: int
    taught: Taught | None

    def trained(self, messages: list[TrainingMessage], seed: int, name: str) -> Trainer:
        """Train once from the published weights."""
        torch.set_num_threads(self.threads)
        tokenizer = Tokenizer.from_file(str(self.tokenizer))
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)
        trainer = Trainer(self.labels, self.recipe, self.weights, tokenizer, seed)
        began = time.monotonic()
        trainer.fit(
            messages,
            self.taught,
            after=lambda epoch: say(
                f"{name}: pass {epoch + 1} of {self.recipe.epochs}, "
                f"{time.monotonic() - began:.0f} s"
            ),
        )
        return trainer


def read_part(plan: Plan, part: int, messages: list[TrainingMessage]) -> np.ndarray:
    """Logits of one part's messages by a network that learnt from the other parts."""
    parts = parts_of(messages)
    held = [messages[row] for row in np.flatnonzero(parts == part)]
    seen = [messages[row] for row in np.flatnonzero(parts != part)]
    trainer = plan.trained(seen, SEED + 1 + part, f"without part {part + 1}")
    logits = trainer.read([message.text for message in held])
    words = figures.in_words(figures.measure(logits, held, plan.labels))
    say(f"part {part + 1}, {len(held)} messages unseen: {words}")
    return logits


def train_whole(plan: Plan, messages: list[TrainingMessage], folder: Path) -> np.ndarray:
    """Learn from everything and write the graph; gives the exact logits of CHECKED messages."""
    trainer = plan.trained(messages, SEED, "whole")
    return export_evenly(trainer, folder, messages[::CHECKED], LONGEST)


def build(messages: list[TrainingMessage], plan: Plan, target: Path, workers: int) -> None:
    """Train, export, check and write every file of the artefact."""
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    shutil.copy(plan.tokenizer, fresh / artefact.TOKENIZER)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        whole = pool.submit(train_whole, plan, messages, fresh)
        reading = [pool.submit(read_part, plan, part, messages) for part in range(PARTS)]
        unseen = np.zeros((len(messages), plan.labels.width), dtype=np.float32)
        parts = parts_of(messages)
        for part, found in enumerate(reading):
            unseen[parts == part] = found.result()
        exact = whole.result()
    keys = np.asarray([artefact.text_key(message.text) for message in messages], dtype=np.int64)
    np.savez_compressed(fresh / artefact.UNSEEN, keys=keys, logits=unseen.astype(np.float16))
    write_description(fresh, messages, plan, unseen)
    survive_rounding(fresh, exact, messages[::CHECKED])
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def write_description(
    folder: Path, messages: list[TrainingMessage], plan: Plan, unseen: np.ndarray
) -> None:
    """Write encoder.json."""
    files = (artefact.MODEL, artefact.TOKENIZER, artefact.UNSEEN)
    body = {
        "version": artefact.VERSION,
        "labels": plan.labels.as_json(),
        "longest": LONGEST,
        "messages": len(messages),
        "data": fingerprint(sitting_files()),
        "recipe": asdict(plan.recipe),
        "seed": SEED,
        "torch": str(torch.__version__),
        "published_sha256": hashlib.sha256(plan.weights.read_bytes()).hexdigest(),
        "taught_sha256": artefact.sha256(TAUGHT) if plan.taught else None,
        "sha256": {name: artefact.sha256(folder / name) for name in files},
        "unseen_figures": figures.measure(unseen, messages, plan.labels),
    }
    text = json.dumps(body, indent=1, ensure_ascii=False)
    (folder / artefact.DESCRIPTION).write_text(text + "\n", encoding="utf-8")


def survive_rounding(folder: Path, exact: np.ndarray, messages: list[TrainingMessage]) -> None:
    """Say what rounding cost; SystemExit when it was much."""
    words, much = check_rounding(folder, exact, messages)
    say(words)
    if much:
        raise SystemExit(much)


def main(arguments: list[str] | None = None) -> int:
    """Build the encoder."""
    parser = argparse.ArgumentParser(prog="python -m nlu.encoder.build", description=__doc__)
    parser.add_argument("--epochs", type=int, default=Recipe.epochs, help="passes over the data")
    parser.add_argument("--out", type=Path, default=artefact.FOLDER, help="folder to write")
    parser.add_argument(
        "--workers", type=int, default=WORKERS, help="trainings side by side, a thread each"
    )
    options = parser.parse_args(arguments)
    intents = domain_intents(ROOT / "domain.yml")
    messages = not_evaluated(read_sittings(sitting_files(), intents))
    labels = Labels(tuple(route.value for route in Route), tuple(sorted(intents)))
    weights, tokenizer = published_files()
    taught = read_taught(labels)
    plan = Plan(Recipe(epochs=options.epochs), labels, weights, tokenizer, 1, taught)
    if taught is None:
        say("no teacher's reading for these labels: learning from the labels alone")
    say(f"{len(messages)} messages; {PARTS} trainings without a part, and one with everything")
    began = time.monotonic()
    build(messages, plan, options.out.resolve(), options.workers)
    say(f"built in {(time.monotonic() - began) / 60:.0f} minutes: {options.out}")
    return 0


def not_evaluated(messages: list[TrainingMessage]) -> list[TrainingMessage]:
    """The messages without those whose words also stand in the evaluation set."""
    held_out = evaluation_hashes(EVALUATION_FOLDER)
    kept = [message for message in messages if words_hash(message.text) not in held_out]
    say(f"left out {len(messages) - len(kept)} that also stand in the evaluation set")
    return kept


def say(line: str) -> None:
    """Progress."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
