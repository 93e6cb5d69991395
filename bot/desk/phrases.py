"""How the desk says things: tiers, routes, states and outcomes in plain words."""

from __future__ import annotations

from bot.casework.care import Graphic
from bot.casework.cases import Case, Mark, Outcome
from bot.casework.gaps import Part
from bot.casework.messages import Channel, Delivery
from bot.casework.telling import HEADLINES, SINK_WORDS, NoticeKind
from bot.casework.triage import Route, Tier

TIERS = {
    Tier.P1: "Danger now",
    Tier.P2: "High, today",
    Tier.P3: "Concern",
    Tier.P4: "Signpost",
}
MARKS = {
    Mark.MISSED: ("Missed", "There was more than the bot saw, or it saw it too late."),
    Mark.FALSE_ALARM: ("False alarm", "There was less than the bot saw."),
}
ROUTES = {
    Route.DOMESTIC_ABUSE: "Domestic abuse",
    Route.CHILD_PROTECTION: "Child protection",
    Route.SEXUAL_HARM: "Sexual harm",
    Route.MENTAL_HEALTH: "Mental health",
    Route.EXPLOITATION: "Exploitation",
    Route.VIOLENCE: "Violence",
    Route.GANG_EXIT: "Leaving a gang",
    Route.VICTIM_SUPPORT: "Victim support",
    Route.MENTORING: "Mentoring",
    Route.SCHOOL: "School",
    Route.FAMILY: "Family",
    Route.MISSING_HOUSING: "Missing or homeless",
    Route.SUBSTANCES: "Drink or drugs",
    Route.HATE_CRIME: "Hate crime",
    Route.REPORT: "Reporting something",
    Route.VRU_CONTACT: "About the unit",
    Route.EMERGENCY: "Emergency",
    Route.HUMAN: "Asked for a person",
    Route.PRIVACY: "Privacy",
    Route.SMALLTALK: "Small talk",
    Route.OUT_OF_SCOPE: "Something else",
}
# The languages that a message is told apart in (bot/casework/language.py).
LANGUAGES = {
    "en": "English",
    "ar": "Arabic",
    "bn": "Bengali",
    "pa": "Punjabi",
    "pl": "Polish",
    "ro": "Romanian",
    "so": "Somali",
    "ur": "Urdu",
}
GRAPHIC = {
    Graphic.SEXUAL: "sexual harm",
    Graphic.SELF_HARM: "self-harm",
    Graphic.INJURY: "injuries",
}
CHANNELS = {Channel.TELEGRAM: "Telegram", Channel.WEBCHAT: "Web chat"}
OUTCOMES = {
    Outcome.ADVICE_GIVEN: ("Advice given", "We talked it through and gave information."),
    Outcome.REFERRED: ("Referred", "Passed to a service or to children's social care."),
    Outcome.EMERGENCY_SERVICES: ("Emergency services", "Police, ambulance or fire took over."),
    Outcome.NO_FURTHER_CONTACT: ("No further contact", "The contact stopped answering."),
    Outcome.NOT_A_CONCERN: ("Not a concern", "A mistake, a test, or nobody at risk."),
}
HANDED_BACK = ("Hand back to the bot", "The bot answers again and keeps watch.")
# As a P1 or P2 is asked to be closed, and as a closed case shows.
ALL_OUTCOMES = {**OUTCOMES, Outcome.HANDED_BACK: HANDED_BACK}
DELIVERIES = {
    Delivery.QUEUED: ("waiting", "Sending"),
    Delivery.SENT: ("good", "Sent"),
    Delivery.UNCONFIRMED: ("unsure", "Not confirmed: it may have arrived"),
    Delivery.FAILED: ("bad", "Not delivered"),
    Delivery.BLOCKED: ("bad", "Not delivered: the contact has blocked the bot"),
}
# What an alert was about, by the value of its kind.
WHAT_TOLD = {
    **{kind.value: words for kind, words in HEADLINES.items()},
    NoticeKind.TEST.value: "Test alert",
    NoticeKind.FAILING.value: "News that another way fails",
    NoticeKind.WORKS.value: "News that a way works again",
}
# What a part being away means for whoever is on duty.
PARTS = {
    "redis": "The store is not answering. What you see may be old.",
    "rasa": "Rasa is not answering. Messages are read by the word rules alone.",
    "actions": "The action server is not answering. Service answers are shorter than usual.",
    "telegram": "Telegram is not answering. Replies there may be late.",
    "workers": "The workers are not answering. New messages may be late.",
    "spool": "Some messages wait on disk for the store. They come in when it is back.",
    "journal": "The store's copies lag. If its server fails now, the last moments may be lost.",
    "clock": "This machine's clock was set. Times here may be wrong by as much for some hours.",
    "audit": "The audit trail is not being written as it should. Changes may be refused.",
    "no-sink": "No alert sink is set up. New cases show here alone: keep this page open.",
}
# What was not read in a gap.
GAPS = {
    Part.TELEGRAM: "Telegram was not read",
    Part.WEBCHAT: "The web chat was not open",
    Part.WORKERS: "What contacts wrote was not handled",
}
# Said after something was done; the page's address carries the code, never the words.
SAID = {
    "claimed": ("good", "You have this case. The contact's messages now come to you."),
    "released": ("good", "Released. The case is back on the queue."),
    "sent": ("good", "Your reply is on its way."),
    "noted": ("good", "Note saved. Only staff can see it."),
    "checked": ("good", "The 999 checklist is filled in."),
    "closed": ("good", "Case closed."),
    "asked": ("good", "Asked. The case closes when a colleague agrees."),
    "agreed": ("good", "You agreed. Case closed."),
    "objected": ("good", "The case stays open. Your note says why."),
    "stays": ("good", "The case stays open, and you have it."),
    "lowered": ("good", "The tier is lowered. The contact is not told."),
    "handed": ("good", "Handed over. Your colleague has the case now."),
    "took-over": ("good", "You have this case now. Your reason is kept."),
    "marked": ("good", "Your mark is kept. It counts in the reports, and can be changed."),
    "unmarked": ("good", "The mark is taken off."),
    "practised": ("good", "Sent as the practice contact."),
    "pack-begun": ("good", "A draft is made from the case. Put it right and add what you know."),
    "pack-saved": ("good", "Draft saved. Earlier drafts are kept."),
    "pack-looked": ("good", "The second look is noted. The pack can be exported."),
    "pack-exported": ("good", "Exported. Both files are kept with the case."),
    "handed-back": ("good", "Handed back to the bot. Case closed."),
    "on-shift": ("good", "You are on shift. New cases will alert you."),
    "off-shift": ("good", "You are off shift."),
    "settings": ("good", "Your settings are saved."),
    "cared": ("good", "All right. You will be asked again after a few more."),
    "password": ("good", "Your new password is set."),
    "factor-on": ("good", "Your second factor is set up."),
    "factor-off": ("good", "Your second factor is off."),
    "browser-ended": ("good", "That browser is signed out."),
    "everywhere": ("good", "You are signed out everywhere, here too."),
    "role": ("good", "The role is changed, from their next page on."),
    "stopped": ("good", "The account is stopped and signed out everywhere."),
    "started": ("good", "The account can sign in again."),
    "signed-out": ("good", "You are signed out and off shift."),
    "timed-out": ("unsure", "Your time at the desk ran out. Please sign in again."),
    "teamed": ("good", "The case is back on the queue, with the other team. They are alerted."),
    "rota": ("good", "Saved. The rota shows it."),
    "address": ("good", "Saved. Alerts by e-mail go to that address when you are up."),
    "tested": ("good", "Asked for. What becomes of the test shows below within seconds."),
    "erased": ("good", "Erased. Nothing of that practice contact is kept."),
    "gone": ("bad", "That case is not there any more."),
    "busy": ("unsure", "The case changed at that moment. Please try again."),
}


def trouble_lines(parts: dict[str, bool]) -> tuple[str, ...]:
    """Say in words which parts are not well. `parts` maps a part's name to whether it is."""
    return tuple(_trouble(name) for name, well in sorted(parts.items()) if not well)


def _trouble(name: str) -> str:
    kind, _, sink = name.partition(":")
    if kind == "sink":
        return (
            f"Alerts by {SINK_WORDS.get(sink, sink)} do not get through. They go out in any other"
            " way there is, and stand here."
        )
    return PARTS.get(name, f"A part called {name} is not well.")


def flags(case: Case, *, paused: bool = False) -> tuple[tuple[str, str], ...]:
    """Return what staff must know before they write: (code, words) pairs."""
    handed = case.claim.handed_by if case.claim else None
    found = [
        ("danger", "New danger", case.watch_until is not None),
        ("monitored", "Someone may be watching", case.monitored),
        ("closing", "About to close: a second person is needed", case.closing is not None),
        ("handed", f"Handed over by {handed}", bool(handed)),
        ("reopened", "Came back within 72 hours", case.reopens is not None),
        ("trouble", case.trouble, bool(case.trouble)),
        ("paused", "Asked for quiet", paused),
        ("check", "Check: may be a joke or a quote", case.check),
        ("holding", "Not yet read by the model", case.holding),
        ("practice", "Practice", case.practice),
    ]
    return tuple((code, words) for code, words, there in found if there)


def short_id(case_id: str) -> str:
    """Return the part of a case's id that people can say aloud."""
    return case_id.rpartition(".")[2] or case_id
