"""Romanian: first words, help, privacy, topics, waiting, deletion. FOR NATIVE REVIEW.

Composed by a non-native writer. `HELPLINES` stands at the end of other lines too.
"""

from __future__ import annotations

HELPLINES = (
    "Ești în pericol acum? Sună la 999.\n"
    "Samaritans, la orice vârstă: {samaritans.phone|free|always}.\n"
    "Childline, sub 19 ani: {childline.phone|free|always}.\n"
    "Shout: SMS la {shout.text_number|free|always}.\n"
    "Sfat medical: {nhs-111.phone|free|always}.\n"
    "Toate sunt gratuite, zi și noapte."
)

LINES: dict[str, str] = {
    "first_contact": (
        "Bună. Te pot ajuta să găsești sprijin. Sunt un computer, nu o persoană. "
        "Nu sunt serviciu de urgență și nici consilier.\n\n"
        "Lucrătorii pot citi ce scrii. Încercăm să păstrăm totul privat. "
        "Vom spune cuiva dacă credem că tu sau altcineva ar putea fi rănit grav. "
        "Vom face asta și dacă un copil este rănit. Vom încerca să îți spunem ție mai întâi. "
        "Lucrăm cu primăriile (council) și cu poliția.\n\n"
        "Ești în pericol acum? Sună la 999. Eu nu pot suna în locul tău.\n\n"
        "De ce ai nevoie? Scrie cu cuvintele tale sau alege."
    ),
    "help": (
        HELPLINES + "\n\n"
        "Scrie ce se întâmplă, cu cuvintele tale. Sunt un computer, nu o persoană.\n"
        "Scrie /human ca să ceri o persoană. Scrie /services ca să vezi ce știu. "
        "Scrie /privacy ca să vezi cine poate citi. Scrie /stop ca să opresc mesajele."
    ),
    "privacy": (
        "Lucrătorii pregătiți ai Violence Reduction Unit pot citi ce scrii. "
        "Încercăm să păstrăm totul privat. Nu suntem poliția, dar lucrăm cu poliția și cu "
        "primăriile (council).\n\n"
        "Vom spune cuiva dacă credem că tu sau altcineva ar putea fi rănit grav. "
        "Vom spune cuiva și dacă un copil este rănit. Vom încerca să îți spunem ție mai "
        "întâi.\n\n"
        "Nu trebuie să îți spui numele. Nu îți cer niciodată numărul de telefon. "
        "Nu văd unde ești.\n\n"
        "Pe Telegram, conversația rămâne în telefon până o ștergi. "
        "Pe pagina noastră, butonul Quick exit o șterge de pe ecran. "
        "Poți să ne ceri să ștergem ce avem. "
        "Uneori trebuie să păstrăm o notă despre siguranța cuiva."
    ),
    "clarify": "Vreau să înțeleg bine. Ce se potrivește cel mai mult cu ce ai nevoie?",
    "topics": "Cu asta te pot ajuta. Alege sau scrie cu cuvintele tale.",
    "line_first": "Ești primul la rând pentru un lucrător.",
    "line_place": "Locul tău la rând pentru un lucrător: {place}.",
    "line_jump": "Oamenii în pericol au întâietate, așa că locul se poate schimba.",
    "line_usual": "În ultimele ore, cei mai mulți au așteptat mai puțin de {span}.",
    "line_asked": "Dacă ești în pericol, sună la 999. Nu ne aștepta.",
    "no_due_opens": (
        "Acum nu este nimeni de serviciu. Plănuim să revenim: {opens}. "
        "Un lucrător va citi când revine."
    ),
    "universal": HELPLINES + "\n\nNu am putut citi asta. O persoană se va uita.",
    "read_by_staff": "Citit de un lucrător",
    "worker_types": "Un lucrător scrie",
    "page_before": "Înainte să scrii",
    "page_hide": (
        "Trebuie să ascunzi pagina? Apasă Quick exit sau de "
        "trei ori Esc ori Shift. Conversația se încheie și se "
        "deschide alt site. Nu șterge istoricul browserului."
    ),
    "away": (
        "Dacă ești în pericol, sună la 999. Ne pare rău, am lipsit {hours}. "
        "Ți-am citit mesajul acum. Ești în siguranță acum?"
    ),
    "away_told": "Ne pare rău, am lipsit {hours}. Ți-am citit mesajul acum.",
    "store_away": (
        "Îmi pare rău, ceva nu merge aici. Nu am putut păstra încă mesajul tău. "
        "Voi încerca din nou.\n\n" + HELPLINES
    ),
    "store_away_urgent": (
        "Dacă ești în pericol acum, sună la 999. Mesajul tău nu este încă păstrat și nimeni nu "
        "l-a citit. Te rog sună.\n\n" + HELPLINES
    ),
    "erased": "Ce aveam din această conversație este șters. Poți șterge și tu conversația.",
    "erase_check": (
        "Vrei să ștergem ce avem din această conversație? Nu se poate da înapoi. "
        "Uneori trebuie să păstrăm o notă despre siguranța cuiva."
    ),
    "erase_check_urgent": (
        "Dacă ești în pericol, sună la 999. Un lucrător poate avea încă nevoie de aceste mesaje "
        "ca să te ajute. Vrei să ștergem ce putem? Uneori trebuie să păstrăm o notă despre "
        "siguranță."
    ),
    "span_under_hour": "mai puțin de o oră",
    "span_hour": "{n} oră",
    "span_hours": "{n} ore",
    "span_minutes": "{n} min",
}

PLAIN: dict[str, str] = {
    "domestic_abuse": "Poți vorbi despre asta cu oameni care înțeleg. Iată cine poate ajuta.",
    "child_protection": "Dacă îți faci griji pentru un copil, poți spune cuiva astăzi.",
    "sexual_harm": "Poți vorbi despre asta cu oameni care înțeleg. Iată cine poate ajuta.",
    "mental_health": "Poți vorbi oricând despre ce simți. Iată cine poate ajuta.",
    "exploitation": "Poți primi ajutor. Nu ai probleme pentru că întrebi.",
    "violence": "Dacă ți-e frică de cineva, poți primi ajutor. Iată cine poate ajuta.",
    "gang_exit": "Sunt oameni care te ajută să pleci și să fii în siguranță. Iată cine.",
    "victim_support": "Poți primi sprijin după ce s-a întâmplat, chiar dacă nu ai spus nimănui.",
    "mentoring": (
        "Un mentor este o persoană mai mare care ascultă și te ajută. Iată pe cine întrebi."
    ),
    "school": "Poți primi ajutor când e greu la școală. Iată cine poate ajuta.",
    "family": "Poți primi ajutor când e greu acasă. Iată cine poate ajuta.",
    "missing_housing": "Poți primi ajutor ca să găsești un loc sigur. Iată cine poate ajuta.",
    "substances": "Poți întreba despre alcool sau droguri. Nu ai probleme pentru că întrebi.",
    "hate_crime": "Nimeni nu trebuie să te trateze rău pentru cine ești. Iată cine poate ajuta.",
    "report": "Poți spune cuiva ce știi. Iată cum.",
    "vru_contact": "Iată cum contactezi Violence Reduction Unit.",
    "emergency": "Dacă cineva este rănit grav sau în pericol, sună acum la 999.",
    "human": "Poți cere oricând o persoană.",
    "privacy": "Scrie /privacy ca să vezi cine poate citi conversația.",
    "smalltalk": "Bună. Sunt un computer care ajută oamenii să găsească sprijin. De ce ai nevoie?",
    "out_of_scope": "Nu te pot ajuta cu asta. Te pot ajuta să găsești sprijin când e greu.",
}

LABELS: dict[str, str] = {
    "more": "Cu ce poți ajuta?",
    "privacy": "Cine vede asta?",
    "topic:danger": "Sunt în pericol acum",
    "topic:mentoring": "Un mentor sau o activitate",
    "topic:family": "Îmi fac griji pentru cineva",
    "topic:vru_contact": "Contact cu echipa",
    "topic:violence": "Mi-e frică de cineva",
    "topic:mental_health": "Cum mă simt",
    "topic:school": "Probleme la școală",
    "topic:missing_housing": "Nu am unde să stau",
    "topic:victim_support": "Mi s-a întâmplat ceva",
    "topic:substances": "Alcool sau droguri",
    "topic:report": "Vreau să spun ce știu",
    "erase": "Da, șterge",
    "keep": "Nu, păstrează",
}
