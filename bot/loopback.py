"""Ports for the parts of a copy that were given none."""

from __future__ import annotations

import atexit
import random
import socket
from collections import deque
from contextlib import ExitStack
from pathlib import Path

RANGE_FILE = Path("/proc/sys/net/ipv4/ip_local_port_range")
LOWEST, HIGHEST = 20_000, 32_767
FEWEST = 1000
# Datagram sockets on the ports chosen last: a copy's servers listen seconds after their ports were
# chosen, and another process that chooses meanwhile passes over them.
KEPT = 64
_kept: deque[socket.socket] = deque()


class NoFreePort(Exception):
    """Raised when every port that was tried is in use."""


def listening_range(lent: Path = RANGE_FILE) -> range:
    """Return the ports to choose from: those the system lends to no outgoing connection.

    A port that it lends can be free when it is chosen, and in use when its server starts or
    starts again after a crash. `lent` is Linux's own range, absent elsewhere, where lending
    begins at 49,152 (RFC 6335, section 6).
    """
    try:
        first = int(lent.read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        first = HIGHEST + 1
    end = min(first, HIGHEST + 1)
    return next(
        (found for start in (LOWEST, 1024) if len(found := range(start, end)) >= FEWEST),
        range(LOWEST, HIGHEST + 1),
    )


def free_ports(count: int, *, also: int = 0) -> list[int]:
    """Return loopback ports that are free now, all different.

    With `also`, the port so far above each is free too, and in the same range. Raises NoFreePort.
    """
    ports = listening_range()
    ports = range(ports.start, ports.stop - also)
    found: list[int] = []
    with ExitStack() as stack:
        for port in random.SystemRandom().sample(ports, len(ports)):
            free = _bound(stack, port) and (not also or _bound(stack, port + also))
            if free and _keep(port):
                found.append(port)
            if len(found) >= count:
                return found
    raise NoFreePort(f"no {count} free ports among {ports.start} to {ports.stop - 1}")


def _keep(port: int) -> bool:
    one = socket.socket(type=socket.SOCK_DGRAM)
    try:
        one.bind(("127.0.0.1", port))
    except OSError:
        one.close()
        return False
    _kept.append(one)
    if len(_kept) > KEPT:
        _kept.popleft().close()
    return True


@atexit.register
def _let_go() -> None:
    while _kept:
        _kept.pop().close()


def _bound(stack: ExitStack, port: int) -> bool:
    one = stack.enter_context(socket.socket())
    try:
        one.bind(("127.0.0.1", port))
    except OSError:
        return False
    return True
