"""What the directory is trusted for: verified facts in danger, a warning beside the rest."""

from __future__ import annotations

import re

import pytest

from bot.casework.directory import (
    ServiceEntry,
    Status,
    service_card,
)
from bot.casework.opening_hours import OpenState
from tests.casework.directory_kit import CHECK, DAY, DIRECTORY, NIGHT, PHONES, TELLING, ids


@pytest.mark.parametrize("entry", DIRECTORY.shown, ids=lambda entry: entry.id)
def test_urgent_cards_show_verified_numbers_only(entry: ServiceEntry) -> None:
    """Someone in danger never reads a number, link or hour that was not verified."""
    for now in (DAY, NIGHT):
        card = service_card(entry, now, urgent=True)
        for fact in (*PHONES, "website", "email"):
            value = getattr(entry, fact)
            if value and not entry.trusted(fact):
                assert f": {value}" not in card
        if not entry.trusted("hours"):
            assert "Open" not in card
        if entry.discreet_name:
            assert not TELLING.search(card)
        if entry.safe_in_danger:
            assert re.search(r": (\d|https)", card)


@pytest.mark.parametrize("entry", DIRECTORY.shown, ids=lambda entry: entry.id)
def test_calm_cards_warn_about_what_was_not_verified(entry: ServiceEntry) -> None:
    """A number or hour that is recalled, unverified or of a shaky service carries a warning."""
    card = service_card(entry, DAY, urgent=False)
    lines = card.splitlines()
    assert lines[0] == entry.name
    assert lines[1] == entry.what
    assert "None" not in card
    whole = entry.status is not Status.ACTIVE or entry.confidence == "recalled"
    assert not whole or CHECK in lines[-1]
    for line in lines:
        for fact in (*PHONES, "website", "hours"):
            value = getattr(entry, fact)
            shown = line.startswith("Hours:") if fact == "hours" else f": {value}" in line
            if value and shown and not entry.trusted(fact) and not whole:
                assert CHECK in line
    if not entry.trusted("hours"):
        assert "Open now" not in card
        assert "Closed now" not in card
    if re.search(r"Phone|Text:", card):
        assert "The phone's own call list keeps it." in card


def test_only_a_source_may_say_that_a_call_is_hidden_from_the_bill() -> None:
    """Childline and Samaritans are hidden on the bill; every other number may show."""
    hidden = {
        entry.id
        for entry in DIRECTORY.shown
        if "does not show on the phone bill" in service_card(entry, DAY, urgent=False)
    }
    assert hidden == {"childline", "samaritans"}


def test_unknown_hours_are_never_open() -> None:
    """No hours, or hours that were not verified, are unknown at every time."""
    for entry in DIRECTORY.entries:
        if entry.hours is None or not entry.trusted("hours"):
            assert entry.open_state(DAY) is OpenState.UNKNOWN
    assert DIRECTORY["galop"].open_state(DAY) is OpenState.OPEN
    assert DIRECTORY["galop"].open_state(NIGHT) is OpenState.CLOSED


def test_historic_records_are_kept_and_never_shown() -> None:
    """The commission of 2017 can be looked up by staff, and is in no list."""
    assert DIRECTORY["gangs-violence-commission"].status is Status.HISTORIC
    assert "gangs-violence-commission" not in ids(DIRECTORY.shown)


@pytest.mark.parametrize("entry", DIRECTORY.entries, ids=lambda entry: entry.id)
def test_a_fact_is_trusted_only_when_verified_of_an_active_service(entry: ServiceEntry) -> None:
    """Recalled, unverified, derived, of a service to check or over: none of them is trusted."""
    for fact, level in entry.trust:
        plain = level.value == "verified" and entry.status.value == "active"
        assert entry.trusted(fact) == (plain and entry.confidence == "verified")
    assert not entry.trusted("no such fact")


@pytest.mark.parametrize(
    ("service_id", "number"),
    [
        ("papyrus", "0800 068 4141"),  # status check
        ("ftb", "0300 300 0099"),  # unverified
        ("frank", "0300 123 6600"),  # recalled
        ("victim-support", "0808 168 9111"),  # unverified
    ],
)
def test_a_shaky_number_is_shown_with_a_warning_and_never_in_danger(
    service_id: str, number: str
) -> None:
    """The same number: with a warning in calm talk, not at all in an urgent card."""
    entry = DIRECTORY[service_id]
    assert number not in service_card(entry, DAY, urgent=True)
    calm = service_card(entry, DAY, urgent=False)
    assert number in calm
    assert CHECK in calm
