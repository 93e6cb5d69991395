"""Arabic: the lines for someone who may be watched, and the answers. FOR NATIVE REVIEW.

Kept bland like the English: the covert line says nothing about help, danger or who writes.
Every line that is not here is said in English.
"""

from __future__ import annotations

LINES: dict[str, str] = {
    "covert_line": "شكراً لرسالتك. للتفاصيل الآن اكتب 1. للتوقف اكتب 2.",
    "covert_readable": (
        "الرجاء الاتصال بالرقم 999 عندما يمكنك. "
        "إذا لم يمكنك الكلام، استخدم الجوال. "
        "استمع، ثم اسعل أو انقر على الهاتف. "
        "اضغط 55 حين يُطلب منك. "
        "حاول أن تقول أين أنت.\n"
        "أنا حاسوب ولا أستطيع الاتصال بدلاً منك. "
        "يمكنك حذف هذه الرسالة بعد قراءتها."
    ),
}

LABELS: dict[str, str] = {
    "yes": "نعم",
    "no": "لا",
    "unsure": "لا أعرف",
}
