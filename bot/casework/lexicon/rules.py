"""Every mask and rule of the screen, gathered."""

from __future__ import annotations

from bot.casework.lexicon import (
    attack,
    children,
    concern,
    covert,
    domestic,
    exploitation,
    figures,
    frames,
    languages,
    medical,
    missing,
    sexual,
    suicide,
    threats,
    weapons,
)
from bot.casework.lexicon.rule import Mask, Rule

MASKS: tuple[Mask, ...] = (*figures.MASKS, *frames.MASKS)
RULES: tuple[Rule, ...] = (
    *attack.RULES,
    *weapons.RULES,
    *threats.RULES,
    *medical.RULES,
    *suicide.RULES,
    *domestic.RULES,
    *sexual.RULES,
    *exploitation.RULES,
    *children.RULES,
    *missing.RULES,
    *covert.RULES,
    *concern.RULES,
    *languages.RULES,
)
