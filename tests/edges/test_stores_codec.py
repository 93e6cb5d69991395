"""What is stored comes back the same, and what is not understood is refused."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.casework.cases import Case
from bot.casework.conversation import Conversation
from bot.casework.errors import RecordVersionWrong
from bot.casework.messages import InboundMessage, Reply
from bot.casework.records import Alert, Entry
from bot.stores.codec import Codec, RecordBroken
from tests.makers import a_case, a_conversation, a_message

moments = st.datetimes(timezones=st.just(timezone.utc))
KINDS = (Conversation, Case, Entry, Reply, Alert, InboundMessage)
st.register_type_strategy(datetime, moments)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, st.text(max_size=20))


def records() -> st.SearchStrategy[Any]:
    """Return any record of any stored kind, with every field filled by its type."""
    return st.one_of(
        [
            st.builds(kind, **{n: st.from_type(h) for n, h in get_type_hints(kind).items()})
            for kind in KINDS
        ]
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=records())
def test_every_record_comes_back_the_same(record: Any) -> None:
    """Whatever people write, in any script, and whatever fields are set."""
    codec = Codec()
    assert codec.decode(type(record), codec.encode(record, about="k"), about="k") == record


@settings(max_examples=100, deadline=None)
@given(
    data=st.one_of(st.binary(max_size=60), st.from_regex(r"\{\"v\":[^}]{0,20}\}").map(str.encode))
)
def test_bytes_that_are_no_record_are_refused_in_one_way(data: bytes) -> None:
    """Broken bytes raise an error of the codec's own, never another."""
    with pytest.raises((RecordBroken, RecordVersionWrong)):
        Codec().decode(Case, data)


@pytest.mark.parametrize("version", [0, 2, None, "1", True])
def test_a_version_that_is_not_known_is_refused(version: object) -> None:
    """Data of another version are never guessed at."""
    body = json.loads(Codec().encode(a_case()))
    body["v"] = version
    with pytest.raises(RecordVersionWrong):
        Codec().decode(Case, json.dumps(body).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"tier": "P9"},
        {"unread": True},
        {"unread": "1"},
        {"reasons": "one"},
        {"opened_at": "2026-11-24T10:00:00"},
        {"opened_at": "soon"},
        {"surprise": 1},
        {"k": "Reply"},
        {"claim": {"by": "Sara"}},
    ],
)
def test_a_record_that_is_not_as_written_is_refused(change: dict[str, object]) -> None:
    """Wrong types, unknown values and fields, times without a zone: each is refused."""
    body = json.loads(Codec().encode(a_case())) | change
    with pytest.raises(RecordBroken) as refused:
        Codec().decode(Case, json.dumps(body).encode())
    assert "someone is after them" not in str(refused.value)


def test_an_error_never_repeats_stored_words() -> None:
    """What a contact wrote is not in the error that says that it cannot be read."""
    data = Codec().encode(a_message(text="my secret"))
    for wrong in (data[:-1], data.replace(b'"k"', b'"x"')):
        with pytest.raises(RecordBroken) as refused:
            Codec().decode(InboundMessage, wrong)
        assert "secret" not in str(refused.value)
        assert refused.value.__cause__ is None


def test_a_time_without_a_zone_is_never_stored() -> None:
    """It would be read as another moment somewhere else."""
    with pytest.raises(ValueError, match="zone"):
        Codec().encode(a_conversation(opened_at=datetime(2026, 1, 1)))  # noqa: DTZ001


def test_words_half_of_a_character_survive() -> None:
    """A lone surrogate, which some phones send, is kept as it came."""
    message = a_message(text="\ud83d broken")
    assert Codec().decode(InboundMessage, Codec().encode(message)) == message


def test_a_seal_closes_everything_that_is_stored() -> None:
    """With a seal that hides bytes, no word is readable; and it knows which record it closes."""

    class Flipped:
        def close(self, plain: bytes, *, about: str) -> bytes:
            return about.encode() + b"|" + bytes(b ^ 0xFF for b in plain)

        def open(self, sealed: bytes, *, about: str) -> bytes:
            name, _, body = sealed.partition(b"|")
            assert name == about.encode()
            return bytes(b ^ 0xFF for b in body)

    codec = Codec(Flipped())
    data = codec.encode(a_message(text="my secret"), about="in")
    assert b"secret" not in data
    assert codec.decode(InboundMessage, data, about="in") == a_message(text="my secret")
