"""What the fixed text of an urgent message is about: less than its route, where that is a guess.

The route decides who hears of a case; a wrong guess there is put right by a person. A text is
read at once by whoever wrote: "don't send more pictures" to somebody who saw a killing on TikTok.
"""

from __future__ import annotations

from dataclasses import replace

from bot.casework.assessing import NO_DANGER, SURE_OF_ROUTE, TOPICLESS
from bot.casework.intent_topics import TOPICS_OF
from bot.casework.triage import Assessment, Route, Tier
from bot.casework.whose_harm import Whose
from bot.casework.wording_variants import template_for

# In a case that was answered the model alone brings another text from here on, of its route and
# of its intent, where both tell of one thing. On training messages that it had not learnt, urgent
# by the model alone: 0.78 of such texts fit and 0.46 of all that fit are given; at 0.3 and 0.3
# it is 0.69 and 0.74, at 0.7 and 0.7 it is 0.87 and 0.19.
SURE_OF_TEXT = 0.5
# The intent says suicide or self-harm from here on. Of 684 such messages that no rule sees, 398
# are read so; a higher line loses more of them than it spares (0.3: 381).
SAYS_SUICIDE = 0.15
ANOTHERS = ":other"  # ends the name of a text that was given about somebody else
SUICIDAL = frozenset({"suicide", "self_harm"})
# Texts in which nothing is said to the one harmed alone: they are the same for whoever tells.
SAME_FOR_ALL = frozenset({"listen", "threat", "own_harm"})
# Routes whose own text stays beside a word of suicide, where the model is sure of them.
ABUSE = frozenset(
    {Route.DOMESTIC_ABUSE, Route.CHILD_PROTECTION, Route.SEXUAL_HARM, Route.EXPLOITATION}
)
# What a P1 has told already: the P2 texts of the same kind say no more.
TOLD_BY_P1: dict[str, tuple[str, ...]] = {
    "danger": ("threat",),
    "fight": ("weapon", "threat"),
    "hurt": ("health", "self_harm"),
    "suicide": ("suicide", "self_harm"),
    "sexual": ("sexual",),
}


def spoken(assessment: Assessment, *, answered: bool) -> Assessment:
    """The message as its fixed text takes it; the case and its staff go by the message itself.

    `answered`: something was said in this case already. Where only the model sees a P2 and is not
    sure what it is about, the text is that of no danger by name: people who listen, and 999.
    """
    if assessment.tier is not Tier.P2 or assessment.ruled:
        return assessment
    if says_suicide(assessment):
        sure = assessment.route in ABUSE and assessment.route_share >= SURE_OF_TEXT
        return assessment if sure else replace(assessment, route=Route.MENTAL_HEALTH)
    route, share = assessment.route, assessment.route_share
    if route in TOPICLESS | NO_DANGER or share < SURE_OF_ROUTE:
        return _of_no_name(assessment)
    if answered and not _sure(assessment):
        return _of_no_name(assessment)
    if route is Route.MENTAL_HEALTH and (answered or share < SURE_OF_TEXT):
        return _of_no_name(assessment)  # low in mind is not yet "if you might act on this"
    return assessment


def says_suicide(assessment: Assessment) -> bool:
    """Whether a rule, or the intent, speaks of suicide or self-harm."""
    by_intent = assessment.intent in SUICIDAL and assessment.confidence >= SAYS_SUICIDE
    return by_intent or rules_say_suicide(assessment)


def rules_say_suicide(assessment: Assessment) -> bool:
    """Whether the words themselves speak of suicide or self-harm, whatever the intent is."""
    return any("suicid" in key or "selfharm" in key for key in assessment.hit_keys)


def text_keys(assessment: Assessment, whose: Whose = Whose.OWN) -> tuple[str, ...]:
    """Name the fixed text of an urgent message, so that the same is not given twice.

    A P1 says 999 again for each new route, so its own text has no name here. What was said of
    somebody else's harm has not been said of the contact's own.
    """
    about = ANOTHERS if whose.is_anothers else ""
    cues = tuple(filter(None, (*assessment.hit_keys, assessment.intent)))
    name = template_for(assessment.tier, assessment.route, cues)
    if assessment.tier is Tier.P1:
        return tuple(f"said:P2.{kind}{about}" for kind in TOLD_BY_P1.get(name, ()))
    return (f"said:P2.{name}{'' if name in SAME_FOR_ALL else about}",)


def _sure(assessment: Assessment) -> bool:
    agree = assessment.route.value in TOPICS_OF.get(assessment.intent, ())
    surest = min(assessment.route_share, assessment.confidence)
    return agree and surest >= SURE_OF_TEXT


def _of_no_name(assessment: Assessment) -> Assessment:
    return replace(assessment, route=Route.HUMAN, intent="")
