"""Questions about our own words, which have fixed answers: what 55 is, who is told, is it free.

A question is known where the message is that question and nothing else. So a model's guess at so
few words may give way to the answer; what a rule hits never does (`bot.flows.asked`).
"""

from __future__ import annotations

import re

from bot.casework import asked_elsewhere, asked_more
from bot.casework.asked_kinds import Asked
from bot.casework.plain_words import plain_words
from bot.casework.questions import is_question

__all__ = ["Asked", "asked_in", "is_question", "offers_pictures"]


# Longer words have more in them than a question.
LONGEST_WORDS = 16

_BEGINS = (
    r"(?:(?:hi|hello|hey|ok|okay|so|and|but|also|just|please|sorry|oh|um|er|well|look|yeah|no|if|"
    r"i call|or|actually|quick question|can i ask|do you know|like) )*"
)
_ENDS = (
    r"(?: (?:please|then|though|now|again|me|mate|bab|sorry|by the way|actually|at all|x+|or what|"
    r"or not|to me|with me|for me|here|thanks|thank you|lol|today|tonight))*"
)
_NUMBERS = r"(?:(?:phone )?(?:numbers?|lines?|helplines?)|them|ones?)"
_THESE = r"(?:those|these|the|all those|all these|them|that|this)"
_PERSON = r"(?:her|him|me|them|us|you|my \w+|kids|adults|children|women|men|parents)"
_WE = r"(?:you|(?:the|a|this|your) (?:worker|person|staff|bot|computer|unit|team)|staff|someone)"
_FAMILY = (
    r"(?:my |the |his |her |our |their )?(?:mum|dad|parents?|family|nan|school|teachers?|college|"
    r"brother|sister|boyfriend|girlfriend|partner|husband|wife|ex|gang|boss|work|uncle|aunty?|"
    r"foster (?:mum|dad|carers?)|carers?|social worker)"
)
_ANYONE = (
    rf"(?:{_FAMILY}|me|him|her|them|it|anyone|anyone else|someone|people|(?:the )?(?:police|feds|"
    r"cops|law|council|social|ss|social services|government))"
)
_KNOW = r"(?:know|find out|be told|get told|hear about (?:it|this))"
_ME_TELLING = (
    r"(?: (?:i (?:have )?(?:told|reported|wrote|messaged|said|contacted|spoke)"
    r"(?: (?:it|this|you|to you|them|him|her|anything))*|it was me|about (?:it|this)|"
    r"what i (?:said|wrote|told you)|who (?:told|reported)(?: (?:it|them|him|her))?))?"
)
_BILL = r"(?:on (?:the|my|our|his|her|a|mum|dad|my mum|my dad)? ?(?:phone )?(?:bill|statement))"
_MEDIA = (
    r"(?:pics?|pictures?|photos?|images?|screen ?shots?|ss|vids?|videos?|clips?|nudes?|recordings?|"
    r"voice notes?|proof|evidence)"
)
_THE = r"(?:(?:you|the|these|those|this|that|my|some|a|all|of|it|them|his|her|as) )*"
_SENT = rf"{_THE}(?:it|them|these|those|this|that|you|{_MEDIA})"
_ALL = (
    r"(?:everything|all(?: of)?(?: (?:it|this|that|my \w+))?|it all|"
    r"(?:all )?my (?:messages?|chats?|texts?|data|conversations?|history|info(?:rmation)?|details|"
    r"account|records?|stuff)|(?:this|the|our|these|those|all these) "
    r"(?:chat|conversation|messages?)|(?:what|everything|anything|all) (?:that )?i(?: have)? "
    r"(?:ever )?(?:said|wrote|written|sent|told you|typed|put))"
)
_WRITTEN = (
    r"(?: (?:that )?i(?: have)?(?: ever)? (?:said|wrote|written|sent|told|typed|put))?"
    r"(?: (?:you(?: have)? (?:got|hold|have)(?: (?:on|about) me)?|about me|to you|you|on here|"
    r"in here|here|on this|in this chat|from here|from (?:this|the) chat|from your system))*"
)
_ASK_TO = (
    r"(?:(?:can|could|will|would) (?:you|someone|i)|i (?:want|would like|need)(?: (?:you|it))? to|"
    r"how (?:do|can) (?:i|you)|is there a way to|please)"
)

_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (
        Asked.FIFTY_FIVE,
        r"(?=.*\b55\b)(?:what|why|how|when|where|which|do|is|will|would|does|press|pressing|55|"
        r"i|it|the|number|mean|means|meant|for|about|to|that|this|thing|work|works|get|happens?|"
        r"dial|ring|call|on|my|phone|done|bit|you|said|say|by)(?: (?:what|why|how|when|is|do|does|"
        r"did|will|would|press|pressing|55|i|it|the|number|mean|means|meant|for|about|to|that|this|"
        r"thing|work|works|get|happens?|dial|ring|call|on|my|phone|done|bit|you|said|say|by|if))+",
    ),
    (
        Asked.NUMBERS,
        rf"(?:who|whom|whose) (?:are|is|were|was) {_THESE}(?: {_NUMBERS})?(?: even| meant| actually"
        rf"| supposed to be)* for(?: {_PERSON}(?: or (?:for )?{_PERSON})?)?"
        rf"|(?:are|is) {_THESE} {_NUMBERS} (?:meant )?for {_PERSON}(?: or (?:for )?{_PERSON})?"
        rf"|(?:which|what) (?:number|one|line)(?: of (?:those|these|them))? (?:do|should|"
        rf"shall|can) "
        r"(?:i|we|she|he) (?:ring|call|use|phone|try|text)(?: first)?"
        r"|(?:can|could|should) (?:i|we) (?:ring|call|use) (?:them|those|these|the numbers?|that "
        r"number|it) (?:for|about) (?:her|him|my \w+|someone else|a friend)",
    ),
    (
        Asked.NEXT,
        rf"what (?:will|would|can|does|do|is|are) {_WE}(?: actually| even| going to| gonna)* ?"
        r"(?:do|doing|able to do)(?: (?:about (?:it|this|that)|for me|to help(?: me)?|next|when "
        r"they (?:come|reply|answer|read (?:it|this))))*"
        r"|what (?:you|staff) going to do(?: about (?:it|this))?"
        r"|what (?:happens|is happening|is going to happen|will happen)(?: next| now)+"
        r"|what happens when (?:a |the )?(?:worker|person|someone|staff) (?:reads|replies|answers|"
        r"comes|sees)(?: (?:it|this))?",
    ),
    (
        Asked.COST,
        rf"(?:is|are) (?:it|they|this|that|those|these|(?:calling|ringing|texting)(?: {_NUMBERS})?|"
        rf"(?:the |those |these )?(?:{_NUMBERS}|calls?|texts?)|that number|this number)(?: all)? "
        r"free(?: (?:to|for me to) (?:call|ring|text|phone|use))?"
        r"|(?:does|do|will|would) (?:it|they|this|that|those|these|calling|ringing|"
        r"texting|the (?:calls?|texts?|numbers?))(?: them)? (?:going to )?"
        r"cost(?: me)?(?: anything| money)?"
        r"|how much (?:is it|does it cost|is a call|are the calls)(?: to (?:call|ring|text|phone))?"
        r"|(?:do i|will i) (?:need|have to have) (?:any )?credit(?: to (?:call|ring|text))?"
        r"|i (?:have |have got |got |aint got )?(?:no|any|not got any) credit"
        r"(?: (?:on my phone|left))?",
    ),
    (
        Asked.BILL,
        r"(?:does|do|will|would|is|are|can) (?:it|they|this|that|those|these|calling|ringing|"
        r"texting|the (?:calls?|texts?|numbers?))(?: them)? (?:going to )?"
        rf"(?:show|shows|showing|come|comes|be|appear|go)(?: up)? {_BILL}"
        rf"|(?:can|will|would) (?:he|she|they|{_FAMILY}) see (?:it|this|that|the call|the number)"
        rf" {_BILL}",
    ),
    (
        Asked.TOLD,
        rf"(?:how do i know )?(?:will|would|are|is|do|can|did|you|have) ?{_WE}?(?: not|"
        rf" just| going|"
        rf" to| have| going to| have to| has)* "
        rf"(?:(?:tell|told|inform|snitch(?: on)?|grass(?: on| up)?|report)(?: {_ANYONE})?(?: up)?"
        rf"|(?:ring|call|phone|message|contact) {_FAMILY})(?: about (?:it|this|me)| on me"
        rf"| what i (?:said|wrote|told you))?"
        rf"|how do i know {_WE}(?: are| is| will)?(?: not| just| going| to| have)* (?:tell|snitch|"
        rf"grass|report)(?:ing)?(?: (?:on|up))?(?: {_ANYONE})?(?: (?:on|up))?"
        rf"|(?:will|would|does|do|is|are) (?:he|she|they|anyone|people|{_FAMILY}|(?:the )?police)"
        rf"(?: going to)? {_KNOW}{_ME_TELLING}"
        r"|is (?:this|it|the chat|this chat|what i say|everything i say)(?: all)? (?:private|"
        r"confidential|secret|between us|just between us)"
        r"|who (?:will|do|are|would) you (?:going to )?(?:tell|report (?:it|this) to)"
        r"|who (?:gets|will be|is going to be|will get) told"
        rf"|(?:please )?(?:do not|you better not|promise (?:you )?(?:will not|not to|me you will "
        rf"not)) (?:tell|ring|call|contact|inform) (?:{_FAMILY}|anyone)",
    ),
    (
        Asked.CALL,
        rf"(?:can|could|will|would|is|are) (?:{_WE}|anyone|they|a (?:real )?(?:human|person|lady))"
        r"(?: going to| able to)? ?(?:please )?"
        r"(?:(?:ring|call|phone|bell)(?: me)?(?: back)?(?: on my phone| instead| tomorrow| later)*"
        r"|give me a (?:ring|call|bell|phone ?call)(?: back)?)"
        r"|(?:please )?(?:(?:ring|phone|bell) me(?: back)?|call me back|give me a (?:ring|"
        r"call|bell)"
        r"(?: back)?)"
        r"|(?:i (?:want|need|would like|would rather have)|can i (?:have|get|ask for|request))"
        r"(?: (?:someone|you|a worker) to (?:ring|call|phone) me(?: back)?| a (?:call ?back|phone "
        r"?call|call|ring))"
        r"|(?:what|which) number (?:will|do|does|would) (?:you|they|it|the call|she|he) (?:call|"
        r"ring|phone|come|be)(?: up)?(?: me)?(?: from| as)?",
    ),
    (
        Asked.COMPLAINT,
        r"(?:i (?:want|would like|need|am going) to|how (?:do|can) i|can i|where (?:do|can) i)?"
        r" ?(?:make|file|raise|put in|send) an? (?:formal |official )?complaint"
        r"(?: about (?:you|this|this (?:chat|service|bot)|the (?:unit|service|vru|bot|worker)))?"
        r"|(?:what is|where is|how does|do you have|have you got|tell me|is there)? ?"
        r"(?:your|the|a|an)? ?complaints? (?:procedure|process|policy|form|department|"
        r"team)(?: work)?"
        r"|(?:how (?:do|can) i|who do i|i want to) complain(?: to)?(?: about (?:you|this|this "
        r"(?:chat|service|bot)|the (?:unit|vru|bot)))?",
    ),
    (
        Asked.WRONG,
        r"(?:i (?:have |think i have )?(?:got |have )?(?:the )?)?wrong (?:number|chat|person|"
        r"service|place|app|group|window)(?: mate| sorry)?",
    ),
    (
        Asked.DELETE,
        rf"(?:{_ASK_TO} )?(?:please )?(?:just )?(?:delete|erase|wipe|remove|clear|get rid of) "
        rf"{_ALL}{_WRITTEN}"
        r"|(?:are you |you )?sure (?:it is|it|they are|everything is|my messages are)(?: all)?"
        r"(?: been| really)? (?:gone|deleted|wiped|erased)"
        r"|(?:has|have|is|are|did|was) (?:it|you|they|everything|my messages|the chat|"
        r"this)(?: all)?"
        r"(?: been| really| actually| definitely)* (?:deleted|delete|wiped|erased|erase)"
        r"(?: (?:it|them|everything|it all|my messages|all of it))?",
    ),
    (
        Asked.REMOVE,
        r"(?:can|could|will|is there|how (?:do|can)|do you know how to|i (?:want|"
        r"need) (?:it|them|these|those|the|my)|please)"
        r".{0,40}\b(?:taken? down|take .{1,20} down|get rid of (?:it|them|the .{1,12})|got rid of|"
        r"removed?|deleted?|off (?:the )?(?:internet|net|web|line|online|insta\w*|snap\w*|telegram|"
        r"twitter|tiktok|whatsapp|facebook|there|his phone|her phone|their phones?)).{0,30}",
    ),
)
_KNOWN = tuple(
    (asked, re.compile(f"{_BEGINS}(?:{pattern}){_ENDS}"))
    for asked, pattern in (*asked_more.PATTERNS, *_PATTERNS)
)
# An offer to send pictures is heard in longer words too: whatever else is said, it is answered.
_OFFERS = re.compile(
    rf"\b(?:(?:shall|should|can|could|may|do|where do|where can|how do) i|do you want me to|"
    rf"want me to|let me|i (?:can|will|could|am going to|want to|would like to))"
    rf"(?: just| also| still)? (?:send|forward|upload|attach|share|show) {_SENT}\b"
    rf"(?! (?:to )?(?:him|her|my|his|the police|mum|dad)\b)"
)
_OF_IT = re.compile(r"\b(?:delete|wipe|erase|remove|get rid of)(?: (?:it|this|that|them))?\b$")
_MEDIA_SAID = re.compile(rf"\b{_MEDIA}\b")


def asked_in(text: str, *, of_pictures: bool = False) -> Asked | None:
    """Name the question that the words are; None where they are another or hold more.

    `of_pictures`: pictures were told of before, so that "can they be got rid of" is of those.
    """
    words = plain_words(text)
    if len(words.split()) > LONGEST_WORDS:
        return None
    pictures = of_pictures or _MEDIA_SAID.search(words) is not None
    elsewhere = asked_elsewhere.asked_in(text)
    if elsewhere is not None:
        return elsewhere
    for asked, pattern in _KNOWN:
        if asked is Asked.DELETE and of_pictures and _OF_IT.search(words):
            continue  # "delete it", of pictures: what we hold is not meant
        if (asked is not Asked.REMOVE or pictures) and pattern.fullmatch(words):
            return asked
    return None


def offers_pictures(text: str) -> bool:
    """Whether somebody offers to send us pictures, whatever else is said."""
    return _OFFERS.search(plain_words(text)) is not None
