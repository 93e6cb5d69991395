"""Short, plain answers for calm messages. P1 and P2 wording is the front's alone."""

from __future__ import annotations

from bot.casework.areas import COUNCILS

Choices = tuple[tuple[str, str], ...]

PERSON: tuple[str, str] = ("Talk to a person", "human")
MY_AREA: tuple[str, str] = ("My area", "my_area")
SKIP: tuple[str, str] = ("Skip", "skip")
STOP: tuple[str, str] = ("Stop", "stop")
CALLBACK: tuple[str, str] = ("Ask for a call back", "callback")
MENTOR: tuple[str, str] = ("Find a mentor", "mentoring")

AREAS: Choices = tuple((council, f"area:{council}") for council in COUNCILS)
TOPICS: Choices = (
    MENTOR,
    ("Trouble at home", "topic:family"),
    ("Trouble outside", "topic:violence"),
    ("Feeling low", "topic:mental_health"),
    ("School", "topic:school"),
    PERSON,
)

# intent -> words and buttons.
PLAIN: dict[str, tuple[str, Choices]] = {
    "greet": (
        "Hi. I can help you find support. I'm a computer, not a person. What do you need?",
        TOPICS,
    ),
    "thanks": ("You're welcome. I'm here if you need anything else.", ()),
    "bye": ("Bye. Write again at any time. In danger? Call 999.", ()),
    "bot_challenge": (
        "I'm a computer, not a person. I help people find support in the West Midlands. Staff "
        "may read what you write, and you can ask to talk to one of them.",
        (PERSON,),
    ),
    "chitchat": ("I'm only good at finding help. Is there anything I can find for you?", TOPICS),
    "help_commands": (
        "I can find a mentor or a service near you, tell you about the unit, or pass you to a "
        "person. Write in your own words. In danger now? Call 999.",
        TOPICS,
    ),
    "out_of_scope": (
        "I can't help with that one. I can find support with violence, safety, school, home and "
        "how you feel.",
        TOPICS,
    ),
    "privacy": (
        "We try to keep what you say private. Staff of the unit may read it. We will tell "
        "someone if we think you or someone else could be badly hurt, or if a child is being "
        "hurt. We will try to tell you first. We work with the police and councils. You do not "
        "have to give your name.",
        (PERSON,),
    ),
    "delete_data": (
        "To delete what you wrote, send /delete. Some notes may have to be kept if someone "
        "could be hurt. Delete the chat on your own phone too.",
        (PERSON,),
    ),
    "police_question": (
        "No, I'm not the police. The unit works with the police and councils. Staff may tell "
        "someone if you or someone else could be badly hurt, or if a child is being hurt.",
        (PERSON,),
    ),
    "ask_person": (
        "You can talk to a person here. You can also ask to be called or messaged back.",
        (CALLBACK,),
    ),
    "press": (
        "For press questions, please ring or write to the unit's office and say that you are "
        "from the press.",
        (),
    ),
    "professional_enquiry": (
        "Please ring or write to the unit's office. If it is about a child at risk, ring the "
        "council's children's services. In danger now? Call 999.",
        (MY_AREA, PERSON),
    ),
    "affirm": ("OK. Tell me what you need, or press a button.", TOPICS),
    "deny": ("OK. I'm here if you need anything.", (PERSON,)),
    "opaque": ("I want to get this right. Can you tell me a bit more?", TOPICS),
    "covert": ("OK.", ()),
    "takeover": ("OK.", ()),
    "button_skip": ("OK.", TOPICS),
    "button_area": ("Which area?", AREAS),
}

CONTACT_INTRO = {
    "contact_phone": "You can ring the unit and ask for the VRU team.",
    "contact_email": "You can e-mail the unit. The address is below.",
    "contact_post": "You can write to the unit. The address is below.",
    "contact_social": "The unit is @WestMidsVRU on X (it was Twitter) and on Facebook.",
    "contact_unit": "Here is how to reach the unit.",
}
CONTACT_AGE = "These are from the unit's 2019 leaflet. Check them before you rely on them."

FOUND = "These might help."
FOUND_NEAR = "These might help in {area}."
NO_MORE = "I have no more to show for this. A person may know more."
NO_SERVICE = "Which service do you mean? Write its name."
ABOUT_SERVICE = "Here is what I know about it."
AREA_NOTED = "Thanks. What would you like to find in {area}?"
INFORM_NOTED = "Thanks. What would you like to find?"

UNCLEAR = "Sorry, I didn't get that."
LEFT_FORM = "OK, I've stopped that. Nothing was sent. What would you like instead?"

MENTOR_INTRO = (
    "Yes, there is mentoring. A mentor is an older person who listens and helps you make plans. "
    "A few questions help me find the right one."
)
MENTOR_DONE = "Thanks. These could help with a mentor."
MENTOR_DONE_NEAR = "Thanks. These could help with a mentor in {area}."
ASK_WHO = "Who is the mentor for?"
WHO: Choices = (
    ("Me", "who:me"),
    ("My child", "who:child"),
    ("Someone else", "who:other"),
    SKIP,
)
ASK_AGE = {"me": "How old are you?", "": "How old are they?"}
ASK_AREA = "Which area?"

CALLBACK_INTRO = (
    "I can ask a worker to get back to you. What you write goes to staff. They may tell someone "
    "if you or someone else could be badly hurt. You can stop at any time."
)
ASK_NAME = "What name should they use? It can be made up."
ASK_SAFE = (
    "What is a safe way and time to reach you? For example: message me here after 4. If someone "
    "else can see this phone, say so."
)
CALLBACK_DONE = (
    "Thank you. I'm passing this to the staff. They will only use the way and time you gave. "
    "In danger now? Call 999."
)
