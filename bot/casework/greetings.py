"""Words so plain that no model is needed to answer them: hello, thanks, bye.

Those of the seven languages are FOR NATIVE REVIEW: composed by a non-native writer.
"""

from __future__ import annotations

import re
import unicodedata

_GREETINGS = frozenset(
    "hi hii hiii hello helo hey heyy heya hiya yo sup wassup alright oright morning "
    "afternoon evening start test salaam salam slm salamu asalam assalam asalaam aslam "
    "salaams asc asalamu assalamualaikum assalamualaykum asalamalaikum assalamoalaikum "
    "asalaamualaikum aoa wsalam waalaikum adaab namaste namaskar nomoskar sat satsriakal "
    "ssa kiddan czesc czesć cześć hej hejka siema siemka witam witaj salut salutare servus "
    "buna bună neata noroc salaan iska marhaba marhaban mar7aba mr7ba mrhba mr7aba mar7ba "
    "ahlan ahlein hala hola halo سلام السلام مرحبا مرحبآ مرحبتين اهلا أهلا اهلين هلا هلو "
    "الو صباح مساء آداب ہیلو ہیلؤ ہائے ہاے ਸਤ ਸਤਿ ਹੈਲੋ ਹਾਏ ਨਮਸਤੇ ਸਲਾਮ সালাম আসসালামু "
    "আসসালামুআলাইকুম হ্যালো হাই নমস্কার আদাব".split()
)
# Two words that greet together and not apart.
_PAIRS = frozenset(
    (first, second)
    for first, second in (
        pair.split("_")
        for pair in "u_up you_up u_there you_there dzien_dobry dzień_dobry dobry_wieczor "
        "dobry_wieczór صباح_الخير".split()
    )
)
# What follows the first word of a longer hello, or the word for whoever is greeted.
_FILLERS = frozenset(
    "there mate bab all u ok you bot good to everyone please anyone x xx lol up sir miss "
    "guys bro bruv fam everybody team whats what hows it going how are ya there again so "
    "hey alaikum alaykum alaikom aleikum aleykum 3alaikum 3alaykum aleikom elaikum o u wa "
    "warahmatullah rahmatullah sri shri akal ji g jee bhai baji behen bhaji veere veer "
    "paaji apa bhaia walaal walaalo abaayo sxb habibi habibti akhi dzien dobry "
    "dobrywieczor wieczor wieczór dzień panstwu państwu ziua seara dimineata dimineața "
    "tuturor wanaagsan subax galab habeen nabad ma fadlan bik beek biki sahlan el kheir "
    "khair sabah masa 5er bikum jami3an عليكم علیکم وعليكم ورحمة الله وبركاته الخير النور "
    "بك بكم بيك وسهلا جميعا جی ਸ੍ਰੀ ਅਕਾਲ ਜੀ ਸਭ আলাইকুম ভাই আপু সবাই".split()
)
_LONGEST, _LITTLE_MORE = 6, 9
# Words after which a message says nothing more: thanks, bye, yes, no, how are you, who are you.
_PLEASANT = frozenset(
    "thanks thank thx ty ta cheers bye goodbye tara yes yeah yh no nah okay k cool fine "
    "great shukriya shukria shukrya meherbani mehrbani bohat bohot bahut buhat allah hafiz "
    "khuda haan han nahi nahin ni acha achha theek thik hai hain ki haal aa kya tusi "
    "tuhada dhanvaad dhanwaad rabb rakha changa chalo kive kiven fer pher milange dua "
    "duaon dhonnobad dhonyobad donnobad kemon kemne asoin achen asen bala bhalo valo ji na "
    "oy ami apni tumi kita khobor inshallah mashallah alhamdulillah jazakallah dziekuje "
    "dziękuję dzieki dzięki bardzo pa papa do widzenia zobaczenia tak nie dobrze jasne "
    "okej milego miłego dnia prosze proszę pozdrawiam dobranoc nara multumesc mulțumesc "
    "mersi mulțam frumos mult pa la revedere da nu bine ok te rog noapte bună zi ce mai "
    "faci faceti mahadsanid waa mahadsanidiin aad baad iyo waan ku haye haa maya hagaag "
    "waayahay nabadgelyo nabadeey sidee tahay tihiin fiican jaallayaal shukran jazilan "
    "jazeelan kteer ktir kthir merci afwan 3afwan ma3 salama salame el ya ghali yalla aywa "
    "eh aiwa naam na3am la2 la tamam mashi kwayes kifak keefak kifik keefik shlonak "
    "shlonik 3amel 3amla izzayak ezayak yislamo yeslamo tislam teslam sh7alak شکریہ شكرا "
    "شکراً شكراً جزيلا كثير كتير مع السلامة السلامه نعم ايوه اي لا تمام اوكي طيب كيفك كيف "
    "حالك شلونك الحال الله حافظ خدا جزاک جزاك یسلمو يسلمو عفوا ہاں نہیں ٹھیک ہے ہیں کیا "
    "حال کیسے آپ بہت بہت مہربانی ਧੰਨਵਾਦ ਮਿਹਰਬਾਨੀ ਬਹੁਤ ਹਾਂ ਨਹੀਂ ਠੀਕ ਹੈ ਕੀ ਹਾਲ ਰੱਬ ਰਾਖਾ "
    "ਤੁਹਾਡੀ ਫਿਰ ਮਿਲਦੇ ধন্যবাদ হ্যাঁ না ঠিক আছে কেমন আছেন আছো ভালো আল্লাহ হাফেজ অনেক".split()
)


def is_greeting(text: str) -> bool:
    """Whether the words are a hello and nothing more, so that no case is opened for them."""
    words = plain_tokens(text)
    if not words or len(words) > _LONGEST:
        return False
    opens = words[0] in _GREETINGS or tuple(words[:2]) in _PAIRS
    return opens and all(w in _GREETINGS or w in _FILLERS for w in words)


def opens_with_hello(text: str) -> bool:
    """Whether a few words begin with a hello: "hey so asking for a friend"."""
    words = plain_tokens(text)
    opens = bool(words) and (words[0] in _GREETINGS or tuple(words[:2]) in _PAIRS)
    return opens and len(words) <= _LITTLE_MORE


def is_pleasantry(text: str) -> bool:
    """Whether every word is one of hello, thanks, bye, yes, no or how are you."""
    return pleasant_share(text) == 1.0


def pleasant_share(text: str) -> float:
    """How many of the words, of all, are of hello, thanks, bye, yes, no or how are you."""
    words = plain_tokens(text)
    known = sum(w in _PLEASANT or w in _GREETINGS or w in _FILLERS for w in words)
    return known / len(words) if words else 0.0


def plain_tokens(text: str) -> list[str]:
    """The words in lower case, each with the marks that its script puts on letters."""
    kept = (c if unicodedata.category(c)[0] in "LM" or c.isdecimal() else " " for c in text.lower())
    found = "".join(kept).split()
    # Digits stand for letters within words ("mar7aba"); a number alone says something.
    return [word for word in found if re.search(r"[^\W_]", word)]
