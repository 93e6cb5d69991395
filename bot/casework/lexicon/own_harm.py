"""Who tells of their own violence at home: they are not answered as the one who is hurt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

OWN_HARM = "own_harm_at_home"

_DID = (
    "hit|punched|kicked|slapped|smacked|beat|battered|headbutted|thumped|bit|pushed|shoved|"
    "grabbed|strangled|choked|hurt|shook|whacked|belted|attacked|pinned|dragged|hurted|bruised"
)
_HOME = (
    "PARTNER|PARENT|son|sons|daughter|daughters|kid|kids|child|children|baby|toddler|boy|girl|"
    "stepson|stepdaughter|brother|sister|nan|grandad|family|mrs|misses|gf|bf"
)
_MINE = "my|our|the"
_YOUNG = "little|big|older|younger|own|two|NSMALL_year_old|NCHILD_year_old|eldest|youngest|poor"

RULES: tuple[Rule, ...] = (
    Rule(
        OWN_HARM,
        Tier.P2,
        Route.DOMESTIC_ABUSE,
        "tells of their own violence at home",
        patterns=(
            f"i|ive ~1 {_DID} {_MINE} {_YOUNG}? {_HOME}",
            f"i|ive ~1 put|laid|raised ~1 hands|hand ~1 on|to {_MINE} {_YOUNG}? {_HOME}",
            "i|ive ~1 put|laid|raised my hands|hand ~1 on|to her|him|them",
            f"i|ive ~1 lost|snapped|flipped|seen_red|saw_red ~5 {_DID} ~1 her|him|them",
            f"i|ive ~1 lost|snapped|flipped|seen_red|saw_red ~5 {_DID} {_MINE} {_YOUNG}? {_HOME}",
            f"i|im|ive keep|kept|started|start|been|cant_stop|was HITTING {_MINE} {_YOUNG}? {_HOME}",
            "i|ive ~2 been|keep|kept HITTING her|him|them",
            "PARTNER ~2 scared|afraid|frightened|terrified of me",
            f"i|im|ive ~2 violent|abusive|aggressive|physical with|to|towards {_MINE} {_YOUNG}? {_HOME}",
        ),
        together=(
            (
                f"i|ive ~1 {_DID} her|him|them",
                "want|need|help|like_to ~3 stop|change",
            ),
        ),
        unless=(
            "GAME ~9",
            "~9 GAME",
            "~9 at_chess|at_cards|at_pool|at_tennis|at_darts|at_bowling|playfight|play_fighting|"
            "tackle|pillow|nerf|snowball|water_fight|sparring|pads|ball|to_it|to_the|the_roof|"
            "in_a_race|racing ~4",
        ),
        hits=(
            "I pushed my wife on Saturday and I scared her",
            "im 24 n i think i hit my girlfriend",
            "I hit my son last night",
            "I lost it and hit her",
            "i slapped my mum",
            "i hit her last night, i want to stop",
            "i keep hitting my little brother",
            "ive been violent to my partner",
            "I have been hitting her for years and last night i strangled her",
            "my wife is scared of me, i grabbed her throat",
        ),
        misses=(
            "my husband hit me and i hit him back",
            "my boyfriend pushed me so i pushed my boyfriend into the wall",
            "i hit my head",
            "i beat my brother at fifa",
            "i hit him with a pillow",
            "he tells everyone i hit my son",
            "i pushed my dad off my mum",
            "i hit my stepdad because he was strangling my mum",
            "dad was kicking mum so i punched my dad",
            "i hit my brother he was touching my little sister",
            "i pushed my dad away when he came at me with a bottle",
            "i pushed my husband cos he wouldnt let me leave",
            "i hit my boyfriend because im scared of him",
            "i punched my dad cos he was hurting my mum",
            "i kicked my husband to make him let go",
            "i pushed my boyfriend away he was forcing himself on me",
            "i hit my mum after she burned me",
            "i hurt my mum's feelings",
            "i saw my dad hit my mum",
        ),
        over=Tier.P3,
        harm=True,
    ),
)

_HARM = (
    r"(?:hit|hits|hitting|punch\w*|kick\w*|slap\w*|smack\w*|push\w*|shov\w*|grab\w*|strangl\w*|"
    r"chok\w*|beats?|beating|batter\w*|hurts?|hurting|bit|bites|attack\w*|thr[eo]ws?|drag\w*|"
    r"pin(?:s|ned)|rap(?:es|ed)|spat|thump\w*|threaten\w*|controls?|abus\w*)"
)
# Whoever was hurt first, or is only said to have hit, is answered as before.
_HURT_FIRST = re.compile(
    rf"\b{_HARM}(?: (?:and|on|up|at|out|of|it|to|hell))* (?:me|us)\b"
    r"|\bback\b(?! (?:hand|door|seat|of|room|garden))"
    r"|\b(?:self ?defen[cs]e|defend\w*|protect\w*|get (?:him|her|them) off|off me|let go|let me"
    r"|off (?:my|our|the) \w+|forc\w+ (?:himself|herself|me|him)"
    r"|(?:scared|afraid|frightened) of(?! me)|made me|came at|come at|coming at|burn(?:t|ed) me|touch\w* (?:me|my|her|him))\b"
    # Somebody else's harm to somebody: "dad was kicking mum so i punched him".
    rf"|\b(?:was|were|is|kept|keeps|started|always|he|she|they|hes|shes|dad|mom|stepdad|stepmom)"
    rf" {_HARM} (?:me|us|my|our|mom|dad|her|him|them|the)\b"
    r"|\b(?:because|cos|coz|as) (?:he|she|they|hes|shes|dad|mom|my \w+) (?:\w+ )?(?:was|were|is|kept|hit"
    r"|hurt|wouldnt|tried|had)\b|\bso i\b|\bfeelings\b"
    r"|\b(?:he|she|they|hes|shes|theyre|ex|husband|wife|partner|dad|mom|boyfriend|girlfriend|police)"
    r"(?: \w+){0,3} (?:says?|said|saying|tells?|told|telling|claims?|claiming|accus\w+|thinks?|"
    r"reckons?|lies|lying|lied)(?: \w+){0,3} (?:i|ive)\b"
)


def hurt_first(words: Sequence[str]) -> bool:
    """Whether the words also tell that the contact was hurt, hit back, or is only accused."""
    return _HURT_FIRST.search(" ".join(word for word in words if word not in ".,?!")) is not None


_BY_ANOTHER = re.compile(
    rf"\b(?:{_HARM}|forc(?:es|ed|ing)|touch(?:es|ed|ing)|stab\w*|robbed|blackmail\w*|stalk\w*|"
    r"molest\w*|burn(?:s|t|ed)|groom\w*)"
    r"(?: (?:and|on|up|at|out|of|it|to|hell))* (?:me|us)\b(?! (?:off|into it|to (?:do|hit|be)))"
    r"|\bi (?:am |was |got |get |have been |been |keep getting )(?:being )?(?:hit|beaten|raped|"
    r"abused|punched|kicked|strangled|stabbed|attacked|assaulted|touched|threatened)\b"
)


def hurt_by_another(words: Sequence[str]) -> bool:
    """Whether the words plainly tell that somebody hurts the contact."""
    return _BY_ANOTHER.search(" ".join(word for word in words if word not in ".,?!")) is not None
