"""Train the model when its fingerprint is new: `python -m nlu.train`.

Prints the model's path on standard output, and what it does on standard error.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from nlu import quiet
from nlu.fingerprint import ROOT, model_path
from nlu.sittings import DATA_FOLDER, BadLine, sitting_files

KEPT_MODELS = 3
THREADS = "2"  # linear algebra here gains nothing from more


def train(data: Path, target: Path) -> None:
    """Train on the sittings of a folder and write the model archive."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, THREADS)
    # Rasa's cache keeps copies of the messages outside the project; training is quick without.
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    os.environ["LOG_LEVEL"] = "ERROR"  # or Rasa draws a bar for each of a hundred rules
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    quiet.hush()
    from rasa.model_training import train as rasa_train  # slow to import: only when needed

    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        contextlib.redirect_stdout(sys.stderr),
        # Whoever reads the model meanwhile, or trains the same one, meets a whole file or none.
        tempfile.TemporaryDirectory(dir=target.parent, prefix=".training-") as workshop,
    ):
        result = rasa_train(
            domain=str(ROOT / "domain.yml"),
            config=str(ROOT / "config.yml"),
            training_files=str(data),
            output=workshop,
            fixed_model_name=target.name.removesuffix(".tar.gz"),
            force_training=True,
        )
        if not result.model or result.code != 0:
            raise SystemExit("training gave no model")
        Path(result.model).replace(target)


def prune(newest: Path) -> None:
    """Remove all but the newest few models, so that the folder does not grow for ever."""
    models = newest.parent.glob("waymark-*.tar.gz")
    by_age = sorted(models, key=lambda path: path.stat().st_mtime, reverse=True)
    for old in by_age[KEPT_MODELS:]:
        old.unlink(missing_ok=True)


def main(arguments: list[str] | None = None) -> int:
    """Train if needed. Exit status 1 when a training line is bad."""
    parser = argparse.ArgumentParser(prog="python -m nlu.train", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA_FOLDER, help="folder of sittings")
    parser.add_argument("--out", type=Path, help="model file (default: models/, by fingerprint)")
    parser.add_argument("--force", action="store_true", help="train even when the model exists")
    options = parser.parse_args(arguments)
    try:
        print(ensure_model(options.data, options.out, force=options.force))
    except BadLine as error:
        say(f"a training line is wrong: {error}")
        return 1
    return 0


def ensure_model(data: Path = DATA_FOLDER, out: Path | None = None, *, force: bool = False) -> Path:
    """The model for the sittings as they are now, trained when it is not there."""
    target = out or model_path()
    if target.exists() and not force:
        return up_to_date(target)
    with alone_in(target.parent) as waited:
        if waited and target.exists():
            return up_to_date(target)
        say(f"training {target.name} on {len(sitting_files(data))} sittings")
        began = time.monotonic()
        train(data.resolve(), target.resolve())
        say(f"trained in {time.monotonic() - began:.0f} s")
        if out is None:
            prune(target)
    return target


def up_to_date(target: Path) -> Path:
    """Say that a model is there, and return it."""
    say(f"the model is up to date: {target.name}")
    return target


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Train alone in a folder: of two that start at once one trains. True after a wait."""
    waited = False
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".training").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("somebody else is training here: waiting")
            fcntl.flock(held, fcntl.LOCK_EX)
            waited = True
        yield waited


def say(line: str) -> None:
    """Progress, where it does not mix with the output."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
