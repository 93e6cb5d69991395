"""Plain words from what people type."""

from __future__ import annotations

import pytest

from bot.casework.normalise import normalise, read


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("I'm gonna go", "i'm going to go"),
        ("unal1ve", "unalive"),
        ("k1ll", "kill"),
        ("k y s", "kys"),
        ("k.m.s", "kms"),
        ("h e l p", "help"),
        ("heeeelp meeee", "help me"),
        ("u ok hun", "you okay hun"),
        ("idk wot 2 do", "i don't know what 2 do"),
        ("want 2 die", "want to die"),
        ("cnt breeve", "can't breathe"),
        ("cos he dnt let me", "because he don't let me"),
        ("2nite rn", "tonight right now"),
        ("ngl", "honestly"),
        ("I do not want to", "i don't want to"),
        ("🔪", "knife"),
        ("😂", "lol"),
        ("ｋｉｌｌ", "kill"),
        ("𝐤𝐢𝐥𝐥", "kill"),
        ("ki\u200bll", "kill"),
        ("\u202ekill", "kill"),
        ("kіll", "kill"),
        ("ᴋʏꜱ", "kys"),
        ("r*pe", "rape"),
        ("draggin", "dragging"),
        ("threatned", "threatened"),
        ("strangeld", "strangled"),
        ("nóż", "noz"),
        ("yr9", "year 9"),
        ("16yo", "16 yo"),
        ("he'll", "he will"),
        ("don’t", "don't"),
        ("wait.... what", "wait . what"),
        ("", ""),
    ],
)
def test_tricks_and_text_speak_become_plain_words(typed: str, plain: str) -> None:
    """Each way of writing is read as its plain words."""
    assert normalise(typed) == plain


@pytest.mark.parametrize(
    "words",
    ["stable", "shocking", "grapes", "kitchen", "bristol", "skilled", "chilled", "attached"],
)
def test_everyday_words_are_not_mended_into_grave_ones(words: str) -> None:
    """A repair never invents danger."""
    assert normalise(words) == words


@pytest.mark.parametrize("words", ["مجھے مار رہا ہے", "ਮੈਨੂੰ ਮਾਰਦਾ", "আমাকে মারে", "Привет"])
def test_other_scripts_keep_their_words(words: str) -> None:
    """Words in other scripts stay apart and in order."""
    assert len(read(words).words) == len(words.split())


def test_the_words_as_typed_can_be_cited() -> None:
    """A plain word knows the letters that it came from."""
    norm = read("He wnt  let me SEE my m8s")
    assert norm.words[0] == "he"
    assert norm.cite(1, 1) == "wnt"
    assert norm.cite(3, len(norm.words) - 1) == "me SEE my m8s"
