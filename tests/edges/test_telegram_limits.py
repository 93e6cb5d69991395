"""The limits on sending: P1 first, and one contact's wait is nobody else's. No real time passes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio

from bot.channels.send_limits import CHAT_BURST, OVERALL_BURST, OVERALL_PER_S, TRIES, SendLimits
from bot.channels.telegram_bot import TooManyRequests
from bot.ports.turns import STILL_OURS, NoLongerOurs


@dataclass
class Lane:
    """Limits on a clock that only moves when everyone waits."""

    now: float = 100.0
    made: list[tuple[float, str, str]] = field(default_factory=list)
    refuse: dict[str, list[float]] = field(default_factory=dict)
    limits: SendLimits = field(init=False)

    def __post_init__(self) -> None:
        self.limits = SendLimits(clock=lambda: self.now, sleep=self._sleep)

    async def _sleep(self, seconds: float) -> None:
        for _ in range(5):  # let everyone who can go on do so before time moves
            await asyncio.sleep(0)
        self.now += seconds

    async def send(self, chat: str, text: str, rank: int | None = None) -> Any:
        """Send through the limits as ExtBot does."""

        async def call(endpoint: str, data: dict[str, Any]) -> bool:
            if self.refuse.get(chat):
                raise TooManyRequests(self.refuse[chat].pop(0))
            self.made.append((round(self.now - 100.0, 3), chat, text))
            return True

        data = {"chat_id": chat, "text": text}
        return await self.limits.process_request(
            call, ("sendMessage", data), {}, "sendMessage", data, rank
        )


@pytest_asyncio.fixture
async def lane() -> AsyncIterator[Lane]:
    """Limits with time that tests own."""
    made = Lane()
    yield made
    await made.limits.shutdown()


async def test_a_short_burst_to_one_contact_then_one_a_second(lane: Lane) -> None:
    """Three parts of a long reply go at once; the fourth waits a second."""
    await asyncio.gather(*(lane.send("1", str(number)) for number in range(5)))
    times = [when for when, _, _ in lane.made]
    assert times == pytest.approx([0.0] * int(CHAT_BURST) + [1.0, 2.0], abs=0.05)
    assert [text for _, _, text in lane.made] == list("01234")


async def test_thirty_a_second_over_all(lane: Lane) -> None:
    """A hundred contacts at once are spread out."""
    await asyncio.gather(*(lane.send(str(chat), "x") for chat in range(100)))
    times = [when for when, _, _ in lane.made]
    assert all(sum(1 for other in times if when <= other < when + 1.0) <= 30 for when in times)
    assert times[-1] == pytest.approx((100 - OVERALL_BURST) / OVERALL_PER_S, abs=0.05)


async def test_danger_goes_before_everything_that_waits(lane: Lane) -> None:
    """A P1 that comes last to a full line is sent next."""
    calm = [asyncio.create_task(lane.send(str(chat), "calm", 4)) for chat in range(60)]
    await asyncio.gather(*calm[:20])
    before = len(lane.made)
    await lane.send("999", "danger", 1)
    place = [text for _, _, text in lane.made].index("danger")
    assert place <= before + 2
    await asyncio.gather(*calm)


async def test_tiers_are_served_in_their_order(lane: Lane) -> None:
    """P1, P2, P3, then P4 and what names no tier, each in the order it came."""
    filler = [asyncio.create_task(lane.send(f"f{n}", "filler", 1)) for n in range(10)]
    await asyncio.gather(*filler)
    lane.made.clear()
    wanted = [("a", None), ("b", 4), ("c", 3), ("d", 2), ("e", 1), ("f", 1)]
    await asyncio.gather(*(lane.send(chat, chat, rank) for chat, rank in wanted))
    assert [text for _, _, text in lane.made] == ["e", "f", "d", "c", "a", "b"]


async def test_a_429_holds_that_contact_alone(lane: Lane) -> None:
    """Others go on at once; the held one follows when its time is over, in its order."""
    lane.refuse["slow"] = [30.0]
    held = [asyncio.create_task(lane.send("slow", text)) for text in ("first", "second")]
    await asyncio.sleep(0)
    await asyncio.gather(*(lane.send(str(chat), "x", 4) for chat in range(5)))
    assert all(when < 1.0 for when, _, _ in lane.made)
    await asyncio.gather(*held)
    slow = [(when, text) for when, chat, text in lane.made if chat == "slow"]
    assert slow[0][0] >= 30.0 or slow[1][0] >= 30.0
    assert max(when for when, _ in slow) < 33.0


async def test_a_contact_that_is_always_refused_is_given_up(lane: Lane) -> None:
    """After a few tries, or at once when the wait would be too long to be of use."""
    lane.refuse["1"] = [2.0] * TRIES
    with pytest.raises(TooManyRequests):
        await lane.send("1", "x")
    assert lane.refuse["1"] == []
    lane.refuse["2"] = [3_600.0, 1.0]
    with pytest.raises(TooManyRequests):
        await lane.send("2", "x")
    assert lane.refuse["2"] == [1.0]


async def test_a_call_to_no_chat_is_not_limited(lane: Lane) -> None:
    """A button's answer is never held up."""

    async def call() -> str:
        return "done"

    for _ in range(100):
        made = await lane.limits.process_request(call, (), {}, "answerCallbackQuery", {}, None)
        assert made == "done"
    assert lane.now == 100.0


async def test_who_gives_up_waiting_leaves_the_line(lane: Lane) -> None:
    """A cancelled send takes nobody's turn, and the limits stop cleanly."""
    lane.refuse["1"] = [300.0]
    waiting = asyncio.create_task(lane.send("1", "never"))
    for _ in range(3):
        await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await lane.send("2", "x")
    assert [text for _, _, text in lane.made] == ["x"]


async def test_a_staff_group_has_its_own_limit(lane: Lane) -> None:
    """Twenty a minute in a group, most urgent first."""
    await asyncio.gather(*(lane.send("-5", str(n), 1 if n == 19 else 3) for n in range(20)))
    assert lane.made[0][2] == "19"
    assert lane.made[-1][0] == pytest.approx(30.0, abs=0.1)


async def test_a_send_that_waited_longer_than_its_lease_is_left_to_the_next_worker() -> None:
    """When the turn comes it is asked once more: two workers must not send one reply."""
    sent: list[str] = []

    async def call() -> None:
        sent.append("sent")

    async def no() -> bool:
        return False

    async def yes() -> bool:
        return True

    limits = SendLimits()
    STILL_OURS.set(no)
    with pytest.raises(NoLongerOurs):
        await limits.process_request(call, (), {}, "sendMessage", {"chat_id": 1}, 1)
    STILL_OURS.set(yes)
    await limits.process_request(call, (), {}, "sendMessage", {"chat_id": 1}, 1)
    STILL_OURS.set(None)
    await limits.shutdown()
    assert sent == ["sent"]
