"""The index of search is built anew from a terminal, beside a worker that writes it too."""

from tests.office.office import NOW
from vanphong.config.rebuilding import rebuild
from vanphong.kernel.search import api as search


class TestRebuild:
    def test_builds_to_the_end_and_says_how_much_there_is(self, committed):
        before = search.health().entries
        (last,) = list(rebuild(lambda: NOW))
        assert last == f"Chỉ mục tìm kiếm đã dựng xong: {before} mục."
        assert before > 0
        assert not search.is_building()
