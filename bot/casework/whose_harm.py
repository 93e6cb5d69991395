"""Whose harm the words plainly tell of: the contact's own, or that of somebody else.

The fixed text for a third person says neither "your life matters" nor "it's not your fault".
Where it is not plain, the harm is taken for the contact's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from bot.casework.conversation import Conversation
from bot.casework.near_ones import near_one_harmed, without_theirs


class Whose(str, Enum):
    """Whose harm it is; the values are tags of the fixed texts."""

    OWN = "own"
    ANOTHERS = "other"  # a friend's, a brother's
    IN_CARE = "their_child"  # of a child of the contact's, a pupil, a client: told by an adult
    BOTH = "both"  # the contact's, who told of their own violence before: no text takes sides

    @property
    def is_anothers(self) -> bool:
        """Whether somebody else is harmed and the contact is not."""
        return self in (Whose.ANOTHERS, Whose.IN_CARE)


# Kept among what a conversation has answered, so that later words are read in its light.
KEPT = "harm:"
# The name of the text for those who told of their own violence (`wording_variants`).
OWN_HARM = "said:P2.own_harm"

_CARED_FOR = (
    r"(?:sons?|daughters?|kids|(?<=my )kid|child(?:ren)?|step-?(?:son|daughter)|grandsons?|"
    r"granddaughters?|grandkids?|grandchild(?:ren)?|niece|nephew|lad|pupils?|students?|"
    r"clients?|patients?|tenant|residents?|mentees?|service users?|foster (?:son|daughter|child)|"
    r"god(?:son|daughter)|little (?:one|girl|boy)|teenager)"
)
_IN_CARE = re.compile(
    rf"\b(?:my|our|one of (?:my|our|the))(?: (?:\w+|\d+ ?y(?:ea)?r ?old))?(?: \w+)? {_CARED_FOR}"
    r"(?:'?s)?\b(?! (?:brother|sister|bro|sis|cousin)\b)"
    r"|\bone of (?:my|our) (?:cases|young people|families)\b|\bon my caseload\b"
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
    r"mum|woman|man|\d+ ?(?:yr|year)s?[ -]olds?|cases?)\b"
)
# Who is told, shown or rung is not yet who is harmed; nor is who says their age.
_TOLD_TO = re.compile(
    r"\b(?:told|tells?|telling|texted|messaged|rang|rung|called|phoned|showed|shown|asked|gave|"
    r"said to|says to|spoke to|talked to|disclosed to|confided in|came to|come to|worries|"
    r"worrying|worried) (?:to )?(?:me|us)\b"
    r"|\bi ?(?:'?m|am) (?:only |just |like )?\d{1,2}\b"
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
    r"|\b(?:mate|friend|cousin|brother|sister|bro|sis) (?:and|n|&) i\b"
    r"|\bmy (?:own )?(?:nudes?|pics?|pictures?|photos?|videos?|body|privates?|arm|face|neck)\b"
    r"|\b(?:my|our) (?:\w+ )?(?:ex|husband|wife|partner|fella|bloke|baby ?dad|dad|stepdad|mum|mom|"
    r"stepmum|mother|father|parents|family|in-?laws|uncle|aunt|boss|landlord)\b"
)
# "He drank 16 cans", "my dads always on coke". Of a friend who drank, a person must hear more.
_DRINKS = re.compile(
    r"\b(?:s?he|they|my (?:dad|mum|mom|stepdad|stepmum|ex|husband|wife|partner|boyfriend|"
    r"girlfriend|uncle|parents))(?:'?s|'?re)? (?:(?:is|was|has|had|been|be|gets?|got|just|always|"
    r"only|already|really|so|proper|on|the|a|lot|still|started|keeps?|came|home|back|in) )*"
    r"(?:drank|drinks?|drinking|drunk|wasted|hammered|pissed|wrecked|smash(?:ed|ing)|high|stoned|"
    r"smok\w+|sniff\w*|us(?:es|ing)|coke|crack|weed|heroin|ket|spice|gear|booze|alcohol\w*|"
    r"\d+ (?:cans?|pints?|bottles?|beers?))\b"
)
_I_TOO = re.compile(r"\b(?:i|i'?m|me|we|us|im)\b(?! (?:think|know|hate|see|saw|can|heard))")
# Later words are read in the light of the earlier only where they too speak of somebody else.
_THIRD = re.compile(r"\b(?:s?he|him|his|hers?|they|them|their|s?he'?s|they'?re)\b")


def whose_harm(text: str, before: Sequence[str] = (), kept: Sequence[str] = ()) -> Whose:
    """Say whose harm the message tells of, read with the fragments just before it.

    `kept`: what the conversation has answered; a third person spoken of before still counts
    where the new words are not about the contact.
    """
    new = _plain(text)
    if _OWN.search(_others_left_out(new)):
        return Whose.OWN
    speaks_of_them = _THIRD.search(new) or _PEOPLE_AT_WORK.search(new)
    earlier = before if speaks_of_them else ()
    words = " . ".join((*(_plain(each) for each in earlier), new))
    if not _OWN.search(_others_left_out(words)):
        if _IN_CARE.search(words) or (_AT_WORK.search(words) and _PEOPLE_AT_WORK.search(words)):
            return Whose.IN_CARE
        if near_one_harmed(without_theirs(words)):
            return Whose.ANOTHERS
    said = [key.removeprefix(KEPT) for key in kept if key.startswith(KEPT)]
    return Whose(said[-1]) if said and _THIRD.search(new) else Whose.OWN


def another_drinks(text: str) -> bool:
    """Whether somebody at home is said to drink or use, and the contact is not."""
    words = _plain(text)
    return _DRINKS.search(words) is not None and _I_TOO.search(words) is None


def told_of(conversation: Conversation) -> Whose:
    """Say whose harm was told of, by the words just heard and those before them."""
    *before, new = (
        (fragment.text for fragment in conversation.recent) if conversation.recent else ("",)
    )
    keys = conversation.answered_keys
    whose = whose_harm(new, before, keys)
    own_harm = any(key.startswith(OWN_HARM) for key in keys)
    return Whose.BOTH if whose is Whose.OWN and own_harm else whose


def _others_left_out(words: str) -> str:
    """The words without those who are only told, and without a near one's own family."""
    return _TOLD_TO.sub(" ", without_theirs(words))


def _plain(text: str) -> str:
    return " ".join(text[:2_000].lower().replace("’", "'").split())
