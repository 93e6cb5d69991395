"""The words by which contacts name programmes, services, and who the help is for."""

from __future__ import annotations

# programme -> the words for it, as regular expressions over lower-case text.
PROGRAMMES: dict[str, tuple[str, ...]] = {
    "mvp": (r"mvp", r"mentors in violence prevention", r"peer mentor(?:s|ing)?(?: in school)?"),
    "school_officers": (r"school engagement officers?", r"engagement officers?", r"\bseos?\b"),
    "specialist_mentoring": (r"specialist mentor(?:s|ing)?",),
    "ae": (r"a ?(?:&|and|n) ?e\b", r"casualty", r"emergency department", r"hospital youth worker"),
    "leaving_gangs": (r"leav(?:e|ing) (?:a |the )?gangs?", r"gang exit", r"getting out of a gang"),
    "iris": (r"\biris\b",),
    "behaviour_campaign": (r"behaviou?r(?:al)? change(?: campaign)?", r"behavioural science"),
}

# service directory id -> the words for it.
SERVICES: dict[str, tuple[str, ...]] = {
    "childline": (r"child ?line",),
    "nspcc-helpline": (r"nspcc",),
    "samaritans": (r"samaritans?",),
    "shout": (r"\bshout\b(?! at| out)", r"85258"),
    "papyrus": (r"papyrus", r"hope ?line"),
    "kooth": (r"kooth",),
    "the-mix": (r"\bthe mix\b",),
    "runaway-helpline": (r"runaway helpline",),
    "missing-people": (r"missing people",),
    "national-da-helpline": (
        r"national domestic abuse helpline",
        r"domestic (?:abuse|violence) (?:help)?line",
        r"refuge",
    ),
    "mens-advice-line": (r"men'?s advice line",),
    "respect-phoneline": (r"respect phone ?line",),
    "karma-nirvana": (r"karma nirvana",),
    "forced-marriage-unit": (r"forced marriage unit",),
    "bswa": (r"bswa", r"birmingham (?:and )?solihull women'?s aid"),
    "bcwa": (r"black country women'?s aid",),
    "haven-wolverhampton": (r"haven wolverhampton", r"wolverhampton haven"),
    "coventry-haven": (r"coventry haven",),
    "rape-crisis-247": (r"rape crisis",),
    "willow-tree-sarc": (r"willow tree",),
    "horizon-sarc": (r"horizon (?:sarc|centre)",),
    "report-remove": (r"report remove",),
    "ceop": (r"\bceop\b",),
    "fearless": (r"fearless",),
    "crimestoppers": (r"crime ?stoppers",),
    "victim-support": (r"victim support",),
    "modern-slavery-helpline": (r"modern slavery (?:help)?line",),
    "shelter": (r"\bshelter\b",),
    "centrepoint": (r"centrepoint",),
    "frank": (r"talk to frank", r"\bfrank\b(?= (?:open|free|helpline|number))"),
    "nhs-111": (r"\b111\b",),
    "police-101": (r"\b101\b",),
    "redthread": (r"redthread",),
    "st-giles-hospital-custody": (r"st\.? giles",),
    "james-brindley-foundation": (r"james brindley(?: foundation)?",),
    "catch22-county-lines": (r"catch ?22",),
    "safecall": (r"safe ?call",),
    "winstons-wish": (r"winston'?s wish",),
    "galop": (r"galop",),
    "switchboard": (r"switchboard lgbt\w*",),
    "muslim-youth-helpline": (r"muslim youth helpline",),
    "sikh-helpline": (r"sikh helpline",),
    "stop-it-now": (r"stop it now",),
    "weapon-surrender-bins": (r"(?:knife|weapons?)(?: surrender| amnesty)? bins?",),
    "family-lives": (r"family lives",),
}

# Who the help is for, first match wins.
CHILD = (
    r"(?:my|our|me) (?:own |little |youngest |eldest |oldest |step ?|foster |grand)*"
    r"(?:son|sons|daughter|daughters|lad|boy|girl|kid|kids|child|children|teenager|"
    r"grandson|granddaughter|grandchild|stepson|stepdaughter|baby|little one)\b"
)
# Other people stand in most messages; only one that help is asked for counts.
OTHER = (
    r"(?:for|help) (?:my|our|a|me|one of my|this|some) (?:best |little |big |young |close )*"
    r"(?:mate|friend|bro|brother|bruv|sister|sis|cousin|nephew|niece|neighbour|neighbor|pupil|"
    r"student|patient|colleague|partner|mum|mom|mam|dad|pal|bezzie|girlfriend|boyfriend|"
    r"young person|young people|client|tutee|learner)s?\b"
)
ME = (
    r"\b(?:for (?:me|myself|us)|i (?:want|need|wanna|would like|could do with|am looking)|"
    r"i'?d like)\b"
)
BARE = {
    "me": ("me", "for me", "myself", "its me", "it's me", "its for me", "it's for me", "mine", "i"),
    "child": ("my child", "for my child", "my kid", "my kids", "child", "son", "daughter",
              "my son", "my daughter", "for my son", "for my daughter"),
    "other": ("someone else", "other", "a friend", "friend", "my mate", "for a friend",
              "for a mate", "somebody else", "for someone else"),
}  # fmt: skip

NUMBER_WORDS = {
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
