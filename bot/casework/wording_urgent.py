"""What someone in danger (P1) or at grave risk (P2) is told, and the covert line."""

from __future__ import annotations

from collections.abc import Iterable

from bot.casework.messages import Choice
from bot.casework.service_entry import Directory
from bot.casework.triage import Route, Tier
from bot.casework.whose_age import ADULT
from bot.casework.whose_harm import Whose
from bot.casework.wording_base import (
    ENGLISH,
    URGENT,
    FixedText,
    answers,
    english_below,
    kept_together,
    line,
)
from bot.casework.wording_render import choose, fill
from bot.casework.wording_text import en_urgent
from bot.casework.wording_variants import template_for

# Texts that tell whoever is hurt that it is not their fault. Who told of their own violence before
# ("i hit her", "she hit me first") gets the same numbers without that.
_TAKES_SIDES = frozenset({"partner", "child", "harm"})


def fixed_wording(  # noqa: PLR0913 - all that the signed-off table turns on
    *,
    tier: Tier,
    route: Route,
    told: bool,
    covert: bool,
    age: int | None,
    numbers: Directory,
    question: bool = True,
    keys: tuple[str, ...] = (),
    intent: str = "",
    variant: str = "",
    whose: Whose = Whose.OWN,
    language: str = ENGLISH,
) -> FixedText:
    """Give the fixed text of a P1 or P2; not in English, its first sentence also in English.

    `told` is True only when someone is on shift and the alert went out. `keys` (hit keys of the
    screen), `intent` and `variant` (a cue such as "overdose", "going_to_fight", "image_abuse",
    "self_harm") choose another text than the route's own. `question` False leaves the closing
    question and its buttons out. `whose` harm it is: another's has other words. Covert gives
    the bland line whatever else is said.
    Raises ValueError for P3 and P4, and DirectoryWrong when a fact is not verified.
    """
    if not tier.urgent:
        raise ValueError(f"fixed wording is for P1 and P2, not {tier.value}")
    if covert:
        return covert_line(language=language)
    name = template_for(tier, route, tuple(filter(None, (variant, *keys, intent))))
    if name == "fight" and whose.is_anothers:
        name = "danger"  # "step away, don't go" is for whoever holds the weapon
    if whose is Whose.BOTH:
        whose = Whose.ANOTHERS if name in _TAKES_SIDES else Whose.OWN
    tags = (
        _tags(age, whose) | {"told" if told else "untold"} | ({"question"} if question else set())
    )
    text = _said(tier, name, tags, numbers, language)
    asks = _asks((en_urgent.P1 if tier is Tier.P1 else en_urgent.P2)[name]) if question else ""
    return FixedText(text, answers(asks, language), f"{tier.value}.{name}", asks)


def covert_line(*, language: str = ENGLISH) -> FixedText:
    """Give the bland line for someone who may be watched: 1 = safe to read, 2 = stop."""
    return line("covert_line", language, (Choice("1", "covert:1"), Choice("2", "covert:2")))


def unreadable_urgent(
    *,
    tier: Tier,
    route: Route,
    location: bool,
    age: int | None,
    numbers: Directory,
    language: str = ENGLISH,
) -> FixedText:
    """Repeat the numbers when something unreadable arrives in an open P1 or P2.

    With `location` the contact sent a place, which staff can see.
    """
    again = _numbers_again(tier, route, age, numbers, language)
    last = line("location_reached" if location else "type_urgent", language)
    return FixedText(f"{again}\n{last.text}", (), last.key)


def automatic_while_staff_lead(
    *,
    route: Route,
    age: int | None,
    numbers: Directory,
    keys: tuple[str, ...] = (),
    language: str = ENGLISH,
) -> FixedText:
    """Give the fixed P1 text when staff have been silent after new danger, marked automatic.

    `keys` (what was hit) choose the text, as in `fixed_wording`.
    """
    # Told and not told would both be wrong here: staff have the case, and have not answered.
    again = _numbers_again(Tier.P1, route, age, numbers, language, keys)
    mark = line("automatic", language)
    return FixedText(f"{again}\n{mark.text}", (), mark.key)


def _numbers_again(
    tier: Tier,
    route: Route,
    age: int | None,
    numbers: Directory,
    language: str,
    keys: tuple[str, ...] = (),
) -> str:
    tags = _tags(age)
    return _said(tier, template_for(tier, route, keys), tags, numbers, language)


def _said(tier: Tier, name: str, tags: frozenset[str], numbers: Directory, language: str) -> str:
    """Fill the text in the language, and below it the first sentence in English."""
    english = _chosen(tier, name, tags, ENGLISH)
    words = _chosen(tier, name, tags, language)
    words = kept_together(words, language)
    return english_below(fill(words, numbers), fill(english, numbers))


def _chosen(tier: Tier, name: str, tags: frozenset[str], language: str) -> str:
    words = URGENT.get(language, en_urgent)
    return choose((words.P1 if tier is Tier.P1 else words.P2)[name], tags)


def _tags(age: int | None, whose: Whose = Whose.OWN) -> frozenset[str]:
    """Name the conditions of age, and of whose harm it is, as the wording modules write them.

    Who tells of a child, a pupil or a client in their care is an adult, unless known to be none.
    """
    if whose is Whose.IN_CARE and (age is None or age >= ADULT):
        return _ages(ADULT + 1) | {Whose.IN_CARE.value, Whose.ANOTHERS.value}
    about = Whose.OWN if whose is Whose.OWN else Whose.ANOTHERS
    return _ages(age) | {about.value}


def _ages(age: int | None) -> frozenset[str]:
    if age is None:
        return frozenset({"age_unknown"})
    under = {f"under_{limit}" for limit in (16, 18, 19) if age < limit}
    over = {f"from_{limit}" for limit in (16, 18) if age >= limit}
    return frozenset(under | over | ({"over_18"} if age > 18 else set()))


def _asks(sentences: Iterable[tuple[str, str]]) -> str:
    for question, asks in ((en_urgent.SAFE_CHAT, "safe_chat"), (en_urgent.SAFE_NOW, "safe")):
        if question in tuple(sentences):
            return asks
    return ""
