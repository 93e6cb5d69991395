"""Which of the seven councils a place belongs to.

Towns, districts and postcode areas are common knowledge, checked by no official list: they
choose which local services come first, and nothing else. A postcode district that two
councils share is left out, so that the contact is asked instead of guessed about.
"""

from __future__ import annotations

import re

COUNCILS = (
    "Birmingham",
    "Coventry",
    "Dudley",
    "Sandwell",
    "Solihull",
    "Walsall",
    "Wolverhampton",
)
REGION = "West Midlands"
NATIONAL = ("United Kingdom", "Great Britain", "England and Wales", "England")

# Names as people type them, in lower case with no punctuation, parted by commas.
TOWNS: dict[str, str] = {
    "Birmingham": (
        "birmingham, brum, bham, b ham, birmz, acocks green, alum rock, aston, balsall heath, "
        "bartley green, billesley, bordesley green, bournville, digbeth, druids heath, "
        "edgbaston, erdington, hall green, handsworth, harborne, hodge hill, jewellery "
        "quarter, kings heath, kings norton, kingstanding, kitts green, ladywood, longbridge, "
        "lozells, moseley, nechells, newtown birmingham, northfield, perry barr, quinton, "
        "saltley, selly oak, shard end, sheldon, small heath, sparkbrook, sparkhill, "
        "stechford, stirchley, sutton coldfield, tyburn, ward end, washwood heath, weoley "
        "castle, winson green, witton, yardley, castle vale"
    ),
    "Coventry": (
        "coventry, cov, canley, cheylesmore, earlsdon, foleshill, hillfields, holbrooks, "
        "radford coventry, stoke aldermoor, tile hill, willenhall coventry, wood end "
        "coventry, wyken, walsgrave, bell green, binley, allesley"
    ),
    "Dudley": (
        "dudley, brierley hill, halesowen, kingswinford, stourbridge, sedgley, gornal, "
        "netherton, pensnett, quarry bank, coseley, amblecote, wordsley, merry hill"
    ),
    "Sandwell": (
        "sandwell, west bromwich, west brom, smethwick, oldbury, tipton, rowley regis, "
        "wednesbury, cradley heath, blackheath, tividale, bearwood, friar park, hateley "
        "heath, langley green"
    ),
    "Solihull": (
        "solihull, chelmsley wood, kingshurst, shirley solihull, castle bromwich, marston "
        "green, knowle solihull, dorridge, balsall common, fordbridge, smiths wood, olton, "
        "meriden, hampton in arden"
    ),
    "Walsall": (
        "walsall, bloxwich, willenhall, aldridge, brownhills, darlaston, pelsall, streetly, "
        "rushall, beechdale, short heath, birchills, caldmore"
    ),
    "Wolverhampton": (
        "wolverhampton, wolvo, wolves, wton, bilston, wednesfield, tettenhall, bushbury, "
        "heath town, low hill, whitmore reans, blakenhall, penn fields, ettingshall, oxley, "
        "pendeford, all saints wolverhampton"
    ),
}

# Postcode districts that lie in one council, or very nearly.
DISTRICTS: dict[str, str] = {
    "Birmingham": (
        "b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17, b18, "
        "b19, b20, b21, b22, b23, b24, b25, b27, b29, b30, b31, b32, b33, b34, b35, b38, b42, "
        "b44, b72, b73, b75, b76"
    ),
    "Coventry": ("cv1, cv2, cv3, cv4, cv5, cv6"),
    "Dudley": ("b62, b63, dy1, dy2, dy3, dy5, dy6, dy8"),
    "Sandwell": ("b64, b65, b66, b67, b68, b69, b70, b71, dy4"),
    "Solihull": ("b37, b90, b91, b92, b93"),
    "Walsall": ("ws1, ws2, ws3, ws4, ws8, ws9, wv12, wv13"),
    "Wolverhampton": ("wv1, wv2, wv3, wv4, wv10, wv11, wv14"),
}

_COUNCIL_OF_PLACE = {
    place: council
    for names in (TOWNS, DISTRICTS)
    for council, places in names.items()
    for place in places.split(", ")
}
# Longest first, so that "willenhall coventry" is found before "willenhall".
_PLACES = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _COUNCIL_OF_PLACE), key=len, reverse=True)) + r")\b"
)
_POSTCODE = re.compile(r"\b((?:b|cv|dy|ws|wv)\d{1,2})\s?\d[a-z]{2}\b")


def council_of(text: str) -> str | None:
    """Name the council of the first place in the words, or None when no place is known.

    Takes a town, a district or a postcode, in any case, alone or within a sentence.
    A council's own name beats a smaller place ("Heath Town, Walsall" is Walsall).
    """
    words = re.sub(r"['’.]", "", text.lower())
    words = _POSTCODE.sub(r"\1", re.sub(r"[^a-z0-9]+", " ", words))
    found = _PLACES.findall(words)
    named = [place for place in found if place.title() in COUNCILS]
    return _COUNCIL_OF_PLACE[(named or found)[0]] if found else None


def is_place(text: str) -> bool:
    """Whether a text, in lower case, is the name of a known place and nothing else."""
    return text in _COUNCIL_OF_PLACE
