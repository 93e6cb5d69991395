"""Who works the case page in its tests, and what they write."""

from __future__ import annotations

from bot.casework.messages import StaffName

PRIYA = StaffName("Priya Shah")
DAVE = StaffName("Dave Price")
DONE = "The police have a log number and are on their way."
ALONE = "I am the only one on shift tonight."
