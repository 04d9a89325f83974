"""The screens: what they answer, with and without htmx, and that each step of the day can be done on them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from vanphong.incoming.actions.handling import Routing, assign, propose
from vanphong.incoming.choices import Channel, State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.tests.builders import TODAY, file_name, rendered

HTMX = {"HX-Request": "true"}


def upload(key, name=""):
    return SimpleUploadedFile(name or file_name(key), rendered(key))


def field(page, name):
    """What a field of the page's form begins with."""
    form = page.context["form"]
    return form[name].value()


def registration(arrivals, page, **changes):
    """The fields of a registration form as the page shows them, with changes."""
    form = page.context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not None and value is not False}
    return data | changes


class TestReceive:
    def test_shows_the_zone_for_files(self, office):
        page = office.client("vanthu").get(reverse("incoming:receive"))
        assert page.status_code == 200
        assert "multiple" in page.content.decode()

    def test_each_file_becomes_an_arrival(self, office):
        data = {"sent": [upload("directive"), upload("commune-report")], "organ_id": office.organ("TU").pk}
        page = office.client("vanthu").post(reverse("incoming:receive"), data)
        assert page.status_code == 200
        assert "Đã tiếp nhận 2 văn bản" in page.content.decode()
        assert IncomingDocument.objects.filter(state=State.RECEIVED).count() == 2

    def test_a_bad_one_among_them_costs_nothing_but_itself(self, office):
        bad = SimpleUploadedFile("hỏng.pdf", b"%PDF-1.7 broken")
        data = {"sent": [upload("directive"), bad, upload("invitation")], "organ_id": office.organ("TU").pk}
        shown = office.client("vanthu").post(reverse("incoming:receive"), data).content.decode()
        assert "1 tệp không nhận được" in shown
        assert "Không nhận tệp «hỏng.pdf»" in shown
        assert IncomingDocument.objects.count() == 2

    def test_an_empty_one_is_told(self, office):
        data = {"sent": [SimpleUploadedFile("rỗng.pdf", b"")], "organ_id": office.organ("TU").pk}
        shown = office.client("vanthu").post(reverse("incoming:receive"), data).content.decode()
        assert "tệp rỗng" in shown

    def test_one_that_bears_a_secrecy_mark_is_refused(self, office):
        data = {"sent": [upload("secret-letter")], "organ_id": office.organ("TU").pk}
        shown = office.client("vanthu").post(reverse("incoming:receive"), data).content.decode()
        assert "dấu chỉ độ mật" in shown
        assert not IncomingDocument.objects.exists()

    def test_several_files_of_one_document(self, office):
        data = {
            "sent": [upload("directive"), upload("commune-report")],
            "organ_id": office.organ("TU").pk,
            "is_one": "on",
        }
        office.client("vanthu").post(reverse("incoming:receive"), data)
        assert IncomingDocument.objects.count() == 1

    def test_a_known_file_is_shown_before_a_number_is_spent(self, arrivals, office):
        first = arrivals.registered("directive")
        data = {"sent": [upload("directive", "khác tên.pdf")], "organ_id": office.organ("TU").pk}
        shown = office.client("vanthu").post(reverse("incoming:receive"), data).content.decode()
        assert "Có thể trùng" in shown
        assert reverse("incoming:record", args=[first.pk]) in shown

    def test_htmx_gets_the_outcome_alone(self, office):
        data = {"sent": [upload("directive")], "organ_id": office.organ("TU").pk}
        page = office.client("vanthu").post(reverse("incoming:receive"), data, headers=HTMX)
        assert "<html" not in page.content.decode()

    def test_the_same_form_twice_receives_once(self, office):
        client = office.client("vanthu")
        for _ in range(2):
            data = {"sent": [upload("directive")], "organ_id": office.organ("TU").pk, "key": "cùng-một-lần"}
            client.post(reverse("incoming:receive"), data)
        assert IncomingDocument.objects.count() == 1

    def test_without_files_says_so(self, office):
        page = office.client("vanthu").post(reverse("incoming:receive"), {"organ_id": office.organ("TU").pk})
        assert page.status_code == 422
        assert "Chưa chọn tệp nào" in page.content.decode()

    def test_is_for_the_registry_alone(self, office):
        assert office.client("chuyenvien").get(reverse("incoming:receive")).status_code == 403


class TestRegister:
    def test_begins_with_what_the_document_says(self, arrivals, office):
        document = arrivals.received("directive")
        page = office.client("vanthu").get(reverse("incoming:register", args=[document.pk]))
        assert field(page, "reference") == "118-HD/VPTW"
        assert field(page, "issued_on").isoformat() == "2026-09-08"
        assert field(page, "sender_name") == "Văn phòng Trung ương Đảng"
        assert "hệ thống thông tin" in field(page, "subject")
        assert "Máy đọc, 97%" in page.content.decode()

    def test_gives_the_number_and_shows_it_for_stamping(self, arrivals, office):
        client, document = office.client("vanthu"), arrivals.received("directive")
        address = reverse("incoming:register", args=[document.pk])
        answer = client.post(address, registration(arrivals, client.get(address)))
        assert answer.headers["Location"] == reverse("incoming:stamp", args=[document.pk])
        shown = client.get(answer.headers["Location"]).content.decode()
        assert "Số đến 1" in shown
        document.refresh_from_db()
        assert (document.state, document.reference) == (State.REGISTERED, "118-HD/VPTW")
        assert document.document_type.name == "Hướng dẫn"

    def test_goes_on_to_the_next_and_keeps_what_repeats(self, arrivals, office):
        client = office.client("vanthu")
        first, second = arrivals.received("directive"), arrivals.received("scanned-conclusion")
        proposer = office.position("chuyenvien").principal
        address = reverse("incoming:register", args=[first.pk])
        data = registration(arrivals, client.get(address), then="next", proposer=proposer)
        answer = client.post(address, data)
        assert answer.headers["Location"].startswith(reverse("incoming:register", args=[second.pk]))
        page = client.get(answer.headers["Location"])
        assert "Vừa vào sổ: số đến 1" in page.content.decode()
        assert field(page, "proposer") == proposer
        assert field(page, "sender_name") == "Văn phòng Trung ương Đảng"

    def test_what_is_wrong_comes_back_at_its_field_and_nothing_typed_is_lost(self, arrivals, office):
        client, document = office.client("vanthu"), arrivals.received("directive")
        address = reverse("incoming:register", args=[document.pk])
        data = registration(arrivals, client.get(address), subject="", note="ghi chú dài đã gõ")
        page = client.post(address, data)
        assert page.status_code == 422
        assert "Chưa ghi trích yếu nội dung." in page.context["form"].errors["subject"]
        assert "ghi chú dài đã gõ" in page.content.decode()

    def test_a_duplicate_is_shown_and_needs_a_tick(self, arrivals, office):
        arrivals.registered("directive")
        client, document = office.client("vanthu"), arrivals.received("directive")
        address = reverse("incoming:register", args=[document.pk])
        page = client.get(address)
        assert "Có thể văn bản này đã vào sổ" in page.content.decode()
        data = registration(arrivals, page)
        assert client.post(address, data).status_code == 422
        assert client.post(address, data | {"despite_duplicates": "on"}).status_code == 303

    def test_a_double_click_registers_once(self, arrivals, office):
        client, document = office.client("vanthu"), arrivals.received("directive")
        address = reverse("incoming:register", args=[document.pk])
        data = registration(arrivals, client.get(address))
        client.post(address, data)
        again = client.post(address, data)
        assert again.status_code in {302, 303}
        document.refresh_from_db()
        assert document.arrival_number == 1

    def test_htmx_gets_the_form_alone(self, arrivals, office):
        client, document = office.client("vanthu"), arrivals.received("directive")
        address = reverse("incoming:register", args=[document.pk])
        page = client.post(address, {"register_id": ""}, headers=HTMX)
        assert page.status_code == 422
        assert "<html" not in page.content.decode()

    def test_a_registered_document_opens_its_page(self, arrivals, office):
        document = arrivals.registered()
        answer = office.client("vanthu").get(reverse("incoming:register", args=[document.pk]))
        assert answer.headers["Location"] == reverse("incoming:record", args=[document.pk])

    def test_another_registry_does_not_find_it(self, arrivals, office):
        document = arrivals.received("directive")
        address = reverse("incoming:register", args=[document.pk])
        assert office.client("vanthu.benmau").get(address).status_code == 404


class TestPaper:
    def test_is_registered_with_its_scan(self, arrivals, office):
        client = office.client("vanthu")
        data = registration(
            arrivals,
            client.get(reverse("incoming:paper")),
            sender_name="Sở Nội vụ",
            subject="Về việc phối hợp",
            reference="12/SNV",
        )
        answer = client.post(reverse("incoming:paper"), data | {"sent": [upload("scanned-conclusion")]})
        document = IncomingDocument.objects.get()
        assert answer.status_code == 303
        assert (document.channel, document.arrival_number) == (Channel.PAPER, 1)

    def test_a_bad_scan_is_told_and_nothing_is_registered(self, arrivals, office):
        client = office.client("vanthu")
        given = registration(arrivals, client.get(reverse("incoming:paper")), sender_name="A", subject="B")
        page = client.post(reverse("incoming:paper"), given | {"sent": [SimpleUploadedFile("a.pdf", b"MZ")]})
        assert page.status_code == 422
        assert "Không nhận tệp" in page.content.decode()
        assert not IncomingDocument.objects.exists()


class TestRecord:
    @pytest.fixture
    def assigned(self, arrivals, office):
        document = arrivals.registered("directive")
        unit = office.position("truongphong").unit.principal
        propose(document, office.actor("chanhvp"), office.now, opinion="Kính trình", routing=Routing(unit))
        return assign(document, office.actor("vanthu"), office.now, routing=Routing(unit, due_on=TODAY))

    @pytest.mark.parametrize("username", ["vanthu", "chanhvp", "bithu", "truongphong"])
    def test_is_shown_to_who_takes_part(self, assigned, office, username):
        shown = office.client(username).get(reverse("incoming:record", args=[assigned.pk])).content.decode()
        assert assigned.subject in shown
        assert "Phòng Tổng hợp" in shown
        assert "Kính trình" in shown

    def test_is_absent_for_everybody_else(self, assigned, office):
        for username in ("vanthu.benmau", "ketoan", "quantri"):
            assert office.client(username).get(reverse("incoming:record", args=[assigned.pk])).status_code == 404

    def test_opening_it_marks_the_readers_task(self, assigned, office):
        from vanphong.tasks.api import Task

        office.client("truongphong").get(reverse("incoming:record", args=[assigned.pk]))
        assert Task.objects.of_source("incoming", assigned.pk).exclude(opened_at=None).count() == 1

    def test_offers_the_verbs_of_the_reader(self, arrivals, office):
        document = arrivals.registered("directive")
        clerk = office.client("vanthu").get(reverse("incoming:record", args=[document.pk])).content.decode()
        assert f"/van-ban-den/{document.pk}/assign/" in clerk
        leader = office.client("bithu").get(reverse("incoming:record", args=[document.pk])).content.decode()
        assert f"/van-ban-den/{document.pk}/direct/" in leader
        assert f"/van-ban-den/{document.pk}/edit/" not in leader

    def test_asks_few_questions(self, assigned, office, django_assert_max_num_queries):
        client = office.client("chanhvp")
        client.get(reverse("incoming:record", args=[assigned.pk]))
        with django_assert_max_num_queries(15):
            client.get(reverse("incoming:record", args=[assigned.pk]))

    def test_the_slip_is_a_pdf(self, assigned, office):
        answer = office.client("vanthu").get(reverse("incoming:slip", args=[assigned.pk]))
        assert answer.content.startswith(b"%PDF")


class TestVerbs:
    def test_propose_and_agree(self, arrivals, office):
        document = arrivals.registered("directive")
        unit = office.position("truongphong").unit.principal
        address = reverse("incoming:propose", args=[document.pk])
        client = office.client("chanhvp")
        page = client.get(address, headers=HTMX)
        assert page.status_code == 200
        data = {"leader": office.position("bithu").principal, "opinion": "Giao Phòng Tổng hợp", "lead": unit}
        assert client.post(address, data).status_code == 303
        leader = office.client("bithu")
        shown = leader.get(reverse("incoming:record", args=[document.pk])).content.decode()
        assert "Đồng ý như đề xuất" in shown
        assert leader.post(reverse("incoming:agree", args=[document.pk])).status_code == 303
        document.refresh_from_db()
        assert document.state == State.IN_PROGRESS

    def test_a_phrase_stands_for_the_text(self, arrivals, office):
        document = arrivals.registered()
        address = reverse("incoming:direct", args=[document.pk])
        office.client("bithu").post(address, {"text": "", "phrase": "Lưu"})
        assert document.directives.get().text == "Lưu"

    def test_a_form_that_saw_an_older_version_is_told_what_changed(self, arrivals, office):
        document = arrivals.registered()
        propose(document, office.actor("chanhvp"), office.now, opinion="Trình trước")
        address = reverse("incoming:direct", args=[document.pk])
        page = office.client("bithu").post(address, {"text": "Ý kiến đã gõ", "seen": document.version})
        assert page.status_code == 422
        shown = page.content.decode()
        assert "Ý kiến đã gõ" in shown
        assert "Trong lúc đồng chí đang mở trang" in shown

    def test_groups_are_taken_apart(self, arrivals, office):
        from vanphong.organisation.actions.groups import form_group
        from vanphong.tasks.api import Task

        members = [office.organ("BTCTU").principal, office.organ("UBKTTU").principal]
        group = form_group(
            office.actor("vanthu"), office.now, organ_id=office.organ("VPTU").pk, name="Các ban", members=members
        )
        document = arrivals.registered()
        data = {"lead": office.position("truongphong").unit.principal, "informed": [f"g{group.pk}"]}
        office.client("vanthu").post(reverse("incoming:assign", args=[document.pk]), data)
        holders = set(Task.objects.of_source("incoming", document.pk).values_list("holder", flat=True))
        assert set(members) <= holders

    def test_nobody_is_chosen_who_was_not_offered(self, arrivals, office):
        document = arrivals.registered()
        page = office.client("vanthu").post(reverse("incoming:assign", args=[document.pk]), {"lead": "999999"})
        assert page.status_code == 422

    @pytest.mark.parametrize(
        ("verb", "data", "state"),
        [
            ("keep", {}, State.KEPT),
            ("complete", {"result": "Đã xong"}, State.COMPLETED),
            ("forward", {"receiver": "Sở Nội vụ"}, State.FORWARDED),
        ],
    )
    def test_ends(self, arrivals, office, verb, data, state):
        document = arrivals.registered()
        answer = office.client("vanthu").post(reverse(f"incoming:{verb}", args=[document.pk]), data)
        assert answer.status_code == 303
        document.refresh_from_db()
        assert document.state == state

    def test_remove_restore_and_reopen(self, arrivals, office):
        client, document = office.client("vanthu"), arrivals.received()
        client.post(reverse("incoming:remove", args=[document.pk]), {"reason": "Gửi nhầm"})
        document.refresh_from_db()
        assert document.state == State.REMOVED
        client.post(reverse("incoming:restore", args=[document.pk]))
        document.refresh_from_db()
        assert document.state == State.RECEIVED

    def test_edit_shows_and_keeps(self, arrivals, office):
        client, document = office.client("vanthu"), arrivals.registered()
        address = reverse("incoming:edit", args=[document.pk])
        page = client.get(address)
        data = registration(arrivals, page, subject="Trích yếu đã sửa")
        assert client.post(address, data).status_code == 303
        shown = client.get(reverse("incoming:record", args=[document.pk])).content.decode()
        assert "Trích yếu đã sửa" in shown
        assert document.subject in shown

    def test_attach(self, arrivals, office):
        document = arrivals.registered()
        address = reverse("incoming:attach", args=[document.pk])
        client = office.client("vanthu")
        assert client.get(address).status_code == 200
        answer = client.post(address, {"sent": [upload("scanned-conclusion")], "slot": "scan"})
        assert answer.status_code == 303


class TestList:
    def test_shows_what_the_reader_takes_part_in(self, arrivals, office):
        document = arrivals.registered()
        address = reverse("incoming:list")
        assert document.subject in office.client("vanthu").get(address).content.decode()
        assert document.subject not in office.client("chuyenvien").get(address).content.decode()

    @pytest.mark.parametrize(
        "query",
        [
            "q=ket qua cong tac",
            "q=54 BC DU",
            "q=54-bc/đu",
            "reference=54bc",
            "number=1",
            "q=1",
            "sender=ben mau",
            "state=registered",
            "arrived_from=2026-11-24&arrived_to=2026-11-24",
            "issued_to=2026-11-20",
            "urgency=normal",
            "pile=to_propose",
            "channel=upload",
        ],
    )
    def test_finds_by(self, arrivals, office, query):
        found = arrivals.registered(reference="54-BC/ĐU")
        arrivals.registered(
            reference="7-CV/TT", subject="Việc khác hẳn", sender_name="Nơi khác", urgency="urgent", issued_on=TODAY
        ) if "state" not in query and "arrived" not in query and "pile" not in query and "channel" not in query else None
        page = office.client("chanhvp" if "pile" in query else "vanthu").get(f"{reverse('incoming:list')}?{query}")
        assert [line.record.pk for line in page.context["list"].lines] == [found.pk]

    @pytest.mark.parametrize("query", ["q=khong co", "reference=99", "alert=red", "pile=overdue", "q=%2F%2F"])
    def test_finds_nothing_by(self, arrivals, office, query):
        arrivals.registered(reference="54-BC/ĐU")
        page = office.client("vanthu").get(f"{reverse('incoming:list')}?{query}")
        assert not page.context["list"].lines

    def test_exports(self, arrivals, office):
        arrivals.registered()
        answer = office.client("vanthu").get(f"{reverse('incoming:list')}?xuat=xlsx-du")
        assert b"".join(answer.streaming_content).startswith(b"PK")

    def test_asks_few_questions_however_many_rows(self, arrivals, office, django_assert_max_num_queries):
        client = office.client("vanthu")
        for _ in range(3):
            arrivals.registered()
        client.get(reverse("incoming:list"))
        with django_assert_max_num_queries(15):
            client.get(reverse("incoming:list"))

    def test_several_are_kept_at_once(self, arrivals, office):
        plain, asking = arrivals.registered(), arrivals.registered(is_reply_required=True)
        data = {"verb": "keep", "id": [plain.pk, asking.pk]}
        shown = office.client("vanthu").post(reverse("incoming:bulk"), data).content.decode()
        assert "1 văn bản đã lưu để biết" in shown
        assert re.search("Văn bản yêu cầu trả lời", shown)

    def test_several_are_assigned_at_once(self, arrivals, office):
        client = office.client("vanthu")
        ids = [arrivals.registered().pk, arrivals.registered().pk]
        data = {"verb": "assign", "id": ids}
        assert client.post(reverse("incoming:bulk"), data).status_code == 200
        lead = office.position("truongphong").unit.principal
        assert client.post(reverse("incoming:bulk"), data | {"go": "1"}).status_code == 422
        shown = client.post(reverse("incoming:bulk"), data | {"go": "1", "lead": lead}).content.decode()
        assert "2 văn bản đã giao xử lý" in shown

    def test_what_one_may_not_see_is_counted_without_a_name(self, arrivals, office):
        document = arrivals.registered(symbol="BTCTU", clerk="vanthu.btc")
        data = {"verb": "keep", "id": [document.pk]}
        shown = office.client("vanthu").post(reverse("incoming:bulk"), data).content.decode()
        assert document.subject not in shown
        assert "1 văn bản không thực hiện được" in shown
