"""Bringing the directory in from a spreadsheet, and taking it out in the same columns."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated
from vanphong.kernel.journal.api import Entry
from vanphong.organisation.actions import imports
from vanphong.organisation.api import Account, Holding, Organ, Person
from vanphong.organisation.choices import ImportKind
from vanphong.organisation.forms.spreadsheets import ORGAN_COLUMNS, PEOPLE_COLUMNS, read_sheet
from vanphong.organisation.models import ImportDraft
from vanphong.organisation.queries import exports
from vanphong.organisation.rows import Outcome

ORGAN = {
    "exchange_code": "A99.60",
    "name": "Đảng ủy xã Nhập Mới",
    "own_line": "ĐẢNG ỦY XÃ NHẬP MỚI",
    "level": "Cơ sở",
    "group": "Cấp ủy",
    "parent": "A99",
    "valid_from": "01/12/2026",
}
PERSON = {
    "staff_code": "TH-700",
    "name": "Đào Thị Ánh",
    "organ": "A99.21",
    "unit": "Văn phòng Đảng ủy",
    "title": "Chuyên viên tổng hợp",
    "clearance": "Đến Mật",
    "since": "01/12/2026",
    "username": "dao.anh",
}


def sheet(*rows, columns=PEOPLE_COLUMNS, headings=None) -> BytesIO:
    """A spreadsheet with these rows by column name."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, headings or [column.heading for column in columns])
        for number, row in enumerate(rows, 1):
            for at, column in enumerate(columns):
                page.write(number, at, row.get(column.name, ""))
    buffer.seek(0)
    return buffer


def full(columns, *rows):
    """Rows as they come out of a sheet."""
    return read_sheet(sheet(*rows, columns=columns), columns)


@pytest.fixture
def draft(office, admin):
    def keep(kind, *rows):
        columns = exports.COLUMNS[kind]
        return imports.keep_draft(admin, office.now, kind=kind, name="danh-ba.xlsx", rows=full(columns, *rows))

    return keep


class TestReadSheet:
    def test_reads_what_a_person_would_read(self):
        buffer = BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            page = book.add_worksheet()
            page.write_row(1, 0, ["MÃ CÁN BỘ", *[column.heading for column in PEOPLE_COLUMNS[1:]]])
            page.write(2, 0, 700)
            page.write(2, 1, "Đào Thị Ánh\u200b ")
            page.write_datetime(2, 10, date(2026, 12, 1), book.add_format({"num_format": "dd/mm/yyyy"}))
        buffer.seek(0)
        (row,) = read_sheet(buffer, PEOPLE_COLUMNS)
        assert (row["row"], row["staff_code"], row["name"], row["since"]) == ("3", "700", "Đào Thị Ánh", "01/12/2026")

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "không phải .xlsx"),
            (b"ma,ten\n1,2", "không phải .xlsx"),
            (sheet(headings=["Cột lạ"]).getvalue(), "Không thấy dòng tiêu đề"),
            (sheet().getvalue(), "không có dòng nào"),
            (sheet(PERSON).getvalue()[:400], "không phải .xlsx"),
        ],
    )
    def test_says_what_cannot_be_used(self, content, sentence):
        with pytest.raises(InvalidInput, match=sentence):
            read_sheet(BytesIO(content), PEOPLE_COLUMNS)

    def test_refuses_any_other_archive_and_a_bomb(self):
        other, bomb = BytesIO(), BytesIO()
        with zipfile.ZipFile(other, "w") as archive:
            archive.writestr("a.txt", "a")
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(3):
                archive.writestr(f"xl/{number}.xml", b"0" * 80 * 1024 * 1024)
        with pytest.raises(InvalidInput, match="Không đọc được"):
            read_sheet(other, PEOPLE_COLUMNS)
        with pytest.raises(InvalidInput, match="nén quá lớn"):
            read_sheet(bomb, PEOPLE_COLUMNS)


class TestOrgans:
    def test_a_new_one_and_its_own_child_in_any_order(self, office, admin, draft):
        child = ORGAN | {"exchange_code": "A99.60.1", "name": "Chi bộ thôn Một", "parent": "A99.60"}
        kept = draft(ImportKind.ORGANS, child, ORGAN)
        reports, _ = imports.confirm_import(admin, office.now, draft_id=kept.pk)
        assert {report.outcome for report in reports} == {Outcome.NEW}
        assert Organ.objects.get(exchange_code="A99.60.1").parent == Organ.objects.get(exchange_code="A99.60")
        assert Entry.objects.filter(verb="establish_organ", sentence__contains="nhập từ tệp").count() == 2
        assert not ImportDraft.objects.filter(pk=kept.pk).exists()

    def test_looking_through_writes_nothing(self, admin, draft):
        before = Organ.objects.count()
        assert imports.look_through(admin, draft(ImportKind.ORGANS, ORGAN))[0].outcome is Outcome.NEW
        assert Organ.objects.count() == before

    @pytest.mark.parametrize(
        ("changed", "problem"),
        [
            ({"name": ""}, "Thiếu «Tên cơ quan»"),
            ({"exchange_code": "A99..6"}, "không đúng"),
            ({"level": "Cấp lạ"}, "không có trong danh mục"),
            ({"group": "Nhóm lạ"}, "không có trong danh mục"),
            ({"is_connected": "có lẽ"}, "Có hoặc Không"),
            ({"valid_from": "31/02/2026"}, "không phải ngày"),
            ({"parent": "A55"}, "không có cơ quan «A55»"),
            ({"served_by": "A55"}, "không có cơ quan «A55»"),
            ({"parent": "A99.60"}, "vòng quanh"),
            ({"exchange_code": "A00", "name": "Ban Chấp hành Trung ương", "parent": ""}, "ngoài phạm vi"),
        ],
    )
    def test_says_what_is_wrong_with_a_row_and_writes_none(self, office, admin, draft, changed, problem):
        good = ORGAN | {"exchange_code": "A99.61"}
        kept = draft(ImportKind.ORGANS, good, ORGAN | changed)
        found = next(report for report in imports.look_through(admin, kept) if report.problems)
        assert problem in " ".join(found.problems)
        with pytest.raises(RuleViolated, match="Dòng 3"):
            imports.confirm_import(admin, office.now, draft_id=kept.pk)
        assert not Organ.objects.filter(exchange_code="A99.61").exists()

    def test_says_that_a_row_stands_twice(self, admin, draft):
        reports = imports.look_through(admin, draft(ImportKind.ORGANS, ORGAN, ORGAN))
        assert all("nhiều dòng" in report.problems[0] for report in reports)

    def test_one_without_a_code_is_known_by_its_name_and_may_get_a_code(self, office, admin, draft):
        plain = ORGAN | {"exchange_code": "", "name": "Công ty Thử Nghiệm", "is_connected": "Không"}
        imports.confirm_import(admin, office.now, draft_id=draft(ImportKind.ORGANS, plain).pk)
        assert imports.look_through(admin, draft(ImportKind.ORGANS, plain))[0].outcome is Outcome.SAME
        coded = plain | {"exchange_code": "A99.99"}
        imports.confirm_import(admin, office.now, draft_id=draft(ImportKind.ORGANS, coded).pk)
        assert Organ.objects.get(folded="cong ty thu nghiem").exchange_code == "A99.99"


class TestPeople:
    def test_writes_unit_position_person_holding_and_account(self, office, admin, draft):
        row = PERSON | {"unit": "Tổ mới lập"}
        _, passwords = imports.confirm_import(admin, office.now, draft_id=draft(ImportKind.PEOPLE, row).pk)
        holding = Holding.objects.get(person__staff_code="TH-700")
        assert (holding.position.title, holding.position.clearance) == ("Chuyên viên tổng hợp", 1)
        assert holding.position.unit.name == "Tổ mới lập"
        ((name, username, password),) = passwords
        assert (name, username) == ("Đào Thị Ánh", "dao.anh")
        assert Account.objects.get(username="dao.anh").check_password(password)
        assert not Entry.objects.filter(sentence__contains=password).exists()

    def test_one_person_with_two_positions_is_one_person(self, office, admin, draft):
        other = PERSON | {"title": "Thủ quỹ", "is_main": "Không"}
        imports.confirm_import(admin, office.now, draft_id=draft(ImportKind.PEOPLE, PERSON, other).pk)
        assert Person.objects.get(staff_code="TH-700").holdings.count() == 2

    def test_a_person_is_known_by_the_account_where_there_is_no_code(self, office, admin, draft):
        row = PERSON | {"staff_code": ""}
        imports.confirm_import(admin, office.now, draft_id=draft(ImportKind.PEOPLE, row).pk)
        assert imports.look_through(admin, draft(ImportKind.PEOPLE, row))[0].outcome is Outcome.SAME
        coded = PERSON | {"staff_code": "TH-701"}
        imports.confirm_import(admin, office.now, draft_id=draft(ImportKind.PEOPLE, coded).pk)
        assert Person.objects.get(account__username="dao.anh").staff_code == "TH-701"

    def test_changes_what_differs(self, office, admin, draft):
        row = PERSON | {"staff_code": "TH-046", "name": "Trần Văn Sao Y", "title": "Văn thư Đảng ủy xã Bến Mẫu"}
        row |= {"username": "", "phone": "0900000111", "clearance": "Đến Mật"}
        (report,), _ = imports.confirm_import(admin, office.now, draft_id=draft(ImportKind.PEOPLE, row).pk)
        assert report.outcome is Outcome.CHANGED
        assert Person.objects.get(staff_code="TH-046").phone == "0900000111"

    @pytest.mark.parametrize(
        ("changed", "problem"),
        [
            ({"name": "Ánh"}, "đủ họ và tên"),
            ({"unit": ""}, "Thiếu «Đơn vị»"),
            ({"unit": "Phòng " * 60}, "Cột «Đơn vị» quá dài, tối đa 200 ký tự"),
            ({"clearance": "Mọi thứ"}, "không có trong danh mục"),
            ({"is_main": "chắc là có"}, "Có hoặc Không"),
            ({"since": "hôm nay"}, "không phải ngày"),
            ({"username": "đào ánh"}, "Tên đăng nhập"),
            ({"username": "vanthu"}, "đã có người dùng"),
            ({"organ": "A55"}, "nhập cơ quan trước"),
            ({"organ": "A00.01"}, "ngoài phạm vi"),
            ({"staff_code": "", "username": ""}, "cần có mã cán bộ hoặc tên đăng nhập"),
            ({"staff_code": "TH-001", "username": ""}, "đang giữ chức vụ chính «Bí thư Tỉnh ủy»"),
        ],
    )
    def test_says_what_is_wrong_with_a_row_and_writes_none(self, office, admin, draft, changed, problem):
        good = PERSON | {"staff_code": "TH-702", "username": ""}
        kept = draft(ImportKind.PEOPLE, good, PERSON | changed)
        found = next(report for report in imports.look_through(admin, kept) if report.problems)
        assert problem in " ".join(found.problems)
        with pytest.raises(RuleViolated):
            imports.confirm_import(admin, office.now, draft_id=kept.pk)
        assert not Person.objects.filter(staff_code="TH-702").exists()

    def test_says_that_two_rows_give_two_main_positions_or_one_name_to_two(self, admin, draft):
        twice = imports.look_through(admin, draft(ImportKind.PEOPLE, PERSON, PERSON | {"title": "Thủ quỹ"}))
        assert "nhiều dòng ghi là chức vụ chính" in twice[0].problems[0]
        named = imports.look_through(admin, draft(ImportKind.PEOPLE, PERSON, PERSON | {"staff_code": "TH-703"}))
        assert "đã có người dùng" in named[1].problems[0]

    def test_a_main_position_that_ends_later_still_counts(self, office, admin, draft):
        Holding.objects.filter(person=office.person("vanthu")).update(until=date(2027, 1, 1))
        row = PERSON | {"staff_code": office.person("vanthu").staff_code, "username": ""}
        (report,) = imports.look_through(admin, draft(ImportKind.PEOPLE, row))
        assert "đang giữ chức vụ chính" in report.problems[0]


class TestRoundTrip:
    @pytest.mark.parametrize("kind", list(ImportKind))
    def test_what_was_exported_changes_nothing_when_brought_back(self, office, admin, kind):
        Person.objects.filter(staff_code__in=["TH-005", "TH-006"]).update(staff_code="")
        Account.objects.filter(username="phochanhvp2").update(person=Person.objects.create(name="Người Khác"))
        Organ.objects.filter(exchange_code="H99").update(exchange_code="")
        day = office.now.date()
        organ_ids = list(Organ.objects.values_list("id", flat=True))
        content = exports.organs_sheet(day) if kind is ImportKind.ORGANS else exports.people_sheet(day, organ_ids)
        rows = read_sheet(BytesIO(content), exports.COLUMNS[kind])
        kept = imports.keep_draft(admin, office.now, kind=kind, name="x.xlsx", rows=rows)
        reports = imports.look_through(admin, kept)
        assert [report for report in reports if report.outcome is not Outcome.SAME and not report.problems] == []
        assert {p for report in reports for p in report.problems} <= {
            "Cơ quan này ngoài phạm vi đồng chí được giao quản trị."
        }

    def test_every_outcome_counts_the_same_rows(self, office):
        rows = read_sheet(BytesIO(exports.organs_sheet(office.now.date())), ORGAN_COLUMNS)
        assert len(rows) == Organ.objects.valid(office.now.date()).count()


class TestDrafts:
    def test_one_is_kept_per_person(self, draft):
        draft(ImportKind.PEOPLE, PERSON)
        draft(ImportKind.ORGANS, ORGAN)
        assert ImportDraft.objects.count() == 1

    def test_anothers_is_not_found_and_a_written_one_neither(self, office, admin, draft):
        kept = draft(ImportKind.PEOPLE, PERSON)
        with pytest.raises(RecordNotFound):
            imports.draft_of(office.actor("vanthu"), kept.pk)
        imports.confirm_import(admin, office.now, draft_id=kept.pk)
        with pytest.raises(RecordNotFound):
            imports.confirm_import(admin, office.now, draft_id=kept.pk)

    def test_others_may_not(self, office):
        clerk = office.actor("vanthu")
        with pytest.raises(NotPermitted):
            imports.keep_draft(clerk, office.now, kind=ImportKind.ORGANS, name="x", rows=[])
        with pytest.raises(NotPermitted):
            imports.confirm_import(clerk, office.now, draft_id=1)
