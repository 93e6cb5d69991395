"""Romanian: the lines for someone who may be watched, and the answers. FOR NATIVE REVIEW.

Kept bland like the English: the covert line says nothing about help, danger or who writes.
Every line that is not here is said in English.
"""

from __future__ import annotations

LINES: dict[str, str] = {
    "covert_line": (
        "Mulțumesc pentru mesaj. "
        "Răspunde 1 ca să primești detaliile acum. Răspunde 2 ca să oprești."
    ),
    "covert_readable": (
        "Sună la 999 când poți. "
        "Dacă nu poți vorbi, folosește un mobil. "
        "Ascultă, apoi tușește sau bate ușor. "
        "Apasă 55 când ți se spune. "
        "Încearcă să spui unde ești.\n"
        "Sunt un computer și nu pot suna în locul tău. "
        "Poți șterge acest mesaj după ce îl citești."
    ),
}

LABELS: dict[str, str] = {
    "yes": "Da",
    "no": "Nu",
    "unsure": "Nu știu",
}
