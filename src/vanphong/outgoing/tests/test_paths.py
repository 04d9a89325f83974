"""No path leads to a signature without a passed appraisal of exactly that content: every verb tried in every state that can be reached."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from vanphong.files import api as files
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput, OfficeError
from vanphong.outgoing.actions import appraising, consulting, drafting, forming, issuing, signing
from vanphong.outgoing.choices import UNDER_SIGNATURE, State, StepOutcome
from vanphong.outgoing.models import Appraisal, OutgoingDocument, Signature
from vanphong.outgoing.queries.contents import content_files
from vanphong.outgoing.tests import builders
from vanphong.outgoing.workflow import DOCUMENT

pytestmark = pytest.mark.django_db
Move = Callable[[int], Any]


class Back(Exception):  # not an error: it undoes a step of the search
    """Undo."""


@dataclass
class Search:
    """Goes through every state of one document that the verbs can reach, undoing each step."""

    moves: dict[str, Move]
    seen: set[tuple[Any, ...]] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    performed: set[str] = field(default_factory=set)
    attempts: int = 0

    def explore(self, document_id: int) -> None:
        """From where the document is, every verb; then on from where it led."""
        document = OutgoingDocument.objects.get(pk=document_id)
        check(document)
        key = abstract(document)
        if key in self.seen:
            return
        self.seen.add(key)
        self.states.add(document.state)
        for name, move in self.moves.items():
            self.attempts += 1
            self._try(name, move, document_id)

    def _try(self, name: str, move: Move, document_id: int) -> None:
        try:
            with transaction.atomic():
                move(document_id)
                self.performed.add(name.partition(" ")[0])
                self.explore(document_id)
                raise Back
        except (Back, OfficeError):
            return


def abstract(document: OutgoingDocument) -> tuple[Any, ...]:
    """What decides about the future of a document: two with the same are alike."""
    signed = document.steps.filter(round=document.round, outcome=StepOutcome.SIGNED).count()
    return (
        document.state,
        document.sha256,
        document.appraised_sha256,
        tuple(document.turn),
        signed,
        document.signer_id,
    )


def check(document: OutgoingDocument) -> None:
    """The law, read from the tables and not from the columns that the rules use."""
    appraisals = list(Appraisal.objects.filter(document=document, is_passed=True))
    for signature in Signature.objects.filter(document=document).select_related("step"):
        before = [each for each in appraisals if each.sha256 == signature.sha256 and each.at <= signature.at]
        assert before, "a signature without a passed appraisal of its content"
        is_in_force = signature.step.round == document.round and signature.step.outcome == StepOutcome.SIGNED
        if is_in_force and document.state in UNDER_SIGNATURE:
            assert signature.sha256 == document.sha256, "the content changed after it was signed"
    if document.state in UNDER_SIGNATURE:
        valid = [each for each in appraisals if each.voided_at is None]
        assert [each.sha256 for each in valid] == [document.sha256], "no valid appraisal of this very content"


class Verbs:
    """Each verb with good data, by whoever may perform it. Contents: none, a text, the text with an appendix."""

    def __init__(self, office) -> None:
        self.office, self.now = office, office.now
        self.author, self.appraiser = office.actor("chuyenvien"), office.actor("thamdinh")
        self.clerk, self.signer, self.head = (
            office.actor("vanthu"),
            office.actor("phobithu"),
            office.actor("truongphong"),
        )
        self.text, self.other = builders.kept(office), builders.drafted(office, text=None, subject="Văn bản khác")
        self.appendix = builders.kept(office, builders.docx("Phụ lục"), "phu-luc.docx")
        self.pdf = builders.kept(office, builders.plain_pdf(), "ban.pdf")
        self.lines, self.values = builders.recipients(office), builders.particulars(office)
        self.more = builders.recipients(office, "A99.21")[:1]
        self.register_id = builders.register_of(office).pk

    def attach(self, pk):
        if any(file.slot == "appendix" for file in content_files(OutgoingDocument.objects.get(pk=pk))):
            raise InvalidInput("một phụ lục là đủ cho phép thử này")
        return drafting.attach(pk, self.author, self.now, text=self.appendix)

    def dismiss_finding(self, pk):
        mark = builders.found(OutgoingDocument.objects.get(pk=pk))
        return forming.dismiss_finding(pk, self.author, self.now, mark=mark, reason="Theo mẫu của ngành.")

    def restore_finding(self, pk):
        mark = builders.let_stand(OutgoingDocument.objects.get(pk=pk))
        return forming.restore_finding(pk, self.author, self.now, mark=mark)

    def leave_out(self, pk):
        version = files.current_versions("outgoing", [pk], "appendix").order_by("-id").first()
        return drafting.leave_out(pk, self.author, self.now, version_id=version.pk if version else 0)

    def edit(self, pk, **values):
        return drafting.edit(pk, self.author, self.now, values={**self.values, **values}, lines=self.lines)

    def consult(self, pk):
        asked = [self.office.position("chanhvp").principal]
        return consulting.consult(pk, self.author, self.now, asked=asked, question="Đề nghị cho ý kiến.")

    def appraise(self, pk, *, passed):
        points = {"is_content_good": passed, "is_form_good": True, "is_authority_good": True}
        return appraising.appraise(pk, self.appraiser, self.now, **points, content_note="Xem lại.")

    def submit(self, pk, *before):
        return signing.submit(pk, self.author, self.now, ranks=[*before, [self.signer.position_id]])

    def sign(self, pk, actor):
        sha256 = OutgoingDocument.objects.get(pk=pk).sha256
        return signing.put_signature(pk, actor, self.now, proof=builders.PROOF, sha256=sha256)

    def change_signer(self, pk):
        step = OutgoingDocument.objects.get(pk=pk).steps.filter(outcome="", is_final=False).order_by("-id").first()
        another = self.office.position("chanhvp").pk
        step_id = step.pk if step else 0
        return signing.change_signer(pk, self.author, self.now, step_id=step_id, position_id=another, reason="Đi vắng.")

    def number(self, pk):
        today = office_date(self.now)
        return issuing.number(pk, self.clerk, self.now, register_id=self.register_id, issued_on=today)

    def moves(self) -> dict[str, Move]:
        """The verbs by name; what follows a blank tells variants apart."""
        author, signer, clerk, now = self.author, self.signer, self.clerk, self.now
        return {
            "edit same": self.edit,
            "edit subject": lambda pk: self.edit(pk, subject="Khác"),
            "revise": lambda pk: drafting.revise(pk, author, now, text=self.text),
            "mend_form": lambda pk: forming.mend_form(pk, author, now, text=self.text, codes="D08"),
            "dismiss_finding": self.dismiss_finding,
            "restore_finding": self.restore_finding,
            "attach": self.attach,
            "leave_out": self.leave_out,
            "edit_recipients": lambda pk: drafting.edit_recipients(pk, author, now, lines=self.lines),
            "relate": lambda pk: drafting.relate(pk, author, now, target=self.other.ref),
            "consult": self.consult,
            "request_appraisal": lambda pk: appraising.request_appraisal(pk, author, now),
            "appraise passed": lambda pk: self.appraise(pk, passed=True),
            "appraise failed": lambda pk: self.appraise(pk, passed=False),
            "submit": self.submit,
            "submit head": lambda pk: self.submit(pk, [self.head.position_id]),
            "sign": lambda pk: self.sign(pk, signer),
            "sign head": lambda pk: self.sign(pk, self.head),
            "send_back": lambda pk: signing.send_back(pk, signer, now, reason="Sửa lại."),
            "send_back previous": lambda pk: signing.send_back(pk, signer, now, reason="Sửa lại.", to="previous"),
            "change_signer": self.change_signer,
            "add_signer": lambda pk: signing.add_signer(pk, author, now, positions=[self.head.position_id]),
            "withdraw": lambda pk: appraising.withdraw(pk, author, now, reason="Sửa."),
            "drop": lambda pk: drafting.drop(pk, author, now, reason="Thôi."),
            "check": lambda pk: issuing.check(pk, clerk, now),
            "refuse": lambda pk: issuing.refuse(pk, clerk, now, reason="Sai."),
            "number": self.number,
            "render": lambda pk: issuing.render(pk, SYSTEM, now, text=self.pdf),
            "render_again": lambda pk: issuing.render_again(pk, clerk, now),
            "upload_rendition": lambda pk: issuing.upload_rendition(pk, clerk, now, text=self.pdf),
            "issue": lambda pk: issuing.issue(pk, clerk, now),
            "dispatch": lambda pk: issuing.dispatch(pk, clerk, now, lines=self.more),
            "void": lambda pk: issuing.void(pk, clerk, now, reason="Sai."),
            "revoke": lambda pk: issuing.revoke(pk, clerk, now, reason="Sai."),
            "give_way": lambda pk: issuing.give_way(pk, SYSTEM, now, by="KL"),
        }


class TestEveryPath:
    def test_leads_to_a_signature_only_through_an_appraisal_of_that_content(self, office):
        search = Search(Verbs(office).moves())
        search.explore(builders.drafted(office, text=None).pk)
        assert search.performed == set(DOCUMENT.table) - {"draft"}, "every verb of the table was performed"
        assert search.states == set(State), "every state was reached"
        assert search.attempts > 1000


class TestDatabaseItselfRefuses:
    def test_a_signature_without_an_appraisal(self, office):
        document = builders.submitted(office)
        document.appraisals.update(voided_at=office.now, voided_reason="thử")
        step = document.steps.get()
        with pytest.raises(DatabaseError), transaction.atomic():
            Signature.objects.create(**self.values(office, document, step))

    def test_a_signature_of_another_content(self, office):
        document = builders.submitted(office)
        values = self.values(office, document, document.steps.get())
        with pytest.raises(DatabaseError), transaction.atomic():
            Signature.objects.create(**{**values, "sha256": "f" * 64})

    def test_a_submission_without_an_appraisal(self, office):
        document = builders.drafted(office)
        row = OutgoingDocument.objects.filter(pk=document.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(state=State.SUBMITTED)

    def test_a_new_content_under_signature(self, office):
        document = builders.signed(office)
        with pytest.raises(IntegrityError), transaction.atomic():
            OutgoingDocument.objects.filter(pk=document.pk).update(sha256="f" * 64)

    @pytest.mark.parametrize("spoil", [lambda rows: rows.update(person="Ai đó"), lambda rows: rows.delete()])
    def test_an_altered_signature(self, office, spoil):
        builders.signed(office)
        with pytest.raises(DatabaseError), transaction.atomic():
            spoil(Signature.objects.all())

    def test_a_second_valid_appraisal(self, office):
        document = builders.appraised(office)
        first = document.appraisals.get()
        first.pk, first.at = None, office.now + timedelta(hours=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            first.save(force_insert=True)

    def test_an_appraisal_that_passed_with_a_fault(self, office):
        document = builders.appraised(office)
        with pytest.raises(IntegrityError), transaction.atomic():
            document.appraisals.update(is_form_good=False)

    def test_a_secret_draft_on_the_internet(self, office):
        document = builders.drafted(office)
        with pytest.raises(DatabaseError), transaction.atomic():
            OutgoingDocument.objects.filter(pk=document.pk).update(secrecy=1)

    @staticmethod
    def values(office, document, step):
        return {
            "document": document,
            "step": step,
            "sha256": document.sha256,
            "files": [],
            "person_id": 1,
            "person": "Ai đó",
            "position_id": step.position_id,
            "title": "Phó Bí thư",
            "method": "recorded_act",
            "at": office.now,
        }
