"""Urdu: the lines for someone who may be watched, and the answers. FOR NATIVE REVIEW.

Kept bland like the English: the covert line says nothing about help, danger or who writes.
Every line that is not here is said in English.
"""

from __future__ import annotations

LINES: dict[str, str] = {
    "covert_line": "پیغام کا شکریہ۔ تفصیل ابھی چاہیے تو 1 لکھیں۔ روکنا ہو تو 2 لکھیں۔",
    "covert_readable": (
        "جب ہو سکے 999 پر فون کریں۔ "
        "بول نہیں سکتے تو موبائل سے کریں۔ "
        "سنیں، پھر کھانسیں یا فون تھپتھپائیں۔ "
        "کہا جائے تو 55 دبائیں۔ "
        "بتانے کی کوشش کریں کہ آپ کہاں ہیں۔\n"
        "میں کمپیوٹر ہوں، آپ کی جگہ فون نہیں کر سکتا۔ "
        "پڑھ کر یہ پیغام مٹا سکتے ہیں۔"
    ),
}

LABELS: dict[str, str] = {
    "yes": "ہاں",
    "no": "نہیں",
    "unsure": "پتا نہیں",
}
