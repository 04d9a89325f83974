import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from vanphong.files.api import current_versions
from vanphong.organisation.api import RecipientGroup
from vanphong.organisation.models import GroupMember
from vanphong.tasks.actions import assigning, holding
from vanphong.tasks.choices import State
from vanphong.tasks.models import Task
from vanphong.tasks.tests.build import DUE, MEMO, assigned, fresh, post

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/ghi-nho/71/?xem=1"}


@pytest.fixture
def given(office, memos):
    """One memo for Phòng Tổng hợp."""
    return assigned(office)


class TestList:
    def test_shows_the_actors_work(self, office, given):
        page = office.client("truongphong").get("/nhiem-vu/").content.decode()
        assert "Báo cáo kết quả nhiệm vụ năm 2026" in page
        assert "71-GN/VPTU" in page
        assert "Chưa xem" in page

    def test_is_empty_for_others(self, office, given):
        page = office.client("vanthu.benmau").get("/nhiem-vu/").content.decode()
        assert "Không có nhiệm vụ nào ở đây" in page

    @pytest.mark.parametrize(
        "part", ["lead", "support", "informed", "unit", "given", "acceptance", "returned", "late", "done", "all"]
    )
    def test_every_part_can_be_asked_for(self, office, given, part):
        assert office.client("chanhvp").get("/nhiem-vu/", {"part": part}).status_code == 200

    def test_answers_htmx_with_the_list_alone(self, office, given):
        body = office.client("truongphong").get("/nhiem-vu/?q=bao+cao", headers=HTMX).content.decode()
        assert "<html" not in body
        assert "Báo cáo kết quả" in body

    def test_goes_out_as_a_spreadsheet(self, office, given):
        answer = office.client("truongphong").get("/nhiem-vu/?xuat=xlsx-du")
        assert answer["Content-Type"].startswith("application/vnd.openxmlformats")

    def test_asks_few_questions(self, office, given, django_assert_max_num_queries):
        for record_id in range(72, 92):
            assigned(office, record_id=record_id)
        client = office.client("truongphong")
        client.get("/nhiem-vu/")
        with django_assert_max_num_queries(22):
            client.get("/nhiem-vu/")


class TestRecord:
    def test_leads_to_the_record_it_is_about(self, office, given):
        answer = office.client("truongphong").get(f"/nhiem-vu/{given.pk}/")
        assert (answer.status_code, answer["Location"]) == (302, f"/ghi-nho/71/#nhiem-vu-{given.pk}")

    def test_tells_a_former_holder_why_it_was_taken(self, office, given):
        holding.open_tasks("memo", MEMO, office.actor("truongphong"), office.now)
        assigning.recall(given.pk, office.actor("chanhvp"), office.now, reason="Giao nhầm đơn vị.")
        page = office.client("truongphong").get(f"/nhiem-vu/{given.pk}/").content.decode()
        assert "Giao nhầm đơn vị." in page
        assert "không còn phải xử lý" in page

    def test_is_not_found_by_others(self, office, given):
        assert office.client("vanthu.benmau").get(f"/nhiem-vu/{given.pk}/").status_code == 404


class TestVerbs:
    """Each verb through its page, without JavaScript and in the dialog."""

    def post(self, office, username, task, verb, **data):
        return office.client(username).post(f"/nhiem-vu/{task.pk}/{verb}/", {"seen": task.version, **data})

    @pytest.mark.parametrize(
        ("username", "verb"),
        [
            ("truongphong", "complete"),
            ("truongphong", "pass-on"),
            ("truongphong", "send-back"),
            ("chanhvp", "reassign"),
            ("chanhvp", "add-assignees"),
            ("chanhvp", "recall"),
            ("chanhvp", "extend"),
            ("chanhvp", "remind"),
            ("chanhvp", "reopen"),
            ("chanhvp", "resolve"),
            ("chanhvp", "accept"),
            ("chanhvp", "redo"),
        ],
    )
    def test_has_a_page_and_a_fragment_and_refuses_an_empty_form(self, office, given, username, verb):
        client = office.client(username)
        address = f"/nhiem-vu/{given.pk}/{verb}/"
        assert "<html" in client.get(address).content.decode()
        assert "<html" not in client.get(address, headers=HTMX).content.decode()
        assert client.post(address, {}).status_code == 422
        assert fresh(given).state == State.ASSIGNED

    def test_pass_on(self, office, given):
        answer = self.post(
            office, "truongphong", given, "pass-on", lead=post(office, "chuyenvien"), due_on="04/12/2026"
        )
        assert (answer.status_code, answer["Location"]) == (303, f"/nhiem-vu/{given.pk}/")
        assert Task.objects.get(parent=given).due_on == DUE

    def test_send_back(self, office, given):
        self.post(office, "truongphong", given, "send-back", reason="Không đúng chức năng.")
        assert fresh(given).state == State.RETURNED

    def test_complete_with_a_file(self, office, given):
        upload = SimpleUploadedFile("ket-qua.txt", "Kết quả".encode())
        answer = self.post(office, "truongphong", given, "complete", result="Đã xong.", uploads=upload)
        assert answer.status_code == 303
        assert [each.name for each in current_versions("task", [given.pk], "evidence")] == ["ket-qua.txt"]

    def test_complete_says_what_a_reply_needs_and_keeps_what_was_typed(self, office, memos):
        task = assigned(office, is_reply_required=True)
        answer = self.post(office, "truongphong", task, "complete", result="Đã nghiên cứu kỹ.")
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "yêu cầu trả lời" in page
        assert "Đã nghiên cứu kỹ." in page

    def test_complete_offers_the_replies_there_are(self, office, given, memos):
        from vanphong.kernel.trace import api as trace

        memos.issued[5] = True
        trace.link(("letter", 5), ("memo", MEMO), trace.Relation.REPLIES_TO, office.now)
        assert "5-CV/VPTU" in office.client("truongphong").get(f"/nhiem-vu/{given.pk}/complete/").content.decode()
        self.post(office, "truongphong", given, "complete", result="Đã trả lời.", evidence="letter:5")
        assert fresh(given).evidence == ("letter", 5)

    def test_resolve(self, office, given):
        task = holding.send_back(given.pk, office.actor("truongphong"), office.now, reason="Không đúng chức năng.")
        self.post(office, "chanhvp", task, "resolve", result="Đã trả lời trực tiếp.")
        assert fresh(given).state == State.COMPLETED

    def test_reassign(self, office, given):
        self.post(office, "chanhvp", given, "reassign", holder=post(office, "phochanhvp"), reason="Đổi phân công.")
        assert fresh(given).state == State.REASSIGNED

    def test_add_assignees_with_a_group(self, office, given):
        group = RecipientGroup.objects.create(organ=office.organ("TU"), name="Ban Tổ chức", folded="ban to chuc")
        GroupMember.objects.create(group=group, principal=office.organ("BTCTU").principal)
        answer = self.post(
            office, "chanhvp", given, "add-assignees", support=[post(office, "thuky")], groups=[group.pk]
        )
        assert answer.status_code == 303
        made = {task.capacity: task.holder for task in Task.objects.exclude(pk=given.pk)}
        assert made == {"support": post(office, "thuky"), "informed": office.organ("BTCTU").principal}

    def test_recall_leads_back_to_where_the_dialog_was_opened(self, office, given):
        client = office.client("chanhvp")
        answer = client.post(f"/nhiem-vu/{given.pk}/recall/", {"reason": "Giao nhầm."}, headers=HTMX)
        assert (answer.status_code, answer["HX-Redirect"]) == (204, "/ghi-nho/71/?xem=1")
        assert fresh(given).state == State.RECALLED

    def test_reopen(self, office, given):
        task = holding.complete(given.pk, office.actor("truongphong"), office.now, result="Xong.")
        self.post(office, "chanhvp", task, "reopen", reason="Thiếu số liệu.")
        assert fresh(given).state == State.ASSIGNED

    def test_extend(self, office, given):
        self.post(office, "chanhvp", given, "extend", due_on="2026-12-10", reason="Chờ số liệu.")
        assert fresh(given).extension_count == 1

    def test_remind(self, office, given):
        self.post(office, "chanhvp", given, "remind", text="Báo cáo trong ngày.")
        assert fresh(given).reminder == "Báo cáo trong ngày."

    def test_a_double_click_does_it_once(self, office, given):
        client = office.client("chanhvp")
        data = {"key": "mot-lan", "due_on": "2026-12-10", "reason": "Chờ số liệu."}
        client.post(f"/nhiem-vu/{given.pk}/extend/", data)
        again = client.post(f"/nhiem-vu/{given.pk}/extend/", data)
        assert again.status_code == 303
        assert fresh(given).extension_count == 1

    def test_a_page_drawn_before_somebody_else_acted_is_refused(self, office, given):
        assigning.remind(given.pk, office.actor("chanhvp"), office.now, text="Gấp.")
        answer = self.post(office, "chanhvp", given, "extend", due_on="2026-12-10", reason="Chờ số liệu.")
        assert answer.status_code == 422
        assert "đang mở trang" in answer.content.decode()

    def test_what_is_over_is_refused_with_a_sentence(self, office, given):
        task = holding.complete(given.pk, office.actor("truongphong"), office.now, result="Xong.")
        answer = self.post(office, "truongphong", task, "complete", result="Xong lần nữa.")
        assert answer.status_code == 422
        assert "trạng thái «Hoàn thành»" in answer.content.decode()

    def test_who_holds_nothing_is_refused(self, office, given):
        client = office.client("chuyenvien")
        assert client.post(f"/nhiem-vu/{given.pk}/complete/", {"result": "Xong."}).status_code == 403


class TestBulk:
    def test_asks_first_and_tells_what_became_of_each(self, office, memos):
        plain, asks = assigned(office), assigned(office, record_id=72, is_reply_required=True)
        client = office.client("truongphong")
        chosen = {"id": [plain.pk, asks.pk], "verb": "complete", "next": "/nhiem-vu/?part=lead"}
        asked = client.post("/nhiem-vu/hang-loat/", chosen)
        assert asked.status_code == 200
        assert "Hoàn thành 2 nhiệm vụ" in asked.content.decode()
        done = client.post("/nhiem-vu/hang-loat/", {**chosen, "asked": 1, "key": "k", "result": "Đã xử lý."})
        page = done.content.decode()
        assert "Chưa làm được" in page
        assert "hoàn thành từng việc" in page
        assert "/nhiem-vu/?part=lead" in page
        assert (fresh(plain).state, fresh(asks).state) == (State.COMPLETED, State.ASSIGNED)

    def test_passes_many_on_to_one(self, office, memos):
        first, second = assigned(office), assigned(office, record_id=72)
        client = office.client("truongphong")
        client.post(
            "/nhiem-vu/hang-loat/",
            {
                "id": [first.pk, second.pk],
                "verb": "pass_on",
                "asked": 1,
                "key": "k",
                "lead": post(office, "chuyenvien"),
            },
        )
        assert Task.objects.filter(holder=post(office, "chuyenvien")).count() == 2

    def test_refuses_nothing_chosen(self, office, memos):
        assert office.client("truongphong").post("/nhiem-vu/hang-loat/", {"verb": "complete"}).status_code == 422

    def test_leaves_out_what_the_actor_does_not_see(self, office, given):
        answer = office.client("vanthu.benmau").post(
            "/nhiem-vu/hang-loat/", {"id": [given.pk], "verb": "complete", "asked": 1, "result": "x"}
        )
        assert "Báo cáo kết quả" not in answer.content.decode()
        assert fresh(given).state == State.ASSIGNED

    def test_an_empty_form_is_asked_again(self, office, given):
        answer = office.client("truongphong").post(
            "/nhiem-vu/hang-loat/", {"id": [given.pk], "verb": "complete", "asked": 1, "result": ""}
        )
        assert answer.status_code == 422


class TestRouting:
    def test_the_fragment_shows_the_tree_and_the_verbs(self, office, given):
        from django.template.loader import render_to_string

        from vanphong.tasks import queries

        holding.pass_on(given.pk, office.actor("truongphong"), office.now, lead=post(office, "chuyenvien"))
        child = Task.objects.get(parent=given)
        holding.complete(
            child.pk, office.actor("chuyenvien"), office.now, result="Đã soạn dự thảo.", evidence_text="Dự thảo lần 2"
        )
        assigning.extend(
            given.pk, office.actor("chanhvp"), office.now, due_on=DUE.replace(day=20), reason="Chờ số liệu."
        )
        routing = queries.tree("memo", MEMO, office.actor("truongphong"), office.now)
        shown = render_to_string("tasks/routing.html", {"routing": routing})
        for words in ("Phòng Tổng hợp", "Đã soạn dự thảo.", "Dự thảo lần 2", "gia hạn 1 lần", "04/12/2026"):
            assert words in shown
        assert f'href="/nhiem-vu/{given.pk}/complete/"' in shown
        mine = queries.task_verbs("memo", MEMO, office.actor("truongphong"), office.now)
        assert "Việc của đồng chí: chủ trì" in render_to_string("tasks/mine.html", {"mine": mine})
