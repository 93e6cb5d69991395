"""The deterministic red-flag screen over the words.

Stands alone when the model is down: standard library only, the same answer for the same words,
and work bounded by the length of the text. The rules are data (`bot.casework.lexicon`); this
module decides what a match means: negated, said with a laugh, clearly over, quoted, or joined
from fragments sent in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from bot.casework.answer_keys import NO_ANSWER, SOMETHING_ELSE, UNSURE_CHAT
from bot.casework.chat_answers import says_yes
from bot.casework.denials import DENIAL, another_denies
from bot.casework.fetched import READ_AS_THREAT, is_fetched
from bot.casework.fragments import begins_anew, completes, joined, names_means, says_nothing
from bot.casework.lexicon.ages import ages
from bot.casework.lexicon.aside import is_aside
from bot.casework.lexicon.attacker import ATTACK, BY_OTHER, by_other
from bot.casework.lexicon.book import Found, RuleBook
from bot.casework.lexicon.known import GRAVE
from bot.casework.lexicon.means import MEANS_AT_HAND
from bot.casework.lexicon.own_harm import OWN_HARM, hurt_first
from bot.casework.lexicon.rules import MASKS, RULES
from bot.casework.lexicon.talk import of_talk
from bot.casework.nobody_near import READ_AS_NEAR, nobody_is_near
from bot.casework.normalise import REMEMBERED, Normalised, read
from bot.casework.screen_answers import answer_hits
from bot.casework.screen_days import name_days
from bot.casework.screen_means import means_hits, told_of_suicide
from bot.casework.screen_returns import return_hits
from bot.casework.screen_same import same_hits
from bot.casework.screen_usage import TextUsage, Usage
from bot.casework.triage import Hit, Route, Screening, Tier

# Fragments sent in a row are read together; older ones have been screened on their own.
FRAGMENTS_READ = 6
# A word of at least this many letters may have been cut by the send button.
SHORTEST_CUT = 5
# A text up to this many characters is screened in one piece; Telegram's longest is 4,096.
PIECE = 2_000
OVERLAP = 300
# Of a longer text the first and last pieces are screened, and the places in between where a
# grave word stands; it need not be read further once danger to life is found.
HEAD_PIECES = 3
PLACES_BETWEEN = 6
_AROUND = 150

_BOOK = RuleBook(RULES, MASKS)
_USAGE = Usage(_BOOK)
# A word of these in the new words may say more than the earlier words did; who was called does not.
_SAYS_MORE = GRAVE - {"police", "ambulance"}
# What says nothing about what the message is for: how old someone is, no answer to our question.
_ROUTELESS = frozenset({"under_13", NO_ANSWER, UNSURE_CHAT, SOMETHING_ELSE})
_LATER = frozenset(rule.key for rule in RULES if rule.later)


@dataclass(frozen=True)
class ScreenContext:
    """What came before the words.

    `recent`: the same contact's fragments of the last few minutes, oldest first. `case_tier`:
    the tier of the open case. `asked`: "safe" when our pending question is "Are you safe right
    now?", "safe_chat" for "Is it safe to message you here?". `case_reasons`: why the open case
    is one, as staff read it; empty where not known. `now`: UTC-aware or local time;
    the weekday counts for a threat that names a day.
    """

    recent: tuple[str, ...] = ()
    case_tier: Tier | None = None
    case_reasons: tuple[str, ...] = ()
    asked: str = ""
    now: datetime | None = None


_LEADING = frozenset({"suicide_now", "overdose_taken"})
_ANSWERS = frozenset({"yes", "no"})
_NO_CONTEXT = ScreenContext()


def screen(text: str, *, quoted: str = "", context: ScreenContext = _NO_CONTEXT) -> Screening:
    """Screen a text, the words it quotes, and what came just before. Never raises."""
    own = _read(text[:PIECE], context.now)
    own_age, others_age = ages(own.words)
    youngest = _youngest(own_age, others_age)
    hits = [*_word_hits(own, youngest=youngest)]
    for piece in _further_pieces(text):
        if any(hit.tier is Tier.P1 for hit in hits):
            break
        hits.extend(_word_hits(_read(piece, context.now), youngest=youngest))
    if context.recent:
        hits.extend(_fragment_hits(text, context))
    for piece in (quoted[:PIECE], *_further_pieces(quoted)) if quoted else ():
        hits.extend(_quoted_hits(piece, context.now))
    hits.extend(answer_hits(own, context.asked, context.case_tier, before=context.recent))
    hits.extend(return_hits(own, context.case_tier, context.case_reasons))
    taken_back = _said_otherwise(own, context)
    hits = [hit for hit in hits if hit.key not in taken_back]
    hits.extend(same_hits(own, context.case_reasons))
    if told_of_suicide(context.case_reasons) or _suicide_before(context.recent):
        hits.extend(means_hits(own))
    if own_age is not None and own_age < 13:
        hits.append(_under_13(own_age))
    if any(hit.key == DENIAL for hit in hits) and not another_denies(
        own.words, context.case_tier, context.case_reasons
    ):
        hits = [hit for hit in hits if hit.key != DENIAL]
    if context.case_tier is None:
        hits = [hit for hit in hits if hit.key.removeprefix("quoted_") not in _LATER]
    if any(hit.key == ATTACK for hit in hits):  # the contact's own attack decides the text
        hits = [replace(hit, key=ATTACK) if hit.key == BY_OTHER else hit for hit in hits]
    ordered = _most_urgent_first(hits)
    leading = next((hit for hit in ordered if hit.key not in _ROUTELESS), None)
    return Screening(
        tier=ordered[0].tier if ordered else Tier.P4,
        route=leading.route if leading else None,
        hits=ordered,
        states_age=own_age,
        of_talk=of_talk(own.words),
        hurt_first=hurt_first(own.words),
        says_yes=context.asked == "safe_chat" and says_yes(own.words),
    )


def _said_otherwise(own: Normalised, context: ScreenContext) -> frozenset[str]:
    """Rules that seem to match where the whole message says that nobody comes to harm."""
    near = READ_AS_NEAR if nobody_is_near(own.words) else frozenset()
    told = (*context.case_reasons, *context.recent)
    return near | (READ_AS_THREAT if is_fetched(own.words, told) else frozenset())


def prepare() -> Iterator[None]:
    """Compile the rules, a little a step: a message that is the first to need one waits for it.

    Some 2,600 steps of half a millisecond. Screening in between, or never preparing, is as right.
    """
    return _BOOK.prepare()


def _read(text: str, now: datetime | None) -> Normalised:
    return name_days(read(text), now)


def _youngest(*found: int | None) -> int | None:
    known = [age for age in found if age is not None]
    return min(known) if known else None


def _further_pieces(text: str) -> Iterator[str]:
    """What a text holds after its first piece, each repeated piece once; bounded in number."""
    if len(text) <= PIECE:
        return
    step = PIECE - OVERLAP
    head = [text[start : start + PIECE] for start in range(step, len(text) - OVERLAP, step)]
    if len(head) > HEAD_PIECES:
        middle = text[HEAD_PIECES * step : -PIECE]
        head = [*head[: HEAD_PIECES - 1], text[-PIECE:], _around_grave_words(middle)]
    yield from dict.fromkeys(head)


def _around_grave_words(text: str) -> str:
    """The first place where each grave word stands, a few in all, with the words around it."""
    lower = text.lower()
    found = sorted(place for place in (lower.find(word) for word in GRAVE) if place >= 0)
    places: list[str] = []
    reached = 0
    for place in found:
        if place >= reached and len(places) < PLACES_BETWEEN:
            places.append(text[max(0, place - _AROUND) : place + _AROUND])
            reached = place + _AROUND
    return " . ".join(dict.fromkeys(places))


@lru_cache(maxsize=REMEMBERED)
def _word_hits(
    norm: Normalised, *, youngest: int | None, across: int = 0, anew: bool = False
) -> tuple[Hit, ...]:
    """Hits of the rules over plain words; with `across`, those on both sides of that character.

    With `anew` a sentence of its own begins there: what follows must say something to the match.
    """
    code = _BOOK.encode(norm.words)
    usage: TextUsage | None = None
    settled: set[str] = set()
    hits: list[Hit] = []
    for found in _BOOK.find(_BOOK.hide(code), plain=code):
        if found.rule.key in settled:
            continue
        if across and not norm.spans[found.first][0] < across < norm.spans[found.last][1]:
            continue
        if found.rule.key == OWN_HARM and hurt_first(norm.words):
            continue
        if anew and says_nothing(_after(norm, found, across)):
            continue
        usage = usage or _USAGE.of(norm, code, youngest=youngest)
        hit = usage.hit(found)
        if hit.key == ATTACK and by_other(norm.words, found.first, found.last):
            hit = replace(hit, key=BY_OTHER)
        if hit.tier.rank <= found.rule.tier.rank:
            settled.add(hit.key)  # no other place can make it more urgent
        hits.append(hit)
    return tuple(hits)


def _after(norm: Normalised, found: Found, across: int) -> tuple[str, ...]:
    """The words of a match that stand after a character."""
    places = range(found.first, found.last + 1)
    return tuple(norm.words[place] for place in places if norm.spans[place][0] >= across)


def _fragment_hits(text: str, context: ScreenContext) -> Iterator[Hit]:
    """Hits that need the fragments before: they begin there and end in the new words."""
    recent = context.recent[-FRAGMENTS_READ:]
    before = joined(recent)[-PIECE:]
    anew = begins_anew(text[:PIECE], recent[-1][-PIECE:])
    telling = _without_asides(recent)
    hits: list[Hit] = []
    for earlier in dict.fromkeys((before, telling or before)):
        for gap in (" ", "") if _one_word_cut(earlier, text) else (" ",):
            whole = _read(f"{earlier}{gap}{text[:PIECE]}", context.now)
            hits += _word_hits(whole, youngest=None, across=len(earlier), anew=anew)
    own = read(text[:PIECE]).words if hits else ()
    if names_means(text[:PIECE]):  # a question before must not make these words part of it
        apart = _read(f"{before} . {text[:PIECE]}", context.now)
        found = _word_hits(apart, youngest=None, across=len(before))
        hits += (hit for hit in found if hit.key == MEANS_AT_HAND)
    hits = [hit for hit in hits if completes(text, hit.key)]
    if not hits or is_aside(own, read(telling).words):
        return
    # Asides are left out of what is known: what they seemed to complete rang nobody.
    known: dict[str, int] = {}
    for hit in _word_hits(_read(telling, context.now), youngest=None):
        known[hit.key] = min(hit.tier.rank, known.get(hit.key, 5))
    more = not _SAYS_MORE.isdisjoint(own)
    for hit in hits:
        if hit.covert and hit.words.lower().partition(" ")[0] in _ANSWERS:
            continue  # a "yes" sent before answers something else, and hides no number
        told_again = hit.covert or not hit.tier.urgent or not more
        if told_again and known.get(hit.key, 5) <= hit.tier.rank:
            continue  # the words before said it by themselves; these add nothing
        yield replace(hit, reason=f"{hit.reason} (read together with the messages just before)")


def _suicide_before(recent: tuple[str, ...]) -> bool:
    """Whether the fragments just before speak of suicide."""
    if not recent:
        return False
    hits = _word_hits(read(joined(recent[-FRAGMENTS_READ:])[-PIECE:]), youngest=None)
    return any("suicid" in hit.key for hit in hits)


def _without_asides(fragments: tuple[str, ...]) -> str:
    """The fragments joined, without those that are wholly about something else."""
    kept: list[str] = []
    for fragment in fragments:
        if not is_aside(read(fragment[:PIECE]).words, read(" ".join(kept)[-PIECE:]).words):
            kept.append(fragment)
    return joined(kept)[-PIECE:]


def _one_word_cut(before: str, text: str) -> bool:
    """Whether the end of one message and the start of the next make a word that rules know."""
    last, first = before.split()[-1:], text.split()[:1]
    if not last or not first:
        return False
    word = f"{last[0]}{first[0]}".lower()
    return len(word) >= SHORTEST_CUT and _BOOK.knows(word)


def _quoted_hits(quoted: str, now: datetime | None) -> Iterator[Hit]:
    norm = _read(quoted, now)
    for hit in _word_hits(norm, youngest=_youngest(*ages(norm.words))):
        # Whoever is watched wrote them to who quotes them: the answer goes to the latter.
        why = f"{hit.reason} (in quoted words)"
        yield replace(hit, key=f"quoted_{hit.key}", reason=why, covert=False)


def _under_13(age: int) -> Hit:
    return Hit(
        key="under_13",
        tier=Tier.P3,
        route=Route.CHILD_PROTECTION,
        reason=f"Says they are {age}: under 13.",
    )


def _most_urgent_first(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """One hit a rule, its most urgent; the most urgent rule first, then in order of finding."""
    best: dict[str, Hit] = {}
    for hit in hits:
        kept = best.get(hit.key)
        if kept is None or hit.tier.rank < kept.tier.rank:
            best[hit.key] = hit
    # "Going to kill ... tonight" is a threat and, of oneself, more than that: it leads.
    return tuple(sorted(best.values(), key=lambda hit: (hit.tier.rank, hit.key not in _LEADING)))
