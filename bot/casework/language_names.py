"""What staff read for a language's code (ISO 639)."""

from __future__ import annotations

UNKNOWN = "und"
NAMES = {
    "en": "English",
    "ar": "Arabic",
    "bn": "Bengali or Sylheti",
    "pa": "Punjabi",
    "pl": "Polish",
    "ro": "Romanian",
    "so": "Somali",
    "ur": "Urdu",
    "ckb": "Kurdish (Sorani)",
    "cs": "Czech or Slovak",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Farsi or Dari",
    "fr": "French",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Hindi or Nepali",
    "hu": "Hungarian",
    "hy": "Armenian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kmr": "Kurdish (Kurmanji)",
    "ko": "Korean",
    "lt": "Lithuanian",
    "ml": "Malayalam",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ru": "Russian",
    "si": "Sinhala",
    "sq": "Albanian",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "ti": "Tigrinya or Amharic",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def name_of(code: str) -> str:
    """Return the language's name, or nothing when it is not known."""
    return NAMES.get(code, "")
