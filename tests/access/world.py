"""A record of each kind in each state, walked there by the verbs themselves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from tests.office.office import NOW, Office
from vanphong.delivery import actions as sending
from vanphong.delivery.tests import letters
from vanphong.dossiers import actions as filing
from vanphong.dossiers.tests.builders import a_dossier
from vanphong.files import api as files
from vanphong.incoming.actions import arrival, handling
from vanphong.incoming.actions.handling import Routing, source_of
from vanphong.incoming.choices import Channel
from vanphong.incoming.tests.builders import Arrivals
from vanphong.kernel.records import Record
from vanphong.outgoing.actions import consulting, drafting, issuing, templates
from vanphong.outgoing.choices import BEFORE_SIGNING
from vanphong.outgoing.models import DraftTemplate
from vanphong.outgoing.tests import builders as drafts
from vanphong.registers.actions import books, entries, numbers
from vanphong.registers.api import Register, allocate
from vanphong.tasks import api as tasks
from vanphong.tasks.actions.assigning import Order
from vanphong.tasks.models import Task


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside is taken back. A bare savepoint: files may be stored, which they are not inside an `atomic` block."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


TODAY = date(2026, 11, 24)
DUE = date(2026, 12, 4)
LATER = date(2026, 12, 11)
ENTRY = {
    "happened_on": TODAY,
    "reference": "12-BC/TU ngày 20/11/2026",
    "secrecy": 1,
    "copies": 2,
    "place": "Công an tỉnh",
}
"""What an entry of the book of transfers says."""
REASON = "Lý do thử của cơ quan thực hành"


@dataclass
class World:
    """The office with what builders need."""

    office: Office

    def __post_init__(self) -> None:
        self.arrivals = Arrivals(self.office)
        self.text = drafts.kept(self.office, drafts.docx(body="Nội dung khác hẳn."), "khac.docx")
        self.pdf = drafts.kept(self.office, drafts.plain_pdf(), "ban-phat-hanh.pdf")

    def actor(self, name: str):
        """That person in the main post."""
        return self.office.actor(name)

    def post(self, name: str) -> int:
        """The principal of that person's post."""
        return self.office.position(name).principal

    def unit(self, name: str) -> int:
        """The principal of that person's unit."""
        return self.office.position(name).unit.principal

    def routing(self, lead: str = "truongphong") -> Routing:
        """That person's unit leads."""
        return Routing(lead=self.unit(lead), due_on=DUE)

    def book(self, direction: str = "outgoing", symbol: str = "TU", *, secret: bool = False) -> Register:
        """A register of the organ."""
        return Register.objects.get(organ=self.office.organ(symbol), direction=direction, is_secret=secret)

    # incoming

    def received(self):
        return self.arrivals.received()

    def registered(self):
        return self.arrivals.registered()

    def proposed(self):
        return handling.propose(
            self.registered(), self.actor("chanhvp"), NOW, leader=self.post("bithu"), routing=self.routing()
        )

    def directed(self):
        return handling.direct(self.proposed(), self.actor("bithu"), NOW, text="Giao Văn phòng tham mưu.")

    def in_progress(self):
        return handling.assign(self.registered(), self.actor("chanhvp"), NOW, routing=self.routing())

    def completed(self):
        return handling.complete(self.registered(), self.actor("chanhvp"), NOW, result="Đã trả lời.")

    def kept(self):
        return handling.keep(self.registered(), self.actor("chanhvp"), NOW)

    def forwarded(self):
        return handling.forward(self.registered(), self.actor("chanhvp"), NOW, receiver="Sở Nội vụ")

    def removed(self):
        return arrival.remove(self.received(), self.actor("vanthu"), NOW, reason=REASON)

    # tasks

    def assigned_task(self) -> Task:
        return Task.objects.get(source_kind="incoming", source_id=self.in_progress().pk)

    def passed_on_task(self) -> Task:
        return tasks.pass_on(self.assigned_task(), self.actor("truongphong"), NOW, lead=self.post("chuyenvien"))

    def returned_task(self) -> Task:
        return tasks.send_back(self.assigned_task(), self.actor("truongphong"), NOW, reason=REASON)

    def completed_task(self) -> Task:
        return tasks.complete(self.assigned_task(), self.actor("truongphong"), NOW, result="Đã xong.")

    def awaiting_acceptance_task(self) -> Task:
        document = handling.assign(
            self.registered(),
            self.actor("chanhvp"),
            NOW,
            routing=replace(self.routing(), is_acceptance_required=True),
        )
        task = Task.objects.get(source_kind="incoming", source_id=document.pk)
        return tasks.complete(task, self.actor("truongphong"), NOW, result="Đã xong.", evidence_text="412-CV/VPTU")

    def recalled_task(self) -> Task:
        return tasks.recall(self.assigned_task(), self.actor("chanhvp"), NOW, reason=REASON)

    def reassigned_task(self) -> Task:
        old = self.assigned_task()
        tasks.reassign(old, self.actor("chanhvp"), NOW, holder=self.post("chuyenvien2"), reason=REASON)
        return Task.objects.get(pk=old.pk)

    def noted_task(self) -> Task:
        document = self.in_progress()
        handling.add(document, self.actor("chanhvp"), NOW, routing=Routing(informed=[self.post("chuyenvien2")]))
        tasks.open_tasks("incoming", document.pk, self.actor("chuyenvien2"), NOW)
        return Task.objects.get(source_id=document.pk, capacity="informed")

    # deliveries

    def sent(self):
        return letters.sent(self.office)

    def opened(self):
        return sending.open_delivery(self.sent().pk, self.actor("vanthu.btc"), NOW)

    def registered_delivery(self):
        given = {"arrival_number": "17", "record": ("incoming", 1)}
        return sending.mark_registered(self.opened().pk, self.actor("vanthu.btc"), NOW, **given)

    def refused(self):
        return sending.refuse(self.sent(), self.actor("vanthu.btc"), NOW, reason=REASON)

    def revoked_delivery(self):
        return sending.revoke_one(self.sent(), self.actor("vanthu"), NOW, reason=REASON)

    def listed(self):
        return letters.send(self.office, names=("Sở Nội vụ",)).deliveries.get()

    def handed_over(self):
        return sending.hand_over(self.listed(), self.actor("vanthu"), NOW, handed_on=TODAY)

    # dossiers

    def open_dossier(self):
        dossier = a_dossier(self.office)
        other = a_dossier(self.office, title="Hồ sơ được lưu trong hồ sơ khác")
        return filing.file(dossier, self.actor("chuyenvien"), NOW, item=other.ref)

    def closed_dossier(self):
        return filing.close(self.open_dossier(), self.actor("chuyenvien"), NOW)

    # outgoing

    def submitted(self):
        """First to the head of another organ, then to its own signer."""
        return drafts.submitted(self.office, ["truongban.btc"])

    def returned(self):
        return drafts.appraise(self.office, drafts.appraising_now(self.office), passed=False)

    def voided(self):
        return issuing.void(drafts.issued(self.office), self.actor("vanthu"), NOW, reason=REASON)

    def revoked(self):
        return issuing.revoke(drafts.issued(self.office), self.actor("vanthu"), NOW, reason=REASON)

    def dropped(self):
        return drafting.drop(drafts.drafted(self.office), self.actor("chuyenvien"), NOW, reason=REASON)

    def appendix(self, document) -> int:
        """A file beside the text, where one may still be put there."""
        if document.state not in BEFORE_SIGNING:
            return 0
        given = (document.kind, document.pk, files.Slot.APPENDIX, self.text.blob, self.text.name)
        return files.attach(*given, self.actor("chuyenvien"), NOW).pk

    def open_consultation(self):
        asked = [self.unit("nhiemvu"), self.office.organ("BTCTU").principal, self.post("thuky")]
        document = consulting.consult(
            drafts.drafted(self.office), self.actor("chuyenvien"), NOW, asked=asked, question="Đề nghị cho ý kiến."
        )
        return document.consultations.get()

    def closed_consultation(self):
        return consulting.close(self.open_consultation(), self.actor("chuyenvien"), NOW, summary="Đã tổng hợp.")

    # templates of drafts

    def template(self):
        """One of the provincial committee."""
        values = {"document_type_id": DraftTemplate.objects.first().document_type_id, "name": "Mẫu", "body": "Nội dung"}
        given = {"organ_id": self.office.organ("TU").pk, "values": values}
        return templates.add_template(None, self.actor("chanhvp"), NOW, **given)

    def closed_template(self):
        return templates.close(self.template(), self.actor("chanhvp"), NOW)

    # registers and numbers

    def open_register(self):
        return self.book()

    def closed_register(self):
        return books.close_register(self.book(), self.actor("chanhvp"), NOW, reason=REASON)

    def secret_register(self):
        return self.book("incoming", secret=True)

    def entered(self):
        book = Register.objects.get(organ=self.office.organ("TU"), direction="transfer")
        return entries.enter(None, self.actor("vanthu"), NOW, register_id=book.pk, values=ENTRY)

    def struck(self):
        return entries.strike(self.entered(), self.actor("vanthu"), NOW, reason=REASON)

    def held(self):
        return numbers.hold(self.book().pk, "notice", TODAY, REASON, DUE, self.actor("vanthu"), NOW)

    def used(self):
        given = {"on": TODAY, "record": ("outgoing", 1), "actor": self.actor("vanthu"), "now": NOW}
        return allocate(self.book().pk, series="notice", **given)

    def void(self):
        return numbers.void_held(self.held(), self.actor("vanthu"), NOW, reason=REASON)

    def outside(self):
        given = {"register_id": self.book().pk, "series": "notice", "on": TODAY}
        return numbers.note_outside(None, self.actor("vanthu"), NOW, **given)


def _draft(name: str) -> Callable[[World], Record]:
    return lambda world: getattr(drafts, name)(world.office)


RECORDS: dict[tuple[str, str], Callable[[World], Any]] = {
    ("incoming", "received"): World.received,
    ("incoming", "registered"): World.registered,
    ("incoming", "proposed"): World.proposed,
    ("incoming", "directed"): World.directed,
    ("incoming", "in_progress"): World.in_progress,
    ("incoming", "completed"): World.completed,
    ("incoming", "kept"): World.kept,
    ("incoming", "forwarded"): World.forwarded,
    ("incoming", "removed"): World.removed,
    ("task", "assigned"): World.assigned_task,
    ("task", "passed_on"): World.passed_on_task,
    ("task", "returned"): World.returned_task,
    ("task", "reassigned"): World.reassigned_task,
    ("task", "recalled"): World.recalled_task,
    ("task", "completed"): World.completed_task,
    ("task", "awaiting_acceptance"): World.awaiting_acceptance_task,
    ("task", "noted"): World.noted_task,
    ("delivery", "sent"): World.sent,
    ("delivery", "opened"): World.opened,
    ("delivery", "registered"): World.registered_delivery,
    ("delivery", "refused"): World.refused,
    ("delivery", "revoked"): World.revoked_delivery,
    ("delivery", "listed"): World.listed,
    ("delivery", "handed_over"): World.handed_over,
    ("dossier", "open"): World.open_dossier,
    ("dossier", "closed"): World.closed_dossier,
    ("outgoing", "draft"): _draft("drafted"),
    ("outgoing", "appraising"): _draft("appraising_now"),
    ("outgoing", "appraised"): _draft("appraised"),
    ("outgoing", "submitted"): World.submitted,
    ("outgoing", "returned"): World.returned,
    ("outgoing", "signed"): _draft("signed"),
    ("outgoing", "checked"): _draft("checked"),
    ("outgoing", "numbered"): _draft("numbered"),
    ("outgoing", "rendered"): _draft("rendered"),
    ("outgoing", "issued"): _draft("issued"),
    ("outgoing", "voided"): World.voided,
    ("outgoing", "revoked"): World.revoked,
    ("outgoing", "dropped"): World.dropped,
    ("consultation", "open"): World.open_consultation,
    ("consultation", "closed"): World.closed_consultation,
    ("template", "open"): World.template,
    ("template", "closed"): World.closed_template,
    ("register", "open"): World.open_register,
    ("register", "closed"): World.closed_register,
    ("book_entry", "entered"): World.entered,
    ("book_entry", "struck"): World.struck,
    ("number", "held"): World.held,
    ("number", "used"): World.used,
    ("number", "void"): World.void,
    ("number", "outside"): World.outside,
}
"""(kind, state) → how such a record comes to be. Complete: `test_verbs` refuses a state of any procedure that is missing here."""

BEGINNINGS: dict[tuple[str, str], Callable[[World], dict[str, Any]]] = {
    ("consultation", "ask"): lambda world: {
        "document": drafts.drafted(world.office),
        "asked": [world.unit("nhiemvu")],
        "question": "Ý kiến?",
        "due_on": None,
    },
    ("dossier", "open"): lambda world: {"title": "Hồ sơ mới"},
    ("incoming", "receive"): lambda world: {
        "organ_id": world.office.organ("TU").pk,
        "channel": Channel.UPLOAD,
        "arrived": [world.arrivals.file()],
    },
    ("number", "hold"): lambda world: {
        "register_id": world.book().pk,
        "series": "notice",
        "on": TODAY,
        "reason": REASON,
        "until": DUE,
    },
    ("number", "note_outside"): lambda world: {"register_id": world.book().pk, "series": "notice", "on": TODAY},
    ("outgoing", "draft"): lambda world: {
        "organ_id": world.office.organ("TU").pk,
        "values": drafts.particulars(world.office),
        "lines": drafts.recipients(world.office),
        "text": world.text,
    },
    ("book_entry", "enter"): lambda world: {
        "register_id": Register.objects.get(organ=world.office.organ("TU"), direction="transfer").pk,
        "values": ENTRY,
    },
    ("register", "open_register"): lambda world: {
        "organ_id": world.office.organ("TU").pk,
        "direction": "outgoing",
        "name": "Sổ mới",
        "period_kind": "year",
        "series_kind": "single",
        "reason": REASON,
    },
    ("template", "add_template"): lambda world: {
        "organ_id": world.office.organ("TU").pk,
        "values": {"document_type_id": DraftTemplate.objects.first().document_type_id, "name": "M", "body": "N"},
    },
    ("task", "assign"): lambda world: {
        "order": Order(source_of(world.registered()), "Đề nghị tham mưu.", DUE),
        "holder": world.unit("truongphong"),
        "capacity": "lead",
        "replaces": None,
        "label": "Phòng Tổng hợp",
        "deadline": "",
        "words": "",
    },
}
"""(kind, verb) → what the verb that begins a record takes."""

INPUT: dict[tuple[str, str], Callable[[World, Any], dict[str, Any]]] = {
    ("consultation", "give_opinion"): lambda world, record: {"answer": "agree"},
    ("consultation", "close"): lambda world, record: {"summary": "Đã tổng hợp."},
    ("delivery", "mark_registered"): lambda world, record: {
        "arrival_number": "9",
        "record_kind": "incoming",
        "record_id": 1,
    },
    ("delivery", "hand_over"): lambda world, record: {"handed_on": TODAY},
    ("delivery", "amend_hand_over"): lambda world, record: {"handed_on": TODAY},
    ("dossier", "edit"): lambda world, record: {"title": "Tên khác"},
    ("dossier", "file"): lambda world, record: {"item": a_dossier(world.office, title="Thêm").ref},
    ("dossier", "take_out"): lambda world, record: {"item_id": record.items.get().pk, "reason": REASON},
    ("dossier", "share"): lambda world, record: {"principals": [world.post("lich")], "names": "Lịch"},
    ("dossier", "hand_over"): lambda world, record: {
        "keeper_id": world.office.position("chuyenvien2").pk,
        "name": "Chuyên viên",
        "reason": REASON,
    },
    ("incoming", "attach"): lambda world, record: {"arrived": [world.arrivals.file()]},
    ("incoming", "propose"): lambda world, record: {"leader": world.post("bithu"), "routing": world.routing()},
    ("incoming", "direct"): lambda world, record: {"text": "Đồng ý.", "routing": world.routing()},
    ("incoming", "assign"): lambda world, record: {"routing": world.routing()},
    ("incoming", "copy"): lambda world, record: {"informed": [world.post("lich")]},
    ("incoming", "add"): lambda world, record: {"routing": Routing(informed=[world.post("chuyenvien2")])},
    ("incoming", "forward"): lambda world, record: {"receiver": "Sở Nội vụ"},
    ("incoming", "complete"): lambda world, record: {"result": "Đã xong."},
    ("incoming", "register"): lambda world, record: {
        "register_id": world.book("incoming").pk,
        "particulars": world.arrivals.given(),
    },
    ("incoming", "edit"): lambda world, record: {"particulars": world.arrivals.given(subject="Trích yếu khác")},
    ("number", "prolong"): lambda world, record: {"reason": REASON, "until": LATER},
    ("number", "use_held"): lambda world, record: {"taker": ("outgoing", 2), "label": ""},
    ("outgoing", "edit"): lambda world, record: {
        "values": drafts.particulars(world.office, subject="Khác"),
        "lines": drafts.recipients(world.office),
    },
    ("outgoing", "revise"): lambda world, record: {"text": world.text},
    ("outgoing", "attach"): lambda world, record: {"text": world.text},
    ("outgoing", "mend_form"): lambda world, record: {"text": world.text, "codes": "D08"},
    ("outgoing", "dismiss_finding"): lambda world, record: {"mark": drafts.found(record), "reason": REASON},
    ("outgoing", "restore_finding"): lambda world, record: {"mark": drafts.let_stand(record)},
    ("outgoing", "leave_out"): lambda world, record: {"version_id": world.appendix(record)},
    ("outgoing", "edit_recipients"): lambda world, record: {"lines": drafts.recipients(world.office)},
    ("outgoing", "relate"): lambda world, record: {"target": a_dossier(world.office, title="Liên quan").ref},
    ("outgoing", "number"): lambda world, record: {"register_id": world.book().pk, "issued_on": TODAY},
    ("outgoing", "render"): lambda world, record: {"text": world.pdf},
    ("outgoing", "upload_rendition"): lambda world, record: {"text": world.pdf},
    ("outgoing", "dispatch"): lambda world, record: {"lines": drafts.recipients(world.office, "BTGDVTU")},
    ("outgoing", "give_way"): lambda world, record: {"by": "2-TB/TU"},
    ("outgoing", "appraise"): lambda world, record: {
        "is_content_good": True,
        "is_form_good": True,
        "is_authority_good": True,
    },
    ("outgoing", "consult"): lambda world, record: {"asked": [world.unit("nhiemvu")], "question": "Ý kiến?"},
    ("outgoing", "submit"): lambda world, record: {"ranks": [[record.signer_id]]},
    ("outgoing", "sign"): lambda world, record: {"proof": drafts.PROOF, "sha256": record.sha256},
    ("outgoing", "add_signer"): lambda world, record: {"positions": [world.office.position("phobithu2").pk]},
    ("outgoing", "change_signer"): lambda world, record: {
        "step_id": step.pk if (step := record.steps.last()) else 0,
        "position_id": world.office.position("phobithu2").pk,
        "reason": REASON,
    },
    ("register", "edit_register"): lambda world, record: {"name": "Tên khác", "shares_decisions": False},
    ("register", "carry_on"): lambda world, record: {"series": "notice", "begins_at": 50, "reason": REASON},
    ("template", "edit"): lambda world, record: {"values": {"name": "Tên khác"}},
    ("task", "add_assignees"): lambda world, record: {"informed": [world.post("lich")]},
    ("task", "reassign"): lambda world, record: {"holder": world.post("lich"), "reason": REASON},
    ("task", "extend"): lambda world, record: {"due_on": LATER, "reason": REASON},
    ("task", "remind"): lambda world, record: {"text": "Đề nghị khẩn trương."},
    ("task", "pass_on"): lambda world, record: {"lead": world.post("chuyenvien2")},
    ("task", "complete"): lambda world, record: {"result": "Đã xong."},
    ("task", "resolve"): lambda world, record: {"result": "Đã xong."},
}
"""(kind, verb) → what its form would hold. A verb that is missing takes a `reason`, or nothing, as its signature says."""
