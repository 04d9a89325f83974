"""The verbs of groups of recipients."""

import pytest

from vanphong.kernel.errors import NotPermitted, RuleViolated, StaleRecord
from vanphong.organisation.actions import groups
from vanphong.organisation.api import RecipientGroup, group_members


@pytest.fixture
def two(office):
    return [office.organ("BTCTU").principal, office.organ("A99.21").principal]


@pytest.fixture
def group(office):
    return RecipientGroup.objects.get(name="Các đảng ủy xã, phường, đặc khu")


class TestFormGroup:
    def form(self, office, username="vanthu", name="Nơi nhận thường xuyên", members=()):
        organ = office.organ("TU")
        return groups.form_group(office.actor(username), office.now, organ_id=organ.pk, name=name, members=members)

    def test_keeps_the_members_in_order_each_once(self, office, two, told):
        made = self.form(office, members=[*reversed(two), two[0]])
        assert group_members(made.pk) == [two[1], two[0]]
        assert told("organ", office.organ("TU").pk) == ("form_group", "Lập nhóm nơi nhận Nơi nhận thường xuyên: 2 nơi")

    def test_refuses_an_empty_one_and_a_name_that_is_there(self, office):
        with pytest.raises(RuleViolated) as refused:
            self.form(office, name="các đảng ủy xã, phường, ĐẶC KHU")
        assert len(refused.value.reasons) == 2

    def test_refuses_others(self, office, two):
        with pytest.raises(NotPermitted):
            self.form(office, "chuyenvien", members=two)

    @pytest.mark.parametrize("unknown", [0, -1, 7, 10**40 * 8 + 6, 8_000_006])
    def test_refuses_what_stands_in_no_directory(self, office, two, unknown):
        with pytest.raises(RuleViolated, match="không còn trong danh bạ"):
            self.form(office, members=[*two, unknown])


class TestEditGroup:
    def test_writes_name_and_members(self, office, group, two):
        data = {"group_id": group.pk, "name": "Xã, phường", "members": two}
        edited = groups.edit_group(office.actor("vanthu"), office.now, seen=1, **data)
        assert (edited.name, edited.version, group_members(group.pk)) == ("Xã, phường", 2, two)

    def test_other_members_alone_make_a_new_version(self, office, group, two):
        groups.edit_group(office.actor("vanthu"), office.now, group_id=group.pk, name=group.name, members=two, seen=1)
        with pytest.raises(StaleRecord):
            groups.edit_group(office.actor("vanthu"), office.now, group_id=group.pk, name="X", members=two, seen=1)

    def test_refuses_others_and_an_empty_one(self, office, group, two):
        with pytest.raises(NotPermitted):
            groups.edit_group(office.actor("vanthu.btc"), office.now, group_id=group.pk, name="X", members=two)
        with pytest.raises(RuleViolated):
            groups.edit_group(office.actor("vanthu"), office.now, group_id=group.pk, name="X", members=[])


class TestCloseGroup:
    def test_frees_the_name_and_happens_once(self, office, group, two):
        clerk = office.actor("vanthu")
        assert groups.close_group(clerk, office.now, group_id=group.pk).is_closed
        with pytest.raises(RuleViolated, match="đã thôi dùng"):
            groups.close_group(clerk, office.now, group_id=group.pk)
        groups.form_group(clerk, office.now, organ_id=group.organ_id, name=group.name, members=two)

    def test_refuses_others(self, office, group):
        with pytest.raises(NotPermitted):
            groups.close_group(office.actor("chuyenvien"), office.now, group_id=group.pk)
