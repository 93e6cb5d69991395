"""A member of staff at the desk, over HTTP as a browser without scripts would go."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx


@dataclass
class Form:
    """A form on a page: where it goes, and what it carries by itself."""

    action: str
    hidden: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect forms and their hidden fields."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(values.get("action", "")))
        if tag == "input" and values.get("type") == "hidden" and self.found:
            self.found[-1].hidden[values["name"]] = values.get("value", "")


@dataclass
class Staff:
    """One browser. Pages are read, forms found by where they go, buttons pressed."""

    http: httpx.Client
    page: str = ""

    def opens(self, path: str) -> str:
        """Open a page."""
        self.page = self.http.get(path).raise_for_status().text
        return self.page

    def sends(self, action: str, **typed: str) -> str:
        """Fill in the form that goes to `action` on this page, and send it."""
        parser = _Forms()
        parser.feed(self.page)
        form = next((form for form in parser.found if form.action == action), None)
        assert form is not None, f"no form to {action} among {[f.action for f in parser.found]}"
        answer = self.http.post(action, data={**form.hidden, **typed})
        self.page = answer.raise_for_status().text
        return self.page


def first_sign_in(http: httpx.Client, password: str) -> Staff:
    """Sign in for the first time, choose a password, and go on shift."""
    staff = Staff(http)
    staff.opens("/")
    staff.sends("/sign-in", name="admin", password=password)
    chosen = "four quiet otters swim"
    staff.sends("/password", shown="Sam", password=chosen, again=chosen)
    staff.opens("/")
    staff.sends("/shift")
    return staff
