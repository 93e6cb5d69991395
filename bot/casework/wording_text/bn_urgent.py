"""Bengali: what someone in danger (P1) or at grave risk (P2) is told. FOR NATIVE REVIEW.

Composed by a non-native writer; a speaker of the language must correct it before the launch.
English on the left, the language on the right; a sentence that is not here is said in English.
"""

from __future__ import annotations

from bot.casework.wording_text import en_urgent
from bot.casework.wording_text.side_by_side import Sentences, translated

WORDS: dict[str, str] = {
    "Call 999 now.": "এখনই 999 নম্বরে ফোন করুন।",
    "A worker has been told.": "একজন কর্মীকে জানানো হয়েছে।",
    "No one is reading this right now. Please call.": "এই মুহূর্তে কেউ এটা পড়ছে না। দয়া করে ফোন করুন।",
    "Can't speak? On a mobile, call 999, listen, then press 55 when told.": (
        "কথা বলতে পারছেন না? মোবাইল থেকে 999-এ ফোন করুন, শুনুন, বলা হলে 55 চাপুন।"
    ),
    "Get near other people if you can.": "পারলে অন্য মানুষের কাছে যান।",
    "I'm a computer and can't call for you.": "আমি কম্পিউটার, আপনার হয়ে ফোন করতে পারি না।",
    "Call 999 now, even if things seem OK.": "সব ঠিক মনে হলেও এখনই 999 নম্বরে ফোন করুন।",
    "Stay near someone if you can.": "পারলে কারো কাছে থাকুন।",
    "Can't speak? Call 999, then press 55.": "কথা বলতে পারছেন না? 999-এ ফোন করুন, তারপর 55 চাপুন।",
    "Get out now and call 999.": "এখনই বাইরে যান এবং 999 নম্বরে ফোন করুন।",
    "Stay out until firefighters say you can go in.": "ফায়ার সার্ভিস না বলা পর্যন্ত ভিতরে যাবেন না।",
    "Call 999 or go to A&E now.": "এখনই 999 নম্বরে ফোন করুন বা হাসপাতালের জরুরি বিভাগে (A&E) যান।",
    "I'm glad you told me.": "বলেছেন, ভালো করেছেন।",
    "Under 19? Childline: {childline.phone}.": "বয়স 19-এর কম? Childline: {childline.phone}।",
    "Shout: text {shout.text_number}.": "Shout (মেসেজ লিখুন): {shout.text_number}।",
    "Are you safe right now?": "আপনি কি এখন নিরাপদ?",
    "Step away, don't go, and call 999 if anyone's in danger.": (
        "সরে আসুন, যাবেন না, কেউ বিপদে থাকলে 999 নম্বরে ফোন করুন।"
    ),
    "Someone could die. It could be you.": "কেউ মারা যেতে পারে। সেটা আপনিও হতে পারেন।",
    "It's not your fault.": "এতে আপনার দোষ নেই।",
    "You can call Childline on {childline.phone|free|always}, free, day or night.": (
        "আপনি Childline-এ {childline.phone|free|always} নম্বরে ফোন করতে পারেন, বিনা খরচে, দিনে বা রাতে।"
    ),
    "You can call Samaritans on {samaritans.phone|free|always}, free, day or night.": (
        "আপনি Samaritans-এ {samaritans.phone|free|always} নম্বরে ফোন করতে পারেন, বিনা খরচে, দিনে "
        "বা রাতে।"
    ),
    "Thank you for telling me. You are not alone.": "জানানোর জন্য ধন্যবাদ। আপনি একা নন।",
    "If it gets worse, call 999.": "অবস্থা খারাপ হলে 999 নম্বরে ফোন করুন।",
    "I'm a computer, not an emergency service.": "আমি কম্পিউটার, জরুরি সেবা নই।",
    "Is it safe to message you here?": "এখানে আপনাকে মেসেজ দেওয়া কি নিরাপদ?",
    "Thank you for telling me. It's not your fault.": "জানানোর জন্য ধন্যবাদ। এতে আপনার দোষ নেই।",
    "You can call {national-da-helpline.phone|free|always}, a free 24-hour helpline.": (
        "আপনি {national-da-helpline.phone|free|always} নম্বরে ফোন করতে পারেন, এটা 24 ঘণ্টার বিনা "
        "খরচের লাইন।"
    ),
    "For men: {mens-advice-line.phone}.": "পুরুষদের জন্য: {mens-advice-line.phone}।",
    "If you're under 19, you can call Childline on {childline.phone}.": (
        "বয়স 19-এর কম হলে Childline-এ {childline.phone} নম্বরে ফোন করতে পারেন।"
    ),
    "You can call the NSPCC on {nspcc-helpline.phone} about a child.": (
        "শিশুর ব্যাপারে NSPCC-কে {nspcc-helpline.phone} নম্বরে ফোন করতে পারেন।"
    ),
    "NSPCC, for adults: {nspcc-helpline.phone}.": "NSPCC, বড়দের জন্য: {nspcc-helpline.phone}।",
    "I'm glad you told me. Your life matters.": "বলেছেন, ভালো করেছেন। আপনার জীবনের মূল্য আছে।",
    "If you might act on this, call 999 or go to A&E.": (
        "নিজের ক্ষতি করে ফেলতে পারেন মনে হলে 999 নম্বরে ফোন করুন বা A&E যান।"
    ),
    "I'm glad you told me. You are not in trouble.": "বলেছেন, ভালো করেছেন। আপনি কোনো অন্যায় করেননি।",
    "If you are badly hurt, call 999.": "খুব আঘাত পেলে 999 নম্বরে ফোন করুন।",
    "Medical advice: {nhs-111.phone|always}.": "চিকিৎসার পরামর্শ: {nhs-111.phone|always}।",
    "You can call Childline on {childline.phone}.": (
        "আপনি Childline-এ {childline.phone} নম্বরে ফোন করতে পারেন।"
    ),
    "You can call Samaritans on {samaritans.phone}.": (
        "আপনি Samaritans-এ {samaritans.phone} নম্বরে ফোন করতে পারেন।"
    ),
    "You're not in trouble. Don't send money or more pictures. Don't delete the chat.": (
        "আপনি কোনো অন্যায় করেননি। টাকা বা আর ছবি পাঠাবেন না। চ্যাট মুছবেন না।"
    ),
    "Please don't send the picture here.": "দয়া করে সেই ছবি এখানে পাঠাবেন না।",
    "Under 18? Report Remove can help: {report-remove.website}": (
        "বয়স 18-এর কম? Report Remove সাহায্য করতে পারে: {report-remove.website}"
    ),
    "In danger? Call 999.": "বিপদে আছেন? 999 নম্বরে ফোন করুন।",
    "You can call the Runaway Helpline on {runaway-helpline.phone|free}, free.": (
        "আপনি Runaway Helpline-এ {runaway-helpline.phone|free} নম্বরে বিনা খরচে ফোন করতে পারেন।"
    ),
    "That sounds scary. It's not your fault. You are not alone.": (
        "এটা ভয়ের কথা। এতে আপনার দোষ নেই। আপনি একা নন।"
    ),
    "Under 18? Runaway Helpline: {runaway-helpline.phone}.": (
        "বয়স 18-এর কম? Runaway Helpline: {runaway-helpline.phone}।"
    ),
    "If they are coming now, call 999.": "ওরা এখন আসতে থাকলে 999 নম্বরে ফোন করুন।",
    "That sounds scary. You are not alone.": "এটা ভয়ের কথা। আপনি একা নন।",
    "If they are near you, call 999.": "ওরা আপনার কাছে থাকলে 999 নম্বরে ফোন করুন।",
    "I'm not here to judge. Someone could get hurt, and it could be you.": (
        "আমি আপনার বিচার করছি না। কেউ আঘাত পেতে পারে, আপনিও পেতে পারেন।"
    ),
    "If anyone is in danger, call 999.": "কেউ বিপদে থাকলে 999 নম্বরে ফোন করুন।",
    "You can call {missing-people.phone|free}, a free helpline.": (
        "আপনি {missing-people.phone|free} নম্বরে ফোন করতে পারেন, এটা বিনা খরচের হেল্পলাইন।"
    ),
    "Thank you for telling me. You are not in trouble.": (
        "জানানোর জন্য ধন্যবাদ। আপনি কোনো অন্যায় করেননি।"
    ),
    "If you are in danger, call 999.": "বিপদে থাকলে 999 নম্বরে ফোন করুন।",
    "You can call {nhs-111.phone|free|always} for medical advice, free, day or night.": (
        "চিকিৎসার পরামর্শের জন্য {nhs-111.phone|free|always} নম্বরে ফোন করতে পারেন, বিনা খরচে, দিনে বা রাতে।"
    ),
    "If someone is very ill, call 999.": "কেউ খুব অসুস্থ হলে 999 নম্বরে ফোন করুন।",
    "You can call the Respect Phoneline on {respect-phoneline.phone|free}, free.": (
        "আপনি Respect Phoneline-এ {respect-phoneline.phone|free} নম্বরে বিনা খরচে ফোন করতে পারেন।"
    ),
    "Thank you for telling me. There is help to stop.": ("জানানোর জন্য ধন্যবাদ। থামার জন্য সাহায্য আছে।"),
    "About a child? NSPCC: {nspcc-helpline.phone}.": ("শিশুর বিষয়ে? NSPCC: {nspcc-helpline.phone}।"),
    "If they might act on this, call 999 or go to A&E.": (
        "তারা নিজের ক্ষতি করতে পারে মনে হলে 999 নম্বরে ফোন করুন বা A&E-তে যান।"
    ),
    "Are they under 19? Childline: {childline.phone}.": (
        "তাদের বয়স কি 19-এর কম? Childline: {childline.phone}।"
    ),
    "Are they under 18? Report Remove can help: {report-remove.website}": (
        "তাদের বয়স কি 18-এর কম? Report Remove সাহায্য করতে পারে: {report-remove.website}"
    ),
}

P1: dict[str, Sentences] = translated(en_urgent.P1, WORDS)
P2: dict[str, Sentences] = translated(en_urgent.P2, WORDS)
