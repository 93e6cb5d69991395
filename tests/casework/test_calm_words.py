"""Words that seem to tell of danger, of a no or of another hand, and those that do."""

from __future__ import annotations

import pytest

from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Tier
from bot.casework.whose_age import disowns_age, is_about_another, is_taken_back, taken

CASE = ("Violence at home: 'my boyfriend hits me' (word rule)",)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("i was 13 when he started hurting me", "im 20 now"),
        ("i was 12 when he was raping me", "im 19 now"),
        ("my dad was kicking me", "im in bed now"),
        ("my dad was kicking me", "im safe now"),
        ("my dad was kicking me", "im ok now thanks"),
    ],
)
def test_how_somebody_is_now_makes_no_old_harm_current(before: str, words: str) -> None:
    """The "now" of "im 20 now" is the contact's, not that of the harm told before."""
    assert screen(words, context=ScreenContext(recent=(before,))).tier is not Tier.P1


@pytest.mark.parametrize(
    "words",
    ["now", "he is now", "its happening now", "hes kicking me now", "im in bed with him now"],
)
def test_a_now_of_the_harm_makes_it_danger_now(words: str) -> None:
    """Whoever says that it goes on is in danger, in however many messages."""
    assert screen(words, context=ScreenContext(recent=("my dad was kicking me",))).tier is Tier.P1


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("if i wasnt here tmrw would anyone notice", "got my dads pills here"),
        ("i want to die", "i have the pills here"),
        ("i wont be here tomorrow", "i have a rope here"),
    ],
)
def test_a_wish_to_die_and_the_means_are_read_together(before: str, words: str) -> None:
    """Each alone is less than both: whoever has the pills beside them is in danger now."""
    assert screen(words, context=ScreenContext(recent=(before,))).tier is Tier.P1


def test_a_birthday_that_was_named_for_it_is_danger_now() -> None:
    """Whoever is going to die "when i turn 18" and is 18 now is in danger now."""
    before = "im going to kill myself when i turn 18"
    assert screen("im 18 now", context=ScreenContext(recent=(before,))).tier is Tier.P1


@pytest.mark.parametrize(
    "words", ["no hes not here", "hes not here", "he isnt home right now", "my dads not in"]
)
def test_who_is_not_here_is_not_near(words: str) -> None:
    """A "not" before "here" tells of nobody near: nothing is hidden and nothing is danger now."""
    for asked in ("", "safe_chat"):
        found = screen(words, context=ScreenContext(case_tier=Tier.P2, asked=asked))
        assert not found.covert and found.tier is not Tier.P1


@pytest.mark.parametrize(
    "words", ["no hes here", "no hes not here he is outside", "hes not here but he can see this"]
)
def test_who_is_near_after_all_still_is(words: str) -> None:
    """Anything more beside it is read for what it says."""
    found = screen(words, context=ScreenContext(case_tier=Tier.P2, asked="safe_chat"))
    assert found.tier is Tier.P1 or found.covert


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("yes its fine hes not here", True),
        ("yes its ok my mum is at work", True),
        ("yes but he is here", False),
        ("yes hes next to me", False),
        ("yes until he gets back", False),
        ("yes my dad is asleep", False),
    ],
)
def test_a_yes_with_nobody_near_stops_the_model_from_hiding(words: str, yes: bool) -> None:
    """Only a yes that names nobody near does so."""
    assert screen(words, context=ScreenContext(asked="safe_chat")).says_yes is yes


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("i dont think he can see it", False),
        ("i dont think hes home", False),
        ("no i think he can see it", True),
        ("i dont think he can see it but she reads my messages", True),
        ("i dont know if he can see it", True),
    ],
)
def test_a_denial_before_who_sees_it_hides_nothing(words: str, hidden: bool) -> None:
    """Doubt such as "I don't think he can see it" is no answer that he does."""
    assert screen(words, context=ScreenContext(asked="safe_chat")).covert is hidden


@pytest.mark.parametrize(
    "words",
    [
        "my nan is coming to get me",
        "my aunty is coming to pick me up",
        "my dad is coming to get me",
        "my mums coming to fetch me soon",
    ],
)
def test_kin_who_fetch_are_no_threat(words: str) -> None:
    """Whom nobody fears comes to fetch, not to harm."""
    found = screen(words, context=ScreenContext(case_tier=Tier.P2, case_reasons=CASE))
    assert found.tier is Tier.P4


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("", "hes coming to get me"),
        ("", "my ex is coming to get me"),
        ("my boyfriend hits me", "his mum is coming to get me"),
        ("", "my dad is coming to get me"),
        ("my nan hits me", "my nan is coming to get me"),
        ("my boyfriend hits me", "my nan is coming to get me with a knife"),
    ],
)
def test_who_is_feared_and_comes_is_danger(before: str, words: str) -> None:
    """The words "coming to get me" stay a threat from whoever may harm."""
    assert screen(words, context=ScreenContext(recent=(before,))).tier is Tier.P1


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("he says im 12 again", None),
        ("they think im 17", None),
        ("im 18 on friday", 17),
        ("im nearly 18", 17),
        ("im 18", 18),
        ("he knows im 14", 14),
        ("he said its ok im 14", 14),
    ],
)
def test_an_age_is_taken_as_it_is_theirs(words: str, age: int | None) -> None:
    """What another says of them is no age; who has a birthday to come is a year younger."""
    assert taken(None, words, screen(words).states_age, bare=True) == age


def test_an_age_that_was_his_is_disowned() -> None:
    """After "22" comes "no thats him": nobody sees the phone, and 22 is not the contact's."""
    assert disowns_age("no thats him", ["22"]) and not disowns_age("no thats him", ["he hits me"])
    context = ScreenContext(case_tier=Tier.P2, asked="safe_chat", recent=("22",))
    assert not screen("no thats him", context=context).hits
    assert screen("no thats him", context=ScreenContext(asked="safe_chat")).covert


def test_a_friend_who_is_oneself_is_nobody_else() -> None:
    """After "asking for a friend" comes "ok its me": the number that comes next is theirs."""
    assert is_about_another(["asking for a friend"])
    assert not is_about_another(["asking for a friend", "ok its me"])
    assert is_about_another(["its me", "my son is hitting me"])
    assert is_taken_back(["asking for a friend", "ok its me"])
    assert not is_taken_back(["its me", "asking for a friend"])


def test_an_hour_is_no_small_child() -> None:
    """In "yeah hes out till 6" the 6 is when he comes back, and no child of 6."""
    context = ScreenContext(recent=("my dad hits me",), case_tier=Tier.P2, asked="safe_chat")
    assert screen("yeah hes out till 6", context=context).tier is Tier.P2


DENIALS = ("she's a liar I never touched her", "I never hit her she is lying", "this is dad")


@pytest.mark.parametrize("words", [*DENIALS, "dont believe her", "this is mum"])
def test_a_denial_in_an_urgent_case_is_another_hand(words: str) -> None:
    """Who denies what the contact told may be reading what we answer."""
    context = ScreenContext(case_tier=Tier.P2, case_reasons=CASE)
    assert any(hit.key == "takeover_denial" for hit in screen(words, context=context).hits)


@pytest.mark.parametrize(
    ("reason", "tier", "words"),
    [
        ("my boyfriend hits me", Tier.P2, "he says i never touched her"),
        ("my boyfriend hits me", Tier.P2, "everyone says im a liar"),
        ("my boyfriend hits me", Tier.P2, "my mum says shes lying"),
        ("my mum hits me", Tier.P2, "i never touched her"),
        ("my dad hits me", Tier.P2, "i never touched him"),
        ("my boyfriend hits me", Tier.P3, "i never hit her she is lying"),
    ],
)
def test_what_the_contact_may_say_is_no_other_hand(reason: str, tier: Tier, words: str) -> None:
    """What is told of others' words, and of who is feared, is the contact's own."""
    reasons = (f"Violence at home: '{reason}' (word rule)",)
    found = screen(words, context=ScreenContext(case_tier=tier, case_reasons=reasons))
    assert not any(hit.key == "takeover_denial" for hit in found.hits)


@pytest.mark.parametrize(
    ("words", "suspect"),
    [
        ("who is reading this", False),
        ("who sees this", False),
        ("who is this", True),
        ("who wrote this", True),
    ],
)
def test_who_reads_is_the_contacts_own_question(words: str, suspect: bool) -> None:
    """Who asks who may read it asks about privacy; who took the phone asks who writes."""
    found = screen(words, context=ScreenContext(case_tier=Tier.P2))
    assert any("takeover" in hit.key for hit in found.hits) is suspect
