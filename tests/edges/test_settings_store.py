"""Settings of the store: one way to it, and a clear answer to a wrong mix."""

from __future__ import annotations

import pytest

from bot.casework.errors import SettingWrong
from bot.settings import load, unknown_names
from bot.settings.reading import rows
from bot.stores.address import StoreKind
from bot.wiring.store import store_address

ALL = (
    "REDIS_URL REDIS_SENTINELS REDIS_SENTINEL_MASTER REDIS_SENTINEL_PASSWORD REDIS_CLUSTER"
    " REDIS_USERNAME REDIS_PASSWORD REDIS_TLS"
).split()


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with none of them set."""
    for name in ALL:
        monkeypatch.delenv(name, raising=False)


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Set some."""
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_none_means_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a setting no address is known, and one is started here."""
    assert store_address(load()) is None


def test_sentinels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts, the master's name and both passwords arrive; none is shown."""
    given(
        monkeypatch,
        REDIS_SENTINELS="10.0.0.1:26379, [::1]:26380",
        REDIS_SENTINEL_MASTER="vru",
        REDIS_SENTINEL_PASSWORD="hush-1",
        REDIS_PASSWORD="hush-2",
        REDIS_TLS="yes",
    )
    address = store_address(load())
    assert address is not None
    assert address.kind is StoreKind.SENTINEL
    assert address.nodes == (("10.0.0.1", 26379), ("::1", 26380))
    assert (address.master, address.sentinel_password, address.password) == (
        "vru",
        "hush-1",
        "hush-2",
    )
    assert address.tls
    assert address.replicated
    shown = f"{address} {address.in_words()} {rows(load())}"
    assert "hush" not in shown
    assert "10.0.0.1:26379" in shown


def test_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start nodes are enough."""
    given(monkeypatch, REDIS_CLUSTER="a:7000,b:7001")
    address = store_address(load())
    assert address is not None
    assert (address.kind, address.nodes) == (StoreKind.CLUSTER, (("a", 7000), ("b", 7001)))


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"REDIS_URL": "redis://x", "REDIS_CLUSTER": "a:1"}, "REDIS_CLUSTER: REDIS_URL is set"),
        ({"REDIS_URL": "redis://x", "REDIS_SENTINELS": "a:1"}, "REDIS_SENTINELS: REDIS_URL is"),
        ({"REDIS_SENTINELS": "a:1", "REDIS_CLUSTER": "a:1"}, "REDIS_CLUSTER: REDIS_SENTINELS is"),
        ({"REDIS_SENTINEL_MASTER": "m"}, "REDIS_SENTINEL_MASTER: it needs REDIS_SENTINELS"),
        ({"REDIS_CLUSTER": "a:1", "REDIS_SENTINEL_PASSWORD": "p"}, "REDIS_SENTINEL_PASSWORD"),
        ({"REDIS_URL": "redis://x", "REDIS_PASSWORD": "p"}, "REDIS_PASSWORD: it goes with"),
        ({"REDIS_TLS": "yes"}, "REDIS_TLS: it goes with"),
        ({"REDIS_CLUSTER": "a"}, "REDIS_CLUSTER is 'a': 'a' is no host with a port"),
        ({"REDIS_CLUSTER": "a:0"}, "no host with a port"),
        ({"REDIS_SENTINELS": "redis://a:1"}, "more than hosts and ports"),
        ({"REDIS_CLUSTER": "a:1", "REDIS_TLS": "perhaps"}, "REDIS_TLS"),
    ],
)
def test_a_wrong_mix_is_said(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], named: str
) -> None:
    """One line that names the setting, why, and what is allowed."""
    given(monkeypatch, **values)
    with pytest.raises(SettingWrong) as wrong:
        load()
    assert named in str(wrong.value)
    assert "Allowed:" in str(wrong.value)


def test_a_name_that_is_nearly_right_is_said() -> None:
    """REDIS_SENTINEL is no setting."""
    (line,) = unknown_names({"REDIS_SENTINEL": "a:1", "REDIS_HOST": "of something else"})
    assert "REDIS_SENTINELS" in line
