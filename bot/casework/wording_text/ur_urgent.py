"""Urdu: what someone in danger (P1) or at grave risk (P2) is told. FOR NATIVE REVIEW.

Composed by a non-native writer; a speaker of the language must correct it before the launch.
English on the left, the language on the right; a sentence that is not here is said in English.
"""

from __future__ import annotations

from bot.casework.wording_text import en_urgent
from bot.casework.wording_text.side_by_side import Sentences, translated

WORDS: dict[str, str] = {
    "Call 999 now.": "ابھی 999 پر فون کریں۔",
    "A worker has been told.": "ایک کارکن کو بتا دیا گیا ہے۔",
    "No one is reading this right now. Please call.": (
        "اس وقت یہ کوئی نہیں پڑھ رہا۔ براہ کرم فون کریں۔"
    ),
    "Can't speak? On a mobile, call 999, listen, then press 55 when told.": (
        "بول نہیں سکتے؟ موبائل سے 999 ملائیں، سنیں، اور کہا جائے تو 55 دبائیں۔"
    ),
    "Get near other people if you can.": "ہو سکے تو دوسرے لوگوں کے قریب جائیں۔",
    "I'm a computer and can't call for you.": "میں کمپیوٹر ہوں، آپ کی جگہ فون نہیں کر سکتا۔",
    "Call 999 now, even if things seem OK.": "ابھی 999 پر فون کریں، چاہے طبیعت ٹھیک لگ رہی ہو۔",
    "Stay near someone if you can.": "ہو سکے تو کسی کے پاس رہیں۔",
    "Can't speak? Call 999, then press 55.": "بول نہیں سکتے؟ 999 ملائیں، پھر 55 دبائیں۔",
    "Get out now and call 999.": "ابھی باہر نکلیں اور 999 پر فون کریں۔",
    "Stay out until firefighters say you can go in.": "جب تک فائر بریگیڈ نہ کہے، اندر نہ جائیں۔",
    "Call 999 or go to A&E now.": "ابھی 999 پر فون کریں یا ہسپتال کی ایمرجنسی (A&E) جائیں۔",
    "I'm glad you told me.": "اچھا کیا کہ آپ نے بتایا۔",
    "Under 19? Childline: {childline.phone}.": "عمر 19 سے کم ہے؟ Childline: {childline.phone}۔",
    "Shout: text {shout.text_number}.": "Shout (پیغام لکھیں): {shout.text_number}۔",
    "Are you safe right now?": "کیا آپ اس وقت محفوظ ہیں؟",
    "Step away, don't go, and call 999 if anyone's in danger.": (
        "پیچھے ہٹ جائیں، نہ جائیں، اور کوئی خطرے میں ہو تو 999 پر فون کریں۔"
    ),
    "Someone could die. It could be you.": "کسی کی جان جا سکتی ہے۔ آپ کی بھی۔",
    "It's not your fault.": "اس میں آپ کا قصور نہیں۔",
    "You can call Childline on {childline.phone|free|always}, free, day or night.": (
        "آپ Childline کو {childline.phone|free|always} پر فون کر سکتے ہیں، مفت، دن ہو یا رات۔"
    ),
    "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.": (
        "آپ Samaritans کو {samaritans.phone|free|always} پر فون کر سکتے ہیں، مفت، دن ہو یا رات۔"
    ),
    "Thank you for telling me. You are not alone.": "بتانے کا شکریہ۔ آپ اکیلے نہیں ہیں۔",
    "If it gets worse, call 999.": "اگر بات بگڑے تو 999 پر فون کریں۔",
    "I'm a computer, not an emergency service.": "میں کمپیوٹر ہوں، ہنگامی سروس نہیں۔",
    "Is it safe to message you here?": "کیا آپ کو یہاں پیغام بھیجنا محفوظ ہے؟",
    "Thank you for telling me. It's not your fault.": "بتانے کا شکریہ۔ اس میں آپ کا قصور نہیں۔",
    "You can call {national-da-helpline.phone|free|always}, a free 24-hour helpline.": (
        "آپ {national-da-helpline.phone|free|always} پر فون کر سکتے ہیں، یہ 24 گھنٹے کی مفت لائن "
        "ہے۔"
    ),
    "For men: {mens-advice-line.phone}.": "مردوں کے لیے: {mens-advice-line.phone}۔",
    "If you're under 19, you can call Childline on {childline.phone}.": (
        "اگر عمر 19 سے کم ہے تو Childline کو {childline.phone} پر فون کر سکتے ہیں۔"
    ),
    "You can call the NSPCC on {nspcc-helpline.phone} about a child.": (
        "بچے کے بارے میں NSPCC کو {nspcc-helpline.phone} پر فون کر سکتے ہیں۔"
    ),
    "NSPCC, for adults: {nspcc-helpline.phone}.": "NSPCC، بڑوں کے لیے: {nspcc-helpline.phone}۔",
    "I'm glad you told me. Your life matters.": "اچھا کیا کہ آپ نے بتایا۔ آپ کی زندگی اہم ہے۔",
    "If you might act on this, call 999 or go to A&E.": (
        "اگر لگے کہ خود کو کچھ کر لیں گے تو 999 پر فون کریں یا A&E جائیں۔"
    ),
    "I'm glad you told me. You are not in trouble.": (
        "اچھا کیا کہ آپ نے بتایا۔ آپ نے کچھ غلط نہیں کیا۔"
    ),
    "If you are badly hurt, call 999.": "اگر شدید چوٹ لگی ہو تو 999 پر فون کریں۔",
    "Medical advice: {nhs-111.phone|always}.": "طبی مشورہ: {nhs-111.phone|always}۔",
    "You can call Childline on {childline.phone}.": (
        "آپ Childline کو {childline.phone} پر فون کر سکتے ہیں۔"
    ),
    "You can call Samaritans on {samaritans.phone}.": (
        "آپ Samaritans کو {samaritans.phone} پر فون کر سکتے ہیں۔"
    ),
    "You're not in trouble. Don't send money or more pictures. Don't delete the chat.": (
        "آپ نے کچھ غلط نہیں کیا۔ پیسے یا مزید تصویریں نہ بھیجیں۔ چیٹ نہ مٹائیں۔"
    ),
    "Please don't send the picture here.": "براہ کرم وہ تصویر یہاں نہ بھیجیں۔",
    "Under 18? Report Remove can help: {report-remove.website}": (
        "عمر 18 سے کم ہے؟ Report Remove مدد کر سکتا ہے: {report-remove.website}"
    ),
    "In danger? Call 999.": "خطرہ ہے؟ 999 پر فون کریں۔",
    "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free.": (
        "آپ Runaway Helpline کو {runaway-helpline.phone|free} پر مفت فون کر سکتے ہیں۔"
    ),
    "That sounds scary. It's not your fault. You are not alone.": (
        "یہ ڈرانے والی بات ہے۔ اس میں آپ کا قصور نہیں۔ آپ اکیلے نہیں ہیں۔"
    ),
    "Under 18? Runaway Helpline: {runaway-helpline.phone}.": (
        "عمر 18 سے کم ہے؟ Runaway Helpline: {runaway-helpline.phone}۔"
    ),
    "If they are coming now, call 999.": "اگر وہ ابھی آ رہے ہیں تو 999 پر فون کریں۔",
    "That sounds scary. You are not alone.": "یہ ڈرانے والی بات ہے۔ آپ اکیلے نہیں ہیں۔",
    "If they are near you, call 999.": "اگر وہ آپ کے قریب ہیں تو 999 پر فون کریں۔",
    "I'm not here to judge. Someone could get hurt, and it could be you.": (
        "میں آپ کو برا نہیں کہہ رہا۔ کسی کو چوٹ لگ سکتی ہے، آپ کو بھی۔"
    ),
    "If anyone is in danger, call 999.": "اگر کوئی خطرے میں ہو تو 999 پر فون کریں۔",
    "You can call {missing-people.phone|free}, a free helpline.": (
        "آپ {missing-people.phone|free} پر فون کر سکتے ہیں، یہ مفت ہیلپ لائن ہے۔"
    ),
    "Thank you for telling me. You are not in trouble.": "بتانے کا شکریہ۔ آپ نے کچھ غلط نہیں کیا۔",
    "If you are in danger, call 999.": "اگر آپ خطرے میں ہیں تو 999 پر فون کریں۔",
    "You can call {nhs-111.phone|free|always} for medical advice, free, day or night.": (
        "طبی مشورے کے لیے {nhs-111.phone|free|always} پر فون کر سکتے ہیں، مفت، دن ہو یا رات۔"
    ),
    "If someone is very ill, call 999.": "اگر کوئی سخت بیمار ہے تو 999 پر فون کریں۔",
    "You can call the Respect Phoneline on {respect-phoneline.phone|free}, free.": (
        "آپ Respect Phoneline کو {respect-phoneline.phone|free} پر مفت فون کر سکتے ہیں۔"
    ),
    "Thank you for telling me. There is help to stop.": (
        "بتانے کا شکریہ۔ رکنے کے لیے مدد موجود ہے۔"
    ),
    "About a child? NSPCC: {nspcc-helpline.phone}.": (
        "بچے کے بارے میں؟ NSPCC: {nspcc-helpline.phone}۔"
    ),
    "If they might act on this, call 999 or go to A&E.": (
        "اگر لگے کہ وہ خود کو کچھ کر لیں گے تو 999 پر فون کریں یا A&E جائیں۔"
    ),
    "Are they under 19? Childline: {childline.phone}.": (
        "کیا ان کی عمر 19 سے کم ہے؟ Childline: {childline.phone}۔"
    ),
    "Are they under 18? Report Remove can help: {report-remove.website}": (
        "کیا ان کی عمر 18 سے کم ہے؟ Report Remove مدد کر سکتا ہے: {report-remove.website}"
    ),
}

P1: dict[str, Sentences] = translated(en_urgent.P1, WORDS)
P2: dict[str, Sentences] = translated(en_urgent.P2, WORDS)
