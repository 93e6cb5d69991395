"""The words of a short message, with the spellings of a phone put right, to be read by patterns."""

from __future__ import annotations

import re

_SPELT = {
    "u": "you", "ya": "you", "ur": "your", "r": "are", "youre": "you are", "ure": "you are",
    "im": "i am", "ive": "i have", "ill": "i will", "id": "i would", "theyre": "they are",
    "its": "it is", "isnt": "is not", "arent": "are not", "whats": "what is", "wots": "what is",
    "wot": "what", "wat": "what", "wats": "what is", "whos": "who is", "hows": "how is",
    "havent": "have not", "hasnt": "has not", "dont": "do not", "wont": "will not",
    "someones": "someone is", "anyones": "anyone is", "nobodys": "nobody is",
    "gonna": "going to", "gona": "going to", "gunna": "going to", "wanna": "want to",
    "gotta": "have to", "pls": "please", "plz": "please", "tho": "though", "ppl": "people",
    "some1": "someone", "any1": "anyone", "no1": "nobody", "noone": "nobody",
    "somebody": "someone", "anybody": "anyone", "comin": "coming", "replyin": "replying",
    "msg": "message", "msgs": "messages", "msgd": "messaged", "txt": "text", "helo": "hello",
    "helloo": "hello", "hellooo": "hello", "hiii": "hi", "heyy": "hey", "mom": "mum", "mam": "mum",
    "moms": "mum", "mums": "mum", "dads": "dad", "da": "the", "tha": "the", "cos": "because",
    "abt": "about", "bout": "about", "fone": "phone", "gud": "good", "wen": "when", "wil": "will",
}  # fmt: skip
_PAIRS = {"no one": "nobody", "no body": "nobody", "some one": "someone", "some body": "someone",
          "any one": "anyone", "any body": "anyone", "no 1": "nobody", "some 1": "someone",
          "any 1": "anyone"}  # fmt: skip
_PAIR = re.compile(rf"\b({'|'.join(_PAIRS)})\b")


def plain_words(text: str) -> str:
    """Return the words in lower case, one space apart, without marks."""
    bare = re.sub(r"['’]", "", text.lower())
    words = " ".join(_SPELT.get(word, word) for word in re.findall(r"[a-z0-9]+", bare))
    return _PAIR.sub(lambda pair: _PAIRS[pair[0]], words)
