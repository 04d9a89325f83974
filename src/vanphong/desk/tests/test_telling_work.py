"""Who is told what of tasks, arrived documents and drafts."""

from dataclasses import replace

import pytest

from tests.office.office import NOW
from vanphong.desk.handlers import incoming as on_documents
from vanphong.desk.handlers import outgoing as on_drafts
from vanphong.desk.handlers import tasks as on_tasks
from vanphong.incoming import api as incoming
from vanphong.notices.api import Notice
from vanphong.outgoing import api as outgoing
from vanphong.tasks import api as tasks

TITLE = "54-BC/ĐU: Kết quả công tác xây dựng Đảng"


def a_task_event(kind, office, concerned: str = "truongphong", by: str = "chanhvp", **more):
    position = office.position(concerned).principal
    told = {
        "task_id": 5,
        "source_kind": "incoming",
        "source_id": 9,
        "title": TITLE,
        "secrecy": 0,
        "capacity": "lead",
        "holder": position,
        "assigner": office.position(by).principal,
        "due_on": "2026-12-04",
        "was_opened": True,
        "said": "Khẩn trương thực hiện",
        "by": office.person(by).name,
        "by_person_id": office.person(by).pk,
        "version": 1,
        "principals": [position],
    }
    return kind(**(told | more))


def a_document_event(kind, office, concerned: str = "phobithu", by: str = "chanhvp", **more):
    told = {
        "document_id": 9,
        "organ_id": office.organ("TU").pk,
        "title": TITLE,
        "secrecy": 0,
        "by": office.person(by).name,
        "by_person_id": office.person(by).pk,
        "version": 3,
        "principals": (office.position(concerned).principal,),
    }
    return kind(**(told | more))


def notices(office, username: str) -> list[Notice]:
    return list(Notice.objects.filter(person=office.person(username)).order_by("id"))


class TestTasks:
    @pytest.mark.parametrize(
        ("handler", "kind", "words", "topic"),
        [
            (on_tasks.task_assigned, tasks.TaskAssigned, "giao chủ trì", "assigned"),
            (on_tasks.task_returned, tasks.TaskReturned, "trả lại", "followed"),
            (on_tasks.task_recalled, tasks.TaskRecalled, "thu hồi", "changed"),
            (on_tasks.task_reassigned, tasks.TaskReassigned, "cho người khác", "changed"),
            (on_tasks.task_completed, tasks.TaskCompleted, "hoàn thành", "followed"),
            (on_tasks.result_accepted, tasks.ResultAccepted, "nghiệm thu", "followed"),
            (on_tasks.result_returned, tasks.ResultReturned, "trả lại làm tiếp", "assigned"),
            (on_tasks.task_reopened, tasks.TaskReopened, "mở lại", "changed"),
            (on_tasks.task_extended, tasks.TaskExtended, "gia hạn", "changed"),
            (on_tasks.task_reminded, tasks.TaskReminded, "đôn đốc", "reminded"),
        ],
    )
    def test_each_event_tells_whom_it_concerns(self, office, handler, kind, words, topic):
        handler(a_task_event(kind, office), NOW)
        (notice,) = notices(office, "truongphong")
        assert words in notice.sentence
        assert (notice.topic, notice.ref_kind, notice.ref_id) == (topic, "incoming", 9)

    def test_the_sentence_says_by_whom_what_by_when_and_how(self, office):
        on_tasks.task_assigned(a_task_event(tasks.TaskAssigned, office), NOW)
        by = office.person("chanhvp").name
        expected = f"{by} giao chủ trì «{TITLE}», hạn 04/12/2026. Khẩn trương thực hiện"
        assert notices(office, "truongphong")[0].sentence == expected

    def test_who_is_only_informed_is_given_nothing_to_do(self, office):
        on_tasks.task_assigned(a_task_event(tasks.TaskAssigned, office, capacity="informed", due_on=""), NOW)
        assert "gửi để biết" in notices(office, "truongphong")[0].sentence

    def test_the_actor_is_not_told_of_the_own_act(self, office):
        event = a_task_event(tasks.TaskCompleted, office, by="truongphong")
        on_tasks.task_completed(event, NOW)
        assert notices(office, "truongphong") == []

    def test_once_for_one_act_and_again_for_the_next(self, office):
        event = a_task_event(tasks.TaskReminded, office)
        for each in (event, event, replace(event, version=2)):
            on_tasks.task_reminded(each, NOW)
        assert len(notices(office, "truongphong")) == 2

    def test_of_a_secret_one_neither_title_nor_words_and_only_to_the_cleared(self, office):
        people = [office.position(name).principal for name in ("bithu", "chuyenvien")]
        on_tasks.task_assigned(a_task_event(tasks.TaskAssigned, office, secrecy=3, principals=people), NOW)
        (notice,) = notices(office, "bithu")
        assert TITLE not in notice.sentence
        assert "Khẩn trương" not in notice.sentence
        assert notice.is_in_digest is False
        assert notices(office, "chuyenvien") == []


class TestDocuments:
    @pytest.mark.parametrize(
        ("handler", "kind", "words"),
        [
            (on_documents.document_received, incoming.DocumentReceived, "chờ vào sổ"),
            (on_documents.document_registered, incoming.DocumentRegistered, "chờ đề xuất"),
            (on_documents.document_proposed, incoming.DocumentProposed, "chờ ý kiến chỉ đạo"),
            (on_documents.document_directed, incoming.DocumentDirected, "đã cho ý kiến chỉ đạo"),
            (on_documents.document_completed, incoming.DocumentCompleted, "kết thúc xử lý"),
            (on_documents.document_reopened, incoming.DocumentReopened, "mở lại"),
            (on_documents.document_withdrawn, incoming.DocumentWithdrawn, "Nơi gửi thu hồi"),
        ],
    )
    def test_each_event_tells_whom_it_concerns(self, office, handler, kind, words):
        handler(a_document_event(kind, office), NOW)
        (notice,) = notices(office, "phobithu")
        assert words in notice.sentence
        assert (notice.ref_kind, notice.ref_id) == ("incoming", 9)


def a_draft_event(kind, office, **more):
    told = {
        "document_id": 7,
        "organ_id": office.organ("TU").pk,
        "version": 4,
        "secrecy": 0,
        "title": "Thông báo: kết luận hội nghị",
        "author": office.position("chuyenvien").principal,
        "principals": [office.position("phobithu").principal],
        "by": office.person("chanhvp").name,
        "by_person_id": office.person("chanhvp").pk,
        "reason": "Sửa lại căn cứ",
    }
    return kind(**(told | more))


class TestDrafts:
    @pytest.mark.parametrize(
        ("handler", "kind", "words", "people"),
        [
            (on_drafts.appraisal_requested, outgoing.AppraisalRequested, "trình thẩm định", {"phobithu"}),
            (on_drafts.document_submitted, outgoing.DocumentSubmitted, "trình ký", {"phobithu"}),
            (on_drafts.turn_passed, outgoing.TurnPassed, "đến bước của đồng chí", {"phobithu"}),
            (on_drafts.signer_changed, outgoing.SignerChanged, "chuyển đồng chí ký", {"phobithu"}),
            (on_drafts.document_appraised, outgoing.DocumentAppraised, "Sửa lại căn cứ", {"chuyenvien"}),
            (on_drafts.document_returned, outgoing.DocumentReturned, "trả lại", {"chuyenvien", "phobithu"}),
            (on_drafts.document_issued, outgoing.DocumentIssued, "Đã ban hành", {"chuyenvien"}),
            (on_drafts.document_voided, outgoing.DocumentVoided, "hủy ban hành", {"chuyenvien"}),
            (on_drafts.document_revoked, outgoing.DocumentRevoked, "Đã thu hồi", {"chuyenvien"}),
        ],
    )
    def test_each_event_tells_whom_it_concerns(self, office, handler, kind, words, people):
        handler(a_draft_event(kind, office), NOW)
        told = {notice.person.account.username: notice.sentence for notice in Notice.objects.all()}
        assert set(told) == people
        assert all(words in sentence for sentence in told.values())

    @pytest.mark.parametrize(
        ("handler", "kind", "words"),
        [
            (on_drafts.opinion_asked, outgoing.OpinionAsked, "xin ý kiến"),
            (on_drafts.opinion_reminded, outgoing.OpinionReminded, "nhắc cho ý kiến"),
            (on_drafts.opinion_given, outgoing.OpinionGiven, "đã cho ý kiến"),
        ],
    )
    def test_each_event_of_a_consultation_too(self, office, handler, kind, words):
        told = vars(a_draft_event(outgoing.DocumentIssued, office)).copy()
        given = {name: told[name] for name in ("document_id", "version", "secrecy", "title", "by", "by_person_id")}
        event = kind(consultation_id=3, question="?", principals=[office.position("bithu").principal], **given)
        handler(event, NOW)
        assert words in notices(office, "bithu")[0].sentence
