"""Which language a message is in, by its script, letters and commonest words.

The languages that have fixed wording are told apart here; `language_others` knows the signs of
some that have none, which get the universal help card and a person. A library would know more,
but on a romanised line of five words it guesses; here unsure keeps what the contact used before.
"""

from __future__ import annotations

import re

from bot.casework.language_others import other_by_script, other_by_words
from bot.casework.language_words import MostWords

ENGLISH = "en"
OURS = frozenset({ENGLISH, "ar", "bn", "pa", "pl", "ro", "so", "ur"})
_SCRIPTS = (
    ("pa", re.compile(r"[\u0A00-\u0A7F]")),
    ("bn", re.compile(r"[\u0980-\u09FF]")),
    ("ur", re.compile(r"[ٹڈڑںےہگچپژ]")),
    ("ar", re.compile(r"[\u0600-\u06FF]")),
    ("pl", re.compile(r"[łąęśżźćńŁĄĘŚŻŹĆŃ]")),
    ("ro", re.compile(r"[ățșţşĂȚȘŢŞ]")),
)
# Everyday words of each language as people text them, without accents. A third of the words
# decides: a borrowed word in an English sentence must not turn the answer.
_WORDS: dict[str, frozenset[str]] = {
    "ur": frozenset(
        (
            "mujhe mujhay mera meri mere hai hain ke ki ko se ho hoon hun bhi kal bahar kar ghar "
            "raha rahi rahe kehte ab kya kahan aur wo woh koi abbu ammi larke raat phir kisi nahi "
            "nahin tum aap gaya gayi kuch beta beti bachao madad chahiye abhi dukaan nikal marte "
            "main mein yeh larki karo jao hum log "
        ).split()
    ),
    "pa": frozenset(
        (
            "mainu menu mainnu te nu ch vi kehnda kehnde munde munda kudi ghar si gya ton layi "
            "saal ohde raat ajj janda lia haan par viah baitha tu karan eh pata darvaja koi tan "
            "kol tusi tusin kithe kiven oh vich hega karda kardi marda marde ghare puttar sanu ki "
            "kam "
        ).split()
    ),
    "bn": frozenset(
        (
            "amar ami amare amra na kotha kori niya te nai ekhon hoy oi kita chay gese bolse kore "
            "korse taka thake theke dise ekta ekjon hobe korte bole kintu kemne chele bondhu ase "
            "achhe meye manush aijka sob kothay apni tumi koi bashay basay ghor bhai maray marse "
            "keno shahajjo sahajjo lagbe kisu "
        ).split()
    ),
    "pl": frozenset(
        (
            "jest nie na mi mnie jak po mam pod gdzie co od lat ze jeszcze dzi przez ale ja sie "
            "nic czy przy syn syna nas tylko albo dla dzieci wiem prosze wczoraj pani tu kto ma "
            "tej dom domu teraz pomocy pomoc maz bije corka moj moja moje dzien dobry boje chce "
            "szkole juz bardzo wraca telefon zabije mieszkam mowi "
        ).split()
    ),
    "ro": frozenset(
        (
            "la nu cu mi mai ca din sa unde ani meu mea mei ce ma se tot acum acasa vreau sunt "
            "este noi fata fiul zis eu nimic el azi te suntem mult fac vine iese las copii "
            "copilul rog lucrez avem ieri dau bate spune fara stiu ei tata sotul ajutor buna ziua "
            "multumesc imi foarte frica baiatul cum pe si de in "
        ).split()
    ),
    "so": frozenset(
        (
            "waxaan waxay waxuu wuxuu wuxu ayaa ayaan ayuu ayay soo iga ku ka ah la waan baan nin "
            "ban baa waa aan yiri hooyo wuu oo jir tahay ahay igu badan iyo karo maanta qof "
            "doonaa walaal albaabka mindi carruurta uu yahay hadda hada wiil adeer wax caawa "
            "caawi guriga guri meel somali maya haa ninkayga wiilkayga gabadhayda lacag wata ma "
        ).split()
    ),
    "ar": frozenset(
        (
            "ana enta enti mish mesh wallah ibni benti zawji jozi bidrobni ya3ni el bel 3ala bas "
            "2al madrasa kif wein baba fi fel dam 3ndi 3andi sa3dni sa3edni ma3i kteer hala2 beit "
            "bait ma 3am min hada huwa hiya abi ummi akhi "
        ).split()
    ),
}


_MOST = MostWords(_WORDS)


def our_language(tag: str) -> str:
    """Return our code for a language tag such as `pl-PL`; English for any other."""
    code = re.split(r"[-_;]", tag.strip().lower(), maxsplit=1)[0]
    return code if code in OURS else ENGLISH


def language_of(text: str, before: str = ENGLISH) -> str:
    """Return the code of the language, or `before` when the words do not tell.

    A code outside `OURS` is a language that we have no words in; `und`: not known which.
    """
    other = other_by_script(text)
    if other:
        return other
    for code, letters in () if text.isascii() else _SCRIPTS:
        if letters.search(text):
            return code
    words = re.findall(r"[a-z0-9]+", text.lower())
    other, signs = other_by_words(text)
    if len(words) < 2 and not other:
        return before
    best, count = _MOST.of(words)
    if other and signs > count:
        return other
    if count >= 2 and count / len(words) >= 0.34:
        return best
    return before if len(words) < 4 else ENGLISH
