"""English: answers to questions about our own words, and what is said while a case waits."""

from __future__ import annotations

ASKED: dict[str, str] = {
    "added_2": (
        "If you are in danger, call 999. I have kept what you wrote for a person to read. You "
        "are not alone."
    ),
    "added_3": (
        "If it gets worse, call 999. I'm glad you are telling me. It is all kept here for a person."
    ),
    "added_4": (
        "If you can't stay safe, call 999. Thank you for telling me more. A person can read "
        "all of it here."
    ),
    "not_yet": ("No person is in this chat right now. Your messages are kept for staff to read."),
    "asked_55": (
        "55 is for a 999 call from a mobile when you can't speak. Call 999, listen, then "
        "press 55 when told. It does not show them where you are."
    ),
    "asked_numbers": (
        "You can call the numbers for yourself, or about someone you worry about. Childline "
        "is for people under 19. Anyone can call 999."
    ),
    "asked_next": (
        "When a worker reads this, they write to you here. They may tell the police or the "
        "council if someone could be badly hurt. They will try to tell you first. This chat "
        "sends no one to you."
    ),
    "asked_free": ("999 is free. These numbers are free too: {free}."),
    "asked_bill": ("These do not show on the phone bill: {hidden}."),
    "asked_bill_rest": (
        "Other numbers may show on the bill. The phone's own call list keeps every call."
    ),
    "asked_person": (
        "I'm a computer and can't answer that. A person needs to. I have kept your question "
        "for them."
    ),
    "asked_call": (
        "I can't ring you, and can't say that someone will. If you want a call, write how to "
        "reach you and when it is safe. I don't know what number a call would come from."
    ),
    "asked_pictures": (
        "Please don't send pictures or videos, here or to anyone. I can't open them. A worker "
        "can say what to do about proof."
    ),
    "asked_remove": ("I can't take pictures off the internet. A worker can tell you more."),
    "asked_remove_child": ("Under 18? Report Remove can help: {report-remove.website}"),
    "asked_delete": (
        "You have asked, and that is enough. I can't delete it myself, so a worker has to "
        "look at this. Some notes may have to be kept if someone could be hurt. You can "
        "delete the chat on your own phone."
    ),
    "asked_person_2": (
        "A person needs to answer that: I'm a computer. Your question is here for them to read."
    ),
    "asked_police": (
        "This chat sends nothing to the police by itself. Staff may read it. They may tell "
        "the police or the council if someone could be badly hurt, or if a child is being "
        "hurt. They will try to tell you first. You do not have to give your name. What "
        "other services ask you, they can say."
    ),
    "asked_card_cost": ("Where I know what a service costs, its card says so."),
    "asked_reach": (
        "I have kept this for staff: how to reach you. I can't say that someone will call, or when."
    ),
    "asked_complaint": (
        "I don't know the unit's steps for complaints. You can ring or write to the unit's "
        "office and ask."
    ),
    "asked_wrong": ("That's OK. You can leave this chat. You can write here at any time."),
    "cards_again": (
        "What I showed you above is still what I know for this. A person may know more."
    ),
    "elsewhere": ("{place} is outside the area I know. I have local services for {areas} only."),
    "elsewhere_lines": ("Lines for all of England may still help."),
    "food_not_known": (
        "I don't know any food banks. Your council may: ask at its office, or look on its website."
    ),
}
