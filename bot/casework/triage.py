"""Tiers, routes, and the assessment of one message.

The names of tiers and routes are the routing contract: stores, the desk, evaluation
files and reports use exactly these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from bot.casework.answer_keys import NO_ANSWER, NOT_SAFE_CHAT, SEEN_CHAT


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

    `hurt_first`: who tells of hitting was hurt first, defended somebody, or is only accused.
    `of_talk`: a word stands there about the talk itself or a device (`lexicon.talk`).
    `says_yes`: asked whether it is safe to message, the words begin with a yes and name nobody
    near.
    """

    tier: Tier = Tier.P4
    route: Route | None = None
    hits: tuple[Hit, ...] = ()
    states_age: int | None = None
    of_talk: bool = False
    hurt_first: bool = False
    says_yes: bool = False

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
    def by_answer(self) -> bool:
        """Whether it is covert by answers to our question alone, a no or who sees the phone."""
        return self.covert and all(
            hit.key in (NOT_SAFE_CHAT, SEEN_CHAT) for hit in self.hits if hit.covert
        )

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
    `by_answer`: by that no, or by naming who sees the phone, and by nothing else.
    `may_be_watched`: the model reads that somebody may see the answer, or that another writes.
    """

    tier: Tier
    route: Route
    reasons: tuple[str, ...]
    intent: str = ""
    confidence: float = 0.0
    covert: bool = False
    answered_no: bool = False
    by_answer: bool = False
    may_be_watched: bool = False
    check: bool = False
    hit_keys: tuple[str, ...] = ()
    ruled: bool = False
    route_share: float = 1.0
    unsure: bool = False
    provisional: bool = False
