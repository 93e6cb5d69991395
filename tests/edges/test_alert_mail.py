"""Alerts by e-mail, over a real SMTP server on loopback."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from bot.casework.errors import NobodyToTell
from bot.casework.ladder import Rung
from bot.casework.teams import Team
from bot.casework.telling import Notice, NoticeKind
from bot.channels.alert_mail import MailServer, MailSink, MailTls
from tests.edges.certificates import Certificate, a_certificate
from tests.edges.test_alert_webhook import ALERT, LINK
from tests.fakes import START, FakeClock

UP = replace(
    ALERT, team=Team.SAFEGUARDING, rung=Rung.ALL, alarm=1, to=("a@example.org", "b@example.org")
)
FROM = "waymark@example.org"


class Box:
    """The other side: keeps what came, refuses whom it is told to."""

    def __init__(self) -> None:
        self.came: list[Envelope] = []
        self.refuses: set[str] = set()

    async def handle_RCPT(  # noqa: N802 - the server's name for it
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take or refuse one recipient."""
        if address in self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep one message."""
        self.came.append(envelope)
        return "250 kept"


def knows(
    server: Any, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    """Let in who has the password."""
    given = LoginPassword(b"waymark", b"a good password")
    return AuthResult(success=data == given)


@pytest.fixture
def box() -> Box:
    """Return an empty box."""
    return Box()


@pytest.fixture
def open_server(box: Box, unused_tcp_port: int) -> Iterator[Controller]:
    """Yield a server that takes mail on an open line."""
    server = Controller(box, hostname="127.0.0.1", port=unused_tcp_port)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Return a certificate for loopback that nobody trusts by itself."""
    return a_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def shut_server(box: Box, unused_tcp_port: int, certificate: Certificate) -> Iterator[Controller]:
    """Yield a server that takes mail after STARTTLS and a password."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    server = Controller(
        box,
        hostname="127.0.0.1",
        port=unused_tcp_port,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=knows,
    )
    server.start()
    yield server
    server.stop()


def a_sink(server: Controller, **more: Any) -> MailSink:
    """Return a sink that hands mail to the server."""
    given = MailServer("127.0.0.1", server.port, MailTls.NONE, FROM)
    return MailSink(replace(given, **more), FakeClock())


def _raw(envelope: Envelope) -> bytes:
    assert isinstance(envelope.content, bytes)
    return envelope.content


async def test_one_message_goes_to_everybody_who_is_up(open_server: Controller, box: Box) -> None:
    """Tier, route, waiting time, team, rung and link; a second copy is known by its id."""
    sink = a_sink(open_server)
    assert await sink.tell(UP, LINK)
    assert await sink.tell(UP, LINK)
    first, second = box.came
    assert first.rcpt_tos == ["a@example.org", "b@example.org"]
    mail = message_from_bytes(_raw(first), policy=policy.default)
    assert mail["Subject"] == "P1 · violence: New case"
    assert mail["To"] == "a@example.org, b@example.org"
    assert mail["Importance"] == "high"
    text = mail.get_content()
    assert "Waiting: 3 min" in text
    assert "Told: everybody on shift (rung 2 of 4)" in text
    assert LINK in text
    again = message_from_bytes(_raw(second), policy=policy.default)
    assert again["Message-ID"] == mail["Message-ID"]


async def test_nobody_with_an_address_is_no_failure(open_server: Controller, box: Box) -> None:
    """Nothing is sent, and nobody may think that it was."""
    with pytest.raises(NobodyToTell):
        await a_sink(open_server).tell(replace(UP, to=()), LINK)
    assert box.came == []


async def test_one_mailbox_that_is_gone_does_not_keep_it_from_the_other(
    open_server: Controller, box: Box
) -> None:
    """Taken for one is taken; refused for all is not."""
    box.refuses = {"a@example.org"}
    sink = a_sink(open_server)
    assert await sink.tell(UP, LINK)
    assert [envelope.rcpt_tos for envelope in box.came] == [["b@example.org"]]
    box.refuses = set(UP.to)
    assert not await sink.tell(UP, LINK)


async def test_a_server_that_is_away_is_no_error(unused_tcp_port: int) -> None:
    """The alert is not confirmed, and the worker tries again."""
    server = MailServer("127.0.0.1", unused_tcp_port, MailTls.NONE, FROM)
    assert not await MailSink(server, FakeClock()).tell(UP, LINK)


async def test_starttls_with_a_password_and_a_certificate_that_is_checked(
    shut_server: Controller, box: Box, certificate: Certificate
) -> None:
    """Trusted: sent. Another password, or a certificate that nobody trusts: not."""
    right = {"tls": MailTls.STARTTLS, "name": "waymark", "password": "a good password"}
    trusted = {**right, "trusted": str(certificate.chain)}
    assert await a_sink(shut_server, **trusted).say(
        Notice("t", NoticeKind.TEST, START, to=("a@example.org",)), LINK
    )
    assert len(box.came) == 1
    assert not await a_sink(shut_server, **{**trusted, "password": "another"}).tell(UP, LINK)
    assert not await a_sink(shut_server, **right).tell(UP, LINK)
    assert len(box.came) == 1


def test_a_password_is_in_no_picture_of_the_server() -> None:
    """What is logged by mistake holds no secret."""
    server = MailServer("h", 25, MailTls.NONE, FROM, "name", "a good password")
    assert "good" not in repr(server)


def test_certificates_are_always_checked() -> None:
    """The system's certificates serve when no file is named; with no TLS there are none."""
    assert MailServer("h", 25, MailTls.NONE, FROM).context() is None
    context = MailServer("h", 587, MailTls.STARTTLS, FROM).context()
    assert context is not None
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
