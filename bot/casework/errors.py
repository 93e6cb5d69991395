"""The error family of the house, one line each."""

from __future__ import annotations


class WaymarkError(Exception):
    """Base of every error that this project raises on purpose."""


class SettingWrong(WaymarkError):
    """Raised when a setting has a value that cannot be used; says which, why, what is allowed."""


class DirectoryWrong(WaymarkError):
    """Raised when the service directory breaks its own rules; says id, field and reason."""


class StoreUnavailable(WaymarkError):
    """Raised when the store cannot be reached or refuses to write."""


class SpoolRefuses(WaymarkError):
    """Raised when the store is away and the spool cannot keep a message either; says why."""


class Conflict(WaymarkError):
    """Raised when what was read has changed before the change was stored; read again."""


class AlreadyHandled(WaymarkError):
    """Raised when the inbound message of a change was handled before: nothing was stored."""


class NotFound(WaymarkError):
    """Raised when a case or conversation that was asked for does not exist."""


class MoveRefused(WaymarkError):
    """Raised when a move is not allowed from the state that a case is in; says why."""


class NobodyToTell(WaymarkError):
    """Raised when nobody who is up can be reached by a sink: no failure of the sink."""


class RecordVersionWrong(WaymarkError):
    """Raised when a stored record has a version that this code does not know."""
