"""What came before the words: fragments, our question, an open case, quoted words."""

from __future__ import annotations

