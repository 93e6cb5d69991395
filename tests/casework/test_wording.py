"""The fixed wording, walked whole: every tier, route, age, told or not, covert or not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timezone
from itertools import product

import pytest

from bot.casework import wording, wording_base
from bot.casework.directory import Directory, Trust
from bot.casework.errors import DirectoryWrong
from bot.casework.triage import Route, Tier
from bot.casework.wording import FixedText, fixed_wording
from bot.casework.wording_text import en_lines, en_urgent
from bot.casework.wording_text.side_by_side import translated
from bot.casework.wording_variants import P1_CUES, P2_CUES
from bot.stores.directory_file import load_directory

NUMBERS = load_directory()
URGENT = (Tier.P1, Tier.P2)
AGES = (None, 12, 17, 30)
VARIANTS = ("", *dict.fromkeys(cue for cue, _, _ in (*P1_CUES, *P2_CUES)))
DUE = datetime(2026, 11, 24, 16, 30, tzinfo=timezone.utc)
UNTOLD = "No one is reading this right now. Please call."

FORBIDDEN = (
    "help is on the way", "on its way", "don't worry", "dont worry", "you're safe", "you are safe",
    "committed", "promise", "secret", "confidential", "i've called", "i have called", "text 999",
    "failed attempt", "snitch", "offender", "victim", "keep calm", "calm down", "hang in there",
    "reach out", "mate", "bruv", "fam",
)  # fmt: skip
TIMES = re.compile(
    r"\b(soon|shortly|minutes?|hours?|today|tonight|tomorrow|within|\d{1,2}(:\d\d)?\s?[ap]m)\b",
    re.IGNORECASE,
)
# Rows that only name a helpline and its number or link are numbers, not words to read.
HELPLINE_ROW = re.compile(r"^[^.!?]*(?:\? [^.!?:]*)?: (?:text )?[\d ]+\.$")


def words_of(text: str) -> list[str]:
    """The words to read: without numbers, links and rows that name a helpline."""
    rows = [row for row in text.splitlines() if not HELPLINE_ROW.match(row)]
    return [w for row in rows for w in row.split() if not re.search(r"\d|https", w)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, a link at the end of a row closing its own."""
    return [s for row in text.splitlines() for s in re.split(r"(?<=[.?!])\s+", row) if s]


def walk(*, covert: bool = False) -> list[tuple[str, Tier, Route, bool, int | None, FixedText]]:
    """Every fixed text, with what it was made for."""
    rows = []
    for tier, route, told, age, variant in product(URGENT, Route, (True, False), AGES, VARIANTS):
        text = fixed_wording(
            tier=tier, route=route, told=told, covert=covert, age=age, numbers=NUMBERS,
            variant=variant,
        )  # fmt: skip
        rows.append((variant, tier, route, told, age, text))
    return rows


WALK = walk()


def test_every_urgent_text_starts_with_a_number() -> None:
    """Numbers first, with no question in front: 999 for P1, a helpline for P2."""
    for variant, tier, route, _, age, text in WALK:
        first = sentences(text.text)[0]
        where = (variant, tier, route, age, first)
        assert "?" not in first, where
        if tier is Tier.P1:
            assert "999" in first, where
        else:
            assert re.search(r"\d{3,}", first), where
            assert "999" in text.text, where


def test_every_urgent_text_is_short_and_plain() -> None:
    """P1 under 40 words, P2 under 60, sentences under 15, no forbidden word."""
    for variant, tier, route, told, age, text in WALK:
        where = (variant, tier, route, told, age, text.text)
        assert len(words_of(text.text)) < (40 if tier is Tier.P1 else 60), where
        for sentence in sentences(text.text):
            assert len(re.sub(r"https\S+", "", sentence).split()) < 15 + sum(
                part.strip(".,").isdigit() for part in sentence.split()
            ), sentence
        assert not [bad for bad in FORBIDDEN if re.search(rf"\b{bad}\b", text.text.lower())], where


def test_every_urgent_text_says_who_reads_it() -> None:
    """Told: a worker has been told. Not told: said in the first lines, and never a time."""
    for variant, tier, route, told, age, text in WALK:
        where = (variant, tier, route, age, text.text)
        assert ("A worker has been told." in text.text) == told, where
        assert (UNTOLD in text.text) == (not told), where
        if not told:
            assert text.text.splitlines()[1].startswith(UNTOLD), where
        assert not TIMES.search(text.text.replace("24-hour", "")), where
        machine = "can't call for you" if tier is Tier.P1 else "not an emergency service"
        assert machine in text.text, where


def test_every_number_in_urgent_texts_is_verified() -> None:
    """Each digit and link is 999, 55, an age, or a verified fact of the directory."""
    facts = {
        getattr(entry, fact)
        for entry in NUMBERS.shown
        for fact in ("phone", "text_number", "website")
        if getattr(entry, fact) and entry.trusted(fact)
    }
    allowed = sorted({*facts, "999", "55", "Under 19", "Under 18", "under 19", "24-hour"}, key=len)
    for *where, text in WALK:
        left = text.text
        for fact in reversed(allowed):
            left = re.sub(rf"(?<!\d){re.escape(fact)}(?!\d)", "", left)
        assert not re.search(r"\d|https", left), (where, left)


def test_helplines_match_the_age() -> None:
    """Childline only under 19 or marked so; Runaway and Report Remove only under 18."""
    for *where, age, text in WALK:
        childline = "0800 1111" in text.text
        if age is not None and age > 18:
            assert not childline, where
            assert "Report Remove" not in text.text, where
            assert "Runaway" not in text.text, where
        if childline and age is None:
            assert "nder 19" in text.text, where


def test_a_partner_answer_tells_a_reader_nothing() -> None:
    """P2 at home gives 0808 2000 247 as a free 24-hour helpline, and no telling word."""
    for told, age in product((True, False), (None, 17, 30)):
        text = fixed_wording(
            tier=Tier.P2, route=Route.DOMESTIC_ABUSE, told=told, covert=False, age=age,
            numbers=NUMBERS,
        )  # fmt: skip
        assert text.text.startswith("You can call 0808 2000 247, a free 24-hour helpline.")
    for _, _, route, _, age, text in WALK:
        if route is Route.DOMESTIC_ABUSE:
            assert not re.search(r"abus|violen|police|refuge|domestic", text.text.lower()), age


def test_suicide_now_gives_the_listening_lines_and_asks_one_thing_last() -> None:
    """Samaritans, Shout, Childline under 19, and the one question at the end."""
    for told, age in product((True, False), AGES):
        text = fixed_wording(
            tier=Tier.P1, route=Route.MENTAL_HEALTH, told=told, covert=False, age=age,
            numbers=NUMBERS,
        )  # fmt: skip
        assert "Samaritans: 116 123" in text.text
        assert "85258" in text.text
        assert ("0800 1111" in text.text) == (age is None or age < 19)
        assert text.text.endswith("Are you safe right now?")
        assert text.text.count("?") - text.text.count("Under 19?") == 2  # and "Can't speak?"
        assert text.asks == "safe"
        assert [c.value for c in text.choices] == ["safe:yes", "safe:no", "safe:unsure"]


def test_p2_asks_whether_the_chat_is_safe() -> None:
    """The last words are the question, with three buttons; without it there is neither."""
    for _, tier, _, _, _, text in WALK:
        if tier is Tier.P2:
            assert text.text.endswith("Is it safe to message you here?")
            assert text.asks == "safe_chat"
            assert [c.value for c in text.choices] == [
                "safe_chat:yes", "safe_chat:no", "safe_chat:unsure",
            ]  # fmt: skip
    for tier, route in product(URGENT, Route):
        quiet = fixed_wording(
            tier=tier, route=route, told=True, covert=False, age=None, numbers=NUMBERS,
            question=False,
        )  # fmt: skip
        assert not quiet.choices
        assert not quiet.asks
        assert "Is it safe to message" not in quiet.text
        assert "Are you safe" not in quiet.text


def test_covert_is_one_bland_line_whatever_was_written() -> None:
    """No service, no link, no digit but the two answers 1 and 2; the same told or not."""
    texts = {row[-1].text for row in walk(covert=True)}
    assert texts == {wording.covert_line().text}
    line = wording.covert_line()
    assert set(re.findall(r"\d+", line.text)) == {"1", "2"}
    assert [c.value for c in line.choices] == ["covert:1", "covert:2"]
    assert [c.label for c in line.choices] == ["1", "2"]
    telling = r"help|safe|police|abus|violen|call|worker|staff|danger|service|https|unit|support"
    for bland in (line, wording.takeover_line(), wording.added(monitored=True)):
        assert not re.search(telling, bland.text.lower())
        assert len(bland.text.split()) < 20


def test_after_safe_to_read_come_999_and_55() -> None:
    """The answer 1 gets 999 in the first sentence, 55, and how."""
    text = wording.covert_readable().text
    assert "999" in sentences(text)[0]
    assert "55" in text
    assert "mobile" in text


@pytest.mark.parametrize(
    ("tier", "route", "keys", "intent", "has"),
    [
        (Tier.P1, Route.MENTAL_HEALTH, ("overdose_taken",), "", "even if things seem OK"),
        (Tier.P1, Route.VIOLENCE, ("going_to_fight",), "", "Step away, don't go"),
        (Tier.P1, Route.VIOLENCE, (), "", "Call 999 now."),
        (Tier.P1, Route.EMERGENCY, ("fire_or_gas",), "", "Get out now"),
        (Tier.P1, Route.EMERGENCY, (), "medical_fire", "even if things seem OK"),
        (Tier.P1, Route.VIOLENCE, ("weapon_in_hand",), "", "Step away, don't go"),
        (Tier.P1, Route.VIOLENCE, ("weapon_in_hand", "weapon_outside"), "", "Get near other"),
        (Tier.P1, Route.SUBSTANCES, (), "", "even if things seem OK"),
        (Tier.P2, Route.SEXUAL_HARM, (), "image_abuse", "don't send the picture here"),
        (Tier.P2, Route.SEXUAL_HARM, ("sextortion",), "", "Don't send money"),
        (Tier.P2, Route.MENTAL_HEALTH, (), "self_harm", "badly hurt"),
        (Tier.P2, Route.EXPLOITATION, (), "", "If they are coming now, call 999."),
        (Tier.P2, Route.VIOLENCE, ("carrying_knife",), "", "not here to judge"),
    ],
)
def test_hits_and_intents_choose_another_text(
    tier: Tier, route: Route, keys: tuple[str, ...], intent: str, has: str
) -> None:
    """Where the route is not enough, what was hit decides."""
    text = fixed_wording(
        tier=tier, route=route, told=False, covert=False, age=16, numbers=NUMBERS, keys=keys,
        intent=intent,
    )  # fmt: skip
    assert has in text.text


@pytest.mark.parametrize("tier", [Tier.P3, Tier.P4])
def test_calm_tiers_have_no_fixed_wording(tier: Tier) -> None:
    """Asking for it is a mistake in the code, and says so."""
    with pytest.raises(ValueError, match="P1 and P2"):
        fixed_wording(
            tier=tier, route=Route.FAMILY, told=True, covert=False, age=None, numbers=NUMBERS
        )


def others() -> dict[str, FixedText]:
    """Every other line, by the name of its function."""
    n = NUMBERS
    lines = {
        "added": wording.added(monitored=False),
        "automatic": wording.automatic_while_staff_lead(route=Route.FAMILY, age=14, numbers=n),
        "away": wording.away(hours=3),
        "away_told": wording.away_told(hours=3),
        "clarify": wording.clarify(),
        "closing": wording.closing(numbers=n),
        "concern": wording.concern(due=DUE, route=Route.SCHOOL, numbers=n),
        "erase_check": wording.erase_check(urgent=False),
        "erase_check_urgent": wording.erase_check(urgent=True),
        "erased": wording.erased(),
        "finishing": wording.finishing(),
        "first_contact": wording.first_contact(numbers=n),
        "given_back": wording.given_back(),
        "handed_back": wording.handed_back(),
        "help": wording.help_text(numbers=n),
        "model_away": wording.model_away(numbers=n),
        "paused": wording.paused(),
        "person_wanted": wording.person_wanted(due=None, numbers=n),
        "please_type": wording.please_type(first=False, numbers=n),
        "please_type_first": wording.please_type(first=True, numbers=n),
        "privacy": wording.privacy(),
        "safe_chat_no": wording.safe_chat_answer("no"),
        "safe_chat_unsure": wording.safe_chat_answer("anything"),
        "safe_chat_yes": wording.safe_chat_answer("yes"),
        "staff_joined": wording.staff_joined("Amina"),
        "started_again": wording.started_again(),
        "store_away": wording.store_away(urgent=False, numbers=n),
        "store_away_urgent": wording.store_away(urgent=True, numbers=n),
        "thanked": wording.thanked_after_urgent(),
        "topics": wording.topics(),
        "universal": wording.universal_help(numbers=n),
    }
    return lines | {f"plain {route.value}": wording.plain(route) for route in Route}


@pytest.mark.parametrize(("name", "line"), others().items())
def test_every_other_line_is_plain_and_whole(name: str, line: FixedText) -> None:
    """Filled in, short sentences, no forbidden word, buttons that fit a channel."""
    assert line.text
    assert line.key
    assert not re.search(r"[{}|]", line.text)
    for sentence in sentences(line.text):
        assert len(sentence.split()) < 18, sentence
    lowered = line.text.lower()
    assert not [bad for bad in FORBIDDEN if re.search(rf"\b{bad}\b", lowered)], name
    for choice in line.choices:
        assert choice.label
        assert len(choice.value.encode()) <= 64


def test_the_first_words_tell_the_limits_and_nothing_to_a_passer_by() -> None:
    """A computer, who reads, when we tell someone, 999; and a bland start of the chat list."""
    text = wording.first_contact(numbers=NUMBERS).text
    for said in ("computer", "Staff may read", "We will tell someone if", "999", "police"):
        assert said in text
    assert not re.search(r"abus|violen|police", text[:200].lower())


def test_a_reply_time_is_given_only_when_someone_is_on_shift() -> None:
    """With a due time it is said; without one there is no time at all."""
    for route in Route:
        staffed = wording.concern(due=DUE, route=route, numbers=NUMBERS).text
        assert "by 4:30pm on Tuesday" in staffed
        unstaffed = wording.concern(due=None, route=route, numbers=NUMBERS).text
        assert "No one is on shift right now." in unstaffed
        assert not TIMES.search(unstaffed)
    assert "4:30pm" in wording.person_wanted(due=DUE, numbers=NUMBERS).text
    assert not TIMES.search(wording.person_wanted(due=None, numbers=NUMBERS).text)


def test_unreadable_things_in_danger_repeat_the_numbers_first() -> None:
    """A voice note or a place within a P1 or P2 gets the numbers again, then what to do."""
    for tier, route, age, location in product(URGENT, Route, AGES, (True, False)):
        text = wording.unreadable_urgent(
            tier=tier, route=route, location=location, age=age, numbers=NUMBERS
        ).text
        assert re.search(r"\d{3}", sentences(text)[0])
        assert ("Staff can see the place" in text) == location
        assert ("Please type it" in text) == (not location)
        assert "A worker has been told" not in text


def test_a_member_of_staff_is_introduced_by_first_name() -> None:
    """The contact learns that a person is there, and a name to say."""
    assert "I'm Amina" in wording.staff_joined("Amina").text
    assert "I'm a person" in wording.staff_joined("Amina").text


@pytest.mark.parametrize(
    ("hours", "says"), [(0, "less than an hour"), (1, "1 hour "), (5, "5 hours")]
)
def test_after_being_away_the_first_words_are_a_number(hours: int, says: str) -> None:
    """We say how long, and ask whether the contact is safe."""
    line = wording.away(hours=hours)
    assert "999" in sentences(line.text)[0]
    assert says in line.text
    assert line.asks == "safe"


def test_an_unknown_language_gets_english_numbers() -> None:
    """Numbers show even where we have no words in the language."""
    kwargs = {"tier": Tier.P1, "route": Route.HUMAN, "told": False, "covert": False, "age": None}
    unknown = fixed_wording(**kwargs, numbers=NUMBERS, language="hu")  # type: ignore[arg-type]
    assert unknown == fixed_wording(**kwargs, numbers=NUMBERS)  # type: ignore[arg-type]


LANGUAGES = sorted(set(wording_base.URGENT) - {"en"})
# One way to each text of the table: its name, and a route and cue that lead there.
WAYS = {text.key: (tier, route, variant) for variant, tier, route, _, _, text in WALK}


def walk_in(language: str) -> list[tuple[FixedText, FixedText]]:
    """Every text in a language, told or not, at every age, beside the same in English."""
    pairs = []
    for (tier, route, variant), told, age in product(WAYS.values(), (True, False), AGES):
        english, other = (
            fixed_wording(
                tier=tier, route=route, told=told, covert=False, age=age, numbers=NUMBERS,
                variant=variant, language=spoken,
            )
            for spoken in ("en", language)
        )  # fmt: skip
        pairs.append((english, other))
    return pairs


def test_the_ways_lead_to_every_text() -> None:
    """The walk of the languages leaves no text out."""
    assert set(WAYS) == {f"P1.{n}" for n in en_urgent.P1} | {f"P2.{n}" for n in en_urgent.P2}
    assert LANGUAGES == ["ar", "bn", "pa", "pl", "ro", "so", "ur"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_starts_with_a_number_and_ends_on_it_in_english(language: str) -> None:
    """The first row names the number in the language, the last row in English."""
    for english, other in walk_in(language):
        first, *_, last = other.text.splitlines()
        number = r"999" if english.key.startswith("P1") else r"\d{3,}"
        assert re.search(number, first), other.text
        assert first != last
        assert last == english.text.splitlines()[0], other.text
        assert "999" in other.text
        assert not re.search(r"[{}|]", other.text)
        assert (other.key, other.asks) == (english.key, english.asks)
        assert [c.value for c in other.choices] == [c.value for c in english.choices]
        assert all(c.label for c in other.choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_same_numbers(language: str) -> None:
    """What English says in figures, and nothing more; figures as a phone dials them."""
    for english, other in walk_in(language):
        said = other.text.rpartition("\n")[0]
        assert sorted(re.findall(r"\d+", said)) == sorted(re.findall(r"\d+", english.text)), said
        assert re.findall(r"\d+", said) == re.findall(r"[0-9]+", said), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_stands_beside_its_english(language: str) -> None:
    """No words for English that has changed; the same facts and claims; told from not told."""
    module = wording_base.URGENT[language]
    texts = (*en_urgent.P1.values(), *en_urgent.P2.values())
    said_in_english = {said for sentences in texts for _, said in sentences}
    assert set(module.WORDS) <= said_in_english
    unchanged = said_in_english - set(module.WORDS)
    assert all(re.fullmatch(r"[A-Z]\w+(?: \w+)?: \{[^}]+\}\.", said) for said in unchanged)
    for english, words in module.WORDS.items():
        for figures in (r"\{[^}]+\}", r"\d+"):
            assert re.findall(figures, english) == re.findall(figures, words), words
    for name, sentences in (*en_urgent.P1.items(), *en_urgent.P2.items()):
        table = module.P1 if en_urgent.P1.get(name) is sentences else module.P2
        assert [when for when, _ in table[name]] == [when for when, _ in sentences]
    assert len({module.WORDS[said] for _, said in (en_urgent.TOLD, en_urgent.UNTOLD)}) == 2


def test_a_sentence_without_words_is_said_in_english() -> None:
    """Nothing is left out where a language has no words, and English is not said twice."""
    assert translated(en_urgent.P1, {}) == en_urgent.P1
    assert wording_base.english_below("Call 999 now.\nGo.", "Call 999 now. Go.").count("999") == 1
    assert wording_base.LINES["so"].LINES["help"] == en_lines.LINES["help"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_covert_lines_stay_bland_in_every_language(language: str) -> None:
    """One line with no digit but 1 and 2 and no English; 999 only after the answer 1."""
    line = wording.covert_line(language=language)
    assert set(re.findall(r"\d+", line.text)) == {"1", "2"}
    assert len(line.text.splitlines()) == 1
    assert line != wording.covert_line()
    assert line.choices == wording.covert_line().choices
    asked = fixed_wording(
        tier=Tier.P1, route=Route.VIOLENCE, told=True, covert=True, age=None, numbers=NUMBERS,
        language=language,
    )  # fmt: skip
    assert asked == line
    first, *middle, last = wording.covert_readable(language=language).text.splitlines()
    assert first.index("999") < first.index("55")
    assert middle
    assert last == "Call 999 when you can."


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_numbers_are_kept_together_in_right_to_left_words(language: str) -> None:
    """A screen would show 116 123 as 123 116 without the marks around it."""
    for _, other in walk_in(language):
        said = other.text.rpartition("\n")[0]
        outside = re.sub("\u2066[^\u2069]+\u2069", "", said)
        assert not re.search(r"\d+ \d+|https", outside), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_given_again_are_understood_either_way(language: str) -> None:
    """After a voice note, or with staff silent, the English sentence comes too."""
    again = wording.unreadable_urgent(
        tier=Tier.P1, route=Route.VIOLENCE, location=False, age=None, numbers=NUMBERS,
        language=language,
    ).text  # fmt: skip
    silent = wording.automatic_while_staff_lead(
        route=Route.VIOLENCE, age=None, numbers=NUMBERS, language=language
    ).text
    for text in (again, silent):
        assert "999" in text.splitlines()[0]
        assert "Call 999 now." in text.splitlines()


def without(service_id: str, **changes: object) -> Directory:
    """The directory with one entry changed, or taken away when nothing is given."""
    entries = [
        replace(entry, **changes) if entry.id == service_id else entry  # type: ignore[arg-type]
        for entry in NUMBERS.entries
        if changes or entry.id != service_id
    ]
    return Directory(tuple(entries), NUMBERS.compiled, "")


def test_the_wording_as_it_stands_passes_its_check() -> None:
    """Every fact that a sentence names is there and verified."""
    wording.check(NUMBERS)


def test_a_missing_or_shaky_fact_stops_the_start() -> None:
    """The error names service, field and reason; a claim of free or 24 hours counts too."""
    shaky = (("phone", Trust.UNVERIFIED),)
    dear = tuple((fact, level) for fact, level in NUMBERS["shout"].trust if fact != "cost")
    for numbers, says in (
        (without("childline"), "childline: id: not in the directory"),
        (without("samaritans", phone=""), "samaritans: phone: missing"),
        (without("nspcc-helpline", trust=shaky), "nspcc-helpline: phone: not verified"),
        (without("national-da-helpline", hours=None), "national-da-helpline: hours: .*'always'"),
        (without("shout", trust=dear), "shout: cost: .*'free'"),
    ):
        with pytest.raises(DirectoryWrong, match=says):
            wording.check(numbers)


def test_only_999_and_55_are_typed_into_sentences() -> None:
    """Any other number or link in the words is a fact, and belongs in the directory."""
    typed = [words for t in (*en_urgent.P1.values(), *en_urgent.P2.values()) for _, words in t]
    typed += [*en_lines.LINES.values(), *en_lines.PLAIN.values()]
    for words in typed:
        left = re.sub(r"\{[^}]*\}|999|\b55\b|\b[Uu]nder 1[89]\b|24-hour|Reply [12]", "", words)
        assert not re.search(r"\d|https|www", left), words


SPOKEN = tuple(code for code in wording_base.LINES if code != "en")


@pytest.mark.parametrize("language", SPOKEN)
def test_the_end_of_a_conversation_is_told_in_the_contacts_language(language: str) -> None:
    """Closing words, greetings of staff and thanks are not English, and 999 is understood."""
    for said in (
        wording.finishing(language=language),
        wording.closing(numbers=NUMBERS, language=language),
        wording.handed_back(language=language),
        wording.given_back(language=language),
        wording.added(monitored=False, language=language),
        wording.concern(due=None, route=Route.FAMILY, numbers=NUMBERS, language=language),
    ):
        english = wording_base.LINES["en"].LINES[said.key.partition(".")[0]]
        assert not said.text.startswith(english.split(". ")[0]), said.key
        assert "call 999" in said.text.lower(), (said.key, said.text)
    assert "Amina" in wording.staff_joined("Amina", language=language).text
    due = wording.person_wanted(due=DUE, numbers=NUMBERS, language=language).text
    assert "16:30" in due
    assert "Tuesday" not in due


@pytest.mark.parametrize("language", ["uk", "fr", "zh", "und"])
def test_the_card_for_other_languages_begins_with_a_number(language: str) -> None:
    """Whatever the language, 999 stands in the first line."""
    card = wording.universal_help(numbers=NUMBERS, language=language)
    assert "999" in card.text.splitlines()[0]
    assert "Samaritans" in card.text
