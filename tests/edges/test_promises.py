"""docs/promises.md and docs/failures.md name tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
DOCS = TESTS.parent / "docs"
NAMED = re.compile(r"`((?:[a-z]+/)?test_[a-z_*]+\.py)?(?:::(test_\w+))?`")


@pytest.mark.parametrize("page", ["promises.md", "failures.md"])
def test_every_proof_that_a_page_names_is_there(page: str) -> None:
    """A test that is renamed takes its name in the table with it."""
    found = 0
    for line in (DOCS / page).read_text("utf-8").splitlines():
        path = ""
        for named, function in NAMED.findall(line):
            path = named or path
            if not path:
                continue
            files = list(TESTS.glob(path))
            assert files, path
            if function:
                assert any(f"def {function}(" in f.read_text("utf-8") for f in files), function
            found += 1
    assert found > 20
