"""A running copy with TRACES_URL: one trace a message, over the processes that it passed."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.collector import Collector, collecting
from tests.waiting import until
from tests.walks.copies import ROOT, Copy, started

SECRET = "zanzibar"
CALM = f"{SECRET} what is the unit for"
DANGER = f"theyre outside mine with a machete {SECRET}"
# Each with the part that says it.
ALWAYS = {
    ("message taken in", "web"),
    ("message stored", "web"),
    ("message screened", "worker"),
    ("message assessed", "worker"),
    ("action", "worker"),
    ("change stored", "worker"),
    ("reply recorded", "worker"),
    ("message handled", "worker"),
    ("reply sent", "worker"),
}


@contextmanager
def rasa_standin() -> Iterator[str]:
    """Start a stand-in for Rasa that reads everything as calm; yield its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.chaos.rasa_standin"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(120)
        process.stdout.close()


async def says(copy: Copy, text: str) -> None:
    """Write on the web chat, as a new contact."""
    async with httpx.AsyncClient(base_url=copy.web, timeout=120) as http:
        key = (await http.post("/chat/start")).json()["key"]
        said = {"id": str(uuid.uuid4()), "text": text}
        answer = await http.post(
            "/chat/messages", json=said, headers={"Authorization": f"Bearer {key}"}
        )
        answer.raise_for_status()


def ways(collector: Collector) -> list[set[tuple[str, str]]]:
    """Return, for each trace, its spans with their parts."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for span in collector.spans:
        found[span.trace_id].add((span.name, span.resource["waymark.part"]))
    return list(found.values())


async def test_each_message_is_one_trace_over_the_processes(tmp_path: Path) -> None:
    """A calm message and one in danger: nine hops each over web and worker, and a case opened."""
    with rasa_standin() as rasa:
        async with collecting() as collector:
            with started(tmp_path / "home", RASA_URL=rasa, TRACES_URL=collector.url) as copy:
                await asyncio.to_thread(copy.until_printed, "Stop with Ctrl-C.")
                await says(copy, CALM)
                await says(copy, DANGER)
                await until(lambda: len(collector.named("reply sent")) >= 2)
                assert await asyncio.to_thread(copy.stop) == 0
    calm, danger = sorted(ways(collector), key=lambda way: ("case opened", "worker") in way)
    assert calm == ALWAYS
    # In danger Rasa gets a blink: on a busy machine there may be no answer to time.
    assert danger | {("action", "worker")} == ALWAYS | {("case opened", "worker")}
    assert SECRET.encode() not in b"".join(collector.posts)
    logs = "".join(path.read_text("utf-8") for path in (tmp_path / "home/logs").glob("*"))
    assert collector.url.removeprefix("http://") not in logs
