"""How fragments sent in a row are put together to be read as one.

People cut a sentence anywhere ("he said hell", "slash me"), and they send whole sentences in a
row, too. An answer of one word ends where it ends; a message that begins a sentence of its own
completes nothing with an "its" or a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.casework.normalise import read

# A fragment that ends so goes on in the next one.
_UNFINISHED = frozenset(
    "a an the my our your his their some this and or but cos because so with without of in on at "
    "to for from by into about like than when if while until till that who i im ive id ill he hes "
    "hell she shes shell they theyre theyll we weve you is are was were be been being am has have "
    "had got get gets going gonna wants want need said says say told tell think thinks just still "
    "keeps keep put took taken got not never no".split()
)
# Whole messages that answer, greet or thank: nothing in the next one belongs to them.
_ANSWERS = frozenset(
    "yes yeah yep no nope nah ok okay idk dunno maybe hi hello hey thanks thank you please sorry "
    "lol fine sure kind of sort i dont know not tbh".split()
)
_LONGEST_ANSWER = 3
_LONGEST_CALM = 120  # characters; a longer message tells more than how somebody is
_BEGINS = frozenset(
    "i im ive id ill he hes hell she shes shell they theyre theyve theyll it its we weve you this "
    "that thats theres what how why when can is do does".split()
)
# Of the new words a match must hold more than these where they begin a sentence of their own.
_SAYS_NOTHING = _BEGINS | frozenset(
    "a an the and but so then like just to of for k is are was were be been has have had got get "
    "want wants me him her them us my his their our not no yes in on at with really , .".split()
)
# How old somebody is, or that they are well and where: the "now" in it is theirs, and makes no
# old harm current. "Im in pain now" and "im with him now" are not of these.
_OWN_AGE = re.compile(r"(?:(?:and|but|so|well) )?(?:im|ive turned|i turned|am) \d{1,2}(?: now)?")
_CALM = (
    r"(?:home|at home|in bed|in my bed|safe|okay|ok|fine|alright|all right|better|older|grown up"
    r"|an adult|married|away from (?:him|her|them|there)"
    r"|at (?:school|college|work|uni|my (?:nans|grans|mates|friends|sisters|aunties|own place)))"
)
_CALM_NOW = re.compile(
    r"(?:(?:and|but|so|well|ok|okay) )*(?:im|i am)"
    r" (?:(?:all|much|just|back|a lot|doing|feeling) )*"
    rf"{_CALM}(?: (?:{_CALM}|now|right now|atm|and|im|thanks|tho|though|x+))*"
)
# "Hes out till 6" is an hour, and no small child.
_UNTIL = re.compile(r"\b(?:until|till|til) (?:about |like |half |gone )?\d{1,2}\b")
# Harm by another that is danger only while it goes on.
_HARM_GOING_ON = frozenset({"attack_now", "rape_now", "rape_just_now"})
# These are never nothing: with a wish to die before them they are danger now.
_MEANS = frozenset(
    "pills tablets tabs paracetamol ibuprofen antidepressants rope noose blade blades razor razors "
    "bleach knife".split()
)


def joined(fragments: Sequence[str]) -> str:
    """The fragments as one text; a full stop stands around a message that only answers."""
    text, open_before, answered = "", False, False
    for fragment in fragments:
        answer = not open_before and is_answer(fragment)
        gap = " . " if answer or answered else " "
        text = f"{text}{gap}{fragment}" if text else fragment
        open_before, answered = is_unfinished(fragment) and not answer, answer
    return f"{text} ." if answered else text


def is_answer(fragment: str) -> bool:
    """Whether a message is a word or two of answer, greeting or thanks."""
    words = _words(fragment)
    return 0 < len(words) <= _LONGEST_ANSWER and set(words) <= _ANSWERS


def is_unfinished(fragment: str) -> bool:
    """Whether a message ends in the middle of a sentence."""
    words = _words(fragment)
    return bool(words) and words[-1] in _UNFINISHED


def begins_anew(text: str, before: str) -> bool:
    """Whether a message begins a sentence of its own after one that was finished."""
    return not _BEGINS.isdisjoint(_words(text)[:1]) and not is_unfinished(before)


def says_nothing(words: Sequence[str]) -> bool:
    """Whether words are pronouns, small words and numbers alone."""
    return all(word in _SAYS_NOTHING or word.isdigit() for word in words)


def names_means(text: str) -> bool:
    """Whether a message names what people end their life with: it is read with a wish before it."""
    return not _MEANS.isdisjoint(_words(text))


def completes(text: str, key: str) -> bool:
    """Whether a message may complete the match of a rule (by its key) that was begun before it."""
    said = " ".join(_words(text)) if len(text) <= _LONGEST_CALM else ""
    if key == "small_child_danger":
        return _UNTIL.search(said) is None
    calm = _OWN_AGE.fullmatch(said) or _CALM_NOW.fullmatch(said)
    return key not in _HARM_GOING_ON or calm is None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in read(text).words if word not in ".,")
