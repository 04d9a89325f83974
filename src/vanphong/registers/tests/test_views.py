from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from vanphong.kernel import clock
from vanphong.kernel.clock import office_date
from vanphong.registers import api, ports
from vanphong.registers.models import Number, Period

SOON = f"{office_date(clock.now()) + timedelta(days=20):%d/%m/%Y}"
HTMX = {"HX-Request": "true"}
TEXTS = {
    "sender": "Ban Tổ chức Trung ương",
    "reference": "1250-CV/BTCTW",
    "type_and_subject": "Công văn về việc rà soát quy hoạch cán bộ nhiệm kỳ 2025–2030",
    "recipient": "Phòng Tổng hợp",
    "secrecy": "Mật",
}


@pytest.fixture
def texts(monkeypatch):
    """What the modules above say of their records: of every record but number 99, which nobody may see."""
    told = {
        kind: lambda ids, actor: {each: {**TEXTS, "note": f"hồ sơ {each}"} for each in ids if each != 99}
        for kind in ("incoming", "outgoing")
    }
    monkeypatch.setattr(ports, "_PORTS", told)


def url(name: str, *args: object) -> str:
    return reverse(f"registers:{name}", args=args)


class TestList:
    def test_shows_the_registers_of_the_organs_whose_books_one_keeps(self, office, books):
        books.take(books.get("TU"))
        answer = office.client("vanthu").get(url("list"))
        assert answer.status_code == 200
        text = answer.content.decode()
        assert "Tỉnh ủy Thực Hành" in text
        assert "Văn phòng Tỉnh ủy" in text
        assert "Ban Tổ chức" not in text
        assert "Sổ đăng ký văn bản mật đến" in text

    def test_says_nothing_of_secret_registers_to_somebody_who_only_reads(self, office):
        text = office.client("luutru").get(url("list")).content.decode()
        assert "Sổ đăng ký văn bản đến" in text
        assert "văn bản mật" not in text

    def test_tells_of_numbers_held_beyond_their_day(self, office, books):
        register = books.get("TU")
        held = api.hold(register.pk, "", books.on, "Chờ ký", books.on, office.actor("vanthu"), office.now)
        Number.objects.filter(pk=held.pk).update(held_until=books.on - timedelta(days=900))
        assert "Số giữ đã quá hạn" in office.client("vanthu").get(url("list")).content.decode()

    def test_refuses_who_has_nothing_to_do_with_registers(self, office):
        assert office.client("chuyenvien").get(url("list")).status_code == 403

    def test_asks_the_same_number_of_questions_however_many_registers(self, office, django_assert_max_num_queries):
        client = office.client("vanthu")
        client.get(url("list"))
        with django_assert_max_num_queries(15):
            client.get(url("list"))


class TestRecord:
    def test_has_the_columns_of_the_arrival_register(self, office, books, texts):
        register = books.get("TU")
        books.take(register)
        text = office.client("vanthu").get(url("record", register.pk)).content.decode()
        for shown in (
            "Số đến",
            "Tác giả (nơi gửi)",
            "Tên loại và trích yếu",
            "Đơn vị hoặc người nhận",
            *TEXTS.values(),
        ):
            if shown != "Mật":
                assert shown in text

    def test_shows_held_void_and_outside_numbers_with_their_explanation(self, office, books, texts):
        register, clerk = books.get("TU", "đi"), office.actor("vanthu")
        gone = books.take(register, "plan", record=("outgoing", 1))
        api.void(gone.pk, "Sai thẩm quyền", clerk, office.now)
        api.hold(register.pk, "plan", books.on, "Chờ chữ ký", date(2026, 12, 1), clerk, office.now)
        api.note_outside(None, clerk, office.now, register_id=register.pk, series="plan", on=books.on)
        text = office.client("vanthu").get(url("record", register.pk)).content.decode()
        assert "Số đã hủy: Sai thẩm quyền" in text
        assert "Giữ số đến hết ngày 01/12/2026: Chờ chữ ký" in text
        assert "Số của văn bản ngoài hệ thống" in text

    def test_keeps_the_row_and_hides_the_text_of_a_record_that_is_not_for_the_actor(self, office, books, texts):
        register = books.get("TU")
        books.take(register, record=("incoming", 99))
        text = office.client("vanthu").get(url("record", register.pk)).content.decode()
        assert "Nội dung không hiển thị ở sổ này" in text
        assert TEXTS["sender"] not in text

    def test_filters_by_state_type_and_days(self, office, books, texts):
        register = books.get("TU", "đi")
        books.take(register, "plan", label="{number}-KH/TU", record=("outgoing", 1))
        books.take(register, "report", label="{number}-BC/TU", record=("outgoing", 2), on=date(2026, 10, 1))
        client = office.client("vanthu")
        for query, found in (
            ("series=plan", "01-KH/TU"),
            ("since=2026-11-01", "01-KH/TU"),
            ("until=2026-10-31", "01-BC/TU"),
            ("q=BC", "01-BC/TU"),
        ):
            text = client.get(f"{url('record', register.pk)}?{query}").content.decode()
            assert [label in text for label in ("01-KH/TU", "01-BC/TU")] == [found == "01-KH/TU", found == "01-BC/TU"]
        assert "01-KH/TU" not in client.get(f"{url('record', register.pk)}?state=held").content.decode()

    def test_answers_htmx_with_the_list_alone(self, office, books):
        answer = office.client("vanthu").get(url("record", books.get("TU").pk), headers=HTMX)
        assert "<html" not in answer.content.decode()

    def test_of_another_organ_is_absent(self, office, books):
        assert office.client("vanthu.benmau").get(url("record", books.get("TU").pk)).status_code == 404

    def test_that_is_secret_is_absent_without_clearance(self, office, books):
        assert office.client("luutru").get(url("record", books.get("TU", "mật đến").pk)).status_code == 404
        assert office.client("coyeu").get(url("record", books.get("TU", "mật đến").pk)).status_code == 200

    def test_offers_the_clerk_to_hold_and_the_leader_to_roll_over(self, office, books):
        address = url("record", books.get("TU", "đi").pk)
        clerk, leader = (office.client(name).get(address).content.decode() for name in ("vanthu", "chanhvp"))
        assert [part in clerk for part in ("/hold/", "/note-outside/", "/roll-over/")] == [True, True, False]
        assert [part in leader for part in ("/hold/", "/note-outside/", "/roll-over/")] == [False, False, True]

    def test_asks_few_questions(self, office, books, texts, django_assert_max_num_queries):
        register = books.get("TU")
        for record_id in range(1, 31):
            books.take(register, record=("incoming", record_id))
        client = office.client("vanthu")
        client.get(url("record", register.pk))
        with django_assert_max_num_queries(15):
            client.get(url("record", register.pk))


class TestNumber:
    def test_tells_what_became_of_it_and_what_can_be_done(self, office, books):
        register = books.get("TU")
        held = api.hold(register.pk, "", books.on, "Chờ ký", date(2026, 12, 1), office.actor("vanthu"), office.now)
        text = office.client("vanthu").get(url("number", held.pk)).content.decode()
        assert "Chờ ký" in text
        assert f"/so-van-ban/so/{held.pk}/void/" in text

    def test_in_a_register_of_another_organ_is_absent(self, office, books):
        taken = books.take(books.get("TU"))
        assert office.client("vanthu.benmau").get(url("number", taken.pk)).status_code == 404


class TestVerbs:
    def post(self, office, username: str, address: str, data: dict, **more):
        return office.client(username).post(address, data, **more)

    def test_hold_from_the_page_and_from_the_dialog(self, office, books):
        register = books.get("TU", "đi")
        given = {"series": "plan", "on": "24/11/2026", "until": SOON, "reason": "Chờ ký", "key": "a"}
        answer = self.post(office, "vanthu", url("hold", register.pk), given)
        assert (answer.status_code, answer["Location"]) == (303, url("record", register.pk))
        answer = self.post(office, "vanthu", url("hold", register.pk), {**given, "key": "b"}, headers=HTMX)
        assert (answer.status_code, answer["HX-Redirect"]) == (204, url("record", register.pk))
        assert list(Number.objects.values_list("series", "value", "state")) == [
            ("plan", 1, "held"),
            ("plan", 2, "held"),
        ]

    def test_hold_sent_twice_takes_one_number(self, office, books):
        register = books.get("TU")
        given = {"series": "", "on": "24/11/2026", "until": SOON, "reason": "Chờ ký", "key": "the same"}
        for _ in range(2):
            self.post(office, "vanthu", url("hold", register.pk), given)
        assert Number.objects.count() == 1

    def test_hold_comes_back_with_what_is_missing(self, office, books):
        answer = self.post(office, "vanthu", url("hold", books.get("TU", "đi").pk), {"on": "24/11/2026"}, headers=HTMX)
        assert answer.status_code == 422
        assert "<html" not in answer.content.decode()

    def test_hold_comes_back_with_the_reasons_of_a_refusal(self, office, books):
        given = {"series": "plan", "on": "24/11/2019", "until": SOON, "reason": "Chờ ký"}
        answer = self.post(office, "vanthu", url("hold", books.get("TU", "đi").pk), given)
        assert answer.status_code == 422
        assert "chưa thuộc nhiệm kỳ nào" in answer.content.decode()

    def test_void_and_prolong(self, office, books):
        register, clerk = books.get("TU"), office.actor("vanthu")
        first, second = (
            api.hold(register.pk, "", books.on, "Chờ ký", date(2026, 12, 1), clerk, office.now) for _ in range(2)
        )
        assert self.post(office, "vanthu", url("void", first.pk), {"reason": "Không ban hành"}).status_code == 303
        given = {"reason": "Còn sửa", "until": SOON}
        assert self.post(office, "vanthu", url("prolong", second.pk), given).status_code == 303
        assert list(Number.objects.order_by("value").values_list("state", "reason")) == [
            ("void", "Không ban hành"),
            ("held", "Còn sửa"),
        ]

    def test_void_refuses_a_page_that_is_out_of_date(self, office, books):
        held = api.hold(
            books.get("TU").pk, "", books.on, "Chờ ký", date(2026, 12, 1), office.actor("vanthu"), office.now
        )
        given = {"reason": "Không ban hành", "seen": "5"}
        assert self.post(office, "vanthu", url("void", held.pk), given).status_code == 422

    def test_note_outside(self, office, books):
        given = {"series": "plan", "on": "24/11/2026"}
        assert self.post(office, "vanthu", url("note_outside", books.get("TU", "đi").pk), given).status_code == 303
        assert Number.objects.get().state == "outside"

    def test_open_a_register(self, office):
        given = {
            "organ_id": office.organ("TU").pk,
            "direction": "outgoing",
            "name": "Sổ văn bản đại hội",
            "period_kind": "congress",
            "series_kind": "per_type",
            "reason": "Đại hội",
        }
        assert self.post(office, "chanhvp", url("open_register"), given).status_code == 303
        assert Period.objects.filter(register__name="Sổ văn bản đại hội", is_closed=False).exists()

    @pytest.mark.parametrize(
        ("verb", "given"),
        [
            ("edit_register", {"name": "Sổ công văn đến"}),
            ("carry_on", {"series": "", "begins_at": "1257", "reason": "Sổ giấy đến số 1256"}),
            ("close_register", {"reason": "Kiểm kê"}),
        ],
    )
    def test_of_a_register_is_the_office_leaders(self, office, books, verb, given):
        address = url(verb, books.get("TU").pk)
        assert office.client("chanhvp").get(address).status_code == 200
        assert self.post(office, "vanthu", address, given).status_code == 403
        assert self.post(office, "chanhvp", address, given).status_code == 303

    def test_roll_over_comes_back_without_a_reason(self, office, books):
        assert self.post(office, "chanhvp", url("roll_over", books.get("TU").pk), {"reason": " "}).status_code == 422

    def test_reopen(self, office, books):
        register = books.get("TU")
        self.post(office, "chanhvp", url("close_register", register.pk), {"reason": "Kiểm kê"})
        given = {"reason": "Xong kiểm kê"}
        assert self.post(office, "chanhvp", url("reopen_register", register.pk), given).status_code == 303

    def test_open_a_volume(self, office, books):
        assert self.post(office, "vanthu", url("open_volume", books.get("TU", "mật đến").pk), {}).status_code == 303


class TestProof:
    def test_lists_every_number_with_its_explanation(self, office, books, texts):
        register = books.get("TU")
        for record_id in (1, 99, 3):
            books.take(register, record=("incoming", record_id))
        text = office.client("vanthu").get(url("proof", register.pk)).content.decode()
        assert "Đủ số, không trùng số" in text
        assert text.count(TEXTS["type_and_subject"]) == 2
        assert "Nội dung không hiển thị ở sổ này" in text

    def test_goes_on_from_a_number(self, office, books, texts):
        register = books.get("TU")
        for record_id in range(1, 206):
            books.take(register, record=("incoming", record_id))
        client, address = office.client("vanthu"), url("proof", register.pk)
        first = client.get(address).content.decode()
        assert "1–200 trong 205 số" in first
        assert "201–205 trong 205 số" in client.get(f"{address}?ky=2026&day=&tu=201").content.decode()
        assert "205–205 trong 205 số" in client.get(f"{address}?ky=2026&day=&tu=999999").content.decode()

    def test_of_an_empty_register_says_so(self, office, books):
        assert "chưa cấp số nào" in office.client("vanthu").get(url("proof", books.get("TU").pk)).content.decode()


class TestPaper:
    def get(self, office, register, query: str, username: str = "vanthu"):
        return office.client(username).get(f"{url('paper', register.pk)}?{query}")

    def test_asks_which_part(self, office, books):
        assert "Bản in PDF" in self.get(office, books.get("TU"), "").content.decode()

    def test_prints_the_arrival_register_with_its_columns_and_signatures(self, office, books, texts):
        register = books.get("TU")
        books.take(register)
        answer = self.get(office, register, "ky=2026&dang=pdf")
        assert answer["Content-Type"] == "application/pdf"
        document = pypdfium2.PdfDocument(BytesIO(answer.content))
        assert document[0].get_width() > document[0].get_height()
        text = " ".join(document[0].get_textpage().get_text_range().split())
        for part in ("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Năm 2026", "TỈNH ỦY THỰC HÀNH", "Trang 1/1", "NGƯỜI GIỮ SỔ", "Ký nhận"):
            assert part in text
        assert "rà soát quy hoạch cán bộ" in text

    def test_prints_a_volume_of_a_secret_register_with_its_cover(self, office, books, texts):
        register = books.get("TU", "mật đến")
        books.take(register)
        answer = self.get(office, register, "ky=2026&quyen=1&dang=pdf", "coyeu")
        text = pypdfium2.PdfDocument(BytesIO(answer.content))[0].get_textpage().get_text_range()
        assert "Quyển số 01" in text

    def test_gives_a_spreadsheet_with_a_sheet_per_type(self, office, books, texts):
        register = books.get("TU", "đi")
        books.take(register, "plan", label="{number}-KH/TU", record=("outgoing", 1))
        books.take(register, "report", label="=1+1", record=("outgoing", 2))
        period = Period.objects.get(register=register).key
        answer = self.get(office, register, f"ky={period}&dang=xlsx")
        book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
        rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
        assert len(book.sheet_names) == 2
        assert {"01-KH/TU", "=1+1", "Số, ký hiệu"} <= {row[0] for row in rows}

    def test_comes_back_when_the_period_is_unknown(self, office, books):
        assert self.get(office, books.get("TU"), "ky=1999&dang=pdf").status_code == 422

    def test_of_a_secret_register_is_absent_without_clearance(self, office, books):
        assert self.get(office, books.get("TU", "mật đến"), "ky=2026&dang=pdf", "luutru").status_code == 404
