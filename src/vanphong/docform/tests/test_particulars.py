"""Reading back what was composed: every practice document, in every form it arrives in."""

import pytest

from vanphong.docform import api as docform
from vanphong.docform.practice import Form

READABLE = [each for each in docform.PRACTICE_DOCUMENTS if each.form is not Form.SCAN]
SCANS = [each for each in docform.PRACTICE_DOCUMENTS if each.form is Form.SCAN]


def value(found):
    return found.value if found else None


@pytest.mark.parametrize("document", READABLE, ids=lambda each: each.key)
class TestPracticeDocuments:
    def test_the_head_is_read_as_it_was_written(self, document):
        spec = document.spec
        read = docform.read_particulars(document.render(), document.form.media_type)
        assert value(read.system) is spec.system
        assert value(read.reference) == spec.reference
        assert value(read.issued_on) == spec.issued_on
        assert value(read.place) == spec.place
        assert value(read.type_name) == spec.type_name
        assert value(read.subject) == spec.subject
        assert value(read.addressees) == (spec.addressees or None)

    def test_the_foot_is_read_as_it_was_written(self, document):
        spec = document.spec
        read = docform.read_particulars(document.render(), document.form.media_type)
        assert value(read.signer_name) == spec.signer
        assert value(read.signer_competence) == (" ".join(spec.competence) or None)
        assert value(read.signer_position).upper() == spec.position if spec.position else read.signer_position is None
        assert value(read.recipients) == spec.recipients

    def test_the_marks_are_read_and_no_others(self, document):
        spec = document.spec
        read = docform.read_particulars(document.render(), document.form.media_type)
        assert value(read.secrecy) == (spec.secrecy or None)
        assert value(read.urgency) == spec.urgency
        assert value(read.circulation) == (spec.circulation or None)
        assert docform.read_secrecy(document.render(), document.form.media_type) == read.secrecy

    def test_each_value_says_how_sure_it_is_and_where_it_was_read(self, document):
        told = docform.read_particulars(document.render(), document.form.media_type).as_dict()
        for found in (each for each in told.values() if isinstance(each, dict)):
            assert 0 < found["confidence"] <= 1
            assert found["page"] >= 1
            assert found["text"]


class TestSenders:
    @pytest.mark.parametrize(
        ("key", "sender", "parent"),
        [
            ("directive", "Văn phòng Trung ương Đảng", "Ban Chấp hành Trung ương"),
            ("conclusion", "Ban Chấp hành Trung ương", None),
            ("commune-report", "Đảng ủy xã Bến Mẫu", "Đảng bộ tỉnh Thực Hành"),
            ("submission", "Ban Tổ chức Tỉnh ủy Thực Hành", "Tỉnh ủy Thực Hành"),
            ("state-letter", "Sở Nội vụ tỉnh Thực Hành", "Ủy ban nhân dân tỉnh Thực Hành"),
            ("front-letter", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thực Hành", None),
        ],
    )
    def test_are_named_as_the_office_writes_them(self, key, sender, parent):
        document = next(each for each in READABLE if each.key == key)
        read = docform.read_particulars(document.render(), document.form.media_type)
        assert (value(read.sender), value(read.parent)) == (sender, parent)


class TestScans:
    def test_give_pages_and_nothing_else(self):
        assert SCANS
        for document in SCANS:
            read = docform.read_particulars(document.render(), document.form.media_type)
            assert (read.has_text, read.reference, read.page_count) == (False, None, 1)


class TestOpenNumbers:
    @pytest.mark.parametrize(
        "writer", [(docform.compose, docform.DOCX), (docform.render_pdf, docform.PDF)], ids=["docx", "pdf"]
    )
    def test_a_number_left_open_is_told_with_little_confidence(self, writer):
        render, media_type = writer
        spec = docform.DocumentSpec(
            system=docform.System.PARTY, organ="TỈNH ỦY THỰC HÀNH", notation="NQ/TU", subject="Về việc mẫu", place="Thực Hành",
            type_name="Nghị quyết", body=("Nội dung mẫu của một nghị quyết chưa có số, chưa có ngày, dùng để thử việc đọc.",),
        )  # fmt: skip
        read = docform.read_particulars(render(spec), media_type)
        assert value(read.reference) == "-NQ/TU"
        assert read.reference
        assert read.reference.confidence < 0.5
        assert read.issued_on is None
        assert value(read.subject) == "Về việc mẫu"
