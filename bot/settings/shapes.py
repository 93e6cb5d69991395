"""The shapes that settings may have, each with its own check."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from bot.casework.rota import ADDRESS as MEMBER_ADDRESS

DAYS = {name: day for day, name in enumerate("Mon Tue Wed Thu Fri Sat Sun".split(), start=1)}


def _web_address(value: str) -> str:
    if not value.startswith(("http://", "https://")) or value.count("/") < 2 or " " in value:
        raise ValueError("it is not a web address")
    if not value.split("/")[2]:
        raise ValueError("it names no host")
    return value.rstrip("/")


def _secret(shape: Callable[[str], object], otherwise: str) -> AfterValidator:
    """Check a secret's shape; what is said of a wrong one never repeats it."""

    def check(value: SecretStr) -> SecretStr:
        if not shape(value.get_secret_value()):
            raise ValueError(otherwise)
        return value

    return AfterValidator(check)


def _redis_address(value: str) -> bool:
    """Whether it is an address that a client can use; a port beyond the last is not."""
    if not re.fullmatch(r"(rediss?|unix)://.+", value):
        return False
    try:
        return urlsplit(value).port != 0
    except ValueError:
        return False


def _listen_address(value: str) -> str:
    if value == "localhost":
        return "127.0.0.1"
    try:
        ipaddress.ip_address(value)
    except ValueError:
        raise ValueError("it is not an IP address") from None
    return value


def _mail_address(value: str) -> str:
    if not MEMBER_ADDRESS.fullmatch(value):
        raise ValueError("it is not an e-mail address")
    return value


def _nodes(value: object) -> object:
    """Read `host:port,host:port`; an IPv6 address stands in brackets."""
    if not isinstance(value, str):
        return value
    found = []
    for part in value.split(","):
        host, _, port = part.strip().rpartition(":")
        if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) <= 65535:
            raise ValueError(f"{part.strip()[:80]!r} is no host with a port")
        if "@" in host or "/" in host:
            raise ValueError("it holds more than hosts and ports")
        found.append((host.strip("[]"), int(port)))
    return tuple(found)


def _days(value: object) -> object:
    """Read `Mon-Fri` or `Mon,Wed,Sat` as ISO weekdays."""
    if not isinstance(value, str):
        return value
    days: set[int] = set()
    for part in value.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            raise ValueError(f"{part!r} is no day")
        if DAYS[first] > DAYS[last or first]:
            raise ValueError(f"{part!r} runs backwards")
        days.update(range(DAYS[first], DAYS[last or first] + 1))
    return frozenset(days)


Token = Annotated[SecretStr, _secret(re.compile(r"\d+:[\w-]+").fullmatch, "it is not a token")]
HookSecret = Annotated[
    SecretStr,
    _secret(re.compile(r"[\w-]{1,256}", re.ASCII).fullmatch, "Telegram takes no such secret"),
]
RedisAddress = Annotated[
    SecretStr, _secret(lambda value: _redis_address(value) or None, "it is not a Redis address")
]
SecretAddress = Annotated[
    SecretStr, _secret(re.compile(r"https?://[^\s/]+\S*").fullmatch, "it is not a web address")
]
Nodes = Annotated[tuple[tuple[str, int], ...], NoDecode, BeforeValidator(_nodes)]
Port = Annotated[int, Field(ge=1, le=65535)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Listen = Annotated[str, AfterValidator(_listen_address)]
Days = Annotated[frozenset[int], NoDecode, BeforeValidator(_days)]
MailAddress = Annotated[str, AfterValidator(_mail_address)]
PORT = "a whole number from 1 to 65535"
MAIL = "an e-mail address such as waymark@example.org"
NODES = "hosts with ports like 10.0.0.1:26379,10.0.0.2:26379"
ADDRESS = "a web address that begins with http:// or https://"


def shown_host(bind: str) -> str:
    """A host that a person can open: every address of a machine means this one too."""
    if bind in ("0.0.0.0", "::"):  # noqa: S104 - compared with, not listened on
        return "127.0.0.1"
    return f"[{bind}]" if ":" in bind else bind
