"""What the encoder would choose, as shares beside its logits, and which words moved them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.screen import screen
from nlu.encoder.choices import moved, shares, width
from nlu.encoder.labels import Labels
from nlu.features import columns, row

LABELS = Labels(("school", "violence", "family"), ("greet", "threatened"))
NUMBERS = st.floats(-6, 6, allow_nan=False, width=32)
LOGITS = st.lists(NUMBERS, min_size=LABELS.width, max_size=LABELS.width).map(np.asarray)


@given(LOGITS)
def test_the_shares_of_a_choice_sum_to_one(logits: np.ndarray) -> None:
    """Routes by themselves, and intents by themselves."""
    found = shares(logits[None], LABELS)[0]
    assert found.shape == (width(LABELS),)
    assert np.isclose(found[:3].sum(), 1.0)
    assert np.isclose(found[3:].sum(), 1.0)


@given(LOGITS, LOGITS)
def test_a_word_moves_a_share_by_what_taking_it_out_would(
    logits: np.ndarray, word: np.ndarray
) -> None:
    """To the first order: a thousandth of a word is told within a thousandth of its part."""
    small = word / 1000
    told = moved(small[None], logits, LABELS)[0]
    taken_out = shares(logits[None], LABELS)[0] - shares((logits - small)[None], LABELS)[0]
    assert np.allclose(told, taken_out, atol=1e-4)


def test_a_word_that_speaks_for_every_choice_moves_none() -> None:
    """Only what sets one choice apart from the others counts."""
    assert np.allclose(moved(np.ones((1, LABELS.width)), np.arange(LABELS.width), LABELS), 0.0)


def test_the_columns_stand_where_the_heads_look_for_them() -> None:
    """Logits, shares and the screen's columns, in the places that `Columns` names."""
    where = columns()
    logits = np.arange(where.labels.width, dtype=np.float32)
    found = row(logits, screen("he's outside with a knife"))[0]
    assert found.shape == (where.width,)
    assert found[where.route.start] == where.labels.route.start
    chosen = found[where.labels.width : where.labels.width + width(where.labels)]
    assert np.isclose(chosen.sum(), 2.0)
    assert set(found[list(where.screen_route)]) == {0.0, 1.0}
    assert found[where.tier[-1]] == 1.0  # at least P3, says the screen
