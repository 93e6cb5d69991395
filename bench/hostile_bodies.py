"""Seeded random and hostile bodies: Telegram's updates by its own schema, and web chat posts.

Most break some rule of the schema; some are whole and carry a planted line that is danger now,
in one of the places in which a contact can write.
"""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JSON = Any
SUBSET = Path(__file__).parents[1] / "tests" / "data" / "bot_api_subset.json"
# Lines that the screen alone sees as P1, whatever stands around them.
DANGER = (
    "theyre outside mine with a machete",
    "he is stabbing my brother right now",
    "ive taken all the pills",
    "hes got a knife to my throat",
    "im going to kill myself tonight",
)
MARKS = (
    "\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\u0301", "\0", "\x07", "\ud83d", "\udc00",
    "\U0001f52a", "\U000e0041", "\uffff", "\r", "\u2028",
)  # fmt: skip
ODD_TEXTS = (
    "", " ", "\n" * 500, "{{7*7}}", "${jndi:ldap://x}", "<script>alert(1)</script>", "%s%n%x",
    "'; DROP TABLE cases; --", "../../etc/passwd", "\x1b[2J", "NaN", "null", "/start", "/help@x",
    "/\u202e", "1", "2", "y", "no", "stop", "999", "\u0627\u0644\u0646\u062c\u062f\u0629",
    "a" * 4096, "\u0301" * 3000, "\U0001f468\u200d" * 800, "z\u0335" * 900, "-" * 10_000,
)  # fmt: skip
ODD_NUMBERS = (0, -1, 1, 2**31, 2**53, 2**63, -(2**63), 10**30, 1e308, -0.0, 5.5, 4_102_444_801)
CONTACTS = 400
# How deep objects go in random JSON, and how many fields they have.
DEEP, WIDE = 4, 4


@dataclass(frozen=True)
class Body:
    """One thing to post. `contact` is a chat or a tab in which danger was planted, else empty."""

    door: str  # "telegram" or "web"
    data: bytes
    contact: str = ""
    tab: int = 0


class Bodies:
    """An endless row of bodies, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._schema: dict[str, Any] = json.loads(SUBSET.read_text("utf-8"))["types"]
        self._update = 10_000
        self._planted = 0
        self._corpus = corpus()

    def next(self) -> Body:
        """Return the next one."""
        chance = self._dice.random()
        if chance < 0.05:
            return self._plant()
        if chance < 0.20:
            return self._web()
        if chance < 0.27:
            return Body("telegram", self._dice.choice(self._corpus))
        return Body("telegram", to_bytes(self._any_update()))

    def _plant(self) -> Body:
        self._planted += 1
        line = self._dressed(self._dice.choice(DANGER))
        if self._dice.random() < 0.2:
            body = {"id": str(uuid.UUID(int=self._dice.getrandbits(128))), "text": line}
            tab = 1_000_000 + self._planted
            return Body("web", to_bytes(body), f"tab-{tab}", tab)
        chat = 5_000_000 + self._planted
        name, place = self._dice.choice(list(PLACES.items()))
        content = place(self._frame(chat), line)
        kind = "edited_message" if name == "edit" else "message"
        noise = self._object("Message", 1) if self._dice.random() < 0.5 else {}
        quiet = {k: v for k, v in noise.items() if k in HARMLESS}
        update = {"update_id": self._number(), kind: {**quiet, **content}}
        return Body("telegram", to_bytes(update), str(chat))

    def _dressed(self, line: str) -> str:
        """Put odd marks and much text around a line, never inside a word."""
        marks = "".join(self._dice.choices(MARKS, k=self._dice.randrange(4)))
        before = "" if self._dice.random() < 0.8 else "we had tea and went out. " * 40
        return f"{before}{marks} {line} {marks}"

    def _frame(self, chat: int) -> dict[str, JSON]:
        return {
            "message_id": self._dice.randrange(1, 10_000),
            "date": 1_790_000_000,
            "chat": {"id": chat, "type": "private", "first_name": "Sam"},
            "from": {"id": chat, "is_bot": False, "first_name": self._text()},
        }

    def _any_update(self) -> JSON:
        update = self._object("Update", 0)
        if not isinstance(update, dict):
            return update
        if self._dice.random() < 0.9:
            update["update_id"] = self._number()
        for name in ("message", "edited_message", "callback_query", "my_chat_member"):
            if self._dice.random() < 0.4:
                kind = self._schema["Update"][name]["types"][0]
                body = self._object(kind, 1)
                if isinstance(body, dict) and self._dice.random() < 0.7:
                    body |= self._frame(self._dice.randrange(1, CONTACTS))
                update[name] = body
        return update

    def _number(self) -> int:
        self._update += 1
        return self._update

    def _object(self, kind: str, depth: int) -> JSON:
        """Return an object of the schema with some of its fields, some of them wrong."""
        fields = self._schema.get(kind)
        if fields is None or depth > DEEP:
            return self._anything(depth)
        made: dict[str, JSON] = {}
        for name, field in fields.items():
            if self._dice.random() < (0.95 if field["required"] else 0.08):
                right = self._dice.random() < 0.85
                made[name] = self._value(field["types"], depth) if right else self._anything(depth)
        return made

    def _value(self, types: list[str], depth: int) -> JSON:
        kind = self._dice.choice(types)
        if kind.startswith("Array of "):
            inner = kind.removeprefix("Array of ")
            return [self._value([inner], depth + 1) for _ in range(self._dice.randrange(WIDE))]
        if kind == "Integer":
            return self._dice.choice((self._dice.randrange(1, 10**10), *ODD_NUMBERS[:7]))
        if kind == "Boolean":
            return self._dice.random() < 0.5
        return self._text() if kind == "String" else self._object(kind, depth + 1)

    def _anything(self, depth: int) -> JSON:
        if depth > DEEP or self._dice.random() < 0.6:
            plain = (None, True, self._text(), self._dice.choice(ODD_NUMBERS))
            return self._dice.choice(plain)
        if self._dice.random() < 0.5:
            return [self._anything(depth + 1) for _ in range(self._dice.randrange(WIDE))]
        return {self._text()[:30]: self._anything(depth + 1) for _ in range(WIDE)}

    def _text(self) -> str:
        chance = self._dice.random()
        if chance < 0.3:
            return self._dice.choice(ODD_TEXTS)
        if chance < 0.302:
            return "".join(chr(self._dice.randrange(32, 0x2000)) for _ in range(50_000))
        letters = [chr(self._dice.randrange(0x110000)) for _ in range(self._dice.randrange(12))]
        return "".join((*letters, self._dice.choice(MARKS), "hello are you there"[: len(letters)]))

    def _web(self) -> Body:
        made: JSON = {
            "id": self._dice.choice((str(uuid.UUID(int=self._dice.getrandbits(128))), "x", 7)),
            "text": self._dice.choice((self._text(), self._anything(2))),
        }
        if self._dice.random() < 0.3:
            made["choice"] = {"label": self._text(), "value": self._text()}
            if self._dice.random() < 0.7:
                del made["text"]
        if self._dice.random() < 0.2:
            made = self._anything(0)
        return Body("web", to_bytes(made), tab=self._dice.randrange(CONTACTS))


# Fields that may stand beside a planted line without making it somebody else's words, or a
# message of another kind.
HARMLESS = frozenset({"message_thread_id", "sender_tag", "author_signature", "effect_id", "media_group_id"})  # noqa: E501  # fmt: skip
Place = Callable[[dict[str, JSON], str], dict[str, JSON]]
PLACES: dict[str, Place] = {
    "text": lambda frame, line: {**frame, "text": line},
    "caption": lambda frame, line: {**frame, "photo": [{"file_id": "f"}], "caption": line},
    "edit": lambda frame, line: {**frame, "text": line, "edit_date": 1_790_000_100},
    "command": lambda frame, line: {**frame, "text": f"/start {line}"},
    "unknown command": lambda frame, line: {**frame, "text": f"/nonsense {line}"},
    "rich": lambda frame, line: {
        **frame,
        "rich_message": {"blocks": [{"type": "p", "text": [line]}]},
    },
    "with a document": lambda frame, line: {
        **frame,
        "document": {"file_name": "x" * 300},
        "caption": line,
    },
}


def corpus() -> tuple[bytes, ...]:
    """Return bodies that have broken somebody's parser."""
    deep = b'{"update_id": 1, "message": ' + b"[" * 5_000 + b"]" * 5_000 + b"}"
    nested = b'{"update_id": 2, "message": {"reply_to_message": ' * 60 + b"{}" + b"}}" * 60
    return (
        b"", b" ", b"null", b"[]", b"{", b'"', b"\xff\xfe", b"\xef\xbb\xbf{}", b"\0" * 100, deep,
        nested, b'{"update_id": 3}', b'{"update_id": "3"}', b'{"update_id": 1e400}',
        b'{"update_id": NaN, "message": Infinity}', b'{"update_id": ' + b"9" * 5_000 + b"}",
        b'{"update_id": 4, "update_id": 5, "message": null}', b"[" * 100_000,
        b'{"update_id": 6, "message": {"text": "\\ud800\\u0000"}}', b"x" * 1_200_000,
        b'{"update_id": 7, "message": {"chat": {"id": 1, "type": "private"}, "text": "\xc3\x28"}}',
        b'{"update_id": -8}', b'{"message": {"text": "no number"}}', b'{"a_new_kind": {}}',
    )  # fmt: skip


def to_bytes(value: JSON) -> bytes:
    """Write JSON as a server that is careless with half characters would."""
    return json.dumps(value).encode()
