"""The web chat over real HTTP: what is stored, what is refused, what is given up."""

from __future__ import annotations

import asyncio
import json
import logging
from uuid import uuid4

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.casework.errors import DirectoryWrong, SettingWrong
from bot.casework.messages import MessageKind
from bot.casework.service_entry import Directory
from bot.channels.webchat_body import TEXT_LIMIT
from bot.channels.webchat_limit import Allowance
from bot.channels.webchat_page import page_html
from tests.edges.webchat_kit import DIRECTORY, EXIT_URL, Kit
from tests.edges.webchat_tab import Client, Tab, client, events, kit, tab, words
from tests.waiting import PATIENCE

__all__ = ["client", "kit", "tab"]


# The words that must be found nowhere but in the store and on the page.
SECRET_WORDS = "he keeps a zombie knife under the bed"


async def test_stored_is_said_only_once_it_is_stored(tab: Tab, kit: Kit) -> None:
    """A message is answered with `stored` when the inbox holds it, under the tab's conversation."""
    answer = await tab.send("is there a youth club near me")
    assert (answer.status, await answer.json()) == (200, {"stored": True})
    [message] = kit.store.inbound
    assert message.text == "is there a youth club near me"
    assert message.conversation_id == tab.conversation
    assert tab.key not in repr(message)


async def test_the_same_message_sent_twice_is_stored_once(tab: Tab, kit: Kit) -> None:
    """A page that did not hear the answer sends again, and nothing is doubled."""
    again = str(uuid4())
    for _ in range(3):
        assert (await tab.send("hello", id=again)).status == 200
    assert len(kit.store.inbound) == 1


async def test_with_the_store_away_help_comes_back_and_nothing_is_claimed(
    tab: Tab, kit: Kit
) -> None:
    """The answer is 503 with help numbers to show, once; a later try with the same id is stored."""
    kit.store.away = True
    message_id = str(uuid4())
    answer = await tab.send("i feel sick of it all", id=message_id)
    said = await answer.json()
    assert (answer.status, said["stored"]) == (503, False)
    assert "Retry-After" in answer.headers
    assert {"text": "999", "href": "tel:999"} in said["help"]["parts"]
    again = await tab.send("i feel sick of it all", id=message_id)
    assert (again.status, (await again.json())["help"]) == (503, None)
    kit.store.away = False
    assert (await tab.send("i feel sick of it all", id=message_id)).status == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b'{"id": 1}', 400),
        (json.dumps({"id": str(uuid4()), "text": "a" * (TEXT_LIMIT + 1)}).encode(), 413),
        (b" " * (13 * TEXT_LIMIT), 413),
    ],
)
async def test_a_wrong_body_is_refused_in_words(tab: Tab, body: bytes, status: int) -> None:
    """A body that cannot be a message gets a status and a reason; one too large says the limit."""
    answer = await tab.client.post("/chat/messages", data=body, headers=tab.headers)
    assert answer.status == status
    why = (await answer.json())["error"]
    assert why
    assert status == 400 or "20,000" in why


async def test_the_longest_message_is_taken_however_it_is_written(tab: Tab, kit: Kit) -> None:
    """Twenty thousand characters fit, also when JSON writes each as an escape of 12 bytes."""
    assert (await tab.send("\N{ROCKET}" * TEXT_LIMIT)).status == 200
    assert len(kit.store.inbound[0].text) == TEXT_LIMIT


async def test_writing_too_fast_is_asked_to_wait(kit: Kit) -> None:
    """Past the burst the answer is 429 with a time to wait; the message can be sent again then."""
    kit.allowance = Allowance(burst=2)
    async with TestClient(TestServer(kit.application())) as client:
        tab = Tab(client, (await (await client.post("/chat/start")).json())["key"])
        answers = [await tab.send(f"line {n}") for n in range(3)]
        assert [answer.status for answer in answers] == [200, 200, 429]
        assert answers[2].headers["Retry-After"] == "1"
        kit.clock.moves(seconds=1)
        assert (await tab.send("line 3")).status == 200


async def test_a_press_of_danger_never_waits(kit: Kit) -> None:
    """The button says danger in every language, whatever its label's words tell the screen."""
    kit.allowance = Allowance(burst=1)
    async with TestClient(TestServer(kit.application())) as client:
        tab = Tab(client, (await (await client.post("/chat/start")).json())["key"])
        pressed = {"label": "Sunt în pericol acum", "value": "topic:danger"}
        answers = [
            await client.post(
                "/chat/messages", json={"id": str(uuid4()), "choice": pressed}, headers=tab.headers
            )
            for _ in range(2)
        ]
        assert [answer.status for answer in answers] == [200, 200]


@pytest.mark.parametrize("path", ["messages", "leave", "stream"])
@pytest.mark.parametrize("header", [None, "Bearer nonsense", "Basic abc"])
async def test_without_a_key_nothing_opens(client: Client, path: str, header: str | None) -> None:
    """No key, or something that is not one, is refused with 401 everywhere."""
    method = client.get if path == "stream" else client.post
    headers = {"Authorization": header} if header else {}
    answer = await method(f"/chat/{path}", headers=headers)
    assert answer.status == 401


async def test_leaving_gives_up_the_key(tab: Tab, kit: Kit) -> None:
    """After leaving, the key opens nothing, what was unsent is in, and the desk will know."""
    await tab.send("hello")
    stream = await tab.stream()
    await events(stream, 1)
    unsent = [{"id": str(uuid4()), "text": "one more thing"}]
    answer = await tab.client.post("/chat/leave", json={"unsent": unsent}, headers=tab.headers)
    assert answer.status == 200
    assert [m.text for m in kit.store.inbound] == ["hello", "one more thing", ""]
    assert kit.store.inbound[-1].kind is MessageKind.DEPARTED
    async with asyncio.timeout(PATIENCE):
        await stream.content.read()
    assert (await tab.send("me again")).status == 410
    assert (await tab.stream()).status == 410


async def test_a_key_given_up_stays_given_up_after_a_restart(tab: Tab, kit: Kit) -> None:
    """Another process, which never heard the goodbye, finds it in the transcript."""
    await kit.put(tab.conversation, "private")
    await tab.client.post("/chat/leave", json={}, headers=tab.headers)
    await kit.say_as_contact(kit.store.inbound[-1])
    async with TestClient(TestServer(kit.application())) as restarted:
        for after in ("", "1-0", "2-0"):
            stream = await Tab(restarted, tab.key).stream(after=after)
            assert [name for _, name, _ in await events(stream, 1)] == ["left"]


async def test_the_same_flows_answer_as_on_telegram(tab: Tab, kit: Kit) -> None:
    """A message goes through the real flows: danger is answered with 999 first, and a case."""
    await tab.send("theyre outside mine with a machete")
    await kit.work()
    stream = await tab.stream()
    found = words(await events(stream, 3))
    assert found[0] == "theyre outside mine with a machete"
    assert "999" in found[1].split(".")[0]
    [case] = await kit.store.open_cases()
    assert case.tier.value == "P1"
    stream.close()


@pytest.mark.parametrize("path", ["/chat/", "/chat/static/chat.js", "/chat/nothing", "/chat"])
async def test_every_answer_is_dressed_for_safety(client: Client, path: str) -> None:
    """No page, file or error may be kept, framed, sniffed, or say where the contact came from."""
    answer = await client.get(path, allow_redirects=False)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
    assert "aiohttp" not in answer.headers["Server"]


async def test_the_page_is_neutral_and_loads_nothing_from_elsewhere(client: Client) -> None:
    """The title tells nothing, the numbers are the directory's, and all files are our own."""
    page = await (await client.get("/chat/")).text()
    assert "<title>Waymark</title>" in page
    for file in ("chat.js", "chat.css", "icon.svg"):
        assert f'"static/{file}"' in page
        assert (await client.get(f"/chat/static/{file}")).status == 200
    assert page.count("https://") == page.count(EXIT_URL)
    assert (await client.get("/chat/static/page.html")).status == 404
    assert (await client.get("/chat/static/..%2fwebchat.py")).status == 404


def test_a_page_without_its_numbers_is_refused_at_the_start() -> None:
    """A directory without a number that the page needs stops the start, and so does a bad exit."""
    without = tuple(entry for entry in DIRECTORY.entries if entry.id != "nhs-111")
    with pytest.raises(DirectoryWrong):
        page_html(Directory(without, DIRECTORY.compiled, ""), EXIT_URL, TEXT_LIMIT)
    with pytest.raises(SettingWrong, match="https"):
        page_html(DIRECTORY, "javascript:alert(1)", TEXT_LIMIT)


async def test_words_appear_in_no_log_and_no_error(
    tab: Tab, kit: Kit, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong, neither the log nor the answer repeats what was written."""
    caplog.set_level(logging.DEBUG)

    async def breaks(message: object) -> bool:
        raise RuntimeError(repr(message))

    monkeypatch.setattr(kit.store, "add", breaks)
    answer = await tab.send(SECRET_WORDS)
    assert answer.status == 500
    broken = await tab.client.post(
        "/chat/messages", data=f'{{"text": "{SECRET_WORDS}"', headers=tab.headers
    )
    said = await answer.text() + await broken.text()
    logged = caplog.text + repr([record.__dict__ for record in caplog.records])
    for place in (said, logged):
        assert "zombie" not in place
        assert tab.key not in place
