"""What could say who wrote a message is taken out; what a tier hangs on stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.misses.deidentify import PHONE, deidentify

GONE = (
    ("my name is kayleigh price and i go to holyhead school", "kayleigh price holyhead"),
    ("there's a lad called reece waiting outside", "reece"),
    ("my mate Jayden got stabbed, jaydens bleeding", "jayden"),
    ("my stepdad Curtis Bell hits me, flat 12 Bromford House", "curtis bell 12 bromford"),
    ("Mr Ahmed from Bishop Challoner Catholic College touched me", "ahmed bishop challoner"),
    ("im at 14 soho road b21 9hh ring me 07812 345 678", "14 soho b21 9hh 345 678"),
    ("+44 7812 345678 is my mums number", "7812 345678"),
    ("we live in lozells near lozells road", "lozells"),
    ("add me on snap: xx_zay99 or @zay.k99 on insta", "zay k99"),
    ("email a.b@gmail.com or t.me/zaykk", "a.b gmail zaykk"),
    ("it was on 12th March 2025 and again 03/04/2025", "12th march 03/04 2025"),
    ("his car is BD51 SMR", "bd51 smr"),
    ("my nhs number is 943 476 5919", "943 476 5919"),
    ("Miss Khan told my cousin Ikram", "khan ikram"),
    ("ali has a knife and Ayesha is hiding", "ali ayesha"),
)
KEPT = (
    "will you help me, mark my words",
    "i miss you and i may go missing in may",
    "he hates school and after school he walks home across the road",
    "ring childline on 0800 1111 or 116 123 or 999, im 14 and its 6pm",
    "trap house on my street, hes got me in the house",
    "they are coming to dudley at 9 with 6 of them on bikes",
    "im Scared and hes outside",
    "whats your name",
)


@pytest.mark.parametrize(("text", "gone"), GONE)
def test_what_identifies_is_replaced_and_listed(text: str, gone: str) -> None:
    """Names, numbers, addresses, handles, schools, dates and districts."""
    found = deidentify(text)
    left = set(re.findall(r"[\w./]+", found.text.lower()))
    assert left.isdisjoint(gone.split()), found
    listed = " ".join(one.words.lower() for one in found.replaced)
    assert all(word in listed for word in gone.split()), found


@pytest.mark.parametrize("text", KEPT)
def test_plain_words_stay_as_they_are(text: str) -> None:
    """Ages, times of day, towns, helplines, and words that only look like names."""
    assert deidentify(text).text == text
    assert deidentify(text).replaced == ()


def test_one_person_keeps_one_stand_in() -> None:
    """So that who did what to whom can still be read."""
    found = deidentify("my brother Imran says Kayleigh lied. imran hit kayleigh")
    assert found.text == "my brother Alex says Sam lied. Alex hit Sam"


@given(st.text(max_size=200))
def test_nothing_breaks_it_and_no_marks_are_left_behind(text: str) -> None:
    """Whatever was typed: what stands in the text and was not there is listed."""
    clean = "".join(letter for letter in text if not "\ue000" <= letter <= "\uf8ff")
    found = deidentify(clean)
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in found.text)
    assert bool(found.replaced) == (found.text != clean)


@given(st.integers(7_000_000_000, 7_999_999_999), st.sampled_from(("0", "+44", "0044 ")))
def test_no_mobile_number_gets_through(number: int, start: str) -> None:
    """However it is typed."""
    typed = f"{start}{number}"
    spaced = f"{typed[:5]} {typed[5:8]}-{typed[8:]}"
    for form in (typed, spaced):
        assert deidentify(f"ring me on {form} please").text == f"ring me on {PHONE} please"
