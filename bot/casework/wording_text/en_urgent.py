"""English: what someone in danger (P1) or at grave risk (P2) is told.

The rules these keep, walked by a test: the first sentence carries a number; a sentence has at
most 14 words; P1 has under 40 words and P2 under 60, not counting numbers and the lines that
only name a helpline; no promise of secrecy, of help coming, or of a time.
"""

from __future__ import annotations

Sentences = tuple[tuple[str, str], ...]

TOLD = ("told", "A worker has been told.")
UNTOLD = ("untold", "No one is reading this right now. Please call.")
MACHINE_P1 = ("", "I'm a computer and can't call for you.")
MACHINE_P2 = ("", "I'm a computer, not an emergency service.")
SILENT = ("", "Can't speak? On a mobile, call 999, listen, then press 55 when told.")
SILENT_SHORT = ("", "Can't speak? Call 999, then press 55.")
SAFE_NOW = ("question", "Are you safe right now?")
SAFE_CHAT = ("question", "Is it safe to message you here?")
WORSE = ("", "If it gets worse, call 999.")
CHILDLINE = ("under_19", "Childline: {childline.phone}.")
CHILDLINE_MAYBE = ("age_unknown", "Under 19? Childline: {childline.phone}.")
# Where the words plainly speak of somebody else's harm (`bot.casework.whose_harm`).
THEIR_CHILDLINE = ("their_child", "Are they under 19? Childline: {childline.phone}.")
THEIR_NSPCC = ("their_child", "About a child? NSPCC: {nspcc-helpline.phone}.")
SAMARITANS = ("", "Samaritans: {samaritans.phone}.")
SHOUT = ("", "Shout: text {shout.text_number}.")

P1: dict[str, Sentences] = {
    "danger": (
        ("", "Call 999 now."),
        TOLD,
        UNTOLD,
        SILENT,
        ("", "Get near other people if you can."),
        MACHINE_P1,
    ),
    "hurt": (
        ("", "Call 999 now, even if things seem OK."),
        TOLD,
        UNTOLD,
        ("", "Stay near someone if you can."),
        SILENT_SHORT,
        MACHINE_P1,
    ),
    "fire": (
        ("", "Get out now and call 999."),
        TOLD,
        UNTOLD,
        ("", "Stay out until firefighters say you can go in."),
        SILENT_SHORT,
        MACHINE_P1,
    ),
    "suicide": (
        ("", "Call 999 or go to A&E now."),
        TOLD,
        UNTOLD,
        ("", "I'm glad you told me."),
        SILENT_SHORT,
        MACHINE_P1,
        SAMARITANS,
        CHILDLINE,
        CHILDLINE_MAYBE,
        SHOUT,
        SAFE_NOW,
    ),
    "fight": (
        ("", "Step away, don't go, and call 999 if anyone's in danger."),
        TOLD,
        UNTOLD,
        ("", "Someone could die. It could be you."),
        SILENT_SHORT,
        MACHINE_P1,
    ),
    "sexual": (
        ("", "Call 999 now."),
        TOLD,
        UNTOLD,
        SILENT,
        ("own", "It's not your fault."),
        MACHINE_P1,
        CHILDLINE,
        CHILDLINE_MAYBE,
        ("over_18", "Samaritans: {samaritans.phone}."),
    ),
}

_CHILDLINE_FIRST = (
    "under_19",
    "You can call Childline on {childline.phone|free|always}, free, day or night.",
)
_SAMARITANS_FIRST = (
    "age_unknown|over_18",
    "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.",
)
_LISTENERS_FIRST = (_CHILDLINE_FIRST, _SAMARITANS_FIRST)
# Another's harm is neither the contact's fault nor trouble of theirs to be told so.
_FOR_ANOTHER = ("other", "Thank you for telling me. You are not alone.")
_NOT_YOUR_FAULT = (("own", "Thank you for telling me. It's not your fault."), _FOR_ANOTHER)
_REST = (WORSE, MACHINE_P2, SAFE_CHAT)

P2: dict[str, Sentences] = {
    "listen": (
        *_LISTENERS_FIRST,
        TOLD,
        UNTOLD,
        ("", "Thank you for telling me. You are not alone."),
        CHILDLINE_MAYBE,
        SHOUT,
        *_REST,
    ),
    "harm": (
        *_LISTENERS_FIRST,
        TOLD,
        UNTOLD,
        *_NOT_YOUR_FAULT,
        CHILDLINE_MAYBE,
        SHOUT,
        *_REST,
    ),
    # Someone else may read the phone: nothing here says what the line is for.
    "partner": (
        (
            "age_unknown|from_16",
            "You can call {national-da-helpline.phone|free|always}, a free 24-hour helpline.",
        ),
        (
            "under_16",
            "You can call Childline on {childline.phone|free|always}, free, day or night.",
        ),
        TOLD,
        UNTOLD,
        *_NOT_YOUR_FAULT,
        ("age_unknown|from_16", "For men: {mens-advice-line.phone}."),
        CHILDLINE_MAYBE,
        *_REST,
    ),
    "child": (
        _CHILDLINE_FIRST,
        ("age_unknown", "If you're under 19, you can call Childline on {childline.phone}."),
        ("over_18", "You can call the NSPCC on {nspcc-helpline.phone} about a child."),
        TOLD,
        UNTOLD,
        *_NOT_YOUR_FAULT,
        ("age_unknown|under_19", "NSPCC, for adults: {nspcc-helpline.phone}."),
        THEIR_CHILDLINE,
        SAMARITANS,
        *_REST,
    ),
    "suicide": (
        *_LISTENERS_FIRST,
        TOLD,
        UNTOLD,
        ("own", "I'm glad you told me. Your life matters."),
        _FOR_ANOTHER,
        ("under_19", "Samaritans: {samaritans.phone}."),
        CHILDLINE_MAYBE,
        THEIR_CHILDLINE,
        SHOUT,
        ("own", "If you might act on this, call 999 or go to A&E."),
        ("other", "If they might act on this, call 999 or go to A&E."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
    "self_harm": (
        *_LISTENERS_FIRST,
        TOLD,
        UNTOLD,
        ("own", "I'm glad you told me. You are not in trouble."),
        _FOR_ANOTHER,
        ("under_19", "Samaritans: {samaritans.phone}."),
        CHILDLINE_MAYBE,
        THEIR_CHILDLINE,
        SHOUT,
        ("own", "If you are badly hurt, call 999."),
        ("other", "If anyone is in danger, call 999."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
    "sexual": (
        *_LISTENERS_FIRST,
        TOLD,
        UNTOLD,
        *_NOT_YOUR_FAULT,
        ("under_18", "Willow Tree: {willow-tree-sarc.phone}."),
        CHILDLINE_MAYBE,
        THEIR_CHILDLINE,
        THEIR_NSPCC,
        ("over_18", "Medical advice: {nhs-111.phone|always}."),
        *_REST,
    ),
    "image": (
        ("under_19", "You can call Childline on {childline.phone}."),
        ("age_unknown|over_18", "You can call Samaritans on {samaritans.phone}."),
        TOLD,
        UNTOLD,
        (
            "own",
            "You're not in trouble. Don't send money or more pictures. Don't delete the chat.",
        ),
        _FOR_ANOTHER,
        ("", "Please don't send the picture here."),
        CHILDLINE_MAYBE,
        ("under_18|age_unknown", "Under 18? Report Remove can help: {report-remove.website}"),
        THEIR_CHILDLINE,
        THEIR_NSPCC,
        ("their_child", "Are they under 18? Report Remove can help: {report-remove.website}"),
        ("", "In danger? Call 999."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
    "made_to": (
        ("under_18", "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free."),
        (
            "age_unknown|from_18",
            "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.",
        ),
        TOLD,
        UNTOLD,
        ("own", "That sounds scary. It's not your fault. You are not alone."),
        ("other", "That sounds scary. You are not alone."),
        CHILDLINE,
        CHILDLINE_MAYBE,
        THEIR_CHILDLINE,
        THEIR_NSPCC,
        ("age_unknown", "Under 18? Runaway Helpline: {runaway-helpline.phone}."),
        ("", "If they are coming now, call 999."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
    "threat": (
        *_LISTENERS_FIRST,
        TOLD,
        UNTOLD,
        ("", "That sounds scary. You are not alone."),
        CHILDLINE_MAYBE,
        SHOUT,
        ("", "If they are near you, call 999."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
    "weapon": (
        *_LISTENERS_FIRST,
        TOLD,
        UNTOLD,
        ("own", "I'm not here to judge. Someone could get hurt, and it could be you."),
        _FOR_ANOTHER,
        CHILDLINE_MAYBE,
        THEIR_NSPCC,
        SHOUT,
        ("", "If anyone is in danger, call 999."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
    # For those who hurt: neither blamed nor excused. Samaritans, since that line closes at night.
    "own_harm": (
        ("", "You can call the Respect Phoneline on {respect-phoneline.phone|free}, free."),
        TOLD,
        UNTOLD,
        ("", "Thank you for telling me. There is help to stop."),
        ("age_unknown|over_18", "About a child? NSPCC: {nspcc-helpline.phone}."),
        CHILDLINE,
        CHILDLINE_MAYBE,
        SAMARITANS,
        ("", "If anyone is in danger, call 999."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
    "away": (
        ("under_18", "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free."),
        ("age_unknown|their_child", "You can call {missing-people.phone|free}, a free helpline."),
        (
            "from_18",
            "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.",
        ),
        TOLD,
        UNTOLD,
        ("own", "Thank you for telling me. You are not in trouble."),
        _FOR_ANOTHER,
        CHILDLINE,
        CHILDLINE_MAYBE,
        ("", "If you are in danger, call 999."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
    "health": (
        ("", "You can call {nhs-111.phone|free|always} for medical advice, free, day or night."),
        TOLD,
        UNTOLD,
        ("own", "Thank you for telling me. You are not in trouble."),
        _FOR_ANOTHER,
        CHILDLINE,
        CHILDLINE_MAYBE,
        ("", "If someone is very ill, call 999."),
        MACHINE_P2,
        SAFE_CHAT,
    ),
}
