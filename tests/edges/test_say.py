"""`python -m bot say`: the live flows at a terminal, with nothing stored."""

from __future__ import annotations

from bot.casework.messages import ConversationId
from bot.commands.say import Terminal
from bot.ports import Outside
from bot.settings import load
from bot.stores.directory_file import load_directory
from bot.stores.memory import MemoryStore
from tests.fakes import FakeClock, FakeRasa


def terminal() -> Terminal:
    """A terminal whose model is away."""
    store, clock = MemoryStore(), FakeClock()
    outside = Outside(store, FakeRasa(), store, clock, load_directory(), load().week)
    return Terminal(outside, store)


async def test_danger_is_answered_and_staff_news_is_shown() -> None:
    """One sees what the contact reads, how it was read, and what staff would hear."""
    said = await terminal().say("theyre outside mine with a machete")
    assert "999" in said.splitlines()[0]
    assert "(staff: opened, P1 violence)" in said
    assert "(read as P1 violence:" in said


async def test_a_number_presses_a_button() -> None:
    """Buttons are numbered, and typing the number presses them."""
    chat = terminal()
    said = await chat.say("/start")
    assert "[1]" in said
    label = chat.buttons[0].label
    await chat.say("1")
    entries = await chat.store.transcript(ConversationId("say"))
    assert any(entry.text == label for entry in entries)
