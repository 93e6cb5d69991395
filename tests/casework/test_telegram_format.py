"""What Telegram sends becomes a message, and a reply becomes what Telegram takes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.casework.messages import Choice, InboundMessage, MessageKind
from bot.channels.telegram_format import LONGEST, button_rows, parts_of, split, units
from bot.channels.telegram_update import (
    ALLOWED_UPDATES,
    NOT_FOR_US,
    Ignored,
    callback_id_of,
    conversation_id_for,
    read_update,
)
from tests.fakes import START
from tests.telegram_standin.kit import KEY, a_reply

CHAT = {"id": 1001, "type": "private", "first_name": "Sam"}
SAM = {"id": 1001, "is_bot": False, "first_name": "Sam", "language_code": "pl"}
BOT = {"id": 9, "is_bot": True, "first_name": "Waymark"}


def message(**fields: Any) -> dict[str, Any]:
    """Return a Bot API message of a contact."""
    return {"message_id": 7, "from": SAM, "chat": CHAT, "date": 1_790_000_000, **fields}


def read(**content: Any) -> InboundMessage:
    """Read an update that must become a message."""
    found = read_update({"update_id": 42, **content}, key=KEY, received_at=START)
    assert isinstance(found, InboundMessage)
    return found


def set_aside(**content: Any) -> str:
    """Read an update that must be set aside; return why."""
    found = read_update({"update_id": 42, **content}, key=KEY, received_at=START)
    assert isinstance(found, Ignored)
    return found.reason


def test_typed_words_arrive_whole() -> None:
    """Words, ids, language and times are taken over; the chat id is hidden behind a hash."""
    found = read(message=message(text="is there a mentor"))
    assert found.message_id == "tg-42"
    assert found.kind is MessageKind.TEXT
    assert found.text == "is there a mentor"
    assert found.address == "1001"
    assert found.channel_ref == "7"
    assert found.language == "pl"
    assert found.sent_at.timestamp() == 1_790_000_000
    assert found.received_at == START
    assert found.conversation_id == conversation_id_for(1001, KEY)
    assert "1001" not in found.conversation_id
    assert conversation_id_for(1001, b"another key") != found.conversation_id


@pytest.mark.parametrize(
    ("fields", "kind", "text", "quoted", "attachment"),
    [
        ({"caption": "look", "photo": [{}]}, MessageKind.TEXT, "look", "", "a photo"),
        ({"photo": [{}]}, MessageKind.ATTACHMENT, "", "", "a photo"),
        ({"voice": {"duration": 3}}, MessageKind.ATTACHMENT, "", "", "a voice note"),
        (
            {"document": {"file_name": "cv.pdf"}},
            MessageKind.ATTACHMENT,
            "",
            "",
            "a file (cv.pdf)",
        ),
        ({"contact": {"phone_number": "1"}}, MessageKind.ATTACHMENT, "", "", "a contact card"),
        ({"sticker": {"emoji": "🔪"}}, MessageKind.TEXT, "🔪", "", ""),
        ({"sticker": {"set_name": "x"}}, MessageKind.ATTACHMENT, "", "", "a sticker"),
        (
            {"poll": {"question": "kill him?", "options": [{"text": "yes"}, {"text": "no"}]}},
            MessageKind.ATTACHMENT,
            "",
            "kill him?\nyes\nno",
            "a poll",
        ),
        (
            {"text": "im coming for you", "forward_origin": {"type": "hidden_user"}},
            MessageKind.TEXT,
            "",
            "im coming for you",
            "",
        ),
        (
            {"text": "is this bad", "quote": {"text": "or else"}, "reply_to_message": message()},
            MessageKind.TEXT,
            "is this bad",
            "or else",
            "",
        ),
        (
            {"text": "this", "reply_to_message": message(text="he hit me")},
            MessageKind.TEXT,
            "this",
            "he hit me",
            "",
        ),
        (
            {"text": "thanks", "reply_to_message": {**message(text="Ring 999"), "from": BOT}},
            MessageKind.TEXT,
            "thanks",
            "",
            "",
        ),
        (
            {"rich_message": {"blocks": [{"type": "paragraph", "text": ["he has ", "a knife"]}]}},
            MessageKind.TEXT,
            "he has \na knife",
            "",
            "",
        ),
        ({"from_the_future": {"a": 1}}, MessageKind.UNREADABLE, "", "", ""),
        ({"text": ""}, MessageKind.UNREADABLE, "", "", ""),
        ({"text": 5}, MessageKind.UNREADABLE, "", "", ""),
    ],
)
def test_whatever_a_contact_sends_becomes_a_message(
    fields: dict[str, Any], kind: MessageKind, text: str, quoted: str, attachment: str
) -> None:
    """Nothing vanishes, and whose words they are is kept apart."""
    found = read(message=message(**fields))
    assert (found.kind, found.text, found.quoted, found.attachment) == (
        kind,
        text,
        quoted,
        attachment,
    )


def test_a_place_arrives_with_its_name() -> None:
    """A location and a venue carry the point; a venue its name too."""
    point = {"latitude": 52.48, "longitude": -1.9}
    assert read(message=message(location=point)).location == (52.48, -1.9)
    venue = {"location": point, "title": "Bus station", "address": "Digbeth"}
    found = read(message=message(venue=venue, location=point))
    assert found.kind is MessageKind.LOCATION
    assert found.attachment == "Bus station, Digbeth"


def test_an_edit_names_the_message_that_it_changes() -> None:
    """An edit carries the new words and the original's number; its time is that of the edit."""
    found = read(edited_message=message(text="he has a knife", edit_date=1_790_000_060))
    assert found.kind is MessageKind.EDIT
    assert (found.channel_ref, found.text) == ("7", "he has a knife")
    assert found.sent_at.timestamp() == 1_790_000_060


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ("/start", "start", ""),
        ("/START", "start", ""),
        ("/start@waymark_bot", "start", ""),
        ("/start poster-7", "start", "poster-7"),
        ("/help me hes outside", "help", "me hes outside"),
        ("/human\nplease", "human", "please"),
        ("/knife outside now", "knife", "/knife outside now"),
    ],
)
def test_commands_are_known_by_their_name(typed: str, name: str, words: str) -> None:
    """Words behind a command are kept to be screened; an unknown command is words itself."""
    found = read(message=message(text=typed))
    assert (found.kind, found.payload, found.text) == (MessageKind.COMMAND, name, words)


@pytest.mark.parametrize("typed", ["/", "//", "and/or", "/start!", "/ start"])
def test_a_slash_alone_is_no_command(typed: str) -> None:
    """Only a name right behind the slash makes a command."""
    assert read(message=message(text=typed)).kind is MessageKind.TEXT


def test_a_press_brings_value_and_label() -> None:
    """The label is what staff read; the value is what is answered."""
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "safe:yes"}]]}
    press = {
        "id": "p1",
        "from": SAM,
        "message": {**message(text="?"), "from": BOT, "reply_markup": keyboard},
        "data": "safe:yes",
    }
    found = read(callback_query=press)
    assert (found.kind, found.payload, found.text) == (MessageKind.BUTTON, "safe:yes", "Yes")
    assert found.sent_at == START
    assert callback_id_of({"callback_query": press}) == "p1"


@pytest.mark.parametrize(
    "message_part",
    [{"message": {"chat": CHAT, "message_id": 3, "date": 0}}, {}],
    ids=["inaccessible", "missing"],
)
def test_buttons_of_old_messages_still_answer(message_part: dict[str, Any]) -> None:
    """A press on a message that Telegram no longer shows still reaches its conversation."""
    found = read(callback_query={"id": "p", "from": SAM, "data": "human", **message_part})
    assert (found.address, found.payload) == ("1001", "human")


@pytest.mark.parametrize(
    ("status", "kind"),
    [("kicked", MessageKind.DEPARTED), ("member", MessageKind.RETURNED)],
)
def test_blocking_and_unblocking_is_noticed(status: str, kind: MessageKind) -> None:
    """A contact who leaves or comes back is a message too."""
    change = {"chat": CHAT, "from": SAM, "date": 1, "new_chat_member": {"status": status}}
    assert read(my_chat_member=change).kind is kind


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel", "new_kind_of_chat"])
def test_silence_in_groups_and_channels(kind: str) -> None:
    """Answering in a group would out the contact."""
    assert set_aside(message=message(text="hi", chat={"id": -5, "type": kind})) == "not_private"
    change = {"chat": {"id": -5, "type": kind}, "new_chat_member": {"status": "member"}}
    assert set_aside(my_chat_member=change) == "not_private"


@pytest.mark.parametrize("name", sorted(NOT_FOR_US))
def test_what_nobody_wrote_to_us_is_set_aside(name: str) -> None:
    """Other people's business chats, inline use, payments and membership are not for us."""
    assert set_aside(**{name: message(text="hi")}) == "not_for_us"


def test_an_unknown_kind_of_update_from_a_contact_is_kept() -> None:
    """Telegram adds kinds of update; one from a private chat must not vanish."""
    assert read(from_the_future={"chat": CHAT, "from": SAM}).kind is MessageKind.UNREADABLE
    assert set_aside(from_the_future={"x": 1}) == "no_chat"


def test_service_notes_are_not_taken_for_words() -> None:
    """A pinned message or a changed timer asks nothing of anyone."""
    assert set_aside(message=message(pinned_message={})) == "housekeeping"
    assert set_aside(message=message(text="beep", **{"from": BOT})) == "from_a_bot"


def test_half_a_character_can_be_stored() -> None:
    """A lone surrogate is legal in JSON and not in UTF-8."""
    found = read(message=message(text="help \ud83d"))
    assert found.text.encode() == b"help ?"


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


def test_a_short_reply_is_one_message_with_its_buttons() -> None:
    """Short labels share a row, long ones stand alone, and none is cut."""
    choices = [("Yes", "safe:yes"), ("No", "safe:no"), ("Talk to a person", "human"), ("Hi", "x")]
    (part,) = parts_of(a_reply("Are you safe?", choices=choices))
    assert part.rows == (
        (("Yes", "safe:yes"), ("No", "safe:no")),
        (("Talk to a person", "human"),),
        (("Hi", "x"),),
    )


def test_a_button_that_telegram_would_refuse_is_left_out() -> None:
    """One button that is too large must not cost the contact the words."""
    assert button_rows([Choice("Too long", "é" * 33), Choice("", "a"), Choice("B", "")]) == ()


def test_a_long_reply_is_cut_between_paragraphs_with_buttons_at_the_end() -> None:
    """Each part fits, nothing is lost, and the buttons are on the last."""
    text = "\n\n".join(f"Paragraph {number}. " + "word " * 150 for number in range(12))
    parts = parts_of(a_reply(text, choices=[("Yes", "y")]))
    assert len(parts) > 1
    assert all(units(part.text) <= LONGEST for part in parts)
    assert all(part.text.startswith("Paragraph") for part in parts)
    assert [bool(part.rows) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert " ".join(part.text for part in parts).split() == text.split()


def test_a_phone_number_is_never_cut() -> None:
    """Whatever stands before it, a number that someone must ring stays in one message."""
    for before in range(4_070, 4_110):
        text = "a" * (before % 7) + " b" * (before // 2) + " 0121 626 5322 or 0808 2000 247 today"
        whole = [part for part in split(text) if "0121 626 5322" in part]
        assert whole, before
        assert any("0808 2000 247" in part for part in split(text)), before


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from("ab \n.5😀é\u200d\u0301"), max_size=400))
def test_every_part_fits_and_no_letter_is_lost(text: str) -> None:
    """Counted in UTF-16 units, as Telegram counts."""
    parts = split(text, 40)
    assert all(0 < units(part) <= 40 for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)


def test_nothing_to_say_is_no_message() -> None:
    """Blank words would be refused by Telegram."""
    assert parts_of(a_reply("  \n ")) == ()
