"""What every test stands on, in both environments."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings

# A busy machine is slow now and then; pytest's own limit holds.
settings.register_profile("waymark", deadline=None)
settings.load_profile("waymark")


@pytest.hookimpl(optionalhook=True)  # Rasa's environment has no xdist
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Keep tests together that share something dear."""
    from tests.sharing import Sharing

    return Sharing(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the slowest where tests are shared out."""
    if config.pluginmanager.hasplugin("xdist"):
        from tests.sharing import slowest_first

        slowest_first(config, items)
