import pytest

from tests.office.office import NOW
from vanphong.dossiers.actions import close, edit, file, hand_over, open_dossier, reopen, share, take_out
from vanphong.dossiers.choices import State
from vanphong.dossiers.models import Dossier, Item
from vanphong.dossiers.tests.builders import a_dossier
from vanphong.kernel.errors import InvalidInput, NotPermitted, RecordNotFound, RuleViolated, WrongState
from vanphong.kernel.journal import api as journal
from vanphong.kernel.participation.api import capacities_of
from vanphong.kernel.trace import api as trace


@pytest.fixture
def keeper(office):
    return office.actor("chuyenvien")


@pytest.fixture
def dossier(office):
    return a_dossier(office)


@pytest.fixture
def paper(office):
    return a_dossier(office, title="Một tài liệu")


@pytest.fixture
def filled(dossier, paper, keeper):
    return file(dossier.pk, keeper, NOW, item=paper.ref)


def last_entry(dossier):
    return journal.history(*dossier.ref).order_by("-id")[0]


def last_sentence(dossier):
    return last_entry(dossier).sentence


class TestOpen:
    def test_belongs_to_the_unit_and_is_kept_by_the_position(self, dossier, keeper):
        assert (dossier.unit_id, dossier.keeper_id, dossier.organ_id) == (
            keeper.unit_id,
            keeper.position_id,
            keeper.organ_id,
        )
        assert dossier.state == State.OPEN
        assert capacities_of("dossier", dossier.pk, keeper) == {"author", "support"}
        assert last_sentence(dossier) == "Lập hồ sơ «Đại hội đảng bộ các cấp»"

    def test_files_the_first_record_at_once(self, office, paper):
        dossier = a_dossier(office, title="Hồ sơ mới", item=paper.ref)
        assert [item.ref for item in dossier.items.inside()] == [paper.ref]

    def test_refuses_a_code_that_is_taken(self, office):
        a_dossier(office, code="01.TH")
        with pytest.raises(InvalidInput, match="Đã có hồ sơ mang mã"):
            a_dossier(office, code="01.TH")

    def test_refuses_whoever_does_not_work_with_documents(self, office):
        with pytest.raises(NotPermitted):
            a_dossier(office, "quantri")

    def test_is_done_once_for_one_form(self, keeper):
        from vanphong.kernel.errors import AlreadyDone

        open_dossier(None, keeper, NOW, title="Một", key="k")
        with pytest.raises(AlreadyDone):
            open_dossier(None, keeper, NOW, title="Một", key="k")
        assert Dossier.objects.count() == 1


class TestEdit:
    def test_changes_the_particulars(self, dossier, keeper):
        changed = edit(dossier.pk, keeper, NOW, title="Đại hội lần thứ XIV", code="02.TH")
        assert (changed.title, changed.folded) == ("Đại hội lần thứ XIV", "02.th dai hoi lan thu xiv")
        assert last_entry(dossier).read_changes()["title"] == ("Đại hội đảng bộ các cấp", "Đại hội lần thứ XIV")

    def test_is_for_the_keeper_alone(self, dossier, office):
        with pytest.raises(RecordNotFound):
            edit(dossier.pk, office.actor("vanthu.benmau"), NOW, title="x")


class TestFile:
    def test_puts_the_record_in_and_links_it(self, filled, paper):
        assert [item.ref for item in filled.items.inside()] == [paper.ref]
        assert filled.filed == 1
        assert [link.target for link in trace.links_of(paper.ref)] == [filled.ref]

    def test_the_history_does_not_tell_what_it_was(self, filled):
        assert last_sentence(filled) == "Lưu thêm một tài liệu vào hồ sơ"

    def test_refuses_a_record_that_the_actor_may_not_see(self, dossier, keeper, office):
        hidden = a_dossier(office, "vanthu.benmau", title="Của nơi khác")
        with pytest.raises(RecordNotFound):
            file(dossier.pk, keeper, NOW, item=hidden.ref)
        assert not Item.objects.exists()

    def test_refuses_what_is_in_it_already(self, filled, paper, keeper):
        with pytest.raises(InvalidInput, match="đã có trong hồ sơ"):
            file(filled.pk, keeper, NOW, item=paper.ref)

    def test_refuses_the_dossier_itself(self, dossier, keeper):
        with pytest.raises(RecordNotFound):
            file(dossier.pk, keeper, NOW, item=dossier.ref)

    def test_refuses_a_closed_dossier(self, filled, keeper, office):
        close(filled.pk, keeper, NOW)
        with pytest.raises(WrongState):
            file(filled.pk, keeper, NOW, item=a_dossier(office, title="Khác").ref)

    def test_refuses_whoever_may_only_read(self, dossier, keeper, office):
        reader = office.actor("vanthu")
        share(dossier.pk, keeper, NOW, principals=[office.position("vanthu").principal], names="Văn thư")
        with pytest.raises(NotPermitted):
            file(dossier.pk, reader, NOW, item=dossier.ref)


class TestTakeOut:
    def test_takes_the_record_out_and_keeps_that_it_was_in(self, filled, paper, keeper):
        item = filled.items.get()
        changed = take_out(filled.pk, keeper, NOW, item_id=item.pk, reason="Lưu nhầm")
        item.refresh_from_db()
        assert (item.taken_out_by, item.reason, changed.filed) == (keeper.name, "Lưu nhầm", 0)
        assert not trace.links_of(paper.ref)
        assert last_sentence(filled) == "Rút một tài liệu khỏi hồ sơ. Lý do: Lưu nhầm"

    def test_lets_it_be_filed_again(self, filled, paper, keeper):
        take_out(filled.pk, keeper, NOW, item_id=filled.items.get().pk, reason="Lưu nhầm")
        assert file(filled.pk, keeper, NOW, item=paper.ref).filed == 1

    def test_refuses_what_is_no_longer_in_it(self, filled, keeper):
        item = filled.items.get()
        take_out(filled.pk, keeper, NOW, item_id=item.pk, reason="Lưu nhầm")
        with pytest.raises(RecordNotFound):
            take_out(filled.pk, keeper, NOW, item_id=item.pk, reason="Lưu nhầm")


class TestShare:
    def test_lets_others_see_the_dossier_and_not_what_is_in_it(self, filled, keeper, office):
        from vanphong.dossiers.queries import contents, dossier

        reader = office.actor("vanthu")
        share(filled.pk, keeper, NOW, principals=[office.position("vanthu").principal], names="Văn thư")
        assert dossier(reader, filled.pk) == filled
        assert contents(filled, reader) == []


class TestHandOver:
    def test_another_keeps_it(self, dossier, keeper, office):
        other = office.actor("thamdinh")
        position = office.position("thamdinh")
        hand_over(dossier.pk, keeper, NOW, keeper_id=position.pk, name="đồng chí mới", reason="Chuyển công tác")
        assert "author" in capacities_of("dossier", dossier.pk, other)
        assert "author" not in capacities_of("dossier", dossier.pk, keeper)
        assert edit(dossier.pk, other, NOW, title="Đổi tên").title == "Đổi tên"

    def test_refuses_a_position_that_nobody_holds(self, dossier, keeper, office):
        from vanphong.organisation.api import Position

        held = Position.objects.get(pk=keeper.position_id)
        empty = Position.objects.create(unit=held.unit, title="Chức vụ trống", folded="x", valid_from=NOW.date())
        with pytest.raises(InvalidInput):
            hand_over(dossier.pk, keeper, NOW, keeper_id=empty.pk, name="x", reason="x")


class TestClose:
    def test_ends_it(self, filled, keeper):
        closed = close(filled.pk, keeper, NOW)
        assert (closed.state, closed.closed_at) == (State.CLOSED, NOW)

    def test_refuses_an_empty_one(self, dossier, keeper):
        with pytest.raises(RuleViolated, match="chưa có tài liệu"):
            close(dossier.pk, keeper, NOW)


class TestReopen:
    def test_lets_more_be_filed(self, filled, keeper):
        close(filled.pk, keeper, NOW)
        again = reopen(filled.pk, keeper, NOW, reason="Bổ sung")
        assert (again.state, again.closed_at) == (State.OPEN, None)

    def test_refuses_an_open_one(self, dossier, keeper):
        with pytest.raises(WrongState):
            reopen(dossier.pk, keeper, NOW, reason="x")
