"""Short forms of two words, and apostrophes. Data for `bot.casework.normalise`."""

from __future__ import annotations

# Two words that are one: the short form is the one that rules know.
PAIRS: dict[tuple[str, str], str] = {
    ("i", "am"): "im",
    ("i", "m"): "im",
    ("i", "ve"): "ive",
    ("he", "is"): "hes",
    ("he", "has"): "hes",
    ("he", "s"): "hes",
    ("she", "is"): "shes",
    ("she", "has"): "shes",
    ("she", "s"): "shes",
    ("they", "are"): "theyre",
    ("they", "have"): "theyve",
    ("there", "is"): "theres",
    ("it", "is"): "its",
    ("that", "is"): "thats",
    ("who", "is"): "whos",
    ("what", "is"): "whats",
    ("can", "not"): "cant",
    ("can", "t"): "cant",
    ("do", "not"): "dont",
    ("don", "t"): "dont",
    ("does", "not"): "doesnt",
    ("did", "not"): "didnt",
    ("will", "not"): "wont",
    ("won", "t"): "wont",
    ("is", "not"): "isnt",
    ("are", "not"): "arent",
    ("was", "not"): "wasnt",
    ("were", "not"): "werent",
    ("would", "not"): "wouldnt",
    ("could", "not"): "couldnt",
    ("should", "not"): "shouldnt",
    ("have", "not"): "havent",
    ("has", "not"): "hasnt",
    ("step", "dad"): "stepdad",
    ("step", "mom"): "stepmom",
    ("step", "brother"): "stepbrother",
    ("step", "father"): "stepdad",
    ("boy", "friend"): "boyfriend",
    ("girl", "friend"): "girlfriend",
    ("self", "harm"): "selfharm",
    ("self", "harming"): "selfharm",
    ("self", "harmed"): "selfharm",
    ("some", "one"): "someone",
    ("any", "one"): "anyone",
    ("every", "one"): "everyone",
    ("no", "body"): "nobody",
    ("some", "body"): "somebody",
    ("over", "dose"): "overdose",
    ("over", "dosed"): "overdosed",
    ("up", "stairs"): "upstairs",
    ("down", "stairs"): "downstairs",
    ("out", "side"): "outside",
    ("bed", "room"): "bedroom",
    ("bath", "room"): "bathroom",
    ("to", "night"): "tonight",
    ("to", "day"): "today",
    ("any", "more"): "anymore",
    ("class", "mate"): "classmate",
    ("house", "mate"): "housemate",
    ("flat", "mate"): "flatmate",
}

# Written with an apostrophe these mean two words; without one they are words of their own.
WITH_APOSTROPHE: dict[str, tuple[str, ...]] = {
    "he'll": ("he", "will"),
    "she'll": ("she", "will"),
    "we'll": ("we", "will"),
    "i'll": ("i", "will"),
    "they'll": ("they", "will"),
    "it'll": ("it", "will"),
    "you'll": ("you", "will"),
    "that'll": ("that", "will"),
    "we're": ("we", "are"),
    "you're": ("you", "are"),
    "i'd": ("i", "would"),
    "he'd": ("he", "would"),
    "she'd": ("she", "would"),
    "they'd": ("they", "would"),
    "we'd": ("we", "would"),
    "who's": ("whos",),
    "y'all": ("you", "all"),
    "d'you": ("do", "you"),
    "'em": ("them",),
    "o'clock": ("oclock",),
    "od'd": ("overdosed",),
    "'e's": ("hes",),
    "'er's": ("shes",),
    "'e": ("he",),
    "'er": ("her",),
    "er's": ("shes",),
    "'im": ("him",),
    "'ouse": ("house",),
    "'ome": ("home",),
    "'elp": ("help",),
}

# How a plain reader writes the short forms: the normalised text carries the apostrophe.
APOSTROPHE: dict[str, str] = {
    form.replace("'", ""): form
    for form in (
        "i'm i've he's she's they're they've there's it's that's who's what's can't don't doesn't "
        "didn't won't isn't aren't wasn't weren't wouldn't couldn't shouldn't haven't hasn't "
        "hadn't ain't you've we've let's where's here's mustn't how's when's"
    ).split()
    if form != "it's"
}
