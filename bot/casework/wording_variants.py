"""Which fixed text a route gets, and the hits or intents that call for another.

A cue is looked for inside the screen's rule keys and Rasa's intent ("suicide_plan" has
"suicide"); of a cue of two parts ("image+suicid") each must be there. The first cue that fits
the route decides.
"""

from __future__ import annotations

from bot.casework.triage import Route, Tier

P1_OF_ROUTE: dict[Route, str] = {
    **dict.fromkeys(Route, "danger"),
    Route.MENTAL_HEALTH: "suicide",
    Route.SEXUAL_HARM: "sexual",
    Route.SUBSTANCES: "hurt",
    Route.EMERGENCY: "hurt",
}
P2_OF_ROUTE: dict[Route, str] = {
    **dict.fromkeys(Route, "listen"),
    Route.DOMESTIC_ABUSE: "partner",
    Route.CHILD_PROTECTION: "child",
    Route.SEXUAL_HARM: "sexual",
    Route.MENTAL_HEALTH: "suicide",
    Route.EXPLOITATION: "made_to",
    Route.VIOLENCE: "threat",
    Route.GANG_EXIT: "threat",
    Route.VICTIM_SUPPORT: "harm",
    Route.HATE_CRIME: "harm",
    Route.MISSING_HOUSING: "away",
    Route.SUBSTANCES: "health",
    Route.EMERGENCY: "health",
}

# (cue, template, routes that may take it; none means any)
Cue = tuple[str, str, frozenset[Route]]
_ANY: frozenset[Route] = frozenset()
_VIOLENT = frozenset({Route.VIOLENCE, Route.GANG_EXIT, Route.EXPLOITATION})
# Wherever pictures are spoken of: a grown man who asks a child for them may be read as exploiting.
_PICTURES = frozenset(
    {
        Route.SEXUAL_HARM,
        Route.SCHOOL,
        Route.EXPLOITATION,
        Route.CHILD_PROTECTION,
        Route.FAMILY,
        Route.VICTIM_SUPPORT,
        Route.HUMAN,
    }
)
_MADE_TO = frozenset({Route.EXPLOITATION})
_HOME = frozenset({Route.DOMESTIC_ABUSE, Route.CHILD_PROTECTION, Route.FAMILY})
_MIND = frozenset({Route.MENTAL_HEALTH, Route.SCHOOL, Route.FAMILY, Route.HUMAN})
# Beside a word of suicide what is over, or what has no danger of its own, waits.
_LIFE_FIRST = _MIND | {
    Route.VICTIM_SUPPORT,
    Route.HATE_CRIME,
    Route.SUBSTANCES,
    Route.MISSING_HOUSING,
    Route.MENTORING,
    Route.REPORT,
    Route.PRIVACY,
    Route.VRU_CONTACT,
    Route.SMALLTALK,
    Route.OUT_OF_SCOPE,
}
P1_CUES: tuple[Cue, ...] = (
    ("overdose", "hurt", _ANY),
    ("poison", "hurt", _ANY),
    ("attempt", "hurt", frozenset({Route.MENTAL_HEALTH, Route.EMERGENCY})),
    ("pressed_danger", "danger", _ANY),
    # What someone else does or says makes the contact the one in danger, not the attacker.
    ("quoted_", "danger", _VIOLENT),
    ("attack_now", "danger", _VIOLENT),
    ("attack_by_other", "danger", _VIOLENT),
    ("threat_to_life", "danger", _VIOLENT),
    ("outside_mine", "danger", _VIOLENT),
    ("followed_now", "danger", _VIOLENT),
    ("fire_or_gas", "fire", frozenset({Route.EMERGENCY})),
    # Others with a weapon near: danger first, whatever else was said.
    ("weapon_outside", "danger", _VIOLENT),
    ("under_attack", "danger", _VIOLENT),
    ("going_to_fight", "fight", _VIOLENT),
    ("going_to_attack", "fight", _VIOLENT),
    ("attack_plan", "fight", _VIOLENT),
    ("ride_out", "fight", _VIOLENT),
    ("revenge", "fight", _VIOLENT),
    ("weapon_in_hand", "fight", _VIOLENT),
    ("weapon_carrying", "fight", _VIOLENT),
    ("own_violence", "fight", _VIOLENT),
    ("bleeding", "hurt", _ANY),
    ("stabbing_done", "hurt", _ANY),
    ("breathe", "hurt", _ANY),
    ("suicide_means", "suicide", _ANY),
    ("suicid", "suicide", _LIFE_FIRST),
)
P2_CUES: tuple[Cue, ...] = (
    ("image+suicid", "suicide", _PICTURES),
    ("sextort+suicid", "suicide", _PICTURES),
    ("county_lines", "made_to", _MADE_TO),
    ("debt", "made_to", _MADE_TO),
    ("image", "image", _PICTURES),
    ("nude", "image", _PICTURES),
    ("picture", "image", _PICTURES),
    ("blackmail", "image", _PICTURES),
    ("sextort", "image", _PICTURES),
    ("self_harm", "self_harm", _MIND),
    ("selfharm", "self_harm", _MIND),
    ("suicid", "suicide", _LIFE_FIRST),
    # Who tells of their own violence at home is not answered as the one who is hurt. By the
    # intent alone only where no rule tells that the contact may be.
    ("own_harm", "own_harm", _ANY),
    ("hurt_at_home", "partner", frozenset({Route.DOMESTIC_ABUSE})),
    ("hurt_at_home", "listen", frozenset({Route.FAMILY})),
    ("child_hurt", "child", frozenset({Route.CHILD_PROTECTION})),
    ("strangled", "partner", frozenset({Route.DOMESTIC_ABUSE})),
    ("own_violence", "own_harm", _HOME),
    ("carry", "weapon", frozenset({Route.VIOLENCE, Route.GANG_EXIT, Route.SCHOOL})),
    ("weapon", "weapon", frozenset({Route.VIOLENCE, Route.GANG_EXIT, Route.SCHOOL})),
    ("revenge", "weapon", frozenset({Route.VIOLENCE, Route.GANG_EXIT})),
    ("going_to_fight", "weapon", frozenset({Route.VIOLENCE, Route.GANG_EXIT})),
    ("own_violence", "weapon", frozenset({Route.VIOLENCE, Route.GANG_EXIT})),
)


def template_for(tier: Tier, route: Route, cues: tuple[str, ...]) -> str:
    """Name the text for an urgent tier; `cues` are hit keys, the intent or a variant's name."""
    table, of_route = (P1_CUES, P1_OF_ROUTE) if tier is Tier.P1 else (P2_CUES, P2_OF_ROUTE)
    for cue, template, routes in table:
        fits = not routes or route in routes
        if fits and all(any(part in named for named in cues) for part in cue.split("+")):
            return template
    return of_route[route]
