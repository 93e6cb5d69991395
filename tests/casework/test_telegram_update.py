"""What Telegram sends becomes a message, or is set aside and kept."""

from __future__ import annotations

from typing import Any

import pytest

from bot.casework.messages import MessageKind
from bot.channels.telegram_update import (
    NOT_FOR_US,
    callback_id_of,
    conversation_id_for,
)
from tests.casework.telegram_updates import BOT, CHAT, SAM, message, read, set_aside
from tests.fakes import START
from tests.telegram_standin.kit import KEY


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
