"""Polish: first words, help, privacy, topics, waiting, deletion. FOR NATIVE REVIEW.

Composed by a non-native writer. `HELPLINES` stands at the end of other lines too.
"""

from __future__ import annotations

HELPLINES = (
    "W niebezpieczeństwie? Zadzwoń pod 999.\n"
    "Samaritans, w każdym wieku: {samaritans.phone|free|always}.\n"
    "Childline, poniżej 19 lat: {childline.phone|free|always}.\n"
    "Shout: SMS na {shout.text_number|free|always}.\n"
    "Porada lekarska: {nhs-111.phone|free|always}.\n"
    "Wszystkie są darmowe, w dzień i w nocy."
)

LINES: dict[str, str] = {
    "first_contact": (
        "Cześć. Pomagam znaleźć wsparcie. Jestem komputerem, nie człowiekiem. "
        "Nie jestem służbą ratunkową ani terapeutą.\n\n"
        "Pracownicy mogą czytać to, co piszesz. Staramy się zachować to dla siebie. "
        "Powiemy komuś, jeśli uznamy, że tobie albo komuś innemu może stać się coś złego. "
        "Zrobimy to także wtedy, gdy ktoś krzywdzi dziecko. Postaramy się najpierw powiedzieć to "
        "tobie. Współpracujemy z urzędami gmin (council) i z policją.\n\n"
        "Grozi ci teraz coś złego? Zadzwoń pod 999. Nie mogę zadzwonić za ciebie.\n\n"
        "Czego potrzebujesz? Napisz własnymi słowami albo wybierz."
    ),
    "help": (
        HELPLINES + "\n\n"
        "Napisz własnymi słowami, co się dzieje. Jestem komputerem, nie człowiekiem.\n"
        "Wpisz /human, aby poprosić o rozmowę z człowiekiem. Wpisz /services, aby zobaczyć, o "
        "czym wiem. Wpisz /privacy, aby zobaczyć, kto może to czytać. Wpisz /stop, aby "
        "zatrzymać moje wiadomości."
    ),
    "privacy": (
        "Przeszkoleni pracownicy Violence Reduction Unit mogą czytać to, co piszesz. "
        "Staramy się zachować to dla siebie. Nie jesteśmy policją, ale współpracujemy z policją "
        "i z urzędami gmin (council).\n\n"
        "Powiemy komuś, jeśli uznamy, że tobie albo komuś innemu może stać się coś złego. "
        "Powiemy komuś także wtedy, gdy ktoś krzywdzi dziecko. Postaramy się najpierw powiedzieć "
        "to tobie.\n\n"
        "Nie musisz podawać imienia. Nigdy nie pytam o numer telefonu. "
        "Nie widzę, gdzie jesteś.\n\n"
        "Na Telegramie ta rozmowa zostaje w telefonie, dopóki jej nie usuniesz. "
        "Na naszej stronie przycisk Quick exit usuwa ją z ekranu. "
        "Możesz poprosić, abyśmy usunęli to, co mamy. "
        "Czasem musimy zachować zapis o czyimś bezpieczeństwie."
    ),
    "clarify": "Chcę dobrze zrozumieć. Co jest najbliższe temu, czego potrzebujesz?",
    "topics": "W tym mogę pomóc. Wybierz albo napisz własnymi słowami.",
    "line_first": "Jesteś pierwszą osobą w kolejce do pracownika.",
    "line_place": "Twoje miejsce w kolejce do pracownika: {place}.",
    "line_jump": "Ludzie w niebezpieczeństwie mają pierwszeństwo, więc to może się zmienić.",
    "line_usual": "W ostatnich godzinach większość osób czekała krócej niż {span}.",
    "line_asked": "W niebezpieczeństwie zadzwoń pod 999. Nie czekaj na nas.",
    "no_due_opens": (
        "Teraz nikt nie ma dyżuru. Planujemy wrócić: {opens}. Pracownik przeczyta to po powrocie."
    ),
    "universal": HELPLINES + "\n\nNie udało mi się tego odczytać. Zajrzy tu człowiek.",
    "read_by_staff": "Przeczytane przez pracownika",
    "worker_types": "Pracownik pisze",
    "page_before": "Zanim napiszesz",
    "page_hide": (
        "Trzeba ukryć tę stronę? Naciśnij Quick exit albo trzy "
        "razy Esc lub Shift. Czat się skończy i otworzy się "
        "inna strona. To nie czyści historii przeglądarki."
    ),
    "away": (
        "W niebezpieczeństwie zadzwoń pod 999. Przepraszamy, nie było nas: {hours}. "
        "Twoja wiadomość jest już przeczytana. Czy jesteś teraz w bezpiecznym miejscu?"
    ),
    "away_told": "Przepraszamy, nie było nas: {hours}. Twoja wiadomość jest już przeczytana.",
    "store_away": (
        "Przepraszam, coś tu nie działa. Nie udało mi się jeszcze zachować twojej wiadomości. "
        "Będę próbować dalej.\n\n" + HELPLINES
    ),
    "store_away_urgent": (
        "Jeśli grozi ci teraz coś złego, zadzwoń pod 999. Twoja wiadomość nie jest jeszcze "
        "zachowana i nikt jej nie przeczytał. Proszę, zadzwoń.\n\n" + HELPLINES
    ),
    "erased": "Usunęliśmy to, co mieliśmy z tej rozmowy. Nadal możesz usunąć czat u siebie.",
    "erase_check": (
        "Czy mamy usunąć to, co mamy z tej rozmowy? Tego nie da się cofnąć. "
        "Czasem musimy zachować zapis o czyimś bezpieczeństwie."
    ),
    "erase_check_urgent": (
        "W niebezpieczeństwie zadzwoń pod 999. Pracownik może jeszcze potrzebować tych "
        "wiadomości, aby ci pomóc. Czy mamy usunąć, co możemy? Czasem musimy zachować zapis o "
        "bezpieczeństwie."
    ),
    "span_under_hour": "mniej niż godzinę",
    "span_hour": "{n} godz.",
    "span_hours": "{n} godz.",
    "span_minutes": "{n} min",
}

PLAIN: dict[str, str] = {
    "domestic_abuse": "Możesz o tym porozmawiać z ludźmi, którzy rozumieją. Oto kto może pomóc.",
    "child_protection": "Jeśli martwisz się o dziecko, możesz dziś komuś o tym powiedzieć.",
    "sexual_harm": "Możesz o tym porozmawiać z ludźmi, którzy rozumieją. Oto kto może pomóc.",
    "mental_health": "O każdej porze możesz porozmawiać o tym, co czujesz. Oto kto może pomóc.",
    "exploitation": "Możesz dostać pomoc. Za samo pytanie nic ci nie grozi.",
    "violence": "Jeśli się kogoś boisz, możesz dostać pomoc. Oto kto może pomóc.",
    "gang_exit": "Są ludzie, którzy pomogą ci odejść i być bezpiecznie. Oto kto może pomóc.",
    "victim_support": "Po tym, co się stało, możesz dostać wsparcie, nawet jeśli nikt nie wie.",
    "mentoring": "Mentor to starsza osoba, która słucha i pomaga planować. Oto kogo zapytać.",
    "school": "Możesz dostać pomoc, gdy w szkole jest źle. Oto kto może pomóc.",
    "family": "Możesz dostać pomoc, gdy w domu jest trudno. Oto kto może pomóc.",
    "missing_housing": "Możesz dostać pomoc w znalezieniu bezpiecznego noclegu. Oto kto pomoże.",
    "substances": "Możesz pytać o alkohol i narkotyki. Za samo pytanie nic ci nie grozi.",
    "hate_crime": "Nikt nie powinien źle cię traktować za to, kim jesteś. Oto kto może pomóc.",
    "report": "Możesz komuś powiedzieć, co wiesz. Oto jak.",
    "vru_contact": "Oto jak skontaktować się z Violence Reduction Unit.",
    "emergency": "Jeśli ktoś jest ciężko ranny albo w niebezpieczeństwie, zadzwoń teraz pod 999.",
    "human": "W każdej chwili możesz poprosić o rozmowę z człowiekiem.",
    "privacy": "Wpisz /privacy, aby zobaczyć, kto może czytać tę rozmowę.",
    "smalltalk": "Cześć. Jestem komputerem i pomagam znaleźć wsparcie. Czego potrzebujesz?",
    "out_of_scope": "W tym nie pomogę. Mogę pomóc znaleźć wsparcie, gdy jest trudno.",
}

LABELS: dict[str, str] = {
    "more": "W czym możesz pomóc?",
    "privacy": "Kto to widzi?",
    "topic:danger": "Grozi mi teraz coś złego",
    "topic:mentoring": "Mentor albo zajęcia",
    "topic:family": "Martwię się o kogoś",
    "topic:vru_contact": "Kontakt z zespołem",
    "topic:violence": "Boję się kogoś",
    "topic:mental_health": "Jak się czuję",
    "topic:school": "Kłopoty w szkole",
    "topic:missing_housing": "Nie mam gdzie spać",
    "topic:victim_support": "Coś mi się stało",
    "topic:substances": "Alkohol lub narkotyki",
    "topic:report": "Chcę powiedzieć, co wiem",
    "erase": "Tak, usuń",
    "keep": "Nie, zostaw",
}
