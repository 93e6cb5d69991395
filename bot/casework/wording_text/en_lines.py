"""English: every other fixed line, from the first hello to the last goodbye."""

from __future__ import annotations

from bot.casework.wording_text.en_asked import ASKED

Sentences = tuple[tuple[str, str], ...]

HELPLINES = (
    "In danger now? Call 999.\n"
    "Samaritans, any age: {samaritans.phone|free|always}.\n"
    "Childline, under 19: {childline.phone|free|always}.\n"
    "Shout: text {shout.text_number|free|always}.\n"
    "Medical advice: {nhs-111.phone|free|always}.\n"
    "All of these are free, day and night."
)

LINES: dict[str, str] = {
    **ASKED,
    # Nothing here that tells someone who glances at the chat list what this is about.
    "first_contact": (
        "Hi. I can help you find support. I'm a computer, not a person. "
        "I'm not an emergency service or a counsellor.\n\n"
        "Staff may read what you write. We try to keep it private. "
        "We will tell someone if we think you or someone else could be badly hurt. "
        "We will also do that if a child is being hurt. We will try to tell you first. "
        "We work with councils and the police.\n\n"
        "In danger now? Call 999. I can't call for you.\n\n"
        "What do you need? Type it in your own words, or choose."
    ),
    "help": (
        HELPLINES + "\n\n"
        "Type what is going on, in your own words. I'm a computer, not a person.\n"
        "Type /human to ask for a person. Type /services to see what I know about. "
        "Type /privacy to see who can read this. Type /stop to stop my messages."
    ),
    "privacy": (
        "Trained staff of the Violence Reduction Unit may read what you write. "
        "We try to keep it private. We are not the police, but we work with the police and "
        "councils.\n\n"
        "We will tell someone if we think you or someone else could be badly hurt. "
        "We will also tell someone if a child is being hurt. We will try to tell you first.\n\n"
        "You don't have to give your name. I never ask for your phone number. "
        "I can't see where you are.\n\n"
        "On Telegram, this chat stays on your phone until you delete it. "
        "On our web page, Quick exit clears it from the page. "
        "You can ask us to delete what we hold. "
        "We may have to keep a record about someone's safety."
    ),
    "paused": (
        "OK. I will stop sending messages. In danger? Call 999. "
        "Send /start when you want me to answer again."
    ),
    "again": "OK, I'm here again. What do you need?",
    "clarify": "I want to get this right. Which is closest to what you need?",
    "topics": "Here is what I can help with. Choose one, or type it in your own words.",
    "covert_line": "Thanks for your message. Reply 1 to get the details now. Reply 2 to stop.",
    "covert_readable": (
        "Call 999 when you can. If you can't speak, use a mobile. Listen, then cough or tap. "
        "Press 55 when told. Try to say where you are.\n"
        "I'm a computer and can't call for you. "
        "After you read this, delete it or leave this page."
    ),
    "takeover": "Thanks for your message. Nothing more is needed.",
    "added": "If you are in danger, call 999. Thank you. I have added this to your message.",
    "added_bland": "Thanks for your message.",
    "person_wanted": "I have asked for a person to write to you here.",
    "concern": "Thank you for telling me.",
    "due": "A worker will reply by {due}.",
    "no_due": "No one is on shift right now. A worker will read this when they are back.",
    # In line, for a P3. Facts about now and the last hours, never when somebody comes.
    "line_first": "You are first in line for a worker.",
    "line_place": "You are number {place} in line for a worker.",
    "line_jump": "People in danger go first, so this can change.",
    "line_usual": "In the last few hours, most people waited less than {span}.",
    "line_asked": "If you are in danger, call 999. Don't wait for us.",
    # Only with hours that staff have set in the rota. A plan is said as a plan.
    "no_due_opens": (
        "No one is on shift right now. We plan to be back {opens}. "
        "A worker will read this when they are back."
    ),
    "until_then": "If anything changes, tell me. If you are in danger, call 999.",
    "model_away": (
        "I can't answer that properly right now, but your message is kept. "
        "A person will look at it.\n\n" + HELPLINES
    ),
    "thanked": "Thank you. I'm still here. If you are in danger, call 999.",
    "please_type": ("I can only read words. Please type it if you can. In danger now? Call 999."),
    "please_type_first": (
        "I can only read words, so a person will look at this chat. Please type it if you can.\n\n"
        + HELPLINES
    ),
    "location_reached": "Staff can see the place you sent. If you call 999, say where you are.",
    "type_urgent": "I can't open what you sent. Please type it if you can.",
    "universal": HELPLINES + "\n\nI could not read that. A person will look at it.",
    "safe_chat_yes": (
        "Thank you. We will write to you here. If it stops being safe, tell me. "
        "You can also delete the chat or leave the page."
    ),
    "safe_chat_unsure": (
        "OK. We will be careful, and will keep messages short and plain. "
        "If someone might look, delete the chat or leave the page."
    ),
    "staff_joined": "Hi, I'm {name}. I'm a person, and I am reading what you wrote.",
    # On the web chat's page, beside the messages.
    "read_by_staff": "Read by staff",
    "worker_types": "A worker is typing",
    "page_before": "Before you write",
    "page_hide": (
        "Need to hide this page? Press Quick exit, or press Esc or Shift three times. The chat "
        "ends and another site opens. It does not clear your browser history."
    ),
    "handed_back": (
        "The person has left this chat. I'm a computer, and I'm here if you need more. "
        "If you are in danger, call 999."
    ),
    "given_back": (
        "The person had to leave this chat. Someone else will look at it. "
        "If you are in danger, call 999."
    ),
    "finishing": (
        "We are about to end this conversation. Is there anything else? "
        "Write it now, and someone will read it. If you are in danger, call 999."
    ),
    "closing": (
        "We are ending this conversation for now. Write here at any time to start again.\n\n"
        + HELPLINES
    ),
    "away": (
        "If you are in danger, call 999. Sorry, we were away for {hours} and have read your "
        "message now. Are you safe right now?"
    ),
    "away_told": "Sorry, we were away for {hours}. We have read your message now.",
    "span_under_hour": "less than an hour",
    "span_hour": "{n} hour",
    "span_hours": "{n} hours",
    "span_minutes": "{n} minutes",
    "store_away": (
        "Sorry, something went wrong here. I could not keep your message yet. "
        "I will keep trying.\n\n" + HELPLINES
    ),
    "store_away_urgent": (
        "Call 999 if you are in danger now. Your message is not kept yet and no one has read it. "
        "Please call.\n\n" + HELPLINES
    ),
    "automatic": "This message is automatic. The worker has not seen your last message yet.",
    "erased": "What we held from this chat is deleted. You can still delete the chat yourself.",
    "erase_check": (
        "Do you want us to delete what we hold from this chat? This can't be undone. "
        "We may have to keep a record about someone's safety."
    ),
    "erase_check_urgent": (
        "If you are in danger, call 999. A worker may still need these messages to help you. "
        "Do you want us to delete what we can? We may have to keep a record about safety."
    ),
    "safe_chat_why": (
        "We ask because somebody else may see your phone. You can answer yes, no or not sure."
    ),
}

# A calm answer when the action server is away: short, true at any time, no number but 999.
PLAIN: dict[str, str] = {
    "domestic_abuse": "You can talk about this with people who understand. Here is who can help.",
    "child_protection": "If you are worried about a child, you can tell someone today.",
    "sexual_harm": "You can talk about this with people who understand. Here is who can help.",
    "mental_health": "You can talk about how you feel, at any time. Here is who can help.",
    "exploitation": "You can get help with this without getting into trouble for asking.",
    "violence": "If you are scared of someone, you can get help. Here is who can help.",
    "gang_exit": "People can help you to leave and to stay safe. Here is who can help.",
    "victim_support": "You can get support after what happened, even if you told no one.",
    "mentoring": "A mentor is an older person who listens and helps you plan. Here is who to ask.",
    "school": "You can get help with trouble at school. Here is who can help.",
    "family": "You can get help when things are hard at home. Here is who can help.",
    "missing_housing": "You can get help to find a safe place to stay. Here is who can help.",
    "substances": "You can ask about drink or drugs without getting into trouble for asking.",
    "hate_crime": "No one should treat you badly for who you are. Here is who can help.",
    "report": "You can tell someone what you know. Here is how.",
    "vru_contact": "Here is how to reach the Violence Reduction Unit.",
    "emergency": "If someone is badly hurt or in danger, call 999 now.",
    "human": "You can ask for a person at any time.",
    "privacy": "Type /privacy to see who can read this chat.",
    "smalltalk": "Hello. I'm a computer that helps people find support. What do you need?",
    "out_of_scope": "I can't help with that. I can help you find support when things are hard.",
}

LABELS: dict[str, str] = {
    "yes": "Yes",
    "no": "No",
    "unsure": "Not sure",
    "human": "Talk to a person",
    "more": "What can you help with?",
    "privacy": "Who can see this?",
    "topic:danger": "I'm in danger now",
    "topic:mentoring": "A mentor or something to do",
    "topic:family": "Worried about someone",
    "topic:vru_contact": "Contact the unit",
    "topic:violence": "Scared of someone",
    "topic:mental_health": "How I feel",
    "topic:school": "Trouble at school",
    "topic:missing_housing": "Nowhere to stay",
    "topic:victim_support": "Something happened to me",
    "topic:substances": "Drink or drugs",
    "topic:report": "Tell someone what I know",
    "erase": "Yes, delete",
    "keep": "No, keep it",
}
