"""What the groups of the evaluation set mean, in a few words."""

from __future__ import annotations

MEANINGS = {
    "child": "a child (12 or under)",
    "teen": "a teenager",
    "young_adult": "a young adult",
    "adult": "an adult",
    "parent": "a parent",
    "grandparent": "a grandparent",
    "professional": "a professional writing for someone",
    "formal": "formal prose",
    "terse": "a few words only",
    "rambling": "long and rambling",
    "slang": "slang",
    "misspelt": "misspelt",
    "dyslexic": "dyslexic spelling",
    "esl": "English as a second language",
    "oblique": "no word of danger appears",
    "indirect": "about someone else",
    "joke": "a joke or a figure of speech",
    "near_miss": "looks urgent, is not",
    "real_question": "long, like a real question to a counselling site",
    "ur": "Urdu",
    "pa": "Punjabi",
    "bn": "Bengali or Sylheti",
    "pl": "Polish",
    "ro": "Romanian",
    "so": "Somali",
    "ar": "Arabic",
    "roman": "another script's language in Latin letters",
    "mixed": "mixed with English",
    "seven_languages": "the seven languages together",
}


def meaning(group: str) -> str:
    """A group's name with its meaning; a new group stands by its name alone."""
    return f"{group}: {MEANINGS[group]}" if group in MEANINGS else group
