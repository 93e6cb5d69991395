"""Romanian: answers about our own words, and lines while a case waits. FOR NATIVE REVIEW.

Composed by a non-native writer.
"""

from __future__ import annotations

ASKED: dict[str, str] = {
    "added_2": (
        "Dacă ești în pericol, sună la 999. Am păstrat ce ai scris, ca să citească o "
        "persoană. Nu ești singur(ă)."
    ),
    "added_3": (
        "Dacă se înrăutățește, sună la 999. Mă bucur că îmi spui. Totul e păstrat aici pentru "
        "o persoană."
    ),
    "added_4": (
        "Dacă nu poți fi în siguranță, sună la 999. Mulțumesc că îmi spui mai mult. O "
        "persoană poate citi totul aici."
    ),
    "not_yet": (
        "Acum nu este nicio persoană în această conversație. Mesajele tale sunt păstrate ca "
        "să le citească personalul."
    ),
    "asked_55": (
        "55 este pentru un apel la 999 de pe mobil, când nu poți vorbi. Sună la 999, ascultă, "
        "apoi apasă 55 când ți se spune. Nu le arată unde ești."
    ),
    "asked_numbers": (
        "Poți suna la numere pentru tine sau despre cineva pentru care te îngrijorezi. "
        "Childline este pentru cei sub 19 ani. Oricine poate suna la 999."
    ),
    "asked_next": (
        "Când un lucrător citește asta, îți scrie aici. Poate spune poliției sau primăriei "
        "dacă cineva ar putea fi rănit grav. Va încerca să îți spună ție mai întâi. "
        "Conversația asta nu trimite pe nimeni la tine."
    ),
    "asked_free": ("999 este gratuit. Și aceste numere sunt gratuite: {free}."),
    "asked_bill": ("Acestea nu apar pe factura de telefon: {hidden}."),
    "asked_bill_rest": (
        "Alte numere pot apărea pe factură. Lista de apeluri a telefonului păstrează fiecare apel."
    ),
    "asked_person": (
        "Sunt un computer și nu pot răspunde la asta. Trebuie să răspundă o persoană. Am "
        "păstrat întrebarea ta."
    ),
    "asked_call": (
        "Nu te pot suna și nu pot spune că sună cineva. Dacă vrei un apel, scrie cum și când "
        "e sigur să te găsim. Nu știu de la ce număr ar veni apelul."
    ),
    "asked_pictures": (
        "Te rog nu trimite poze sau filme, nici aici, nici nimănui. Nu le pot deschide. Un "
        "lucrător îți poate spune ce să faci cu dovezile."
    ),
    "asked_remove": ("Nu pot șterge poze de pe internet. Un lucrător îți poate spune mai mult."),
    "asked_remove_child": ("Ai sub 18 ani? Report Remove te poate ajuta: {report-remove.website}"),
    "asked_delete": (
        "Ai cerut, și e de ajuns. Nu pot șterge eu, așa că trebuie să se uite un lucrător. "
        "Unele note trebuie uneori păstrate, dacă cineva ar putea fi rănit. Poți șterge "
        "conversația din telefonul tău."
    ),
    "asked_person_2": (
        "La asta trebuie să răspundă o persoană, eu sunt un computer. Întrebarea ta este "
        "aici, ca să o citească."
    ),
    "asked_police": (
        "Conversația asta nu trimite singură nimic la poliție. Personalul o poate citi. "
        "Poate spune poliției sau primăriei dacă cineva ar putea fi rănit grav sau dacă un "
        "copil este rănit. Va încerca să îți spună ție mai întâi. Nu trebuie să îți spui "
        "numele. Ce întreabă alte servicii îți pot spune ele."
    ),
    "asked_card_cost": ("Dacă știu cât costă un serviciu, scrie la el."),
    "asked_reach": (
        "Am păstrat pentru personal cum te poate găsi. Nu pot spune că sună cineva sau când."
    ),
    "asked_complaint": (
        "Nu știu pașii unității pentru plângeri. Poți suna sau scrie la biroul unității și întreba."
    ),
    "asked_wrong": ("Nu-i nimic. Poți ieși din această conversație. Poți scrie aici oricând."),
    "cards_again": (
        "Ce ți-am arătat mai sus este tot ce știu despre asta. O persoană poate ști mai mult."
    ),
    "elsewhere": (
        "{place} este în afara zonei pe care o știu. Am servicii locale doar pentru: {areas}."
    ),
    "elsewhere_lines": ("Liniile pentru toată Anglia te pot ajuta totuși."),
    "food_not_known": (
        "Nu știu nicio bancă de alimente. Primăria ta (council) poate ști: întreabă acolo sau "
        "caută pe site-ul ei."
    ),
}
