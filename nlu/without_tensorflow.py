"""Serving without TensorFlow: Rasa imports it for components that our pipeline does not have.

What is imported in its place is empty: every name in it is a class that does nothing, which is
all that Rasa's modules ask for while they are being defined. Measured on our model: 631 MB
resident become 276, and 15 s of processor time until it can answer become 8. Only `nlu.serve`
does this, and only when config.yml names no component that needs it; training does not.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from ruamel.yaml import YAML

EMPTIED = frozenset({"tensorflow", "tensorflow_addons", "tensorflow_hub", "keras"})
# Rasa looks at the version while it is imported; this is the one that it is built for.
VERSION = "2.12.0"
# Of Rasa's own components, the one in our configuration; all others are ours, without TensorFlow.
FREE_OF_IT = frozenset({"RulePolicy"})


def not_needed(config: Path) -> bool:
    """Whether a configuration names only components of ours and FREE_OF_IT."""
    named = YAML(typ="safe").load(config.read_text(encoding="utf-8"))
    parts = [*named.get("pipeline", []), *named.get("policies", [])]
    names = [str(part["name"]) for part in parts]
    return all(name.startswith("nlu.") or name in FREE_OF_IT for name in names)


def leave_out() -> None:
    """From now on import nothing of TensorFlow. Call before Rasa is imported."""
    if EMPTIED & sys.modules.keys():
        raise RuntimeError("TensorFlow is imported already")
    sys.meta_path.insert(0, _Empty())


class _Nothing(type):
    """A class of which every attribute is such a class, fit to be inherited and to decorate."""

    def __getattr__(cls, name: str) -> Any:
        return _nothing(name)

    def __or__(cls, _: Any) -> Any:
        return cls

    def __ror__(cls, _: Any) -> Any:
        return cls

    def __getitem__(cls, _: Any) -> Any:
        return cls


def _nothing(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)

    def ignore(_: Any, *__: Any, **___: Any) -> None:
        """Take anything."""

    def hand_back(self: Any, *given: Any, **_: Any) -> Any:
        return given[0] if given else self

    return _Nothing(name, (), {"__init__": ignore, "__call__": hand_back})


class _EmptyModule(ModuleType):
    """A module that has whatever is asked of it."""

    __version__ = VERSION

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        made = _nothing(name)
        setattr(self, name, made)
        return made


class _Empty(MetaPathFinder, Loader):
    """Finds the modules that are left out, and gives empty ones."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Take what belongs to TensorFlow; leave the rest to others."""
        if fullname.partition(".")[0] not in EMPTIED:
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make an empty one."""
        return _EmptyModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""
