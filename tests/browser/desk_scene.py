"""A night at the desk to look at: the same cases in every picture."""

from __future__ import annotations

from datetime import timedelta

from bot.casework.messages import CaseId, Channel, Delivery, MessageKind, StaffName
from bot.casework.records import Sent
from bot.casework.triage import Answer, Route, Tier, Understanding
from bot.flows import claim, relay
from tests.edges.desk_kit import DeskKit

PRIYA = StaffName("Priya Shah")
DAVE = StaffName("Dave Price")


def reads(tier: Tier, route: Route, reason: str) -> Understanding:
    """Return what the model makes of a message."""
    return Understanding(
        "concern", 0.9, tier, route, reasons=(reason,), answer=Answer(text="Thank you.")
    )


async def a_busy_night(kit: DeskKit) -> dict[str, CaseId]:
    """Fill the desk: two P1, a watched P2, a P3 with somebody else; return them by name."""
    kit.clock.moves(minutes=-52)
    for name in (PRIYA, DAVE):
        await kit.staff(name)
        await kit.store.shift_on(name, kit.clock.now() - timedelta(hours=4))
    kit.rasa.by_text = {
        "he says if i leave he will find me. he goes through my phone": reads(
            Tier.P2, Route.DOMESTIC_ABUSE, "The model reads control by a partner."
        ),
        "my son has new trainers and two phones and wont say where from": reads(
            Tier.P3, Route.EXPLOITATION, "The model reads a parent's worry about exploitation."
        ),
        "some lads keep taking my bus money": reads(
            Tier.P3, Route.SCHOOL, "The model reads bullying at school."
        ),
    }
    await kit.says("my son has new trainers and two phones and wont say where from", "tg-0d0d0d0d")
    parent = await _case(kit, "tg-0d0d0d0d")
    kit.clock.moves(minutes=14)
    web = {"channel": Channel.WEBCHAT}
    await kit.says("some lads keep taking my bus money", "web-5e5e5e5e", **web)
    await claim.claim(kit.outside, await _case(kit, "web-5e5e5e5e"), DAVE, cause="dave")
    kit.clock.moves(minutes=16)
    words = "he says if i leave he will find me. he goes through my phone"
    await kit.says(words, "web-7c7c7c7c", **web)
    await kit.says(
        "Not sure", "web-7c7c7c7c", kind=MessageKind.BUTTON, payload="safe_chat:unsure", **web
    )
    watched = await _case(kit, "web-7c7c7c7c")
    kit.clock.moves(minutes=18)
    mine = await _the_conversation(kit)
    kit.clock.moves(minutes=1, seconds=10)
    await kit.says("theres someone at the door with a knife i think its my ex", "tg-9f9f9f9f")
    free = await _case(kit, "tg-9f9f9f9f")
    kit.clock.moves(seconds=40)
    return {"mine": mine, "free": free, "watched": watched, "parent": parent}


async def _the_conversation(kit: DeskKit) -> CaseId:
    """Play the long one: danger, fixed wording, a claim, words both ways, an edit, a place."""
    name = "tg-3b3b3b3b"
    await kit.says("theyre outside mine with a machete", name, channel_ref="m1")
    case_id = await _case(kit, name)
    await _delivered(kit)
    kit.clock.moves(seconds=20)
    await claim.claim(kit.outside, case_id, PRIYA, cause="priya")
    kit.clock.moves(seconds=15)
    await relay.from_staff(
        kit.outside,
        case_id,
        PRIYA,
        "Hi, I'm Priya. I'm a person. Are you inside with the door locked? Have you rung 999?",
        cause="hello",
    )
    await _delivered(kit)
    kit.clock.moves(seconds=25)
    await kit.says("yeh locked. mums rining them now", name, channel_ref="m2")
    await kit.says(
        "yeh locked. mums ringing them now", name, kind=MessageKind.EDIT, channel_ref="m2"
    )
    kit.clock.moves(seconds=12)
    await kit.says("", name, kind=MessageKind.LOCATION, location=(52.48142, -1.89983))
    await kit.says("", name, kind=MessageKind.ATTACHMENT, attachment="a voice note")
    kit.clock.moves(seconds=9)
    await relay.from_staff(
        kit.outside,
        case_id,
        PRIYA,
        "Good. Stay away from the windows, and stay with your mum. I'm here until they come.",
        cause="stay",
    )
    await claim.add_note(
        kit.outside,
        case_id,
        PRIYA,
        "Mum is on the phone to 999. Younger brother also in the house.",
        cause="note",
    )
    return case_id


async def _delivered(kit: DeskKit) -> None:
    for reply in list(kit.store.outbound):
        sent = Sent(Delivery.SENT, channel_ref=f"out-{reply.reply_id}")
        await kit.store.delivered(reply, sent, kit.clock.now())


async def _case(kit: DeskKit, conversation: str) -> CaseId:
    return next(
        case.case_id
        for case in await kit.store.open_cases()
        if case.conversation_id == conversation
    )
