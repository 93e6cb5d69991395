"""The encoder: its files, its reading, what it learnt from, and that it needs no torch."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.casework.normalise import read
from bot.casework.triage import Route, Tier
from nlu.domain_intents import domain_intents
from nlu.encoder import artefact
from nlu.encoder.augment import joined, roughen
from nlu.encoder.component import EncoderFeatures, shared_reader
from nlu.encoder.reading import EncoderReader, by_word
from nlu.encoder.splits import PARTS, author_of, parts_of
from nlu.encoder.text import prepared, word_places
from nlu.fingerprint import ROOT
from nlu.sittings import TrainingMessage, read_sittings, sitting_files

MESSAGES = read_sittings(sitting_files(), domain_intents())


@pytest.fixture(scope="module")
def reader() -> EncoderReader:
    """The encoder in place."""
    return shared_reader()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the encoder's files, to spoil."""
    return Path(shutil.copytree(artefact.FOLDER, tmp_path / "artefact"))


@pytest.mark.parametrize("name", [artefact.MODEL, artefact.TOKENIZER, artefact.UNSEEN])
def test_a_changed_file_is_refused(copy: Path, name: str) -> None:
    """The error names the file and the command that mends it."""
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(artefact.BrokenArtefact, match=rf"{name} .*make encoder"):
        artefact.open_artefact(copy)


def test_a_missing_file_is_refused(copy: Path) -> None:
    """Also the description itself."""
    (copy / artefact.MODEL).unlink()
    with pytest.raises(artefact.BrokenArtefact, match=r"model\.onnx is missing"):
        artefact.open_artefact(copy)
    (copy / artefact.DESCRIPTION).write_text("{", encoding="utf-8")
    with pytest.raises(artefact.BrokenArtefact, match=r"encoder.json cannot be read"):
        artefact.open_artefact(copy)


def test_another_version_is_refused(copy: Path) -> None:
    """Old code does not guess at new files."""
    path = copy / artefact.DESCRIPTION
    body = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**body, "version": 99}), encoding="utf-8")
    with pytest.raises(artefact.BrokenArtefact, match="version 99"):
        artefact.open_artefact(copy)


def test_the_encoder_is_small_enough_to_live_here() -> None:
    """At most 40 MB in all, and it knows the project's routes and intents."""
    assert sum(path.stat().st_size for path in artefact.FOLDER.iterdir()) < 40e6
    labels = artefact.open_artefact().labels
    assert set(labels.routes) == {route.value for route in Route}
    assert set(labels.intents) == set(domain_intents())


def test_most_of_the_data_was_read_unseen() -> None:
    """The encoder was built from the data as it stands, or nearly."""
    known = artefact.open_artefact().unseen()
    share = np.mean([artefact.text_key(message.text) in known for message in MESSAGES])
    assert share > 0.8, "run `make encoder`: most of nlu/data is new since the encoder was built"


def test_the_evaluation_set_was_never_learnt_from() -> None:
    """Not one of its texts is among those that the encoder was trained on."""
    known = artefact.open_artefact().unseen()
    texts = [
        json.loads(line)["text"]
        for path in (ROOT / "nlu" / "evaluation").glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert texts
    assert not [text for text in texts if artefact.text_key(text) in known]


def test_the_same_text_reads_the_same(reader: EncoderReader) -> None:
    """However it is written, and whatever was read before it."""
    one, two = reader.logits(["he's outside with a knife", "he's outside with a knife"])
    assert np.array_equal(one, two)
    assert np.array_equal(one, reader.read("HE’S  outside with a knife").logits)


def test_the_reading_is_the_mean_of_its_tokens(reader: EncoderReader) -> None:
    """So what a word gave can be read off, and adds up."""
    text = "my dad hits me. what do i do?"
    found, words = reader.read(text), read(text)
    assert np.allclose(found.tokens.mean(axis=0), found.logits, atol=1e-4)
    rows = by_word(found, words)
    assert rows.shape == (len(words.words), reader.labels.width)
    marks = found.tokens[[0, -1]].sum(axis=0) / len(found.tokens)
    assert np.allclose(rows.sum(axis=0) + marks, found.logits, atol=1e-3)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Finite numbers, a row for each word, whatever was typed."""
    found, words = shared_reader().read(text), read(text)
    assert np.isfinite(found.logits).all()
    assert by_word(found, words).shape[0] == max(1, len(words.words))
    line = prepared(text)
    assert len(word_places(words)) == len(words.words)
    assert all(line[start:end].strip() for start, end in word_places(words))


def test_a_very_long_text_is_cut_not_refused(reader: EncoderReader) -> None:
    """Twenty thousand characters cost no more than the longest that is read."""
    found = reader.read("he hit me and " * 2000)
    assert len(found.spans) <= artefact.open_artefact().longest


def test_danger_reads_above_calm(reader: EncoderReader) -> None:
    """The question "is it urgent" is answered the right way round."""
    column = reader.labels.ladder.start + 1
    urgent, calm = reader.logits(["he strangled me last night", "what time is the youth club"])
    assert urgent[column] > 0 > calm[column]


def test_training_texts_get_their_unseen_reading(reader: EncoderReader) -> None:
    """And texts that the encoder has not learnt from are read as they will be in service."""
    known = artefact.open_artefact().unseen()
    learnt = next(m.text for m in MESSAGES if artefact.text_key(m.text) in known)
    new = "a text that nobody composed for training, zebra finch"
    data = TrainingData([Message(data={TEXT: text}) for text in (learnt, new)])
    component = EncoderFeatures(EncoderFeatures.get_default_config())
    first, second = component.process_training_data(data).training_examples
    given_first, given_second = (
        message.get_dense_features(TEXT)[1].features[0][: reader.read(new).logits.size]
        for message in (first, second)
    )
    assert np.allclose(given_first, known[artefact.text_key(learnt)])
    assert not np.allclose(given_first, reader.read(learnt).logits, atol=1e-3)
    assert np.array_equal(given_second, reader.read(new).logits)


def test_serving_needs_no_torch() -> None:
    """Neither is it imported, nor is it there to be imported."""
    code = (
        "import sys; sys.modules['torch'] = None; sys.modules['transformers'] = None;"
        "from nlu.encoder.component import shared_reader;"
        "print(shared_reader().read('hello').logits.shape[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout.split()[-1]) == shared_reader().labels.width


def test_no_sitting_is_both_learnt_and_left_out() -> None:
    """Writers who covered everything are left out whole; parts are of about one size."""
    parts = parts_of(MESSAGES)
    seen: dict[str, set[int]] = {}
    for message, part in zip(MESSAGES, parts, strict=True):
        author = author_of(message.sitting)
        if author != "lang":
            name = author if author in {"hard", "mix", "plain"} else message.sitting
            seen.setdefault(name, set()).add(int(part))
    assert all(len(found) == 1 for found in seen.values())
    sizes = np.bincount(parts, minlength=PARTS)
    assert sizes.min() > 0.6 * sizes.max()


def _message(text: str, tier: Tier) -> TrainingMessage:
    return TrainingMessage(text, tier, (Route.VIOLENCE,), "threatened", frozenset(), "s.txt", 1)


def test_a_calm_message_beside_an_urgent_one_calms_nothing() -> None:
    """Joined messages keep the tier and route of the one that is not only calm."""
    dice = random.Random(3)
    urgent, calm = _message("they are outside", Tier.P1), [_message("nice weather", Tier.P4)]
    shown = [joined(urgent, calm, dice) for _ in range(200)]
    longer = [message for message in shown if message.text != urgent.text]
    assert 5 < len(longer) < 60
    assert all(m.tier is Tier.P1 and urgent.text in m.text for m in longer)


def test_roughening_keeps_most_of_the_words() -> None:
    """Half as written; never emptied."""
    dice = random.Random(5)
    text = "He's outside, and I can't get out."
    shown = [roughen(text, dice) for _ in range(300)]
    assert 100 < sum(one == text for one in shown) < 220
    assert all(len(one) > len(text) - 8 for one in shown)
    assert roughen("", dice) == ""
