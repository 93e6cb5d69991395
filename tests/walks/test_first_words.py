"""What four people hear back, in their own words and ten others, and what must not escalate."""

from __future__ import annotations

import re
import time

import pytest

from tests.walks.copies import Copy, Telegram

pytestmark = pytest.mark.usefixtures("staff")  # someone is on shift throughout

MENTOR = """
my lad's 13 and hanging round with the wrong crowd, is there a mentor for him
is there a mentor for my lad, hes 13 and in with a bad crowd
my son is 13 and mixing with the wrong people can he get a mentor
can you get a mentor for a 13 year old, hes got in with a bad lot
looking for someone to mentor my boy, 13, hes hanging about with the wrong kids
our kid is 13 and getting in with the wrong crowd, do you do mentoring
how do i get a mentor for my 13 year old he is knocking about with the wrong lot
my 13yr old's mates are bad news. any mentors round here?
need a mentor 4 my lad hes 13 n hangin wiv wrong crowd
Could somebody mentor my son please? He is 13 and I don't like who he's hanging round with.
who can mentor my lad? 13, wrong crowd, wont listen to me
"""
NUMBER = """
whats your number
what's your phone number please
whats ur number
can i have the number for the unit
how do i ring you
what number do I call to talk to the vru
have you got a phone number
give us your number then
which number do i phone to get hold of you
how can i contact you by phone
Could you tell me your telephone number?
"""
CONTROL = """
my boyfriend wont let me see my mates and he goes through my phone
my boyfriend doesnt let me see my friends and hes always checking my phone
my bf wont let me go out with my mates and reads all my messages
my bf goes through my phone and gets mad if i see my friends
my boyfriend says i cant see my mates anymore and looks through my phone every day
my fella wont have me seeing my friends and checks who ive been texting
boyfriend controls who i see and goes through my phone
my partner stops me seeing my friends and goes through my phone
hes my boyfriend and he wont let me see my mates and hes always on my phone checking it
my man dont let me chill with my mates n he goes thru my phone
i'm not allowed to see my friends cos of my boyfriend and he reads my texts
"""
MACHETE = """
theyre outside mine with a machete
they're outside my house with a machete
theres lads outside mine with machetes
someone is outside my door with a machete
theyre outside my yard wiv a big knife
boys outside my house right now holding machetes
they are out the front of mine with a machete
im inside and theyre outside with a machete
mans outside my gates with a rambo
two of them outside my flat with knives
theyve come to my house with a machete theyre outside
"""
NEAR_MISSES = """
what is mentoring
my phone number changed, can i still use this chat
my boyfriend wont let me win at mario kart
me and my boyfriend are off to see my mates, he got me a new phone case
have you seen the film machete, its class
"""


def sayings(block: str) -> list[str]:
    """One saying a line."""
    return block.strip().splitlines()


@pytest.mark.parametrize("words", sayings(MENTOR))
def test_a_parent_asking_for_a_mentor_gets_mentoring(
    waymark: Copy, standin: Telegram, words: str
) -> None:
    """A worried parent hears about mentoring, and no alarm is raised."""
    contact = standin.contact()
    standin.says(contact, words)
    heard = standin.hears(contact)
    assert "mentor" in heard.lower()
    assert "Specialist mentoring" in heard
    case = waymark.case_of(contact)
    assert case is None or case["tier"] == "P3"


@pytest.mark.parametrize("words", sayings(NUMBER))
def test_the_unit_gives_its_number(waymark: Copy, standin: Telegram, words: str) -> None:
    """Someone asking for the number gets it with the other ways to reach the unit."""
    contact = standin.contact()
    standin.says(contact, words)
    heard = standin.hears(contact)
    assert "0121 626 5322" in heard
    assert "E-mail" in heard
    assert "Website" in heard
    assert waymark.case_of(contact) is None


@pytest.mark.parametrize("words", sayings(CONTROL))
def test_control_at_home_gets_the_helpline_quietly(
    waymark: Copy, standin: Telegram, words: str
) -> None:
    """The helpline, free and open all hours, without a word that gives the contact away."""
    contact = standin.contact()
    standin.says(contact, words)
    heard = standin.hears(contact)
    assert "0808 2000 247" in heard
    assert "free" in heard.lower()
    assert re.search(r"24[ -]hour", heard)
    assert "abuse" not in heard.lower()
    assert re.search(r"safe[^.]*\?", heard)
    case = waymark.case_of(contact)
    assert case is not None
    assert case["tier"] == "P2"
    assert case["route"] == "domestic_abuse"


@pytest.mark.parametrize("words", sayings(MACHETE))
def test_danger_now_gets_999_and_a_case_within_a_second(
    waymark: Copy, standin: Telegram, words: str
) -> None:
    """The first sentence says 999, and the P1 case is there within a second of the words."""
    took: list[float] = []
    while len(took) < 5 and min(took, default=1) >= 1:  # others may use the machine meanwhile
        contact = standin.contact()
        began = time.time()
        standin.says(contact, words)
        heard = standin.hears(contact)
        assert "999" in re.split(r"[.!?]", heard)[0]
        case = waymark.case_of(contact)
        assert case is not None
        assert case["tier"] == "P1"
        took.append(seconds_after(began, str(case["opened_at"])))
    assert min(took) < 1, took


@pytest.mark.parametrize("words", sayings(NEAR_MISSES))
def test_a_near_miss_does_not_escalate(waymark: Copy, standin: Telegram, words: str) -> None:
    """Words that look like one of these and are not get an answer and no case."""
    contact = standin.contact()
    standin.says(contact, words)
    heard = standin.hears(contact)
    assert "Call 999 now" not in heard
    assert waymark.case_of(contact) is None


def seconds_after(began: float, moment: str) -> float:
    """How long after `began` a moment was."""
    from datetime import datetime

    return datetime.fromisoformat(moment).timestamp() - began
