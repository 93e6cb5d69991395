"""Places and their councils."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.areas import COUNCILS, DISTRICTS, TOWNS, council_of

PLACES = [
    (place, council)
    for names in (TOWNS, DISTRICTS)
    for council, places in names.items()
    for place in places.split(", ")
]


@pytest.mark.parametrize(("place", "council"), PLACES)
def test_every_listed_place_is_found_in_a_sentence(place: str, council: str) -> None:
    """Each town and postcode district is recognised whatever stands around it."""
    assert council_of(f"we're in {place.upper()}, near the park") == council


def test_no_place_is_listed_under_two_councils() -> None:
    """A name that two councils share would send someone to the wrong one."""
    names = [place for place, _ in PLACES]
    assert sorted(names) == sorted(set(names))
    assert set(TOWNS) == set(DISTRICTS) == set(COUNCILS)


@pytest.mark.parametrize(
    ("words", "council"),
    [
        ("B19 3XX", "Birmingham"),
        ("wv10 6ab", "Wolverhampton"),
        ("b701aa", "Sandwell"),
        ("King's Heath", "Birmingham"),
        ("Heath Town, Walsall", "Walsall"),
        ("willenhall", "Walsall"),
        ("Willenhall, Coventry", "Coventry"),
        ("b36 8xx", None),
        ("ws10", None),
        ("got covid", None),
        ("London", None),
        ("", None),
    ],
)
def test_places_are_read_as_people_type_them(words: str, council: str | None) -> None:
    """Postcodes with and without a space, districts two councils share, places far away."""
    assert council_of(words) == council


@given(st.text())
def test_any_words_give_a_council_or_none(words: str) -> None:
    """Nothing that a contact types breaks the look-up."""
    assert council_of(words) in {None, *COUNCILS}
