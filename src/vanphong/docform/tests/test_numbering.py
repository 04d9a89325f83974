"""Number and day filled into a draft that left them open."""

from datetime import date

import pytest

from vanphong.docform import api as docform

DAY = date(2026, 2, 3)


def spec(**values):
    return docform.DocumentSpec(
        **{
            "system": docform.System.PARTY,
            "organ": "TỈNH ỦY THỰC HÀNH",
            "notation": "TB/TU",
            "place": "Thực Hành",
            "type_name": "Thông báo",
            "subject": "Kết luận của Ban Thường vụ Tỉnh ủy",
            "body": ("Ngày 10 tháng 11 năm 2026, Ban Thường vụ Tỉnh ủy đã họp.",),
            **values,
        }
    )


def read(data):
    return docform.read_particulars(data, docform.DOCX)


class TestFillNumber:
    @pytest.mark.parametrize("system", list(docform.System))
    def test_fills_what_was_left_open(self, system):
        reference = "07-TB/TU" if system is docform.System.PARTY else "07/TB-SNV"
        open_draft = docform.compose(spec(system=system, notation=reference[3:]))
        found = read(docform.fill_number(open_draft, reference, DAY))
        assert found.reference.value == reference
        assert found.issued_on.value == DAY

    def test_leaves_the_rest_as_it_was(self):
        open_draft = docform.compose(spec())
        before = docform.extract_text(open_draft, docform.DOCX)
        after = docform.extract_text(docform.fill_number(open_draft, "07-TB/TU", DAY), docform.DOCX)
        changed = [block for block in docform.text_difference(before, after) if block.kind != "equal"]
        assert len(changed) == 2
        assert "Ngày 10 tháng 11 năm 2026, Ban Thường vụ" in after

    def test_replaces_a_number_that_was_guessed(self):
        guessed = docform.compose(spec(number="99", issued_on=date(2026, 1, 9)))
        found = read(docform.fill_number(guessed, "07-TB/TU", DAY))
        assert (found.reference.value, found.issued_on.value) == ("07-TB/TU", DAY)

    def test_leaves_a_document_without_such_lines(self):
        plain = docform.fill_number(docform.compose(spec(place="")), "07-TB/TU", DAY)
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in docform.extract_text(plain, docform.DOCX)

    def test_refuses_what_is_no_word_document(self):
        with pytest.raises(docform.Unreadable):
            docform.fill_number(b"PK\x03\x04 nothing", "07-TB/TU", DAY)
