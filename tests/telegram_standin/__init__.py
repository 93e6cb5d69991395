"""A Bot API server to test against: true to the schema, with contacts that act on demand.

In a test: `async with running() as standin:` and then `standin.world.says(1001, "hello")`.
As a process: `python -m tests.telegram_standin --port 8090`, driven through `/control/...`.
"""

from tests.telegram_standin.server import StandIn, running
from tests.telegram_standin.world import Fault, Rates, SentMessage, World

__all__ = ["Fault", "Rates", "SentMessage", "StandIn", "World", "running"]
