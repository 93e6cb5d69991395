from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework.assessing import assess
from bot.casework.screen import screen
from bot.casework.triage import Hit, Route, Screening, Tier, Unavailable, Understanding


def seen(tier: Tier, route: Route) -> Screening:
    """Return what the screen says of one hit."""
    hit = Hit("rule", tier, route, "Rule 'rule': 'words'")
    return Screening(tier, route, (hit,))


def model(tier: Tier, route: Route, confidence: float = 0.9) -> Understanding:
    """Return what the model says."""
    return Understanding("intent", confidence, tier, route, reasons=("The model says so.",))


@pytest.mark.parametrize("screened", list(Tier))
@pytest.mark.parametrize("read", list(Tier))
def test_the_higher_tier_wins_whoever_saw_it(screened: Tier, read: Tier) -> None:
    """Neither the screen nor the model can lower what the other raised."""
    assessment = assess(seen(screened, Route.VIOLENCE), model(read, Route.FAMILY))
    assert assessment.tier.rank == min(screened.rank, read.rank)


@pytest.mark.parametrize("tier", list(Tier))
def test_a_dead_model_lowers_nothing(tier: Tier) -> None:
    """With the model away the screen's tier stands, and the message is to be read again."""
    assessment = assess(seen(tier, Route.VIOLENCE), Unavailable("timeout"))
    assert assessment.tier is tier
    assert assessment.provisional
    assert any("timeout" in reason for reason in assessment.reasons)


def test_every_reason_is_kept_for_staff() -> None:
    """Staff read why the screen and the model decided, word for word."""
    assessment = assess(seen(Tier.P2, Route.VIOLENCE), model(Tier.P2, Route.VIOLENCE))
    assert assessment.reasons == ("Rule 'rule': 'words'", "The model says so.")


def test_the_model_tells_what_urgent_words_are_about() -> None:
    """It names the route of danger better than the rule that matched; the tier stands."""
    assessment = assess(seen(Tier.P1, Route.VIOLENCE), model(Tier.P3, Route.DOMESTIC_ABUSE))
    assert (assessment.tier, assessment.route) == (Tier.P1, Route.DOMESTIC_ABUSE)
    alone = assess(seen(Tier.P1, Route.VIOLENCE), None)
    assert alone.route is Route.VIOLENCE


def test_a_model_that_is_not_sure_leaves_the_route_to_the_rule() -> None:
    """A guess at what it is about does not replace what the words say."""
    guess = replace(model(Tier.P2, Route.VIOLENCE), route_probabilities={"violence": 0.15})
    assert assess(seen(Tier.P2, Route.DOMESTIC_ABUSE), guess).route is Route.DOMESTIC_ABUSE


def test_who_asks_for_a_mentor_is_shown_mentors() -> None:
    """A worried parent's plain question is answered, and the concern keeps its tier."""
    asked = replace(model(Tier.P3, Route.FAMILY), intent="mentoring_find", confidence=0.8)
    assessment = assess(Screening(), asked)
    assert (assessment.tier, assessment.route) == (Tier.P3, Route.MENTORING)
    urgent = replace(model(Tier.P2, Route.EXPLOITATION), intent="mentoring_find", confidence=0.8)
    assert assess(Screening(), urgent).route is Route.EXPLOITATION


def test_the_model_tells_what_a_calm_concern_is_about() -> None:
    """A worried word in a request for a mentor is still a request for a mentor."""
    assessment = assess(seen(Tier.P3, Route.GANG_EXIT), model(Tier.P4, Route.MENTORING))
    assert (assessment.tier, assessment.route) == (Tier.P3, Route.MENTORING)


@pytest.mark.parametrize("read", [Route.MENTORING, Route.PRIVACY, Route.REPORT])
def test_grave_harm_is_never_filed_as_a_wish_for_a_mentor(read: Route) -> None:
    """Where a rule names the harm, who hears of it goes by the harm."""
    assessment = assess(seen(Tier.P2, Route.SEXUAL_HARM), model(Tier.P2, read))
    assert assessment.route is Route.SEXUAL_HARM
    assert assess(Screening(), model(Tier.P2, read)).route is read


def test_a_concern_in_small_talk_keeps_the_screens_route() -> None:
    """When the model saw no topic, the rule that matched names it."""
    assessment = assess(seen(Tier.P3, Route.SCHOOL), model(Tier.P4, Route.SMALLTALK))
    assert assessment.route is Route.SCHOOL


def test_only_a_calm_message_is_asked_about() -> None:
    """Unsure is for signposting alone: a concern is never met with a quiz."""
    assert assess(Screening(), model(Tier.P4, Route.OUT_OF_SCOPE, 0.1)).unsure
    assert not assess(Screening(), model(Tier.P3, Route.FAMILY, 0.1)).unsure


def test_who_is_watched_by_the_models_word_gets_no_help_shown() -> None:
    """Rules do not foresee how the watched write; staff read who said so, and how sure it is."""
    reading = replace(model(Tier.P1, Route.DOMESTIC_ABUSE), watched=0.9)
    assessment = assess(Screening(), reading)
    assert assessment.covert
    assert any("(0.90)" in reason for reason in assessment.reasons)


def test_a_model_that_is_not_sure_hides_no_number() -> None:
    """Help first: only who is seen to be watched goes without."""
    unsure = replace(model(Tier.P1, Route.DOMESTIC_ABUSE), watched=0.6)
    assert not assess(Screening(), unsure).covert
    told_in_peace = replace(model(Tier.P2, Route.DOMESTIC_ABUSE), watched=0.9)
    assert not assess(Screening(), told_in_peace).covert
    assert not assess(seen(Tier.P1, Route.DOMESTIC_ABUSE), None).covert


@pytest.mark.parametrize(
    "words",
    ["quick hes comin up the stairs", "hes in the hall", "please be quick hes comin"],
)
def test_who_is_near_and_not_at_the_phone_hides_no_number(words: str) -> None:
    """Where a rule saw danger that is near and no word is of the talk, the model hides nothing."""
    sure = replace(model(Tier.P1, Route.DOMESTIC_ABUSE), watched=0.96)
    assert not assess(screen(words), sure).covert
    assert assess(screen("hes in the hall reading this as i type"), sure).covert


def test_a_parent_who_found_it_on_a_phone_is_told_where_to_turn() -> None:
    """A controller's words beside danger are a parent's; alone they still hide."""
    assert not screen("i have taken my daughters phone, a 40 year old man is texting her").covert
    assert not screen("this is his dad hes been stabbed before and theyre after him again").covert
    assert not screen("he told her shell regret it if she leaves").covert
    assert screen("this is her husband").covert
    assert screen("what did she say to you im going to kill her").covert
    assert screen("dont text back nobody can see my phone").covert
    assert screen("im using her phone what has she said about me").covert


def test_who_defends_another_is_no_one_who_harms() -> None:
    """The model reads "i pushed my dad off my mum" as own violence; the words say why."""
    reading = Understanding("own_violence", 0.69, Tier.P2, Route.CHILD_PROTECTION)
    assert assess(screen("i pushed my dad off my mum"), reading).intent == ""
    assert assess(screen("i pushed my dad"), reading).intent == "own_violence"
