"""What lies outside the directory: places beyond the seven councils, and food.

So nobody is sent to services that are not theirs, and what is not known is said to be so.

The larger towns that people name, as common knowledge; a place that is not here is asked about as
before. A name that is also one of ours ("stoke" in Coventry, "newport") is left out.
"""

from __future__ import annotations

import re

from bot.casework.areas import council_of, is_place
from bot.casework.plain_words import plain_words

_PLACES = (
    "leicester|nottingham|derby|lincoln|northampton|loughborough|worcester|hereford|redditch|"
    "kidderminster|bromsgrove|tamworth|stafford|lichfield|cannock|burton on trent|stoke on trent|"
    "telford|shrewsbury|rugby|nuneaton|warwick|leamington spa|leamington|stratford upon avon|"
    "bedworth|london|manchester|liverpool|leeds|sheffield|bradford|newcastle|sunderland|hull|york|"
    "bristol|bath|gloucester|cheltenham|oxford|cambridge|reading|luton|milton keynes|peterborough|"
    "norwich|ipswich|southampton|portsmouth|plymouth|exeter|brighton|cardiff|swansea|glasgow|"
    "edinburgh|aberdeen|dundee|belfast|scotland|wales|northern ireland|bolton|blackpool|preston|"
    "blackburn|rochdale|oldham|stockport|doncaster|rotherham|huddersfield|wakefield|swindon|"
    "bournemouth|slough|watford|croydon|essex|kent|surrey|staffordshire|worcestershire|"
    "warwickshire|shropshire|leicestershire"
)
# Words of another meaning count as places only behind "in", "from" and the like.
_ALONE = re.compile(rf"(?!(?:reading|bath|hull|rugby|kent|essex|preston|york)\b)(?:{_PLACES})")
_THERE = re.compile(
    r"\b(?:in|from|near|around|outside|cover|covers|covering) "
    rf"(?P<place>(?!(?:reading|bath)\b)(?:{_PLACES}))\b"
)


# What people ask for that no entry of the directory is about.
_FOOD = re.compile(r"\b(?:foodbanks?|food (?:banks?|parcels?|vouchers?|hampers?))\b")


def asks_for_food(text: str) -> bool:
    """Whether a food bank or the like is asked for, of which the directory knows none."""
    return _FOOD.search(plain_words(text)) is not None


def elsewhere_in(text: str) -> str | None:
    """Name the place outside our area that somebody asks for or is in; None where none is said.

    Who names one of ours beside it is answered for that.
    """
    if council_of(text) is not None:
        return None
    words = plain_words(text)
    alone = _ALONE.fullmatch(words)
    there = _THERE.search(words)
    place = alone[0] if alone else there["place"] if there else ""
    return place.title() if place and not is_place(place) else None
