"""Which routes each topic of the directory serves, and which services come first.

The topics are those of the directory's records; loading refuses a topic that is not here.
"""

from __future__ import annotations

from bot.casework.triage import Route

_DA = Route.DOMESTIC_ABUSE
_CP = Route.CHILD_PROTECTION
_SH = Route.SEXUAL_HARM
_MH = Route.MENTAL_HEALTH
_EX = Route.EXPLOITATION
_VI = Route.VIOLENCE
_GE = Route.GANG_EXIT
_VS = Route.VICTIM_SUPPORT
_ME = Route.MENTORING
_SC = Route.SCHOOL
_FA = Route.FAMILY
_MI = Route.MISSING_HOUSING
_SU = Route.SUBSTANCES
_HC = Route.HATE_CRIME
_RE = Route.REPORT
_VRU = Route.VRU_CONTACT
_EM = Route.EMERGENCY
_HU = Route.HUMAN

TOPIC_ROUTES: dict[str, tuple[Route, ...]] = {
    "abuse": (_CP,),
    "advice": (_RE,),
    "anything": (_MH, _SC, _FA, _HU),
    "background": (_VRU,),
    "bereavement": (_VS, _FA),
    "bullying": (_SC, _HC),
    "campaign": (_VRU,),
    "child_protection": (_CP,),
    "child_sexual_abuse": (_SH, _CP),
    "coercive_control": (_DA,),
    "county_lines": (_EX, _GE),
    "crime": (_VS, _RE, _HC),
    "custody": (_GE,),
    "deaf": (_EM,),
    "domestic_abuse": (_DA,),
    "drugs": (_SU,),
    "education": (_SC,),
    "emergency": (_EM, _VI, _DA, _CP, _SH, _EX),
    "exploitation": (_EX,),
    "faith": (_MH, _FA, _HC),
    "family": (_FA,),
    "forced_marriage": (_DA,),
    "gangs": (_GE,),
    "general_enquiry": (_VRU,),
    "grooming": (_SH, _CP),
    "guns": (_RE,),
    "harassment": (_DA, _VI),
    "hate_crime": (_HC,),
    "health": (_EM, _SU),
    "homeless": (_MI,),
    "honour_based_abuse": (_DA,),
    "housing": (_MI,),
    "injury": (_VS, _VI, _EM),
    "knife": (_RE,),
    "leaving_custody": (_GE,),
    "lgbt": (_HC, _FA, _MH),
    "mental_health": (_MH,),
    "mentoring": (_ME,),
    "missing": (_MI,),
    "murder_bereavement": (_VS,),
    "nudes": (_SH,),
    "online_safety": (_SH,),
    "own_behaviour": (_DA, _FA),
    "parenting": (_FA, _SC),
    "prison": (_GE, _FA),
    "refuge": (_DA,),
    "reporting": (_RE,),
    "resettlement": (_GE,),
    "school": (_SC,),
    "self_harm": (_MH,),
    "sextortion": (_SH,),
    "sexual_violence": (_SH,),
    "sport": (_ME,),
    "stalking": (_DA, _VI),
    "suicide": (_MH,),
    "threats": (_VI,),
    "trafficking": (_EX,),
    "transport": (_RE,),
    "violence": (_VI,),
    "violence_prevention": (_VRU,),
    "weapons": (_RE,),
    "young_carer": (_FA, _SC),
}

# Topics for people in one situation. A service whose only tie to a route is one of these is
# shown after the others, unless the contact's words named the topic. Own behaviour is shown
# only when asked for: never beside a plan of someone who is being hurt.
NARROW_TOPICS = frozenset(
    {
        "bereavement",
        "child_sexual_abuse",
        "custody",
        "deaf",
        "education",
        "faith",
        "forced_marriage",
        "grooming",
        "harassment",
        "honour_based_abuse",
        "lgbt",
        "leaving_custody",
        "murder_bereavement",
        "nudes",
        "prison",
        "resettlement",
        "sextortion",
        "stalking",
        "transport",
        "weapons",
        "young_carer",
    }
)
ONLY_WHEN_ASKED = "own_behaviour"

# Telling the authorities is offered after people who listen, except where someone asks how.
AUTHORITIES = frozenset({"police-101", "pcc-office", "btp-61016", "crimestoppers", "fearless"})
REPORTING_ROUTES = frozenset({Route.REPORT, Route.HATE_CRIME})

# Verified services for each route, best first. The first that suits the age is the fallback:
# it is in every answer that would otherwise hold no verified way to reach someone.
_LISTEN = ("childline", "samaritans", "shout")
BEST_FIRST: dict[Route, tuple[str, ...]] = {
    Route.DOMESTIC_ABUSE: ("national-da-helpline", "mens-advice-line", "childline", "samaritans"),
    Route.CHILD_PROTECTION: ("childline", "nspcc-helpline", "samaritans"),
    Route.SEXUAL_HARM: (
        "willow-tree-sarc",
        "childline",
        "rape-crisis-247",
        "samaritans",
        "nhs-111",
        "report-remove",
    ),
    Route.MENTAL_HEALTH: ("nhs-111-mental-health", "samaritans", "childline", "shout"),
    Route.EXPLOITATION: ("runaway-helpline", "childline", "catch22-county-lines", "samaritans"),
    Route.VIOLENCE: ("childline", "samaritans", "victim-support", "crimestoppers"),
    Route.GANG_EXIT: ("prog-leaving-gangs", "catch22-county-lines", "childline", "samaritans"),
    Route.VICTIM_SUPPORT: ("victim-support", "childline", "samaritans", "winstons-wish"),
    Route.MENTORING: (
        "prog-specialist-mentoring",
        "james-brindley-foundation",
        "base25",
        "prog-mvp",
        "vrp-website",
    ),
    Route.SCHOOL: ("childline", "nspcc-helpline", "samaritans"),
    Route.FAMILY: ("childline", "nspcc-helpline", "familyline", "samaritans"),
    Route.MISSING_HOUSING: ("runaway-helpline", "childline", "missing-people", "samaritans"),
    Route.SUBSTANCES: ("frank", "nhs-111", "childline", "samaritans"),
    Route.HATE_CRIME: ("police-101", "galop", "childline", "samaritans"),
    Route.REPORT: ("crimestoppers", "fearless", "police-101", "weapon-surrender-bins"),
    Route.VRU_CONTACT: ("vrp-website", "samaritans", "childline"),
    Route.EMERGENCY: ("emergency-999", "nhs-111", "silent-solution-55"),
    Route.HUMAN: _LISTEN,
    Route.PRIVACY: _LISTEN,
    Route.SMALLTALK: _LISTEN,
    Route.OUT_OF_SCOPE: _LISTEN,
}

# The unit's own doors, as its 2019 leaflet gives them, phone first.
UNIT_DOORS = ("vru-phone", "vru-email", "vru-post", "vru-twitter", "vru-facebook", "vrp-website")
