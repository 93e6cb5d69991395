"""Romanian: the lines around a conversation and for someone watched. FOR NATIVE REVIEW.

Composed by a non-native writer. Kept bland like the English: the covert line says nothing about
help, danger or who writes.
The other lines are in `ro_pages`; `tests/casework/test_wording_languages.py` finds a gap.
"""

from __future__ import annotations

from bot.casework.wording_text.ro_asked import ASKED
from bot.casework.wording_text.ro_pages import HELPLINES

LINES: dict[str, str] = {
    **ASKED,
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
    "finishing": (
        "Suntem pe cale să încheiem această conversație. "
        "Mai este ceva? "
        "Scrie acum și cineva va citi. "
        "Dacă ești în pericol, sună la 999."
    ),
    "closing": (
        "Încheiem conversația deocamdată. Scrie aici oricând ca să începi din nou.\n\n" + HELPLINES
    ),
    "handed_back": (
        "Persoana a ieșit din conversație. "
        "Eu sunt un computer și sunt aici dacă mai ai nevoie. "
        "Dacă ești în pericol, sună la 999."
    ),
    "given_back": (
        "Persoana a trebuit să plece din conversație. "
        "Altcineva se va uita. "
        "Dacă ești în pericol, sună la 999."
    ),
    "staff_joined": ("Bună, sunt {name}. Sunt o persoană și citesc ce ai scris."),
    "person_wanted": "Am cerut ca o persoană să îți scrie aici.",
    "concern": "Mulțumesc că mi-ai spus.",
    "due": "Un lucrător îți va răspunde până la: {due}.",
    "days": "luni,marți,miercuri,joi,vineri,sâmbătă,duminică",
    "no_due": ("Acum nu este nimeni de serviciu. Un lucrător va citi când revine."),
    "until_then": ("Dacă se schimbă ceva, spune-mi. Dacă ești în pericol, sună la 999."),
    "added": ("Dacă ești în pericol, sună la 999. Mulțumesc. Am adăugat asta la mesajul tău."),
    "added_bland": "Mulțumesc pentru mesaj.",
    "thanked": ("Mulțumesc. Sunt încă aici. Dacă ești în pericol, sună la 999."),
    "please_type": (
        "Pot citi doar cuvinte. Te rog scrie dacă poți. Dacă ești în pericol, sună la 999."
    ),
    "please_type_first": (
        "Pot citi doar cuvinte, așa că o persoană se va uita aici. "
        "Te rog scrie dacă poți."
        "\n\n" + HELPLINES
    ),
    "location_reached": (
        "Lucrătorii văd locul pe care l-ai trimis. Dacă suni la 999, spune unde ești."
    ),
    "type_urgent": ("Nu pot deschide ce ai trimis. Te rog scrie dacă poți."),
    "safe_chat_yes": (
        "Mulțumesc. "
        "Îți vom scrie aici. "
        "Dacă nu mai este sigur, spune-mi. "
        "Poți și să ștergi conversația sau să închizi pagina."
    ),
    "safe_chat_unsure": (
        "Bine. "
        "Vom avea grijă, cu mesaje scurte și simple. "
        "Dacă cineva s-ar putea uita, șterge conversația sau închide pagina."
    ),
    "paused": (
        "Bine. "
        "Nu mai trimit mesaje. "
        "Dacă ești în pericol, sună la 999. "
        "Trimite /start când vrei să răspund din nou."
    ),
    "again": ("Bine, sunt din nou aici. De ce ai nevoie?"),
    "takeover": ("Mulțumesc pentru mesaj. Nu mai este nevoie de nimic."),
    "automatic": ("Acest mesaj este automat. Lucrătorul nu a văzut încă ultimul tău mesaj."),
    "model_away": (
        "Acum nu pot răspunde bine, dar mesajul tău este păstrat. "
        "O persoană se va uita la el."
        "\n\n" + HELPLINES
    ),
    "safe_chat_why": (
        "Întrebăm pentru că altcineva ți-ar putea vedea telefonul. "
        "Poți răspunde da, nu sau nu știu."
    ),
}

LABELS: dict[str, str] = {
    "yes": "Da",
    "no": "Nu",
    "human": "Vorbește cu o persoană",
    "unsure": "Nu știu",
}
