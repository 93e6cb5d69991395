"""English: what the action server says to calm messages, and the words on its buttons.

By name, so that the front finds the same words in the contact's language (`wording_answers`).
A paragraph each: the answer of a turn is made of such paragraphs.
"""

from __future__ import annotations

from bot.casework.wording_text.en_asked import ASKED

ANSWERS: dict[str, str] = {
    "greet": "Hi. I can help you find support. I'm a computer, not a person. What do you need?",
    "thanks": "You're welcome. I'm here if you need anything else.",
    "bye": "Bye. Write again at any time. In danger? Call 999.",
    "bot_challenge": (
        "I'm a computer, not a person. I help people find support in the West Midlands. Staff "
        "may read what you write, and you can ask to talk to one of them."
    ),
    "chitchat": "I'm only good at finding help. Is there anything I can find for you?",
    "help_commands": (
        "I can find a mentor or a service near you, tell you about the unit, or pass you to a "
        "person. Write in your own words. In danger now? Call 999."
    ),
    "out_of_scope": (
        "I can't help with that one. I can find support with violence, safety, school, home and "
        "how you feel."
    ),
    "privacy": (
        "We try to keep what you say private. Staff of the unit may read it. We will tell "
        "someone if we think you or someone else could be badly hurt, or if a child is being "
        "hurt. We will try to tell you first. We work with the police and councils. You do not "
        "have to give your name."
    ),
    "delete_data": ASKED["asked_delete"],
    "police_question": (
        "No, I'm not the police. The unit works with the police and councils. Staff may tell "
        "someone if you or someone else could be badly hurt, or if a child is being hurt."
    ),
    "ask_person": "You can talk to a person here. You can also ask to be called or messaged back.",
    "press": (
        "For press questions, please ring or write to the unit's office and say that you are "
        "from the press."
    ),
    "professional_enquiry": (
        "Please ring or write to the unit's office. If it is about a child at risk, ring the "
        "council's children's services. In danger now? Call 999."
    ),
    "affirm": "OK. Tell me what you need, or press a button.",
    "deny": "OK. I'm here if you need anything.",
    "opaque": "I want to get this right. Can you tell me a bit more?",
    "ok": "OK.",
    "which_area": "Which area?",
    "contact_phone": "You can ring the unit and ask for the VRU team.",
    "contact_email": "You can e-mail the unit. The address is below.",
    "contact_post": "You can write to the unit. The address is below.",
    "contact_social": "The unit is @WestMidsVRU on X (it was Twitter) and on Facebook.",
    "contact_unit": "Here is how to reach the unit.",
    "contact_age": "These are from the unit's 2019 leaflet. Check them before you rely on them.",
    "found": "These might help.",
    "found_near": "These might help in {area}.",
    "no_more": "I have no more to show for this. A person may know more.",
    "no_service": "Which service do you mean? Write its name.",
    "about_service": "Here is what I know about it.",
    "area_noted": "Thanks. What would you like to find in {area}?",
    "inform_noted": "Thanks. What would you like to find?",
    "unclear": "Sorry, I didn't get that.",
    "left_form": ("OK, I've stopped that. Nothing was sent. What would you like instead?"),
    "mentor_intro": (
        "Yes, there is mentoring. A mentor is an older person who listens and helps you make "
        "plans. A few questions help me find the right one."
    ),
    "mentor_done": "Thanks. These could help with a mentor.",
    "mentor_done_near": "Thanks. These could help with a mentor in {area}.",
    "mentor_asked": (
        "A mentor is an older person who listens and helps you make plans. I don't know more "
        "than what is written here. The people who run it can tell you."
    ),
    "ask_who": "Who is the mentor for?",
    "ask_age_me": "How old are you?",
    "ask_age": "How old are they?",
    "callback_intro": (
        "I can ask a worker to get back to you. What you write goes to staff. They may tell "
        "someone if you or someone else could be badly hurt. You can stop at any time."
    ),
    "ask_name": "What name should they use? It can be made up.",
    "ask_safe": (
        "What is a safe way and time to reach you? For example: message me here after 4. If "
        "someone else can see this phone, say so."
    ),
    "callback_done": (
        "Thank you. I'm passing this to the staff. They will only use the way and time you gave. "
        "In danger now? Call 999."
    ),
}

# The words on buttons; places keep their names.
CHOICES: dict[str, str] = {
    "human": "Talk to a person",
    "my_area": "My area",
    "skip": "Skip",
    "stop": "Stop",
    "callback": "Ask for a call back",
    "mentor": "Find a mentor",
    "home": "Trouble at home",
    "outside": "Trouble outside",
    "low": "Feeling low",
    "school": "School",
    "who_me": "Me",
    "who_child": "My child",
    "who_other": "Someone else",
    "more": "More services",
}
