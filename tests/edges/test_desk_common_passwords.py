"""Passwords that many people use are refused, offline; those made of four words are not."""

from __future__ import annotations

import secrets
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.account import AccountRefused
from bot.desk.common_passwords import FILE, WIDTH, forms, is_common, pack
from tests.edges.desk_kit import PASSWORD, DeskKit


@pytest.mark.parametrize(
    "password",
    [
        "Password1234",
        "P@ssw0rd2024!",
        "passwordpassword",
        "qwertyuiop123",
        "1qaz2wsx3edc",
        "123456789012",
        "Liverpool2024",
        "astonvilla1874",
        "villa villa villa",
        "Birmingham!2026",
        "summer-2026-2026",
        "Iloveyou12345",
        "Mohammed123456",
        "correct horse battery staple",
        "Waymark desk 2026",
        "letmein letmein",
        "abcdefghijklmnop",
        "poiuytrewqlkjhgfdsa",
    ],
)
def test_common_ones_are_known(password: str) -> None:
    """Whatever figures, signs, gaps and capitals are put round them."""
    assert is_common(password)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "four quiet otters swim",
        "a short walk along the canal",
        "Erdington bus at dusk",
    ],
)
def test_words_of_ones_own_are_let_through(password: str) -> None:
    """What is easy to remember and hard to guess is no trouble."""
    assert not is_common(password)


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_can_be_asked(text: str) -> None:
    """No password breaks the check, and each form of one is at least three letters."""
    assert is_common(text) in (True, False)
    assert all(len(form) >= 3 for form in forms(text))


def test_random_ones_are_not_taken_for_common() -> None:
    """Short hashes mistake nothing in practice."""
    letters = string.ascii_lowercase + string.digits
    made = ["".join(secrets.choice(letters) for _ in range(16)) for _ in range(2000)]
    assert not any(is_common(password) for password in made)


def test_the_file_is_small_whole_and_in_order() -> None:
    """Under 300 KB, so that it can be committed; in order, so that it can be searched."""
    data = FILE.read_bytes()
    rows = [data[at : at + WIDTH] for at in range(0, len(data), WIDTH)]
    assert len(data) < 300_000
    assert len(data) % WIDTH == 0
    assert rows == sorted(set(rows))
    assert len(rows) > 20_000


def test_packing_leaves_out_what_stands_twice() -> None:
    """A bigger list may repeat itself."""
    assert pack(["one", "two", "one", ""]) == pack(["two", "one"])
    assert len(pack(["one", "two"])) == 2 * WIDTH


async def test_choosing_a_common_one_is_refused_with_the_reason() -> None:
    """The page says why, and what would do."""
    kit = DeskKit()
    account = await kit.accounts.check("Priya", await kit.accounts.add_staff("Priya"))
    assert account
    with pytest.raises(AccountRefused, match="Many people use that password"):
        await kit.accounts.choose_password(account, "Liverpool2024", "Liverpool2024")
