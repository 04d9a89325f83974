"""The verbs of what positions are entrusted with: roles, assistants, delegations."""

from datetime import timedelta
from uuid import uuid4

import pytest

from vanphong.kernel.errors import AlreadyDone, NotPermitted, RuleViolated
from vanphong.organisation.actions import grants
from vanphong.organisation.api import AssistantPair, Delegation, Role, RoleGrant

APPRAISE = "organisation:manage_groups"


@pytest.fixture
def today(office):
    return office.now.date()


class TestGrantRole:
    def grant(self, office, actor, role=Role.TASK_ADMIN, username="chuyenvien", organ="VPTU", **changed):
        data = {"since": office.now.date(), "reason": "Phân công lại", **changed}
        return grants.grant_role(
            actor,
            office.now,
            position_id=office.position(username).pk,
            role=role,
            organ_id=office.organ(organ).pk,
            **data,
        )

    def test_gives_the_permissions_at_once(self, office, admin, told):
        assert not office.actor("chuyenvien").may(APPRAISE)
        self.grant(office, admin, Role.OFFICE_LEADER)
        assert office.actor("chuyenvien").may(APPRAISE, office.organ("VPTU").pk)
        assert told("organ", office.organ("VPTU").pk) == (
            "grant_role",
            "Giao vai trò Lãnh đạo văn phòng tại Văn phòng Tỉnh ủy cho Chuyên viên theo dõi kinh tế: Phân công lại",
        )

    def test_reaches_the_subordinates_where_said_so(self, office, admin):
        self.grant(office, admin, Role.UNIT_ADMIN, organ="TU", with_subordinates=True)
        assert office.actor("chuyenvien").may("organisation:appoint", office.organ("A99.21").pk)

    def test_sent_twice_is_given_once(self, office, admin):
        key = uuid4().hex
        self.grant(office, admin, key=key)
        with pytest.raises(AlreadyDone):
            self.grant(office, admin, key=key)

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"reason": " "}, "Chưa ghi lý do"),
            ({"username": "quantri"}, "Không tự giao vai trò"),
            ({"role": Role.SYSTEM_ADMIN, "organ": "A99.21"}, "chỉ giao ở cơ quan đứng đầu"),
            ({"role": Role.SPECIALIST}, "đang có vai trò"),
        ],
    )
    def test_refuses(self, office, admin, changed, sentence):
        with pytest.raises(RuleViolated, match=sentence):
            self.grant(office, admin, **changed)

    def test_refuses_others(self, office, commune_admin):
        with pytest.raises(NotPermitted):
            self.grant(office, commune_admin)

    def test_for_subordinates_only_by_who_grants_in_all_of_them(self, office, admin):
        self.grant(office, admin, Role.UNIT_ADMIN, organ="TU")
        with pytest.raises(NotPermitted, match="mọi cơ quan cấp dưới"):
            self.grant(
                office,
                office.actor("chuyenvien"),
                Role.SPECIALIST,
                username="thamdinh",
                organ="TU",
                with_subordinates=True,
            )


class TestRevokeRole:
    @pytest.fixture
    def grant(self, office):
        return RoleGrant.objects.get(
            position=office.position("nhiemvu"), role=Role.TASK_ADMIN, organ=office.organ("VPTU")
        )

    def test_takes_it_back_at_once(self, office, admin, grant, today, told):
        assert grants.revoke_role(admin, office.now, grant_id=grant.pk, reason="Đổi việc").until == today
        assert told("organ", grant.organ_id)[0] == "revoke_role"

    def test_a_role_ahead_never_begins(self, office, admin, grant, today):
        RoleGrant.objects.filter(pk=grant.pk).update(since=today + timedelta(days=9))
        assert grants.revoke_role(admin, office.now, grant_id=grant.pk, reason="Đổi việc").until == grant.since.replace(
            year=today.year, month=12, day=3
        )

    def test_refuses_without_a_reason_twice_and_by_others(self, office, admin, commune_admin, grant):
        with pytest.raises(RuleViolated):
            grants.revoke_role(admin, office.now, grant_id=grant.pk, reason="")
        with pytest.raises(NotPermitted):
            grants.revoke_role(commune_admin, office.now, grant_id=grant.pk, reason="X")
        grants.revoke_role(admin, office.now, grant_id=grant.pk, reason="Đổi việc")
        with pytest.raises(RuleViolated, match="đã thu hồi"):
            grants.revoke_role(admin, office.now, grant_id=grant.pk, reason="Đổi việc")


class TestPairAssistant:
    def pair(self, office, actor, leader="chanhvp", assistant="chuyenvien"):
        return grants.pair_assistant(
            actor,
            office.now,
            leader_position_id=office.position(leader).pk,
            assistant_position_id=office.position(assistant).pk,
            since=office.now.date(),
        )

    def test_lets_the_assistant_act_for_the_leader(self, office, admin, told):
        pair = self.pair(office, admin)
        assert office.actor("chuyenvien", f"t{pair.pk}").on_behalf_of.endswith("Chánh Văn phòng Tỉnh ủy")
        assert told("organ", office.organ("VPTU").pk)[0] == "pair_assistant"

    def test_refuses_oneself_the_same_twice_and_others(self, office, admin, commune_admin):
        with pytest.raises(RuleViolated, match="chức vụ khác"):
            self.pair(office, admin, assistant="chanhvp")
        with pytest.raises(RuleViolated, match="đã được ghép"):
            self.pair(office, admin, "bithu", "troly")
        with pytest.raises(RuleViolated, match="chức vụ của mình"):
            self.pair(office, admin, assistant="quantri")
        with pytest.raises(NotPermitted):
            self.pair(office, commune_admin)


class TestEndPair:
    def test_ends_at_once(self, office, admin, commune_admin, told):
        pair = AssistantPair.objects.get(assistant_position=office.position("troly"))
        with pytest.raises(NotPermitted):
            grants.end_pair(commune_admin, office.now, pair_id=pair.pk, reason="X")
        with pytest.raises(RuleViolated):
            grants.end_pair(admin, office.now, pair_id=pair.pk, reason=" ")
        grants.end_pair(admin, office.now, pair_id=pair.pk, reason="Đổi phân công")
        assert not office.actor("troly", f"t{pair.pk}").on_behalf_of
        assert (
            told("organ", office.organ("TU").pk)[1]
            == "Trợ lý Bí thư Tỉnh ủy thôi giúp việc Bí thư Tỉnh ủy: Đổi phân công"
        )
        with pytest.raises(RuleViolated, match="Đã bỏ ghép"):
            grants.end_pair(admin, office.now, pair_id=pair.pk, reason="Đổi phân công")


class TestDelegate:
    def delegate(self, office, actor, giver="chanhvp", taker="phochanhvp", **changed):
        today = office.now.date()
        data = {"since": today, "until": today + timedelta(days=3), "reason": "Đi công tác", **changed}
        return grants.delegate(
            actor,
            office.now,
            from_position_id=office.position(giver).pk,
            to_position_id=office.position(taker).pk,
            **data,
        )

    def test_lets_another_act_until_the_last_day(self, office, told):
        made = self.delegate(office, office.actor("chanhvp"))
        assert office.actor("phochanhvp", f"u{made.pk}").position_id == office.position("chanhvp").pk
        assert told("organ", office.organ("VPTU").pk)[1].endswith("từ 24/11/2026 đến hết 27/11/2026: Đi công tác")

    def test_of_others_by_who_keeps_the_organs_delegations(self, office, admin, commune_admin):
        assert self.delegate(office, admin).pk
        with pytest.raises(NotPermitted):
            self.delegate(office, commune_admin)
        with pytest.raises(NotPermitted):
            self.delegate(office, office.actor("chuyenvien"))

    def test_is_not_passed_on(self, office):
        made = self.delegate(office, office.actor("chanhvp"))
        acting = office.actor("phochanhvp", f"u{made.pk}")
        with pytest.raises(NotPermitted):
            self.delegate(office, acting, taker="phochanhvp2")

    def test_is_nothing_for_an_assistant(self, office):
        with pytest.raises(NotPermitted):
            self.delegate(office, office.assistant("troly"), giver="bithu", taker="phobithu")

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"reason": ""}, "Chưa ghi lý do"),
            ({"taker": "chanhvp"}, "chính chức vụ đó"),
            ({"permissions": ["organisation:establish"]}, "không được làm"),
        ],
    )
    def test_refuses(self, office, changed, sentence):
        with pytest.raises(RuleViolated, match=sentence):
            self.delegate(office, office.actor("chanhvp"), **changed)

    def test_refuses_the_same_for_the_same_days_until_the_first_is_revoked(self, office):
        first = self.delegate(office, office.actor("chanhvp"))
        with pytest.raises(RuleViolated, match="đã được ủy quyền từ 24/11/2026 đến hết 27/11/2026"):
            self.delegate(office, office.actor("chanhvp"), until=first.until + timedelta(days=9))
        grants.revoke_delegation(office.actor("chanhvp"), office.now, delegation_id=first.pk, reason="Đổi ngày")
        assert self.delegate(office, office.actor("chanhvp")).pk != first.pk

    def test_refuses_days_in_disorder_and_days_gone(self, office, today):
        yesterday = today - timedelta(days=1)
        with pytest.raises(RuleViolated) as refused:
            self.delegate(office, office.actor("chanhvp"), since=today, until=yesterday)
        assert len(refused.value.reasons) == 2


class TestRevokeDelegation:
    @pytest.fixture
    def made(self, office):
        return TestDelegate().delegate(office, office.actor("chanhvp"))

    def test_ends_it_at_once(self, office, made, told):
        grants.revoke_delegation(office.actor("chanhvp"), office.now, delegation_id=made.pk, reason="Về sớm")
        assert not office.actor("phochanhvp", f"u{made.pk}").on_behalf_of
        assert told("organ", office.organ("VPTU").pk)[0] == "revoke_delegation"

    def test_refuses_who_received_it_a_second_time_and_one_that_is_over(self, office, made):
        with pytest.raises(NotPermitted):
            grants.revoke_delegation(office.actor("phochanhvp"), office.now, delegation_id=made.pk, reason="X")
        later = office.now + timedelta(days=5)
        with pytest.raises(RuleViolated, match="hết hạn"):
            grants.revoke_delegation(office.actor("chanhvp"), later, delegation_id=made.pk, reason="X")
        grants.revoke_delegation(office.actor("chanhvp"), office.now, delegation_id=made.pk, reason="Về sớm")
        with pytest.raises(RuleViolated, match="đã thu hồi"):
            grants.revoke_delegation(office.actor("chanhvp"), office.now, delegation_id=made.pk, reason="Về sớm")
        assert Delegation.objects.get(pk=made.pk).revoked_reason == "Về sớm"
