"""Reading texts with the built encoder: onnxruntime and the tokenizer, one thread, no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.casework.normalise import Normalised
from nlu.encoder.artefact import Artefact
from nlu.encoder.text import prepared, word_places


@dataclass(frozen=True)
class Read:
    """What the encoder made of one text.

    `logits` has one number a label and is the mean of `tokens` (tokens by labels). `spans`
    are the tokens' places in `prepared(text)`; (0, 0) for the two marks around a text.
    """

    logits: np.ndarray
    tokens: np.ndarray
    spans: tuple[tuple[int, int], ...]


class EncoderReader:
    """The encoder in memory. Safe to share between threads."""

    def __init__(self, artefact: Artefact) -> None:
        """Load the graph and the tokenizer; takes about a tenth of a second."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Memory for a reading is kept for the next one (a few megabytes: a text has 160 tokens at
        # most). Taking it from the system anew each time was a quarter of the reading: 2.3 ms
        # of processor time against 1.7, 21 tokens, the same numbers.
        options.enable_cpu_mem_arena = True
        options.enable_mem_pattern = True
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(artefact.model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(artefact.tokenizer))
        self._tokenizer.enable_truncation(artefact.longest)
        self._tokenizer.no_padding()
        self.labels = artefact.labels

    def read(self, text: str) -> Read:
        """Read one text, with what each token gave."""
        encoded = self._tokenizer.encode(prepared(text))
        ids = np.asarray([encoded.ids], dtype=np.int64)
        logits, tokens = self._session.run(
            ["logits", "token_logits"], {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        )
        return Read(logits[0], tokens[0], tuple(encoded.offsets))

    def logits(self, texts: Sequence[str]) -> np.ndarray:
        """Read several texts, texts by labels.

        One by one: 8-bit rounding goes by the largest number in a run, so a text read beside
        others would come out a little otherwise than alone; and it is no slower.
        """
        return np.stack([self.read(text).logits for text in texts])


def by_word(found: Read, read_text: Normalised) -> np.ndarray:
    """What each plain word gave, words by labels: its tokens' share of the mean."""
    rows = np.zeros((max(1, len(read_text.words)), found.logits.shape[0]), dtype=np.float32)
    places = word_places(read_text)
    at = 0
    for (start, end), given in zip(found.spans, found.tokens, strict=True):
        if end <= start:
            continue
        while at < len(places) - 1 and places[at][1] <= start:
            at += 1
        if places and places[at][0] < end and start < places[at][1]:
            rows[at] += given / len(found.spans)
    return rows
