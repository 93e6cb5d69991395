"""Words of danger in the languages of the West Midlands: FOR NATIVE REVIEW, every line.

Urdu, Punjabi, Bengali and Sylheti, Polish, Romanian, Somali, Arabic; in script and romanised.
Composed by a non-native writer from common words; romanised spelling varies, so several
spellings of each are kept. A speaker of each language must correct them before the launch.
Accents and vowel marks may be written or left out: both match.
"""

from __future__ import annotations

from bot.casework.lexicon.languages_data import TABLES
from bot.casework.lexicon.languages_everyday_harm import BARE_NOT_WATCHED
from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

_MEANINGS: dict[str, tuple[Tier, Route, str, bool]] = {
    "now": (Tier.P1, Route.VIOLENCE, "attack, weapon or danger now", False),
    "medical": (Tier.P1, Route.EMERGENCY, "bleeding, breathing, fire or a cry for help", False),
    "overdose": (Tier.P1, Route.MENTAL_HEALTH, "pills or poison taken", False),
    "held": (Tier.P1, Route.DOMESTIC_ABUSE, "locked in", False),
    "covert": (Tier.P1, Route.DOMESTIC_ABUSE, "someone may be watching", True),
    "weapon": (Tier.P2, Route.VIOLENCE, "a weapon", False),
    "threat": (Tier.P2, Route.VIOLENCE, "a threat", False),
    "hurt": (Tier.P2, Route.DOMESTIC_ABUSE, "hit or controlled at home", False),
    "suicide": (Tier.P2, Route.MENTAL_HEALTH, "suicide", False),
    "sexual": (Tier.P2, Route.SEXUAL_HARM, "rape or sexual harm", False),
    "marriage": (Tier.P2, Route.DOMESTIC_ABUSE, "forced marriage or FGM", False),
    "away": (Tier.P2, Route.MISSING_HOUSING, "run away or put out", False),
    "exploited": (Tier.P2, Route.EXPLOITATION, "made to carry, sell or work", False),
    "afraid": (Tier.P3, Route.HUMAN, "fear", False),
}


def _rules() -> tuple[Rule, ...]:
    made: list[Rule] = []
    for language, table in TABLES.items():
        for meaning, phrases in table.items():
            tier, route, why, covert = _MEANINGS[meaning]
            listed = tuple(line for line in phrases.split("\n") if line.strip())
            made.append(
                Rule(
                    key=f"{language.lower()}_{meaning}",
                    tier=tier,
                    route=route,
                    why=f"{language}: {why} (for native review)",
                    patterns=tuple("|".join(line.split()) for line in listed),
                    hits=tuple(line.split()[0].replace("_", " ") for line in listed),
                    unless=(BARE_NOT_WATCHED,) if covert else (),
                    denied=None,
                    covert=covert,
                )
            )
    return tuple(made)


RULES: tuple[Rule, ...] = _rules()
