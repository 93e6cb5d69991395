"""A service as a contact reads it: plain text, one fact a line."""

from __future__ import annotations

from datetime import datetime

from bot.casework.opening_hours import OpenState, hours_line, hours_summary
from bot.casework.service_entry import Directory, ServiceEntry, Status
from bot.casework.service_topics import UNIT_DOORS

CHECK = "check before you rely on this"
# How to join a service that has no door of its own.
ACCESS_WORDS = {
    "through_school": "How to join: ask at school.",
    "through_hospital": "How to join: ask the staff at the hospital.",
    "through_hospital_or_police": "How to join: ask the staff at the hospital or in custody.",
    "through_gp": "How to join: ask your GP surgery.",
    "referral": "How to join: ask a worker or your school to refer you.",
    "self_family_or_professional": "How to join: you, your family or a worker can ask.",
    "information_only": "This is for information. It is not a helpline.",
}
_GENDERS = {"women": "For women", "men": "For men"}
# Label, fact and whether it names the service (and so is left out of a discreet card).
_DOORS = (
    ("Text", "text_number", False),
    ("E-mail", "email", True),
    ("Address", "post", True),
    ("Social media", "social", True),
)


def service_card(
    entry: ServiceEntry,
    now: datetime,
    *,
    urgent: bool,
    discreet: bool | None = None,
    short: bool = False,
) -> str:
    """Describe a service in short lines; `now` is aware.

    With `urgent` only verified facts of an active service are shown. `discreet` (by default
    the same as `urgent`) uses the entry's discreet words, and leaves out links and names that
    would tell someone who reads the phone what the service is for. `short` leaves out what
    nobody in danger reads: post, cost, sources, and other doors where there is a number.
    """
    quiet = bool(entry.discreet_name) and (urgent if discreet is None else discreet)
    card = _Card(entry, now, urgent=urgent, quiet=quiet)
    rows = card.short_lines() if short and (entry.phone or entry.text_number) else card.lines()
    return "\n".join(line for line in rows if line)


def number_line(entry: ServiceEntry, *, discreet: bool = False) -> str:
    """Name a service and its number in one line; empty when it has none."""
    number = entry.phone_line if entry.phone else entry.text_number
    name = (entry.discreet_name if discreet else "") or entry.name
    return f"{name}: {number}" if number else ""


def unit_card(directory: Directory) -> str:
    """Every way to reach the Violence Reduction Unit, phone first, with where it was read."""
    phone, email, post, twitter, facebook, site = (directory[door] for door in UNIT_DOORS)
    warning = f"as of the 2019 leaflet, {CHECK}"
    return "\n".join(
        (
            "West Midlands Violence Reduction Unit",
            f"Phone: {phone.phone_line}. Ask for the VRU team ({warning}).",
            f"E-mail: {email.email} ({warning}).",
            f"Post: {post.post} ({warning}).",
            f"X (was Twitter): {twitter.social} ({warning}).",
            f"Facebook: {facebook.social} ({warning}).",
            f"Website: {site.website} (read in {site.source_year}).",
            "This is an office line. In danger now? Call 999.",
        )
    )


class _Card:
    def __init__(self, entry: ServiceEntry, now: datetime, *, urgent: bool, quiet: bool) -> None:
        self.entry, self.now, self.urgent, self.quiet = entry, now, urgent, quiet
        # One warning for a record that is shaky as a whole; else one on each shaky fact.
        self.shaky = entry.status is not Status.ACTIVE or entry.confidence == "recalled"

    def lines(self) -> list[str]:
        entry = self.entry
        return [
            entry.discreet_name if self.quiet else entry.name,
            entry.discreet_what if self.quiet else entry.what,
            self._for_whom(),
            *self._phones(),
            *(self._door(label, fact) for label, fact, names in _DOORS if not names),
            *(self._door(label, fact) for label, fact, names in _DOORS if names and not self.quiet),
            "" if self.quiet else self._site(),
            self._access(),
            self._hours(),
            self._fact("cost", f"Cost: {entry.cost}", "."),
            self._bill(),
            "" if self.quiet else self._source(),
        ]

    def short_lines(self) -> list[str]:
        entry = self.entry
        return [
            entry.discreet_name if self.quiet else entry.name,
            self._for_whom() or (entry.discreet_what if self.quiet else ""),
            *self._phones(),
            self._door("Text", "text_number"),
            self._hours(),
            self._bill(),
        ]

    def _shows(self, fact: str) -> bool:
        return bool(getattr(self.entry, fact)) and (not self.urgent or self.entry.trusted(fact))

    def _fact(self, fact: str, words: str, end: str = "") -> str:
        if not self._shows(fact):
            return ""
        shaky_alone = not self.shaky and not self.entry.trusted(fact)
        return f"{words} ({CHECK}){end}" if shaky_alone else f"{words}{end}"

    def _phones(self) -> list[str]:
        """The number to ring now; the out-of-hours one first when the office is known shut."""
        entry = self.entry
        day = self._fact("phone", f"Phone: {entry.phone_line}")
        night = self._fact(
            "phone_out_of_hours",
            f"Phone in the evening, at night and at weekends: {entry.phone_out_of_hours}",
        )
        shut = entry.open_state(self.now) is OpenState.CLOSED
        return [night, day] if shut else [day, night]

    def _door(self, label: str, fact: str) -> str:
        value = getattr(self.entry, fact)
        line = self._fact(fact, f"{label}: {value}")
        how = self._fact("text_words", self.entry.text_words) if fact == "text_number" else ""
        return f"{line}. {how}" if line and how else line

    def _site(self) -> str:
        chat = self.entry.webchat is True and self._shows("webchat")
        label = "Online chat and website" if chat else "Website"
        return self._fact("website", f"{label}: {self.entry.website}")

    def _access(self) -> str:
        entry = self.entry
        if entry.reach_phone and not self.urgent:
            return f"How to join: ring {entry.reach_phone} and ask for the VRU team."
        return ACCESS_WORDS.get(entry.access, "")

    def _for_whom(self) -> str:
        entry = self.entry
        if self.quiet:  # the discreet words say who it is for
            return ""
        who = _GENDERS.get(entry.gender, "")
        if who and entry.gender_note:
            who = f"{who}, {entry.gender_note}"
        limits = [fact for fact in ("age_min", "age_max") if getattr(entry, fact)]
        ages = _ages(entry) if all(self._shows(fact) for fact in limits) else ""
        if ages and not self.shaky and not all(entry.trusted(fact) for fact in limits):
            ages = f"{ages} ({CHECK})"
        if who and ages:
            return f"{who}. {ages}."
        return f"{who or ages}." if who or ages else ""

    def _hours(self) -> str:
        entry = self.entry
        if not (entry.phone or entry.text_number or entry.webchat or entry.phone_by_area):
            return ""
        if entry.hours is None or (self.urgent and not entry.trusted("hours")):
            return "Hours not known."
        if entry.trusted("hours"):
            return hours_line(entry.hours, self.now)
        return self._fact("hours", f"Hours: {hours_summary(entry.hours)}", ".")

    def _bill(self) -> str:
        entry = self.entry
        if not (self._shows("phone") or self._shows("text_number")):
            return ""
        hidden = entry.on_phone_bill == "hidden" and entry.trusted("on_phone_bill")
        bill = "It does not show on the phone bill." if hidden else "It may show on the phone bill."
        return f"{bill} The phone's own call list keeps it."

    def _source(self) -> str:
        entry = self.entry
        leaflet = any(source.kind == "leaflet" for source in entry.sources)
        if entry.source_year:
            origin = "the unit's leaflet of " if leaflet and entry.source_year == "2019" else ""
            read = f"Details from {origin}{entry.source_year}."
        else:
            read = "Details from a page with no date."
        return f"{read} Please {CHECK}." if self.shaky else read


def _ages(entry: ServiceEntry) -> str:
    """Say the age limits as people do, or nothing."""
    low, high = entry.age_min, entry.age_max
    if not low and high is None:
        return ""
    if not low:
        return f"If you're under {(high or 0) + 1}"
    return f"If you're {low} or over" if high is None else f"For ages {low} to {high}"
