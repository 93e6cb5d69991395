"""Questions about our own words: each is known in many wordings, and nothing else is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.casework import wording_asked, wording_waiting
from bot.casework.asked import Asked, asked_in, is_question, offers_pictures
from bot.casework.in_line import only_asks
from tests.casework.wording_kit import NUMBERS

ASKS = {
    Asked.FIFTY_FIVE: "what does 55 mean|whats 55|what do i press 55 for|why 55|when do i press 55",
    Asked.NUMBERS: (
        "who are those numbers for, her or me|are those numbers for me or my daughter"
        "|which number do i ring|who is that number for|who r these for"
    ),
    Asked.NEXT: (
        "what will the worker do|so what u gonna do|what happens now|what happens next"
        "|what are you going to do about it|ok what can you do"
    ),
    Asked.COST: (
        "is it free|ive got no credit|how much does it cost to ring|are those numbers free to call"
        "|do i need credit"
    ),
    Asked.BILL: "does it show on the bill|will it come up on my mums phone bill",
    Asked.POLICE: (
        "will the police know it was me|is it anonymous|will the police see this"
        "|are you going to tell the police|do i have to give my name"
    ),
    Asked.FAULT: "is it my fault|was it all my fault|am i to blame|did i deserve it",
    Asked.HEALTH: (
        "are the cuts meant to still bleed|have i got to go to hospital|do i need stitches"
        "|should i go to a&e|is it meant to hurt"
    ),
    Asked.HELP: (
        "where can i go tonight|do u know any1 to talk to|is there someone he can ring"
        "|who do I refer to|can i just talk to u|who do i ring|who can she talk to"
    ),
    Asked.TOLD: (
        "will u tell my mum|Will they know I reported it|you gonna snitch|dont tell my mum"
        "|how do I know you're not just going to grass him up|will you tell my dad"
        "|is this private|will my dad find out|who will you tell|are you going to tell anyone"
    ),
    Asked.CALL: (
        "can someone ring me back|can you call me|ring me please|please call me back"
        "|what number will you call from|i want someone to call me"
    ),
    Asked.DELETE: (
        "please delete everything I have ever written on here|are you sure its all gone"
        "|can you delete my messages please|how do i delete this chat|erase my data"
        "|have you deleted it|pls delete|wipe it|can i take back what i said|/delete"
    ),
    Asked.COMPLAINT: (
        "I want to make a complaint|what is your complaints procedure|how do i complain about you"
    ),
    Asked.WRONG: "Oh sorry wrong number|wrong number|sorry wrong chat",
}


@pytest.mark.parametrize(
    ("asked", "text"), [(asked, text) for asked, texts in ASKS.items() for text in texts.split("|")]
)
def test_a_question_is_known_in_its_many_wordings(asked: Asked, text: str) -> None:
    """With the spellings of a phone, and with what people put around it."""
    assert asked_in(text) is asked
    assert asked_in(f"ok but {text.lower()} please") is asked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "call an ambulance",
        "can you call the police",
        "can you call me an ambulance",
        "what will he do",
        "what happens if i run",
        "will he find out where i am",
        "will they kill me",
        "i took 55",
        "55 pills",
        "delete me",
        "wipe me out",
        "is it his fault",
        "its my fault",
        "where can i go to buy a knife",
        "where can i get a gun",
        "who do i kill",
        "will the police kill him",
        "he went to hospital",
        "powiedziałem mamie",
        "usuń mnie",
        "i want to be deleted",
        "im gonna delete everyone",
        "i deleted everything and said goodbye",
        "delete everything on his phone",
        "should i delete the chat with him",
        "everything is gone",
        "he has got the wrong person and hes coming",
        "i told my mum",
        "are they going to tell the gang i grassed",
        "what happens now hes got a knife",
        "is she free",
        "can they be got rid of",
        "i want to make a complaint about my teacher he touches me",
    ],
)
def test_words_that_hold_more_or_something_else_are_not(text: str) -> None:
    """They stay with the screen and the model."""
    assert asked_in(text) is None


@pytest.mark.parametrize(
    "text",
    ["can they be got rid of", "can you get them taken down", "how do i get it off the internet"],
)
def test_taking_down_is_of_pictures_alone(text: str) -> None:
    """Where pictures were told of; named in the words they need no case."""
    assert asked_in(text, of_pictures=True) is Asked.REMOVE
    assert asked_in(text) is None
    assert asked_in("can you get the pics taken down") is Asked.REMOVE


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("I've got them on my phone now as proof shall i send them", True),
        ("shall i send you the screenshots", True),
        ("i can send u the vid", True),
        ("do you want me to send the pics", True),
        ("should i send him the pics", False),
        ("he says i have to send pics", False),
        ("he said he will send them to everyone", False),
        ("can i send my cv", False),
        ("i will send my brother to get him", False),
    ],
)
def test_an_offer_of_pictures_to_us_is_heard(text: str, *, offers: bool) -> None:
    """Whatever else is said; what somebody else is sent is another matter."""
    assert offers_pictures(text) is offers


@pytest.mark.parametrize(
    "text",
    [
        "is anyone actually there",
        "when will someone answer",
        "nobody has messaged me",
        "Nobody has come back to me here",
        "just checking if anyone read my message",
        "is someone comin then",
        "how long will they be",
        "hello??",
        "anyone there",
        "any1 there",
        "has anyone even seen my message",
        "no one has replied",
        "why is nobody answering me",
        "are u still there",
        "still no reply",
    ],
)
def test_whether_anybody_is_there_is_known_whole(text: str) -> None:
    """A silence that looks like a queue is dangerous, so asking after it is always heard."""
    assert only_asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "when are they coming",
        "how long will it take",
        "how long have i left",
        "nobody has seen my sister",
        "is someone there in the garden",
        "someone is coming up the stairs",
        "nobody would miss me",
        "nobody is here he locked us in",
        "still here unfortunately",
        "im waiting outside his house",
        "hello my dad hits me",
    ],
)
def test_who_comes_or_is_missed_is_another_matter(text: str) -> None:
    """Words near the question that may be danger."""
    assert not only_asks(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("what if he wakes up", True),
        ("do I send her back on Sunday", True),
        ("can i bring my cat", True),
        ("hes going to hit her?", True),
        ("what a mess", False),
        ("he did it again", False),
        ("i dont know what to do", False),
        ("what he did to me was really bad", False),
        ("how he looks at me makes me feel sick", False),
        ("if i tell mum he will kill me", False),
        ("when i was 14", False),
        ("when he drinks he hits me harder", False),
        ("did it again today", False),
        ("did my arms again", False),
        ("does it every night", False),
        ("is my dad", False),
        ("was there when he hit mum", False),
        ("have my mums tablets in my hand", False),
        ("who hit me was my uncle", False),
        ("whats happening at home is killing me", False),
        ("do you know he hit me again", False),
        ("can you stop this", False),
        ("will someone please help me", False),
        ("why does he hate me", True),
        ("will he go to prison", True),
        ("can they take me away", True),
        ("is my baby going to be ok", True),
        ("does it hurt", True),
        ("كيف حاله؟", True),
    ],
)
def test_a_question_is_told_from_what_is_told(text: str, *, asks: bool) -> None:
    """By its mark or its first words."""
    assert is_question(text) is asks


@pytest.mark.parametrize("asked", [a for a in Asked if a is not Asked.PICTURES])
@pytest.mark.parametrize("language", ["en", "ur", "pl"])
def test_an_answer_in_danger_begins_with_999(asked: Asked, language: str) -> None:
    """Whatever is asked, in any language; nothing is left to fill in."""
    said = wording_asked.answer(
        asked, urgent=True, staffed=False, opens=None, numbers=NUMBERS, language=language
    ).text
    assert "999" in said.splitlines()[0]
    assert "{" not in said
    calm = wording_asked.answer(asked, urgent=False, staffed=True, opens=None, numbers=NUMBERS)
    assert "wait for us" not in calm.text


@pytest.mark.parametrize(("age", "shown"), [(None, True), (17, True), (18, False), (30, False)])
def test_who_is_known_to_be_grown_up_is_not_asked_whether_they_are_under_18(
    age: int | None, *, shown: bool
) -> None:
    """Report Remove is for those under 18, and for who may be."""
    said = wording_asked.answer(
        Asked.REMOVE, urgent=True, staffed=True, opens=None, numbers=NUMBERS, age=age
    ).text
    assert ("Report Remove" in said) is shown


def test_what_is_free_or_hidden_is_the_directorys_to_say() -> None:
    """Only what was verified, each number once; the rest may show. Each where it is asked."""
    free, bill = (
        wording_asked.answer(asked, urgent=True, staffed=True, opens=None, numbers=NUMBERS).text
        for asked in (Asked.COST, Asked.BILL)
    )
    assert free.count("116 123") == 1
    assert "bill" not in free
    _, hidden, rest = bill.splitlines()
    childline = NUMBERS["childline"]
    assert (childline.phone in hidden) == (childline.on_phone_bill == "hidden")
    assert "85258" not in hidden
    assert "may show" in rest


def test_what_joins_a_case_is_said_in_four_ways_in_turn() -> None:
    """Each with the number of danger first, and never the same twice running."""
    said = [wording_waiting.kept(times).text for times in range(9)]
    assert all("call 999" in text.split(". ")[0] for text in said)
    assert all(one != two for one, two in pairwise(said))
    assert len(set(said)) == 4
