"""Polish: answers about our own words, and lines while a case waits. FOR NATIVE REVIEW.

Composed by a non-native writer.
"""

from __future__ import annotations

ASKED: dict[str, str] = {
    "added_2": (
        "W niebezpieczeństwie zadzwoń pod 999. To, co piszesz, czeka, aż przeczyta to "
        "człowiek. Nie jesteś z tym sam(a)."
    ),
    "added_3": (
        "Jeśli będzie gorzej, zadzwoń pod 999. Dobrze, że o tym mówisz. Wszystko jest tu "
        "zapisane dla człowieka."
    ),
    "added_4": (
        "Jeśli nie możesz być bezpieczny/a, zadzwoń pod 999. Dziękuję, że mówisz więcej. "
        "Człowiek może to wszystko tu przeczytać."
    ),
    "not_yet": (
        "W tej rozmowie nie ma teraz człowieka. Twoje wiadomości czekają, aż pracownicy je "
        "przeczytają."
    ),
    "asked_55": (
        "55 jest do połączenia z 999 z komórki, gdy nie możesz mówić. Zadzwoń pod 999, "
        "słuchaj, a gdy ci powiedzą, naciśnij 55. To nie pokazuje im, gdzie jesteś."
    ),
    "asked_numbers": (
        "Możesz zadzwonić pod te numery w swojej sprawie albo w sprawie kogoś, o kogo się "
        "martwisz. Childline jest dla osób poniżej 19 lat. Pod 999 może zadzwonić każdy."
    ),
    "asked_next": (
        "Gdy pracownik to przeczyta, napisze do ciebie tutaj. Może powiedzieć policji albo "
        "gminie, jeśli komuś może stać się coś złego. Postara się najpierw powiedzieć to "
        "tobie. Ta rozmowa nikogo do ciebie nie wysyła."
    ),
    "asked_free": ("999 jest bezpłatny. Te numery też są bezpłatne: {free}."),
    "asked_bill": ("Tych nie widać na rachunku za telefon: {hidden}."),
    "asked_bill_rest": (
        "Inne numery mogą być na rachunku. Lista połączeń w telefonie pokazuje wszystkie."
    ),
    "asked_person": (
        "Jestem komputerem i nie odpowiem na to. Musi to zrobić człowiek. Twoje pytanie jest "
        "dla niego zapisane."
    ),
    "asked_call": (
        "Nie mogę do ciebie zadzwonić i nie wiem, czy ktoś zadzwoni. Jeśli chcesz rozmowy, "
        "napisz, jak i kiedy bezpiecznie cię złapać. Nie wiem, z jakiego numeru ktoś by "
        "dzwonił."
    ),
    "asked_pictures": (
        "Proszę, nie wysyłaj zdjęć ani filmów, ani tutaj, ani nikomu. Nie mogę ich otworzyć. "
        "Pracownik powie, co zrobić z dowodami."
    ),
    "asked_remove": ("Nie mogę usunąć zdjęć z internetu. Pracownik powie więcej."),
    "asked_remove_child": (
        "Masz mniej niż 18 lat? Report Remove może pomóc: {report-remove.website}"
    ),
    "asked_delete": (
        "Twoja prośba wystarczy. Nie mogę tego usunąć sam, więc musi na to spojrzeć "
        "pracownik. Niektóre zapisy trzeba czasem zachować, jeśli komuś może stać się coś "
        "złego. Możesz usunąć czat w swoim telefonie."
    ),
    "asked_person_2": (
        "Na to musi odpowiedzieć człowiek, bo jestem komputerem. Twoje pytanie tu na niego czeka."
    ),
    "asked_police": (
        "Ten czat sam nic nie wysyła policji. Pracownicy mogą go czytać. Mogą powiedzieć "
        "policji albo gminie, jeśli komuś może stać się coś złego albo ktoś krzywdzi "
        "dziecko. Postarają się najpierw powiedzieć to tobie. Nie musisz podawać imienia. O "
        "co pytają inne miejsca, powiedzą same."
    ),
    "asked_card_cost": ("Jeśli wiem, ile kosztuje usługa, jest to napisane przy niej."),
    "asked_reach": (
        "Zapisano dla pracowników, jak się z tobą skontaktować. Nie wiem, czy i kiedy ktoś "
        "zadzwoni."
    ),
    "asked_complaint": (
        "Nie wiem, jak składa się skargi do zespołu. Możesz zadzwonić albo napisać do biura "
        "zespołu i zapytać."
    ),
    "asked_wrong": ("W porządku. Możesz opuścić ten czat. Możesz tu napisać w każdej chwili."),
    "cards_again": (
        "To, co jest wyżej, to nadal wszystko, co o tym wiem. Człowiek może wiedzieć więcej."
    ),
    "elsewhere": (
        "{place} jest poza terenem, który znam. Znam lokalne miejsca tylko tutaj: {areas}."
    ),
    "elsewhere_lines": ("Linie dla całej Anglii też mogą pomóc."),
    "food_not_known": (
        "Nie znam banków żywności. Może je znać twój urząd (council): zapytaj tam albo "
        "sprawdź jego stronę."
    ),
}
