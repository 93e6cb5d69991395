"""The case page: the conversation as it happened, and every move that staff make."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import replace

import pytest

from bot.casework.messages import CaseId, Delivery, MessageKind, ReplyKind
from bot.casework.records import Sent
from bot.flows import chase, claim
from tests.edges.desk_case_words import DAVE, PRIYA
from tests.edges.desk_kit import DeskKit, Worker, a_worker


async def test_the_conversation_is_shown_as_it_happened(kit: DeskKit, worker: Worker) -> None:
    """Words, edits beside originals, presses, places, files and unreadable things all show."""
    case_id = await kit.danger()
    await kit.says("its by the parc", channel_ref="m7")
    await kit.says("its by the park", kind=MessageKind.EDIT, channel_ref="m7")
    await kit.says("Not sure", kind=MessageKind.BUTTON, payload="safe:unsure")
    await kit.says("", kind=MessageKind.LOCATION, location=(52.48142, -1.89983))
    await kit.says("", kind=MessageKind.ATTACHMENT, attachment="a voice note")
    await kit.says("", kind=MessageKind.UNREADABLE)
    await kit.says("look", quoted="im gonna get you")
    await worker.opens(f"/cases/{case_id}")
    for said in (
        "theyre outside mine with a machete",
        "First written its by the parc",
        "to its by the park",
        "The contact edited an earlier message",
        "Pressed Not sure",
        "Location 52.48142, -1.89983",
        "Sent a voice note It cannot be opened here.",
        "Something came that could not be read.",
        "Forwarded or quoted im gonna get you",
        "Fixed wording",
        "999",
    ):
        assert said in worker.words
    assert worker.words.index("parc") < worker.words.index("Pressed Not sure")


@pytest.mark.parametrize(
    ("delivery", "said"),
    [
        (None, "Sending"),
        (Delivery.SENT, "Sent"),
        (Delivery.UNCONFIRMED, "Not confirmed: it may have arrived"),
        (Delivery.FAILED, "Not delivered"),
        (Delivery.BLOCKED, "Not delivered: the contact has blocked the bot"),
    ],
)
async def test_the_delivery_of_a_reply_is_told_truly(
    kit: DeskKit, worker: Worker, mine: CaseId, delivery: Delivery | None, said: str
) -> None:
    """Staff see what became of their words, and a failure stands on the case too."""
    await worker.posts(f"/cases/{mine}/reply", text="Are you inside?")
    reply = kit.store.outbound[-1]
    assert reply.text == "Are you inside?"
    if delivery:
        await kit.store.delivered(reply, Sent(delivery), kit.clock.now())
    await worker.opens(f"/cases/{mine}")
    after = worker.words[worker.words.index("Are you inside?") :]
    assert after.removeprefix("Are you inside? ").startswith(said)


async def test_a_reply_goes_to_the_contact_once(kit: DeskKit, worker: Worker, mine: CaseId) -> None:
    """A form sent twice by an impatient hand is one reply."""
    press = secrets.token_hex(16)
    before = len(kit.store.outbound)
    for _ in range(2):
        await worker.posts(f"/cases/{mine}/reply", text="Are you inside?", press=press)
        assert worker.path == f"/cases/{mine}"
        assert "on its way" in worker.words
    (reply,) = kit.store.outbound[before:]
    assert (reply.kind, reply.author) == (ReplyKind.STAFF, PRIYA)


async def test_losing_a_race_names_who_has_the_case(kit: DeskKit, worker: Worker) -> None:
    """Of two who claim at once, one gets it and the other is told kindly."""
    case_id = await kit.danger()
    await kit.staff(DAVE)
    other = await a_worker(kit, worker.client.server)
    await other.signs_in(DAVE)
    await asyncio.gather(
        worker.posts(f"/cases/{case_id}/claim"), other.posts(f"/cases/{case_id}/claim")
    )
    winner, loser = (worker, other) if worker.status == 200 else (other, worker)
    assert (winner.status, loser.status) == (200, 409)
    name = PRIYA if winner is worker else DAVE
    assert "You have this case" in winner.words
    assert f"{name} claimed this case just before you" in loser.words
    case = await kit.store.case(case_id)
    assert case
    assert case.claim
    assert case.claim.by == name
    await other.client.session.close()


async def test_only_the_holder_can_write(kit: DeskKit, worker: Worker) -> None:
    """Without the claim a reply is refused, says who has it, and keeps the words."""
    case_id = await kit.danger()
    await claim.claim(kit.outside, case_id, DAVE, cause="dave")
    before = len(kit.store.outbound)
    await worker.opens(f"/cases/{case_id}")
    assert "Dave Price has this case" in worker.words
    assert 'name="text" rows="3"' not in worker.page
    await worker.posts(f"/cases/{case_id}/reply", text="Hello?")
    assert worker.status == 409
    assert len(kit.store.outbound) == before
    await worker.posts(f"/cases/{case_id}/note", text="Mum rang the office too.")
    assert "Mum rang the office too." in worker.words


@pytest.mark.parametrize("text", ["", "   ", "\r\n"])
async def test_an_empty_reply_is_not_sent(
    kit: DeskKit, worker: Worker, mine: CaseId, text: str
) -> None:
    """Nothing is sent by mistake, and the page says so."""
    before = len(kit.store.outbound)
    await worker.posts(f"/cases/{mine}/reply", text=text)
    assert "Write something before sending" in worker.words
    assert len(kit.store.outbound) == before


async def test_too_long_a_reply_keeps_the_words(kit: DeskKit, worker: Worker, mine: CaseId) -> None:
    """A slip of the paste is refused with the limit, and nothing typed is lost."""
    await worker.posts(f"/cases/{mine}/reply", text="a" * 8001)
    assert "8,000" in worker.words
    assert "a" * 8001 in worker.page


async def test_new_danger_while_staff_lead_alarms_the_desk(
    kit: DeskKit, worker: Worker, mine: CaseId
) -> None:
    """A new P1 hit shows with the seconds left to answer, and a reply takes it off."""
    await worker.posts(f"/cases/{mine}/reply", text="Are you inside?")
    await kit.says("hes got a gun now")
    await worker.opens(f"/cases/{mine}")
    assert "New danger in the last words. Reply within 1:00" in worker.words
    assert f'data-danger="danger:{mine} "' in worker.page
    await worker.opens("/")
    assert "New danger" in worker.words
    await worker.posts(f"/cases/{mine}/reply", text="Get down and stay away from the door.")
    assert "New danger" not in worker.words


async def test_typing_keeps_the_claim_and_silence_gives_it_back(
    kit: DeskKit, worker: Worker, mine: CaseId
) -> None:
    """Renewing moves the end of the lease; without it the page offers the case to all."""
    kit.clock.moves(minutes=2)
    csrf = worker.csrf()
    answer = await worker.client.post(
        f"/cases/{mine}/renew", data={"press": secrets.token_hex(16)}, headers={"X-CSRF": csrf}
    )
    assert (await answer.json())["held"]
    kit.clock.moves(minutes=2)
    await worker.opens(f"/cases/{mine}")
    assert "You have this case" in worker.words
    assert "Kept for 1:00 more" in worker.words
    kit.clock.moves(minutes=1)
    await worker.opens(f"/cases/{mine}")
    assert "Claim this case" in worker.words
    case = await kit.store.case(mine)
    assert case
    assert await chase.chase(kit.outside, case)
    answer = await worker.client.post(
        f"/cases/{mine}/renew", data={"press": secrets.token_hex(16)}, headers={"X-CSRF": csrf}
    )
    assert answer.status == 409


async def test_a_press_without_its_token_is_refused(
    kit: DeskKit, worker: Worker, mine: CaseId
) -> None:
    """A press that cannot be told from its own repeat is not made."""
    before = len(kit.store.outbound)
    await worker.posts(f"/cases/{mine}/reply", text="Hello", press="")
    assert worker.status == 403
    assert len(kit.store.outbound) == before


async def test_two_people_can_hold_the_same_press_token(kit: DeskKit, worker: Worker) -> None:
    """A token counts for one person, one move and one case, so no one's press is swallowed."""
    one, two = await kit.danger("tg-aa"), await kit.danger("tg-bb")
    press = secrets.token_hex(16)
    for case_id in (one, two):
        await worker.posts(f"/cases/{case_id}/claim", press=press)
        await worker.posts(f"/cases/{case_id}/note", text="Seen.", press=press)
        case = await kit.store.case(case_id)
        assert case
        assert case.held_by(PRIYA, kit.clock.now())
        assert [note.text for note in case.notes] == ["Seen."]


async def test_a_move_is_made_again_when_the_contact_writes_meanwhile(
    kit: DeskKit, worker: Worker, mine: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message that comes between reading and storing costs staff nothing."""
    commit = kit.store.commit
    written: list[bool] = []

    async def interrupted(change: object, **more: object) -> None:
        if not written:
            written.append(True)
            await kit.says("hurry")
        await commit(change, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(kit.store, "commit", interrupted)
    await worker.posts(f"/cases/{mine}/reply", text="I'm here.")
    assert "on its way" in worker.words
    assert kit.store.outbound[-1].text == "I'm here."


async def test_a_long_conversation_shows_its_end_first(kit: DeskKit, worker: Worker) -> None:
    """The last lines are drawn at once, and the rest is one press away."""
    case_id = await kit.danger()
    kept = await kit.store.case(case_id)
    assert kept
    line = kit.store._entries[kept.conversation_id]
    before = len(line)
    for number in range(650):
        entry_id = f"{before + number + 1}-0"
        line.append(replace(line[0], text=f"line {number}", channel_ref="", entry_id=entry_id))
    page = await worker.opens(f"/cases/{case_id}")
    assert page.count('<li class="line') == 200
    assert "line 649" in worker.words
    assert "line 5 " not in worker.words
    assert "earlier lines" in worker.words
    page = await worker.opens(f"/cases/{case_id}?all")
    assert page.count('<li class="line') == before + 650


async def test_reloading_a_refused_press_leads_back_to_the_case(
    worker: Worker, mine: CaseId
) -> None:
    """The address of a form is no dead end."""
    await worker.opens(f"/cases/{mine}/reply")
    assert worker.path == f"/cases/{mine}"
    assert worker.status == 200


async def test_staff_see_that_nobody_is_left_to_read_them(kit: DeskKit, worker: Worker) -> None:
    """The case stays open when its contact leaves; whoever writes is told, until they are back."""
    case_id = await kit.danger()
    await kit.says("", kind=MessageKind.DEPARTED)
    await worker.opens(f"/cases/{case_id}")
    assert "A reply may not reach them" in worker.words
    await kit.says("im back")
    await worker.opens(f"/cases/{case_id}")
    assert "A reply may not reach them" not in worker.words
