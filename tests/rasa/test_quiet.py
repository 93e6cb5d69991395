"""No contact's words in any log: real processes, at their loudest, searched for a canary."""

from __future__ import annotations

import json
from pathlib import Path

from bot.loopback import free_ports
from tests.rasa.servers import Talk, post, process, wait_for

CANARY = "zebrafinchcanary"
LOUDEST = {
    "LOG_LEVEL": "DEBUG",
    "LOG_LEVEL_LIBRARIES": "DEBUG",
    "RASA_TELEMETRY_ENABLED": "false",
    "SANIC_HOST": "127.0.0.1",
}


def test_the_stock_commands_at_debug_log_no_words(
    model: Path, snapshot: Path, tmp_path: Path
) -> None:
    """`rasa run --debug` and `python -m rasa_sdk --debug`, good, bad and failing messages."""
    logs = (tmp_path / "actions.log", tmp_path / "rasa.log")
    actions_port, rasa_port = free_ports(2)
    sdk = ["-m", "rasa_sdk", "--actions", "actions", "--port", str(actions_port), "--debug"]
    rasa = [
        "-m", "rasa", "run", "--debug", "--model", str(model), "--port", str(rasa_port),
        "--interface", "127.0.0.1", "--credentials", "credentials.yml",
        "--endpoints", "endpoints.yml",
    ]  # fmt: skip
    door = f"http://127.0.0.1:{rasa_port}/webhooks/waymark/"
    hook = f"http://127.0.0.1:{actions_port}/webhook"
    environment = {**LOUDEST, "WAYMARK_DIRECTORY": str(snapshot), "WAYMARK_ACTIONS_URL": hook}
    with process(rasa, logs[1], environment) as server:
        with process(sdk, logs[0], environment) as acting:
            wait_for(f"http://127.0.0.1:{actions_port}/health", logs[0], acting)
            wait_for(door, logs[1], server)
            _say_everything(f"{door}webhook")
            post(hook, json.dumps({"next_action": CANARY, "tracker": {}}).encode())
            post(hook, b'{"next_action": "action_answer", "tracker": "' + CANARY.encode() + b'"}')
        # The action server is gone: the failing call must not quote the message either.
        Talk(f"{door}webhook").say(f"what does the unit do {CANARY}")
    for log in logs:
        assert CANARY not in log.read_text(errors="replace").lower()


def _say_everything(address: str) -> None:
    talk = Talk(address)
    talk.say(f"theyre outside mine with a machete {CANARY}")
    talk.say(f"can someone call me back please {CANARY}")
    talk.say(CANARY)
    talk.say(f"{CANARY} after 4")
    talk.say("skip")
    talk.say(f'/inform{{"area": "{CANARY}"}}')
    Talk(address, slots={"callback_name": CANARY, CANARY: CANARY}).say("hello")
    post(address, f'{{"version": 1, "text": "{CANARY}"}}'.encode())
    post(address, f"not json {CANARY}".encode())
