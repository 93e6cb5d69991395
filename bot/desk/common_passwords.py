"""Passwords that many people use, known without asking anybody: a file of short hashes.

`scripts/common_passwords.py` makes the file, from our own list or from any bigger one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "common_passwords.bin"
# Five bytes of SHA-256: among 50,000 entries one password in 20 million is taken for another.
WIDTH = 5
# What people put around a word to please a rule: taken off up to this many characters.
TRIMMINGS = 8
_PLAIN = str.maketrans("013457@$!|€", "oieastasiie")
_GAPS = str.maketrans("", "", " -_.,+/\\'’")


def is_common(password: str) -> bool:
    """Whether the password, or what stands inside its figures and signs, is a common one."""
    return any(_known(form) for form in forms(password))


def forms(password: str) -> frozenset[str]:
    """Return the ways to read a password: as it is, without gaps, without figures for letters."""
    low = password.casefold()
    close = low.translate(_GAPS)
    found = {low, close, close.translate(_PLAIN)}
    core = close.strip("".join(c for c in set(close) if not c.isalpha()))
    if len(close) - len(core) <= TRIMMINGS:
        found |= {core, core.translate(_PLAIN)}
    for form in tuple(found):
        found.add(_once(form))
    return frozenset(form for form in found if len(form) >= 3)


def pack(passwords: Iterable[str]) -> bytes:
    """Return the file's bytes for these passwords."""
    return b"".join(sorted({_short(word) for word in passwords if word}))


def _once(text: str) -> str:
    """Return what is repeated, when the whole is one thing over and over: `passpass` -> `pass`."""
    for length in range(1, len(text) // 2 + 1):
        times, rest = divmod(len(text), length)
        if rest == 0 and text[:length] * times == text:
            return text[:length]
    return text


def _known(form: str) -> bool:
    table, wanted = _table(), _short(form)
    low, high = 0, len(table) // WIDTH
    while low < high:
        middle = (low + high) // 2
        if table[middle * WIDTH : (middle + 1) * WIDTH] < wanted:
            low = middle + 1
        else:
            high = middle
    return table[low * WIDTH : (low + 1) * WIDTH] == wanted


@cache
def _table() -> bytes:
    return FILE.read_bytes()


def _short(word: str) -> bytes:
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()[:WIDTH]
