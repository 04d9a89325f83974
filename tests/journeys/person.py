"""A person of the practice office at a browser without scripts: opens pages, fills the forms that are on them, sends them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from lxml import html

from tests.office.office import Office


class Person:
    """Signed in as one account; `page` is what the browser shows, `status` and `address` whence it came."""

    def __init__(self, office: Office, username: str) -> None:
        self.username = username
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(office.account(username), backend="allauth.account.auth_backends.AuthenticationBackend")
        self.open("/")

    def open(self, address: str, *, expecting: int = 200) -> "Person":
        """Go to a page, through redirects; the answer must be the expected one."""
        self._arrive(address, self.client.get(address), expecting)
        return self

    def send(self, verb: str = "", *, expecting: int = 200, **values: Any) -> "Person":
        """Fill in and send the form of the page whose address ends with the verb; files are `(name, bytes)` or lists of such."""
        form = self._form(verb)
        target = urljoin(self.address, form.get("action") or self.address)
        data = self._filled(form, values)
        self._arrive(target, self.client.post(target, data), expecting)
        return self

    def follow(self, verb: str) -> "Person":
        """Follow the first link of the page whose address ends with the verb."""
        links = [link for link in self.page.xpath("//main//a/@href") if link.partition("?")[0].endswith(f"/{verb}/")]
        assert links, f"{self.username} at {self.address}: no link «{verb}»: {self.text[:800]}"
        return self.open(urljoin(self.address, links[0]))

    def do(self, verb: str, *, expecting: int = 200, **values: Any) -> "Person":
        """Follow the link of the verb on the page and send its form; a verb without a form of its own is sent at once."""
        if any(link.partition("?")[0].endswith(f"/{verb}/") for link in self.page.xpath("//main//a/@href")):
            self.follow(verb)
        return self.send(verb, expecting=expecting, **values)

    def press(self, label: str) -> "Person":
        """Press the first button of the page with that text, sending its form with the button's own value."""
        button = next(
            each for each in self.page.xpath("//button[@name]") if label in " ".join(each.text_content().split())
        )
        form = next(iter(button.iterancestors("form")))
        target = urljoin(self.address, form.get("action") or self.address)
        data = {**self._filled(form, {}), button.get("name"): button.get("value")}
        self._arrive(target, self.client.post(target, data), 200)
        return self

    def may(self, verb: str) -> bool:
        """Whether the page offers the verb."""
        offered = self.page.xpath("//a/@href | //form/@action | //button/@formaction")
        return any(str(address).partition("?")[0].endswith(f"/{verb}/") for address in offered)

    @property
    def text(self) -> str:
        """What the page itself says, blanks folded."""
        body = self.page.xpath("//main") or [self.page]
        return " ".join(body[0].text_content().split())

    def _arrive(self, address: str, answer: HttpResponseBase, expecting: int) -> None:
        while answer.status_code in {301, 302, 303}:
            address = urljoin(address, str(answer.headers["Location"]))
            answer = self.client.get(address)
        self.address, self.status, self.answer = address, answer.status_code, answer
        body = getattr(answer, "content", b"")
        self.page = html.fromstring(body.decode() if body.strip().startswith(b"<") else "<html/>")
        assert self.status == expecting, f"{self.username} at {address}: {self.status}, {self._complaint()}"

    def _complaint(self) -> str:
        told = self.page.xpath("//*[@role='alert' or contains(@class, 'error') or contains(@class, 'alert')]")
        return " · ".join(" ".join(each.text_content().split()) for each in told)[:500] or self.text[:500]

    def _form(self, verb: str) -> html.FormElement:
        forms = [form for form in self.page.forms if form.method.upper() == "POST"]
        inside = [form for form in forms if form.xpath("ancestor::main")]
        wanted = [form for form in inside if not verb or self._ends_with(form, verb)]
        assert wanted, (
            f"{self.username} at {self.address}: no form «{verb}» among {[form.get('action') for form in inside]}"
        )
        return wanted[0]

    def _ends_with(self, form: html.FormElement, verb: str) -> bool:
        return urljoin(self.address, form.get("action") or self.address).partition("?")[0].endswith(f"/{verb}/")

    @staticmethod
    def _filled(form: html.FormElement, values: Mapping[str, Any]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, value in form.form_values():
            data.setdefault(name, []).append(value)
        for select in form.xpath(".//select[not(@multiple)][not(.//option[@selected])]"):
            data[select.get("name")] = [option.get("value") for option in select.xpath(".//option")[:1]]
        unknown = values.keys() - set(form.fields)
        assert not unknown, f"the form has no {sorted(unknown)}, only {sorted(form.fields)}"
        return data | {name: _sent(value) for name, value in values.items()}


def _sent(value: Any) -> Any:
    if isinstance(value, tuple):
        return SimpleUploadedFile(*value)
    if isinstance(value, list):
        return [_sent(each) for each in value]
    return value
