"""WAYMARK_HOME: the folder of data, keys and logs, and what a running copy says of itself."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bot.casework.errors import WaymarkError

KEY_BYTES = 32
STATE_VERSION = 1


class HomeWrong(WaymarkError):
    """Raised when the data folder cannot be used; says what to do."""


@dataclass(frozen=True)
class Running:
    """Where the parts of a running copy are, and its processes as (id, identity) pairs.

    `redis_pid`: which of them is our own Redis; 0 when none is.
    """

    redis_url: str
    rasa_url: str
    actions_url: str
    desk_url: str
    processes: tuple[tuple[int, str], ...] = ()
    redis_pid: int = 0
    v: int = STATE_VERSION


@dataclass(frozen=True)
class Home:
    """The data folder. Made on first use, for its owner alone."""

    path: Path
    logs: Path = field(init=False)

    def __post_init__(self) -> None:
        """Make the folder."""
        object.__setattr__(self, "path", self.path.expanduser().resolve())
        object.__setattr__(self, "logs", self.path / "logs")
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.logs.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise HomeWrong(
                f"WAYMARK_HOME is {str(self.path)!r}: {error.strerror}. Allowed: a folder that"
                " can be written."
            ) from error

    def key(self, purpose: str) -> bytes:
        """Return 32 bytes for one purpose, always the same, made from `secret.key`."""
        return hashlib.blake2b(
            purpose.encode(), key=self._secret(), digest_size=KEY_BYTES, person=b"waymark"
        ).digest()

    def _secret(self) -> bytes:
        """Read the key, or make it: whole or not at all, readable by the owner alone."""
        path = self.path / "secret.key"
        if not path.exists():
            fresh = self.path / f".secret.{os.getpid()}.{secrets.token_hex(4)}"
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(KEY_BYTES))
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(fresh, path)  # refuses when another process was first
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        secret = path.read_bytes()
        if len(secret) != KEY_BYTES:
            raise HomeWrong(f"{path} is damaged: it must hold {KEY_BYTES} bytes.")
        return secret

    def running(self) -> Running | None:
        """What the copy that runs (or ran last) on this folder wrote down, or None."""
        try:
            kept = json.loads(self._state.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(kept, dict) or kept.get("v") != STATE_VERSION:
            return None
        processes = tuple((int(pid), str(identity)) for pid, identity in kept.pop("processes"))
        return Running(**kept, processes=processes)

    def note_running(self, running: Running) -> None:
        """Write down where the parts are."""
        fresh = self._state.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(running), indent=1), encoding="utf-8")
        fresh.replace(self._state)

    def note_stopped(self) -> None:
        """Forget where the parts were."""
        self._state.unlink(missing_ok=True)

    @property
    def _state(self) -> Path:
        return self.path / "running.json"
