"""Undo what hides a word: spaced letters, digits for letters, stars, stretching, slips."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.casework.lexicon.known import GRAVE, ING, PLAIN
from bot.casework.lexicon.run_on import split_run_on
from bot.casework.lexicon.spellings import SHORT

_STRETCH = re.compile(r"([^\W\d_])\1{2,}")
_DIGIT_EDGE = re.compile(r"\d+|[^\W\d]+")
_ODD = re.compile(r"[0-9@$!|*]")
_LEET = str.maketrans("0134579@$!|", "oieastgasil")
_LEET_L = str.maketrans("0134579@$!|", "oleastgasll")


_LETTER_SIGNS = frozenset("@$!")


def join_spaced_letters(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Join "k y s", "k.m.s" and "h e l p": single letters in a row that spell a grave word.

    Letters with wider gaps between the words ("h e  h a s") are put together as they stand.
    """
    tokens = _join_wide_gaps(tokens)
    out: list[tuple[str, int, int]] = []
    index = 0
    while index < len(tokens):
        run = _letter_run(tokens, index)
        joined = _longest_grave(tokens, run) if len(run) >= 3 else None
        if joined is None:
            out.append(tokens[index])
            index += 1
        else:
            word, last = joined
            out.append((word, tokens[index][1], tokens[last][2]))
            index = last + 1
    return out


def _join_wide_gaps(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Words of letters one space apart, where wider gaps stand between the words."""
    gaps = [after[1] - before[2] for before, after in pairwise(tokens)]
    if 1 not in gaps or not any(gap > 1 for gap in gaps):
        return tokens
    out: list[tuple[str, int, int]] = []
    joins = False
    for place, token in enumerate(tokens):
        letter = len(token[0]) == 1 and (token[0].isalnum() or token[0] in _LETTER_SIGNS)
        if joins and letter and gaps[place - 1] == 1:
            word, start, _ = out[-1]
            out[-1] = (word + token[0], start, token[2])
        else:
            out.append(token)
        joins = letter
    singles = sum(len(token[0]) == 1 for token in tokens)
    return out if singles * 3 >= len(tokens) * 2 else tokens


def _letter_run(tokens: list[tuple[str, int, int]], start: int) -> list[int]:
    """The places of single letters in a row from `start`, dots and commas between skipped."""
    run: list[int] = []
    index = start
    while index < len(tokens) and len(run) < 24:
        token = tokens[index][0]
        if len(token) == 1 and (token.isalnum() or token in _LETTER_SIGNS):
            run.append(index)
        elif not run or token not in (".", ",", "!"):
            break
        index += 1
    return run


def _longest_grave(tokens: list[tuple[str, int, int]], run: list[int]) -> tuple[str, int] | None:
    """The longest grave word that the run begins with, and the place of its last letter."""
    letters = "".join(tokens[place][0] for place in run).translate(_LEET)
    for length in range(len(letters), 2, -1):
        if letters[:length] in GRAVE:
            return letters[:length], run[length - 1]
    return None


def repair(token: str) -> tuple[str, ...]:
    """Undo digits for letters, stars, stretching and slips of one letter in a grave word."""
    if len(token) > 40:
        return (token[:40],)
    if _ODD.search(token):
        repaired = _undigit(token)
        if repaired:
            return repaired
    if _STRETCH.search(token):
        token = _unstretch(token)
        if token in SHORT:
            return SHORT[token]
        if token in GRAVE or token in PLAIN:
            return (token,)
    if token.endswith("in") and f"{token}g" in ING:
        return (f"{token}g",)
    run_on = split_run_on(token) if token.isascii() else ()
    if run_on:
        return run_on
    if len(token) >= 6 and token.isascii():
        return (_SLIPS.get(token) or _nearest_grave(token),)
    return (token,)


def _undigit(token: str) -> tuple[str, ...]:
    """Words of a token with digits or signs in it; empty when it is left alone."""
    for table in (_LEET, _LEET_L):
        word = token.translate(table)
        if word in SHORT and len(word) > 2 and not token[0].isdigit():
            return SHORT[word]
        if word in GRAVE or (word in PLAIN and not token[0].isdigit()):
            return (word,)
    if "*" in token and token.strip("*"):
        return (_unstar(token),)
    parts = _DIGIT_EDGE.findall(re.sub(r"[@$!|*]", " ", token))
    words: list[str] = []
    for part in parts if len(parts) < 9 else parts[:9]:
        words.extend(SHORT.get(part, (part,)))
    return tuple(words)


def _unstar(token: str) -> str:
    """Read "k*ll" and "r*pe": the one grave word that fits the letters around the stars."""
    if 3 <= len(token) <= 12 and token.replace("*", "").isalpha():
        pattern = re.compile(token.replace("*", "."))
        fits = sorted(word for word in GRAVE if pattern.fullmatch(word))
        if fits and token[0] != "*":
            return fits[0]
    return token.replace("*", "")


def _unstretch(token: str) -> str:
    """Fold letters written three times or more to two or one, whichever is a known word."""
    one = _STRETCH.sub(r"\1", token)
    two = _STRETCH.sub(r"\1\1", token)
    for word in (two, one):
        if word in PLAIN or word in GRAVE or word in SHORT:
            return word
    return one if _STRETCH.search(two) or token[-1] == token[-2] else two


def _one_letter_short(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(1, len(word))]


# Every form of a long grave word with one letter missing or two letters swapped.
_SLIPS: dict[str, str] = {}
for _word in sorted(GRAVE):
    if len(_word) >= 6:
        _swapped = [
            _word[:i] + _word[i + 1] + _word[i] + _word[i + 2 :] for i in range(1, len(_word) - 1)
        ]
        for _form in (*_one_letter_short(_word), *_swapped):
            if _form not in PLAIN and _form not in GRAVE:
                _SLIPS.setdefault(_form, _word)


def _nearest_grave(token: str) -> str:
    """A grave word that the token is, with one letter too many or one letter wrong."""
    for short in _one_letter_short(token):
        if short in GRAVE and len(short) >= 6:
            return short
    if len(token) >= 7:
        for short in _one_letter_short(token):
            word = _SLIPS.get(short)
            if word and len(word) == len(token):
                return word
    return token
