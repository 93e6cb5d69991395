"""Arabic as it is typed with Latin letters and digits: FOR NATIVE REVIEW.

The digits are letters that Latin has not: 2 a catch in the throat, 3 'ain, 5 kh, 7 h, 9 s or q.
Everybody spells the rest by ear, so each verb of harm stands here as its parts with all the
spellings of each. Composed by a non-native writer.
"""

from __future__ import annotations

from itertools import product


def spelt(*parts: str) -> frozenset[str]:
    """Every word made of one choice of each part; "-" stands for nothing."""
    chosen = product(*(part.split() for part in parts))
    return frozenset("".join(each).replace("-", "") for each in chosen)


# He, she, they do it; he is doing it; he will. As many spellings as people use and no more: each
# is a word that the screen knows.
_DOES = "y ye yi yo t te b be bi by bye byi byo biy bt hay"
_ME = "ni ny ouni"

KILL = spelt(_DOES, "2 q", "tel til tol tul tl", _ME)
# Struck with a "9" or no vowel; `languages_hitting` has those with a "d".
HIT = spelt(_DOES, "9", "rob rub rib reb rab rb", "ni ny ouni") | spelt(_DOES, "drb", "ni ny ouni")
CHOKE = spelt(_DOES, "5 kh", "no nu n", "2 q", "ni ny") | spelt("5 kh", "ana na", "2 q", "ni ny")
LOCK = spelt("- bi by bye ye yi y", "7 h", "abas ebis bis", "ni ny")
FEAR = spelt("5 kh", "ay aye ayi ai aa2e a2e", "f fe fa fi fah") | spelt("b", "5", "af")
VERBS = KILL | HIT | CHOKE | LOCK | FEAR
# Weather, hunger, love and jokes kill and choke, too.
NOT_HARM = (
    "7ar|el_7ar|shob|el_shob|jou3|joo3|ju3|el_jou3|bard|el_bard|7ob|7obak|7obik|7obbak|3esh2|shou2|"
    "de7k|el_de7k|mn_el_de7k|malal|el_malal|zeh2|doroos|drous|imti7an|sho8l|shoghol|el_sho8l|"
    "na3as|game|pubg|fifa|fortnite|match|telefon|missed|call|heat|boredom"
)
