"""The routes of what is done on a case beyond claiming it and writing."""

from __future__ import annotations

from aiohttp import web

from bot.desk import case_ending, case_hands, case_mark, case_moves, case_pages, reading
from bot.desk.canned import CANNED, load_canned
from bot.desk.doors import Doors, Kind
from bot.desk.drawer import Drawer
from bot.desk.roles import May
from bot.desk.writing import WRITERS, Writers
from bot.ports import Clock

CASE = "/cases/{case_id}"


def prepare(app: web.Application, drawer: Drawer, clock: Clock) -> None:
    """Give the application what these pages need. Raises CannedWrong."""
    app[CANNED] = load_canned()
    app[WRITERS] = Writers(drawer, clock)


def add(doors: Doors) -> None:
    """Add the routes."""
    doors.post(f"{CASE}/close", case_ending.close, May.WORK, "case.close")
    doors.post(f"{CASE}/agree", case_ending.agree, May.WORK, "case.agree")
    doors.post(f"{CASE}/object", case_ending.object_to, May.WORK, "case.object")
    doors.post(f"{CASE}/stay", case_ending.stay, May.WORK, "case.stay-open")
    doors.post(f"{CASE}/lower", case_ending.lower, May.WORK, "case.lower")
    doors.post(f"{CASE}/transfer", case_hands.transfer, May.WORK, "case.transfer")
    doors.post(f"{CASE}/team", case_hands.to_team, May.WORK, "case.team")
    doors.post(f"{CASE}/take-over", case_hands.take_over, May.TAKE_OVER, "case.take-over")
    doors.post(f"{CASE}/mark", case_mark.mark, May.WORK, "case.mark")
    doors.post(f"{CASE}/writing", case_moves.writing, May.WORK, "case.writing", kind=Kind.KEEP)
    doors.post(f"{CASE}/seen", reading.seen, May.WORK, "case.seen", kind=Kind.KEEP)
    doors.post(f"{CASE}/services", case_pages.services, May.WORK, "case.services", kind=Kind.VIEW)
    # The address of a refused press, when somebody reloads it.
    pressed = CASE + "/{move:close|agree|object|stay|lower|transfer|team|take-over|mark|services}"
    doors.get(pressed, case_pages.back, May.SEE, kind=Kind.NOTHING)
