"""What each intent is about, by the names of `triage.Route`, the likeliest first.

From the routes of the training messages. Intents that ask for something, or could be about
anything ("opaque"), are not here.
"""

from __future__ import annotations

TOPICS_OF: dict[str, tuple[str, ...]] = {
    "domestic_abuse": ("domestic_abuse",),
    "honour_forced_marriage": ("domestic_abuse", "child_protection"),
    "child_harm": ("child_protection", "domestic_abuse", "sexual_harm"),
    "sexual_assault": ("sexual_harm", "child_protection"),
    "grooming": ("sexual_harm", "child_protection", "exploitation"),
    "image_abuse": ("sexual_harm",),
    "suicide": ("mental_health",),
    "self_harm": ("mental_health",),
    "low_mood": ("mental_health",),
    "exploitation": ("exploitation", "child_protection"),
    "drug_debt": ("exploitation",),
    "slavery_cuckooing": ("exploitation",),
    "threatened": ("violence", "domestic_abuse", "exploitation"),
    "under_attack": ("violence", "domestic_abuse", "hate_crime"),
    "weapon_carrying": ("violence",),
    "revenge_plan": ("violence",),
    "own_violence": ("violence", "domestic_abuse", "child_protection", "family"),
    "gang_exit": ("gang_exit", "violence"),
    "leaving_custody": ("gang_exit",),
    "victim_after": ("victim_support", "violence"),
    "bereaved_violence": ("victim_support",),
    "witness": ("victim_support", "violence"),
    "hate_crime": ("hate_crime",),
    "missing_runaway": ("missing_housing", "child_protection"),
    "homeless": ("missing_housing",),
    "substances": ("substances",),
    "medical_fire": ("emergency", "substances"),
    "exclusion": ("school",),
    "school_trouble": ("school",),
    "bullying": ("school",),
    "parent_worry": ("family", "exploitation"),
    "family_conflict": ("family",),
    "child_violent_parent": ("family", "domestic_abuse"),
    "bereavement": ("family",),
}
