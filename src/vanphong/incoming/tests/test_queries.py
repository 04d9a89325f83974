"""Who sees what, what is found by which words, what other modules are told."""

from dataclasses import replace
from datetime import date

import pytest

from vanphong.incoming import ports
from vanphong.incoming.actions.handling import Routing, agree, assign, propose
from vanphong.incoming.actions.registration import edit
from vanphong.incoming.api import describe, piles
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.queries import answers
from vanphong.incoming.queries.documents import may_read
from vanphong.incoming.queries.prefill import prefill, read, sender_name
from vanphong.incoming.queries.search import matching
from vanphong.incoming.tests.builders import TODAY
from vanphong.registers.ports import texts_of
from vanphong.tasks.api import tree


def matched(actor, text: str) -> list[IncomingDocument]:
    return list(matching(IncomingDocument.objects.visible_to(actor), text).order_by("-id"))


def found(office, text, username="vanthu"):
    return matched(office.actor(username), text)


class TestSearch:
    @pytest.fixture
    def notice(self, arrivals):
        return arrivals.registered(
            reference="256-TB/TU", subject="Thông báo kết luận của Ban Thường vụ", sender_name="Tỉnh ủy Hòa Bình"
        )

    @pytest.mark.parametrize(
        "text",
        [
            "256-TB/TU",
            "256 TB TU",
            "256tb",
            "0256-TB",
            "ket luan",
            "KẾT LUẬN của ban",
            "ban thuong v",
            "hoa binh",
            "hoà bình",
            "1",
        ],
    )
    def test_finds_however_it_is_written(self, notice, office, text):
        assert found(office, text) == [notice]

    @pytest.mark.parametrize("text", ["257-TB/TU", "ket luan khac", "", "/-", "99", "'; DROP TABLE", '"', "a" * 500])
    def test_finds_nothing_else(self, notice, office, text):
        assert found(office, text) == []

    def test_follows_a_correction(self, notice, office):
        given = replace(notice_particulars(notice), subject="Việc hoàn toàn khác")
        edit(notice, office.actor("vanthu"), office.now, particulars=given)
        assert found(office, "ket luan") == []
        assert found(office, "hoan toan") == [notice]

    def test_newest_first(self, arrivals, office):
        first, second = arrivals.registered(), arrivals.registered()
        assert found(office, "xay dung dang") == [second, first]

    def test_only_what_one_takes_part_in(self, notice, office):
        assert found(office, "ket luan", "vanthu.btc") == []

    def test_nothing_secret_without_clearance(self, arrivals, office):
        arrivals.registered(secrecy=1, subject="Phương án tuyệt đối kín")
        assert len(found(office, "phuong an")) == 1
        uncleared = replace(office.actor("vanthu"), clearance=0)
        assert matched(uncleared, "phuong an") == []


def notice_particulars(document):
    from vanphong.incoming.rules import Particulars

    return Particulars(**{name: getattr(document, name) for name in Particulars.__dataclass_fields__})


class TestAccess:
    def test_files_are_read_by_who_takes_part(self, arrivals, office):
        document = arrivals.registered("directive")
        assert may_read(office.actor("bithu"), "incoming", document.pk)
        assert not may_read(office.actor("vanthu.btc"), "incoming", document.pk)
        assert not may_read(office.actor("bithu"), "incoming", 999)

    def test_nodes_are_told_to_who_takes_part(self, arrivals, office):
        document = arrivals.registered()
        assert describe([document.pk], office.actor("bithu"))[document.pk].title == document.title
        assert describe([document.pk], office.actor("vanthu.btc")) == {}


class TestRegisterTexts:
    def test_fill_the_columns_of_the_book(self, arrivals, office):
        document = arrivals.registered(copy_count=2)
        unit = office.position("truongphong").unit.principal
        assign(document, office.actor("vanthu"), office.now, routing=Routing(unit))
        texts = texts_of([document.ref], office.actor("vanthu"))[document.ref]
        assert texts["arrived_on"] == "24/11/2026"
        assert texts["recipient"] == "Phòng Tổng hợp"
        assert texts["forwarded_on"] == "24/11/2026"
        assert document.subject in texts["type_and_subject"]

    def test_leave_out_what_one_may_not_see(self, arrivals, office):
        document = arrivals.registered()
        assert texts_of([document.ref], office.actor("vanthu.btc")) == {}


class TestPiles:
    def counts(self, office, username):
        return {pile.name: pile.count for pile in piles(office.actor(username), office.now)}

    def test_each_has_what_waits_for_it(self, arrivals, office):
        arrivals.received("directive")
        arrivals.registered()
        proposed = arrivals.registered()
        secretary = office.position("bithu").principal
        propose(proposed, office.actor("chanhvp"), office.now, leader=secretary, opinion="Kính trình")
        directed = arrivals.registered()
        propose(directed, office.actor("chanhvp"), office.now, leader=secretary, opinion="Kính trình")
        agree(directed, office.actor("bithu"), office.now)
        clerk = self.counts(office, "vanthu")
        assert clerk["incoming_to_register"] == 1
        assert clerk["incoming_to_assign"] == 1
        assert self.counts(office, "chanhvp")["incoming_to_propose"] == 1
        assert self.counts(office, "bithu")["incoming_to_direct"] == 1
        assert self.counts(office, "phobithu")["incoming_to_direct"] == 0

    def test_an_assistant_has_the_leaders(self, arrivals, office):
        document = arrivals.registered()
        secretary = office.position("bithu").principal
        propose(document, office.actor("chanhvp"), office.now, leader=secretary, opinion="Kính trình")
        found = {pile.name: pile.count for pile in piles(office.assistant("troly"), office.now)}
        assert found["incoming_to_direct"] == 1

    def test_rows_lead_on(self, arrivals, office):
        document = arrivals.received("directive")
        pile = next(each for each in piles(office.actor("vanthu"), office.now) if each.name == "incoming_to_register")
        row = pile.rows()[0]
        assert (row.title, row.url) == ("118-HD-VPTW.pdf", f"/van-ban-den/{document.pk}/register/")


class TestPrefill:
    def test_what_came_with_the_document_comes_first(self, arrivals, office):
        document = arrivals.received("directive")
        IncomingDocument.objects.filter(pk=document.pk).update(reference="999-CV/X")
        document.refresh_from_db()
        filled = prefill(document, {"document_type_id": 1, "note": "không giữ"}, office.now)
        assert filled.values["reference"] == "999-CV/X"
        assert "reference" not in filled.read
        assert "note" not in filled.values

    def test_what_was_kept_fills_what_nothing_says(self, arrivals, office):
        document = arrivals.received("scanned-conclusion")
        filled = prefill(document, {"sender_name": "Nơi gửi trước", "register_id": 7}, office.now)
        assert filled.values["sender_name"] == "Nơi gửi trước"
        assert filled.read == {}

    @pytest.mark.parametrize(
        ("printed", "parent", "name"),
        [
            ("VĂN PHÒNG", "BAN CHẤP HÀNH TRUNG ƯƠNG", "Văn phòng Trung ương Đảng"),
            ("BAN TỔ CHỨC", "TỈNH ỦY THỰC HÀNH", "Ban Tổ chức Tỉnh ủy"),
            ("ỦY BAN NHÂN DÂN", "TỈNH KHÁC", "ỦY BAN NHÂN DÂN, TỈNH KHÁC"),
            ("", "", ""),
        ],
    )
    def test_the_sender_is_looked_up_by_its_printed_lines(self, office, printed, parent, name):
        assert sender_name(printed, parent, TODAY) == name

    def test_what_is_read_without_certainty_is_doubtful(self, office):
        one = {"value": "5-CV/X", "confidence": 0.4, "page": 1, "text": ""}
        (found,) = read({"reference": one}, TODAY).read.values()
        assert (found.is_doubtful, found.percent) == (True, 40)

    def test_another_reader_takes_the_place_of_the_plain_one(self, arrivals, office, monkeypatch):
        def reader(file, now):
            return {"subject": {"value": f"Đọc từ {file.name}", "confidence": 1.0, "page": 1, "text": ""}}

        monkeypatch.setattr(ports, "_readers", [*ports._readers])
        ports.use_reader(reader)
        filled = prefill(arrivals.received("directive"), {}, office.now)
        assert filled.values["subject"] == "Đọc từ 118-HD-VPTW.pdf"


class TestReplySource:
    def test_begins_an_answer(self, arrivals, office):
        document = arrivals.registered(urgency="urgent")
        source = answers.reply_source(document.pk, office.actor("chanhvp"))
        assert (source.ref, source.reference, source.urgency) == (document.ref, document.reference, "urgent")


class TestRouting:
    def test_says_who_has_it_since_when(self, arrivals, office):
        unit = office.position("truongphong").unit.principal
        document = assign(arrivals.registered(), office.actor("vanthu"), office.now, routing=Routing(unit))
        node = tree("incoming", document.pk, office.actor("vanthu"), office.now)[0]
        assert (node.who, node.since) == ("Phòng Tổng hợp", office.now)


class TestDates:
    def test_the_clock_of_a_delivery_is_that_of_its_sending(self, arrivals):
        document = arrivals.received(received_at=arrivals.now.replace(day=20))
        assert (document.received_at.day, document.arrived_on) == (20, date(2026, 11, 24))


class TestPlaces:
    def test_a_field_names_the_words_it_was_read_from(self, arrivals, office):
        filled = prefill(arrivals.received("directive"), {}, office.now)
        assert filled.texts["read-reference"] == "Số 118-HD/VPTW"
