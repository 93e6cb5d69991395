"""What the unit has said about itself: facts with the year and source of each.

The launch leaflet is of 2 October 2019. Its money and dates are past and its office holders
have changed, so every answer says the year, and no person is ever named here.
"""

from __future__ import annotations

from dataclasses import dataclass

LEAFLET = "the unit's launch leaflet"
LEAFLET_YEAR = 2019


@dataclass(frozen=True)
class Fact:
    """Words to say, the year they are from, and where they were read.

    `service_ids` name entries of the service directory that go with the words.
    """

    text: str
    year: int = LEAFLET_YEAR
    source: str = LEAFLET
    service_ids: tuple[str, ...] = ()

    def said(self) -> str:
        """The words, and how old they are."""
        return f"{self.text}\n\nThis is from {self.source} of {self.year}. It may have changed."


UNIT_DOORS = ("vru-phone", "vru-email", "vru-post", "vru-twitter", "vru-facebook", "vrp-website")

PROGRAMMES: dict[str, Fact] = {
    "mvp": Fact(
        "Mentors in Violence Prevention (MVP) runs in schools. Pupils are trained to mentor "
        "other pupils, so that violence is stopped before it starts. To join, ask at school.",
        service_ids=("prog-mvp",),
    ),
    "school_officers": Fact(
        "School engagement officers help schools deal with violence. They link pupils who need "
        "it to sport, mentoring and lessons that build character. Ask at school.",
        service_ids=("prog-seo",),
    ),
    "specialist_mentoring": Fact(
        "Specialist mentoring is for young people aged 10 to 18. It is for those at risk of "
        "violence who live where there is a lot of crime.",
        service_ids=("prog-specialist-mentoring",),
    ),
    "ae": Fact(
        "A&E interventions meet young people in hospital after they are hurt by violence. They "
        "offer a mentor and support to get away from it. Ask the staff at the hospital.",
        service_ids=("prog-ae",),
    ),
    "leaving_gangs": Fact(
        "Support for people leaving gangs is for young people and adults. It helps those coming "
        "out of custody, or just out, to settle again.",
        service_ids=("prog-leaving-gangs",),
    ),
    "iris": Fact(
        "IRIS works with GP surgeries. It helps them spot patients who are being hurt at home, "
        "and get them support. You reach it through a GP.",
        service_ids=("prog-iris",),
    ),
    "behaviour_campaign": Fact(
        "The behavioural change campaign uses what is known about how people act to change "
        "minds and cut violence. It is a campaign, not a service you can join.",
        service_ids=("prog-behaviour",),
    ),
}

PROGRAMME_NAMES: dict[str, str] = {
    "mvp": "Mentors in Violence Prevention: pupils mentor other pupils",
    "school_officers": "School engagement officers",
    "specialist_mentoring": "Specialist mentoring, ages 10 to 18",
    "ae": "A&E interventions, for young people hurt by violence",
    "leaving_gangs": "Support for people leaving gangs",
    "iris": "IRIS, through GP surgeries",
    "behaviour_campaign": "Behavioural change campaign",
}

STRANDS = (
    "Strong local partnerships",
    "Stopping violence before it starts, by tackling its causes",
    "Seeing the warning signs early and dealing with the risks",
    "Supporting people who were hurt, and helping people change",
    "Stopping more violence by people in the justice system",
    "Changing attitudes about violence",
)

UNIT: dict[str, Fact] = {
    "unit_about": Fact(
        "The West Midlands Violence Reduction Unit works to stop violence before it happens. "
        "Councils, schools, health services and the police work in it together. It is now "
        "called the Violence Reduction Partnership.",
        service_ids=("vrp-website",),
    ),
    "unit_violence_definition": Fact(
        "The unit uses the World Health Organisation's meaning of violence. It is using force "
        "or power on purpose, or threatening to, against yourself, another person or a group, "
        "in a way that injures, kills, harms the mind or how someone grows up, or takes away "
        "what they need."
    ),
    "unit_strategy": Fact(
        "The plan had six parts:\n"
        + "\n".join(f"{number}. {strand}." for number, strand in enumerate(STRANDS, start=1)),
        service_ids=("vrp-website",),
    ),
    "unit_funding": Fact(
        "In its first year the unit had £4.034 million: £3.37 million from the Home Office, "
        "£524,000 from the Police and Crime Commissioner, and £140,000 from councils and the "
        "police. That money was for the year to April 2020. I do not know today's figures.",
        service_ids=("vrp-website", "vru-phone"),
    ),
    "unit_partners": Fact(
        "At the start the partners were the Police and Crime Commissioner's office, West "
        "Midlands Police, Public Health England, Birmingham City Council for the seven councils, "
        "Birmingham and Solihull Clinical Commissioning Group, and the West Midlands Combined "
        "Authority. Some of these no longer exist: health is now with other bodies.",
        service_ids=("vrp-website",),
    ),
}


def all_programmes() -> Fact:
    """The seven programmes in one list."""
    lines = "\n".join(f"- {name}" for name in PROGRAMME_NAMES.values())
    return Fact(f"The unit's leaflet named seven programmes:\n{lines}\nAsk me about any of them.")


@dataclass(frozen=True)
class Door:
    """One way to reach the unit: how it is said, the directory's field, the leaflet's value."""

    label: str
    fact: str
    value: str
    note: str = ""

    def line(self, newer: str = "") -> str:
        """The door in one line, with the directory's value when there is one."""
        end = f". {self.note}" if self.note else ""
        return f"{self.label}: {newer or self.value}{end}"


# The e-mail domain is an old one, and nobody has confirmed that it still takes mail.
DOORS: dict[str, Door] = {
    "vru-phone": Door("Phone", "phone_line", "0121 626 5322", "Ask for the VRU team."),
    "vru-email": Door("E-mail", "email", "VRU@west-midlands.pnn.police.uk"),
    "vru-post": Door(
        "Post",
        "post",
        "Violence Reduction Unit, West Midlands Police and Crime Commissioner's office, Lloyd "
        "House, Colmore Circus Queensway, Birmingham, B4 6NQ",
    ),
    "vru-twitter": Door(
        "X (was Twitter)", "social", "@WestMidsVRU", "Everyone can see posts there."
    ),
    "vru-facebook": Door("Facebook", "social", "@WestMidsVRU"),
    "vrp-website": Door("Website", "website", "westmidlands-vrp.org"),
}
