"""What the audit trail's codes mean, in words."""

from __future__ import annotations

# Code: what staff read, and the first parts of the actions that belong to it.
CONCERNS = {
    "cases": ("Cases and the queue", ("case", "queue", "shift", "dead", "gaps", "pack")),
    "watching": ("The board, reports and practice", ("board", "report", "practice")),
    "doors": ("Signing in and out", ("sign-in", "sign-out", "password", "factor")),
    "rota": ("Teams, rota and alerts", ("rota", "alerts")),
    "accounts": ("Accounts and this trail", ("account", "accounts", "audit")),
}
WHAT = {
    "queue.view": "Looked at the queue",
    "case.view": "Looked at a case",
    "case.claim": "Claimed a case",
    "case.renew": "Kept a claim by typing",
    "case.release": "Released a case",
    "case.reply": "Replied to the contact",
    "case.note": "Wrote a note",
    "case.checklist": "Filled in the 999 checklist",
    "case.close": "Asked to close a case, or closed it",
    "case.agree": "Agreed to a closing",
    "case.object": "Objected to a closing",
    "case.stay-open": "Kept a case open",
    "case.lower": "Lowered a tier",
    "case.transfer": "Transferred a case",
    "case.take-over": "Took a case over",
    "case.writing": "Was writing on a case",
    "case.seen": "Read what the contact wrote, with the case in hand",
    "case.services": "Looked for services",
    "case.team": "Put a case with another team",
    "case.export": "Gave out the words of marked cases, to learn from them",
    "rota.view": "Looked at the rota",
    "rota.hours": "Changed a team's hours",
    "rota.shift": "Planned shifts",
    "rota.shift-remove": "Took a shift off the rota",
    "rota.on-call": "Changed the on-call list",
    "rota.lead": "Named the safeguarding lead on the rota",
    "rota.member": "Changed somebody's teams or address",
    "rota.own-address": "Changed their own address for alerts",
    "alerts.view": "Looked at the alerts",
    "alerts.test": "Sent a test alert",
    "case.mark": "Marked how the bot read a case",
    "board.view": "Watched the live board",
    "report.view": "Read a report",
    "report.export": "Took a report away",
    "practice.view": "Looked at practice",
    "practice.start": "Opened a practice contact",
    "practice.say": "Wrote as a practice contact",
    "practice.erase": "Erased a practice contact",
    "pack.begin": "Began a referral pack",
    "pack.view": "Looked at a referral pack's draft",
    "pack.read": "Read a referral pack",
    "pack.save": "Saved a referral pack's draft",
    "pack.look": "Gave a referral pack its second look",
    "pack.export": "Exported a referral pack",
    "pack.download": "Downloaded a referral pack",
    "dead.view": "Looked at the dead entries",
    "dead.replay": "Replayed a dead entry",
    "dead.seen": "Marked a dead entry as seen",
    "gaps.view": "Looked at the times away",
    "shift": "Went on or off shift",
    "shift.not-now": "Put off handing on and a debrief",
    "sign-in": "Signed in",
    "sign-in.password": "Gave the password",
    "sign-in.code": "Signed in with a second factor",
    "sign-out": "Signed out",
    "sign-out.one": "Signed out one of their browsers",
    "sign-out.everywhere": "Signed out everywhere",
    "password.change": "Chose a password",
    "factor.look": "Looked at their second factor",
    "factor.on": "Set up a second factor",
    "factor.codes": "Made new recovery codes",
    "factor.off": "Turned their second factor off",
    "account.own": "Looked at their own account",
    "account.settings": "Changed how the desk works for them",
    "accounts.view": "Looked at the accounts",
    "account.invite": "Invited somebody",
    "account.role": "Changed a role",
    "account.reset": "Reset an account",
    "account.stop": "Stopped an account",
    "account.start": "Let an account in again",
    "audit.view": "Looked at the audit trail",
    "audit.verify": "Verified the audit trail",
}
OUTCOMES = {
    "begun": ("quiet", "Begun"),
    "done": ("good", "Done"),
    "refused": ("bad", "Refused"),
    "slowed": ("unsure", "Too many tries"),
    "not there": ("quiet", "Not there"),
    "failed": ("bad", "Failed"),
    "found wrong": ("bad", "Found it changed"),
}


def what_words(what: str) -> str:
    """Say what was done; a code that is not known stands for itself."""
    return WHAT.get(what, what.replace(".", " ").replace("-", " ").replace("_", " ").capitalize())


def outcome_words(outcome: str) -> tuple[str, str]:
    """Return the tone and the words of an outcome."""
    return OUTCOMES.get(outcome, ("quiet", outcome))
