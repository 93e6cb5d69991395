"""Somali: what someone in danger (P1) or at grave risk (P2) is told. FOR NATIVE REVIEW.

Composed by a non-native writer; a speaker of the language must correct it before the launch.
English on the left, the language on the right; a sentence that is not here is said in English.
"""

from __future__ import annotations

from bot.casework.wording_text import en_urgent
from bot.casework.wording_text.side_by_side import Sentences, translated

WORDS: dict[str, str] = {
    "Call 999 now.": "Hadda wac 999.",
    "A worker has been told.": "Shaqaale ayaa loo sheegay.",
    "No one is reading this right now. Please call.": "Hadda cidna ma akhrinayso kan. Fadlan wac.",
    "Can't speak? On a mobile, call 999, listen, then press 55 when told.": (
        "Ma hadli kartid? Mobaylka ka wac 999, dhegayso, marka lagu yiraahdo riix 55."
    ),
    "Get near other people if you can.": "Haddaad karto dad kale u dhowow.",
    "I'm a computer and can't call for you.": "Kombiyuutar baan ahay, adiga kuuma wici karo.",
    "Call 999 now, even if things seem OK.": (
        "Hadda wac 999, xataa haddii wax walba caadi u muuqdaan."
    ),
    "Stay near someone if you can.": "Haddaad karto qof agtiisa joog.",
    "Can't speak? Call 999, then press 55.": "Ma hadli kartid? Wac 999, kadib riix 55.",
    "Get out now and call 999.": "Hadda bax oo wac 999.",
    "Stay out until firefighters say you can go in.": (
        "Ha gelin ilaa dab-damiska uu ku yiraahdo waad geli kartaa."
    ),
    "Call 999 or go to A&E now.": "Hadda wac 999 ama tag qaybta degdegga ee isbitaalka (A&E).",
    "I'm glad you told me.": "Waan ku faraxsanahay inaad ii sheegtay.",
    "Under 19? Childline: {childline.phone}.": "Ma ka yar tahay 19? Childline: {childline.phone}.",
    "Shout: text {shout.text_number}.": "Shout (fariin qoraal): {shout.text_number}.",
    "Are you safe right now?": "Hadda ma nabad baad ku jirtaa?",
    "Step away, don't go, and call 999 if anyone's in danger.": (
        "Ka fogow, ha tagin, wac 999 haddii qof khatar ku jiro."
    ),
    "Someone could die. It could be you.": "Qof baa dhiman kara. Adiga ayaad noqon kartaa.",
    "It's not your fault.": "Adigu eed ma lihid.",
    "You can call Childline on {childline.phone|free|always}, free, day or night.": (
        "Childline waxaad ka wici kartaa {childline.phone|free|always}, waa bilaash, habeen iyo "
        "maalin."
    ),
    "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.": (
        "Samaritans waxaad ka wici kartaa {samaritans.phone|free|always}, waa bilaash, habeen "
        "iyo maalin."
    ),
    "Thank you for telling me. You are not alone.": (
        "Waad ku mahadsan tahay inaad ii sheegtay. Keligaa ma tihid."
    ),
    "If it gets worse, call 999.": "Haddii ay ka sii darto, wac 999.",
    "I'm a computer, not an emergency service.": "Kombiyuutar baan ahay, ma ihi adeegga degdegga.",
    "Is it safe to message you here?": "Ma ammaan baa in halkan fariin laguugu soo diro?",
    "Thank you for telling me. It's not your fault.": (
        "Waad ku mahadsan tahay inaad ii sheegtay. Adigu eed ma lihid."
    ),
    "You can call {national-da-helpline.phone|free|always}, a free 24-hour helpline.": (
        "Waxaad wici kartaa {national-da-helpline.phone|free|always}, waa khad bilaash ah oo 24 "
        "saac furan."
    ),
    "For men: {mens-advice-line.phone}.": "Ragga: {mens-advice-line.phone}.",
    "If you're under 19, you can call Childline on {childline.phone}.": (
        "Haddaad ka yar tahay 19, Childline waxaad ka wici kartaa {childline.phone}."
    ),
    "You can call the NSPCC on {nspcc-helpline.phone} about a child.": (
        "Cunug ku saabsan waxaad NSPCC ka wici kartaa {nspcc-helpline.phone}."
    ),
    "NSPCC, for adults: {nspcc-helpline.phone}.": "NSPCC, dadka waaweyn: {nspcc-helpline.phone}.",
    "I'm glad you told me. Your life matters.": (
        "Waan ku faraxsanahay inaad ii sheegtay. Noloshaadu waa muhiim."
    ),
    "If you might act on this, call 999 or go to A&E.": (
        "Haddaad is leedahay wax baad isyeeli kartaa, wac 999 ama tag A&E."
    ),
    "I'm glad you told me. You are not in trouble.": (
        "Waan ku faraxsanahay inaad ii sheegtay. Dembi kuma lihid."
    ),
    "If you are badly hurt, call 999.": "Haddaad si xun u dhaawacan tahay, wac 999.",
    "Medical advice: {nhs-111.phone|always}.": "Talo caafimaad: {nhs-111.phone|always}.",
    "You can call Childline on {childline.phone}.": (
        "Childline waxaad ka wici kartaa {childline.phone}."
    ),
    "You can call Samaritans on {samaritans.phone}.": (
        "Samaritans waxaad ka wici kartaa {samaritans.phone}."
    ),
    "You're not in trouble. Don't send money or more pictures. Don't delete the chat.": (
        "Dembi kuma lihid. Lacag ama sawirro kale ha dirin. Sheekada ha tirtirin."
    ),
    "Please don't send the picture here.": "Fadlan sawirka halkan ha soo dirin.",
    "Under 18? Report Remove can help: {report-remove.website}": (
        "Ma ka yar tahay 18? Report Remove ayaa ku caawin kara: {report-remove.website}"
    ),
    "In danger? Call 999.": "Khatar ma ku jirtaa? Wac 999.",
    "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free.": (
        "Runaway Helpline waxaad ka wici kartaa {runaway-helpline.phone|free}, waa bilaash."
    ),
    "That sounds scary. It's not your fault. You are not alone.": (
        "Waa wax cabsi leh. Adigu eed ma lihid. Keligaa ma tihid."
    ),
    "Under 18? Runaway Helpline: {runaway-helpline.phone}.": (
        "Ma ka yar tahay 18? Runaway Helpline: {runaway-helpline.phone}."
    ),
    "If they are coming now, call 999.": "Haddii ay hadda soo socdaan, wac 999.",
    "That sounds scary. You are not alone.": "Waa wax cabsi leh. Keligaa ma tihid.",
    "If they are near you, call 999.": "Haddii ay kuu dhow yihiin, wac 999.",
    "I'm not here to judge. Someone could get hurt, and it could be you.": (
        "Ma ku xukumayo. Qof baa dhaawacmi kara, adiguna waad noqon kartaa."
    ),
    "If anyone is in danger, call 999.": "Haddii qof khatar ku jiro, wac 999.",
    "You can call {missing-people.phone|free}, a free helpline.": (
        "Waxaad wici kartaa {missing-people.phone|free}, waa khad caawimo oo bilaash ah."
    ),
    "Thank you for telling me. You are not in trouble.": (
        "Waad ku mahadsan tahay inaad ii sheegtay. Dembi kuma lihid."
    ),
    "If you are in danger, call 999.": "Haddaad khatar ku jirto, wac 999.",
    "You can call {nhs-111.phone|free|always} for medical advice, free, day or night.": (
        "Talo caafimaad waxaad ka wici kartaa {nhs-111.phone|free|always}, waa bilaash, habeen "
        "iyo maalin."
    ),
    "If someone is very ill, call 999.": "Haddii qof aad u xanuunsan yahay, wac 999.",
    "You can call the Respect Phoneline on {respect-phoneline.phone|free}, free.": (
        "Respect Phoneline waxaad ka wici kartaa {respect-phoneline.phone|free}, waa bilaash."
    ),
    "Thank you for telling me. There is help to stop.": (
        "Waad ku mahadsan tahay inaad ii sheegtay. Caawimo aad ku joojiso way jirtaa."
    ),
    "About a child? NSPCC: {nspcc-helpline.phone}.": (
        "Ma cunug baa? NSPCC: {nspcc-helpline.phone}."
    ),
    "If they might act on this, call 999 or go to A&E.": (
        "Haddii ay is dhaawici karaan, wac 999 ama tag A&E."
    ),
    "Are they under 19? Childline: {childline.phone}.": (
        "Ma ka yar yihiin 19? Childline: {childline.phone}."
    ),
    "Are they under 18? Report Remove can help: {report-remove.website}": (
        "Ma ka yar yihiin 18? Report Remove ayaa ku caawin kara: {report-remove.website}"
    ),
}

P1: dict[str, Sentences] = translated(en_urgent.P1, WORDS)
P2: dict[str, Sentences] = translated(en_urgent.P2, WORDS)
