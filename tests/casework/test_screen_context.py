"""What came before the words: fragments, our question, an open case, quoted words."""

from __future__ import annotations

import pytest

from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Tier
from bot.casework.wording_variants import template_for


@pytest.mark.parametrize(
    "fragments",
    [
        ("theyre outside", "mine", "with a machete"),
        ("he put", "his hands", "round my neck"),
        ("ive took", "loads of", "tablets"),
        ("s", "o", "s"),
        ("he tou", "ched me"),
    ],
)
def test_fragments_sent_in_a_row_are_read_together(fragments: tuple[str, ...]) -> None:
    """Danger typed in pieces is caught with the piece that completes it."""
    *before, last = fragments
    assert not screen(last).tier.urgent
    screening = screen(last, context=ScreenContext(recent=tuple(before)))
    assert screening.tier.urgent
    assert "just before" in screening.hits[0].reason


def test_an_earlier_danger_is_not_counted_again() -> None:
    """Thanks after a danger is thanks: the case keeps its tier, the message has its own."""
    context = ScreenContext(recent=("theyre outside mine with a machete",))
    assert screen("thanks", context=context).tier is Tier.P4


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (("my ex threatened to slash my face",), "whats the weather tomorrow"),
        (("my dad said hell slash me",), "i've got college tomorrow"),
        (("my stepdad said hes gonna batter me",), "im at school now"),
        (
            ("theyre outside my house with bats", "police are here now"),
            "they've gone, the lads not the police",
        ),
        (("hes", "coming"), "to"),
    ],
)
def test_words_that_complete_nothing_ring_nobody_again(before: tuple[str, ...], words: str) -> None:
    """A time in a sentence about something else, or a word that adds nothing, is no new danger."""
    assert not screen(words, context=ScreenContext(recent=before)).tier.urgent


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (("my ex said hes gonna stab me",), "im at school now"),
        (("he said hes gonna stab me",), "im at work tomorrow"),
        (("hes gonna", "kill me"), "tonight"),
        (("hes", "coming", "to"), "kill me"),
        (("my ex said hell slash me",), "he said tomorrow"),
        (("my ex said hell slash me",), "hell do it tomorrow"),
        (("my ex said hell slash me",), "i think tomorrow after school"),
        (("my stepdad said hes gonna batter me",), "today after school"),
        (("the lads said theyre gonna batter me",), "im at school now"),
        (("my stepdad said hes gonna batter me", "im at school now"), "tonight"),
        (("hes got",), "a knife"),
    ],
)
def test_words_that_complete_a_threat_still_do(before: tuple[str, ...], words: str) -> None:
    """When it will happen, or with what, is danger now, in however many messages."""
    assert screen(words, context=ScreenContext(recent=before)).tier is Tier.P1


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (("they filmed me gettin banged out n put it on an expose page",), "its got 4k views"),
        (("they want 500",), "its like 2k now"),
        (("im in the wardrobe with her",), "hes stopped now i think hes asleep"),
        (("i cut myself", "idk"), "i want to stop tho"),
        (("they want 500", "ok"), "its fine"),
    ],
)
def test_a_sentence_of_its_own_completes_none_with_a_small_word(
    before: tuple[str, ...], words: str
) -> None:
    """An "its" or a number that only happens to follow tells no new danger."""
    hits = screen(words, context=ScreenContext(recent=before)).hits
    assert not any("just before" in hit.reason for hit in hits), hits


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (("he said hell",), "slash me"),
        (("my ex",), "is outside"),
        (("hes got", "idk"), "a knife"),
        (("hes got it", "yes"), "hes got a knife outside my door"),
        (("i said no",), "he carried on"),
        (("they want the money",), "by tonight"),
    ],
)
def test_what_is_truly_split_is_still_read_as_one(before: tuple[str, ...], words: str) -> None:
    """A sentence cut by the send button, and a second one that says more, complete the first."""
    assert screen(words, context=ScreenContext(recent=before)).tier.urgent


def test_the_one_who_is_threatened_in_pieces_is_not_taken_for_the_attacker() -> None:
    """The text to step away is for whoever attacks, not for her whom he said he would kill."""
    context = ScreenContext(recent=("he said if i leave", "hes gonna", "kill me"))
    screening = screen("and the kids", context=context)
    assert screening.tier is Tier.P1
    assert screening.route
    keys = tuple(hit.key for hit in screening.hits)
    assert template_for(Tier.P1, screening.route, keys) == "danger"


@pytest.mark.parametrize("words", ["he's back", "hes here", "theyre outside again", "shes home"])
def test_a_return_during_an_urgent_case_is_danger_now(words: str) -> None:
    """Words like "he's back" after a P2 are P1."""
    assert screen(words, context=ScreenContext(case_tier=Tier.P2)).tier is Tier.P1


@pytest.mark.parametrize(
    "words", ["hes bk", "his car just pulled up", "i can hear him", "its him", "he woke up"]
)
def test_a_return_is_heard_in_other_words(words: str) -> None:
    """A car, a voice or somebody waking says it too."""
    assert screen(words, context=ScreenContext(case_tier=Tier.P2)).tier is Tier.P1


@pytest.mark.parametrize("words", ["hes not here", "he isnt back yet", "they arent here"])
def test_somebody_who_is_not_there_has_not_come_back(words: str) -> None:
    """Saying that he is not here rings nobody."""
    context = ScreenContext(case_tier=Tier.P2)
    assert not screen(words, context=context).tier.urgent


_BY_A_PARTNER = ("Hit or controlled at home: 'my boyfriend hits me' (word rule)",)
_BY_DAD = ("Hit or controlled at home: 'my dad hits me' (word rule)",)
_BY_A_BROTHER = ("Hit or controlled at home: 'my brother hits me' (word rule)",)


@pytest.mark.parametrize(
    "words",
    [
        "he's back in prison now",
        "hes back in custody",
        "hes back at school",
        "hes back at work now",
        "hes home from school",
        "shes home safe",
        "shes home safe, thank you",
    ],
)
def test_somebody_back_elsewhere_or_home_safe_is_no_danger_now(words: str) -> None:
    """A timetable or good news in an open case does not say "Call 999 now"."""
    context = ScreenContext(case_tier=Tier.P2, case_reasons=_BY_DAD)
    assert screen(words, context=context).tier is not Tier.P1


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("hes back from work", _BY_A_PARTNER),
        ("hes home from prison", _BY_A_PARTNER),
        ("hes home not safe", _BY_A_PARTNER),
        ("shes home safe to talk?", _BY_A_PARTNER),
        ("hes coming back to work", _BY_A_PARTNER),
        ("hes back at school but hes outside now", _BY_A_PARTNER),
        ("hes outside at work", _BY_A_PARTNER),
        ("hes home from school", _BY_A_BROTHER),
        ("hes back at school", ()),
        ("hes back at school", _BY_A_PARTNER),
        ("hes back at the school gates", _BY_DAD),
        ("hes back at work with me", _BY_DAD),
    ],
)
def test_a_return_that_only_sounds_like_news_stays_danger(
    words: str, reasons: tuple[str, ...]
) -> None:
    """Back from work is at home; a brother home from school is near; unsure means up."""
    context = ScreenContext(case_tier=Tier.P2, case_reasons=reasons)
    assert screen(words, context=context).tier is Tier.P1


@pytest.mark.parametrize(
    ("why", "tier"),
    [
        ("A threat: 'my mum said shell stab me' (word rule)", Tier.P1),
        ("Hit or controlled at home: 'she hits me' (word rule)", Tier.P1),
        ("Danger: 'lads with a machete' (word rule)", Tier.P4),
    ],
)
def test_mum_in_the_kitchen_is_danger_only_where_the_case_may_be_about_her(
    why: str, tier: Tier
) -> None:
    """A parent at home alarms where she may be the danger, and not where others are."""
    context = ScreenContext(case_tier=Tier.P1, case_reasons=(why,))
    assert screen("mum is in the kitchen", context=context).tier is tier


def test_mum_at_home_stays_danger_while_nobody_knows_why_the_case_is_open() -> None:
    """Unsure means the higher tier."""
    assert screen("mum is in", context=ScreenContext(case_tier=Tier.P2)).tier is Tier.P1


def test_a_return_without_a_case_says_less() -> None:
    """The same words in a calm talk are no P1 by themselves."""
    assert screen("the mentor said hes back on tuesday").tier is Tier.P4


def test_quoted_words_count_at_their_tier_and_say_so() -> None:
    """A forwarded threat is danger, and the reason says that it was quoted."""
    screening = screen("look what he sent", quoted="im outside yours with a knife, ur dead tonight")
    assert screening.tier.urgent
    assert any("(in quoted words)" in hit.reason for hit in screening.hits)


def test_who_forwards_the_words_of_the_watched_is_answered_openly() -> None:
    """A friend asks for her: what the friend reads is not what the watcher reads."""
    screening = screen("what do i do", quoted="cant talk hes here hes got a knife")
    assert screening.tier is Tier.P1
    assert not screening.covert


def test_quoting_never_lowers() -> None:
    """Calm quoted words leave danger as it is."""
    words = "hes hitting my mum"
    assert screen(words, quoted="see you at youth club").tier is screen(words).tier


@pytest.mark.parametrize("text", [", 13 and scared", "13", ",", ". , 12 , ."])
def test_an_age_at_the_very_start_is_read_and_breaks_nothing(text: str) -> None:
    """A message may begin with a comma or a number."""
    assert screen(text).tier in Tier


def test_somali_for_suicide_is_read_in_one_word_and_in_two() -> None:
    """For native review, as all of that list."""
    for words in ("waan is dili rabaa", "waan isdili rabaa"):
        assert screen(words).tier.urgent
