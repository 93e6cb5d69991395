"""Start Rasa for the front: `python -m nlu.serve --port 5005 --model models/waymark-....tar.gz`.

The same agent, channel and endpoints as `rasa run`, without what a service behind the front
does not need: no REST API, no telemetry, one process, few threads, quiet logs.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from asyncio import AbstractEventLoop
from pathlib import Path

from nlu.fingerprint import ROOT, model_path

DEFAULT_ACTIONS = "http://127.0.0.1:5055/webhook"
# One message is one small matrix product: more threads only cost memory.
ONE_THREAD = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TF_NUM_INTEROP_THREADS",
    "TF_NUM_INTRAOP_THREADS",
)  # fmt: skip


def prepare_environment(actions_url: str) -> None:
    """What must be set before Rasa is imported."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["WAYMARK_ACTIONS_URL"] = actions_url
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")


def serve(host: str, port: int, model: Path) -> None:
    """Load the model and answer until stopped."""
    from nlu import quiet, without_tensorflow

    quiet.hush()
    if without_tensorflow.not_needed(ROOT / "config.yml"):
        without_tensorflow.leave_out()
    from rasa.core.agent import load_agent
    from rasa.core.channels.channel import register
    from rasa.core.utils import AvailableEndpoints
    from sanic import Sanic

    from nlu.channel import WaymarkInput

    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    app = Sanic("waymark_rasa", configure_logging=False)
    app.config.ACCESS_LOG = False
    register([WaymarkInput()], app, route="/webhooks/")

    async def load(app: Sanic, loop: AbstractEventLoop) -> None:
        app.ctx.agent = await load_agent(model_path=str(model), endpoints=endpoints, loop=loop)
        ready = app.ctx.agent.is_ready()
        line = f"Rasa on {host}:{port}, {model.name}" if ready else f"cannot load {model.name}"
        print(line, file=sys.stderr, flush=True)
        if not ready:
            raise SystemExit(1)
        # Rasa and its libraries stay for good: looked through for litter again and again, they
        # would hold up every message for 180 ms each time.
        gc.collect()
        gc.freeze()

    app.register_listener(load, "before_server_start")
    app.run(host=host, port=port, workers=1, access_log=False)


def main(arguments: list[str] | None = None) -> int:
    """Serve; exit status 1 when there is no model."""
    parser = argparse.ArgumentParser(prog="python -m nlu.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=5005, help="port (default 5005)")
    parser.add_argument("--host", default="127.0.0.1", help="address (default loopback)")
    parser.add_argument("--model", type=Path, help="model file (default: by fingerprint)")
    given = os.environ.get("WAYMARK_ACTIONS_URL", DEFAULT_ACTIONS)
    parser.add_argument("--actions", default=given, help="the action server's webhook")
    options = parser.parse_args(arguments)
    model = options.model or model_path()
    if not model.exists():
        print(f"no model at {model}: run `python -m nlu.train`", file=sys.stderr)
        return 1
    prepare_environment(options.actions)
    serve(options.host, options.port, model)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
