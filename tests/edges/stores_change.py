"""A change that touches everything that one transaction writes."""

from __future__ import annotations

from bot.casework.messages import ConversationId, MessageId
from bot.casework.records import Alert, AlertKind, Change
from tests.fakes import START
from tests.makers import a_case, a_conversation, a_reply, an_entry, the_entry_of

CONVERSATION = ConversationId("telegram:7")


def a_full_change() -> Change:
    """Return a change that writes to every key that a change can."""
    reply = a_reply()
    alert = Alert(
        "a1", AlertKind.OPENED, a_case().case_id, a_case().tier, a_case().route, START, START
    )
    return Change(
        conversation=a_conversation(),
        case=a_case(),
        entries=(an_entry("words", channel_ref="tg:1"), the_entry_of(reply)),
        replies=(reply,),
        alerts=(alert,),
        handled=MessageId("m1"),
    )
