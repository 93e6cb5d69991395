"""What may be asked about our own words."""

from __future__ import annotations

from enum import Enum


class Asked(Enum):
    """What is asked; each has one line of its own."""

    FIFTY_FIVE = "asked_55"
    NUMBERS = "asked_numbers"
    NEXT = "asked_next"
    COST = "asked_free"
    BILL = "asked_bill"
    TOLD = "asked_told"
    POLICE = "asked_police"
    CALL = "asked_call"
    PICTURES = "asked_pictures"
    REMOVE = "asked_remove"
    DELETE = "asked_delete"
    COMPLAINT = "asked_complaint"
    WRONG = "asked_wrong"
    FAULT = "asked_fault"
    HEALTH = "asked_health"
    HELP = "asked_help"
