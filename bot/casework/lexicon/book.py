"""The rules compiled once, and the search over them.

Only rules whose rarest words are in the text are tried, so a calm message costs almost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.casework.lexicon.classes import CLASSES
from bot.casework.lexicon.pattern import HIDDEN, STOP, Matcher, PatternBook
from bot.casework.lexicon.rule import Mask, Rule

# The words of one `together` rule must stand within this many words of each other.
TOGETHER_WITHIN = 30
# A long text repeats itself: this many places of one pattern are looked at.
PLACES = 12
# A word of alarm this near to a match keeps it what it looks like.
ALARM_WITHIN = 9


@dataclass(frozen=True)
class Found:
    """A rule that matched, from word `first` to word `last`, both included."""

    rule: Rule
    first: int
    last: int
    named: frozenset[str] = frozenset()  # the encoded words that the pattern asks for


class RuleBook:
    """Compiled masks and rules."""

    def __init__(self, rules: Sequence[Rule], masks: Sequence[Mask]) -> None:
        """Compile everything. Raises ValueError for a repeated key or a bad pattern."""
        self._book = PatternBook(CLASSES)
        self.rules = tuple(rules)
        self.masks = tuple(masks)
        keys = [rule.key for rule in rules] + [mask.key for mask in masks]
        repeated = {key for key in keys if keys.count(key) > 1}
        if repeated:
            raise ValueError(f"rule keys used twice: {sorted(repeated)}")
        self._lines: list[tuple[Rule, Matcher]] = []
        self._groups: list[tuple[Rule, tuple[Matcher, ...]]] = []
        self._hiding: list[tuple[Matcher, tuple[Matcher, ...]]] = []
        self._by_anchor: dict[str, list[int]] = {}
        self._groups_by_anchor: dict[str, list[int]] = {}
        self._hiding_by_anchor: dict[str, list[int]] = {}
        self._unless: dict[str, tuple[Matcher, ...]] = {}
        self._alarm = self.phrase_class("ALARM")
        self._compile()

    def phrase_class(self, name: str) -> Matcher:
        """A matcher for one word class, ready: hardly a text goes by without them."""
        matcher = self._book.compile(name)
        matcher.prepare()
        return matcher

    def knows(self, word: str) -> bool:
        """Whether any pattern names the word."""
        return self._book.knows(word)

    def encode(self, words: Sequence[str]) -> str:
        """One character a word."""
        return self._book.encode(words)

    def _compile(self) -> None:
        for mask in self.masks:
            unless = tuple(self._book.compile(pattern) for pattern in mask.unless)
            for pattern in mask.patterns:
                matcher = self._book.compile(pattern)
                _index(self._hiding_by_anchor, matcher, len(self._hiding))
                self._hiding.append((matcher, unless))
        for rule in self.rules:
            self._unless[rule.key] = tuple(self._book.compile(each) for each in rule.unless)
            for pattern in rule.patterns:
                matcher = self._book.compile(pattern)
                _index(self._by_anchor, matcher, len(self._lines))
                self._lines.append((rule, matcher))
            for group in rule.together:
                matchers = tuple(self._book.compile(pattern) for pattern in group)
                rarest = min(matchers, key=lambda matcher: len(matcher.anchors))
                _index(self._groups_by_anchor, rarest, len(self._groups))
                self._groups.append((rule, matchers))

    def prepare(self) -> Iterator[None]:
        """Compile every expression, one a step: those of the most urgent rules first."""
        lines = sorted(self._lines, key=lambda line: line[0].tier.rank)
        groups = (matcher for _, matchers in self._groups for matcher in matchers)
        masks = (each for matcher, unless in self._hiding for each in (matcher, *unless))
        unless = (matcher for matchers in self._unless.values() for matcher in matchers)
        for matcher in chain((matcher for _, matcher in lines), groups, masks, unless):
            matcher.prepare()
            yield

    def hide(self, code: str) -> str:
        """Replace what masks cover with a character that no rule matches."""
        hidden = code
        present = set(code)
        for index in _candidates(self._hiding_by_anchor, present):
            matcher, unless = self._hiding[index]
            if matcher.also.isdisjoint(present):
                continue
            for first, end in _places(matcher, code):
                if any(other.search(code, 0) for other in unless):
                    break
                covered = [c if c in ".," else HIDDEN for c in hidden[first:end]]
                hidden = hidden[:first] + "".join(covered) + hidden[end:]
        return hidden

    def find(self, code: str, *, plain: str = "") -> Iterator[Found]:
        """Every rule that matches, at each of its first few places.

        `plain` is the code before anything was hidden: what turns a match into something else
        is looked for there.
        """
        plain = plain or code
        for found in self._matches(code):
            if not self._is_something_else(found, plain):
                yield found

    def _is_something_else(self, found: Found, plain: str) -> bool:
        """Whether an `unless` of the rule covers part of the match, and no alarm stands by."""
        unless = self._unless[found.rule.key]
        if not unless:
            return False
        end = found.last + 1
        near = (plain[max(0, found.first - ALARM_WITHIN) : found.first], plain[end:][:ALARM_WITHIN])
        if any(self._alarm.search(side, 0) for side in near):
            return False
        start = plain.rfind(STOP, 0, found.first) + 1
        stop = plain.find(STOP, end)
        sentence = plain[start : stop if stop >= 0 else len(plain)]
        return any(
            first < end - start and last > found.first - start
            for each in unless
            for first, last in _places(each, sentence)
        )

    def _matches(self, code: str) -> Iterator[Found]:
        present = set(code)
        for index in _candidates(self._by_anchor, present):
            rule, matcher = self._lines[index]
            if matcher.also.isdisjoint(present):
                continue
            for first, end in _places(matcher, code):
                yield Found(rule, first, end - 1, matcher.named)
        for index in _candidates(self._groups_by_anchor, present):
            group_rule, matchers = self._groups[index]
            span = _close_together(matchers, code)
            if span is not None:
                named = frozenset[str]().union(*(matcher.named for matcher in matchers))
                yield Found(group_rule, *span, named)


def _index(table: dict[str, list[int]], matcher: Matcher, number: int) -> None:
    for anchor in matcher.anchors:
        table.setdefault(anchor, []).append(number)


def _candidates(table: dict[str, list[int]], present: set[str]) -> list[int]:
    found: set[int] = set()
    for char in present:
        numbers = table.get(char)
        if numbers:
            found.update(numbers)
    return sorted(found)


def _places(matcher: Matcher, code: str) -> Iterator[tuple[int, int]]:
    start = 0
    for _ in range(PLACES):
        match = matcher.search(code, start)
        if match is None:
            return
        yield match.start(), match.end()
        start = match.end()


def _close_together(matchers: Sequence[Matcher], code: str) -> tuple[int, int] | None:
    """The span of the first matches that all stand within reach of one another."""
    places = [list(_places(matcher, code)) for matcher in matchers]
    if not all(places):
        return None
    for first, end in places[0]:
        span_first, span_end = first, end
        for others in places[1:]:
            near = min(others, key=lambda place: abs(place[0] - first))
            span_first, span_end = min(span_first, near[0]), max(span_end, near[1])
        if span_end - span_first <= TOGETHER_WITHIN:
            return span_first, span_end - 1
    return None
