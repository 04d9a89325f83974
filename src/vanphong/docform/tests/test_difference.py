"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from vanphong.docform.difference import Change, text_difference
from vanphong.docform.layout import tidy

TEXTS = st.lists(st.text(alphabet="aă bcđ ế.,", max_size=30), max_size=8).map("\n".join)


class TestTextDifference:
    def test_equal_texts_have_none(self):
        assert text_difference("Một\nHai", "Một \n Hai") == ()

    def test_a_changed_paragraph_is_told_word_by_word(self):
        blocks = text_difference("Giao Văn phòng chủ trì.\nHết.", "Giao Ban Tổ chức chủ trì.\nHết.")
        assert [block.kind for block in blocks] == [Change.CHANGE, Change.EQUAL]
        assert (Change.DELETE, "Văn phòng") in blocks[0].runs or (Change.DELETE, "Văn") in blocks[0].runs
        assert any(kind is Change.INSERT and "Tổ" in text for kind, text in blocks[0].runs)

    def test_a_new_paragraph_is_inserted_and_an_old_one_deleted(self):
        blocks = text_difference("Một đoạn cũ bị bỏ\nGiữ nguyên", "Giữ nguyên\nXyz hoàn toàn mới")
        assert [block.kind for block in blocks] == [Change.DELETE, Change.EQUAL, Change.INSERT]

    @given(TEXTS, TEXTS)
    def test_both_texts_can_be_put_together_again(self, old, new):
        blocks = text_difference(old, new)
        if not blocks:
            return
        assert _side(blocks, Change.INSERT) == _paragraphs(old)
        assert _side(blocks, Change.DELETE) == _paragraphs(new)


def _side(blocks, without):
    texts = [
        "".join(text for kind, text in block.runs if kind is not without)
        for block in blocks
        if block.kind is not without
    ]
    return [line for text in texts for line in text.split("\n")]


def _paragraphs(text):
    return [shown for line in text.split("\n") if (shown := tidy(line))]
