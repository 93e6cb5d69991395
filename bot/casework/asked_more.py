"""More questions with a fixed answer: whose fault, the police, a doctor, where to go, taking back.

Read as the others are (`bot.casework.asked`): the message is that question and nothing else.
"""

from __future__ import annotations

from bot.casework.asked_kinds import Asked

_POLICE = r"(?:the )?(?:police|feds|cops|law|old bill)"
_ONE = r"(?:i|we|he|she|they)"
_HOSPITAL = r"(?:(?:to )?(?:go|be) (?:to |in )?)?(?:the |a |an )?(?:hospital|a e|ane|doctors?|gp)"
_HURTS = (
    r"(?:the |my |these |those |his |her )?(?:cuts?|wounds?|arms?|legs?|wrists?|burns?|stitches|"
    r"bruises?|head|it|they|this|that|these)"
)
_WHO_TO = r"(?:someone|anyone|somewhere|anywhere|a (?:number|helpline|place|person|line))"
_REACH = (
    r"(?:ring|call|phone|text|talk to|speak to|talk with|go|go to|stay|sleep|turn to|turn|ask|"
    r"contact|chat to|message)"
)

PATTERNS: tuple[tuple[Asked, str], ...] = (
    (
        Asked.FAULT,
        r"(?:is|was|isnt|wasnt) (?:it|this|that|what (?:he|she|they) did|what happened)(?: not)?"
        r"(?: all| really| actually)* (?:my fault|down to me|because of me)"
        r"|am i to blame(?: for (?:it|this|that))?|did i (?:cause|deserve) (?:it|this|that)",
    ),
    (
        Asked.POLICE,
        rf"(?:will|would|can|could|do|does|are|is) {_POLICE}(?: going to| ever| be able to)* "
        r"(?:know|find out|see|read|get|be told|hear|told)(?: (?:about )?(?:it|this|that|me|my "
        r"(?:messages?|name|number|chat)|what i (?:say|said|wrote)|who i am|it was me|"
        r"who (?:told|it was)))?"
        r"|(?:will|would|are|do|does|can) you (?:going to )?(?:tell|show|give|send|pass|report)"
        rf"(?: (?:it|this|that|me|my name))?(?: on)?(?: to)? {_POLICE}"
        r"(?: (?:about )?(?:it|this|me|my name|who i am))?"
        r"|(?:is|will|can) (?:it|this|i|the chat|this chat|that)(?: be| stay| all)* "
        r"(?:anonymous|anon|with no name)|do i (?:have|need) to (?:give|say|tell you) my name"
        r"|will (?:anyone|they|you|he|she|people) know (?:who i am|it was me|my name)",
    ),
    (
        Asked.HEALTH,
        rf"(?:do|should|have|shall|must|would|will) {_ONE}(?: got)?(?: (?:have|need) to| need| to|"
        rf" be)* {_HOSPITAL}"
        rf"|(?:is|are|should) {_HURTS}(?: (?:meant|supposed|going|likely))?(?: to)? ?(?:still )?"
        r"(?:be )?(?:bleed|bleeding|hurt|hurting|scar|infected|swollen|swell|throb|numb|go (?:"
        r"black|green|yellow|away)|stop bleeding|heal)"
        rf"|(?:will|does|do) {_HURTS} (?:need (?:stitches|a (?:doctor|plaster|bandage))|scar|heal|"
        r"get infected|stop bleeding)|do i need (?:stitches|an? (?:ambulance|doctor))",
    ),
    (
        Asked.HELP,
        rf"where (?:can|do|should|could|shall|would) {_ONE} (?:go|sleep|stay|turn|get help|run|"
        r"get (?:some )?help)(?: to)?(?: (?:tonight|now|for help|if .{1,25}))?"
        rf"|(?:do you know(?: of)? |is there |have you got |got |know )?{_WHO_TO}(?: else)?"
        rf"(?: that| who)? (?:(?:{_ONE}|my \w+) (?:can|could|should) |to |for \w+ to ){_REACH}"
        rf"(?: (?:to|about (?:it|this)))?"
        rf"|who(?: else)? (?:do|can|should|could|shall|would) {_ONE} (?:{_REACH}|"
        r"(?:refer|report)(?: (?:it|this|him|her|them))?(?: to)?|talk|speak)(?: to)?"
        r"(?: about (?:it|this|him|her))?"
        r"|can i (?:just )?(?:talk|speak|chat) (?:to|with) you(?: instead| a bit| for a bit)?",
    ),
    (
        Asked.DELETE,
        r"(?:(?:can|could|will) (?:you|i) |how (?:do|can) i |i (?:want|need) to )?(?:just )?"
        r"(?:delete|wipe|erase)(?! me\b)(?: (?:it|this|that|them))?(?: all| now| off)?"
        r"|(?:can|could|may) i (?:take (?:it|this|that|all that|everything)? ?back|unsend|unsay)"
        r"(?: (?:what|everything|all|the stuff|it|this|that)(?: (?:that )?i(?: have)? "
        r"(?:said|wrote|told you|sent))?)?"
        r"|i take (?:it|that|this|everything)(?: all)? back",
    ),
)
