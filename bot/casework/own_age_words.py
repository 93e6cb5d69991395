"""How people say how old they are, in English and the seven languages: FOR NATIVE REVIEW.

First person only: "wuxuu jiraa 16" is somebody else's age, as "hes 16" is. Composed by a
non-native writer; several spellings of each. The texts are lower case, digits are ASCII.
"""

from __future__ import annotations

import re
import unicodedata

_TENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
NUMBER_WORDS = {w: n for n, w in enumerate((*_TENS, "eighteen", "nineteen", "twenty"), 10)}
NUMBER = r"(\d{1,2}|" + "|".join(NUMBER_WORDS) + ")"
_N = r"(?<!\d)(\d{1,2})(?!\d|[.,:/]\d)"
OLD = r"(?: ?(?:y/?o|yrs?|years?)(?: ?old)?)?"
# "20 de ani de casnicie", "13 bochor dhore": so many years of something, or for so long.
_SINCE = r"(?! ?(?:de\b|od\b|ze\b|temu\b|dhor|dhoir|ধরে|se\b|سے|ton\b|toh?\b|ਤੋਂ|ka waqar|oo ))"
_ENDS = r"(?=$|[.,!?;:)।۔؟،]| (?:i|si|și|oraz|te|aur|ar|ama|oo|w|bas|and|but|from|n|ale)\b)"
_YEAR_UR = r"(?:saal|sal|saalan?|salan|سال|ਸਾਲ|ਸਾਲਾਂ)"
_YEAR_BN = r"(?:bochor|bosor|bochhor|বছর|বছরের)"
_YEAR_AR = r"(?:sana|sne|sineh?|sanah?|sneh|3am|سنه|سنة|سنين|عام|عاما)"
_IN_LANGUAGES = (
    # Polish, Romanian: "mam 14 lat", "am 20 de ani"; "mam 14" with nothing after it.
    rf"\b(?:ja )?mam (?:dopiero |tylko |juz |już |prawie )?{_N} ?(?:lat|lata|latek|l\b){_SINCE}",
    rf"(?<!\d )\b(?:mam|am) (?:dopiero |tylko |doar |numai |only |just )?{_N}{OLD}{_ENDS}",
    rf"\b{_N} lat mam\b",
    rf"\bam (?:doar |numai |deja |aproape )?{_N} (?:de )?ani\b{_SINCE}",
    rf"\b{_N} (?:de )?ani am\b",
    # Somali: "16 jir baan ahay", "waxaan jiraa 16".
    rf"\b(?:waxaan|anigu|aniga|anigoo) (?:waxaan )?(?:ahay |jiraa )?{_N} ?(?:sano )?jir(?:aa)?\b",
    rf"\bwaxaan (?:ahay|jiraa) {_N}\b",
    rf"\b{_N} ?(?:sano )?(?:jir|sano) (?:baan|ayaan|baa|ayaa)n? ?(?:ahay|jiraa)\b",
    rf"\bda'?da(?:y|yd)u (?:waa|wa) {_N}\b",
    # Arabic and Arabizi: "عمري ١٥", "3omri 16", "3andi 16 sana".
    rf"(?:عمري|عمرى|سني)(?: هو| الان| الآن)? {_N}",
    rf"\b(?:3omri|3omry|3umri|3amri|omri|umri|omry|3mri) (?:howe |huwa )?{_N}\b",
    rf"(?:عندي|انا|أنا) {_N} ?{_YEAR_AR}",
    rf"\b(?:3andi|3ndi|andi|ana) {_N} ?{_YEAR_AR}\b",
    # Urdu and Punjabi: "main 15 saal ki hoon", "meri umar 15", "ਮੈਂ 15 ਸਾਲ ਦੀ ਹਾਂ".
    rf"(?:\bmain|\bmein|\bmai|\bme|\bmen|میں|ਮੈਂ) (?:sirf |abhi |hale |صرف |ਸਿਰਫ਼ )?{_N} ?{_YEAR_UR} "
    r"(?:ki|ka|da|di|dee|کی|کا|ਦੀ|ਦਾ) ?(?:hoon|hun|hu|hon|haan|han|haa|aan|an|aa|a\b|ہوں|ਹਾਂ|آں)",
    rf"(?:\bmeri|میری|ਮੇਰੀ) (?:umar|umr|omar|age|عمر|ਉਮਰ) (?:sirf )?{_N}",
    # Bengali and Sylheti: "ami 13", "আমার বয়স ১৩".
    rf"(?:\bami|\bamar|আমি) (?:matro |মাত্র )?{_N}(?: ?{_YEAR_BN})?{_SINCE}{_ENDS}",
    rf"(?:\bamar|আমার|\bmor) (?:boyosh?|boish|boyesh|bois|age|বয়স|বয়স) (?:matro )?{_N}",
)
OWN_ELSEWHERE = re.compile("|".join(_IN_LANGUAGES))
# So many years, and no word of whose: "16 lat" may be how long it has been going on.
YEARS_ELSEWHERE = (
    rf"(?:lat|lata|(?:de )?ani|jir|sano jir|{_YEAR_UR}(?: (?:ki|ka|da|di))?|{_YEAR_BN}|{_YEAR_AR})"
)
# A child, a friend or a pupil: a number after these words is theirs, or nobody's.
CHILD_OR_FRIEND = re.compile(
    r"\b(?:sons?|daughters?|child|children|kids?|grand(?:son|daughter|child)|step(?:son|daughter)|"
    r"nephew|niece|pupils?|student|(?:my|our|the|this|her|his) (?:little |young )?(?:lad|boy|girl)|"
    r"our kid|(?:my|a|his|her|this) (?:best ?|close |good |school )?(?:friend|mate|bestie|bff)|"
    r"(?:asking|this is|its|it is) for (?:a |my )?(?:friend|mate)|"
    r"(?:year|yr) \d{1,2} (?:boy|girl|lad|pupil|student|child)|young (?:person|man|woman|lad)|"
    r"syna?|synek|synem|corka|corke|corki|córka|córkę|córki|dziecko|dzieckiem|wnuk|wnuczka|"
    r"kolega|kolezanka|koleżanka|przyjaciel|przyjaciółka|uczen|uczeń|fiul|fiica|fata mea|copilul|"
    r"nepotul|prietenul|prietena|elevul|wiilkayg\w*|gabadhayd\w*|ilmahayg\w*|saaxiibkay|"
    r"saaxiibaddayda|(?:mera|meri|mere|hamara|apna|apne) (?:beta|bete|beti|bacha|bache|puttar|"
    r"putar|dhee|dhi|dost|saheli|munda|kudi)|(?:amar|amr) (?:chele|sele|meye|maiya|pola|furi|"
    r"fua|bachcha|bondhu|bandhobi)|ibni|bnti|benti|binti|waladi|wladi|sadi2i|sadiqi|sa7bi|sa7bti)\b"
    r"|(?:میرا|میری|میرے) (?:بیٹا|بیٹی|بیٹے|بچہ|بچے|دوست|سہیلی)|(?:ਮੇਰਾ|ਮੇਰੀ|ਮੇਰੇ) (?:ਪੁੱਤ|ਪੁੱਤਰ|ਧੀ|"
    r"ਬੱਚਾ|ਮੁੰਡਾ|ਕੁੜੀ|ਦੋਸਤ|ਸਹੇਲੀ)|আমার (?:ছেলে|মেয়ে|মেয়ে|বাচ্চা|সন্তান|বন্ধু|বান্ধবী)|ابني|بنتي|ابنتي|ولدي|"
    r"طفلي|صديقي|صديقتي|صاحبي"
)
# Words that count something: the number after them may be pills, pounds, people or a house.
COUNTING = re.compile(
    r"\b(?:took|take|taken|taking|swallowed|pills?|tablets?|paracetamol\w*|ibuprofen|tabs|meds|"
    r"overdosed?|od'?d|how many|how much|how long|number|count\w*|owe\w*|debt|pounds?|quid|money|"
    r"£|cuts?|times|weeks?|months?|minutes?|mins?|hours?|o'?clock|floor|flat|house|door|bus|"
    r"people|lads|boys|them|miles?|knives|goliyan|goli|tabletki|tabletek|pastile|pastilele|kiniin\w*|"
    r"7oboub|hoboob|bori|osudh|saari)\b|£|گولیاں|ਗੋਲੀਆਂ|ওষুধ|حبوب"
)
AGE_ASKED = re.compile(
    r"\b(?:how old|what ages?|age limit|too old|too young|old enough|my age|for (?:my )?age)\b"
)
# What somebody said of himself, in the seven languages.
SAID_BY_ANOTHER = re.compile(
    r"\b(?:mowi|mówi|mowil|mówił|powiedzial|powiedział|zis|zice|spus|spune|yiri|sheegay|yidhi|keh|"
    r"kehta|kaha|kehnda|keha|bolse|bollo|bole|koise|2al|gal|gali)\b|کہتا|کہا|ਕਹਿੰਦਾ|ਕਿਹਾ|বলে|বলেছে|قال|يقول"
)


def with_ascii_digits(text: str) -> str:
    """Write the digits of other scripts as ours: "١٥" and "১৩" are numbers too."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(c)) if not c.isascii() and c.isdecimal() else c for c in text
    )
