"""Bengali: the lines for someone who may be watched, and the answers. FOR NATIVE REVIEW.

Kept bland like the English: the covert line says nothing about help, danger or who writes.
Every line that is not here is said in English.
"""

from __future__ import annotations

LINES: dict[str, str] = {
    "covert_line": "মেসেজের জন্য ধন্যবাদ। বিস্তারিত এখন চাইলে 1 লিখুন। বন্ধ করতে 2 লিখুন।",
    "covert_readable": (
        "যখন পারেন 999 নম্বরে ফোন করুন। "
        "কথা বলতে না পারলে মোবাইল থেকে করুন। "
        "শুনুন, তারপর কাশুন বা ফোনে টোকা দিন। "
        "বলা হলে 55 চাপুন। "
        "কোথায় আছেন বলার চেষ্টা করুন।\n"
        "আমি কম্পিউটার, আপনার হয়ে ফোন করতে পারি না। "
        "পড়ার পর এই মেসেজ মুছে দিতে পারেন।"
    ),
}

LABELS: dict[str, str] = {
    "yes": "হ্যাঁ",
    "no": "না",
    "unsure": "জানি না",
}
