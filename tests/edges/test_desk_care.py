"""Care for staff over HTTP: graphic words, heavy cases, and how the desk works for one person."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.messages import CaseId, MessageKind, StaffName
from bot.flows import claim
from tests.edges.desk_kit import DeskKit, Worker, a_worker

PRIYA = StaffName("Priya Shah")
GRAPHIC = "my uncle raped me last week"


@pytest.fixture
def kit() -> DeskKit:
    """Return an empty desk."""
    return DeskKit()


@pytest.fixture
async def worker(kit: DeskKit) -> AsyncIterator[Worker]:
    """Return somebody signed in."""
    await kit.staff(PRIYA)
    made = await a_worker(kit, TestServer(kit.app()))
    async with made.client:
        yield await made.signs_in(PRIYA)


async def heavy_case(kit: DeskKit, number: int) -> CaseId:
    """Let Priya claim a new P1."""
    case_id = await kit.danger(f"tg-{number:08d}")
    await claim.claim(kit.outside, case_id, PRIYA, cause=f"claim-{number}")
    return case_id


async def test_graphic_words_wait_until_asked_for(kit: DeskKit, worker: Worker) -> None:
    """They are folded away with what they are about; other words are not."""
    await kit.says(GRAPHIC)
    (case,) = await kit.store.open_cases()
    await kit.says("pls help")
    page = await worker.opens(f"/cases/{case.case_id}")
    assert page.count('<details class="veil"') == 1
    veil = page[page.index('<details class="veil"') :]
    assert "Graphic: sexual harm." in veil[:400]
    assert GRAPHIC in veil[: veil.index("</details>")]


async def test_words_edited_into_graphic_ones_are_folded_too(kit: DeskKit, worker: Worker) -> None:
    """The veil covers the original and what it was changed to."""
    await kit.says("i need a person", channel_ref="m1")
    await kit.says(GRAPHIC, kind=MessageKind.EDIT, channel_ref="m1")
    (case,) = await kit.store.open_cases()
    page = await worker.opens(f"/cases/{case.case_id}")
    veil = page[page.index('<details class="veil"') :]
    assert GRAPHIC in veil[: veil.index("</details>")]


async def test_somebody_may_choose_to_see_everything(kit: DeskKit, worker: Worker) -> None:
    """The choice is theirs, kept with the account, and can be taken back."""
    await kit.says(GRAPHIC)
    (case,) = await kit.store.open_cases()
    await worker.opens("/account")
    await worker.posts("/account/settings", keys="yes", quiet="yes")
    assert "Your settings are saved." in worker.words
    page = await worker.opens(f"/cases/{case.case_id}")
    assert "veil" not in page
    assert 'data-keys="yes"' in page
    assert 'data-quiet="yes"' in page
    await worker.posts("/account/settings", veil="yes")
    page = await worker.opens(f"/cases/{case.case_id}")
    assert "veil" in page
    assert 'data-keys=""' in page


async def test_after_some_heavy_cases_the_desk_says_a_kind_word(
    kit: DeskKit, worker: Worker
) -> None:
    """Four in a shift is the usual number; "not now" holds until two more."""
    await worker.posts("/shift", on="yes")
    for number in range(3):
        await heavy_case(kit, number)
    await worker.opens("/")
    assert "heavy cases this shift" not in worker.words
    case_id = await heavy_case(kit, 3)
    await worker.opens("/")
    assert "You have had 4 heavy cases this shift." in worker.words
    await worker.posts("/shift/not-now", case=case_id)
    assert worker.path == f"/cases/{case_id}"
    assert "heavy cases this shift" not in worker.words
    await heavy_case(kit, 4)
    await worker.opens("/")
    assert "heavy cases this shift" not in worker.words
    await heavy_case(kit, 5)
    await worker.opens("/")
    assert "You have had 6 heavy cases this shift." in worker.words


async def test_heavy_cases_count_after_they_are_given_back_and_not_in_the_next_shift(
    kit: DeskKit, worker: Worker
) -> None:
    """What was read stays read; a new shift begins at nothing."""
    await worker.posts("/shift", on="yes")
    for number in range(4):
        case_id = await heavy_case(kit, number)
        await worker.opens("/")
        await claim.release(kit.outside, case_id, PRIYA, cause=f"release-{number}")
    await worker.opens("/")
    assert "You have had 4 heavy cases this shift." in worker.words
    await worker.posts("/shift", on="no")
    kit.clock.moves(minutes=30)
    await worker.posts("/shift", on="yes")
    assert "heavy cases this shift" not in worker.words


@pytest.mark.parametrize("case", ["", "https://evil.example", "../audit", "//x", "a b"])
async def test_not_now_goes_nowhere_else(kit: DeskKit, worker: Worker, case: str) -> None:
    """What the form names is a case or nothing."""
    await worker.posts("/shift", on="yes")
    await worker.posts("/shift/not-now", case=case)
    assert worker.path == "/"
