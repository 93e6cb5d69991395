"""What every test stands on, in both environments."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is slow now and then; pytest's own limit of a minute holds.
settings.register_profile("waymark", deadline=None)
settings.load_profile("waymark")
