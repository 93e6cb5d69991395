"""The intents of domain.yml, for tools that need no Rasa."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML

from nlu.fingerprint import ROOT


def domain_intents(path: Path = ROOT / "domain.yml") -> frozenset[str]:
    """Every intent that a training message may carry, and the buttons' own."""
    content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return frozenset(str(name) for name in content["intents"])
