"""Thanks, a goodbye, a yes or a no, and nothing else, in the seven languages. FOR NATIVE REVIEW.

A plain hello needs no model (`greetings`), and nor do these: of "dziękuję" the model, which
learnt the seven languages from few messages, made P2 and told a worker. So its reading of such
words alone raises nothing; what the screen sees, and the tier that a case has, stay. A pleasantry
with anything else is none. English is left to the model, which knows its thanks.
"""

from __future__ import annotations

from dataclasses import replace

from bot.casework.assessing import NOT_WORRYING
from bot.casework.greetings import is_greeting, plain_tokens
from bot.casework.triage import Assessment, Route, Tier

# The words that make a message thanks or a goodbye; what may stand beside them is below.
_THANKS = frozenset(
    "shukriya shukria shukrya shukriyah meherbani mehrbani meharbani jazakallah dhanvaad dhanwaad "
    "dhanyavaad dhonnobad dhonyobad donnobad dhonnobaad dziekuje dziękuję dziekuję dziękuje dzieki "
    "dzięki dziękujemy dziekujemy multumesc mulțumesc mulţumesc mulțam multam multumim mulțumim "
    "mersi mahadsanid mahadsantahay mahadsanidiin shukran choukran yislamo yeslamo tislam teslam "
    "شکریہ شكرا شکراً شكراً شكرًا مشكور مشكوره یسلمو يسلمو مہربانی ਧੰਨਵਾਦ ਮਿਹਰਬਾਨੀ ਸ਼ੁਕਰੀਆ ধন্যবাদ "
    "শুকরিয়া".split()
)
_BYE = frozenset(
    "widzenia zobaczenia dobranoc revedere nabadgelyo nabadeey hafiz hafez milange milde السلامه "
    "السلامة حافظ ਮਿਲਦੇ ਰਾਖਾ হাফেজ".split()
)
_BYE_ALONE = frozenset("dobranoc nabadgelyo nabadeey السلامه السلامة".split())
_BESIDE_BYE = frozenset(
    "do la ma3 maa allah khuda الله خدا مع আল্লাহ fer phir ਫਿਰ ਰੱਬ rabb na noapte bună buna "
    "pe curand curând pa".split()
)
_YES = frozenset(
    "tak da haa haan han aywa aiwa naam na3am 2aywa ہاں نعم ايوه أيوه ਹਾਂ হ্যাঁ oy".split()
)
_NO = frozenset("nie nu maya nahi nahin nai la2 لا نہیں ਨਹੀਂ না".split())
_FINE = frozenset(
    "theek thik thek hoon hun main mai sab dobrze jasne bine tamam mashi kwayes kwayesa fiican "
    "waan hagaag bhalo bala asi achi changa ٹھیک ہوں میں تمام ਠੀਕ ਹਾਂ ভালো".split()
)
# Said out of politeness beside any of them; it makes no message by itself.
_POLITE = frozenset(
    "thanks thank you thx ty ta ok okay okej ji jee g hai bohat bohot bahut buhat bhot aap ka ki "
    "apka apna tuhada tusi bardzo serdecznie za pomoc wszystko panu pani mult frumos pentru "
    "si va iti te rog aad baad u iyo wan waan ku jazilan jazeelan kteer ktir kthir el khair bhai "
    "baji behen bhaji veere veer paaji apa walaal walaalo abaayo sxb habibi habibti akhi x xx "
    "apnake onek anek prosze proszę pozdrawiam جزيلا جزیلا كثير كتير لك لكم آپ کا بہت جی بھائی ਬਹੁਤ "
    "ਜੀ ਤੁਹਾਡਾ ਭਾਜੀ অনেক আপনাকে ভাই আপু".split()
)
# A hello with one of these is left to the model.
_ENGLISH_HELLO = frozenset(
    "hi hii hiii hello helo hey heyy heya hiya yo sup wassup alright oright morning afternoon "
    "evening start test up you there".split()
)
_MOST_WORDS = 7
SURE = 1.0


def pleasantry_in(text: str) -> str:
    """Name what the words are and hold nothing besides: thanks, bye, greet, affirm or deny.

    Empty for anything else, for English alone, and where a no stands beside a word for well:
    "main theek nahi hoon" says that somebody is not.
    """
    words = frozenset(plain_tokens(text))
    if not words or len(plain_tokens(text)) > _MOST_WORDS:
        return ""
    if is_greeting(text):
        return "" if words & _ENGLISH_HELLO else "greet"
    if words & _NO and words & _FINE - _YES:
        return ""
    if words & _THANKS and words <= _THANKS | _POLITE | _YES | _NO | _FINE | _BYE | _BESIDE_BYE:
        return "thanks"
    if words & _BYE and words <= _BYE | _BESIDE_BYE | _POLITE | _YES:
        return "bye" if len(words) > 1 or words <= _BYE_ALONE else ""
    if words & _YES and words <= _YES | {"ji", "jee", "جی", "ਜੀ"}:
        return "affirm"
    return "deny" if words & _NO and words <= _NO | {"ji", "jee", "جی", "ਜੀ"} else ""


def raised_by_nothing(assessment: Assessment, kind: str) -> Assessment:
    """Leave the model's tier out: it may read so few words of these languages as anything.

    Not where a rule saw something. The case, if there is one, keeps its own tier.
    """
    if assessment.hit_keys or assessment.covert:
        return assessment
    return replace(
        assessment,
        tier=Tier.P4,
        route=Route.SMALLTALK,
        route_share=SURE,
        reasons=(NOT_WORRYING,),
        intent=kind,
        confidence=SURE,
        unsure=False,
    )
