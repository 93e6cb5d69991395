"""Start the action server: `python -m actions --port 5055`. Loopback unless told otherwise."""

from __future__ import annotations

import argparse
import os
import sys

from actions.directory import SHELF, VARIABLE
from actions.quiet import seal


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m actions", description=__doc__)
    parser.add_argument("--port", type=int, default=5055, help="port (default 5055)")
    parser.add_argument("--host", default="127.0.0.1", help="address (default loopback)")
    options = parser.parse_args(arguments)
    from rasa_sdk.endpoint import create_app

    from actions.several import add_several

    app = create_app("actions", cors_origins="")
    add_several(app, "actions")
    app.config.ACCESS_LOG = False
    directory = SHELF.directory()
    found = (
        f"{len(directory.shown)} services" if directory else f"no services ({VARIABLE} is unset)"
    )
    print(f"action server on {options.host}:{options.port}, {found}", file=sys.stderr, flush=True)
    seal()
    os.environ["SANIC_HOST"] = options.host
    app.run(options.host, options.port, workers=1, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
