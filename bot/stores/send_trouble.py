"""What a send that did not arrive means for the case: words for staff, and an alert."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.casework.cases import Case
from bot.casework.messages import Delivery, Reply
from bot.casework.records import Alert, AlertKind

TROUBLES = {
    Delivery.FAILED: "A reply could not be sent.",
    Delivery.BLOCKED: "A reply could not be sent: the contact has blocked the bot.",
    Delivery.UNCONFIRMED: "A reply may not have arrived: the channel did not confirm it.",
}


def in_trouble(case: Case, delivery: Delivery) -> Case | None:
    """Return the case with its trouble set, or None when nothing is wrong or it is closed."""
    trouble = TROUBLES.get(delivery)
    if trouble is None or not case.open:
        return None
    return replace(case, trouble=trouble)


def send_alert(case: Case, reply: Reply, at: datetime) -> tuple[Alert, ...]:
    """Return the alert that a failed send raises in an open P1 or P2, or nothing."""
    if not case.tier.urgent or case.practice:
        return ()
    alert = Alert(
        alert_id=f"{reply.reply_id}:{AlertKind.SEND_FAILED.value}",
        kind=AlertKind.SEND_FAILED,
        case_id=case.case_id,
        tier=case.tier,
        route=case.route,
        at=at,
        waiting_since=case.waiting_since,
    )
    return (alert,)
