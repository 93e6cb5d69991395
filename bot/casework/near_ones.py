"""Whether words tell that a friend, a brother or a sister is harmed: by whom, or by themselves."""

from __future__ import annotations

import re

_NAMES = (
    r"(?:mate|friend|bestie|bredrin|pal|cousin|brother|sister|bro|sis|colleague|flatmate|"
    r"housemate|roommate|neighbour|classmate|team ?mate)"
)
_KIN = rf"my(?: \w+)? {_NAMES}(?:'?s)?"
# A partner is told of only as the one who is harmed, never as who stands beside it.
_PARTNER = r"my (?:girl|boyfriend|girlfriend|bf|gf)"
_NEAR = re.compile(rf"\b(?:{_KIN}|{_PARTNER})\b")
_IS = r"(?:got|gets?|getting|was|were|is|are|been|being)"
_DONE = (
    r"(?:raped|hit|hurt|beat(?:en)?|punched|kicked|slapped|smacked|battered|strangled|choked|"
    r"groomed|abused|assaulted|molested|touched|exploited|stabbed|shanked|shot|jumped|robbed|"
    r"attacked|threatened|blackmailed|sextorted|harassed|bullied|followed|stalked|forced|made to|"
    r"used by|pressured|controlled|trafficked|kidnapped|targeted|slashed|taken abroad|"
    r"sent abroad)"
)
_DOES = (
    r"(?:rap(?:es?|ed|ing)|hits?|hitting|hurts?|hurting|beats?|beating|punch\w*|kick\w*|slap\w*|"
    r"smack\w*|batter\w*|strangl\w*|chok\w*|groom\w*|abus\w*|assault\w*|molest\w*|touch\w*|"
    r"stab\w*|jumped|robbed|attack\w*|threaten\w*|blackmail\w*|forc\w+|mak(?:es|ing)|made|"
    r"control\w*|stalk\w*|follow\w*|bull(?:y|ies|ied|ying)|push\w*|grab\w*|drag\w*)"
)
_PICTURE = r"(?:nudes?|pics?|pictures?|photos?|videos?|vids?|snaps?)"
_WEAPON = r"(?:knife|knives|blade|machete|shank|gun|weapon)s?"
_HARMED = tuple(
    re.compile(pattern)
    for pattern in (
        # "my friend got raped", "she is being made to", "hes been stabbed"
        rf"\b(?:{_KIN}|{_PARTNER}|s?he(?:'?s)?|they(?:'?re)?) (?:\w+ ){{0,3}}?{_IS} "
        rf"(?:\w+ ){{0,2}}?{_DONE}\b",
        # "her boyfriend hits her", "someone raped my friend"
        rf"\b{_DOES}(?: (?:up|at|on|out|of|in|to|with|it|by|hell|shit|the)){{0,4}} "
        rf"(?:her|him|them|{_KIN})\b",
        # what they do to themselves, or have got into
        rf"\b{_KIN}\b.*\b(?:herself|himself|themself|themselves|suicid\w+|wants? to die|"
        r"wanna die|self[ -]?harm\w*|cutting|overdos\w+|missing|ran away|run(?:ning)? away|"
        r"kicked out|homeless|county lines|in (?:a|the|his|her) gang)\b",
        rf"\b{_PARTNER}\b.*\b(?:herself|himself|themself|suicid\w+|wants? to die|wanna die|"
        r"self[ -]?harm\w*|cutting|overdos\w+)\b",
        rf"\b{_KIN}\b.*\b(?:carr(?:y|ies|ying|ied)|has|got|had|hides?|keeps?|brings?|bought|with) "
        rf"(?:\w+ ){{0,3}}?{_WEAPON}\b",
        rf"\b{_KIN}\b.*\b(?:sell|shott|deal|trap|run)(?:s|n?ing|p?ing)? (?:\w+ ){{0,2}}?"
        r"(?:drugs?|weed|coke|crack|food|packs?)\b",
        # pictures of them
        rf"\b(?:{_KIN}|her|his|their) (?:\w+ )?{_PICTURE}\b",
        rf"\b{_PICTURE} of (?:\w+ )?(?:{_KIN}|her|him|them)\b",
    )
)
# "My sister's ex" is hers, not the contact's own.
_THEIRS = re.compile(
    rf"\b(my(?: \w+)? (?:{_NAMES}|daughter|son)'?s) (?:new |own )?(?:ex|husband|wife|partner|"
    r"fella|bloke|boss|landlord|uncle|aunt(?:y|ie)?|dad|stepdad|mum|mom|stepmum|mother|father|"
    r"parents|family|in-?laws)\b"
)


def near_one_harmed(words: str) -> bool:
    """Whether somebody near the contact is plainly the one who is harmed or in danger.

    The words are lower case; whether the contact is harmed too is asked elsewhere.
    """
    return _NEAR.search(words) is not None and any(each.search(words) for each in _HARMED)


def without_theirs(words: str) -> str:
    """The words without whoever belongs to a near one: they are no family of the contact's."""
    return _THEIRS.sub(r"\1 one", words)
