"""Punjabi (Gurmukhi): the lines for someone who may be watched, and the answers. FOR NATIVE REVIEW.

Kept bland like the English: the covert line says nothing about help, danger or who writes.
Every line that is not here is said in English.
"""

from __future__ import annotations

LINES: dict[str, str] = {
    "covert_line": "ਮੈਸੇਜ ਲਈ ਧੰਨਵਾਦ। ਵੇਰਵਾ ਹੁਣ ਚਾਹੀਦਾ ਹੈ ਤਾਂ 1 ਲਿਖੋ। ਰੋਕਣਾ ਹੈ ਤਾਂ 2 ਲਿਖੋ।",
    "covert_readable": (
        "ਜਦੋਂ ਹੋ ਸਕੇ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ। "
        "ਬੋਲ ਨਹੀਂ ਸਕਦੇ ਤਾਂ ਮੋਬਾਈਲ ਤੋਂ ਕਰੋ। "
        "ਸੁਣੋ, ਫਿਰ ਖੰਘੋ ਜਾਂ ਫ਼ੋਨ ਥਪਥਪਾਓ। "
        "ਕਹਿਣ ਤੇ 55 ਦਬਾਓ। "
        "ਦੱਸਣ ਦੀ ਕੋਸ਼ਿਸ਼ ਕਰੋ ਕਿ ਤੁਸੀਂ ਕਿੱਥੇ ਹੋ।\n"
        "ਮੈਂ ਕੰਪਿਊਟਰ ਹਾਂ, ਤੁਹਾਡੀ ਥਾਂ ਫ਼ੋਨ ਨਹੀਂ ਕਰ ਸਕਦਾ। "
        "ਪੜ੍ਹ ਕੇ ਇਹ ਮੈਸੇਜ ਮਿਟਾ ਸਕਦੇ ਹੋ।"
    ),
}

LABELS: dict[str, str] = {
    "yes": "ਹਾਂ",
    "no": "ਨਹੀਂ",
    "unsure": "ਪਤਾ ਨਹੀਂ",
}
