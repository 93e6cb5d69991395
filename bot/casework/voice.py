"""Whether another person may have taken the phone: the voice of new words against those before.

Safeguarding's rule: a sudden change of tone (new spelling, "who is this", questions about what
was said) is treated as a possible takeover. `lexicon.covert` knows the words of one; this looks
at how somebody writes, by counts that staff can check with their own eyes. No words are kept,
only the counts of a few messages. It raises and flags, and never lowers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

from bot.casework.triage import Assessment, Route, Tier, most_urgent

# Messages that make a voice, and how many are remembered. Fewer than four are a mood.
BEFORE_AT_LEAST, KEPT = 4, 8
# A message of a word or two has no voice; it is neither kept nor judged.
WORDS_AT_LEAST = 4
# Habits that must have turned, of seven: two for a note to staff, three to act on it; two are
# enough to act on when the new words speak of the contact. `python -m bench.voices` measures.
TURNED_AT_LEAST, SURE_AT = 2, 3
# Share of the messages before that must agree on a habit for it to be one: all but one of eight.
STEADY = 0.85
KEY, KEY_CALM = "voice_changed", "voice_takeover"

_TEXT_SPEAK = frozenset(
    "u ur r n y im dont cant wont didnt doesnt isnt thats hes shes theyre ive ill aint gonna wanna "
    "gotta tho cos coz bc idk pls plz thx ty ppl rn tbh omg lol lmao innit init wiv dat dis da wot "
    "wat hav luv nite tmrw msg abt av yh yeh nah ye fam bruv ya em ne1 2moro 2nite b4 k".split()
)
_THIRD = re.compile(
    r"\b(?:she|he|her|him|hers|his|my (?:wife|girlfriend|daughter|son|sister|missus|partner))\b",
    re.IGNORECASE,
)
_OF_US = re.compile(
    r"\b(?:phone|mobile|messages?|messaging|texts?|texting|chat|talk(?:ing|ed)?|told|said|say(?:s|ing)?"
    r"|wrote|writing|contact(?:ing|ed)?|reply|you people|this number|who are you)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sample:
    """How one message was written: no words, only counts. Shares are percent."""

    language: str
    words: int
    opens_capital: bool
    ends_stop: bool
    has_comma: bool
    apostrophes: int
    text_speak: int
    shouted: int
    long_words: int


@dataclass(frozen=True)
class Change:
    """What turned, in plain words for staff, and whether the words speak of the contact."""

    habits: tuple[str, ...]
    of_the_contact: bool

    @property
    def sure(self) -> bool:
        """Whether enough has turned to say nothing more about what was said."""
        return len(self.habits) >= SURE_AT or self.of_the_contact


def sample_of(text: str, language: str) -> Sample | None:
    """Return how a message is written, or None when it is too short to tell."""
    tokens = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[a-z]\w*", text)
    if len(tokens) < WORDS_AT_LEAST:
        return None
    plain = text.strip()
    count = len(tokens)
    lower = [token.lower() for token in tokens]
    return Sample(
        language=language,
        words=count,
        opens_capital=tokens[0][:1].isupper(),
        ends_stop=plain.endswith((".", "!", "?", "۔", "।", "؟")),
        has_comma="," in plain or ";" in plain or "،" in plain,
        apostrophes=100 * sum("'" in token or "’" in token for token in tokens) // count,
        text_speak=100 * sum(token in _TEXT_SPEAK for token in lower) // count,
        shouted=100 * sum(len(t) > 2 and t.isupper() for t in tokens) // count,
        long_words=100 * sum(len(t) >= 8 for t in tokens) // count,
    )


def heard(before: tuple[Sample, ...], new: Sample | None) -> tuple[Sample, ...]:
    """Return the samples with a new one, the oldest forgotten."""
    return before if new is None else (*before, new)[-KEPT:]


def change_of(before: tuple[Sample, ...], new: Sample | None, text: str) -> Change | None:
    """Return how the voice changed, or None when it did not or nothing can be said."""
    if new is None or len(before) < BEFORE_AT_LEAST:
        return None
    habits = tuple(words for words in _turned(before, new) if words)
    of_the_contact = bool(_THIRD.search(text) and _OF_US.search(text))
    return Change(habits, of_the_contact) if len(habits) >= TURNED_AT_LEAST else None


def _turned(before: tuple[Sample, ...], new: Sample) -> tuple[str, ...]:
    usual = median(sample.words for sample in before)
    longest, shortest = max(s.words for s in before), min(s.words for s in before)
    return (
        _language(before, new),
        _habit(before, new, "opens_capital", "a capital at the start"),
        _habit(before, new, "ends_stop", "a full stop at the end"),
        _text_speak(before, new),
        "capitals throughout, where there were none"
        if new.shouted >= 60 and all(s.shouted == 0 for s in before)
        else "",
        "far longer than any message before"
        if new.words >= 3 * usual and new.words >= longest + 12
        else "far shorter than any message before"
        if usual >= 3 * new.words and new.words + 12 <= shortest
        else "",
        "long words and commas, where there were hardly any"
        if new.long_words >= 20
        and new.has_comma
        and not any(s.has_comma or s.long_words >= 15 for s in before)
        else "",
    )


def _language(before: tuple[Sample, ...], new: Sample) -> str:
    known = {sample.language for sample in before}
    # Who mixes languages does so from the start; a change into one never used is a sign.
    return f"another language ({new.language})" if new.language not in known else ""


def _habit(before: tuple[Sample, ...], new: Sample, name: str, words: str) -> str:
    share = sum(getattr(sample, name) for sample in before) / len(before)
    if getattr(new, name) and share <= 1 - STEADY:
        return f"{words}, where there was none"
    return f"no longer {words}" if not getattr(new, name) and share >= STEADY else ""


def _text_speak(before: tuple[Sample, ...], new: Sample) -> str:
    shares = [sample.text_speak for sample in before]
    if new.text_speak == 0 and new.words >= 6 and min(shares) > 0:
        return "no short spellings, where every message had some"
    if new.text_speak >= 20 and max(shares) == 0:
        return "short spellings, where there were none"
    return ""


def weighed(assessment: Assessment, change: Change | None, *, urgent: bool) -> Assessment:
    """Return the assessment with the change of voice as a reason, raised as the rulings say.

    A possible stranger on the phone is P3; P2 when they speak of the contact, or when the
    conversation has been urgent (`urgent`). P1 stays with the words themselves. When it is sure
    enough, calm words get the bland line and nothing about what was said; words of danger keep
    their own answer. Otherwise staff read the reason, and the answer is what it would have been.
    """
    if change is None:
        return assessment
    grave = change.sure and (urgent or change.of_the_contact)
    bland = change.sure and (change.of_the_contact or not assessment.tier.urgent)
    spoken = " and the words speak of the contact" if change.of_the_contact else ""
    changed = "changed" if change.sure else "may have changed"
    reason = (
        f"The voice {changed} ({'; '.join(change.habits)}){spoken}. "
        "Someone else may hold the phone."
    )
    return replace(
        assessment,
        tier=most_urgent(assessment.tier, Tier.P2 if grave else Tier.P3),
        route=Route.HUMAN if assessment.tier is Tier.P4 else assessment.route,
        reasons=(*assessment.reasons, reason),
        hit_keys=(*assessment.hit_keys, KEY_CALM if bland else KEY),
        unsure=False,
    )
