"""Words about the talk itself, the phone, and who reads or hears: "he reads my messages".

Danger that is near is told without them ("quick hes comin up the stairs"); who is watched
hardly writes without one. Stems, as the plain words begin (`bot.casework.normalise`).
"""

from __future__ import annotations

from collections.abc import Iterable

# Alone, because many words begin so.
_WHOLE = frozenset({"act", "ring", "rang", "sms", "tab", "see", "sees", "seen", "saw", "dm"})
_STEMS = tuple(
    "phone fone mobile handset laptop tablet device type typing text txt messag msg repl talk speak "
    "spoke call chat screen read hear heard listen pretend order writ wrote delet shh quiet silen "
    "check look watch answer say said app location track".split()
)


def of_talk(words: Iterable[str]) -> bool:
    """Whether any of the plain words is about the talk, a device, or who reads and hears."""
    return any(word in _WHOLE or word.startswith(_STEMS) for word in words)
