"""Who starts again after a kill reads Telegram at once; anybody else waits for the lease."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.stores.redis_stores import RedisStores
from bot.wiring.lease import Place, PollerLease

# Takes the place, says its name, and lives until it is killed.
LIVES = """
import sys
from pathlib import Path
from bot.wiring.lease import Place
place = Place(Path(sys.argv[1]))
print(place.take(), flush=True)
sys.stdin.read()
"""


async def test_who_starts_again_after_a_kill_has_the_lease_at_once(
    stores: RedisStores, tmp_path: Path
) -> None:
    """The dead process's lease has not run out, and nobody waits for it."""
    path = tmp_path / "places" / "telegram"
    with subprocess.Popen(  # noqa: ASYNC220 - one line is read of it
        [sys.executable, "-c", LIVES, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as before:
        assert before.stdout is not None
        named = before.stdout.readline().strip()
        assert await PollerLease(stores.shelf, named).acquire()
        second = Place(path)
        assert second.take() != named
        assert not await PollerLease(stores.shelf, second.name).acquire()
        before.kill()
    after = Place(path)
    assert after.take() == named
    assert await PollerLease(stores.shelf, after.name).acquire()
    after.leave()


def test_a_place_that_cannot_be_kept_gives_a_name_all_the_same(tmp_path: Path) -> None:
    """Its folder is a file: the process goes on with a name of its own."""
    (tmp_path / "places").write_text("in the way")
    first, second = Place(tmp_path / "places" / "x"), Place(tmp_path / "places" / "x")
    assert first.take() != second.take()


def test_a_name_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    """A crash in the middle of writing it."""
    path = tmp_path / "telegram"
    path.write_text("abc")
    first = Place(path)
    name = first.take()
    first.leave()
    assert Place(path).take() == name
