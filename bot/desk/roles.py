"""Who may do what at the desk: one table, to be read by the people who answer for it."""

from __future__ import annotations

from enum import Enum, StrEnum


class Role(StrEnum):
    """What a member of staff is at the desk, from the least to the most."""

    WORKER = "worker"  # sees the queue, works cases
    SUPERVISOR = "supervisor"  # also takes over, keeps the rota, reads board, reports and trail
    SAFEGUARDING_LEAD = "safeguarding_lead"  # as a supervisor; answers for P1 and P2
    ADMIN = "admin"  # also invites, stops and resets accounts; the first account


class May(Enum):
    """One thing that a route needs. Each route of the desk names exactly one."""

    COME_IN = "come to the door"  # everybody, signed in or not
    OWN = "look after their own sign-in"
    SEE = "see the queue and the cases"
    WORK = "work cases and shifts"
    TAKE_OVER = "take a case over from a colleague"
    EXPORT = "export referral packs and download them"
    AUDIT = "read and verify the audit trail"
    ROTA = "look after teams, rotas and alerts"
    WATCH = "watch the live board and read reports"
    ERASE = "erase practice contacts"
    ACCOUNTS = "look after accounts"


_EVERYBODY = frozenset({May.COME_IN, May.OWN, May.SEE, May.WORK})
_LEADING = frozenset({May.TAKE_OVER, May.EXPORT, May.AUDIT, May.ROTA, May.WATCH, May.ERASE})
ALLOWED: dict[Role, frozenset[May]] = {
    Role.WORKER: _EVERYBODY,
    Role.SUPERVISOR: _EVERYBODY | _LEADING,
    Role.SAFEGUARDING_LEAD: _EVERYBODY | _LEADING,
    # The first account must be able to work a case alone: see docs/decisions/0010.
    Role.ADMIN: _EVERYBODY | _LEADING | {May.ACCOUNTS},
}
# Whose password alone would open the trail or the accounts to whoever learns it.
NEEDS_SECOND_FACTOR = frozenset({Role.SUPERVISOR, Role.SAFEGUARDING_LEAD, Role.ADMIN})
ROLE_WORDS = {
    Role.WORKER: "Worker",
    Role.SUPERVISOR: "Supervisor",
    Role.SAFEGUARDING_LEAD: "Safeguarding lead",
    Role.ADMIN: "Admin",
}


def allowed(role: Role, may: May) -> bool:
    """Whether a role may do this."""
    return may in ALLOWED[role]


def roles_that(may: May) -> tuple[Role, ...]:
    """Return the roles that may do this, from the least to the most."""
    return tuple(role for role in Role if allowed(role, may))
