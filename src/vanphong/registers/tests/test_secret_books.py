"""The books of what was done with secret documents: handed over, copied, destroyed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.registers.actions import books, entries
from vanphong.registers.choices import BOOKS, Direction
from vanphong.registers.models import BookEntry, Number, Register
from vanphong.registers.papers.pdf import render_pdf
from vanphong.registers.papers.spreadsheet import render_spreadsheet
from vanphong.registers.queries.entries import entries as rows_of
from vanphong.registers.queries.periods import periods_of
from vanphong.registers.queries.proofs import prove_all
from vanphong.registers.queries.sheets import Part, sheet


def book(office, direction: str = Direction.TRANSFER) -> Register:
    """That book of the provincial committee."""
    return Register.objects.get(organ=office.organ("TU"), direction=direction)


def values(office, **more) -> dict:
    """A whole entry, enough for each of the books."""
    return {
        "happened_on": office.now.date(),
        "reference": "12-BC/TU ngày 20/11/2026",
        "secrecy": 1,
        "subject": "Báo cáo về một việc",
        "copies": 2,
        "place": "Công an tỉnh",
        "decided_by": "Chánh Văn phòng",
        "done_by": "Cán bộ cơ yếu",
        "minutes": "01/BB-VPTU",
        **more,
    }


def entered(office, direction: str = Direction.TRANSFER, by: str = "vanthu", **more) -> BookEntry:
    """An entry of that book."""
    given = {"register_id": book(office, direction).pk, "values": values(office, **more)}
    return entries.enter(None, office.actor(by), office.now, **given)


class TestEnter:
    @pytest.mark.parametrize("direction", sorted(BOOKS))
    def test_takes_the_next_number_of_its_book(self, office, direction):
        first, second = entered(office, direction), entered(office, direction)
        numbers = Number.objects.filter(record_kind="book_entry", record_id__in=[first.pk, second.pk])
        assert [number.value for number in numbers.order_by("id")] == [1, 2]
        assert all(proof.is_sound for proof in prove_all())

    def test_the_journal_names_the_number_and_nothing_of_the_document(self, office):
        entered(office)
        told = journal.history("register", book(office).pk).last()
        assert told is not None
        assert told.sentence == "Ghi mục số 01"
        assert "Báo cáo" not in told.changes

    @pytest.mark.parametrize(
        ("direction", "missing"),
        [
            (Direction.TRANSFER, "place"),
            (Direction.COPYING, "decided_by"),
            (Direction.COPYING, "place"),
            (Direction.DISPOSAL, "minutes"),
            (Direction.DISPOSAL, "decided_by"),
            (Direction.DISPOSAL, "reference"),
        ],
    )
    def test_refuses_what_the_book_asks_for_and_is_not_there(self, office, direction, missing):
        with pytest.raises(InvalidInput) as refused:
            entered(office, direction, **{missing: " "})
        assert set(refused.value.fields) == {missing}
        assert not BookEntry.objects.exists()

    def test_refuses_a_subject_of_what_is_top_secret(self, office):
        with pytest.raises(InvalidInput) as refused:
            entered(office, by="coyeu", secrecy=3)
        assert "Tuyệt mật" in refused.value.fields["subject"]
        assert entered(office, by="coyeu", secrecy=3, subject="").pk

    def test_the_database_itself_keeps_no_subject_of_what_is_top_secret(self, office):
        entry = entered(office, by="coyeu", secrecy=3, subject="")
        with pytest.raises(IntegrityError), transaction.atomic():
            BookEntry.objects.filter(pk=entry.pk).update(subject="Về một việc")

    def test_refuses_a_degree_above_the_clearance_and_a_day_to_come(self, office):
        with pytest.raises(InvalidInput) as refused:
            entered(office, secrecy=2, happened_on=office.now.date() + timedelta(days=1))
        assert set(refused.value.fields) == {"secrecy", "happened_on"}

    def test_is_for_the_secret_clerk(self, office):
        for username in ("chuyenvien", "vanthu.benmau", "quantri"):
            with pytest.raises((RecordNotFound, NotPermitted)):
                entered(office, by=username)

    def test_goes_into_no_other_register(self, office):
        other = Register.objects.get(organ=office.organ("TU"), direction="incoming", is_secret=True)
        with pytest.raises(RecordNotFound):
            entries.enter(None, office.actor("vanthu"), office.now, register_id=other.pk, values=values(office))


class TestStrike:
    def test_stays_with_its_number_and_the_reason(self, office):
        entry = entries.strike(entered(office).pk, office.actor("vanthu"), office.now, reason="Ghi nhầm nơi nhận.")
        number = Number.objects.get(record_kind="book_entry")
        assert (entry.state, number.state) == ("struck", "void")
        (row,) = rows_of(office.actor("vanthu"), office.now.date(), [number])
        assert row.cell("note") == "Số đã hủy: Ghi nhầm nơi nhận."
        assert all(proof.is_sound for proof in prove_all())

    def test_refuses_without_a_reason_and_twice(self, office):
        entry, clerk = entered(office), office.actor("vanthu")
        with pytest.raises(RuleViolated, match="lý do"):
            entries.strike(entry.pk, clerk, office.now, reason=" ")
        entries.strike(entry.pk, clerk, office.now, reason="Nhầm.")
        with pytest.raises(WrongState):
            entries.strike(entry.pk, clerk, office.now, reason="Nhầm.")


class TestPaper:
    @pytest.mark.parametrize("direction", sorted(BOOKS))
    def test_is_set_with_its_columns(self, office, direction):
        entered(office, direction)
        found = book(office, direction)
        told = sheet(found, Part(periods_of(found.pk)[0]), office.actor("vanthu"), office.now.date())
        (row,) = told.sections[0].rows
        said = dict(zip([heading.label for heading in told.headings], row, strict=True))
        assert said["Số thứ tự"] == "01"
        assert said["Tên loại và trích yếu"] == "Báo cáo về một việc"
        assert said["Độ mật"] == "Mật"
        assert render_pdf(told)[:4] == b"%PDF"
        assert render_spreadsheet(told)[:2] == b"PK"

    def test_tells_nothing_above_the_clearance(self, office):
        entered(office, by="coyeu", secrecy=2)
        found = book(office)
        told = sheet(found, Part(periods_of(found.pk)[0]), office.actor("vanthu"), office.now.date())
        assert "Báo cáo về một việc" not in str(told.sections)


class TestOpenRegister:
    def test_such_a_book_is_secret(self, office):
        given = {"direction": "transfer", "name": "Sổ chuyển giao khác", "period_kind": "year", "series_kind": "single"}
        with pytest.raises(RuleViolated, match="là sổ mật"):
            books.open_register(
                None, office.actor("chanhvp"), office.now, organ_id=office.organ("TU").pk, reason="Mở.", **given
            )


class TestScreens:
    def test_the_clerk_enters_reads_and_strikes(self, office):
        client, found = office.client("vanthu"), book(office)
        page = client.get(f"/so-van-ban/{found.pk}/").content.decode()
        assert "Ghi vào sổ" in page
        assert "Giữ số" not in page
        address = f"/so-van-ban/{found.pk}/enter/"
        assert "Tuyệt mật: bỏ trống" in client.get(address).content.decode()
        sent = {**values(office), "happened_on": "24/11/2026"}
        assert client.post(address, {**sent, "place": ""}).status_code == 422
        assert client.post(address, sent).status_code == 303
        entry = BookEntry.objects.get()
        assert "Báo cáo về một việc" in client.get(f"/so-van-ban/{found.pk}/").content.decode()
        page = client.get(f"/so-van-ban/muc/{entry.pk}/").content.decode()
        assert "Công an tỉnh" in page
        assert "Đã ghi" in page
        assert b"".join(client.get(f"/so-van-ban/{found.pk}/?xuat=xlsx-du").streaming_content)[:2] == b"PK"
        assert client.post(f"/so-van-ban/muc/{entry.pk}/strike/", {"reason": "Nhầm."}).status_code == 303
        assert "Đã gạch bỏ" in client.get(f"/so-van-ban/muc/{entry.pk}/").content.decode()

    def test_others_find_neither_book_nor_entry(self, office):
        entry, found = entered(office), book(office)
        for username in ("luutru", "vanthu.benmau"):
            client = office.client(username)
            for address in (f"/so-van-ban/{found.pk}/", f"/so-van-ban/muc/{entry.pk}/"):
                assert client.get(address).status_code in {403, 404}

    def test_no_number_is_held_for_an_entry(self, office):
        other = Register.objects.get(organ=office.organ("TU"), direction="incoming", is_secret=False)
        assert office.client("vanthu").get(f"/so-van-ban/{other.pk}/enter/").status_code == 404
