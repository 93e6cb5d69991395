"""Referral packs: what a draft is made of, what must hold before it leaves, and its checksum."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.cases import EmergencyCall, RiskEvent
from bot.casework.directory import COUNCILS
from bot.casework.errors import MoveRefused
from bot.casework.messages import MessageKind, StaffName
from bot.casework.pack_checks import check_export, gaps, looked_again
from bot.casework.pack_draft import Record, Typed, doors, draft_of, first_typed
from bot.casework.pack_json import as_file, checksum_of, content, verify
from bot.casework.pack_pages import sections
from bot.casework.packs import (
    Basis,
    Consent,
    Draft,
    Fact,
    Look,
    Pack,
    PackKind,
    Sharing,
)
from bot.casework.records import Author
from bot.casework.triage import Route, Tier
from tests.edges.desk_kit import directory
from tests.fakes import START
from tests.makers import a_case, an_entry

PRIYA, DAVE = StaffName("Priya Shah"), StaffName("Dave Price")
LONDON = ZoneInfo("Europe/London")
ROUTES = {route: route.value for route in Route}
SHARING = Sharing("All of this.", "", "To keep a child safe.", Basis.PUBLIC_TASK, Consent.AGREED)


def a_record(**case: object) -> Record:
    """Return a case with a short conversation, as the desk reads it."""
    entries = (
        an_entry("he hit me again", entry_id="1-0", channel_ref="m1"),
        an_entry(
            "he hit me again last nite",
            entry_id="2-0",
            channel_ref="m1",
            kind=MessageKind.EDIT,
            at=START + timedelta(minutes=1),
        ),
        an_entry("Call 999.", entry_id="3-0", author=Author.BOT),
        an_entry("A colleague looked.", entry_id="4-0", author=Author.SYSTEM),
        an_entry("", entry_id="5-0", attachment="a photo"),
    )
    history = (RiskEvent(START, Tier.P2, Route.CHILD_PROTECTION, ("Says that he was hit.",)),)
    fields: dict[str, Any] = {"history": history, "area": "Dudley", "age": 14, **case}
    made = a_case(**fields)
    return Record(made, entries, directory(), START + timedelta(hours=1), LONDON)


def a_draft(kind: PackKind = PackKind.CHILDREN, **case: object) -> Draft:
    """Return a draft that lacks nothing."""
    record = a_record(**case)
    typed = first_typed(kind, record, "Priya Shah")
    typed = replace(typed, contact_back="0121 496 0000", why="He was hit.", sharing=SHARING)
    return draft_of(kind, record, typed, by=PRIYA, revision=1)


def a_pack(draft: Draft, **fields: object) -> Pack:
    """Return the pack of a draft."""
    pack = Pack("children-1", draft.case.case_id, draft.kind, START, PRIYA, draft.revision)
    return replace(pack, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("council", COUNCILS)
def test_a_pack_goes_to_the_front_door_of_the_council(council: str) -> None:
    """Each of the seven councils has its own door, with the source of its number."""
    draft = a_draft(area=council)
    assert draft.recipient is not None
    assert draft.recipient.service_id == f"csc-{council.lower()}"
    assert draft.recipient.phone
    assert draft.recipient.source


@pytest.mark.parametrize("area", ["", "Leicester"])
def test_an_area_that_is_not_known_is_chosen_by_a_person(area: str) -> None:
    """Nobody's referral goes to a council because a machine guessed."""
    draft = a_draft(area=area)
    assert draft.recipient is None
    assert "Choose the council that this goes to." in gaps(draft)


def test_an_abuse_service_is_always_chosen_by_a_person() -> None:
    """There are several, for different people; lines for those who harm are not among them."""
    draft = a_draft(PackKind.DOMESTIC_ABUSE)
    assert draft.recipient is None
    offered = {entry.id for entry in doors(PackKind.DOMESTIC_ABUSE, directory())}
    assert len(offered) > 5
    assert not any("respect" in name or name.startswith("csc-") for name in offered)


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    """An empty field never looks as if nobody had asked, and never as a no."""
    rows = {
        row.label: row.text
        for section in sections(a_draft(age=None, area="", language="und"), LONDON, ROUTES)
        for row in section.rows
    }
    assert rows["Age"] == rows["Area"] == rows["Language"] == rows["Name"] == "Not known"
    assert rows["Safe contact"] == "Not known"


def test_quotes_are_the_contacts_words_and_nobody_can_type_them() -> None:
    """A quote is taken from the record by its line; lines of the system cannot be quoted."""
    record = a_record()
    typed = Typed(words=("1-0", "2-0", "3-0", "4-0", "9-9"), said=("3-0", "1-0"))
    draft = draft_of(PackKind.CHILDREN, record, typed, by=PRIYA, revision=1)
    assert [q.text for q in draft.words] == ["he hit me again", "he hit me again last nite"]
    assert [q.note for q in draft.words] == ["edited later", "new words for an earlier message"]
    assert [q.text for q in draft.said] == ["Call 999."]


def test_the_record_fills_in_facts_with_their_times() -> None:
    """What happened stands there with day and time; staff add what they know."""
    call = EmergencyCall(DAVE, START + timedelta(minutes=5), called=True, detail="Log 412.")
    draft = a_draft(emergency_call=call, told_at=START)
    facts = [f"{fact.when}: {fact.what}" for fact in draft.facts]
    assert "24 Nov 2026, 10:05: 999 was called. Log 412." in facts
    assert any("Sent a photo, which was not opened." in fact for fact in facts)
    assert [fact.what for fact in draft.told] == [
        "Duty staff, by an alert.",
        "Emergency services (999), by Dave Price.",
    ]


def test_someone_watching_the_phone_is_said_on_the_first_page() -> None:
    """Whoever gets the pack must not write first to a phone that is watched."""
    from_section = sections(a_draft(monitored=True), LONDON, ROUTES)[1]
    assert any("may be watching" in row.text for row in from_section.rows)


@pytest.mark.parametrize(
    ("changed", "gap"),
    [
        ({"why": " "}, "Say why you refer."),
        ({"referrer": ""}, "Say who refers."),
        ({"contact_back": ""}, "Say how they can reach you."),
        ({"facts": ()}, "Write at least one fact."),
        ({"sharing": replace(SHARING, basis=None)}, "Choose what allows the sharing."),
        ({"sharing": replace(SHARING, what="")}, "Say what is shared."),
        ({"sharing": replace(SHARING, why="")}, "Say why it is shared."),
        ({"sharing": replace(SHARING, consent=None)}, "Say whether the contact was asked."),
        (
            {"sharing": replace(SHARING, consent=Consent.REFUSED)},
            "Say why it is shared without a yes.",
        ),
        (
            {
                "sharing": replace(
                    SHARING,
                    basis=Basis.CONSENT,
                    consent=Consent.NOT_ASKED_RISK,
                    consent_why="He reads her phone.",
                )
            },
            "Consent cannot be the reason when nobody said yes. Choose another.",
        ),
    ],
)
def test_nothing_leaves_while_something_is_missing(changed: dict[str, object], gap: str) -> None:
    """What is missing is named, and neither the second look nor the export goes on."""
    draft = replace(a_draft(), **changed)  # type: ignore[arg-type]
    assert gaps(draft) == (gap,)
    with pytest.raises(MoveRefused, match="Not ready"):
        looked_again(a_pack(draft), draft, DAVE, START)
    looked = a_pack(draft, look=Look(DAVE, START, 1))
    with pytest.raises(MoveRefused, match="Not ready"):
        check_export(looked, draft)


def test_whoever_wrote_it_does_not_give_the_second_look() -> None:
    """A colleague reads it again; alone only with a reason, which stays in the pack."""
    draft = a_draft()
    pack = a_pack(draft)
    with pytest.raises(MoveRefused, match="a colleague should read it"):
        looked_again(pack, draft, PRIYA, START, "no one")
    alone = looked_again(pack, draft, PRIYA, START, "Nobody is on shift tonight.")
    assert alone.look is not None
    assert alone.look.alone == "Nobody is on shift tonight."
    assert check_export(alone, draft) == alone.look
    by_dave = looked_again(pack, draft, DAVE, START, "not needed, said anyway")
    assert by_dave.look is not None
    assert not by_dave.look.alone


def test_a_second_look_counts_for_the_draft_that_was_read() -> None:
    """Words that came after the look have not been read by anybody else."""
    draft = a_draft()
    pack = a_pack(draft, revision=2, look=Look(DAVE, START, 1))
    with pytest.raises(MoveRefused, match="second look"):
        check_export(pack, replace(draft, revision=2))


def test_a_file_as_exported_holds_and_says_what_is_not_known() -> None:
    """The file reads back with its checksum; not known is null."""
    draft = a_draft(age=None)
    body = content(a_pack(draft), draft, Look(DAVE, START, 1), number=1)
    data = as_file(body)
    verdict = verify(data)
    assert verdict.well
    assert verdict.checksum == checksum_of(body)
    read = json.loads(data)
    assert read["pack"]["draft"]["about"]["age"] is None
    assert read["pack"]["draft"]["recipient"]["service_id"] == "csc-dudley"


@given(st.data())
def test_any_changed_letter_of_the_content_is_found(data: st.DataObject) -> None:
    """Nobody changes a pack after its export without the check saying so."""
    draft = replace(a_draft(), why="He was hit. میں ڈرتا ہوں", facts=(Fact("Monday", "Hit."),))
    body = content(a_pack(draft), draft, Look(DAVE, START, 1), number=1)
    text = as_file(body).decode()
    start = text.index('"pack"') + 8
    place = data.draw(st.integers(start, len(text) - 4))
    sign = data.draw(st.sampled_from('aZ9 "{},:م0'))
    changed = text[:place] + sign + text[place + 1 :]
    verdict = verify(changed.encode())
    try:
        same = json.loads(changed) == json.loads(text)
    except ValueError:
        same = False
    assert verdict.well is same


@given(st.binary(max_size=300))
def test_any_file_gets_a_verdict(data: bytes) -> None:
    """A file that is something else is named so, and never breaks the check."""
    assert not verify(data).well


def test_a_name_that_stands_twice_is_refused() -> None:
    """Two readers cannot believe two different things of one file."""
    draft = a_draft()
    text = as_file(content(a_pack(draft), draft, Look(DAVE, START, 1), number=1)).decode()
    twice = text.replace('"export": 1', '"export": 1, "export": 1')
    assert twice != text
    assert not verify(twice.encode()).well


def test_what_the_draft_calls_urgent_is_the_most_urgent_it_ever_was() -> None:
    """Lowering a tier does not hide what was."""
    steps = (
        RiskEvent(START, Tier.P1, Route.VIOLENCE, ("Someone is outside.",)),
        RiskEvent(START, Tier.P3, Route.VIOLENCE, ("Police came.",), by="Priya Shah"),
    )
    draft = a_draft(tier=Tier.P3, history=steps)
    assert draft.case.peak is Tier.P1
    risk = next(s for s in sections(draft, LONDON, ROUTES) if s.title == "Risk so far")
    assert [row.text for row in risk.rows] == ["Someone is outside.", "Police came."]
    assert "by Priya Shah" in risk.rows[1].label
