"""Polish: what the action server says to calm messages, and its buttons. FOR NATIVE REVIEW.

Composed by a non-native writer; named as in `en_answers`.
"""

from __future__ import annotations

from bot.casework.wording_text.pl_asked import ASKED

ANSWERS: dict[str, str] = {
    "greet": (
        "Cześć. Pomagam znaleźć wsparcie. Jestem komputerem, nie człowiekiem. Czego potrzebujesz?"
    ),
    "thanks": "Nie ma za co. Jestem tu, jeśli potrzebujesz czegoś jeszcze.",
    "bye": "Do usłyszenia. Pisz, kiedy chcesz. W niebezpieczeństwie? Zadzwoń pod 999.",
    "bot_challenge": (
        "Jestem komputerem, nie człowiekiem. Pomagam ludziom znaleźć wsparcie w West Midlands. "
        "Pracownicy mogą czytać to, co piszesz. Możesz poprosić o rozmowę z nimi."
    ),
    "chitchat": "Umiem tylko szukać pomocy. Czy mam coś dla ciebie znaleźć?",
    "help_commands": (
        "Mogę znaleźć mentora albo pomoc blisko ciebie, opowiedzieć o zespole albo przekazać cię "
        "człowiekowi. Pisz własnymi słowami. W niebezpieczeństwie? Zadzwoń pod 999."
    ),
    "out_of_scope": (
        "W tym nie pomogę. Mogę znaleźć wsparcie, gdy chodzi o przemoc, bezpieczeństwo, szkołę, "
        "dom i to, jak się czujesz."
    ),
    "privacy": (
        "Staramy się zachować dla siebie to, co mówisz. Pracownicy mogą to czytać. Powiemy komuś, "
        "jeśli uznamy, że tobie albo komuś innemu może stać się coś złego, albo gdy ktoś krzywdzi "
        "dziecko. Postaramy się najpierw powiedzieć to tobie. Współpracujemy z policją i urzędami "
        "gmin. Nie musisz podawać imienia."
    ),
    "delete_data": ASKED["asked_delete"],
    "police_question": (
        "Nie, nie jestem policją. Zespół współpracuje z policją i urzędami gmin. Pracownicy mogą "
        "komuś powiedzieć, jeśli tobie albo komuś innemu może stać się coś złego, albo gdy ktoś "
        "krzywdzi dziecko."
    ),
    "ask_person": (
        "Możesz tu porozmawiać z człowiekiem. Możesz też poprosić o telefon albo o wiadomość."
    ),
    "press": "W sprawach prasowych zadzwoń albo napisz do biura zespołu i powiedz, że to prasa.",
    "professional_enquiry": (
        "Zadzwoń albo napisz do biura zespołu. Jeśli chodzi o zagrożone dziecko, zadzwoń do "
        "służb dla dzieci w urzędzie gminy. W niebezpieczeństwie? Zadzwoń pod 999."
    ),
    "affirm": "Dobrze. Napisz, czego potrzebujesz, albo naciśnij przycisk.",
    "deny": "Dobrze. Jestem tu, jeśli czegoś potrzebujesz.",
    "opaque": "Chcę dobrze zrozumieć. Czy możesz napisać trochę więcej?",
    "ok": "Dobrze.",
    "which_area": "Która okolica?",
    "contact_phone": "Możesz zadzwonić do zespołu i poprosić o „VRU team”.",
    "contact_email": "Możesz napisać e-mail do zespołu. Adres jest poniżej.",
    "contact_post": "Możesz napisać list do zespołu. Adres jest poniżej.",
    "contact_social": "Zespół jest na X (dawniej Twitter) i na Facebooku jako @WestMidsVRU.",
    "contact_unit": "Oto jak skontaktować się z zespołem.",
    "contact_age": "To dane z ulotki zespołu z roku 2019. Sprawdź je, zanim na nich polegasz.",
    "found": "To może pomóc.",
    "found_near": "To może pomóc w okolicy {area}.",
    "no_more": "Nie mam nic więcej na ten temat. Człowiek może wiedzieć więcej.",
    "no_service": "O którą pomoc chodzi? Napisz jej nazwę.",
    "about_service": "Oto co o tym wiem.",
    "area_noted": "Dziękuję. Czego szukasz w okolicy {area}?",
    "inform_noted": "Dziękuję. Czego szukasz?",
    "unclear": "Przepraszam, to nie jest dla mnie jasne.",
    "left_form": "Dobrze, przerwane. Nic nie zostało wysłane. Czego chcesz zamiast tego?",
    "mentor_intro": (
        "Tak, są mentorzy. Mentor to starsza osoba, która słucha i pomaga planować. Kilka pytań "
        "pomoże mi znaleźć właściwą osobę."
    ),
    "mentor_done": "Dziękuję. Tu może być mentor.",
    "mentor_done_near": "Dziękuję. Tu może być mentor w okolicy {area}.",
    "mentor_asked": (
        "Mentor to starsza osoba, która słucha i pomaga planować. Nie wiem więcej, niż jest "
        "napisane tutaj. Powiedzą ci ludzie, którzy to prowadzą."
    ),
    "ask_who": "Dla kogo ma być mentor?",
    "ask_age_me": "Ile masz lat?",
    "ask_age": "Ile lat ma ta osoba?",
    "callback_intro": (
        "Mogę poprosić pracownika, żeby się odezwał. To, co piszesz, trafi do pracowników. Mogą "
        "komuś powiedzieć, jeśli tobie albo komuś innemu może stać się coś złego. Możesz przerwać "
        "w każdej chwili."
    ),
    "ask_name": "Jakiego imienia mają używać? Może być zmyślone.",
    "ask_safe": (
        "Jak i kiedy można się z tobą bezpiecznie skontaktować? Na przykład: wiadomość tutaj po "
        "16. Jeśli ktoś inny widzi ten telefon, napisz o tym."
    ),
    "callback_done": (
        "Dziękuję. Przekazuję to pracownikom. Odezwą się tylko w podany sposób i w podanym "
        "czasie. W niebezpieczeństwie? Zadzwoń pod 999."
    ),
}

CHOICES: dict[str, str] = {
    "human": "Rozmowa z człowiekiem",
    "my_area": "Moja okolica",
    "skip": "Pomiń",
    "stop": "Przerwij",
    "callback": "Poproś o telefon",
    "mentor": "Znajdź mentora",
    "home": "Kłopoty w domu",
    "outside": "Kłopoty na ulicy",
    "low": "Źle się czuję",
    "school": "Szkoła",
    "who_me": "Dla mnie",
    "who_child": "Dla mojego dziecka",
    "who_other": "Dla kogoś innego",
    "more": "Więcej",
}
