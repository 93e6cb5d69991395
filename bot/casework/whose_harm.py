"""Whose harm the words plainly tell of: the contact's own, or that of somebody else.

The fixed text for a third person says neither "your life matters" nor "it's not your fault".
Where it is not plain, the harm is taken for the contact's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from bot.casework.conversation import Conversation


class Whose(str, Enum):
    """Whose harm it is; the values are tags of the fixed texts."""

    OWN = "own"
    ANOTHERS = "other"  # a friend's, a brother's
    IN_CARE = "their_child"  # of a child of the contact's, a pupil, a client: told by an adult


# Kept among what a conversation has answered, so that later words are read in its light.
KEPT = "harm:"

_CARED_FOR = (
    r"(?:sons?|daughters?|kids|(?<=my )kid|child(?:ren)?|step-?(?:son|daughter)|grandsons?|"
    r"granddaughters?|grandkids?|grandchild(?:ren)?|niece|nephew|lad|pupils?|students?|"
    r"clients?|patients?|tenant|residents?|mentees?|service users?|foster (?:son|daughter|child)|"
    r"god(?:son|daughter)|little (?:one|girl|boy)|teenager)"
)
_IN_CARE = re.compile(
    rf"\b(?:my|our|one of (?:my|our|the))(?: (?:\w+|\d+ ?y(?:ea)?r ?old))?(?: \w+)? {_CARED_FOR}"
    r"(?:'?s)?\b(?! (?:brother|sister|bro|sis|cousin)\b)"
)
_AT_WORK = re.compile(
    r"\b(?:i am|i ?'?m|as) (?:a|an|the|her|his|their) (?:[\w-]+ ){0,3}?"
    r"(?:teacher|tutor|lecturer|nurse|gp|doctor|midwife|paramedic|social worker|youth worker|"
    r"support worker|key ?worker|teaching assistant|dsl|safeguarding lead|headteacher|coach|"
    r"head of year|mentor|counsellor|carer|health visitor|police officer|pcso|volunteer)\b"
)
_PEOPLE_AT_WORK = re.compile(
    r"\b(?:pupils?|students?|child|children|kid|kids|boys?|girls?|lads?|teenagers?|client|"
    r"patient|young (?:person|people|man|woman|lad|girl)|service user|resident|parent|mother|"
    r"mum|woman|man)\b"
)
_NEAR_ONES = re.compile(
    r"\bmy(?: \w+)? (?:mate|friend|bestie|cousin|brother|sister|bro|sis|colleague|flatmate|"
    r"housemate|neighbour|classmate|girl|boyfriend|girlfriend|bf|gf)(?:'?s)?\b"
    r"(?=.*\b(?:herself|himself|themself|themselves|suicid\w+|wants? to die|wanna die|"
    r"self[ -]?harm\w*|cutting|overdos\w+)\b)"
)
# Who is told, shown or rung is not yet who is harmed.
_TOLD_TO = re.compile(
    r"\b(?:told|tells?|telling|texted|messaged|rang|rung|called|phoned|showed|shown|asked|gave|"
    r"said to|says to|spoke to|talked to|disclosed to|confided in|came to|come to|worries|"
    r"worrying|worried) (?:to )?(?:me|us)\b"
)
# What whoever worries about somebody says of themselves.
_WORRIES = (
    r"(?:\w+ )?(?:(?:so |really |very )?(?:worried|concerned|(?:scared|afraid|frightened) for)|"
    r"an? |the |his |her |their |my (?:son|daughter)|help for|advice|"
    r"to (?:help|get (?:him|her|them)|know|speak|talk)|know (?:what|how|who)|found|seen|noticed|"
    r"took|taken|hidden|got (?:his|her)|not sure)"
)
# The contact is in it too: hurt, threatened, in despair, or living with who does it.
_OWN = re.compile(
    r"\b(?:me|us|myself|ourselves|mine|so (?:do|am|have|did) i)\b"
    r"|\bi ?(?:'?m|am|'?ll|'?ve|have|will|can'?t|cannot|don'?t|do not|want|wanna|wish|feel|felt|"
    rf"cut|hurt|hit|might|could|was|got|hate|need|gonna|going|would)\b(?! {_WORRIES})"
    r"|\bmy (?:\w+ )?(?:ex|husband|wife|partner|fella|bloke|baby ?dad|dad|stepdad|mum|mom|"
    r"stepmum|mother|father|parents|family|in-?laws|uncle|aunt|boss|landlord)\b"
)
# Later words are read in the light of the earlier only where they too speak of somebody else.
_THIRD = re.compile(r"\b(?:s?he|him|his|hers?|they|them|their|s?he'?s|they'?re)\b")


def whose_harm(text: str, before: Sequence[str] = (), kept: Sequence[str] = ()) -> Whose:
    """Say whose harm the message tells of, read with the fragments just before it.

    `kept`: what the conversation has answered; a third person spoken of before still counts
    where the new words are not about the contact.
    """
    new = _plain(text)
    if _OWN.search(_TOLD_TO.sub(" ", new)):
        return Whose.OWN
    earlier = before if _THIRD.search(new) else ()
    words = " . ".join((*(_plain(each) for each in earlier), new))
    if not _OWN.search(_TOLD_TO.sub(" ", words)):
        if _IN_CARE.search(words) or (_AT_WORK.search(words) and _PEOPLE_AT_WORK.search(words)):
            return Whose.IN_CARE
        if _NEAR_ONES.search(words):
            return Whose.ANOTHERS
    said = [key.removeprefix(KEPT) for key in kept if key.startswith(KEPT)]
    return Whose(said[-1]) if said and _THIRD.search(new) else Whose.OWN


def told_of(conversation: Conversation) -> Whose:
    """Say whose harm was told of, by the words just heard and those before them."""
    *before, new = (
        (fragment.text for fragment in conversation.recent) if conversation.recent else ("",)
    )
    return whose_harm(new, before, conversation.answered_keys)


def _plain(text: str) -> str:
    return " ".join(text[:2_000].lower().replace("’", "'").split())
