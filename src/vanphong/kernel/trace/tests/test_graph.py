from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from vanphong.kernel.actor import Actor
from vanphong.kernel.errors import InvalidInput, RecordNotFound
from vanphong.kernel.trace import api, graph
from vanphong.kernel.trace.api import Link, Node, Relation

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
READER = Actor(person_id=1, name="Nguyễn Văn Mẫu", position_id=1, title="", unit_id=1, organ_id=1)
LETTER, TASK, REPLY, SECRET = ("letter", 1), ("errand", 1), ("letter", 2), ("letter", 666)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def describers(monkeypatch):
    """Letters and errands; number 666 is for nobody. Unknown kinds have no describer."""
    monkeypatch.setattr(graph, "_DESCRIBERS", {})
    for kind in ("letter", "errand"):

        def describe(ids, actor, kind=kind):
            return {each: Node((kind, each), f"{kind} {each}") for each in ids if each != 666}

        api.register_describer(kind, describe)


def refs(found: api.Graph) -> list[tuple[str, int]]:
    return [node.ref for node in found.nodes]


class TestLink:
    def test_links_once_however_often(self):
        for minutes in range(3):
            api.link(REPLY, LETTER, Relation.REPLIES_TO, NOW + timedelta(minutes=minutes))
        (link,) = api.links_of(LETTER)
        assert (link.source, link.target, link.relation, link.at) == (REPLY, LETTER, Relation.REPLIES_TO, NOW)

    def test_is_found_from_both_ends_oldest_first(self):
        api.link(TASK, LETTER, Relation.FOLLOWS_FROM, NOW)
        api.link(REPLY, TASK, Relation.FOLLOWS_FROM, NOW)
        assert [link.source for link in api.links_of(TASK)] == [TASK, REPLY]

    def test_refuses_a_link_to_itself(self):
        with pytest.raises(InvalidInput, match="chính nó"):
            api.link(LETTER, LETTER, Relation.RELATES_TO, NOW)

    def test_the_database_refuses_it_too(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            Link.objects.create(
                source_kind="letter", source_id=1, target_kind="letter", target_id=1, relation="relates_to", at=NOW
            )

    def test_every_relation_reads_both_ways(self):
        assert all(relation.label and relation.reverse for relation in Relation)


class TestUnlink:
    def test_takes_that_link_away_and_no_other(self):
        api.link(REPLY, LETTER, Relation.REPLIES_TO, NOW)
        api.link(REPLY, LETTER, Relation.RELATES_TO, NOW)
        api.unlink(REPLY, LETTER, Relation.RELATES_TO)
        assert [link.relation for link in api.links_of(REPLY)] == [Relation.REPLIES_TO]


class TestGraph:
    def test_shows_what_it_came_from_and_what_it_led_to(self):
        api.link(TASK, LETTER, Relation.FOLLOWS_FROM, NOW)
        api.link(REPLY, LETTER, Relation.REPLIES_TO, NOW)
        api.link(REPLY, TASK, Relation.FOLLOWS_FROM, NOW)
        found = api.graph(LETTER, READER)
        assert refs(found) == [LETTER, TASK, REPLY]
        assert [(edge.source, edge.target) for edge in found.edges] == [(TASK, LETTER), (REPLY, LETTER), (REPLY, TASK)]

    def test_a_record_alone_is_a_graph_of_one(self):
        assert refs(api.graph(LETTER, READER)) == [LETTER]

    @pytest.mark.parametrize("ref", [SECRET, ("unknown", 1)])
    def test_refuses_a_record_that_is_not_for_the_actor(self, ref):
        with pytest.raises(RecordNotFound):
            api.graph(ref, READER)

    def test_leaves_out_the_hidden_and_what_only_the_hidden_leads_to(self):
        beyond = ("letter", 3)
        api.link(SECRET, LETTER, Relation.REPLIES_TO, NOW)
        api.link(beyond, SECRET, Relation.REPLACES, NOW)
        found = api.graph(LETTER, READER)
        assert refs(found) == [LETTER]
        assert found.edges == ()
        assert not found.is_cut

    def test_goes_so_far_and_no_farther(self):
        for number in range(1, 8):
            api.link(("letter", number + 1), ("letter", number), Relation.REPLIES_TO, NOW)
        assert len(api.graph(LETTER, READER).nodes) == 5
        assert len(api.graph(LETTER, READER, depth=2).nodes) == 3

    def test_ends_on_a_ring(self):
        ring = [("letter", number) for number in range(1, 4)]
        for source, target in zip(ring, [*ring[1:], ring[0]], strict=True):
            api.link(source, target, Relation.RELATES_TO, NOW)
        found = api.graph(LETTER, READER, depth=10)
        assert len(found.nodes) == len(found.edges) == 3

    def test_says_when_it_is_cut(self):
        for number in range(2, graph.AT_MOST + 20):
            api.link(("letter", number), LETTER, Relation.FOLLOWS_FROM, NOW)
        found = api.graph(LETTER, READER)
        assert len(found.nodes) == graph.AT_MOST
        assert found.is_cut

    def test_asks_one_question_a_step(self, django_assert_num_queries):
        for number in range(2, 30):
            api.link(("letter", number), LETTER, Relation.FOLLOWS_FROM, NOW)
        with django_assert_num_queries(2):
            api.graph(LETTER, READER)
