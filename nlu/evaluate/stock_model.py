"""Stock Rasa: its own default pipeline, trained and asked in this process."""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from nlu.evaluate.public_sets import Labelled

FALLBACK = "nlu_fallback"  # what FallbackClassifier puts first when DIET is unsure
Parse = Callable[[str], dict[str, Any]]
WARM_UP = 20  # messages read before the clock counts
ONE_THREAD = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TF_NUM_INTEROP_THREADS",
    "TF_NUM_INTRAOP_THREADS", "TF_INTER_OP_PARALLELISM_THREADS", "TF_INTRA_OP_PARALLELISM_THREADS",
)  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What learning took, in seconds of the clock and (where known) of the processor."""

    seconds: float
    processor_seconds: float | None


@dataclass(frozen=True)
class Pace:
    """Milliseconds a message: median and 95th percentile, of the clock and of the processor."""

    median: float
    most: float
    processor_median: float


@dataclass(frozen=True)
class Told:
    """What was said of one text; `fallback` when the pipeline itself called that too unsure."""

    intent: str
    fallback: bool = False


def one_thread() -> None:
    """Before TensorFlow and numpy are imported: both sides are measured on one core."""
    for name in ONE_THREAD:
        os.environ[name] = "1"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"


def default_config(epochs: int | None = None) -> dict[str, Any]:
    """Rasa's default pipeline as the installed Rasa has it, and our reader of texts before it.

    `epochs` takes the place of its 100, where a hundred are not needed or take too long.
    """
    place = resources.files("rasa.engine.recipes.config_files") / "default_config.yml"
    content = dict(YAML(typ="safe").load(place.read_text(encoding="utf-8")))
    content["assistant_id"] = "stock"
    content["importers"] = [{"name": "nlu.evaluate.stock_importer.TextsImporter"}]
    for part in content["pipeline"] if epochs else ():
        if "epochs" in part:
            part["epochs"] = epochs
    return content


def train_stock(texts: Sequence[Labelled], target: Path, epochs: int | None = None) -> Cost:
    """Train on the texts and write the model archive."""
    from rasa.model_training import train_nlu

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config, data = folder / "config.yml", folder / "texts.jsonl"
        with config.open("w", encoding="utf-8") as file:
            YAML(typ="safe").dump(default_config(epochs), file)
        lines = [json.dumps({"text": text, "intent": intent}) for text, intent in texts]
        data.write_text("\n".join(lines), encoding="utf-8")
        began, worked = time.monotonic(), time.process_time()
        made = train_nlu(
            str(config), str(data), str(target.parent),
            fixed_model_name=target.name.removesuffix(".tar.gz"),
        )  # fmt: skip
    if made is None:
        raise SystemExit("stock Rasa gave no model")
    return Cost(time.monotonic() - began, time.process_time() - worked)


@dataclass(frozen=True)
class Kept:
    """A stock model that stands in a file, with what it was taught and what that took."""

    cost: Cost
    taught: tuple[Labelled, ...]


def kept(target: Path) -> Kept | None:
    """What is noted beside a stock model (FILE.json); None when there is no model, or no note."""
    noted = target.with_suffix(".json")
    if not target.exists() or not noted.exists():
        return None
    body = json.loads(noted.read_text(encoding="utf-8"))
    taught = tuple((str(text), str(intent)) for text, intent in body["taught"])
    return Kept(Cost(**body["cost"]), taught)


def stock_of(texts: Sequence[Labelled], target: Path, epochs: int | None = None) -> Cost:
    """What training took; a model that stands at `target` already is not trained again."""
    found = kept(target)
    if found:
        return found.cost
    cost = train_stock(texts, target, epochs)
    body = {"cost": asdict(cost), "taught": [list(one) for one in texts]}
    target.with_suffix(".json").write_text(json.dumps(body), encoding="utf-8")
    return cost


def ask(parse: Parse, texts: Sequence[str]) -> tuple[list[Told], Pace]:
    """Parse texts one by one; `parse` is `ModelReader.parse`, Rasa's own path."""
    for text in texts[:WARM_UP]:
        parse(text)
    told, spent, worked = [], [], []
    for text in texts:
        began, busy = time.perf_counter(), time.process_time()
        found = parse(text)
        worked.append((time.process_time() - busy) * 1000)
        spent.append((time.perf_counter() - began) * 1000)
        told.append(best(found))
    most = statistics.quantiles(spent, n=20)[18]
    return told, Pace(statistics.median(spent), most, statistics.median(worked))


def best(found: dict[str, Any]) -> Told:
    """The likeliest intent, also under a fallback (which flatters stock: it would ask again)."""
    name = str(found["intent"]["name"])
    if name != FALLBACK:
        return Told(name)
    under = [str(one["name"]) for one in found.get("intent_ranking", [])]
    return Told(next((one for one in under if one != FALLBACK), FALLBACK), fallback=True)
