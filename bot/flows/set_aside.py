"""What could not be handled at all is set aside, and a person is told: nothing vanishes."""

from __future__ import annotations

from contextlib import suppress

from bot.casework.decision import Escalate, decide
from bot.casework.messages import InboundMessage
from bot.casework.screen import screen
from bot.casework.triage import Assessment, Route, Screening, Tier
from bot.flows import ending, escalate
from bot.flows.outage import SILENT
from bot.flows.receive import as_entry, begin
from bot.ports import Outside


async def set_aside(outside: Outside, message: InboundMessage, *, why: str) -> None:
    """Open a case for a message that failed again and again. `why` is a code, not words.

    What the screen still sees keeps its tier and its fixed answer; else the contact is told
    that a person will look. Raises as `Casebook.commit` does; a second call does nothing more.
    """
    turn = await begin(outside, message)
    turn.entries.append(as_entry(message, turn))
    if message.kind not in SILENT:
        ending.contact_wrote(turn)
    screening = Screening()
    with suppress(Exception):  # the words themselves may be what breaks
        screening = screen(message.text, quoted=message.quoted)
    said = tuple(hit.reason for hit in screening.hits)
    failed = Assessment(
        screening.tier if screening.tier.urgent else Tier.P3,
        screening.route or Route.HUMAN,
        (f"The bot could not handle this message ({why}). Please read it.", *said),
        hit_keys=tuple(hit.key for hit in screening.hits) or ("set_aside",),
        covert=screening.covert,
    )
    decision = decide(failed, turn.conversation)
    if isinstance(decision, Escalate):
        speak = "holding" if decision.speak in ("concern", "added") else decision.speak
        escalate.escalate(outside, turn, failed, speak)
    else:
        escalate.queue(turn, failed)
    await outside.casebook.commit(turn.change())
