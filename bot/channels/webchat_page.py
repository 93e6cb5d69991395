"""The page itself: its fixed words, the numbers on it, and its files, read once at the start."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.casework import wording, wording_page
from bot.casework.directory import Directory, ServiceEntry
from bot.casework.errors import DirectoryWrong, SettingWrong
from bot.casework.language import ENGLISH
from bot.channels.webchat_links import Link, Linker, dialled

FILES = Path(__file__).parent / "webchat_static"
TEMPLATE = "page.html"
EMERGENCY = "emergency-999"
# For anyone, of any age, about anything, at any hour: what the page shows without a word written.
ALWAYS_SHOWN = (EMERGENCY, "samaritans", "childline", "shout", "nhs-111")

# No inline script or style, nothing from elsewhere, shown in no frame.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    # Nothing of the page is kept on the phone, not even its files.
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
    # Names no version of what answers.
    "Server": "Waymark",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True)
class HelpLine:
    """One number on the page: who answers, what for, and the link that dials it."""

    name: str
    what: str
    link: Link
    by_text: bool = False


@dataclass(frozen=True)
class File:
    """A file of the page as it is sent."""

    body: bytes
    content_type: str


def page_html(directory: Directory, exit_url: str, text_limit: int, language: str = ENGLISH) -> str:
    """Write the page. Raises DirectoryWrong when a number that it needs is not verified.

    `language` is that of the card which is read first; what stands around it is English.
    `exit_url` is the neutral site that leaving goes to; SettingWrong unless it is https.
    """
    if urlsplit(exit_url).scheme != "https" or not urlsplit(exit_url).hostname:
        raise SettingWrong(f"exit_url: {exit_url!r}: should be an https address")
    jinja = Environment(
        loader=FileSystemLoader(FILES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    first = wording.first_contact(numbers=directory, language=language)
    linker = Linker(directory)
    lines = help_lines(directory)
    return jinja.get_template(TEMPLATE).render(
        paragraphs=[linker.parts(paragraph) for paragraph in first.text.split("\n\n")],
        choices=first.choices,
        language="en-GB" if language == ENGLISH else language,
        before=wording_page.before_you_write(language=language),
        hide=wording_page.hide_this_page(language=language),
        emergency=lines[0],
        help_lines=lines,
        exit_url=exit_url,
        text_limit=text_limit,
    )


def pages(directory: Directory, exit_url: str, text_limit: int) -> dict[str, str]:
    """Write the page in every language that its first card has. Raises as `page_html`."""
    return {
        language: page_html(directory, exit_url, text_limit, language)
        for language in wording.SPOKEN
    }


def help_lines(directory: Directory) -> tuple[HelpLine, ...]:
    """Return the numbers that always show, the emergency number first."""
    return tuple(_help_line(directory[service_id]) for service_id in ALWAYS_SHOWN)


def _help_line(entry: ServiceEntry) -> HelpLine:
    for fact, scheme in (("phone", "tel"), ("text_number", "sms")):
        number = str(getattr(entry, fact))
        if number and entry.trusted(fact):
            link = Link(number, f"{scheme}:{dialled(number)}")
            return HelpLine(entry.name, entry.what, link, by_text=scheme == "sms")
    raise DirectoryWrong(f"{entry.id}: phone: the web chat needs a verified number")


def page_files() -> dict[str, File]:
    """Read what the page loads, by name."""
    return {
        path.name: File(path.read_bytes(), mimetypes.guess_type(path.name)[0] or "text/plain")
        for path in sorted(FILES.iterdir())
        if path.suffix in (".css", ".js", ".svg")
    }
