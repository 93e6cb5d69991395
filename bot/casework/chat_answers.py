"""What words say of "Is it safe to message you here?": no, somebody sees it, unsure, or neither.

An answer may hide every number, so each kind is a closed list of what people write. A "no" that
goes on with anything else ("no, I'm her teacher", "nah im scared") says nothing of the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from bot.casework.lexicon.known import GRAVE
from bot.casework.nobody_near import nobody_is_near
from bot.casework.normalise import read


class ChatAnswer(str, Enum):
    """What an answer to our question says, the gravest first."""

    SEEN = "seen"  # somebody may see it or is there
    NO = "no"  # not safe, and nobody is named
    UNSURE = "unsure"
    OTHER = "other"  # words of doubt about something else
    NOTHING = ""


# Longer words are told for themselves. Who sees the phone takes more words to say than a no.
LONGEST, LONGEST_SEEN, LONGEST_FOREIGN = 8, 14, 4

_NO = r"(?:no|n|nope|nop|nah|na|naw|nn)"
_WHO = (
    r"(?:hes?|shes?|they|theyre|him|her|them|someones?|somebodys?|everyones?|everybodys?|peoples?"
    r"|moms?|mums?|dads?|stepdads?|stepmoms?|parents?|husbands?|hubbys?|wifes?|partners?"
    r"|boyfriends?|bfs?|girlfriends?|gfs?|ex|exs|brothers?|bros?|sisters?|uncles?|aunts?|aunties?"
    r"|nans?|grandads?|cousins?|family|kids|inlaws|laws|carers?|staff|flatmates?|teachers?)"
)
_NAMED = re.compile(rf"\b{_WHO}\b")
# Who can be near; "her back hurts" and "hit them back" name nobody there.
_SUBJECT = _WHO.replace("|him|her|them|", "|")
_NOT_SO = r"(?:cant|cannot|wont|doesnt|dont|didnt|never|not|isnt|arent|no|nor)"
_THIS = r"(?:this|it|my|me|us|these|them|those|everything|all|what|our|the|through|every|up)"
_SEES = (
    rf"(?:(?:see|sees|seeing|read|reads|reading|check|checks|checking|hear|hears|hearing|find|finds"
    rf"|monitor|monitors|track|tracks|control|controls|watch|watches|watching|listen|listens"
    rf"|listening)(?: to| in)?(?: {_THIS}\b|$)"
    r"|(?:look|looks|looking|peek|peeks|snoop|snoops)(?: (?:at|over|through|on|in)\b|$)"
    r"|(?:go|goes|going|gone|looks|look|scrolls) (?:through|thru|on|in|into|over) "
    r"(?:my|it|this|the|our|everything|all)\b"
    r"|(?:has|have|got|takes?|holds?|keeps?|uses?|using|shares?|wants?|knows) "
    r"(?:my|this|the|our) (?:\w+ )?(?:phone|mobile|tablet|laptop|password|passcode|pin|code"
    r"|messages|texts|account)\b)"
)
_LITTLE = (
    r"(?:is|are|be|been|was|still|right|just|always|only|might|may|could|will|would|can|sat|stood"
    r"|sitting|standing|gonna|going to|about to|already|probably|all|both|around)"
)
_NEAR = (
    r"(?:here|there|near|nearby|home|back|awake|next to|nxt to|beside|behind|close by|downstairs"
    r"|upstairs|next door|with me|in(?: the| my| same| this)*"
    r" (?:room|house|same|next|kitchen|other|lounge|bed|car|bath|shower)|in$|in (?:here|now)"
    r"|listening|watching|reading|looking|coming|about$)"
)
_SEEN = (
    # Who sees, reads, checks or hears: with at most three words between, none of them a denial.
    re.compile(rf"\b{_WHO}(?: (?!{_NOT_SO}\b)\w+){{0,3}}? {_SEES}"),
    re.compile(
        r"\b(?:his|hers?|their|moms|mums|dads|family|shared|husbands|brothers|sisters|works?)"
        r" (?:phone|mobile|tablet|laptop|ipad|account|computer)\b|\bnot my (?:phone|mobile)\b"
        r"|\bwe (?:all )?share\b"
    ),
    re.compile(rf"^only when (?:my )?{_SUBJECT}\b"),
)
# Somebody is near: an answer only where nothing else is told. "Hes not breathing hes in the bath".
_NEARBY = (
    re.compile(rf"\b{_SUBJECT}(?: {_LITTLE}){{0,3}} {_NEAR}"),
    re.compile(r"\b(?:thats|its|this is) (?:him|her|them)$"),
    re.compile(
        rf"^(?:(?:{_NO}|sorry|here|home|sat|stuck|it|not when|depends on|always|im) )*"
        rf"(?:with|near|by|beside|next to|on) (?:my )?{_WHO}$"
    ),
    re.compile(rf"\b(?:until|till|unless|except|only when|not when|when) (?:my )?{_SUBJECT}\b"),
    re.compile(rf"\b(?:im|i am|were|be) (?:\w+ )?(?:with|near|by|beside|next to) (?:my )?{_WHO}\b"),
    re.compile(r"\b(?:not|never|isnt|arent) (?:\w+ )?alone\b|\bnot on my own\b"),
)
# "I dont want my mum to see it" wishes; it does not say that she does.
_WISHES = re.compile(
    r"\b(?:dont|do not|didnt|never) (?:want|need|let)\b"
    r"|\b(?:what if|scared|worried|afraid|in case)\b"
)
_FETCHES = frozenset({"get", "pick", "collect", "fetch"})  # "my nan is coming to get me"
# What may stand around the words that name who is near, beside what answers.
_AROUND = frozenset(
    "and but because cos he hes she shes they theyre is are was in on at with me him her them my "
    "the room right now always often be sat home here because just also dad mom mum husband".split()
)
# Doubted or denied before they are named: "i dont think he can see it", "dont think hes home".
_THOUGHT_NOT = re.compile(
    rf"\b(?:(?:dont|do not) (?:think|reckon|believe)|doubt)(?: that)? {_WHO}"
    rf"(?: (?:even|ever|still|really|can|could|will|would|does|do|is|are|was|be|been)){{0,3}}"
    rf" (?:{_SEES}|{_NEAR})"
)
# Somebody is named who is away: a yes with these is a yes.
_AWAY = re.compile(
    rf"\b{_SUBJECT}(?: is| are)? (?:(?:not|isnt|arent|aint) (?:here|home|in|around|near|at home)"
    r"|(?:gone )?out|gone(?: to work| to bed)?|at (?:work|school|college|uni|the gym)|away)\b"
)
_YES = frozenset("yes y yea definitely okay sure".split())
# Somebody is named and does not see it: "no one else reads it", "no she cant see this".
_NOBODY = re.compile(r"\b(?:no one|noone|nobody|no body|none)\b(?: else)?")
_UNSAFE = re.compile(
    r"\bunsafe\b|\b(?:not(?! sure)|isnt|aint|never|dont (?:think|feel)|doesnt (?:feel|seem)|hardly"
    r"|barely|no way)(?: \w+){0,3} safe\b|^(?:no )?safe no$|^no safe$"
)
_BEFORE = rf"^(?:(?:{_NO}|its|it is|it|i think|i guess|probably|sorry|im|i am|well|um|erm|oh) )*"
_NOT_NOW = re.compile(
    _BEFORE + r"(?:not|isnt|aint|never|cant|wont) (?:(?:really|rly)(?! sure\b)|safe|here|now|rn"
    r"|right now|anymore$|any more$|always|when|while|if|until|till|atm|tonight|today|very|all the"
    r" time|at (?:the|this) (?:moment|minute|mo|min)|at home|in (?:the|my|this) house)\b"
)
_CANNOT = re.compile(
    rf"^(?:{_NO} )+(?:please |pls |i |you |so )*(?:"
    r"(?:cant|cannot)(?: (?:really|even))? (?:talk|speak|type|text|write|message|chat|reply|say)"
    r"|(?:dont|do not) (?:message|msg|text|write|reply|send))(?! (?:to|about|with|her|him|them)\b)"
    r"|^(?:please )?(?:dont|do not) (?:message|msg|text|write|reply)(?: to)?(?: me| here| back"
    r"| please)*$"
)
# A no and nothing more.
_BARE = frozenset(
    "no n nope nop nah na naw nn never neither not really its it is isnt im that this sorry please "
    "pls you so think i guess tbh way chance hell def definitely absolutely course of dont doubt "
    "hardly barely cant cannot probably mate bro bruv hun x xx at all rather".split()
)
_LEADS = frozenset("okay oh um erm well sorry lol".split())
_SAYS_NO = frozenset("no n nope nop nah na naw nn never neither hardly barely doubt".split())
_GUESSED_NO = re.compile(r"\b(?:(?:dont|do not) think(?: so| it is)?|think not|guess not)$")
_UNSURE_WORDS = frozenset(
    "maybe sort kind of unsure i dont know idk dunno depends it its is if that this really tbh im "
    "not sure no yes yeah guess ish sometimes probably hmm um erm well so think safe okay fine for "
    "now the moment at might be could perhaps on and off yet honestly sorry but only until till "
    "later tonight tomorrow here to message text me far just bit a half mostly usually".split()
)
_YES_FOR_NOW = re.compile(
    r"^(?:yes|yeah|yea|yep|okay|ok|safe|fine|its safe|its okay|it is) .*"
    r"\b(?:but (?:not|only)|for now|for the moment|at the moment|so far|until|till|ish)\b"
)
_SAYS_UNSURE = re.compile(
    r"\b(?:maybe|sort of|kind of|unsure|dont know|idk|dunno|depends|not sure|guess|ish|sometimes"
    r"|probably|hmm|might be|could be|perhaps|for now|so far|at the moment|until|till|mostly"
    r"|usually|on and off|half)\b"
)


def _plain(words: str) -> frozenset[str]:
    return frozenset(read(words).words) - {".", ","}


# Told in another language: a no with these is a no, with these others somebody sees it.
_NO_ELSEWHERE = _plain("nie nein nahi nahin nai nei nu maya may لا كلا لیس ليس نہیں نهين ਨਹੀਂ না নয়")
_BARE_ELSEWHERE = _NO_ELSEWHERE | _plain(
    "bardzo teraz raczej jest bezpiecznie bezpieczne wcale tutaj dziekuje "
    "acum prea e este sigur chiar deloc aici nu "
    "ji hai abhi safe mahfooz yahan bilkul ha ma aha ammaan hadda haatan "
    "آمن الآن هنا محفوظ ابھی ہے جی یہاں ਹੈ ਹੁਣ ਸੁਰੱਖਿਅਤ ਜੀ ਇੱਥੇ নিরাপদ এখন এখানে না জি"
)
_SEEN_ELSEWHERE = _plain(
    "czyta czytaja sprawdza widzi patrzy obok podglada zobaczy przeczyta slucha wrocil "
    "citeste verifica vede langa uita asculta vad verifică "
    "padh parh dekh dekhta dekhte dekhega sath saath paas "
    "akhriyaa akhrinayaa arkaa arkayaa fiirinayaa agtayda dhageysanayaa "
    "يقرأ يقرا يرى يشوف بجانبي يراقب معي دیکھ پڑھ پاس ساتھ دیکھتا ਪੜ੍ਹ ਦੇਖ ਕੋਲ ਨਾਲ দেখে পড়ে পাশে সাথে"
)
_IS_HERE = re.compile(r"\b(?:on|ona|oni|maz|mama|tata|mąż) (?:tu|jest)\b|\b(?:el|ea|ei) e aici\b")


def chat_answer(words: Sequence[str]) -> ChatAnswer:
    """Read the plain words of an answer (without stops and commas)."""
    said = " ".join(words)
    if not words or len(words) > LONGEST_SEEN:
        return ChatAnswer.NOTHING
    if _names_who_sees(words, said):
        return ChatAnswer.SEEN
    if len(words) > LONGEST:
        return ChatAnswer.NOTHING
    if _is_no(words, said):
        return ChatAnswer.NO
    if nobody_is_near(words) or _THOUGHT_NOT.search(said):
        return ChatAnswer.UNSURE
    doubt = set(words) <= _UNSURE_WORDS and _SAYS_UNSURE.search(said) is not None
    if doubt or _YES_FOR_NOW.search(said):
        return ChatAnswer.UNSURE
    return ChatAnswer.OTHER


def says_yes(words: Sequence[str]) -> bool:
    """Whether an answer begins with a yes that nothing takes back, and names nobody near."""
    plain = [word for word in words if word not in ".,"]
    said = " ".join(plain)
    if not plain or plain[0] not in _YES or len(plain) > LONGEST_SEEN:
        return False
    if _YES_FOR_NOW.search(said) or _names_who_sees(plain, said):
        return False
    rest = _AWAY.sub(" ", said)
    taken_back = re.search(rf"\b(?:{_NOT_SO}|but|until|till|unless|if|when|quick|hurry)\b", rest)
    return taken_back is None and _NAMED.search(rest) is None


def _is_no(words: Sequence[str], said: str) -> bool:
    if words[0] in _LEADS and len(words) > 1:
        return _is_no(words[1:], " ".join(words[1:]))
    if any(pattern.search(said) for pattern in (_UNSAFE, _NOT_NOW, _CANNOT, _GUESSED_NO)):
        return True
    if not _SAYS_NO.isdisjoint(words) and set(words) <= _BARE:
        return True
    return (
        words[0] in _NO_ELSEWHERE | {"ji", "raczej", "abhi"}
        and len(words) <= LONGEST_FOREIGN
        and set(words) <= _BARE_ELSEWHERE
    )


def _names_who_sees(words: Sequence[str], said: str) -> bool:
    if words[0] in _NO_ELSEWHERE:
        here = _IS_HERE.search(said) is not None
        return here or not _SEEN_ELSEWHERE.isdisjoint(words)
    named = _THOUGHT_NOT.sub(" ", _NOBODY.sub(" ", said))
    if any(pattern.search(named) for pattern in _SEEN):
        return _WISHES.search(named) is None
    return any(_is_all(named, match) for match in _matches(named))


def _matches(said: str) -> Iterator[re.Match[str]]:
    return (found for pattern in _NEARBY for found in pattern.finditer(said))


def _is_all(said: str, near: re.Match[str]) -> bool:
    """Whether an answer, and next to nothing else, stands before and behind who is near."""
    before, behind = said[: near.start()].split(), set(said[near.end() :].split())
    answers = _BARE | _UNSURE_WORDS | _LEADS | _AROUND
    told = not (GRAVE | _FETCHES).isdisjoint(behind)
    return set(before) <= answers and len(behind - answers) <= 1 and not told
