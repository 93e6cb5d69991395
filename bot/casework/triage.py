"""Tiers, routes, and the assessment of one message.

The names of tiers and routes are the routing contract: stores, the desk, evaluation
files and reports use exactly these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from bot.casework.answer_keys import NO_ANSWER, NOT_SAFE_CHAT, TELLS_NO_HARM
from bot.casework.intent_topics import TOPICS_OF


class Tier(str, Enum):
    """How urgent a message is. The lower the number, the more urgent."""

    P1 = "P1"  # danger now: someone may be killed or badly hurt within minutes or hours
    P2 = "P2"  # high, today: serious harm likely in days, or grave harm disclosed
    P3 = "P3"  # concern: a person should look within the working day
    P4 = "P4"  # signpost: information or small talk

    @property
    def rank(self) -> int:
        """1 for P1 up to 4 for P4."""
        return int(self.value[1])

    @property
    def urgent(self) -> bool:
        """True for P1 and P2."""
        return self.rank <= 2


class Route(str, Enum):
    """What a message is about, which decides who should hear of it."""

    DOMESTIC_ABUSE = "domestic_abuse"
    CHILD_PROTECTION = "child_protection"
    SEXUAL_HARM = "sexual_harm"
    MENTAL_HEALTH = "mental_health"
    EXPLOITATION = "exploitation"
    VIOLENCE = "violence"
    GANG_EXIT = "gang_exit"
    VICTIM_SUPPORT = "victim_support"
    MENTORING = "mentoring"
    SCHOOL = "school"
    FAMILY = "family"
    MISSING_HOUSING = "missing_housing"
    SUBSTANCES = "substances"
    HATE_CRIME = "hate_crime"
    REPORT = "report"
    VRU_CONTACT = "vru_contact"
    EMERGENCY = "emergency"
    HUMAN = "human"
    PRIVACY = "privacy"
    SMALLTALK = "smalltalk"
    OUT_OF_SCOPE = "out_of_scope"


def most_urgent(*tiers: Tier) -> Tier:
    """Return the most urgent of one or more tiers."""
    return min(tiers, key=lambda tier: tier.rank)


@dataclass(frozen=True)
class Hit:
    """One rule of the screen that matched.

    `reason` is what staff read, word for word, and cites the words that matched.
    `key` names the rule. `denied`, `joking` and `quoted` say how the words were used.
    """

    key: str
    tier: Tier
    route: Route
    reason: str
    words: str = ""
    covert: bool = False
    check: bool = False


# The rule of who speaks of the contact on the contact's phone, in the voice of a controller.
CONTROLLER = "takeover_control"
OWN_THREATS = frozenset(  # what a controller says of himself
    {"going_to_attack", "revenge", "threat_to_life", "threat_to_life_timed", "threat_deadline"}
)
# Rules of who is near. Whoever is near need not see the phone.
NEAR = frozenset({"close_by", "outside_mine", "followed_now", "danger_returns"})


@dataclass(frozen=True)
class Screening:
    """What the deterministic screen made of the words. `hits` are most urgent first.

    `of_talk`: a word stands there about the talk itself or a device (`lexicon.talk`).
    """

    tier: Tier = Tier.P4
    route: Route | None = None
    hits: tuple[Hit, ...] = ()
    states_age: int | None = None
    of_talk: bool = False

    @property
    def covert(self) -> bool:
        """Whether someone may be watching the contact type.

        A controller's voice does not tell of danger: a parent does, who "found it on her phone".
        """
        danger = any(
            # "I've got her phone now" is what a controller does, too.
            hit.tier.urgent
            and not ("takeover" in hit.key or "phone" in hit.words or hit.key in OWN_THREATS)
            for hit in self.hits
        )
        return any(hit.covert and not (danger and hit.key == CONTROLLER) for hit in self.hits)

    @property
    def answered_no(self) -> bool:
        """Whether it is covert by a no to our question alone."""
        return self.covert and all(hit.key == NOT_SAFE_CHAT for hit in self.hits if hit.covert)

    @property
    def near(self) -> bool:
        """Whether the words tell of danger that is near, and nothing of the talk itself."""
        keys = {hit.key for hit in self.hits}
        return not self.of_talk and NO_ANSWER not in keys and not NEAR.isdisjoint(keys)


@dataclass(frozen=True)
class Understanding:
    """What Rasa made of a message, with the action server's structured answer.

    `watched` is the probability that somebody may see the answer, or writes in the contact's
    place.
    """

    intent: str
    confidence: float
    tier: Tier
    route: Route
    tier_probabilities: dict[str, float] = field(default_factory=dict)
    route_probabilities: dict[str, float] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    entities: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    answer: Answer | None = None
    slots: tuple[tuple[str, str], ...] = ()
    form: str | None = None
    asks: str | None = None
    watched: float = 0.0


@dataclass(frozen=True)
class Answer:
    """The action server's answer: words to say, services to show, buttons to offer.

    `service_ids` name entries of the service directory, best first, at most three.
    `choices` are (label, value) pairs.
    """

    text: str = ""
    service_ids: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    referral: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Unavailable:
    """Rasa could not be asked, or its answer made no sense. `why` is a short code."""

    why: str


@dataclass(frozen=True)
class Assessment:
    """The tier and route of one message, with reasons in plain words for staff.

    `ruled`: a rule saw urgent harm. `route_share`: how sure the route is, 1.0 by such a rule.
    `answered_no`: it is covert by a no to "is it safe to message you here?", and nobody is named.
    """

    tier: Tier
    route: Route
    reasons: tuple[str, ...]
    intent: str = ""
    confidence: float = 0.0
    covert: bool = False
    answered_no: bool = False
    check: bool = False
    hit_keys: tuple[str, ...] = ()
    ruled: bool = False
    route_share: float = 1.0
    unsure: bool = False
    provisional: bool = False


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
    watched = () if screening.near else _watched(reading, tier)
    common["covert"] = screening.covert or bool(watched)
    common["answered_no"] = screening.answered_no and not watched
    route, share = _route(screening, reading)
    return Assessment(
        tier=tier,
        route=route,
        route_share=share,
        reasons=(*hit_reasons, *reading.reasons, *watched) or (NOT_WORRYING,),
        intent=reading.intent,
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
MENTOR_ASKED = "mentoring_find"  # whose asker wants one thing, where it is believed
SURE_OF_INTENT = 0.5


def _watched(reading: Understanding, tier: Tier) -> tuple[str, ...]:
    """Return why the answer must show no help, by the model; empty where it need not.

    At P1 alone: who tells in peace that a partner goes through the phone gets the helpline. Nor
    where a rule saw who is near: of 38 such the model would hide the numbers from eight.
    """
    sure = tier is Tier.P1 and reading.watched >= SURE_OF_WATCHED
    return (f"{SEEN} ({reading.watched:.2f}).",) if sure else ()


def _route(screening: Screening, reading: Understanding) -> tuple[Route, float]:
    """Choose who says what the message is about, and tell how sure that is.

    The model tells better than the rules (docs/triage.md), unless it saw no topic or is not sure.
    Who plainly asks for a mentor is shown mentors, whatever else it is about.
    """
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
