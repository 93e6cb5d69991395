"""Self-harm, and self-harm getting worse."""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

RULES: tuple[Rule, ...] = (
    Rule(
        "selfharm_worse",
        Tier.P2,
        Route.MENTAL_HEALTH,
        "self-harm getting worse",
        patterns=(
            "cut|cutting|cuts|selfharm|sh|hurting_myself|burning_myself|burn_myself|hurt_myself|harming ~8 deeper|deep|worse|more_and_more|every_day|every_night|stitches|cant_stop|hospital|hospitalised|wont_stop|bleed|bleeding|infected|again_tonight|daily|too_far|more_than|scissors_and|last_night|tonight|bigger|harder",
            "deeper|worse|every_day|every_night|deep|cant_stop ~8 cut|cutting|selfharm|harming|hurting_myself|cuts",
            "cut|burnt|burned|sliced ~1 myself|my_arm|my_arms|my_legs|my_leg|my_wrist|my_thigh|my_thighs|himself|herself|his_arm|her_arm|her_wrists ~6 just|tonight|deep|bad|today|now|last_night|last_week|again|front",
            "just|ive|i ~1 cut ~1 too deep",
            "need|needs|needed stitches ~8 cut|myself|arm|leg",
            "cutting|cut|harm|scratching|burning|hurt|hurting ~1 myself|herself|himself ~6 since_i_was_NCHILD|and_i_cant|and_its|more",
            "burning|burn|scratching|cutting|slicing ~1 my ~1 arms|arm|legs|thighs|stomach ~6 every|again|deeper|straighteners|lighter|night",
        ),
        hits=(
            "my cutting is getting worse",
            "cut myself deep last night",
            "she is cutting every day now",
            "burning my arms every night with my straighteners",
        ),
        misses=("cut my finger deep chopping onions", "the cuts to youth clubs are getting worse"),
        over=Tier.P3,
        harm=True,
    ),
    Rule(
        "selfharm",
        Tier.P3,
        Route.MENTAL_HEALTH,
        "self-harm",
        patterns=(
            "cut|cutting|cuts|burn|burning|hurt|hurting|harm|harming|scratch|scratching|hitting|punching|starving|biting|punish|punishing ~1 myself|herself|himself|themselves|themself",
            "selfharm|selfharms|self_injury|sh_again|relapsed",
            "cutting ~1 again|helps|is|myself|her|his|my",
            "cuts|marks|scars|scratches ~3 on|up|all_over ~2 arm|arms|legs|wrists|wrist|thighs|leg|inner",
            "razor|razors|blade|blades|sharpener|compass|scissors|lighter ~8 arm|arms|leg|legs|wrist|wrists|thigh|skin|release|numb|myself|feel_better|feel_something",
            "wear|wears|wearing ~2 long_sleeves|hoodie ~8 summer|hide|cover|cuts|hot|always|see",
            "days|weeks|months clean",
            "urge|urges|tempted|want_to|need_to|going_to ~3 cut|relapse|hurt_myself|harm_myself",
            "i|ive|been ~1 cut|cuts|cutting ~1 my ~1 arms|arm|legs|leg|thighs|wrists|stomach",
            "razor|blade|sharpener ~3 phone_case|pencil_case|sock|bra|school_bag|taped|case ~8",
        ),
        unless=(
            "shaving|shave|bramble|brambles|glass_by_accident|playing ~6 cut|cuts",
            "cut|cuts ~9 shaving|brambles|nettles|football|falling_off|fence",
        ),
        hits=(
            "i cut myself when im stressed",
            "ive been self harming",
            "cuts all up her arms",
            "i cut my legs",
            "ive got a razor taped inside my phone case",
        ),
        misses=(
            "cut myself shaving",
            "self help books",
            "hurt my arm at football",
            "i cut my leg shaving",
        ),
        over=Tier.P3,
        harm=True,
    ),
)
