"""No JSON that Telegram, or somebody in its name, sends makes the reading raise."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.casework.messages import InboundMessage
from bot.channels.telegram_update import (
    ALLOWED_UPDATES,
    Ignored,
    read_update,
)
from tests.casework.telegram_updates import CHAT, message
from tests.fakes import START
from tests.telegram_standin.kit import KEY

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["private", "/start", "kicked", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=8)
            | st.sampled_from(
                (
                    "chat id type from text date message data location latitude longitude "
                    "venue poll options photo sticker reply_to_message quote rich_message "
                    "reply_markup document inline_keyboard new_chat_member status caption"
                ).split()
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(raw=json_values)
def test_no_json_at_all_makes_it_raise(raw: object) -> None:
    """Whatever a server sends is read or set aside."""
    assert isinstance(read_update(raw, key=KEY, received_at=START), (InboundMessage, Ignored))


@settings(max_examples=500, deadline=None)
@given(
    kind=st.sampled_from([*ALLOWED_UPDATES, "future"]),
    body=st.dictionaries(st.sampled_from(sorted(message())) | st.text(max_size=9), json_values),
    extra=json_values,
    field=st.sampled_from(["text", "caption", "location", "venue", "poll", "data", "photo"]),
)
def test_no_field_at_all_makes_it_raise(
    kind: str, body: dict[str, Any], extra: object, field: str
) -> None:
    """An update of a known kind with anything inside is read, and can be stored as UTF-8."""
    raw = {"update_id": 1, kind: {**body, "chat": CHAT, field: extra}}
    found = read_update(raw, key=KEY, received_at=START)
    if isinstance(found, InboundMessage):
        for words in (found.text, found.quoted, found.payload, found.attachment, found.language):
            words.encode()
