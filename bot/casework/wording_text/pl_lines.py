"""Polish: the lines for someone who may be watched, and the answers. FOR NATIVE REVIEW.

Kept bland like the English: the covert line says nothing about help, danger or who writes.
Every line that is not here is said in English.
"""

from __future__ import annotations

LINES: dict[str, str] = {
    "covert_line": (
        "Dziękuję za wiadomość. Odpisz 1, aby dostać szczegóły teraz. Odpisz 2, aby zakończyć."
    ),
    "covert_readable": (
        "Zadzwoń pod 999, gdy możesz. "
        "Jeśli nie możesz mówić, użyj komórki. "
        "Słuchaj, potem zakaszl albo postukaj. "
        "Na znak wciśnij 55. "
        "Spróbuj powiedzieć, gdzie jesteś.\n"
        "Jestem komputerem i nie mogę zadzwonić za ciebie. "
        "Po przeczytaniu możesz skasować tę wiadomość."
    ),
}

LABELS: dict[str, str] = {
    "yes": "Tak",
    "no": "Nie",
    "unsure": "Nie wiem",
}
