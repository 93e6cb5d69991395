"""Short, plain answers for calm messages. P1 and P2 wording is the front's alone.

The words stand with all other fixed wording, in `bot.casework.wording_text.en_answers`; the
front says them in the contact's language. Here is which of them answers what.
"""

from __future__ import annotations

from bot.casework.areas import COUNCILS
from bot.casework.wording_text.en_answers import ANSWERS, CHOICES

Choices = tuple[tuple[str, str], ...]

PERSON: tuple[str, str] = (CHOICES["human"], "human")
MY_AREA: tuple[str, str] = (CHOICES["my_area"], "my_area")
SKIP: tuple[str, str] = (CHOICES["skip"], "skip")
STOP: tuple[str, str] = (CHOICES["stop"], "stop")
CALLBACK: tuple[str, str] = (CHOICES["callback"], "callback")
MENTOR: tuple[str, str] = (CHOICES["mentor"], "mentoring")
MORE = CHOICES["more"]

AREAS: Choices = tuple((council, f"area:{council}") for council in COUNCILS)
TOPICS: Choices = (
    MENTOR,
    (CHOICES["home"], "topic:family"),
    (CHOICES["outside"], "topic:violence"),
    (CHOICES["low"], "topic:mental_health"),
    (CHOICES["school"], "topic:school"),
    PERSON,
)

# intent -> words and buttons.
PLAIN: dict[str, tuple[str, Choices]] = {
    "greet": (ANSWERS["greet"], TOPICS),
    "thanks": (ANSWERS["thanks"], ()),
    "bye": (ANSWERS["bye"], ()),
    "bot_challenge": (ANSWERS["bot_challenge"], (PERSON,)),
    "chitchat": (ANSWERS["chitchat"], TOPICS),
    "help_commands": (ANSWERS["help_commands"], TOPICS),
    "out_of_scope": (ANSWERS["out_of_scope"], TOPICS),
    "privacy": (ANSWERS["privacy"], (PERSON,)),
    "delete_data": (ANSWERS["delete_data"], (PERSON,)),
    "police_question": (ANSWERS["police_question"], (PERSON,)),
    "ask_person": (ANSWERS["ask_person"], (CALLBACK,)),
    "press": (ANSWERS["press"], ()),
    "professional_enquiry": (ANSWERS["professional_enquiry"], (MY_AREA, PERSON)),
    "affirm": (ANSWERS["affirm"], TOPICS),
    "deny": (ANSWERS["deny"], (PERSON,)),
    "opaque": (ANSWERS["opaque"], TOPICS),
    "mentor_asked": (ANSWERS["mentor_asked"], ()),
    "covert": (ANSWERS["ok"], ()),
    "takeover": (ANSWERS["ok"], ()),
    "button_skip": (ANSWERS["ok"], TOPICS),
    "button_area": (ANSWERS["which_area"], AREAS),
}

CONTACT_INTRO = {name: words for name, words in ANSWERS.items() if name.startswith("contact_")}
CONTACT_AGE = CONTACT_INTRO.pop("contact_age")

FOUND = ANSWERS["found"]
FOUND_NEAR = ANSWERS["found_near"]
NO_MORE = ANSWERS["no_more"]
NO_SERVICE = ANSWERS["no_service"]
ABOUT_SERVICE = ANSWERS["about_service"]
AREA_NOTED = ANSWERS["area_noted"]
INFORM_NOTED = ANSWERS["inform_noted"]

UNCLEAR = ANSWERS["unclear"]
LEFT_FORM = ANSWERS["left_form"]

MENTOR_INTRO = ANSWERS["mentor_intro"]
MENTOR_DONE = ANSWERS["mentor_done"]
MENTOR_DONE_NEAR = ANSWERS["mentor_done_near"]
ASK_WHO = ANSWERS["ask_who"]
WHO: Choices = (
    (CHOICES["who_me"], "who:me"),
    (CHOICES["who_child"], "who:child"),
    (CHOICES["who_other"], "who:other"),
    SKIP,
)
ASK_AGE = {"me": ANSWERS["ask_age_me"], "": ANSWERS["ask_age"]}
ASK_AREA = ANSWERS["which_area"]

CALLBACK_INTRO = ANSWERS["callback_intro"]
ASK_NAME = ANSWERS["ask_name"]
ASK_SAFE = ANSWERS["ask_safe"]
CALLBACK_DONE = ANSWERS["callback_done"]
