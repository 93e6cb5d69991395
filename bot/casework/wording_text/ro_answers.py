"""Romanian: what the action server says to calm messages, and its buttons. FOR NATIVE REVIEW.

Composed by a non-native writer; named as in `en_answers`.
"""

from __future__ import annotations

from bot.casework.wording_text.ro_asked import ASKED

ANSWERS: dict[str, str] = {
    "greet": (
        "Bună. Te pot ajuta să găsești sprijin. Sunt un computer, nu o persoană. De ce ai nevoie?"
    ),
    "thanks": "Cu drag. Sunt aici dacă mai ai nevoie de ceva.",
    "bye": "Pa. Scrie din nou oricând. Ești în pericol? Sună la 999.",
    "bot_challenge": (
        "Sunt un computer, nu o persoană. Ajut oamenii să găsească sprijin în West Midlands. "
        "Lucrătorii pot citi ce scrii și poți cere să vorbești cu unul dintre ei."
    ),
    "chitchat": "Știu doar să găsesc ajutor. Pot găsi ceva pentru tine?",
    "help_commands": (
        "Pot găsi un mentor sau un serviciu aproape de tine, îți pot spune despre echipă sau te "
        "pot trimite la o persoană. Scrie cu cuvintele tale. Ești în pericol acum? Sună la 999."
    ),
    "out_of_scope": (
        "Nu te pot ajuta cu asta. Pot găsi sprijin pentru violență, siguranță, școală, casă și "
        "felul cum te simți."
    ),
    "privacy": (
        "Încercăm să păstrăm privat ce spui. Lucrătorii pot citi. Vom spune cuiva dacă credem că "
        "tu sau altcineva ar putea fi rănit grav sau dacă un copil este rănit. Vom încerca să îți "
        "spunem ție mai întâi. Lucrăm cu poliția și cu primăriile. Nu trebuie să îți spui numele."
    ),
    "delete_data": ASKED["asked_delete"],
    "police_question": (
        "Nu, nu sunt poliția. Echipa lucrează cu poliția și cu primăriile. Lucrătorii pot spune "
        "cuiva dacă tu sau altcineva ar putea fi rănit grav sau dacă un copil este rănit."
    ),
    "ask_person": "Poți vorbi aici cu o persoană. Poți cere și să fii sunat sau să ți se scrie.",
    "press": "Pentru presă, sună sau scrie la biroul echipei și spune că ești de la presă.",
    "professional_enquiry": (
        "Te rog sună sau scrie la biroul echipei. Dacă este vorba de un copil în pericol, sună la "
        "serviciile pentru copii ale primăriei. Ești în pericol acum? Sună la 999."
    ),
    "affirm": "Bine. Spune-mi de ce ai nevoie sau apasă un buton.",
    "deny": "Bine. Sunt aici dacă ai nevoie de ceva.",
    "opaque": "Vreau să înțeleg bine. Poți să îmi spui puțin mai mult?",
    "ok": "Bine.",
    "which_area": "Ce zonă?",
    "contact_phone": "Poți suna echipa și cere „VRU team”.",
    "contact_email": "Poți trimite un e-mail echipei. Adresa este mai jos.",
    "contact_post": "Poți scrie o scrisoare echipei. Adresa este mai jos.",
    "contact_social": "Echipa este @WestMidsVRU pe X (fost Twitter) și pe Facebook.",
    "contact_unit": "Iată cum contactezi echipa.",
    "contact_age": (
        "Acestea sunt din pliantul echipei din 2019. Verifică înainte să te bazezi pe ele."
    ),
    "found": "Acestea ar putea ajuta.",
    "found_near": "Acestea ar putea ajuta în {area}.",
    "no_more": "Nu mai am altceva despre asta. O persoană poate ști mai mult.",
    "no_service": "La ce serviciu te referi? Scrie numele lui.",
    "about_service": "Iată ce știu despre asta.",
    "area_noted": "Mulțumesc. Ce vrei să găsești în {area}?",
    "inform_noted": "Mulțumesc. Ce vrei să găsești?",
    "unclear": "Îmi pare rău, nu am înțeles.",
    "left_form": "Bine, am oprit. Nu s-a trimis nimic. Ce vrei în schimb?",
    "mentor_intro": (
        "Da, există mentorat. Un mentor este o persoană mai mare care ascultă și te ajută să îți "
        "faci planuri. Câteva întrebări mă ajută să găsesc pe cine trebuie."
    ),
    "mentor_done": "Mulțumesc. Acestea pot ajuta cu un mentor.",
    "mentor_done_near": "Mulțumesc. Acestea pot ajuta cu un mentor în {area}.",
    "mentor_asked": (
        "Un mentor este o persoană mai mare care te ascultă și te ajută să faci planuri. Nu "
        "știu mai mult decât scrie aici. Îți pot spune cei care se ocupă de asta."
    ),
    "ask_who": "Pentru cine este mentorul?",
    "ask_age_me": "Câți ani ai?",
    "ask_age": "Câți ani are persoana?",
    "callback_intro": (
        "Pot cere unui lucrător să te contacteze. Ce scrii ajunge la lucrători. Ei pot spune "
        "cuiva dacă tu sau altcineva ar putea fi rănit grav. Poți opri oricând."
    ),
    "ask_name": "Ce nume să folosească? Poate fi inventat.",
    "ask_safe": (
        "Cum și când te putem contacta în siguranță? De exemplu: scrie-mi aici după ora 16. Dacă "
        "altcineva vede acest telefon, spune-ne."
    ),
    "callback_done": (
        "Mulțumesc. Trimit asta lucrătorilor. Vor folosi doar felul și ora pe care le-ai spus. "
        "Ești în pericol acum? Sună la 999."
    ),
}

CHOICES: dict[str, str] = {
    "human": "Vorbește cu o persoană",
    "my_area": "Zona mea",
    "skip": "Sari peste",
    "stop": "Oprește",
    "callback": "Cere să fii sunat",
    "mentor": "Găsește un mentor",
    "home": "Probleme acasă",
    "outside": "Probleme afară",
    "low": "Mă simt rău",
    "school": "Școala",
    "who_me": "Pentru mine",
    "who_child": "Pentru copilul meu",
    "who_other": "Pentru altcineva",
    "more": "Mai multe servicii",
}
