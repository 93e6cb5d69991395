"""Which language a message is in, by its script, letters and commonest words.

The languages that have fixed wording are told apart here; `language_others` knows the signs of
some that have none, which get the universal help card and a person. A library would know more,
but on a romanised line of five words it guesses; here unsure keeps what the contact used before.
"""

from __future__ import annotations

import re
import unicodedata

from bot.casework.language_names import UNKNOWN
from bot.casework.language_others import (
    EVERYDAY,
    as_many_of_another,
    other_by_script,
    other_by_words,
)
from bot.casework.language_vocabulary import LOANS, WORDS
from bot.casework.language_words import MostWords
from bot.casework.lexicon.arabizi import VERBS
from bot.casework.lexicon.languages_hitting import ARABIZI

ENGLISH = "en"
OURS = frozenset({ENGLISH, "ar", "bn", "pa", "pl", "ro", "so", "ur"})
_SCRIPTS = (
    ("pa", re.compile(r"[\u0A00-\u0A7F]")),
    ("bn", re.compile(r"[\u0980-\u09FF]")),
    ("ur", re.compile(r"[ٹڈڑںےہھگچپژکی]")),
    ("ar", re.compile(r"[\u0600-\u06FF]")),
    ("pl", re.compile(r"[łąęśżźćńŁĄĘŚŻŹĆŃ]")),
    ("ro", re.compile(r"[ățșţşĂȚȘŢŞ]")),
)
# Letters that Arabic has and Urdu writes otherwise: "کی" is Urdu, "كي" Arabic.
_ARABIC_ALONE = re.compile(r"[يىةكأإؤ]")
_MOST = MostWords(WORDS)
# Words that are English and stand in none of the tables ("main", "to", "on" do).
_ENGLISH_WORDS = EVERYDAY - frozenset().union(*WORDS.values()) - LOANS
# A third of the words decides: a borrowed word in an English sentence must not turn the answer.
_SHARE = 0.34
# A conversation's language turns on clear evidence: so many words of the other, so many more
# than of its own. An English "ok thanks" is none.
_CLEAR, _MORE = 3, 2
# One word alone tells when it is long enough to be no slip of an English one.
_LONG_WORD, _LONGEST_WORD = 5, 8
# Digits for the letters that Latin has not: "ma3i", "7aram". Not "7days", nor "h3lp".
_VERBS = VERBS | frozenset(ARABIZI.split("|"))  # of harm: alone they tell enough
_ARABIZI = re.compile(r"[a-z]+[37][a-z]+|[37][a-z]{3,}")


def our_language(tag: str) -> str:
    """Return our code for a language tag such as `pl-PL`; English for any other."""
    code = re.split(r"[-_;]", tag.strip().lower(), maxsplit=1)[0]
    return code if code in OURS else ENGLISH


def language_of(text: str, before: str = ENGLISH) -> str:
    """Return the code of the language, or `before` when the words do not tell.

    `before` is kept unless the words are clearly in another: people mix languages. A code outside
    `OURS` is a language that we have no words in; `und`: not known which.
    """
    other = other_by_script(text)
    if other:
        return other
    words = [word for word in _plain(text) if not word.isdigit()]
    english = sum(word in _ENGLISH_WORDS for word in words)
    script, written = _by_script(text, before)
    if script and written >= english:
        return script
    counts = _MOST.counts(set(words))  # "la la la" is one word
    counts["ar"] += sum(_is_arabizi(word) for word in words)
    if script in counts:
        counts[script] += written
    best = max(counts, key=counts.__getitem__)
    other, signs = other_by_words(text)
    settled = before in OURS and before != ENGLISH
    if other and signs > counts[best] and not (settled and other == UNKNOWN):
        return other
    if _is_clear(words, counts, best, english=english, before=before if settled else ""):
        return best
    if not settled:
        return before if len(words) < 4 and before in OURS else ENGLISH
    turns = english >= _CLEAR and 2 * english >= len(words) and counts[before] <= 1
    return ENGLISH if turns else before


def is_english(text: str) -> bool:
    """Whether a sentence is plainly English: two of its words are, and half of them."""
    words = _plain(text)
    english = sum(word in _ENGLISH_WORDS for word in words)
    return english >= _MORE and 2 * english >= len(words)


def _is_clear(
    words: list[str], counts: dict[str, int], best: str, *, english: int, before: str
) -> bool:
    """Whether the words are in the language `best`; `before` is our other one used till now."""
    count = counts[best]
    if best != before and as_many_of_another(words, count):
        return False
    if before and before != best:
        return (
            count >= max(_CLEAR, counts[before] + _MORE, english) and count / len(words) >= _SHARE
        )
    if len(words) == 1 and not before:
        return count == 1 and len(words[0]) >= _LONG_WORD
    if count == 1 and len(words) <= 2:
        tells = (w for w in words if len(w) >= _LONG_WORD)
        known = [w for w in tells if w in WORDS[best] or _is_arabizi(w)]
        # "Do widzenia": one small word that English has, too, beside a long one that it has not.
        return bool(known) and (english == 0 or len(known[0]) >= _LONGEST_WORD)
    return count >= 2 and count >= english and count / len(words) >= _SHARE


def _by_script(text: str, before: str) -> tuple[str, int]:
    """Return the language of letters that English has not, and how many words have them."""
    for code, letters in () if text.isascii() else _SCRIPTS:
        written = sum(letters.search(word) is not None for word in text.split())
        if written:
            urdu = code == "ar" and before == "ur" and not _ARABIC_ALONE.search(text)
            return ("ur" if urdu else code), written
    return "", 0


def _is_arabizi(word: str) -> bool:
    """Whether a word that is in no table is written as Arabic is with Latin letters."""
    if word in WORDS["ar"]:
        return False  # counted already
    if word in _VERBS:
        return True
    if not _ARABIZI.fullmatch(word):
        return False
    rest, leet = word.lstrip("37"), word.replace("3", "e").replace("7", "t")
    return EVERYDAY.isdisjoint({rest, rest.rstrip("s"), leet})


def _plain(text: str) -> list[str]:
    """Return the words in lower case, without the accents that texts leave out anyway."""
    lower = text.lower()
    if not lower.isascii():
        apart = unicodedata.normalize("NFD", lower.replace("ł", "l"))
        lower = "".join(c for c in apart if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", lower)
