"""Teach the committed encoder what is new in nlu/data: `make further`.

Half an hour of one core for 2,700, where building it anew takes hours: new messages (misses that
staff marked, another sitting) and four times as many known ones, in two slow passes. What the
encoder made of a new message before it learnt it is its unseen reading, from which the heads
learn; the known ones keep theirs. `make encoder` builds everything anew. Progress on standard
error.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import time
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from nlu.domain_intents import domain_intents
from nlu.encoder import artefact, figures
from nlu.encoder.artefact import Artefact, open_artefact
from nlu.encoder.build import LONGEST, not_evaluated, say, survive_rounding
from nlu.encoder.published import published_files
from nlu.encoder.reading import EncoderReader
from nlu.encoder.restored import restored_weights
from nlu.encoder.rounding import CHECKED, export_evenly
from nlu.encoder.taught import read_taught
from nlu.encoder.training import Recipe, Trainer
from nlu.encoder.unlearnt import averaging, lesson_of, unlearnt
from nlu.fingerprint import ROOT, fingerprint
from nlu.sittings import TrainingMessage, read_sittings, sitting_files

SEED = 20261123
RECIPE = Recipe(epochs=2, rate=5e-5)
# What putting 8 bits back may change of the area under the curve.
MOST_CHANGED = 0.005


def restored(opened: Artefact, recipe: Recipe, some: list[TrainingMessage]) -> Trainer:
    """The encoder that serves, ready to learn on. SystemExit when it reads otherwise."""
    weights, tokenizer = published_files()
    reading = Tokenizer.from_file(str(tokenizer))
    reading.no_padding()
    reading.enable_truncation(LONGEST)
    trainer = Trainer(opened.labels, recipe, weights, reading, SEED)
    trainer.network.load_state_dict(restored_weights(opened.model))
    texts = [message.text for message in some]
    before = figures.measure(EncoderReader(opened).logits(texts), some, opened.labels)
    after = figures.measure(trainer.read(texts), some, opened.labels)
    changed = {name: after[name] - before[name] for name in before}
    say("changed by putting 8 bits back: " + figures.in_words(changed))
    if abs(changed["urgent_area"]) > MOST_CHANGED:
        raise SystemExit("the weights that were put back read otherwise than those that serve")
    return trainer


def learn(opened: Artefact, messages: list[TrainingMessage], fresh: Path) -> None:
    """Learn, and write every file of the artefact into an empty folder."""
    unseen = opened.unseen()
    new, old = unlearnt(messages, unseen)
    if not new:
        raise SystemExit("nlu/data holds nothing that the encoder has not learnt")
    say(f"{len(new)} new messages, {len(old)} known")
    reader = EncoderReader(opened)
    unseen |= {artefact.text_key(m.text): reader.read(m.text).logits for m in new}
    lesson = lesson_of(new, old, random.Random(SEED))  # noqa: S311 - not for secrets
    steps = math.ceil(len(lesson) / RECIPE.batch) * RECIPE.epochs
    recipe = replace(RECIPE, averaging=averaging(steps))
    trainer, began = restored(opened, recipe, old[::CHECKED]), time.monotonic()
    trainer.fit(
        lesson,
        read_taught(opened.labels),
        after=lambda epoch: say(f"pass {epoch + 1}, {time.monotonic() - began:.0f} s"),
    )
    shutil.copy(opened.tokenizer, fresh / artefact.TOKENIZER)
    some = messages[::CHECKED]
    exact = export_evenly(trainer, fresh, some, LONGEST)
    logits = np.stack([unseen[artefact.text_key(message.text)] for message in messages])
    keys = np.asarray([artefact.text_key(message.text) for message in messages], dtype=np.int64)
    np.savez_compressed(fresh / artefact.UNSEEN, keys=keys, logits=logits.astype(np.float16))
    step = {"new": len(new), "recipe": asdict(recipe), "seed": SEED}
    describe(fresh, opened, messages, logits, step)
    survive_rounding(fresh, exact, some)


def describe(
    folder: Path,
    opened: Artefact,
    messages: list[TrainingMessage],
    unseen: np.ndarray,
    step: dict[str, object],
) -> None:
    """Write encoder.json: as it was built, and what it learnt since, `step` last."""
    files = (artefact.MODEL, artefact.TOKENIZER, artefact.UNSEEN)
    body = dict(opened.description)
    step |= {"from_sha256": body["sha256"][artefact.MODEL], "torch": str(torch.__version__)}
    body |= {
        "messages": len(messages),
        "data": fingerprint(sitting_files()),
        "further": [*body.get("further", []), step],
        "sha256": {name: artefact.sha256(folder / name) for name in files},
        "unseen_figures": figures.measure(unseen, messages, opened.labels),
    }
    text = json.dumps(body, indent=1, ensure_ascii=False)
    (folder / artefact.DESCRIPTION).write_text(text + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Teach the encoder what is new."""
    parser = argparse.ArgumentParser(prog="python -m nlu.encoder.further", description=__doc__)
    parser.add_argument("--out", type=Path, default=artefact.FOLDER, help="folder to write")
    target = parser.parse_args(arguments).out.resolve()
    torch.set_num_threads(1)
    intents = domain_intents(ROOT / "domain.yml")
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    learn(open_artefact(), not_evaluated(read_sittings(sitting_files(), intents)), fresh)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    say(f"written: {target}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
