"""Finding services, and what a contact reads of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.casework.directory import (
    BEST_FIRST,
    COUNCILS,
    TOPIC_ROUTES,
    UNIT_DOORS,
    ServiceEntry,
    Status,
    find_services,
    service_card,
    unit_card,
)
from bot.casework.service_topics import NARROW_TOPICS, ONLY_WHEN_ASKED
from bot.casework.triage import Route, Tier
from tests.casework.directory_kit import AGES, AUDIENCES, CHECK, DAY, DIRECTORY, NIGHT, TELLING, ids


def test_every_topic_has_a_route_and_every_route_a_list() -> None:
    """All 62 topics of the directory lead somewhere, and no table names what is not there."""
    used = {topic for entry in DIRECTORY.entries for topic in entry.topics}
    assert len(used) == 62
    assert used == set(TOPIC_ROUTES)
    assert all(TOPIC_ROUTES.values())
    assert used >= NARROW_TOPICS | {ONLY_WHEN_ASKED}
    assert set(BEST_FIRST) == set(Route)
    assert {one for some in BEST_FIRST.values() for one in some} <= set(ids(DIRECTORY.shown))


@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize("tier", Tier)
def test_every_route_and_tier_has_a_verified_service(tier: Tier, route: Route) -> None:
    """Whoever asks, wherever and whenever: never nothing, never more than three, one verified."""
    for age, audience, area, now in product(AGES, AUDIENCES, (None, *COUNCILS), (DAY, NIGHT)):
        found = find_services(
            DIRECTORY, route, tier=tier, age=age, area=area, audience=audience, now=now
        )
        case = (age, audience, area, ids(found))
        doors = route is Route.VRU_CONTACT and not tier.urgent
        assert 1 <= len(found) <= (len(UNIT_DOORS) if doors else 3), case
        assert len(set(ids(found))) == len(found), case
        assert any(entry.safe_in_danger for entry in found), case
        assert all(entry.status is not Status.HISTORIC for entry in found), case
        if tier.urgent:
            assert all(entry.safe_in_danger for entry in found), case
        if tier is Tier.P1:
            assert found[0].id == "emergency-999", case


def test_a_quiet_answer_gives_the_free_24_hour_helpline() -> None:
    """P2 at home: 0808 2000 247 comes first, and the card tells a reader nothing."""
    found = find_services(DIRECTORY, Route.DOMESTIC_ABUSE, tier=Tier.P2, now=NIGHT)
    card = service_card(found[0], NIGHT, urgent=True)
    assert "0808 2000 247" in card
    assert "Free 24-hour helpline" in card
    assert not TELLING.search(card)


def test_a_parent_asking_for_a_mentor_gets_the_mentoring_programme() -> None:
    """For a lad of 13 the specialist mentors come first, with whom to ring."""
    found = find_services(
        DIRECTORY, Route.MENTORING, tier=Tier.P4, age=13, audience="parent", now=DAY
    )
    assert found[0].id == "prog-specialist-mentoring"
    card = service_card(found[0], DAY, urgent=False)
    assert "ring 0121 626 5322" in card
    assert CHECK in card
    older = find_services(DIRECTORY, Route.MENTORING, tier=Tier.P4, age=22, now=DAY)
    assert "prog-specialist-mentoring" not in ids(older)


@pytest.mark.parametrize("tier", [Tier.P3, Tier.P4])
def test_the_unit_gives_all_its_doors_phone_first(tier: Tier) -> None:
    """Phone, e-mail, post, X and Facebook, each as of the 2019 leaflet."""
    found = find_services(DIRECTORY, Route.VRU_CONTACT, tier=tier, now=DAY)
    assert ids(found) == list(UNIT_DOORS)
    lines = unit_card(DIRECTORY).splitlines()
    assert lines[1].startswith("Phone: 0121 626 5322")
    assert all(f"as of the 2019 leaflet, {CHECK}" in line for line in lines[1:6])
    for door in ("VRU@west-midlands", "Lloyd House", "X (was Twitter): @WestMidsVRU", "Facebook"):
        assert door in unit_card(DIRECTORY)


@pytest.mark.parametrize("tier", [Tier.P2, Tier.P3])
@pytest.mark.parametrize("audience", [None, "young_person"])
def test_a_child_who_is_hurt_sees_childline_before_services_for_adults(
    tier: Tier, audience: str | None
) -> None:
    """A helpline "for adults who are worried about a child" is not the first card of a child."""

    def found(who: str | None) -> tuple[str, ...]:
        return tuple(
            ids(
                find_services(
                    DIRECTORY,
                    Route.CHILD_PROTECTION,
                    tier=tier,
                    age=14,
                    audience=who,
                    now=DAY,
                    limit=50,
                )
            )
        )

    child = found(audience)
    assert child[0] == "childline"
    places = [i for i, one in enumerate(child) if "young_person" in DIRECTORY[one].audience]
    assert places == list(range(len(places)))
    assert found("parent")[0] != "childline"


def test_a_poisoned_child_sees_medical_help_before_childline() -> None:
    """Someone to talk to comes after 999 and 111."""
    for route in (Route.EMERGENCY, Route.SUBSTANCES):
        found = ids(find_services(DIRECTORY, route, tier=Tier.P1, age=14, now=DAY))
        assert found[0] == "emergency-999"
        assert found[1] != "childline"


@pytest.mark.parametrize(
    ("age", "shown", "hidden"),
    [
        (12, {"childline", "willow-tree-sarc"}, {"rape-crisis-247", "horizon-sarc"}),
        (17, {"willow-tree-sarc"}, {"horizon-sarc"}),
        (30, {"horizon-sarc", "rape-crisis-247"}, {"childline", "willow-tree-sarc"}),
    ],
)
def test_ages_decide_after_sexual_harm(age: int, shown: set[str], hidden: set[str]) -> None:
    """Childline only under 19, the children's centre under 18, Rape Crisis from 16."""
    found = set(
        ids(find_services(DIRECTORY, Route.SEXUAL_HARM, tier=Tier.P3, age=age, now=DAY, limit=50))
    )
    assert shown <= found
    assert not hidden & found


def test_an_unknown_age_in_danger_gets_all_age_lines_and_childline_marked() -> None:
    """No verified age limit may stand in the way, but Childline's, which its card states."""
    for route, tier in product(Route, (Tier.P1, Tier.P2)):
        for entry in find_services(DIRECTORY, route, tier=tier, now=DAY):
            limited = entry.trusted("age_min") or entry.trusted("age_max")
            assert not limited or entry.id == "childline"
    assert "under 19" in service_card(DIRECTORY["childline"], DAY, urgent=True)


def test_own_council_comes_before_region_before_nation() -> None:
    """In Coventry the city's own services come first, and other cities' never."""
    found = find_services(
        DIRECTORY, Route.DOMESTIC_ABUSE, tier=Tier.P3, age=30, area="cov", now=DAY, limit=50
    )
    order = [0 if "Coventry" in e.areas else 1 if "West Midlands" in e.areas else 2 for e in found]
    direct = [place for place, e in zip(order, found, strict=True) if e.access == "self"]
    plain = [
        place
        for place, e in zip(order, found, strict=True)
        if not set(e.topics) & (NARROW_TOPICS | {"lgbt"})
    ]
    assert direct[0] == 0
    assert plain == sorted(plain) or "prog-iris" in ids(found)
    assert not {"bswa", "haven-wolverhampton", "dudley-da-spoc"} & set(ids(found))


def test_open_lines_come_before_closed_ones() -> None:
    """A verified line that is shut now ranks behind the same line when it is open."""
    shut = replace(DIRECTORY["galop"], topics=("hate_crime",))
    opened = replace(shut, id="open-line", hours=DIRECTORY["samaritans"].hours)
    small = replace(
        DIRECTORY, entries=(shut, opened, DIRECTORY["samaritans"], *_lists(Route.HATE_CRIME))
    )
    found = ids(find_services(small, Route.HATE_CRIME, tier=Tier.P4, now=NIGHT, limit=9))
    assert found.index("open-line") < found.index("galop")


def _lists(route: Route) -> tuple[ServiceEntry, ...]:
    taken = {"galop", "samaritans"}
    return tuple(DIRECTORY[one] for one in BEST_FIRST[route] if one not in taken)


def test_help_for_own_behaviour_is_never_beside_help_for_who_is_hurt() -> None:
    """The line for people who hurt others is shown only when asked for, and then first."""
    for tier, age in product(Tier, AGES):
        for route in (Route.DOMESTIC_ABUSE, Route.SEXUAL_HARM, Route.FAMILY):
            found = find_services(DIRECTORY, route, tier=tier, age=age, now=DAY, limit=50)
            assert not any(ONLY_WHEN_ASKED in entry.topics for entry in found)
    asked = find_services(
        DIRECTORY, Route.DOMESTIC_ABUSE, tier=Tier.P4, topic=ONLY_WHEN_ASKED, now=DAY
    )
    assert ids(asked)[0] == "respect-phoneline"
    assert "national-da-helpline" not in ids(asked)


def test_a_named_topic_comes_first() -> None:
    """Grief after a killing puts the grief services first."""
    found = find_services(
        DIRECTORY, Route.VICTIM_SUPPORT, tier=Tier.P3, age=15, topic="bereavement", now=DAY
    )
    assert "winstons-wish" in ids(found)[:2]


def test_gender_is_matched_when_known() -> None:
    """A man is not sent to a line for women, nor a woman to one for men."""
    for gender, hidden in (("men", "women"), ("women", "men")):
        found = find_services(
            DIRECTORY, Route.DOMESTIC_ABUSE, tier=Tier.P3, gender=gender, now=DAY, limit=50
        )
        assert found
        assert all(entry.gender != hidden for entry in found)


def test_the_council_homeless_team_has_the_number_of_the_council() -> None:
    """The number shown is that of the contact's own council, with a warning."""
    found = find_services(
        DIRECTORY, Route.MISSING_HOUSING, tier=Tier.P3, age=20, area="Walsall", now=DAY
    )
    team = next(entry for entry in found if entry.id == "council-homeless")
    card = service_card(team, DAY, urgent=False)
    assert "01922 652529" in card
    assert CHECK in card


def test_out_of_hours_the_night_number_comes_first() -> None:
    """When the office is known to be shut the card leads with the number that answers."""
    card = service_card(DIRECTORY["csc-birmingham"], NIGHT, urgent=True)
    assert card.index("0121 675 4806") < card.index("0121 303 1888")
    by_day = service_card(DIRECTORY["csc-birmingham"], DAY, urgent=True)
    assert by_day.index("0121 303 1888") < by_day.index("0121 675 4806")
