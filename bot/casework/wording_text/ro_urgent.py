"""Romanian: what someone in danger (P1) or at grave risk (P2) is told. FOR NATIVE REVIEW.

Composed by a non-native writer; a speaker of the language must correct it before the launch.
English on the left, the language on the right; a sentence that is not here is said in English.
"""

from __future__ import annotations

from bot.casework.wording_text import en_urgent
from bot.casework.wording_text.side_by_side import Sentences, translated

WORDS: dict[str, str] = {
    "Call 999 now.": "Sună la 999 acum.",
    "A worker has been told.": "Un lucrător a fost anunțat.",
    "No one is reading this right now. Please call.": "Nimeni nu citește asta acum. Te rog, sună.",
    "Can't speak? On a mobile, call 999, listen, then press 55 when told.": (
        "Nu poți vorbi? Sună la 999 de pe mobil, ascultă, apoi apasă 55 când ți se spune."
    ),
    "Get near other people if you can.": "Dacă poți, mergi lângă alți oameni.",
    "I'm a computer and can't call for you.": "Sunt un computer și nu pot suna în locul tău.",
    "Call 999 now, even if things seem OK.": "Sună la 999 acum, chiar dacă pare că e bine.",
    "Stay near someone if you can.": "Dacă poți, stai lângă cineva.",
    "Can't speak? Call 999, then press 55.": "Nu poți vorbi? Sună la 999, apoi apasă 55.",
    "Get out now and call 999.": "Ieși acum și sună la 999.",
    "Stay out until firefighters say you can go in.": (
        "Nu intra până nu spun pompierii că se poate."
    ),
    "Call 999 or go to A&E now.": "Sună la 999 sau mergi acum la urgențe (A&E).",
    "I'm glad you told me.": "Mă bucur că mi-ai spus.",
    "Under 19? Childline: {childline.phone}.": "Ai sub 19 ani? Childline: {childline.phone}.",
    "Shout: text {shout.text_number}.": "Shout (SMS): {shout.text_number}.",
    "Are you safe right now?": "Ești în siguranță acum?",
    "Step away, don't go, and call 999 if anyone's in danger.": (
        "Dă-te deoparte, nu te duce și sună la 999 dacă cineva e în pericol."
    ),
    "Someone could die. It could be you.": "Cineva poate muri. Poți fi chiar tu.",
    "It's not your fault.": "Nu e vina ta.",
    "You can call Childline on {childline.phone|free|always}, free, day or night.": (
        "Poți suna la Childline la {childline.phone|free|always}, gratuit, zi și noapte."
    ),
    "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.": (
        "Poți suna la Samaritans la {samaritans.phone|free|always}, gratuit, zi și noapte."
    ),
    "Thank you for telling me. You are not alone.": "Mulțumesc că mi-ai spus. Nu ești singur(ă).",
    "If it gets worse, call 999.": "Dacă se înrăutățește, sună la 999.",
    "I'm a computer, not an emergency service.": "Sunt un computer, nu un serviciu de urgență.",
    "Is it safe to message you here?": "Este sigur să îți scriem aici?",
    "Thank you for telling me. It's not your fault.": "Mulțumesc că mi-ai spus. Nu e vina ta.",
    "You can call {national-da-helpline.phone|free|always}, a free 24-hour helpline.": (
        "Poți suna la {national-da-helpline.phone|free|always}, o linie gratuită deschisă 24 de "
        "ore."
    ),
    "For men: {mens-advice-line.phone}.": "Pentru bărbați: {mens-advice-line.phone}.",
    "If you're under 19, you can call Childline on {childline.phone}.": (
        "Dacă ai sub 19 ani, poți suna la Childline la {childline.phone}."
    ),
    "You can call the NSPCC on {nspcc-helpline.phone} about a child.": (
        "Despre un copil, poți suna la NSPCC la {nspcc-helpline.phone}."
    ),
    "NSPCC, for adults: {nspcc-helpline.phone}.": "NSPCC, pentru adulți: {nspcc-helpline.phone}.",
    "I'm glad you told me. Your life matters.": "Mă bucur că mi-ai spus. Viața ta contează.",
    "If you might act on this, call 999 or go to A&E.": (
        "Dacă simți că ți-ai putea face rău, sună la 999 sau mergi la A&E."
    ),
    "I'm glad you told me. You are not in trouble.": (
        "Mă bucur că mi-ai spus. Nu ai făcut nimic rău."
    ),
    "If you are badly hurt, call 999.": "Dacă rana e gravă, sună la 999.",
    "Medical advice: {nhs-111.phone|always}.": "Sfat medical: {nhs-111.phone|always}.",
    "You can call Childline on {childline.phone}.": "Poți suna la Childline la {childline.phone}.",
    "You can call Samaritans on {samaritans.phone}.": (
        "Poți suna la Samaritans la {samaritans.phone}."
    ),
    "You're not in trouble. Don't send money or more pictures. Don't delete the chat.": (
        "Nu ai făcut nimic rău. Nu trimite bani sau alte poze. Nu șterge conversația."
    ),
    "Please don't send the picture here.": "Te rog, nu trimite poza aici.",
    "Under 18? Report Remove can help: {report-remove.website}": (
        "Ai sub 18 ani? Report Remove poate ajuta: {report-remove.website}"
    ),
    "In danger? Call 999.": "Ești în pericol? Sună la 999.",
    "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free.": (
        "Poți suna la Runaway Helpline la {runaway-helpline.phone|free}, gratuit."
    ),
    "That sounds scary. It's not your fault. You are not alone.": (
        "Sună înfricoșător. Nu e vina ta. Nu ești singur(ă)."
    ),
    "Under 18? Runaway Helpline: {runaway-helpline.phone}.": (
        "Ai sub 18 ani? Runaway Helpline: {runaway-helpline.phone}."
    ),
    "If they are coming now, call 999.": "Dacă vin acum, sună la 999.",
    "That sounds scary. You are not alone.": "Sună înfricoșător. Nu ești singur(ă).",
    "If they are near you, call 999.": "Dacă sunt aproape de tine, sună la 999.",
    "I'm not here to judge. Someone could get hurt, and it could be you.": (
        "Nu te judec. Cineva poate păți ceva rău, poate chiar tu."
    ),
    "If anyone is in danger, call 999.": "Dacă cineva e în pericol, sună la 999.",
    "You can call {missing-people.phone|free}, a free helpline.": (
        "Poți suna la {missing-people.phone|free}, o linie gratuită de ajutor."
    ),
    "Thank you for telling me. You are not in trouble.": (
        "Mulțumesc că mi-ai spus. Nu ai făcut nimic rău."
    ),
    "If you are in danger, call 999.": "Dacă ești în pericol, sună la 999.",
    "You can call {nhs-111.phone|free|always} for medical advice, free, day or night.": (
        "Poți suna la {nhs-111.phone|free|always} pentru sfat medical, gratuit, zi și noapte."
    ),
    "If someone is very ill, call 999.": "Dacă cineva e foarte bolnav, sună la 999.",
    "You can call the Respect Phoneline on {respect-phoneline.phone|free}, free.": (
        "Poți suna la Respect Phoneline la {respect-phoneline.phone|free}, gratuit."
    ),
    "Thank you for telling me. There is help to stop.": (
        "Mulțumesc că mi-ai spus. Există ajutor ca să te oprești."
    ),
    "About a child? NSPCC: {nspcc-helpline.phone}.": (
        "Despre un copil? NSPCC: {nspcc-helpline.phone}."
    ),
    "If they might act on this, call 999 or go to A&E.": (
        "Dacă și-ar putea face rău, sună la 999 sau mergi la A&E."
    ),
    "Are they under 19? Childline: {childline.phone}.": (
        "Are sub 19 ani? Childline: {childline.phone}."
    ),
    "Are they under 18? Report Remove can help: {report-remove.website}": (
        "Are sub 18 ani? Report Remove poate ajuta: {report-remove.website}"
    ),
}

P1: dict[str, Sentences] = translated(en_urgent.P1, WORDS)
P2: dict[str, Sentences] = translated(en_urgent.P2, WORDS)
