import pytest

from tests.office.office import NOW
from vanphong.dossiers.actions import file
from vanphong.dossiers.queries import contents, describe, dossier, dossiers_of, dossiers_to_file_in, search, visible
from vanphong.dossiers.tests.builders import a_dossier
from vanphong.kernel.errors import RecordNotFound


class TestVisible:
    def test_the_keeper_and_the_unit_see_it_and_nobody_else(self, office):
        kept = a_dossier(office)
        assert list(visible(office.actor("chuyenvien"))) == [kept]
        assert list(visible(office.actor("truongphong"))) == [kept]
        assert not list(visible(office.actor("vanthu.benmau")))

    def test_one_that_is_not_for_the_actor_is_not_found(self, office):
        kept = a_dossier(office)
        with pytest.raises(RecordNotFound):
            dossier(office.actor("vanthu.benmau"), kept.pk)


class TestContents:
    def test_shows_what_the_actor_may_see(self, office, django_assert_max_num_queries):
        actor = office.actor("chuyenvien")
        kept = a_dossier(office)
        for number in range(3):
            file(kept.pk, actor, NOW, item=a_dossier(office, title=f"Tài liệu {number}").ref)
        with django_assert_max_num_queries(3):
            assert [content.node.title for content in contents(kept, actor)] == [
                "Tài liệu 0",
                "Tài liệu 1",
                "Tài liệu 2",
            ]

    def test_a_record_knows_its_dossiers(self, office):
        actor = office.actor("chuyenvien")
        paper, kept = a_dossier(office, title="Tài liệu"), a_dossier(office)
        file(kept.pk, actor, NOW, item=paper.ref)
        assert dossiers_of(paper.ref, actor) == [kept]
        assert dossiers_of(paper.ref, office.actor("vanthu.benmau")) == []


class TestDossiersToFileIn:
    def test_offers_the_open_ones_of_the_unit(self, office):
        kept = a_dossier(office)
        a_dossier(office, "vanthu.benmau")
        assert dossiers_to_file_in(office.actor("truongphong")) == [kept]
        assert dossiers_to_file_in(office.actor("truongphong"), "dai hoi") == [kept]
        assert dossiers_to_file_in(office.actor("truongphong"), "kinh te") == []


class TestDescribe:
    def test_leaves_out_what_the_actor_may_not_see(self, office):
        mine, other = a_dossier(office, code="01"), a_dossier(office, "vanthu.benmau")
        found = describe([mine.pk, other.pk], office.actor("chuyenvien"))
        assert list(found) == [mine.pk]
        assert (found[mine.pk].title, found[mine.pk].url) == ("01 · Đại hội đảng bộ các cấp", f"/ho-so/{mine.pk}/")


class TestSearch:
    def test_finds_without_accents(self, office):
        a_dossier(office)
        found = search(office.actor("chuyenvien"), "dang bo cac cap", 10)
        assert [node.title for node in found] == ["Đại hội đảng bộ các cấp"]

    @pytest.mark.parametrize("text", ["", "   ", "khong co"])
    def test_finds_nothing_for_nothing(self, office, text):
        a_dossier(office)
        assert search(office.actor("chuyenvien"), text, 10) == []
