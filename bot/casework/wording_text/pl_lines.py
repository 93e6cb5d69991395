"""Polish: the lines around a conversation and for someone watched. FOR NATIVE REVIEW.

Composed by a non-native writer. Kept bland like the English: the covert line says nothing about
help, danger or who writes.
The other lines are in `pl_pages`; `tests/casework/test_wording_languages.py` finds a gap.
"""

from __future__ import annotations

from bot.casework.wording_text.pl_asked import ASKED
from bot.casework.wording_text.pl_pages import HELPLINES

LINES: dict[str, str] = {
    **ASKED,
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
    "finishing": (
        "Zaraz zakończymy tę rozmowę. "
        "Czy jest coś jeszcze? "
        "Napisz teraz, a ktoś to przeczyta. "
        "W niebezpieczeństwie zadzwoń pod 999."
    ),
    "closing": (
        "Na razie kończymy tę rozmowę. "
        "Możesz tu napisać w każdej chwili, aby zacząć od nowa."
        "\n\n" + HELPLINES
    ),
    "handed_back": (
        "Ta osoba wyszła z rozmowy. "
        "Jestem komputerem i jestem tutaj, jeśli czegoś potrzebujesz. "
        "W niebezpieczeństwie zadzwoń pod 999."
    ),
    "given_back": (
        "Ta osoba musiała wyjść z rozmowy. "
        "Zajmie się tym ktoś inny. "
        "W niebezpieczeństwie zadzwoń pod 999."
    ),
    "staff_joined": (
        "Dzień dobry, mam na imię {name}. Jestem człowiekiem i czytam twoje wiadomości."
    ),
    "person_wanted": "Prośba przekazana: napisze do ciebie człowiek.",
    "concern": "Dziękuję, że o tym mówisz.",
    "due": "Pracownik odpisze do: {due}.",
    "days": "poniedziałek,wtorek,środa,czwartek,piątek,sobota,niedziela",
    "no_due": ("Teraz nikt nie ma dyżuru. Pracownik przeczyta to po powrocie."),
    "until_then": ("Jeśli coś się zmieni, napisz. W niebezpieczeństwie zadzwoń pod 999."),
    "added": ("W niebezpieczeństwie zadzwoń pod 999. Dziękuję. Dodano to do twojej wiadomości."),
    "added_bland": "Dziękuję za wiadomość.",
    "thanked": ("Dziękuję. Jestem tu nadal. W niebezpieczeństwie zadzwoń pod 999."),
    "please_type": (
        "Umiem czytać tylko słowa. Jeśli możesz, napisz to. W niebezpieczeństwie zadzwoń pod 999."
    ),
    "please_type_first": (
        "Umiem czytać tylko słowa, więc zajrzy tu człowiek. "
        "Jeśli możesz, napisz to."
        "\n\n" + HELPLINES
    ),
    "location_reached": (
        "Pracownicy widzą miejsce, które podano. Dzwoniąc pod 999, powiedz, gdzie jesteś."
    ),
    "type_urgent": ("Nie mogę otworzyć tego, co przyszło. Jeśli możesz, napisz to."),
    "safe_chat_yes": (
        "Dziękuję. "
        "Będziemy pisać tutaj. "
        "Jeśli przestanie być bezpiecznie, napisz. "
        "Możesz też usunąć czat albo zamknąć stronę."
    ),
    "safe_chat_unsure": (
        "Dobrze. "
        "Będziemy ostrożni, a wiadomości będą krótkie i zwykłe. "
        "Jeśli ktoś może zajrzeć, usuń czat albo zamknij stronę."
    ),
    "paused": (
        "Dobrze. "
        "Nie będę już pisać. "
        "W niebezpieczeństwie zadzwoń pod 999. "
        "Wyślij /start, gdy mam znowu odpowiadać."
    ),
    "again": ("Dobrze, jestem tu znowu. Czego potrzebujesz?"),
    "takeover": ("Dziękuję za wiadomość. Nic więcej nie trzeba."),
    "automatic": (
        "Ta wiadomość jest automatyczna. Pracownik jeszcze nie widział twojej ostatniej wiadomości."
    ),
    "model_away": (
        "Teraz nie mogę dobrze odpowiedzieć, ale twoja wiadomość jest zachowana. "
        "Zajrzy do niej człowiek."
        "\n\n" + HELPLINES
    ),
    "safe_chat_why": (
        "Pytamy, bo ktoś inny może zobaczyć ten telefon. Możesz odpisać: tak, nie albo nie wiem."
    ),
}

LABELS: dict[str, str] = {
    "yes": "Tak",
    "no": "Nie",
    "human": "Rozmowa z człowiekiem",
    "unsure": "Nie wiem",
}
