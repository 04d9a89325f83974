import pytest

from tests.office.office import NOW
from vanphong.desk.queries.lineage import branches, columns, draw
from vanphong.dossiers.api import Dossier, file
from vanphong.kernel.trace import api as trace
from vanphong.kernel.trace.api import Edge, Graph, Node, Relation


def a_graph(*edges: tuple[int, Relation, int]) -> Graph:
    """Records by number; the first edge's source is the record itself."""
    numbers = dict.fromkeys(end for source, _, target in edges for end in (source, target))
    nodes = tuple(Node(("x", number), f"Nội dung {number}") for number in numbers)
    return Graph(nodes, tuple(Edge(("x", source), ("x", target), relation, NOW) for source, relation, target in edges))


def drawn(graph: Graph) -> dict[int, tuple[int, int]]:
    return {box.node.ref[1]: (box.x, box.y) for box in draw(graph).boxes}


class TestColumns:
    @pytest.mark.parametrize(
        ("relation", "column"),
        [
            (Relation.REPLIES_TO, -1),
            (Relation.FOLLOWS_FROM, -1),
            (Relation.REPLACES, -1),
            (Relation.REVOKES, -1),
            (Relation.DELIVERED_AS, 1),
            (Relation.FILED_IN, 1),
            (Relation.RELATES_TO, 1),
        ],
    )
    def test_what_was_there_before_stands_to_the_left(self, relation, column):
        assert columns(a_graph((1, relation, 2)))["x", 2] == column

    def test_a_circle_ends(self):
        graph = a_graph((1, Relation.REPLIES_TO, 2), (2, Relation.REPLIES_TO, 3), (3, Relation.REPLIES_TO, 1))
        assert set(columns(graph).values()) == {0, -1, 1}


class TestDraw:
    def test_no_two_records_lie_on_each_other(self):
        graph = a_graph(*((1, Relation.FILED_IN, number) for number in range(2, 9)), (9, Relation.REPLIES_TO, 1))
        places = drawn(graph)
        assert len(set(places.values())) == 9
        assert places[9][0] == places[2][0] > places[1][0]

    def test_every_link_is_a_line_with_its_words(self):
        graph = a_graph((1, Relation.REPLIES_TO, 2), (3, Relation.FILED_IN, 2), (1, Relation.RELATES_TO, 3))
        assert [line.words for line in draw(graph).lines] == ["Trả lời", "Lưu trong hồ sơ", "Liên quan"]

    def test_a_record_alone_is_drawn(self):
        drawing = draw(Graph((Node(("x", 1), "Một"),), ()))
        assert (len(drawing.boxes), drawing.lines) == (1, [])


class TestBranches:
    def test_each_record_stands_once_under_the_nearest(self):
        graph = a_graph((1, Relation.REPLIES_TO, 2), (2, Relation.FILED_IN, 3), (1, Relation.FILED_IN, 3))
        root = branches(graph)
        assert [(branch.node.ref[1], branch.words) for branch in root.branches] == [
            (2, "Trả lời"),
            (3, "Lưu trong hồ sơ"),
        ]
        assert root.branches[0].branches == []

    def test_the_words_are_read_from_where_one_stands(self):
        root = branches(a_graph((1, Relation.DELIVERED_AS, 2), (3, Relation.REPLIES_TO, 1)))
        assert [branch.words for branch in root.branches] == ["Gửi đi", "Được trả lời bằng"]


@pytest.fixture
def filed(office) -> tuple[Dossier, Dossier]:
    """A dossier in a dossier."""
    from vanphong.dossiers.actions import open_dossier

    actor = office.actor("chuyenvien")
    inner = open_dossier(None, actor, NOW, title="Chuẩn bị đại hội")
    outer = open_dossier(None, actor, NOW, title="Đại hội đảng bộ")
    file(outer.pk, actor, NOW, item=inner.ref)
    return inner, outer


class TestPage:
    def test_shows_the_graph_and_the_list(self, office, filed):
        inner, outer = filed
        text = office.client("chuyenvien").get(f"/nguon-goc/dossier/{inner.pk}/").content.decode()
        assert text.count(f'href="/ho-so/{outer.pk}/"') == 2
        assert "Lưu trong hồ sơ" in text

    def test_a_record_without_links_says_so(self, office, filed):
        inner, outer = filed
        trace.unlink(inner.ref, outer.ref, Relation.FILED_IN)
        text = office.client("chuyenvien").get(f"/nguon-goc/dossier/{inner.pk}/").content.decode()
        assert "Chưa gắn với nội dung nào khác" in text

    @pytest.mark.parametrize("address", ["dossier/0", "nothing/1", "dossier/99999999"])
    def test_what_is_not_there_is_not_found(self, office, address):
        assert office.client("chuyenvien").get(f"/nguon-goc/{address}/").status_code == 404

    def test_a_record_of_others_is_not_found(self, office, filed):
        assert office.client("vanthu.benmau").get(f"/nguon-goc/dossier/{filed[0].pk}/").status_code == 404
