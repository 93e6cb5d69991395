"""The screen and the model together: which tier and route a message has, and why."""

from __future__ import annotations

from bot.casework.answer_keys import TELLS_NO_HARM
from bot.casework.intent_topics import TOPICS_OF
from bot.casework.screen_means import KEY as MEANS
from bot.casework.triage import (
    Assessment,
    Route,
    Screening,
    Tier,
    Unavailable,
    Understanding,
    most_urgent,
)

# Below this confidence of the intent a calm message gets a clarifying question: by
# cross-validation about one calm message in ten (nlu/DATA.md).
UNSURE_BELOW = 0.15
NOT_WORRYING = "Nothing worrying was found."


def assess(screening: Screening, reading: Understanding | Unavailable | None) -> Assessment:
    """Take the higher of the screen and the model; a dead or wrong model lowers nothing.

    `reading` is None when the screen already saw a P1 and the model did not answer at once.
    """
    hit_reasons = tuple(hit.reason for hit in screening.hits)
    common = {
        "covert": screening.covert,
        "answered_no": screening.answered_no,
        "by_answer": screening.by_answer,
        "check": any(hit.check for hit in screening.hits),
        "hit_keys": tuple(hit.key for hit in screening.hits),
        "ruled": any(hit.tier.urgent and hit.key not in TELLS_NO_HARM for hit in screening.hits),
    }
    if not isinstance(reading, Understanding):
        away = f"Read by the word rules alone ({reading.why})." if reading else ""
        return Assessment(
            tier=screening.tier,
            route=screening.route or Route.HUMAN,
            reasons=(*hit_reasons, away) if away else hit_reasons,
            provisional=reading is not None,
            **common,  # type: ignore[arg-type]
        )
    tier = most_urgent(screening.tier, reading.tier)
    watched = () if screening.near or screening.says_yes else _watched(reading, tier)
    common["covert"] = screening.covert or bool(watched)
    common["answered_no"] = screening.answered_no and not watched
    common["may_be_watched"] = _may_be_watched(reading)
    route, share = _route(screening, reading)
    # "I pushed my dad off my mum" is answered as the one who lives with the harm.
    defends = screening.hurt_first and reading.intent == OWN_VIOLENCE
    return Assessment(
        tier=tier,
        route=route,
        route_share=share,
        reasons=(*hit_reasons, *reading.reasons, *watched) or (NOT_WORRYING,),
        intent="" if defends else reading.intent,
        confidence=reading.confidence,
        unsure=tier is Tier.P4 and reading.confidence < UNSURE_BELOW,
        **common,  # type: ignore[arg-type]
    )


# Routes that say nothing of what a concern is about.
TOPICLESS = frozenset({Route.SMALLTALK, Route.OUT_OF_SCOPE, Route.HUMAN, Route.VRU_CONTACT})
# Routes that tell what is asked for, not what is wrong: at P1 and P2 a rule's route goes first.
NO_DANGER = frozenset({Route.MENTORING, Route.PRIVACY, Route.REPORT})

# Below this the model's route fits no oftener than the rule's (docs/triage.md).
SURE_OF_ROUTE = 0.2
# An urgent message has a topic from this share on, where nothing better is known.
ANY_TOPIC = 0.05
# From here on the model is believed that somebody may see the answer: the numbers give way to a
# bland line then. Nine in ten of those are watched (docs/triage.md).
SURE_OF_WATCHED = 0.7
SEEN = "Someone may see the answer, or write in the contact's place: the model reads it so"
OWN_VIOLENCE = "own_violence"
MENTOR_ASKED = "mentoring_find"  # whose asker wants one thing, where it is believed
SURE_OF_INTENT = 0.5


def _may_be_watched(reading: Understanding) -> bool:
    """Whether the model alone is reason not to open a talk that is hidden."""
    another = reading.intent in ("takeover", "covert") and reading.confidence >= SURE_OF_INTENT
    return another or reading.watched >= SURE_OF_WATCHED


def _watched(reading: Understanding, tier: Tier) -> tuple[str, ...]:
    """Return why the answer must show no help, by the model; empty where it need not.

    At P1 alone: who tells in peace that a partner goes through the phone gets the helpline. Nor
    where a rule saw who is near: of 38 such the model would hide the numbers from eight; nor from
    who has just answered yes.
    """
    sure = tier is Tier.P1 and reading.watched >= SURE_OF_WATCHED
    return (f"{SEEN} ({reading.watched:.2f}).",) if sure else ()


def _route(screening: Screening, reading: Understanding) -> tuple[Route, float]:
    """Choose who says what the message is about, and tell how sure that is.

    The model tells better than the rules (docs/triage.md), unless it saw no topic or is not sure.
    Who plainly asks for a mentor is shown mentors, whatever else it is about.
    """
    if any(hit.key == MEANS for hit in screening.hits):
        return Route.MENTAL_HEALTH, 1.0  # pills in the hand are no question about substances
    share = reading.route_probabilities.get(reading.route.value, 1.0)
    calm = not most_urgent(screening.tier, reading.tier).urgent
    topicless = TOPICLESS if calm else TOPICLESS | NO_DANGER
    vague = reading.route in topicless
    if calm and any("suicid" in hit.key for hit in screening.hits):
        return Route.MENTAL_HEALTH, 1.0  # whatever else: "everyones seen it i wanna die"
    rules = screening.route
    if rules and (calm or rules not in topicless) and (vague or share < SURE_OF_ROUTE):
        return rules, 1.0 if screening.tier.urgent else SURE_OF_ROUTE
    if calm and reading.intent == MENTOR_ASKED and reading.confidence >= SURE_OF_INTENT:
        return Route.MENTORING, share
    if vague and not calm:
        return _next_best(reading, topicless) or (reading.route, share)
    return reading.route, share


def _next_best(reading: Understanding, topicless: frozenset[Route]) -> tuple[Route, float] | None:
    """What urgent words may be about: of 182 without a topic this fits 95, the topicless 15."""
    shares = reading.route_probabilities
    topic = TOPICS_OF.get(reading.intent, ("",))[0]
    named = (Route(topic), shares.get(topic, 0.0)) if topic else None
    if named and reading.confidence >= SURE_OF_INTENT:
        return named
    rest = ((Route(name), share) for name, share in shares.items() if share >= ANY_TOPIC)
    known = [(route, share) for route, share in rest if route not in topicless]
    return max(known, key=lambda each: each[1], default=named)
