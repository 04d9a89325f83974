import pytest

from vanphong.docform.api import PRACTICE_DOCUMENTS
from vanphong.docform.locating import locate

GUIDANCE = next(document for document in PRACTICE_DOCUMENTS if document.file_name == "118-HD-VPTW.pdf")

LONG = (
    "Văn phòng cấp ủy rà soát danh sách đầu mối tiếp nhận; "
    "mỗi cơ quan có ít nhất một văn thư chính và một văn thư dự phòng."
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return GUIDANCE.render()


class TestLocate:
    def test_a_paragraph_is_found_on_its_page(self, pdf):
        ((box,),) = locate(pdf, ["Số 118-HD/VPTW"])
        assert box.page == 1
        assert 0 < box.left < box.right < 0.5
        assert 0 < box.top < box.bottom < 0.3

    def test_accents_case_and_spaces_do_not_matter(self, pdf):
        assert locate(pdf, ["so  118-hd/vptw"]) == locate(pdf, ["Số 118-HD/VPTW"])

    def test_a_long_paragraph_takes_several_lines(self, pdf):
        (boxes,) = locate(pdf, [LONG])
        assert len(boxes) == 2
        assert boxes[0].bottom <= boxes[1].bottom

    def test_the_same_words_again_are_the_next_place(self, pdf):
        first, second = locate(pdf, ["VĂN PHÒNG", "Văn phòng"])
        assert first[0].top < second[0].top

    def test_what_is_not_there_has_no_place(self, pdf):
        assert locate(pdf, ["Điều không có trong văn bản", "*", ""]) == [(), (), ()]
