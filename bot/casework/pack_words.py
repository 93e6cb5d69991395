"""What a referral pack's choices mean in plain words, and how it writes times.

Lawful bases and conditions are named from UK GDPR and the Data Protection Act 2018 as commonly
cited for safeguarding; the data protection officer is to confirm each before the launch.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

from bot.casework.packs import Basis, Consent, PackKind

KIND_WORDS = {
    PackKind.CHILDREN: "Children's social care",
    PackKind.DOMESTIC_ABUSE: "Domestic abuse service",
}
# Each: what it is called, where it stands, and what staff read when they choose.
BASIS_WORDS: dict[Basis, tuple[str, str, str]] = {
    Basis.PUBLIC_TASK: (
        "Public task, with the safeguarding condition",
        "UK GDPR Articles 6(1)(e) and 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 18",
        "The usual one here. Sharing keeps a child or an adult at risk safe, which is part of the "
        "unit's task.",
    ),
    Basis.VITAL_INTERESTS: (
        "Vital interests",
        "UK GDPR Articles 6(1)(d) and 9(2)(c)",
        "Somebody's life is in danger, and they cannot agree in time.",
    ),
    Basis.LEGAL_OBLIGATION: (
        "Legal obligation",
        "UK GDPR Article 6(1)(c)",
        "A law or a court orders the sharing. Say which one under 'Why it is shared'.",
    ),
    Basis.CONSENT: (
        "Consent",
        "UK GDPR Articles 6(1)(a) and 9(2)(a)",
        "Only when an adult could freely say no, and nothing would be shared if they did. Rarely "
        "right for safeguarding.",
    ),
}
CONSENT_WORDS: dict[Consent, str] = {
    Consent.AGREED: "Asked, and agreed",
    Consent.REFUSED: "Asked, and said no; shared all the same",
    Consent.NOT_ASKED_RISK: "Not asked: asking could put somebody in danger",
    Consent.NOT_ASKED_TIME: "Not asked: there was no time",
    Consent.NOT_ASKED_REACH: "Not asked: the contact could not be reached",
}
NOT_KNOWN = "Not known"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def moment_words(at: datetime, zone: tzinfo) -> str:
    """Return a day and time of day in local time: `23 Nov 2026, 02:14`."""
    local = at.astimezone(zone)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"
