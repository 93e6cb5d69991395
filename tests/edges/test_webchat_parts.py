"""The pure parts of the web chat: keys, bodies, links, what a page may see, the limit."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.messages import (
    Channel,
    ConversationId,
    Delivery,
    MessageKind,
    StaffName,
)
from bot.casework.records import Author, Entry
from bot.casework.triage import Route, Tier
from bot.channels.webchat_body import (
    TEXT_LIMIT,
    BodyWrong,
    TooLong,
    departed,
    read_body,
    read_unsent,
)
from bot.channels.webchat_keys import conversation_of, key_in, new_key
from bot.channels.webchat_limit import Allowance
from bot.channels.webchat_links import Link, Linker
from bot.channels.webchat_page import pages
from bot.channels.webchat_view import first_name, ready, seen
from tests.edges.webchat_kit import DIRECTORY, EXIT_URL
from tests.fakes import START

ID = "0b9d2a4e-7c51-4b8e-9f21-6a3d5e8c1f07"
WEB = ConversationId("web-1")
LINKER = Linker(DIRECTORY)


def body(**fields: object) -> bytes:
    """Write a body as the page does."""
    return json.dumps({"id": ID, **fields}).encode()


def test_a_key_is_never_part_of_the_conversation_it_opens() -> None:
    """The conversation's name is a keyed hash: the same for a key, another for each secret."""
    key = new_key()
    named = conversation_of(key, b"one")
    assert named == conversation_of(key, b"one")
    assert named != conversation_of(key, b"two")
    assert named.startswith("web-")
    assert key not in named


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer short", f"Basic {'a' * 43}", f"Bearer {'a' * 44}", f"Bearer {'é' * 43}"],
)
def test_only_a_key_of_ours_opens_anything(header: str) -> None:
    """A header that is not one of our keys is no key."""
    assert key_in(header) is None


def test_words_become_a_text_message_named_after_conversation_and_page_id() -> None:
    """The same id always makes the same message id, so that a repeat changes nothing."""
    message = read_body(body(text="hiya")).message(WEB, START)
    assert message.message_id == f"web-1-{ID}"
    assert (message.channel, message.kind, message.text) == (
        Channel.WEBCHAT,
        MessageKind.TEXT,
        "hiya",
    )
    assert message.channel_ref == ID
    assert message.received_at == START


def test_a_button_carries_its_value_and_its_label() -> None:
    """A pressed choice arrives as a button press, with the label as its words."""
    posted = read_body(body(choice={"label": "Talk to a person", "value": "human"}))
    assert (posted.kind, posted.text, posted.payload) == (
        MessageKind.BUTTON,
        "Talk to a person",
        "human",
    )


@pytest.mark.parametrize(
    ("words", "name", "behind"),
    [
        ("/human", "human", ""),
        (" /Stop ", "stop", ""),
        ("/help hes got a knife", "help", "hes got a knife"),
    ],
)
def test_a_typed_command_works_as_on_telegram(words: str, name: str, behind: str) -> None:
    """The replies say "type /human": on the page that works too, and words behind it are kept."""
    posted = read_body(body(text=words))
    assert (posted.kind, posted.payload, posted.text) == (MessageKind.COMMAND, name, behind)


@pytest.mark.parametrize("words", ["/stopped him", "/etc/passwd", "/", "and/human", "/human/x"])
def test_words_that_only_look_like_a_command_are_words(words: str) -> None:
    """Nothing that a contact writes is swallowed as a command by mistake."""
    posted = read_body(body(text=words))
    assert (posted.kind, posted.text) == (MessageKind.TEXT, words)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        body(),
        body(text=""),
        body(text=" \n"),
        body(text=7),
        body(text="hi", choice={"label": "a", "value": "b"}),
        body(choice="human"),
        body(choice={"label": "", "value": "human"}),
        body(choice={"label": "a", "value": "b" * 65}),
        json.dumps({"text": "hi"}).encode(),
        json.dumps({"id": "1", "text": "hi"}).encode(),
        json.dumps({"id": ID.upper(), "text": "hi"}).encode(),
    ],
)
def test_what_is_not_a_message_is_refused(raw: bytes) -> None:
    """A broken body is refused with a reason, whatever is broken."""
    with pytest.raises(BodyWrong):
        read_body(raw)


def test_twenty_thousand_characters_are_taken_and_one_more_is_not() -> None:
    """The limit that the page states is the limit, and the refusal says it."""
    assert len(read_body(body(text="é" * TEXT_LIMIT)).text) == TEXT_LIMIT
    with pytest.raises(TooLong, match="20,000"):
        read_body(body(text="é" * (TEXT_LIMIT + 1)))


@given(st.text(st.characters(), min_size=1).filter(str.strip))
def test_any_words_can_be_stored(words: str) -> None:
    """Whatever can be typed, or sent as JSON, comes out as text that every store can write."""
    posted = read_body(body(text=words))
    posted.text.encode()
    if posted.kind is MessageKind.TEXT:
        assert len(posted.text) == len(words)


@given(st.binary(max_size=300) | st.text().map(str.encode))
def test_no_body_breaks_the_reader(raw: bytes) -> None:
    """Any bytes are either a message or refused; the goodbye takes what it can."""
    assert isinstance(read_unsent(raw), tuple)
    try:
        read_body(raw)
    except (BodyWrong, TooLong):
        return


def test_what_was_unsent_on_leaving_is_read_one_by_one() -> None:
    """One broken message among the unsent does not lose the others."""
    raw = json.dumps({"unsent": [{"id": "?"}, {"id": ID, "text": "tell mum"}, 3]}).encode()
    assert [posted.text for posted in read_unsent(raw)] == ["tell mum"]


def test_leaving_twice_is_leaving_once() -> None:
    """The message that says the contact left has one id for a conversation."""
    assert departed(WEB, START) == departed(WEB, START)
    assert departed(WEB, START).kind is MessageKind.DEPARTED


@pytest.mark.parametrize(
    ("words", "links"),
    [
        ("Call 999 now.", [("999", "tel:999")]),
        ("Samaritans: 116 123.", [("116 123", "tel:116123")]),
        ("Shout: text 85258.", [("85258", "sms:85258")]),
        ("Childline, under 19: 0800 1111", [("0800 1111", "tel:08001111")]),
        ("Ring 0121 626 5322, ext 9", [("0121 626 5322", "tel:01216265322")]),
        ("Amira: 07700 900123", [("07700 900123", "tel:07700900123")]),
        ("See https://www.nhs.uk/a?b=1.", [("https://www.nhs.uk/a?b=1",) * 2]),
        ("jo@samaritans.org", [("jo@samaritans.org", "mailto:jo@samaritans.org")]),
        ("I owe £999, born 1999, flat 10.999", []),
        ("javascript:alert(1) http://x", []),
    ],
)
def test_numbers_can_be_tapped(words: str, links: list[tuple[str, str]]) -> None:
    """Numbers and addresses become links; what only looks like one does not."""
    found = [(part.text, part.href) for part in LINKER.parts(words) if isinstance(part, Link)]
    assert found == links


@given(
    st.text()
    | st.lists(st.sampled_from(["999", " ", "0800 1111", "https://a", ".", "0"])).map("".join)
)
def test_links_change_no_word(words: str) -> None:
    """The pieces joined together are the words again, and a link has a harmless scheme."""
    parts = LINKER.parts(words)
    assert "".join(part if isinstance(part, str) else part.text for part in parts) == words
    for part in parts:
        if isinstance(part, Link):
            assert part.href.split(":")[0] in ("tel", "sms", "mailto", "https")


def entry(number: int, author: Author, delivery: Delivery | None = None, **more: object) -> Entry:
    """Make an entry as the store returns it."""
    fields = {"text": f"words {number}", "ref": f"r{number}", **more}
    return Entry(WEB, START, author, delivery=delivery, entry_id=f"{number}-0", **fields)  # type: ignore[arg-type]


def test_what_happened_behind_the_scenes_is_never_shown() -> None:
    """System entries are passed over, and a page gets no tier, route, reason, case or surname."""
    entries = [
        entry(1, Author.CONTACT, tier=Tier.P1, route=Route.EMERGENCY, reasons=("said machete",)),
        entry(2, Author.SYSTEM, text="Amira Khan wrote a note."),
        entry(3, Author.STAFF, Delivery.SENT, staff=StaffName("Amira Khan")),
    ]
    shown = ready(entries, "")
    assert [e.entry_id for e in shown.entries] == ["1-0", "3-0"]
    views = [seen(e, LINKER) for e in shown.entries]
    assert [set(view) for view in views] == [
        {"from", "at", "parts", "choices", "ref"},
        {"from", "at", "parts", "choices", "name"},
    ]
    assert views[1]["name"] == "Amira"


@pytest.mark.parametrize(
    ("staff", "name"), [("Amira Khan", "Amira"), ("amira.khan", "Amira"), ("jo", "Jo")]
)
def test_a_worker_is_known_by_first_name(staff: str, name: str) -> None:
    """Only the first name of a member of staff reaches a contact."""
    assert first_name(StaffName(staff)) == name


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Author),
            st.sampled_from([None, *Delivery]),
        )
    )
)
def test_nothing_is_shown_before_what_stands_ahead_of_it(
    lines: list[tuple[Author, Delivery | None]],
) -> None:
    """An unsent reply holds back all behind it; once it is sent the rest follows in order."""
    entries = [entry(n, author, delivery) for n, (author, delivery) in enumerate(lines, 1)]
    first = ready(entries, "")
    waiting = [
        n
        for n, e in enumerate(entries)
        if e.author in (Author.BOT, Author.STAFF) and e.delivery in (None, Delivery.QUEUED)
    ]
    reach = waiting[0] if waiting else len(entries)
    assert first.after == (entries[reach - 1].entry_id if reach else "")
    expected = [
        e
        for e in entries[:reach]
        if e.author is not Author.SYSTEM and e.delivery not in (Delivery.FAILED, Delivery.BLOCKED)
    ]
    assert list(first.entries) == expected


def test_a_burst_is_let_through_and_a_flood_is_slowed() -> None:
    """Someone who writes fast is never held up; a loop waits, and may go on when time passes."""
    allowance = Allowance(burst=3, per_second=0.5)
    assert [allowance.wait(WEB, START) for _ in range(4)] == [0, 0, 0, 2]
    assert allowance.wait(ConversationId("web-2"), START) == 0
    assert allowance.wait(WEB, START + timedelta(seconds=2)) == 0


def test_the_first_card_is_in_each_language_and_names_its_own() -> None:
    """A screen reader and the direction of the words go by it."""
    made = pages(DIRECTORY, EXIT_URL, 100)
    assert set(made) == {"en", "ar", "bn", "pa", "pl", "ro", "so", "ur"}
    assert 'lang="ur" dir="auto"' in made["ur"]
    assert "لکھنے سے پہلے" in made["ur"]
    assert "Before you write" in made["en"]
    for page in made.values():
        assert "Call 999" in page
