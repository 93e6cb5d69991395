"""Settings: one object, one line for what is wrong, secrets never shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.casework.errors import SettingWrong
from bot.settings import load, rows, unknown_names

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with no setting made."""
    for row in rows():
        monkeypatch.delenv(row.name, raising=False)


def test_everything_has_a_default() -> None:
    """With nothing set, Waymark listens on loopback and has no Telegram."""
    settings = load()
    assert (settings.bind, settings.port, settings.desk_port) == ("127.0.0.1", 8080, 8081)
    assert settings.telegram_token is None
    assert settings.public_desk_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAYMARK_PORT", "eighty"),
        ("WAYMARK_PORT", "0"),
        ("WAYMARK_PORT", "65536"),
        ("WAYMARK_DESK_PORT", "8080"),
        ("WAYMARK_BIND", "everywhere"),
        ("TELEGRAM_API_URL", "ftp://example.org"),
        ("TELEGRAM_API_URL", "http://"),
        ("TELEGRAM_STAFF_CHAT", "the office"),
        ("TELEGRAM_STAFF_CHAT", "-100123"),
        ("REDIS_URL", "localhost:6379"),
        ("WAYMARK_OFFICE_DAYS", "Mon-Someday"),
        ("WAYMARK_OFFICE_DAYS", "Fri-Mon"),
        ("WAYMARK_OFFICE_OPENS", "18:00"),
        ("WAYMARK_OFFICE_CLOSES", "five"),
        ("WAYMARK_PARTITIONS", "0"),
        ("WAYMARK_LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_is_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A wrong value stops the start: one line says which setting, why, and what is allowed."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingWrong) as wrong:
        load()
    line = str(wrong.value)
    assert "\n" not in line
    assert line.startswith(name) or name == "WAYMARK_OFFICE_OPENS"
    assert "Allowed: " in line


@pytest.mark.parametrize(
    "name", ["TELEGRAM_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "REDIS_URL", "TRACES_URL"]
)
def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What is wrong with a secret is said without the secret."""
    monkeypatch.setenv(name, "canary secret!")
    with pytest.raises(SettingWrong) as wrong:
        load()
    assert name in str(wrong.value)
    assert "canary" not in str(wrong.value)


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """`TELEGRAM_TOKEN=` means that there is none, as in many deployment files."""
    monkeypatch.setenv("TELEGRAM_TOKEN", "")
    assert load().telegram_token is None


def test_office_days_can_be_ranges_and_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Mon-Wed,Sat` is Monday, Tuesday, Wednesday and Saturday."""
    monkeypatch.setenv("WAYMARK_OFFICE_DAYS", "Mon-Wed,Sat")
    assert load().week.days == {1, 2, 3, 6}


def test_settings_cannot_be_changed() -> None:
    """Nothing can alter a setting once it was read."""
    with pytest.raises(ValueError, match="frozen"):
        load().port = 1  # type: ignore[misc]


def test_a_misspelt_name_gets_a_hint() -> None:
    """A name that looks like a setting and is none is said, with the likely one."""
    (line,) = unknown_names({"WAYMARK_PROT": "1", "PATH": "/bin", "WAYMARK_PORT": "1"})
    assert "WAYMARK_PROT" in line
    assert "Did you mean WAYMARK_PORT?" in line


def test_the_command_prints_every_setting_and_hides_secrets() -> None:
    """`python -m bot settings` shows each with its meaning, and no secret."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "settings"],
        cwd=ROOT,
        env={
            "TELEGRAM_TOKEN": "12345:canary",
            "REDIS_URL": "redis://:canary@127.0.0.1:1/0",
            "TRACES_URL": "https://collector.example/v1/traces?key=canary",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    for row in rows():
        assert row.name in done.stdout
        assert row.meaning.split()[0] in done.stdout
    assert "canary" not in done.stdout + done.stderr


def test_a_wrong_setting_stops_the_command() -> None:
    """Every command stops at once on a wrong value, with that line alone and status 2."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "all"],
        cwd=ROOT,
        env={"WAYMARK_PORT": "eighty"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("WAYMARK_PORT is 'eighty': it is not a whole number. Allowed: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"ALERT_SMTP_HOST": "mail"}, "ALERT_MAIL_FROM: ALERT_SMTP_HOST needs it."),
        (
            {"ALERT_MAIL_FROM": "nobody"},
            "ALERT_MAIL_FROM is 'nobody': it is not an e-mail",
        ),
        ({"ALERT_SMTP_TLS": "maybe"}, "ALERT_SMTP_TLS is 'maybe': it is none of them."),
        ({"ALERT_WEBHOOK_SHAPE": "discord"}, "ALERT_WEBHOOK_SHAPE is 'discord': it is none"),
        ({"ALERT_WEBHOOK_SHAPE": "pagerduty"}, "ALERT_WEBHOOK_KEY: ALERT_WEBHOOK_SHAPE=pagerduty"),
        ({"ALERT_SMTP_NAME": "waymark"}, "ALERT_SMTP_PASSWORD: it and ALERT_SMTP_NAME are set"),
        (
            {"ALERT_SMTP_NAME": "w", "ALERT_SMTP_PASSWORD": "hush", "ALERT_SMTP_TLS": "none"},
            "ALERT_SMTP_TLS: a password never goes over an open line.",
        ),
        ({"ALERT_SMTP_CERTIFICATES": "nowhere.pem"}, "ALERT_SMTP_CERTIFICATES: there is no such"),
    ],
)
def test_settings_of_alerts_that_do_not_fit_are_one_line(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], line: str
) -> None:
    """Each wrong mix stops the start and says what is missing; no secret is repeated."""
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingWrong) as wrong:
        load()
    assert str(wrong.value).startswith(line)
    assert "hush" not in str(wrong.value)


def test_the_sinks_that_are_set_up_are_known_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """As they call themselves; a name of theirs that is mistyped is said."""
    monkeypatch.setenv("ALERT_SMTP_HOST", "mail.example.org")
    monkeypatch.setenv("ALERT_MAIL_FROM", "waymark@example.org")
    monkeypatch.setenv("ALERT_WEBHOOK_URL", "https://hooks.example.org/x")
    assert load().sinks == ("webhook", "email")
    assert unknown_names({"ALERT_SMPT_HOST": "x"}) == (
        "ALERT_SMPT_HOST is not a setting of Waymark and changes nothing."
        " Did you mean ALERT_SMTP_HOST?",
    )
