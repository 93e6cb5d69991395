"""Arabic: what someone in danger (P1) or at grave risk (P2) is told. FOR NATIVE REVIEW.

Composed by a non-native writer; a speaker of the language must correct it before the launch.
English on the left, the language on the right; a sentence that is not here is said in English.
"""

from __future__ import annotations

from bot.casework.wording_text import en_urgent
from bot.casework.wording_text.side_by_side import Sentences, translated

WORDS: dict[str, str] = {
    "Call 999 now.": "الرجاء الاتصال بالرقم 999 الآن.",
    "A worker has been told.": "تم إبلاغ أحد العاملين.",
    "No one is reading this right now. Please call.": "لا أحد يقرأ هذا الآن. الرجاء الاتصال.",
    "Can't speak? On a mobile, call 999, listen, then press 55 when told.": (
        "لا يمكنك الكلام؟ من الجوال: اتصل بـ 999، استمع، ثم اضغط 55 حين يُطلب منك."
    ),
    "Get near other people if you can.": "إن أمكن، اقترب من أناس آخرين.",
    "I'm a computer and can't call for you.": "أنا حاسوب ولا أستطيع الاتصال بدلاً منك.",
    "Call 999 now, even if things seem OK.": (
        "الرجاء الاتصال بالرقم 999 الآن، حتى لو بدا كل شيء بخير."
    ),
    "Stay near someone if you can.": "إن أمكن، ابقَ قرب شخص ما.",
    "Can't speak? Call 999, then press 55.": "لا يمكنك الكلام؟ اتصل بـ 999 ثم اضغط 55.",
    "Get out now and call 999.": "اخرج الآن واتصل بالرقم 999.",
    "Stay out until firefighters say you can go in.": "لا تدخل حتى يسمح رجال الإطفاء.",
    "Call 999 or go to A&E now.": "الرجاء الاتصال بالرقم 999 أو الذهاب إلى الطوارئ (A&E) الآن.",
    "I'm glad you told me.": "جيد أنك أخبرتني.",
    "Under 19? Childline: {childline.phone}.": "عمرك أقل من 19؟ Childline: {childline.phone}.",
    "Shout: text {shout.text_number}.": "Shout (رسالة نصية): {shout.text_number}.",
    "Are you safe right now?": "هل أنت في أمان الآن؟",
    "Step away, don't go, and call 999 if anyone's in danger.": (
        "ابتعد، لا تذهب، واتصل بالرقم 999 إن كان أحد في خطر."
    ),
    "Someone could die. It could be you.": "قد يموت أحد. قد يكون أنت.",
    "It's not your fault.": "هذا ليس ذنبك.",
    "You can call Childline on {childline.phone|free|always}, free, day or night.": (
        "يمكنك الاتصال بـ Childline على {childline.phone|free|always}، مجاناً، ليلاً أو نهاراً."
    ),
    "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.": (
        "يمكنك الاتصال بـ Samaritans على {samaritans.phone|free|always}، مجاناً، ليلاً أو نهاراً."
    ),
    "Thank you for telling me. You are not alone.": "شكراً لأنك أخبرتني. لست وحدك.",
    "If it gets worse, call 999.": "إذا ساء الوضع، اتصل بالرقم 999.",
    "I'm a computer, not an emergency service.": "أنا حاسوب ولست خدمة طوارئ.",
    "Is it safe to message you here?": "هل من الآمن أن نراسلك هنا؟",
    "Thank you for telling me. It's not your fault.": "شكراً لأنك أخبرتني. هذا ليس ذنبك.",
    "You can call {national-da-helpline.phone|free|always}, a free 24-hour helpline.": (
        "يمكنك الاتصال على {national-da-helpline.phone|free|always}، خط مجاني يعمل 24 ساعة."
    ),
    "For men: {mens-advice-line.phone}.": "للرجال: {mens-advice-line.phone}.",
    "If you're under 19, you can call Childline on {childline.phone}.": (
        "إذا كان عمرك أقل من 19 يمكنك الاتصال بـ Childline على {childline.phone}."
    ),
    "You can call the NSPCC on {nspcc-helpline.phone} about a child.": (
        "بخصوص طفل، يمكنك الاتصال بـ NSPCC على {nspcc-helpline.phone}."
    ),
    "NSPCC, for adults: {nspcc-helpline.phone}.": "NSPCC، للكبار: {nspcc-helpline.phone}.",
    "I'm glad you told me. Your life matters.": "جيد أنك أخبرتني. حياتك مهمة.",
    "If you might act on this, call 999 or go to A&E.": (
        "إذا شعرت أنك قد تؤذي نفسك، اتصل بالرقم 999 أو اذهب إلى A&E."
    ),
    "I'm glad you told me. You are not in trouble.": "جيد أنك أخبرتني. لم ترتكب خطأ.",
    "If you are badly hurt, call 999.": "إذا كانت الإصابة شديدة، اتصل بالرقم 999.",
    "Medical advice: {nhs-111.phone|always}.": "استشارة طبية: {nhs-111.phone|always}.",
    "You can call Childline on {childline.phone}.": (
        "يمكنك الاتصال بـ Childline على {childline.phone}."
    ),
    "You can call Samaritans on {samaritans.phone}.": (
        "يمكنك الاتصال بـ Samaritans على {samaritans.phone}."
    ),
    "You're not in trouble. Don't send money or more pictures. Don't delete the chat.": (
        "لم ترتكب خطأ. لا ترسل مالاً ولا صوراً أخرى. لا تحذف المحادثة."
    ),
    "Please don't send the picture here.": "الرجاء عدم إرسال الصورة هنا.",
    "Under 18? Report Remove can help: {report-remove.website}": (
        "عمرك أقل من 18؟ يمكن أن يساعدك Report Remove: {report-remove.website}"
    ),
    "In danger? Call 999.": "في خطر؟ اتصل بالرقم 999.",
    "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free.": (
        "يمكنك الاتصال بـ Runaway Helpline على {runaway-helpline.phone|free}، مجاناً."
    ),
    "That sounds scary. It's not your fault. You are not alone.": (
        "هذا مخيف. هذا ليس ذنبك. لست وحدك."
    ),
    "Under 18? Runaway Helpline: {runaway-helpline.phone}.": (
        "عمرك أقل من 18؟ Runaway Helpline: {runaway-helpline.phone}."
    ),
    "If they are coming now, call 999.": "إذا كانوا قادمين الآن، اتصل بالرقم 999.",
    "That sounds scary. You are not alone.": "هذا مخيف. لست وحدك.",
    "If they are near you, call 999.": "إذا كانوا قريبين منك، اتصل بالرقم 999.",
    "I'm not here to judge. Someone could get hurt, and it could be you.": (
        "لستُ هنا لألومك. قد يتأذى أحد، وقد يكون أنت."
    ),
    "If anyone is in danger, call 999.": "إذا كان أحد في خطر، اتصل بالرقم 999.",
    "You can call {missing-people.phone|free}, a free helpline.": (
        "يمكنك الاتصال على {missing-people.phone|free}، خط مساعدة مجاني."
    ),
    "Thank you for telling me. You are not in trouble.": "شكراً لأنك أخبرتني. لم ترتكب خطأ.",
    "If you are in danger, call 999.": "إذا كنت في خطر، اتصل بالرقم 999.",
    "You can call {nhs-111.phone|free|always} for medical advice, free, day or night.": (
        "للاستشارة الطبية يمكنك الاتصال على {nhs-111.phone|free|always}، مجاناً، ليلاً أو نهاراً."
    ),
    "If someone is very ill, call 999.": "إذا كان أحد مريضاً جداً، اتصل بالرقم 999.",
    "You can call the Respect Phoneline on {respect-phoneline.phone|free}, free.": (
        "يمكنك الاتصال بـ Respect Phoneline على {respect-phoneline.phone|free}، مجاناً."
    ),
    "Thank you for telling me. There is help to stop.": ("شكراً لأنك أخبرتني. توجد مساعدة للتوقف."),
    "About a child? NSPCC: {nspcc-helpline.phone}.": ("بخصوص طفل؟ NSPCC: {nspcc-helpline.phone}."),
    "If they might act on this, call 999 or go to A&E.": (
        "إذا كان من الممكن أن يؤذوا أنفسهم، اتصل بالرقم 999 أو اذهب إلى A&E."
    ),
    "Are they under 19? Childline: {childline.phone}.": (
        "هل عمرهم أقل من 19؟ Childline: {childline.phone}."
    ),
    "Are they under 18? Report Remove can help: {report-remove.website}": (
        "هل عمرهم أقل من 18؟ Report Remove يمكن أن يساعد: {report-remove.website}"
    ),
}

P1: dict[str, Sentences] = translated(en_urgent.P1, WORDS)
P2: dict[str, Sentences] = translated(en_urgent.P2, WORDS)
