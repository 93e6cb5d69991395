"""A wish to die, and then the means at hand, said in two messages or two sentences.

"If i wasnt here would anyone notice" and "got my dads pills here" are each less than they are
together. What is at hand must be named: whoever merely has a knife is read by the weapon rules.
"""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

MEANS_AT_HAND = "suicide_means"

_WISH = (
    "want_to_die|wanna_die|wants_to_die|wanted_to_die|wish_i_was_dead|wish_i_were_dead|rather_be_dead|better_off_dead|better_off_without_me|want_to_be_dead|kill_myself|end_it|end_my_life|end_it_all|not_wake_up|never_wake_up|dont_want_to_live|dont_want_to_be_here|dont_want_to_be_alive|dont_want_to_wake_up|dont_want_to_exist|cant_go_on|wasnt_here|werent_here|wasnt_around|wasnt_alive|wont_be_here_tomorrow|wont_be_here_tonight|anyone_miss_me|anyone_notice|no_one_would_miss_me|no_one_would_notice|nobody_would_miss_me|nobody_would_notice|suicidal|hate_being_alive",
)
_AT_HAND = (
    "got|have|with|holding|found|here ~4 pills|tablets|tabs|paracetamol|ibuprofen|antidepressants|sleeping_tablets|rope|noose|blade|blades|razor|razors|bleach|knife ~1 here|with_me|next_to_me|in_my_hand|by_me|on_me|in_my_room|in_front_of_me|ready|now",
    "pills|tablets|tabs|paracetamol|rope|noose|blade|blades|razor|bleach|knife ~1 are|is|right|here ~1 here|next_to_me|in_my_hand|by_me|with_me",
)

RULES: tuple[Rule, ...] = (
    Rule(
        MEANS_AT_HAND,
        Tier.P1,
        Route.MENTAL_HEALTH,
        "suicide with the means at hand",
        together=tuple((wish, means) for wish in _WISH for means in _AT_HAND),
        hits=(
            "if i wasnt here tmrw would anyone notice. got my dads pills here",
            "i want to die. i have the tablets here",
        ),
        misses=(
            "got my dads pills here to take to the chemist",
            "if i wasnt here for the lesson would anyone notice",
        ),
        denied=None,
    ),
)
