"""What counts as news: a danger told of already is not met with the same fixed text again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.casework.conversation import Conversation
from bot.casework.decision import Escalate, decide, hit_keys, is_news
from bot.casework.messages import CaseId
from bot.casework.spoken import SAME_FOR_ALL, spoken, text_keys
from bot.casework.triage import Assessment, Route, Tier
from bot.casework.wording_text.en_urgent import P2
from tests.fakes import START
from tests.makers import a_conversation

RULED = Assessment(
    Tier.P2,
    Route.SEXUAL_HARM,
    ("why",),
    intent="sexual_assault",
    hit_keys=("rape",),
    ruled=True,
)


def answered(*assessments: Assessment) -> Conversation:
    """Return a conversation in which each of these had its fixed text."""
    keys = tuple(key for one in assessments for key in hit_keys(one))
    return replace(a_conversation(), answered_tier=assessments[-1].tier, answered_keys=keys)


def read(
    route: Route,
    tier: Tier = Tier.P2,
    intent: str = "opaque",
    confidence: float = 0.9,
    share: float = 0.9,
) -> Assessment:
    """Return what the model alone says, and how sure it is of intent and route."""
    return Assessment(tier, route, ("The model says so.",), intent, confidence, route_share=share)


@pytest.mark.parametrize("route", [Route.FAMILY, Route.HUMAN, Route.SCHOOL, Route.SEXUAL_HARM])
def test_the_model_alone_repeats_no_text_for_the_same_story(route: Route) -> None:
    """Saying "idk what to do" after harm is no new danger, whatever route the model guesses."""
    assert not is_news(read(route), answered(RULED))


@pytest.mark.parametrize(
    ("route", "intent"),
    [
        (Route.MENTAL_HEALTH, "suicide"),
        (Route.DOMESTIC_ABUSE, "domestic_abuse"),
        (Route.CHILD_PROTECTION, "child_harm"),
        (Route.EXPLOITATION, "exploitation"),
        (Route.VIOLENCE, "threatened"),
        (Route.SEXUAL_HARM, "image_abuse"),
        (Route.FAMILY, "suicide"),
    ],
)
def test_another_kind_of_danger_gets_its_text_once(route: Route, intent: str) -> None:
    """Suicide after rape has numbers of its own, though no rule saw it; then it was said."""
    new = read(route, intent=intent)
    assert is_news(new, answered(RULED))
    assert not is_news(new, answered(RULED, new))


def test_a_new_rule_is_news_and_so_is_a_higher_tier() -> None:
    """What the words themselves show is answered, with a text that was not given yet."""
    ruled = replace(RULED, hit_keys=("rape", "nude_shared"))
    assert is_news(ruled, answered(RULED))
    assert not is_news(ruled, answered(RULED, ruled))
    assert is_news(read(Route.FAMILY, Tier.P1), answered(RULED))
    assert not is_news(RULED, answered(RULED))


def test_no_text_is_given_twice_for_the_same_kind_of_harm() -> None:
    """Another rule with the same numbers is added to the case, and not read out again."""
    same = replace(RULED, hit_keys=("rape", "assaulted"))
    assert not is_news(same, answered(RULED))


def test_danger_now_says_999_again_for_each_new_route() -> None:
    """At P1 a repeated number costs nothing."""
    first = replace(RULED, tier=Tier.P1)
    assert is_news(read(Route.VIOLENCE, Tier.P1), answered(first))
    assert is_news(read(Route.FAMILY, Tier.P1), answered(first))


def named(assessment: Assessment, *, answered: bool) -> tuple[str, ...]:
    """Return the name of the fixed text of a message."""
    return text_keys(spoken(assessment, answered=answered))


@pytest.mark.parametrize(
    ("route", "intent", "confidence", "share"),
    [
        (Route.SEXUAL_HARM, "image_abuse", 0.9, 0.3),
        (Route.DOMESTIC_ABUSE, "grooming", 0.9, 0.9),
        (Route.DOMESTIC_ABUSE, "domestic_abuse", 0.3, 0.9),
        (Route.MENTAL_HEALTH, "opaque", 0.8, 0.9),
        (Route.MENTAL_HEALTH, "low_mood", 0.9, 0.9),
    ],
)
def test_a_stray_fragment_brings_no_other_text(
    route: Route, intent: str, confidence: float, share: float
) -> None:
    """What the model guesses of one fragment of a story is added, and not answered anew."""
    fragment = read(route, intent=intent, confidence=confidence, share=share)
    assert not is_news(fragment, answered(RULED))
    assert named(fragment, answered=True) == ("said:P2.listen",)
    assert is_news(replace(fragment, ruled=True, hit_keys=("strangled",)), answered(RULED))


@pytest.mark.parametrize("confidence", [0.16, 0.9])
@pytest.mark.parametrize("route", [Route.MENTAL_HEALTH, Route.SMALLTALK, Route.VICTIM_SUPPORT])
def test_a_word_of_suicide_is_answered_however_unsure(route: Route, confidence: float) -> None:
    """Unsure means up: by the intent from a low line on, and by any rule."""
    wish = read(route, intent="suicide", confidence=confidence, share=0.2)
    ruled = replace(read(route, share=0.2), hit_keys=("suicide_wish",))
    for told in (wish, ruled):
        assert named(told, answered=True) == ("said:P2.suicide",)
        assert is_news(told, answered(RULED))
        assert is_news(told, answered(replace(RULED, tier=Tier.P1, route=Route.VIOLENCE)))


def test_a_first_message_is_answered_by_the_models_route() -> None:
    """Where nothing was said yet, a likely topic brings its own numbers; low mood does not."""
    first = read(Route.DOMESTIC_ABUSE, intent="opaque", confidence=0.2, share=0.3)
    assert named(first, answered=False) == ("said:P2.partner",)
    low = read(Route.MENTAL_HEALTH, intent="opaque", confidence=0.2, share=0.3)
    assert named(low, answered=False) == ("said:P2.listen",)
    assert is_news(low, a_conversation())


def test_new_harm_that_a_rule_sees_is_answered_after_danger_now() -> None:
    """A weapon yesterday, and today that he rapes her: she is given those numbers, once."""
    weapon = Assessment(Tier.P1, Route.VIOLENCE, ("why",), hit_keys=("weapon_outside",), ruled=True)
    assert is_news(RULED, answered(weapon))
    assert not is_news(replace(RULED, ruled=False), answered(weapon))
    assert not is_news(RULED, answered(weapon, RULED, weapon))
    threat = replace(RULED, route=Route.VIOLENCE, intent="threatened", hit_keys=("threat",))
    assert not is_news(threat, answered(weapon))
    rape_now = replace(RULED, tier=Tier.P1)
    assert not is_news(RULED, answered(rape_now))


OWN_HARM = replace(RULED, route=Route.DOMESTIC_ABUSE, hit_keys=("own_harm_at_home",))


def said_now(words: str, *before: Assessment) -> Conversation:
    """Return a conversation that had these answers, and in which these words were just heard."""
    return answered(*before).heard(words, START)


def test_who_told_of_their_own_violence_is_not_told_it_is_no_fault_of_theirs() -> None:
    """The boy has a red mark: more of the same story, and no victims' text."""
    own = replace(OWN_HARM, route=Route.CHILD_PROTECTION)
    assert not is_news(read(Route.CHILD_PROTECTION, intent="child_harm"), answered(own))
    # "i dont want to do it again": the model's guess at self-harm is no word of it.
    assert not is_news(read(Route.MENTAL_HEALTH, intent="self_harm"), answered(own))
    wish = replace(read(Route.MENTAL_HEALTH, intent="opaque"), hit_keys=("suicide_wish",))
    assert is_news(wish, answered(own))
    assert is_news(read(Route.MENTAL_HEALTH, Tier.P1, "suicide"), answered(own))


@pytest.mark.parametrize(
    ("words", "key", "news"),
    [
        ("she wont let me see the kids", "partner_control", False),
        ("are you going to take him off me", "partner_control", False),
        ("she is scared of me", "hurt_at_home", False),
        ("she hit me first", "hurt_at_home", True),
        ("my uncle raped me", "rape", True),
    ],
)
def test_after_own_violence_only_words_of_harm_done_to_them_bring_another_text(
    words: str, key: str, *, news: bool
) -> None:
    """A rule that names no harm to the contact is added to the case, whatever else it means."""
    hit = replace(RULED, route=Route.SEXUAL_HARM, hit_keys=(key,))
    assert is_news(hit, said_now(words, OWN_HARM)) is news


@pytest.mark.parametrize(
    ("words", "news"),
    [
        ("he drank 16 cans", False),
        ("hes always on coke", False),
        ("i drank 16 cans", True),
        ("he makes me drink, i drank loads", True),
        ("my mate drank loads", True),
    ],
)
def test_what_the_one_who_harms_drinks_is_no_text_about_ones_own(words: str, *, news: bool) -> None:
    """Told of a father's cans, nobody is told that they are not in trouble."""
    drink = read(Route.SUBSTANCES, intent="substances")
    abuse = replace(RULED, route=Route.CHILD_PROTECTION, hit_keys=("child_hurt",))
    assert is_news(drink, said_now(words, abuse)) is news


def test_texts_named_alike_for_everyone_say_the_same_to_everyone() -> None:
    """A friend who was given such a text is not given it again for the contact's own harm."""
    for name, sentences in P2.items():
        tagged = any({"own", "other"} & {*tag.split("|")} for tag, _ in sentences)
        if name in SAME_FOR_ALL:
            assert not tagged, name


def test_a_wish_to_die_that_is_no_urgency_names_the_samaritans() -> None:
    """In a case already answered it is answered too, once."""
    wish = Assessment(
        Tier.P3, Route.MENTAL_HEALTH, ("why",), intent="low_mood", hit_keys=("suicide_wish",)
    )
    before = replace(answered(RULED), case_id=CaseId("telegram:7.1"))
    assert decide(wish, before) == Escalate(Tier.P3, "concern")
    after = replace(before, answered_keys=(*before.answered_keys, "suicide_wish"))
    assert decide(wish, after) == Escalate(Tier.P3, "added")
