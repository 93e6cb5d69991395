"""Make bot/desk/data/common_passwords.bin, the list of passwords that the desk refuses.

    python scripts/common_passwords.py                   from bot/desk/data/common_words.txt
    python scripts/common_passwords.py LIST.txt ...      and from these, one password a line

Take any list of leaked passwords that your rules allow you to hold; only short hashes are kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from bot.desk.common_passwords import FILE, WIDTH, pack  # noqa: E402

WORDS = FILE.with_name("common_words.txt")
ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
DOWN = ("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol", "0p")


def ours() -> Iterator[str]:
    """Every password that our own words make."""
    alone, joined = set(), set()
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        group, words = line.split(":", 1)
        alone.update(words.split())
        if group.startswith("*"):
            joined.update(words.split())
    yield from alone
    yield from (one + other for one in sorted(joined) for other in sorted(joined))
    yield from runs()
    yield from dates()


def runs() -> Iterator[str]:
    """Keys side by side, both ways, and the columns of the keyboard one after another."""
    for row in (*ROWS, "".join(ROWS[:4]), "".join(ROWS[1:4]), "".join(DOWN)):
        for line in (row, row[::-1], row + row[::-1], row * 2):
            for start in range(len(line)):
                yield from (line[start:end] for end in range(start + 4, min(len(line), start + 24)))


def dates() -> Iterator[str]:
    """Eight and twice six figures of a date, and years one after another."""
    for year in range(1930, 2031):
        yield f"{year}{year + 1}"
        for month in range(1, 13):
            yield from (f"{month:02d}{year}", f"{year}{month:02d}")


def main(lists: list[str]) -> None:
    """Write the file and say how big it is."""
    found = set(ours())
    for name in lists:
        text = Path(name).read_text(encoding="utf-8", errors="replace")
        found.update(line.strip().casefold() for line in text.splitlines())
    data = pack(found)
    FILE.write_bytes(data)
    print(f"{FILE.name}: {len(data) // WIDTH:,} passwords, {len(data) / 1024:.0f} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
