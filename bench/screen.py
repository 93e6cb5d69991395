"""Print what the screen costs: `python -m bench.screen`.

Two kinds of message of about forty words (calm and grave) and one of 100,000 characters, each
screened many times on one core; the median and the 99th percentile in milliseconds.
"""

from __future__ import annotations

import statistics
import sys
import time

from bot.casework.screen import screen

CALM = (
    "hi there im a year 11 from walsall and me and my mates wanted to ask if theres any boxing or "
    "football clubs near us that are free on a saturday because we are bored stiff at home every "
    "weekend thanks"
)
GRAVE = (
    "im 16 n he wnt let me see my m8s and he goes thru my phone every nite then he kicks off "
    "infront of my mum idk what 2 do he said hes gonna find me and smash the house up pls can "
    "someone help me out"
)
LONG = (GRAVE + ". " + CALM + ". ") * 250


def measure(name: str, text: str, rounds: int) -> None:
    """Screen a text again and again and print its figures."""
    spent: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        screen(text)
        spent.append((time.perf_counter() - start) * 1000)
    worst = statistics.quantiles(spent, n=100)[98]
    line = f"{name:<24} {len(text.split()):>6} words  median {statistics.median(spent):7.3f} ms"
    sys.stdout.write(f"{line}  99th {worst:7.3f} ms\n")


if __name__ == "__main__":
    measure("calm message", CALM, 2000)
    measure("grave message", GRAVE, 2000)
    measure("100,000 characters", LONG[:100_000], 30)
