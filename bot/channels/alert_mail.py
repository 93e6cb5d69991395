"""Alerts by e-mail: one message to the addresses of who is up, never with a contact's words."""

from __future__ import annotations

import hashlib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum

import aiosmtplib

from bot.casework.errors import NobodyToTell
from bot.casework.records import Alert
from bot.casework.telling import Notice, Telling, of_alert, of_notice
from bot.ports import Clock

# Seconds for the whole exchange: less than the worker gives a sink, so that ours is the answer.
WITHIN = 8.0


class MailTls(StrEnum):
    """How the way to the mail server is closed to others."""

    STARTTLS = "starttls"  # begins open and is closed before anything is said (port 587)
    TLS = "tls"  # closed from the start (port 465)
    NONE = "none"  # open: for a relay on this machine or an inner network


PORTS = {MailTls.STARTTLS: 587, MailTls.TLS: 465, MailTls.NONE: 25}


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over. `trusted` is a file of certificates, empty for the system's."""

    host: str
    port: int
    tls: MailTls
    sender: str
    name: str = ""
    password: str = field(default="", repr=False)
    trusted: str = ""

    def context(self) -> ssl.SSLContext | None:
        """Return how certificates are checked: always, when there is any TLS."""
        if self.tls is MailTls.NONE:
            return None
        return ssl.create_default_context(cafile=self.trusted or None)


class MailSink:
    """The `AlertSink` that writes e-mail. The server's taking it for one address confirms."""

    name = "email"

    def __init__(self, server: MailServer, clock: Clock) -> None:
        self._server = server
        self._clock = clock
        self._context = server.context()

    async def tell(self, alert: Alert, link: str) -> bool:
        """Send one alert to who is up. Raises NobodyToTell when none of them has an address."""
        telling = of_alert(alert, link, self._clock.now())
        return await self._send(telling, alert.to, alert.alert_id)

    async def say(self, notice: Notice, link: str) -> bool:
        """Send news about the alerts themselves. Raises NobodyToTell."""
        return await self._send(of_notice(notice, link), notice.to, notice.notice_id)

    async def _send(self, telling: Telling, to: tuple[str, ...], ref: str) -> bool:
        if not to:
            raise NobodyToTell
        server = self._server
        try:
            await aiosmtplib.send(
                self.message(telling, to, ref),
                sender=server.sender,
                recipients=list(to),
                hostname=server.host,
                port=server.port,
                username=server.name or None,
                password=server.password or None,
                use_tls=server.tls is MailTls.TLS,
                start_tls=server.tls is MailTls.STARTTLS,
                tls_context=self._context,
                timeout=WITHIN,
            )
        except (aiosmtplib.SMTPException, OSError, ValueError):
            return False  # whatever the server answered may repeat an address: it is not logged
        return True

    def message(self, telling: Telling, to: tuple[str, ...], ref: str) -> EmailMessage:
        """Return the mail. The same alert has the same Message-ID, so a second copy is known."""
        made = EmailMessage()
        made["From"] = self._server.sender
        made["To"] = ", ".join(to)
        made["Subject"] = f"{telling.title}: {telling.line}"
        made["Date"] = format_datetime(self._clock.now())
        token = hashlib.blake2b("\0".join((ref, *to)).encode(), digest_size=16).hexdigest()
        made["Message-ID"] = f"<{token}@{self._server.sender.rpartition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"
        if telling.urgent:
            made["X-Priority"] = "1"
            made["Importance"] = "high"
        facts = "\n".join(f"{name}: {value}" for name, value in telling.facts)
        made.set_content("\n\n".join(part for part in (telling.line, facts, telling.link) if part))
        return made
