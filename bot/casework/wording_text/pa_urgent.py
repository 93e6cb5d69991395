"""Punjabi (Gurmukhi): what someone in danger (P1) or at grave risk (P2) is told. FOR NATIVE REVIEW.

Composed by a non-native writer; a speaker of the language must correct it before the launch.
English on the left, the language on the right; a sentence that is not here is said in English.
"""

from __future__ import annotations

from bot.casework.wording_text import en_urgent
from bot.casework.wording_text.side_by_side import Sentences, translated

WORDS: dict[str, str] = {
    "Call 999 now.": "ਹੁਣੇ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "A worker has been told.": "ਇੱਕ ਵਰਕਰ ਨੂੰ ਦੱਸ ਦਿੱਤਾ ਗਿਆ ਹੈ।",
    "No one is reading this right now. Please call.": "ਇਸ ਵੇਲੇ ਇਹ ਕੋਈ ਨਹੀਂ ਪੜ੍ਹ ਰਿਹਾ। ਕਿਰਪਾ ਕਰਕੇ ਫ਼ੋਨ ਕਰੋ।",
    "Can't speak? On a mobile, call 999, listen, then press 55 when told.": (
        "ਬੋਲ ਨਹੀਂ ਸਕਦੇ? ਮੋਬਾਈਲ ਤੋਂ 999 ਮਿਲਾਓ, ਸੁਣੋ, ਤੇ ਕਹਿਣ ਤੇ 55 ਦਬਾਓ।"
    ),
    "Get near other people if you can.": "ਹੋ ਸਕੇ ਤਾਂ ਹੋਰ ਲੋਕਾਂ ਦੇ ਨੇੜੇ ਜਾਓ।",
    "I'm a computer and can't call for you.": "ਮੈਂ ਕੰਪਿਊਟਰ ਹਾਂ, ਤੁਹਾਡੀ ਥਾਂ ਫ਼ੋਨ ਨਹੀਂ ਕਰ ਸਕਦਾ।",
    "Call 999 now, even if things seem OK.": "ਹੁਣੇ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ, ਭਾਵੇਂ ਸਭ ਠੀਕ ਲੱਗਦਾ ਹੋਵੇ।",
    "Stay near someone if you can.": "ਹੋ ਸਕੇ ਤਾਂ ਕਿਸੇ ਦੇ ਕੋਲ ਰਹੋ।",
    "Can't speak? Call 999, then press 55.": "ਬੋਲ ਨਹੀਂ ਸਕਦੇ? 999 ਮਿਲਾਓ, ਫਿਰ 55 ਦਬਾਓ।",
    "Get out now and call 999.": "ਹੁਣੇ ਬਾਹਰ ਨਿਕਲੋ ਤੇ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "Stay out until firefighters say you can go in.": "ਜਦ ਤੱਕ ਫਾਇਰ ਵਾਲੇ ਨਾ ਕਹਿਣ, ਅੰਦਰ ਨਾ ਜਾਓ।",
    "Call 999 or go to A&E now.": "ਹੁਣੇ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ ਜਾਂ ਹਸਪਤਾਲ ਦੀ ਐਮਰਜੈਂਸੀ (A&E) ਜਾਓ।",
    "I'm glad you told me.": "ਚੰਗਾ ਕੀਤਾ ਕਿ ਤੁਸੀਂ ਦੱਸਿਆ।",
    "Under 19? Childline: {childline.phone}.": "ਉਮਰ 19 ਤੋਂ ਘੱਟ ਹੈ? Childline: {childline.phone}।",
    "Shout: text {shout.text_number}.": "Shout (ਮੈਸੇਜ ਲਿਖੋ): {shout.text_number}।",
    "Are you safe right now?": "ਕੀ ਤੁਸੀਂ ਇਸ ਵੇਲੇ ਸੁਰੱਖਿਅਤ ਹੋ?",
    "Step away, don't go, and call 999 if anyone's in danger.": (
        "ਪਿੱਛੇ ਹਟ ਜਾਓ, ਨਾ ਜਾਓ, ਤੇ ਕੋਈ ਖ਼ਤਰੇ ਵਿੱਚ ਹੋਵੇ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।"
    ),
    "Someone could die. It could be you.": "ਕਿਸੇ ਦੀ ਜਾਨ ਜਾ ਸਕਦੀ ਹੈ। ਤੁਹਾਡੀ ਵੀ।",
    "It's not your fault.": "ਇਸ ਵਿੱਚ ਤੁਹਾਡਾ ਕਸੂਰ ਨਹੀਂ।",
    "You can call Childline on {childline.phone|free|always}, free, day or night.": (
        "ਤੁਸੀਂ Childline ਨੂੰ {childline.phone|free|always} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ, ਮੁਫ਼ਤ, ਦਿਨ ਹੋਵੇ ਜਾਂ ਰਾਤ।"
    ),
    "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.": (
        "ਤੁਸੀਂ Samaritans ਨੂੰ {samaritans.phone|free|always} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ, ਮੁਫ਼ਤ, ਦਿਨ ਹੋਵੇ ਜਾਂ ਰਾਤ।"
    ),
    "Thank you for telling me. You are not alone.": "ਦੱਸਣ ਲਈ ਧੰਨਵਾਦ। ਤੁਸੀਂ ਇਕੱਲੇ ਨਹੀਂ ਹੋ।",
    "If it gets worse, call 999.": "ਜੇ ਗੱਲ ਵਿਗੜੇ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "I'm a computer, not an emergency service.": "ਮੈਂ ਕੰਪਿਊਟਰ ਹਾਂ, ਐਮਰਜੈਂਸੀ ਸੇਵਾ ਨਹੀਂ।",
    "Is it safe to message you here?": "ਕੀ ਤੁਹਾਨੂੰ ਇੱਥੇ ਮੈਸੇਜ ਕਰਨਾ ਸੁਰੱਖਿਅਤ ਹੈ?",
    "Thank you for telling me. It's not your fault.": "ਦੱਸਣ ਲਈ ਧੰਨਵਾਦ। ਇਸ ਵਿੱਚ ਤੁਹਾਡਾ ਕਸੂਰ ਨਹੀਂ।",
    "You can call {national-da-helpline.phone|free|always}, a free 24-hour helpline.": (
        "ਤੁਸੀਂ {national-da-helpline.phone|free|always} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ, ਇਹ 24 ਘੰਟੇ ਦੀ ਮੁਫ਼ਤ ਲਾਈਨ ਹੈ।"
    ),
    "For men: {mens-advice-line.phone}.": "ਮਰਦਾਂ ਲਈ: {mens-advice-line.phone}।",
    "If you're under 19, you can call Childline on {childline.phone}.": (
        "ਜੇ ਉਮਰ 19 ਤੋਂ ਘੱਟ ਹੈ ਤਾਂ Childline ਨੂੰ {childline.phone} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।"
    ),
    "You can call the NSPCC on {nspcc-helpline.phone} about a child.": (
        "ਬੱਚੇ ਬਾਰੇ NSPCC ਨੂੰ {nspcc-helpline.phone} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।"
    ),
    "NSPCC, for adults: {nspcc-helpline.phone}.": "NSPCC, ਵੱਡਿਆਂ ਲਈ: {nspcc-helpline.phone}।",
    "I'm glad you told me. Your life matters.": "ਚੰਗਾ ਕੀਤਾ ਕਿ ਤੁਸੀਂ ਦੱਸਿਆ। ਤੁਹਾਡੀ ਜ਼ਿੰਦਗੀ ਕੀਮਤੀ ਹੈ।",
    "If you might act on this, call 999 or go to A&E.": (
        "ਜੇ ਲੱਗੇ ਕਿ ਆਪਣੇ ਆਪ ਨੂੰ ਕੁਝ ਕਰ ਲਓਗੇ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ ਜਾਂ A&E ਜਾਓ।"
    ),
    "I'm glad you told me. You are not in trouble.": "ਚੰਗਾ ਕੀਤਾ ਕਿ ਤੁਸੀਂ ਦੱਸਿਆ। ਤੁਸੀਂ ਕੁਝ ਗਲਤ ਨਹੀਂ ਕੀਤਾ।",
    "If you are badly hurt, call 999.": "ਜੇ ਬਹੁਤ ਸੱਟ ਲੱਗੀ ਹੈ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "Medical advice: {nhs-111.phone|always}.": "ਡਾਕਟਰੀ ਸਲਾਹ: {nhs-111.phone|always}।",
    "You can call Childline on {childline.phone}.": (
        "ਤੁਸੀਂ Childline ਨੂੰ {childline.phone} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।"
    ),
    "You can call Samaritans on {samaritans.phone}.": (
        "ਤੁਸੀਂ Samaritans ਨੂੰ {samaritans.phone} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।"
    ),
    "You're not in trouble. Don't send money or more pictures. Don't delete the chat.": (
        "ਤੁਸੀਂ ਕੁਝ ਗਲਤ ਨਹੀਂ ਕੀਤਾ। ਪੈਸੇ ਜਾਂ ਹੋਰ ਤਸਵੀਰਾਂ ਨਾ ਭੇਜੋ। ਚੈਟ ਨਾ ਮਿਟਾਓ।"
    ),
    "Please don't send the picture here.": "ਕਿਰਪਾ ਕਰਕੇ ਉਹ ਤਸਵੀਰ ਇੱਥੇ ਨਾ ਭੇਜੋ।",
    "Under 18? Report Remove can help: {report-remove.website}": (
        "ਉਮਰ 18 ਤੋਂ ਘੱਟ ਹੈ? Report Remove ਮਦਦ ਕਰ ਸਕਦਾ ਹੈ: {report-remove.website}"
    ),
    "In danger? Call 999.": "ਖ਼ਤਰਾ ਹੈ? 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free.": (
        "ਤੁਸੀਂ Runaway Helpline ਨੂੰ {runaway-helpline.phone|free} ਤੇ ਮੁਫ਼ਤ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।"
    ),
    "That sounds scary. It's not your fault. You are not alone.": (
        "ਇਹ ਡਰਾਉਣੀ ਗੱਲ ਹੈ। ਇਸ ਵਿੱਚ ਤੁਹਾਡਾ ਕਸੂਰ ਨਹੀਂ। ਤੁਸੀਂ ਇਕੱਲੇ ਨਹੀਂ ਹੋ।"
    ),
    "Under 18? Runaway Helpline: {runaway-helpline.phone}.": (
        "ਉਮਰ 18 ਤੋਂ ਘੱਟ ਹੈ? Runaway Helpline: {runaway-helpline.phone}।"
    ),
    "If they are coming now, call 999.": "ਜੇ ਉਹ ਹੁਣ ਆ ਰਹੇ ਨੇ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "That sounds scary. You are not alone.": "ਇਹ ਡਰਾਉਣੀ ਗੱਲ ਹੈ। ਤੁਸੀਂ ਇਕੱਲੇ ਨਹੀਂ ਹੋ।",
    "If they are near you, call 999.": "ਜੇ ਉਹ ਤੁਹਾਡੇ ਨੇੜੇ ਨੇ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "I'm not here to judge. Someone could get hurt, and it could be you.": (
        "ਮੈਂ ਤੁਹਾਨੂੰ ਮਾੜਾ ਨਹੀਂ ਕਹਿੰਦਾ। ਕਿਸੇ ਨੂੰ ਸੱਟ ਲੱਗ ਸਕਦੀ ਹੈ, ਤੁਹਾਨੂੰ ਵੀ।"
    ),
    "If anyone is in danger, call 999.": "ਜੇ ਕੋਈ ਖ਼ਤਰੇ ਵਿੱਚ ਹੈ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "You can call {missing-people.phone|free}, a free helpline.": (
        "ਤੁਸੀਂ {missing-people.phone|free} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ, ਇਹ ਮੁਫ਼ਤ ਹੈਲਪਲਾਈਨ ਹੈ।"
    ),
    "Thank you for telling me. You are not in trouble.": "ਦੱਸਣ ਲਈ ਧੰਨਵਾਦ। ਤੁਸੀਂ ਕੁਝ ਗਲਤ ਨਹੀਂ ਕੀਤਾ।",
    "If you are in danger, call 999.": "ਜੇ ਤੁਸੀਂ ਖ਼ਤਰੇ ਵਿੱਚ ਹੋ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "You can call {nhs-111.phone|free|always} for medical advice, free, day or night.": (
        "ਡਾਕਟਰੀ ਸਲਾਹ ਲਈ {nhs-111.phone|free|always} ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ, ਮੁਫ਼ਤ, ਦਿਨ ਹੋਵੇ ਜਾਂ ਰਾਤ।"
    ),
    "If someone is very ill, call 999.": "ਜੇ ਕੋਈ ਬਹੁਤ ਬਿਮਾਰ ਹੈ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "You can call the Respect Phoneline on {respect-phoneline.phone|free}, free.": (
        "ਤੁਸੀਂ Respect Phoneline ਨੂੰ {respect-phoneline.phone|free} ਤੇ ਮੁਫ਼ਤ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।"
    ),
    "Thank you for telling me. There is help to stop.": ("ਦੱਸਣ ਲਈ ਧੰਨਵਾਦ। ਰੁਕਣ ਲਈ ਮਦਦ ਮਿਲ ਸਕਦੀ ਹੈ।"),
    "About a child? NSPCC: {nspcc-helpline.phone}.": ("ਬੱਚੇ ਬਾਰੇ? NSPCC: {nspcc-helpline.phone}।"),
    "If they might act on this, call 999 or go to A&E.": (
        "ਜੇ ਲੱਗੇ ਕਿ ਉਹ ਆਪਣੇ ਆਪ ਨੂੰ ਕੁਝ ਕਰ ਲੈਣਗੇ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ ਜਾਂ A&E ਜਾਓ।"
    ),
    "Are they under 19? Childline: {childline.phone}.": (
        "ਕੀ ਉਹਨਾਂ ਦੀ ਉਮਰ 19 ਤੋਂ ਘੱਟ ਹੈ? Childline: {childline.phone}।"
    ),
    "Are they under 18? Report Remove can help: {report-remove.website}": (
        "ਕੀ ਉਹਨਾਂ ਦੀ ਉਮਰ 18 ਤੋਂ ਘੱਟ ਹੈ? Report Remove ਮਦਦ ਕਰ ਸਕਦਾ ਹੈ: {report-remove.website}"
    ),
}

P1: dict[str, Sentences] = translated(en_urgent.P1, WORDS)
P2: dict[str, Sentences] = translated(en_urgent.P2, WORDS)
