"""The shapes of what identifies by itself: numbers, addresses of machines, dates, postcodes."""

from __future__ import annotations

import re

PHONE_DIGITS = 9  # with a missing leading 0 a British number has nine or ten
# Numbers that everybody may know, digits alone; they identify nobody (the help card's own).
HELPLINES = frozenset(
    "08001111 116123 116000 08002000247 08088010327 08005999247 08081689111 08088005000 "
    "08005870800 08088020300 08088080700 08000684141 01216265322".split()
)

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:t\.me|instagram\.com|snapchat\.com|tiktok\.com|discord\.gg)/\S+",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{2,}")
# "my snap is xx_zay", "add me on insta: k.b99": the name follows the word for the service.
NAMED_HANDLE = re.compile(
    r"(\b(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|xbox|psn|gamertag|telegram|kik|"
    r"username|handle)(?: name| user)?(?: is | ?[:=] ?|'s ))"
    r"(?!@someone)[A-Za-z][\w.-]*[\w]",
    re.IGNORECASE,
)
# A full postcode (Royal Mail's form), or the district in front of it where it stands alone in
# capitals or after "in": "B23", "ws10 7qu".
POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:B|CV|DY|WS|WV)\d{1,2}\b(?!\d)", re.IGNORECASE
)
PLATE = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? \d{{4}}\b)?|"
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?",
    re.IGNORECASE,
)
# Six digits or more, however they are spaced: phones, references, accounts, NHS numbers.
NUMBER = re.compile(r"(?<![\w.])\+?\(?\d(?:[ ().-]{0,2}\d){5,}(?!\w)")
