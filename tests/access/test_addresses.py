"""Every address × role: a visitor signs in, who may not is told so, who takes no part finds nothing, and nothing that is sent breaks anything."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client, RequestFactory

from tests.access.addresses import ABSENT, EVERY, OURS, THEIRS, Records, Route, takes_part
from tests.access.people import everybody, set_up_delegation
from tests.access.world import World, taken_back
from tests.office.office import NOW
from vanphong.kernel.errors import InvalidInput, NotPermitted, OfficeError, RecordNotFound

HUGE = "9" * 40
LONG = "văn bản " * 1250
HOSTILE = (
    "nul\x00byte",
    LONG,
    "vu\u031b\u0301i dạng tách dấu",
    "-1",
    HUGE,
    "0",
    "1e400",
    "NaN",
    "31/02/2026",
    "0001-01-01",
    "99999-12-31",
    "<script>alert(1)</script>' OR 1=1 --",
    "\u202etxt.exe\u200b",
    "[{}]",
    "",
)
"""What nobody means to type."""
SEEN = {200, 302, 303}
"""A page, or the way to another."""
TAKEN = SEEN | {204, 400, 403, 404, 405, 409, 422}
"""Answers that say something to the person; a 500 is none."""


@pytest.fixture
def records(office) -> Records:
    set_up_delegation(office)
    return Records(World(office))


def ask(route: Route, method: str, actor, path: str, ids: dict) -> object:
    """What the view answers or raises, without the pages around it."""
    request = RequestFactory().generic(method, path)
    request.actor, request.actings, request.now = actor, (), NOW
    request.user = SimpleNamespace(is_authenticated=True, pk=actor.account_id)
    try:
        return route.pattern.callback(request, **{**route.pattern.default_args, **ids})
    except (OfficeError, Http404) as refusal:
        return refusal


class TestVisitors:
    def test_are_led_to_the_login_or_see_what_is_public(self, records):
        client, wrong = Client(), []
        for route in OURS:
            path = route.path(records.ids(route))
            for answer in (client.get(path), client.post(path)):
                is_login = answer.status_code == 302 and answer.url.startswith("/dang-nhap/?next=")
                if not (
                    is_login or answer.status_code == 405 or (route.gate[0] == "public" and answer.status_code in TAKEN)
                ):
                    wrong.append((path, answer.status_code))
        assert not wrong

    def test_of_the_account_pages_see_no_more_than_a_login(self, records):
        client, wrong = Client(), []
        for route in THEIRS:
            path = route.path(records.ids(route))
            answer = client.get(path)
            if answer.status_code not in {200, 302, 405}:
                wrong.append((path, answer.status_code))
        assert not wrong

    def test_with_htmx_are_led_away_whole(self, records):
        answer = Client().get(f"/van-ban-den/{records.incoming.pk}/", headers={"HX-Request": "true"})
        assert answer.status_code == 204
        assert answer["HX-Redirect"].startswith("/dang-nhap/")


class TestGates:
    def test_who_lacks_the_permission_is_told_so_on_every_address(self, records):
        people, wrong, told = everybody(records.world.office), [], 0
        for route in OURS:
            ids = records.ids(route)
            for name, actor in people.items():
                if route.is_passed_by(actor):
                    continue
                for method in ("GET", "POST"):
                    told += 1
                    answer = ask(route, method, actor, route.path(ids), ids)
                    if not isinstance(answer, NotPermitted) and getattr(answer, "status_code", 0) != 405:
                        wrong.append((name, method, route.path(ids), answer))
        assert not wrong
        assert told > 2000

    def test_who_takes_no_part_finds_nothing_and_the_same_as_for_what_is_not_there(self, records):
        people, wrong, told = everybody(records.world.office), [], 0
        for route in (route for route in OURS if route.guarded):
            argument, kind = route.guarded
            ids = records.ids(route)
            for name, actor in people.items():
                if not route.is_passed_by(actor) or takes_part(records, kind, actor):
                    continue
                for method in ("GET", "POST"):
                    forbidden = ask(route, method, actor, route.path(ids), ids)
                    absent = {**ids, argument: ABSENT}
                    missing = ask(route, method, actor, route.path(absent), absent)
                    told += 1
                    if same(forbidden, missing) is False:
                        wrong.append((name, method, route.path(ids), forbidden, missing))
        assert not wrong
        assert told > 500

    def test_the_page_of_what_is_forbidden_is_that_of_what_is_absent(self, records):
        client = records.world.office.client("ketoan")
        for path in ("/van-ban-den/{}/", "/nhiem-vu/{}/", "/ho-so/{}/", "/tep/{}/", "/nguon-goc/incoming/{}/"):
            pk = {"/nhiem-vu/{}/": records.task.pk, "/ho-so/{}/": records.dossier.pk, "/tep/{}/": records.version.pk}
            for headers in ({}, {"HX-Request": "true"}):
                forbidden = client.get(path.format(pk.get(path, records.incoming.pk)), headers=headers)
                absent = client.get(path.format(ABSENT), headers=headers)
                assert (forbidden.status_code, absent.status_code) == (404, 404)
                assert bare(forbidden) == bare(absent)


def same(forbidden: object, missing: object) -> bool:
    """Both answers say that there is nothing, or what is wrong with the form itself, in the same words; or that no such request is taken."""
    for kind in (RecordNotFound, InvalidInput):
        if isinstance(forbidden, kind) and isinstance(missing, kind):
            return forbidden.message == missing.message
    return getattr(forbidden, "status_code", 0) == getattr(missing, "status_code", 0) == 405


def bare(answer) -> str:
    """The page without what differs from request to request."""
    text = re.sub(r'(nonce|csrf\w*|name="next"|value|href)="[^"]*"', "", answer.content.decode())
    return re.sub(r"\d{6,}|/\d+/", "", text)


class Fields(HTMLParser):
    """The fields of the forms of a page that are sent by POST, with the values they hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.is_post = False
        self.select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Take the names and values down."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_post = given.get("method", "").lower() == "post"
        name = given.get("name", "")
        if self.is_post and tag in {"input", "textarea", "select"} and name and given.get("type") != "submit":
            self.fields.setdefault(name, given.get("value", ""))
            self.select = name if tag == "select" else ""
        if tag == "option" and self.select and given.get("value") and not self.fields[self.select]:
            self.fields[self.select] = given["value"]


def payloads(fields: dict[str, str], place: int) -> list[dict]:
    """Nothing at all, everything hostile, every second field hostile in turn (what it holds differs from place to place); harmful uploads."""
    names = [name for name in fields if name not in {"csrfmiddlewaretoken", "acting", "next"}]
    upload = SimpleUploadedFile("../../\x00ma.exe" + "a" * 500, b"MZ\x00\x01", "text/html")
    made: list[dict] = [{}, {**dict.fromkeys(names, HUGE), "file": upload, "files": upload, "uploads": upload}]
    for turn in range(2):
        wrong = {name: HOSTILE[(place + 5 * turn + 4 * at) % len(HOSTILE)] for at, name in enumerate(names)}
        kept = {} if turn == 0 else {name: fields[name] for name in names[turn % 2 :: 2]}
        made.append({**wrong, **kept})
    return made


def insider(records: Records, route: Route) -> str:
    """Somebody who may open that address."""
    kind = route.guarded[1] if route.guarded else ""
    names = ("chuyenvien", "vanthu", "chanhvp", "bithu", "truongphong", "quantri", "vanthu.btc", "thamdinh", "nhiemvu")
    return next(
        name
        for name in names
        if route.is_passed_by(actor := records.world.actor(name)) and (not kind or takes_part(records, kind, actor))
    )


class Browsers:
    """A browser for each person; what is sent through `send` is taken back."""

    def __init__(self, records: Records) -> None:
        self.office, self.clients = records.world.office, {}

    def of(self, who: str) -> Client:
        """That person's."""
        if who not in self.clients:
            self.clients[who] = self.office.client(who)
            self.clients[who].raise_request_exception = False
        return self.clients[who]

    def send(self, who: str, path: str, payload: dict) -> int:
        """The status of the answer to a POST."""
        with taken_back():
            return self.of(who).post(path, payload).status_code


class TestTrouble:
    def test_every_page_opens_and_nothing_that_is_sent_breaks_it(self, records):
        browsers, wrong = Browsers(records), []
        for place, route in enumerate(OURS):
            who, path = insider(records, route), route.path(records.ids(route))
            opened = browsers.of(who).get(path)
            if opened.status_code not in (TAKEN if route.guarded is None else TAKEN - {403}):
                wrong.append(("GET", who, path, opened.status_code))
            is_html = opened.headers.get("Content-Type", "").startswith("text/html")
            fields = Fields(opened.content.decode()).fields if is_html and not opened.streaming else {}
            for payload in payloads(fields, place)[: None if fields else 2]:
                status = browsers.send(who, path, payload)
                wrong += [(("POST", who, path, status, {n: str(v)[:40] for n, v in payload.items()}))] * (
                    status not in TAKEN
                )
        assert not wrong

    def test_no_number_in_an_address_and_no_question_breaks_it(self, records):
        browsers, wrong = Browsers(records), []
        for place, route in enumerate(EVERY):
            who = insider(records, route) if route in OURS else "vanthu"
            strange = [STRANGE[(place + turn) % len(STRANGE)] for turn in (0, 5)]
            asked = [route.path(records.ids(route)) + "?" + "&".join(f"{n}={v}" for n in QUESTIONS) for v in strange]
            if any(f"<int:{name}>" in route.address for name in route.arguments):
                asked += [route.path(dict.fromkeys(route.arguments, HUGE))]
            for path in asked:
                status = browsers.of(who).get(path).status_code
                wrong += [(path[:120], status)] * (status not in TAKEN | {301})
        assert not wrong

    @pytest.mark.parametrize("day", ["0001-01-01", "31/12/9999", "01/01/1899"])
    def test_a_day_no_paper_bears_is_refused_in_words(self, office, day):
        answer = office.client("vanthu").get("/gui-nhan/so-chuyen-giao/", {"since": day, "until": day})
        assert answer.status_code == 422
        assert "Năm phải từ 1900 đến 2199" in answer.content.decode()


QUESTIONS = (
    *("q", "xep", "sau", "truoc", "tep", "phan", "ban", "cu", "moi", "van-ban", "ky", "nam", "state", "due", "since"),
    *("until", "part", "sender", "register", "organ", "type", "den", "tra-loi", "thay-the", "ngay", "page", "trang"),
)
STRANGE = ("", "-1", HUGE, "31/02/2026", "0001-01-01", "%00", "%C3%28", "a" * 3000, "incoming:9" + "9" * 30, "NaN")
