"""Several people at one moment, with real commits: nobody's act is lost, nothing happens twice."""

import pytest

from tests.databases import run_together
from tests.office.office import Office
from vanphong.delivery import api as delivery
from vanphong.kernel.errors import OfficeError
from vanphong.outgoing.actions import drafting, issuing, signing
from vanphong.outgoing.models import OutgoingDocument, Signature
from vanphong.outgoing.queries import contents
from vanphong.outgoing.tests import builders
from vanphong.registers import api as registers


@pytest.fixture
def people(committed) -> Office:
    """The practice office with real commits."""
    return Office()


def done(results):
    """What was not refused."""
    return [result for result in results if not isinstance(result, Exception)]


def refused(results):
    """What was, for a reason that was expected."""
    assert all(isinstance(each, OfficeError) for each in results if isinstance(each, Exception)), results
    return [result for result in results if isinstance(result, OfficeError)]


class TestTogether:
    def test_two_signers_of_one_rank_at_once(self, people):
        document = builders.submitted(people, ["chanhvp", "phochanhvp"])
        results = run_together([self.signing(people, document, name) for name in ("chanhvp", "phochanhvp")])
        assert len(done(results)) == 2
        assert Signature.objects.count() == 2
        assert OutgoingDocument.objects.get(pk=document.pk).turn == [document.signer_id]

    def test_one_signer_twice_at_once(self, people):
        document = builders.submitted(people)
        results = run_together([self.signing(people, document, "phobithu")] * 2)
        assert (len(done(results)), len(refused(results)), Signature.objects.count()) == (1, 1, 1)

    def test_a_signature_and_a_withdrawal_at_once(self, people):
        document = builders.submitted(people)

        def withdraw():
            from vanphong.outgoing.actions import appraising

            return appraising.withdraw(document.pk, people.actor("chuyenvien"), people.now, reason="Sửa.")

        results = run_together([self.signing(people, document, "phobithu"), withdraw])
        assert (len(done(results)), len(refused(results))) == (1, 1)
        state = OutgoingDocument.objects.get(pk=document.pk).state
        assert (state, Signature.objects.count()) in {("signed", 1), ("appraised", 0)}

    def test_two_new_versions_at_once_are_both_kept(self, people):
        document = builders.drafted(people)
        texts = [builders.kept(people, builders.docx(body=f"Nội dung thứ {n}."), f"{n}.docx") for n in range(2)]
        actor = people.actor("chuyenvien")
        results = run_together(
            [lambda text=text: drafting.revise(document.pk, actor, people.now, text=text) for text in texts]
        )
        assert len(done(results)) == 2
        assert [version.number for version in contents.main_versions(document)] == [1, 2, 3]

    def test_the_second_of_two_who_saw_the_same_page_is_told(self, people):
        document = builders.drafted(people)
        texts = [builders.kept(people, builders.docx(body=f"Nội dung thứ {n}."), f"{n}.docx") for n in range(2)]
        actor, seen = people.actor("chuyenvien"), document.version
        results = run_together(
            [lambda text=text: drafting.revise(document.pk, actor, people.now, text=text, seen=seen) for text in texts]
        )
        assert [error.code for error in refused(results)] == ["stale_record"]
        assert len(contents.main_versions(document)) == 2

    def test_two_clerks_number_one_document_at_once(self, people):
        document = builders.checked(people)
        results = run_together([lambda: builders.number(people, document)] * 2)
        assert (len(done(results)), len(refused(results))) == (1, 1)
        assert len(registers.numbers_of("outgoing", document.pk)) == 1

    def test_two_clerks_issue_one_document_at_once(self, people):
        document = builders.rendered(people)
        clerk = people.actor("vanthu")
        results = run_together([lambda: issuing.issue(document.pk, clerk, people.now)] * 2)
        assert (len(done(results)), len(refused(results))) == (1, 1)
        assert len(delivery.statuses(*document.ref)) == 1

    @staticmethod
    def signing(people, document, name):
        actor, sha256 = people.actor(name), document.sha256
        return lambda: signing.put_signature(document.pk, actor, people.now, proof=builders.PROOF, sha256=sha256)
