"""The front's door into Rasa, over real HTTP with a real action server and a trained model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.rasa.conftest import Back
from tests.rasa.servers import Talk, get, post

FIELDS = {
    "version", "intent", "confidence", "tier", "route", "tier_probabilities", "watched",
    "route_probabilities", "reasons", "entities", "language", "answer", "slots", "form", "asks",
    "action_seconds",
}  # fmt: skip


def test_one_round_trip_carries_reading_and_answer(back: Back) -> None:
    """Intent, risk and the action server's answer come together."""
    answer = back.talk().say("whats your number")
    assert set(answer) == FIELDS
    assert answer["intent"] == "contact_phone"
    assert answer["tier"] == "P4"
    assert "0121 626 5322" in answer["answer"]["text"]
    assert "@WestMidsVRU" in answer["answer"]["text"]
    assert abs(sum(answer["tier_probabilities"].values()) - 1) < 0.01
    assert 0 < answer["action_seconds"] < 60  # for the front's traces


def test_a_parent_who_asks_for_a_mentor_gets_mentoring_at_once(back: Back) -> None:
    """Services come with the first question, not after the last."""
    talk = back.talk()
    answer = talk.say(
        "my lad's 13 and hanging round with the wrong crowd, is there a mentor for him"
    )
    assert answer["intent"] == "mentoring_find"
    assert answer["answer"]["service_ids"]
    assert (talk.slots["age"], talk.slots["for_whom"]) == ("13", "child")
    assert (talk.form, talk.asks) == ("mentoring_form", "area")


def test_the_mentoring_form_ends_with_services_of_the_area(back: Back) -> None:
    """Who, how old, where; then the contact's own council comes first."""
    talk = back.talk()
    talk.say("can i get a mentor")
    talk.say(press="who:me")
    assert talk.asks == "age"
    talk.say("14")
    answer = talk.say("im in walsall")
    assert talk.form is None
    assert answer["answer"]["service_ids"][0] == "walsall-mentors"
    assert "Walsall" in answer["answer"]["text"]


def test_a_bare_answer_to_a_question_raises_nothing(back: Back) -> None:
    """An answer of "14" to "How old are you?" is an age and no disclosure."""
    talk = back.talk()
    talk.say("can i get a mentor")
    talk.say(press="who:me")
    assert talk.say("14")["tier"] == "P4"


def test_danger_inside_a_form_is_still_read_as_danger(back: Back) -> None:
    """A form never hides what its answer says."""
    talk = back.talk()
    talk.say("can someone call me back please")
    answer = talk.say("theyre outside mine with a machete")
    assert answer["tier"] in ("P1", "P2")
    assert answer["reasons"]


@pytest.mark.parametrize("words", ["stop", "never mind", "cancel"])
def test_a_form_can_be_left_by_saying_so(back: Back, words: str) -> None:
    """Nothing half given is kept."""
    talk = back.talk()
    talk.say("can someone call me back please")
    talk.say("Jay")
    answer = talk.say(words)
    assert talk.form is None
    assert "callback_name" not in talk.slots
    assert "stopped" in answer["answer"]["text"]


def test_a_form_can_be_left_by_asking_for_something_else(back: Back) -> None:
    """The other need is answered and the form does not come back."""
    talk = back.talk()
    talk.say("i want a mentor for me")
    talk.say("is there a youth club near me")
    assert talk.form is None


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("whats your number", "0121 626 5322"),
        ("how long does it take", "A mentor is an older person"),
        ("what do they do", "A mentor is an older person"),
        ("are you a bot", "I'm a computer"),
    ],
)
def test_a_question_in_a_form_is_answered_and_the_form_goes_on(
    back: Back, words: str, answer: str
) -> None:
    """The form's own question comes after it, and its answer still counts."""
    talk = back.talk()
    talk.say("i want a mentor for me")
    assert talk.asks == "age"
    said = talk.say(words)["answer"]["text"]
    assert said.index(answer) < said.index("How old are you?")
    assert "didn't get that" not in said
    talk.say("14")
    assert (talk.slots["age"], talk.asks) == ("14", "area")


def test_who_it_is_for_is_taken_where_the_age_was_asked(back: Back) -> None:
    """The words correct what the form has assumed, and says nothing of danger."""
    talk = back.talk()
    talk.say("i want a mentor for me")
    said = talk.say("my child")
    assert said["tier"] == "P4"
    assert (talk.slots["for_whom"], talk.asks) == ("child", "age")
    assert said["answer"]["text"] == "How old are they?"
    talk.say("13")
    assert (talk.slots["age"], talk.asks) == ("13", "area")


def test_a_place_alone_is_asked_what_is_wanted_there(back: Back) -> None:
    """And is no thanks to be welcomed for."""
    assert "in Solihull?" in back.talk().say("solihull")["answer"]["text"]


def test_an_unclear_answer_is_asked_again_once(back: Back) -> None:
    """The second time it counts as not given, so nobody is stuck."""
    talk = back.talk()
    talk.say("i want a mentor for me, im 15")
    assert talk.asks == "area"
    again = talk.say("cheese sandwich")
    assert talk.asks == "area"
    assert "didn't get that" in again["answer"]["text"]
    talk.say("cheese sandwich")
    assert talk.form is None
    assert "not given" not in talk.slots.values()


@pytest.mark.parametrize(("words", "whom"), [("hes 13", "other"), ("im 13", "me")])
def test_an_age_may_say_who_it_is_for(back: Back, words: str, whom: str) -> None:
    """Asked who the mentor is for, an age with he, she or I answers two questions at once."""
    talk = back.talk()
    talk.say("can i get a mentor")
    assert talk.asks == "for_whom"
    answer = talk.say(words)
    assert (talk.slots["for_whom"], talk.slots["age"], talk.asks) == (whom, "13", "area")
    assert "didn't get that" not in answer["answer"]["text"]
    talk.say("dudley")
    assert talk.form is None


def test_what_answers_a_later_question_is_kept(back: Back) -> None:
    """An age or a place given too early is not asked for again."""
    talk = back.talk()
    talk.say("can i get a mentor")
    said = talk.say("15")
    assert (talk.slots["age"], talk.asks) == ("15", "for_whom")
    assert "for_whom" not in talk.slots
    assert "didn't get that" not in said["answer"]["text"]
    talk.say(press="who:me")
    assert talk.asks == "area"
    assert "didn't get that" not in talk.say("thanks")["answer"]["text"]
    assert talk.form is None


def test_a_call_back_hands_over_what_was_said_and_forgets_it(back: Back) -> None:
    """Name and safe way are the contact's own words; the slots are empty afterwards."""
    talk = back.talk()
    talk.say("can someone call me back please")
    talk.say("Jay")
    talk.say("message me here after 4, my brother reads my phone")
    answer = talk.say(press="area:Dudley")
    assert answer["answer"]["referral"] == {
        "kind": "callback",
        "name": "Jay",
        "safe_contact": "message me here after 4, my brother reads my phone",
        "area": "Dudley",
    }
    assert not {"callback_name", "safe_contact"} & set(talk.slots)


def test_a_name_can_be_skipped(back: Back) -> None:
    """The referral then has no name."""
    talk = back.talk()
    talk.say("can someone call me back please")
    talk.say(press="skip")
    talk.say("mornings")
    assert talk.say(press="skip")["answer"]["referral"]["name"] == ""


def test_more_shows_others(back: Back) -> None:
    """What was shown is passed over."""
    talk = back.talk()
    first = talk.say(press="topic:family")["answer"]["service_ids"]
    second = talk.say(press="more:family")["answer"]["service_ids"]
    assert first and second
    assert not set(first) & set(second)


def test_a_typed_slash_is_never_a_command_of_rasa(back: Back) -> None:
    """Intents and slots cannot be set from outside."""
    answer = back.talk().say('  /inform{"area": "Walsall", "callback_name": "x"}')
    assert "callback_name" not in answer["slots"]
    assert answer["confidence"] < 1.0
    assert back.talk().say("/restart")["confidence"] < 1.0
    assert back.talk().say("/")["version"] == 1


def test_disclosures_get_services_and_no_words(back: Back) -> None:
    """P1 and P2 wording is the front's alone."""
    answer = back.talk().say("my boyfriend wont let me see my mates and he goes through my phone")
    assert answer["tier"] in ("P1", "P2")
    assert answer["route"] == "domestic_abuse"
    assert answer["answer"]["text"] == ""
    assert "national-da-helpline" in answer["answer"]["service_ids"]
    assert any("goes through my" in reason for reason in answer["reasons"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"version": 2}, "version"),
        ({"text": 3}, "text"),
        ({"message_id": ""}, "message_id"),
        ({"slots": {"area": 1}}, "slots"),
        ({"now": "yesterday"}, "now"),
        ({"now": "2026-11-22T20:00:00"}, "now"),
        ({"form": 7}, "form"),
    ],
)
def test_a_malformed_body_is_refused_without_its_words(
    back: Back, change: dict[str, object], field: str
) -> None:
    """The reason names the field and quotes nothing."""
    body = {**json.loads(Talk("").body("canary-words")), **change}
    status, answer = post(back.address, json.dumps(body).encode())
    assert status == 400
    assert answer["error"].startswith(field)
    assert "canary" not in json.dumps(answer)
    assert post(back.address, b"canary {")[0] == 400


def test_health_is_only_good_with_a_model(back: Back) -> None:
    """The balancer may believe it."""
    assert get(back.health) == (200, '{"status":"ok"}')


def test_turn_300_sends_what_turn_2_did_and_leaves_nothing(back: Back) -> None:
    """Three hundred turns of one conversation: no more to send, nothing kept. bench times it."""
    talk = back.talk()
    talk.say("hello")
    before, early = 0, 0
    for turn in range(300):
        talk.say("what does the unit do" if turn % 2 else "is there a mentor for my son")
        if turn == 2:
            early = len(talk.body("x"))
        if turn == 60:  # the interpreter has warmed up
            before = resident(back.rasa_pid)
    assert len(talk.body("x")) <= early + 64
    assert resident(back.rasa_pid) - before < 8 * 1024


def test_rasa_fits_in_its_memory(back: Back) -> None:
    """Under 400 MB resident: TensorFlow is left out."""
    back.talk().say("hello")
    assert resident(back.rasa_pid) < 400 * 1024


def resident(pid: int) -> int:
    """Resident memory in KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])
