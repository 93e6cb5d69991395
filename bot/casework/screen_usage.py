"""How matched words are used: negated, laughed at, clearly over, or about a small child."""

from __future__ import annotations

from dataclasses import dataclass

from bot.casework.lexicon.book import Found, RuleBook
from bot.casework.lexicon.pattern import STOP, Matcher
from bot.casework.normalise import Normalised
from bot.casework.triage import Hit, Tier

CITED = 160
# A time that says when a match was stands at most so many words after it.
DATED_WITHIN = 5
_COUNTS = frozenset(
    "ten dozen twelve fifteen sixteen twenty thirty forty fifty hundred packet packets pack packs "
    "box boxes bottle strip strips tub".split()
)
_STARTERS = frozenset("he hes she shes they theyre him her them i im ive it its who".split())
_CLAUSE_ENDS = frozenset(". , but and because so then when if cause".split())
# After these, a word of negation says nothing about what follows ("I don't know why he...").
_NOT_NEGATING = frozenset(
    "only know sure joking lying kidding stop stops stopped safe ok okay care understand remember "
    "fair funny once just want one even tell mention why to".split()
)
_NEG_TEXT = (
    "not never dont didnt doesnt isnt wasnt wont wouldnt aint no nobody without havent hasnt "
    "hadnt nor neither arent werent none"
)
NEGATORS = frozenset(_NEG_TEXT.split())
# Inside a match "no" and "without" belong to other words ("I said no and he...").
_INNER_NEGATORS = NEGATORS - {"no", "without", "nobody", "none"}


class Usage:
    """Judges how the words of a match are used, and words the hit."""

    def __init__(self, book: RuleBook) -> None:
        """Compile the word classes that say when and how."""
        self._past = book.phrase_class("PAST")
        self._near = book.phrase_class("STILLNEAR")
        self._laugh = book.phrase_class("LAUGH")
        self._long_ago = book.phrase_class("LONGAGO")

    def of(self, norm: Normalised, code: str, *, youngest: int | None) -> TextUsage:
        """How one text is used: looked at once, however many rules match."""
        over = bool(self._past.search(code, 0)) and not self._near.search(code, 0)
        laughed = bool(self._laugh.search(code, 0))
        return TextUsage(
            norm, code, over=over, laughed=laughed, youngest=youngest, long_ago=self._long_ago
        )


@dataclass(frozen=True)
class TextUsage:
    """One text: whether it speaks of something clearly over, laughs, and of how small a child."""

    norm: Normalised
    code: str
    over: bool
    laughed: bool
    youngest: int | None
    long_ago: Matcher

    def hit(self, found: Found) -> Hit:
        """The hit that a match makes, its tier adjusted and its reason in plain words."""
        norm, youngest = self.norm, self.youngest
        rule = found.rule
        tier, check, notes = rule.tier, rule.check, ""
        if rule.denied is not None and _negated(norm.words, self.code, found):
            tier, notes = _calmer(tier, rule.denied), " (denied, so a person should still look)"
        elif rule.over is not None and self.over:
            tier, notes = _calmer(tier, rule.over), " (it seems to be over)"
        elif rule.dated is not None and self._dated(found):
            tier, notes = _calmer(tier, rule.dated), " (some time ago)"
        elif rule.counted and self._counted(found):
            check = check or self.laughed
        elif tier.urgent and self.laughed:
            tier, check, notes = _calmer(tier, Tier.P2), True, " (said with a laugh: check)"
        if rule.harm and youngest is not None and youngest < 13 and tier.rank > 2:
            tier, notes = Tier.P2, f"{notes} (about a child of {youngest})"
        words = norm.cite(found.first, found.last)
        words = words if len(words) <= CITED else words[: CITED - 1] + "…"
        return Hit(
            key=rule.key,
            tier=tier,
            route=rule.route,
            reason=f"{rule.why[0].upper()}{rule.why[1:]}: '{words}' (word rule){notes}",
            words=words,
            covert=rule.covert,
            check=check,
        )

    def _dated(self, found: Found) -> bool:
        """Whether a time long past follows in the sentence: "stabbed last year"."""
        rest = self.code[found.last + 1 : found.last + 1 + DATED_WITHIN]
        return self.long_ago.search(rest.split(STOP)[0], 0) is not None

    def _counted(self, found: Found) -> bool:
        """Whether the match says how many: nobody jokes about so many tablets for sure."""
        words = self.norm.words[found.first : found.last + 1]
        return any(word.isdigit() or word in _COUNTS for word in words)


def _calmer(tier: Tier, floor: Tier) -> Tier:
    return max(tier, floor, key=lambda item: item.rank)


def _negated(words: tuple[str, ...], code: str, found: Found) -> bool:
    """Whether a word of negation stands in the match or just before it, in its clause.

    One that the pattern asks for is part of the danger ("doesn't feed them"), not a denial.
    """
    reach = 1 if words[found.first] in _STARTERS else 4
    for index in range(found.first, found.last + 1):
        if words[index] not in _INNER_NEGATORS or code[index] in found.named:
            continue
        if not _cancelled(words, index):
            return True
    for index in range(found.first - 1, max(-1, found.first - 1 - reach), -1):
        if words[index] in _CLAUSE_ENDS:
            return False
        if words[index] in NEGATORS and not _cancelled(words, index):
            return True
    return False


def _cancelled(words: tuple[str, ...], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else ""
    return following in _NOT_NEGATING and not (
        following in ("want", "to") and words[index] in ("dont", "not", "didnt")
    )
