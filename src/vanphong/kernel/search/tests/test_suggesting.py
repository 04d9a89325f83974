"""Other spellings: misread, mistyped, run together, broken apart; only what finds something."""

import pytest

from vanphong.kernel.search import api as search
from vanphong.kernel.search.tests.papers import CLERK, NOW, actor, kinds_put_back, papers

__all__ = ["kinds_put_back", "papers"]


@pytest.fixture
def counted(papers):
    """Papers whose words were counted."""
    papers.share(papers.put(1, "Báo cáo chuyển đổi số", texts=("Kết quả đại hội đảng bộ tỉnh mở rộng",)), CLERK)
    search.rebuild(NOW)
    return papers


class TestSuggestions:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("chuyendoiso", "chuyển đổi số"),
            ("chuyendoi so", "chuyển đổi số"),
            ("chuy en doi so", "chuyển đổi số"),
            ("báo cao chuyến đòi", None),
            ("dạl hội", "đại hội"),
            ("hội đảnq bộ", "hội đảng bộ"),
            ("kết qủaa", "kết quả"),
            ("rnở rộng", "mở rộng"),
            ("xyzxyz qwq", None),
        ],
    )
    def test_what_was_meant(self, counted, typed, meant):
        asked = search.Search(search.parse(typed), actor(CLERK), NOW)
        found = [] if search.find(asked).count else search.suggestions(asked, typed)
        assert [text for text, _ in found][:1] == ([meant] if meant else [])

    def test_filters_and_phrases_are_left_alone(self, counted):
        for typed in ('"chuyendoi so"', "chuyendoi loại:BC", "chuyendoi -so"):
            asked = search.Search(search.parse(typed), actor(CLERK), NOW)
            assert search.suggestions(asked, typed) == []
