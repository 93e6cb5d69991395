"""A referral pack as people read it: the same sections on the desk's page and in the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from bot.casework.pack_words import (
    BASIS_WORDS,
    CONSENT_WORDS,
    KIND_WORDS,
    NOT_KNOWN,
    moment_words,
)
from bot.casework.packs import Draft, Fact, Look, Quote, Recipient, Sharing
from bot.casework.triage import Route

NO_LINE = "No line was chosen"


@dataclass(frozen=True)
class Row:
    """One thing said. `label` may be empty; `quote`: word for word from the conversation."""

    label: str
    text: str
    quote: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it; `none` is said when nothing does."""

    title: str
    rows: tuple[Row, ...]
    none: str = NOT_KNOWN


def title_of(draft: Draft) -> str:
    """Return what the pack is, in a line."""
    practice = "PRACTICE, NOT REAL: " if draft.case.practice else ""
    return f"{practice}Referral to {KIND_WORDS[draft.kind].lower()}"


def sections(
    draft: Draft, zone: tzinfo, routes: Mapping[Route, str], look: Look | None = None
) -> tuple[Section, ...]:
    """Return the whole pack in reading order. Times are local to `zone`."""
    about = draft.about
    known = (
        ("Name", about.name),
        ("Age", about.age),
        ("Area", about.area),
        ("Language", about.language),
        ("Safe contact", about.safe_contact),
        ("Others at home", about.household),
    )
    made = [
        Section("To", _to(draft.recipient), "Not chosen yet"),
        Section("From", _from(draft, zone, look)),
        Section("Why", _text(draft.why)),
        Section("The person", tuple(Row(k, v or NOT_KNOWN) for k, v in known)),
        Section("Facts", _dated(draft.facts), "None written"),
        Section("Their own words, word for word", _quoted(draft.words, zone), NO_LINE),
        Section("Risk so far", _risks(draft, zone, routes), "Nothing recorded"),
        Section("What we make of the risk", _text(draft.assessment), "Nothing written"),
        Section("What was done", _text(draft.done), "Nothing written"),
        Section("What was said to them, word for word", _quoted(draft.said, zone), NO_LINE),
        Section("What is shared, and what allows it", _shared(draft.sharing)),
        Section("Who was told", _dated(draft.told), "Nobody yet"),
    ]
    return tuple(made)


def _to(recipient: Recipient | None) -> tuple[Row, ...]:
    if recipient is None:
        return ()
    rows = [
        ("", recipient.name),
        ("Area", recipient.area),
        ("Phone", recipient.phone),
        ("Out of hours", recipient.out_of_hours),
        ("E-mail", recipient.email),
        ("Website", recipient.website),
        ("To check first", ", ".join(recipient.to_check).replace("_", " ")),
        ("Source", " ".join(p for p in (recipient.source, recipient.source_date) if p)),
    ]
    return tuple(Row(label, text) for label, text in rows if text)


def _from(draft: Draft, zone: tzinfo, look: Look | None) -> tuple[Row, ...]:
    case = draft.case
    rows = [
        Row("Referred by", draft.referrer or NOT_KNOWN),
        Row("Reach them at", draft.contact_back or NOT_KNOWN),
        Row("Written", f"{moment_words(draft.at, zone)}, by {draft.by}"),
    ]
    if look is not None and look.revision == draft.revision:
        alone = f" (nobody else could: {look.alone})" if look.alone else ""
        rows.append(Row("Read again", f"{moment_words(look.at, zone)}, by {look.by}{alone}"))
    rows.append(Row("Case", f"{case.case_id}, opened {moment_words(case.opened_at, zone)}"))
    if case.watched:
        rows.append(
            Row("Take care", "Someone may be watching the phone. Do not write or ring first.")
        )
    return tuple(rows)


def _text(text: str) -> tuple[Row, ...]:
    return tuple(Row("", line) for line in text.splitlines() if line.strip())


def _dated(facts: tuple[Fact, ...]) -> tuple[Row, ...]:
    return tuple(Row(fact.when or "Time not known", fact.what) for fact in facts)


def _quoted(quotes: tuple[Quote, ...], zone: tzinfo) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"{moment_words(quote.at, zone)}, {quote.who}"
            + (f" ({quote.note})" if quote.note else ""),
            quote.text,
            quote=True,
        )
        for quote in quotes
    )


def _risks(draft: Draft, zone: tzinfo, routes: Mapping[Route, str]) -> tuple[Row, ...]:
    words = {route.value: said for route, said in routes.items()}
    return tuple(
        Row(
            f"{moment_words(step.at, zone)}: {step.tier.value}, "
            f"{words.get(step.route, step.route).lower()}"
            + ("" if step.by == "bot" else f", by {step.by}"),
            " ".join(step.reasons) or NOT_KNOWN,
        )
        for step in draft.risks
    )


def _shared(sharing: Sharing) -> tuple[Row, ...]:
    basis = BASIS_WORDS[sharing.basis] if sharing.basis else None
    rows = [
        ("What", sharing.what),
        ("With whom else", sharing.with_whom),
        ("Why", sharing.why),
        ("What allows it", f"{basis[0]} ({basis[1]})" if basis else ""),
        ("Asked", CONSENT_WORDS[sharing.consent] if sharing.consent else ""),
        ("Why without a yes", sharing.consent_why),
    ]
    optional = {"With whom else", "Why without a yes"}
    return tuple(Row(k, v or NOT_KNOWN) for k, v in rows if v or k not in optional)
