"""Nothing happens twice: every verb under one key, every form sent twice, two people at one record at one moment."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scripts.procedures import load_workflows
from tests.access.people import OWN, everybody, set_up_delegation
from tests.access.test_verbs import act_of, allowed, given, refused
from tests.access.world import RECORDS, World, taken_back
from tests.databases import run_together
from tests.office.office import NOW, Office
from vanphong.kernel.errors import AlreadyDone, NotPermitted, OfficeError, RecordNotFound, StaleRecord, WrongState
from vanphong.kernel.journal.models import Entry
from vanphong.kernel.outbox.models import Job
from vanphong.kernel.workflow import WORKFLOWS
from vanphong.outgoing.tests import builders as drafts

load_workflows()
KINDS = sorted({kind for kind, _ in RECORDS})


@pytest.fixture
def world(office) -> World:
    set_up_delegation(office)
    return World(office)


def tries(world: World, kind: str) -> Any:
    """Each verb of the kind once: its act, a record in a state that takes it, somebody who may, and what its form would hold."""
    flow, seen = WORKFLOWS[kind], set()
    for state in (state for of, state in RECORDS if of == kind):
        with taken_back():
            record, people = RECORDS[kind, state](world), everybody(world.office)
            for row in flow.transitions:
                if row.creates or row.verb in seen or state not in row.source:
                    continue
                able = [name for name, actor in people.items() if allowed(flow, row, record, actor)]
                if able:
                    seen.add(row.verb)
                    data = given(world, flow, row, record)
                    yield row, act_of(flow, row), record, [people[name] for name in able], data


@pytest.mark.parametrize("kind", KINDS)
class TestVerbs:
    def test_the_same_key_is_carried_out_once(self, world, kind):
        done = 0
        for row, act, record, able, data in tries(world, kind):
            with taken_back():
                actor = next((each for each in able if not refusal_of(act, record, each, data)), None)
                if actor is not None:
                    act(record.pk, actor, NOW, key="one-form", **data)
                    before = (Entry.objects.count(), Job.objects.count(), fresh(record).version)
                    second = refused(act, record.pk, actor, key="one-form", **data)
                    assert isinstance(second, (AlreadyDone, WrongState)), f"{row.verb}: {second!r}"
                    assert (Entry.objects.count(), Job.objects.count(), fresh(record).version) == before, row.verb
                    done += 1
        assert done >= len(WORKFLOWS[kind].transitions) / 3

    def test_whoever_acts_on_an_old_page_is_told_what_changed(self, world, kind):
        for row, act, record, able, data in tries(world, kind):
            with taken_back():
                actor = next((each for each in able if not refusal_of(act, record, each, data)), None)
                if actor is not None:
                    act(record.pk, actor, NOW, seen=record.version, **data)
                    late = refused(act, record.pk, able[-1], seen=record.version, **data)
                    assert isinstance(late, (StaleRecord, WrongState, RecordNotFound, NotPermitted)), row.verb
                    if isinstance(late, StaleRecord):
                        assert actor.name in late.message
                        assert all(len(pair) == 2 for pair in late.changes.values())


def refusal_of(act: Any, record: Any, actor: Any, data: dict[str, Any]) -> OfficeError | None:
    """What would speak against it, were it done now."""
    with taken_back():
        return refused(act, record.pk, actor, **data)


def fresh(record: Any) -> Any:
    """The record as it is now."""
    return type(record)._default_manager.get(pk=record.pk)


class Filled(HTMLParser):
    """The form of a page that is sent to the page itself, filled as somebody would who fills every field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self.is_ours, self.select, self.area = False, "", ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Fill a field."""
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = told.get("action", "")
            self.is_ours = told.get("method", "").lower() == "post" and not action.startswith(
                ("/tai-khoan", "/giao-dien")
            )
        name = told.get("name", "")
        if tag == "option" and self.select and told.get("value") and not self.values.get(self.select):
            self.values[self.select] = told["value"]
        if not self.is_ours or not name:
            return
        self.select = name if tag == "select" else self.select
        if tag == "input":
            self._input(name, told)
        elif tag in {"textarea", "select"}:
            self.values.setdefault(name, "" if tag == "select" else "Nội dung thử của cơ quan")

    def _input(self, name: str, told: dict[str, str]) -> None:
        kind = told.get("type", "text")
        if kind == "file":
            self.values[name] = SimpleUploadedFile("du-thao-moi.docx", drafts.docx(body="Bản khác hẳn bản trước."))
        elif kind in {"radio", "checkbox"}:
            if kind == "radio" or "checked" in told:
                self.values.setdefault(name, told.get("value", "on"))
        elif kind != "submit":
            usual = {"date": "2026-11-30", "number": "3", "password": Office.password}
            self.values.setdefault(name, told.get("value") or usual.get(kind, "Nội dung thử"))


PATHS = {
    "incoming": "/van-ban-den/{0.pk}/",
    "outgoing": "/van-ban-di/{0.pk}/",
    "task": "/nhiem-vu/{0.pk}/",
    "template": "/van-ban-di/mau/{0.pk}/",
    "delivery": "/gui-nhan/{0.pk}/",
    "dossier": "/ho-so/{0.pk}/",
    "register": "/so-van-ban/{0.pk}/",
    "number": "/so-van-ban/so/{0.pk}/",
    "book_entry": "/so-van-ban/muc/{0.pk}/",
    "consultation": "/van-ban-di/{0.document_id}/y-kien/{0.pk}/",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_sent_twice_is_done_once_and_leads_to_the_record(world, kind):
    flow, done, clients = WORKFLOWS[kind], set(), {}
    for state in (state for of, state in RECORDS if of == kind):
        with taken_back():
            record = RECORDS[kind, state](world)
            for row in (row for row in flow.transitions if state in row.source and not row.hidden):
                who = next((n for n in OWN if allowed(flow, row, record, world.actor(n))), None)
                if who is None or row.verb in done:
                    continue
                client = clients.setdefault(who, world.office.client(who))
                path = PATHS[kind].format(record) + row.verb.replace("_", "-") + "/"
                with taken_back():
                    if is_done_once(client, path, record):
                        done.add(row.verb)
    assert len(done) >= LEAST[kind], f"forms that could be filled and sent: {sorted(done)}"


LEAST = dict.fromkeys(KINDS, 1)
"""How many verbs of each kind have a form that can be filled without knowing more than it shows."""


def is_done_once(client: Any, path: str, record: Any) -> bool:
    """Send the form of that page twice; False when it cannot be filled this way."""
    opened = client.get(path)
    values = Filled(opened.content.decode()).values if opened.status_code == 200 else {"key": "a-form-without-a-page"}
    first = client.post(path, rewound(values))
    if first.status_code not in {302, 303}:
        return False
    before = (Entry.objects.count(), Job.objects.count())
    second = client.post(path, rewound(values))
    assert (Entry.objects.count(), Job.objects.count()) == before, f"{path} was done twice"
    assert second.status_code in {302, 303, 404, 409, 422}, f"{path}: {second.status_code}"
    if second.status_code in {302, 303}:
        assert client.get(second.url).status_code in {200, 302}
    return True


def rewound(values: dict[str, Any]) -> dict[str, Any]:
    """The values with their uploads at the beginning."""
    for value in values.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return values


class TestAtOnce:
    def test_of_two_people_at_one_moment_one_wins(self, committed):
        world = World(Office())
        chiefs = [world.actor(name) for name in ("chanhvp", "phochanhvp")]
        for kind, state, verb in (("incoming", "registered", "complete"), ("incoming", "registered", "keep")):
            flow, record = WORKFLOWS[kind], RECORDS[kind, state](world)
            act, data = act_of(flow, flow.table[verb]), given(world, flow, flow.table[verb], record)
            calls = [
                lambda actor=actor, act=act, pk=record.pk, seen=record.version, data=data: act(
                    pk, actor, NOW, seen=seen, **data
                )
                for actor in chiefs
            ]
            told = run_together(calls)
            lost = [each for each in told if isinstance(each, Exception)]
            assert len(lost) == 1
            assert isinstance(lost[0], StaleRecord)
            assert lost[0].changes, "the other is told what it was and what it is"
            assert Entry.objects.filter(kind=kind, record_id=record.pk, verb=verb).count() == 1
