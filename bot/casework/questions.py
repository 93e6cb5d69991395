"""Whether something is asked, or told in words that only begin like a question.

"What he did to me" and "if I tell mum he will kill me" tell; "what did he do" and "will he" ask.
"""

from __future__ import annotations

import re

from bot.casework.plain_words import plain_words

_LEAD = (
    r"(?:(?:so|and|but|also|ok|okay|please|um|er|well|oh|yeah|no|like|just|say|hi|hello|hey|sorry|"
    r"then) )*"
)
_NOT = r"(?: not)?"
_PERSON = (
    r"(?:i|you|he|she|they|we|someone|anyone|everyone|nobody|people|(?:the |my )?(?:police|feds|"
    r"social|social services|social workers?|council|staff|worker|school))"
)
_OWNED = r"(?:my|his|her|the|our|your|their)"
# What a sentence asks about; without it "is my dad" answers who, and "did my arms" tells.
_ASKED_OF = (
    r"(?:going to|ok|okay|safe|allowed|dead|alive|dying|in trouble|real|able|meant|supposed|"
    r"normal|illegal|legal|coming|there|to blame|know|get|find|see|have to|need)"
)
# The subject left out: "did it again today", "does it every night", "did that to me".
_TELLS_IT = (
    r"(?!again|to|last|every|today|tonight|yesterday|all|when|while|because|with|in|on|for|at|so|"
    r"and|but|too|twice|once|before|after|until|this|that|a|loads|more|last|now|myself|anyway|$)\w"
)
# "Can you stop this", "will someone help me": a plea, which is not put off as a question.
_PLEADS = (
    r"(?!(?:can|could|will|would|cant|wont)(?: not)? (?:you|someone|anyone|they|he|she)(?: please| "
    r"just| ever)* (?:stop|help|save|make|do something)\b)"
)
_VERB_FIRST = (
    # Always a question: nobody begins a statement so.
    rf"{_PLEADS}(?:will|would|can|could|should|shall|might|may|cant|couldnt|wouldnt|"
    rf"shouldnt){_NOT} (?:{_PERSON}|it|this|that|these|those|there|{_OWNED} \w+)\b",
    rf"(?:is|are|am|were|isnt|arent|do|does|did|didnt|doesnt|has|have|hasnt|havent){_NOT} "
    rf"(?!you know (?:that|what|how|he|she|they|my) ){_PERSON}\b",
    rf"(?:is|are|isnt|arent){_NOT} (?:it|this|that|these|those|there)\b",
    rf"was{_NOT} (?:i|you|he|she|it|that|this)\b",
    rf"(?:do|does|did|didnt|doesnt){_NOT} (?:it|this|that|they|these|those) {_TELLS_IT}",
    r"(?:has|have) (?:it|this|that|these|they) (?:ever |been |got |gone |happened|stopped)",
    rf"(?:is|are|was|were|do|does|did|has|have) {_OWNED} (?:\w+ ){{1,2}}?{_ASKED_OF}\b",
)
_AUX = (
    r"(?:will|would|can|could|should|shall|might|may|cant|do|does|did|is|are|am|was|were|has|have|"
    r"had|dont|doesnt|didnt|wont|isnt|arent)"
)
_HOW = (
    r"(?: (?:long|much|many|bad|far|old|soon|often|else|time|number|one|ones|line|age|kind|sort|"
    r"place|day|exactly))?"
)
# "What is happening at home is bad" has its second verb: it tells.
_TELLS = (
    r"(?!(?:what|who) (?:is|was|has|had|were) (?:\w+ing|been|happened|done|said)\b.* "
    r"(?:is|was|are|makes|made|hurts|feels|felt)\b)"
)
_ASKING_WORD = (
    rf"{_TELLS}(?:what|when|where|who|why|how|which|whose|whats|whos|hows|wheres){_HOW} {_AUX}\b",
    r"(?:what|how) (?:if|about|come|happens|to do)\b",
    r"say if\b",
    r"(?:why|what|who|where|when|how|why me|why him|why her|why not|what now|what then|now what)"
    r"(?: (?:now|then|please))?$",
    r"how (?:long|much|many|soon)(?: (?:till|until|for|left|now|longer))?$",
)
_ASKS = re.compile(rf"{_LEAD}(?:{'|'.join((*_VERB_FIRST, *_ASKING_WORD))})")


def is_question(text: str) -> bool:
    """Whether something is asked: by its mark, or by a verb that stands before who it is of."""
    marked = text.rstrip(" .!x").endswith(("?", "؟"))
    return marked or _ASKS.match(plain_words(text)) is not None
