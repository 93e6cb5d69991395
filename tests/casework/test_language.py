from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.language import OURS, language_of
from bot.casework.language_names import NAMES, UNKNOWN, name_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("میرا شوہر مجھے مارتا ہے", "ur"),
        ("mera shohar mujhe maarta hai", "ur"),
        ("ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਮਾਰਦਾ ਹੈ", "pa"),
        ("amar bhai ghor theke ber hoy gese", "bn"),
        ("আমার স্বামী আমাকে মারে", "bn"),
        ("mąż mnie bije", "pl"),
        ("on jest pod domem i mam dzieci", "pl"),
        ("sotul ma bate acum", "ro"),
        ("ninkayga wuu igu garaacayaa guriga", "so"),
        ("زوجي يضربني", "ar"),
        ("theyre outside mine with a machete", "en"),
        ("my wallah boys are here bro come quick", "en"),
    ],
)
def test_the_language_of_a_message_is_told_by_script_letters_or_words(text: str, code: str) -> None:
    """A contact is answered in the language they wrote in, also when it is romanised."""
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["ok", "2", "", "😭", "no"])
def test_words_that_do_not_tell_keep_the_language_used_before(text: str) -> None:
    """A short answer does not turn a Polish conversation English."""
    assert language_of(text, "pl") == "pl"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    """Nothing that a contact sends makes this fail."""
    assert language_of(text) in {*NAMES, UNKNOWN}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Він б'є мене, допоможіть", "uk"),
        ("он меня бьёт, помогите, я не знаю куда идти, мы одни", "ru"),
        ("他们在我宿舍门口", "zh"),
        ("ሓወይ ኣይተተንፈሰን ኣሎ", "ti"),
        ("زۆر سوپاس، خوات لەگەڵ", "ckb"),
        ("mêrê min li min dixe û zarok dibînin", "kmr"),
        ("شوهرم کتکم می‌زند و می‌گوید", "fa"),
        ("دوه کسان مې پسې دي او چاړه ورسره ده", "ps"),
        ("em bị nhốt trong nhà, cửa khóa ngoài, cứu em", "vi"),
        ("il vient de me frapper, je suis dans la salle de bain avec mon fils", "fr"),
        ("mi marido me pega y tengo mucho miedo por los niños", "es"),
        ("kocam beni dövüyor, lütfen yardım edin", "tr"),
        ("मेरा पति मुझे मारता है", "hi"),
        ("એ દારૂ પીને મને મારી રહ્યો છે", "gu"),
    ],
)
def test_a_language_that_is_none_of_ours_is_named(text: str, code: str) -> None:
    """Staff read which language it looks like, and no contact is taken for an English one."""
    assert language_of(text) == code
    assert code not in OURS
    assert name_of(code)


@pytest.mark.parametrize(
    "text",
    [
        "I've had nine showers since Saturday",
        "yo ty for last time im doin way better no cap",
        "going café with Zoë and José later, is the youth club on?",
        "FOI or press office for spend data?",
        "mon amour is on netflix init",
        "help pls",
        "skrrt skrrt bruv lol",
    ],
)
def test_english_with_a_few_foreign_words_stays_english(text: str) -> None:
    """A name or a borrowed word does not bring the card for unknown languages."""
    assert language_of(text) == "en"


def test_a_language_that_nobody_knows_is_not_known() -> None:
    """The case says "not known" and never a guess."""
    assert name_of(UNKNOWN) == ""
    assert language_of("ଓଡ଼ିଆ ଭାଷା କଥା") == UNKNOWN


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("yaar mere mates nu koi chakku dikha ke phone lai gaya", "pa"),
        ("main hun jeena nahi chaunda", "pa"),
        ("mujhe ghar nahi jana hai", "ur"),
        ("hej mowisz po polsku?", "pl"),
        ("tata znowu pije", "pl"),
        ("datorez bani unor baieti", "ro"),
        ("waxay rabaan inay i dilaan", "so"),
        ("3omri 16", "ar"),
        ("baba byedrobni", "ar"),
        ("ammi ne passport le liya", "ur"),
        ("abba amare maare", "bn"),
        # English with a loan word, a name or a text-speak digit.
        ("my baba beats me wallah", "en"),
        ("hi walaal", "en"),
        ("my abbu and ammi are shouting again yaar", "en"),
        ("my friend Michał was stabbed at school", "en"),
        ("they come at 3am every 7days", "en"),
        ("h3lp m3 pls", "en"),
    ],
)
def test_romanised_words_are_told_from_english_with_a_loan_word(text: str, code: str) -> None:
    """Who writes in Punjabi is answered in Punjabi, and "wallah" makes nobody an Arab."""
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("text", "before", "code"),
    [
        ("ok thanks", "pl", "pl"),
        ("ok thanks bye", "pa", "pa"),
        ("walaal", "ar", "ar"),
        ("مدد", "ur", "ur"),
        ("mere ghar main hai", "pa", "pa"),
        ("can you please tell me where the youth club is", "pl", "en"),
        ("mąż mnie bije i boję się wracać do domu", "en", "pl"),
        ("tata mnie bije i nie wiem co robic", "ro", "pl"),
    ],
)
def test_a_conversation_changes_its_language_on_clear_evidence(
    text: str, before: str, code: str
) -> None:
    """An English "ok thanks" or a loan word turns no answer; a whole message does."""
    assert language_of(text, before) == code
