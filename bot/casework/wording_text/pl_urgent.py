"""Polish: what someone in danger (P1) or at grave risk (P2) is told. FOR NATIVE REVIEW.

Composed by a non-native writer; a speaker of the language must correct it before the launch.
English on the left, the language on the right; a sentence that is not here is said in English.
"""

from __future__ import annotations

from bot.casework.wording_text import en_urgent
from bot.casework.wording_text.side_by_side import Sentences, translated

WORDS: dict[str, str] = {
    "Call 999 now.": "Zadzwoń teraz pod 999.",
    "A worker has been told.": "Powiadomiono pracownika.",
    "No one is reading this right now. Please call.": (
        "W tej chwili nikt tego nie czyta. Proszę, zadzwoń."
    ),
    "Can't speak? On a mobile, call 999, listen, then press 55 when told.": (
        "Nie możesz mówić? Zadzwoń z komórki pod 999, słuchaj, na znak wciśnij 55."
    ),
    "Get near other people if you can.": "Jeśli możesz, idź tam, gdzie są ludzie.",
    "I'm a computer and can't call for you.": "Jestem komputerem i nie mogę zadzwonić za ciebie.",
    "Call 999 now, even if things seem OK.": (
        "Zadzwoń teraz pod 999, nawet jeśli wydaje się, że jest dobrze."
    ),
    "Stay near someone if you can.": "Jeśli możesz, bądź blisko kogoś.",
    "Can't speak? Call 999, then press 55.": "Nie możesz mówić? Zadzwoń pod 999, potem wciśnij 55.",
    "Get out now and call 999.": "Wyjdź teraz i zadzwoń pod 999.",
    "Stay out until firefighters say you can go in.": "Nie wchodź, dopóki strażacy nie pozwolą.",
    "Call 999 or go to A&E now.": "Zadzwoń pod 999 albo jedź teraz na ostry dyżur (A&E).",
    "I'm glad you told me.": "Dobrze, że o tym mówisz.",
    "Under 19? Childline: {childline.phone}.": (
        "Masz mniej niż 19 lat? Childline: {childline.phone}."
    ),
    "Shout: text {shout.text_number}.": "Shout (SMS): {shout.text_number}.",
    "Are you safe right now?": "Czy jesteś teraz w bezpiecznym miejscu?",
    "Step away, don't go, and call 999 if anyone's in danger.": (
        "Odejdź, nie idź tam, a jeśli ktoś jest w niebezpieczeństwie, zadzwoń pod 999."
    ),
    "Someone could die. It could be you.": "Ktoś może zginąć. Możesz to być ty.",
    "It's not your fault.": "To nie twoja wina.",
    "You can call Childline on {childline.phone|free|always}, free, day or night.": (
        "Możesz zadzwonić do Childline pod {childline.phone|free|always}, za darmo, w dzień i w "
        "nocy."
    ),
    "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.": (
        "Możesz zadzwonić do Samaritans pod {samaritans.phone|free|always}, za darmo, w dzień i "
        "w nocy."
    ),
    "Thank you for telling me. You are not alone.": (
        "Dziękuję, że o tym mówisz. Nie jesteś w tym sam(a)."
    ),
    "If it gets worse, call 999.": "Jeśli będzie gorzej, zadzwoń pod 999.",
    "I'm a computer, not an emergency service.": "Jestem komputerem, nie służbą ratunkową.",
    "Is it safe to message you here?": "Czy można tu bezpiecznie do ciebie pisać?",
    "Thank you for telling me. It's not your fault.": (
        "Dziękuję, że o tym mówisz. To nie twoja wina."
    ),
    "You can call {national-da-helpline.phone|free|always}, a free 24-hour helpline.": (
        "Możesz zadzwonić pod {national-da-helpline.phone|free|always}, to darmowa linia czynna "
        "24 godziny."
    ),
    "For men: {mens-advice-line.phone}.": "Dla mężczyzn: {mens-advice-line.phone}.",
    "If you're under 19, you can call Childline on {childline.phone}.": (
        "Jeśli masz mniej niż 19 lat, możesz zadzwonić do Childline pod {childline.phone}."
    ),
    "You can call the NSPCC on {nspcc-helpline.phone} about a child.": (
        "W sprawie dziecka możesz zadzwonić do NSPCC pod {nspcc-helpline.phone}."
    ),
    "NSPCC, for adults: {nspcc-helpline.phone}.": "NSPCC, dla dorosłych: {nspcc-helpline.phone}.",
    "I'm glad you told me. Your life matters.": "Dobrze, że o tym mówisz. Twoje życie jest ważne.",
    "If you might act on this, call 999 or go to A&E.": (
        "Jeśli możesz sobie coś zrobić, zadzwoń pod 999 albo jedź na A&E."
    ),
    "I'm glad you told me. You are not in trouble.": "Dobrze, że o tym mówisz. Nie masz kłopotów.",
    "If you are badly hurt, call 999.": "Jeśli rana jest poważna, zadzwoń pod 999.",
    "Medical advice: {nhs-111.phone|always}.": "Porada medyczna: {nhs-111.phone|always}.",
    "You can call Childline on {childline.phone}.": (
        "Możesz zadzwonić do Childline pod {childline.phone}."
    ),
    "You can call Samaritans on {samaritans.phone}.": (
        "Możesz zadzwonić do Samaritans pod {samaritans.phone}."
    ),
    "You're not in trouble. Don't send money or more pictures. Don't delete the chat.": (
        "Nie masz kłopotów. Nie wysyłaj pieniędzy ani zdjęć. Nie kasuj czatu."
    ),
    "Please don't send the picture here.": "Proszę, nie wysyłaj tu tego zdjęcia.",
    "Under 18? Report Remove can help: {report-remove.website}": (
        "Masz mniej niż 18 lat? Report Remove może pomóc: {report-remove.website}"
    ),
    "In danger? Call 999.": "Coś ci grozi? Zadzwoń pod 999.",
    "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free.": (
        "Możesz zadzwonić do Runaway Helpline pod {runaway-helpline.phone|free}, za darmo."
    ),
    "That sounds scary. It's not your fault. You are not alone.": (
        "To musi być straszne. To nie twoja wina. Nie jesteś w tym sam(a)."
    ),
    "Under 18? Runaway Helpline: {runaway-helpline.phone}.": (
        "Masz mniej niż 18 lat? Runaway Helpline: {runaway-helpline.phone}."
    ),
    "If they are coming now, call 999.": "Jeśli teraz idą do ciebie, zadzwoń pod 999.",
    "That sounds scary. You are not alone.": "To musi być straszne. Nie jesteś w tym sam(a).",
    "If they are near you, call 999.": "Jeśli są blisko ciebie, zadzwoń pod 999.",
    "I'm not here to judge. Someone could get hurt, and it could be you.": (
        "Nie oceniam cię. Komuś może stać się krzywda, tobie też."
    ),
    "If anyone is in danger, call 999.": "Jeśli ktoś jest w niebezpieczeństwie, zadzwoń pod 999.",
    "You can call {missing-people.phone|free}, a free helpline.": (
        "Możesz zadzwonić pod {missing-people.phone|free}, to darmowa linia pomocy."
    ),
    "Thank you for telling me. You are not in trouble.": (
        "Dziękuję, że o tym mówisz. Nie masz kłopotów."
    ),
    "If you are in danger, call 999.": "Jeśli coś ci grozi, zadzwoń pod 999.",
    "You can call {nhs-111.phone|free|always} for medical advice, free, day or night.": (
        "Możesz zadzwonić pod {nhs-111.phone|free|always} po poradę medyczną, za darmo, w dzień "
        "i w nocy."
    ),
    "If someone is very ill, call 999.": "Jeśli ktoś jest bardzo chory, zadzwoń pod 999.",
    "You can call the Respect Phoneline on {respect-phoneline.phone|free}, free.": (
        "Możesz zadzwonić do Respect Phoneline pod {respect-phoneline.phone|free}, za darmo."
    ),
    "Thank you for telling me. There is help to stop.": (
        "Dziękuję, że o tym mówisz. Jest pomoc, żeby przestać."
    ),
    "About a child? NSPCC: {nspcc-helpline.phone}.": (
        "Chodzi o dziecko? NSPCC: {nspcc-helpline.phone}."
    ),
    "If they might act on this, call 999 or go to A&E.": (
        "Jeśli ta osoba może sobie coś zrobić, zadzwoń pod 999 albo jedź na A&E."
    ),
    "Are they under 19? Childline: {childline.phone}.": (
        "Ta osoba ma mniej niż 19 lat? Childline: {childline.phone}."
    ),
    "Are they under 18? Report Remove can help: {report-remove.website}": (
        "Ta osoba ma mniej niż 18 lat? Report Remove może pomóc: {report-remove.website}"
    ),
}

P1: dict[str, Sentences] = translated(en_urgent.P1, WORDS)
P2: dict[str, Sentences] = translated(en_urgent.P2, WORDS)
