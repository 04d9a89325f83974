"""The verbs of organs, bodies, terms, units and positions."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from vanphong.kernel.errors import AlreadyDone, NotPermitted, RecordNotFound, RuleViolated, StaleRecord
from vanphong.kernel.journal.api import Entry
from vanphong.organisation.actions import organs
from vanphong.organisation.actions.people import end_holding
from vanphong.organisation.api import Body, Holding, Organ, Position, Term, Unit

DAY = date(2026, 12, 1)


def fields(**values):
    return values


def given(**changed):
    return {
        "name": "Đảng ủy xã Thử Mới",
        "own_line": "ĐẢNG ỦY XÃ THỬ MỚI",
        "level": "grassroots_superior",
        "group": "committee",
        "valid_from": DAY,
        **changed,
    }


@pytest.fixture
def province(office):
    return office.organ("TU")


@pytest.fixture
def commune(office):
    return office.organ("A99.21")


class TestEstablishOrgan:
    def test_writes_it_and_tells(self, office, admin, province, told):
        organ = organs.establish_organ(admin, office.now, **given(parent_id=province.pk, exchange_code=" a99.77 "))
        assert (organ.exchange_code, organ.folded, organ.parent_id) == ("A99.77", "dang uy xa thu moi", province.pk)
        assert told("organ", organ.pk) == ("establish_organ", "Lập cơ quan Đảng ủy xã Thử Mới")

    def test_sent_twice_is_made_once(self, office, admin, province):
        key = uuid4().hex
        organ = organs.establish_organ(admin, office.now, key=key, **given(parent_id=province.pk))
        with pytest.raises(AlreadyDone) as again:
            organs.establish_organ(admin, office.now, key=key, **given(parent_id=province.pk))
        assert (again.value.kind, again.value.record_id) == ("organ", organ.pk)

    def test_at_the_top_only_for_who_administers_a_topmost_organ(self, office, admin, commune_admin):
        assert organs.establish_organ(admin, office.now, **given()).parent_id is None
        with pytest.raises(NotPermitted):
            organs.establish_organ(commune_admin, office.now, **given())

    def test_refuses_a_parent_that_the_actor_does_not_administer(self, office, commune_admin, province):
        with pytest.raises(NotPermitted):
            organs.establish_organ(commune_admin, office.now, **given(parent_id=province.pk))

    def test_refuses_with_every_reason(self, office, admin, province):
        with pytest.raises(RuleViolated) as refused:
            organs.establish_organ(admin, office.now, **given(name=" ", exchange_code="A99..", parent_id=province.pk))
        assert len(refused.value.reasons) == 2

    def test_refuses_a_code_that_another_has(self, office, admin, province):
        with pytest.raises(RuleViolated, match="đã cấp cho Đảng ủy xã Bến Mẫu"):
            organs.establish_organ(admin, office.now, **given(parent_id=province.pk, exchange_code="A99.21"))


class TestEditOrgan:
    def test_writes_the_changes_and_tells_before_and_after(self, office, admin, commune):
        edited = organs.edit_organ(admin, office.now, organ_id=commune.pk, seen=1, name="Đảng ủy xã Bến Mới", place="")
        assert (edited.folded, edited.version) == ("dang uy xa ben moi", 2)
        changes = Entry.objects.filter(kind="organ", record_id=commune.pk).latest("id").read_changes()
        assert changes["Tên cơ quan"] == ("Đảng ủy xã Bến Mẫu", "Đảng ủy xã Bến Mới")

    def test_without_a_difference_nothing_is_told(self, office, admin, commune):
        before = Entry.objects.count()
        organs.edit_organ(admin, office.now, organ_id=commune.pk, name=commune.name)
        assert Entry.objects.count() == before

    def test_refuses_what_was_changed_meanwhile(self, office, admin, commune):
        organs.edit_organ(admin, office.now, organ_id=commune.pk, seen=1, place="Bến")
        with pytest.raises(StaleRecord):
            organs.edit_organ(admin, office.now, organ_id=commune.pk, seen=1, place="Mẫu")

    def test_refuses_to_put_it_under_itself(self, office, admin, province):
        with pytest.raises(RuleViolated, match="chính cơ quan này"):
            organs.edit_organ(admin, office.now, organ_id=province.pk, parent_id=office.organ("VPTU").pk)

    def test_refuses_others(self, office, commune_admin, province):
        with pytest.raises(NotPermitted):
            organs.edit_organ(commune_admin, office.now, organ_id=province.pk, place="X")

    def test_an_unknown_one_is_not_found(self, office, admin):
        with pytest.raises(RecordNotFound):
            organs.edit_organ(admin, office.now, organ_id=987654, place="X")


class TestEndOrgan:
    def test_refuses_while_something_in_it_is_open(self, office, admin, province):
        with pytest.raises(RuleViolated) as refused:
            organs.end_organ(admin, office.now, organ_id=province.pk, valid_to=DAY, reason="Hợp nhất")
        assert [reason.split()[2] for reason in refused.value.reasons] == ["đơn", "cơ"]

    def test_ends_and_names_what_it_was_merged_into(self, office, admin, commune, told):
        Unit.objects.filter(organ=commune).update(valid_to=DAY)
        into = office.organ("A99.22")
        ended = organs.end_organ(
            admin, office.now, organ_id=commune.pk, valid_to=DAY, reason="Nghị quyết 9", merged_into_id=into.pk
        )
        assert (ended.valid_to, ended.merged_into_id) == (DAY, into.pk)
        assert told("organ", commune.pk)[1].endswith("từ ngày 01/12/2026: Nghị quyết 9")

    def test_refuses_a_second_time_and_without_a_reason(self, office, admin, commune):
        Unit.objects.filter(organ=commune).update(valid_to=DAY)
        organs.end_organ(admin, office.now, organ_id=commune.pk, valid_to=DAY, reason="Nghị quyết 9")
        with pytest.raises(RuleViolated) as refused:
            organs.end_organ(
                admin, office.now, organ_id=commune.pk, valid_to=date(2020, 1, 1), reason=" ", merged_into_id=commune.pk
            )
        assert len(refused.value.reasons) == 4

    def test_nothing_is_added_to_one_that_ended(self, office, admin, commune):
        Organ.objects.filter(pk=commune.pk).update(valid_to=DAY)
        for verb, data in (
            (organs.establish_unit, fields(name="Ban mới", valid_from=DAY)),
            (organs.open_term, fields(name="Nhiệm kỳ 2030–2035", starts_on=DAY)),
            (
                organs.establish_body,
                {"code": "head", "name": "Bí thư", "printed_line": "", "valid_from": DAY},
            ),
        ):
            with pytest.raises(RuleViolated, match="Cơ quan này đã kết thúc"):
                verb(admin, office.now, organ_id=commune.pk, **data)


class TestEstablishBody:
    def test_ends_the_one_before_it_that_day(self, office, admin, province, told):
        before = Body.objects.get(organ=province, code="standing_committee")
        made = organs.establish_body(
            admin,
            office.now,
            organ_id=province.pk,
            code="standing_committee",
            name="Ban Thường vụ Tỉnh ủy khóa mới",
            printed_line="T/M BAN THƯỜNG VỤ",
            valid_from=DAY,
        )
        before.refresh_from_db()
        assert (before.valid_to, made.valid_to) == (DAY, None)
        assert told("organ", province.pk)[0] == "establish_body"

    def test_refuses_a_day_before_the_one_before_it(self, office, admin, province):
        data = fields(code="standing_committee", name="Ban Thường vụ", printed_line="", valid_from=date(1990, 1, 1))
        with pytest.raises(RuleViolated):
            organs.establish_body(admin, office.now, organ_id=province.pk, **data)

    def test_refuses_others(self, office, commune_admin, province):
        data = fields(code="head", name="X", printed_line="", valid_from=DAY)
        with pytest.raises(NotPermitted):
            organs.establish_body(commune_admin, office.now, organ_id=province.pk, **data)


class TestOpenTerm:
    def test_ends_the_one_before_it_that_day(self, office, admin, province, told):
        organs.open_term(admin, office.now, organ_id=province.pk, name="Nhiệm kỳ 2030–2035", starts_on=DAY)
        assert list(Term.objects.filter(organ=province, ends_on=DAY).values_list("name", flat=True)) == [
            "Nhiệm kỳ 2025–2030"
        ]
        assert told("organ", province.pk) == ("open_term", "Mở Nhiệm kỳ 2030–2035 từ ngày 01/12/2026")

    def test_refuses_one_that_does_not_begin_later(self, office, admin, province):
        with pytest.raises(RuleViolated, match="sau ngày 03/10/2025"):
            organs.open_term(admin, office.now, organ_id=province.pk, name="Nhiệm kỳ", starts_on=date(2025, 10, 3))

    def test_refuses_others(self, office, commune_admin, province):
        with pytest.raises(NotPermitted):
            organs.open_term(commune_admin, office.now, organ_id=province.pk, name="Nhiệm kỳ", starts_on=DAY)


class TestEstablishUnit:
    def test_writes_it_and_tells(self, office, admin, commune, told):
        unit = organs.establish_unit(admin, office.now, organ_id=commune.pk, name="Ban Xây dựng Đảng", valid_from=DAY)
        assert unit.folded == "ban xay dung dang"
        assert told("organ", commune.pk) == ("establish_unit", "Lập đơn vị Ban Xây dựng Đảng")

    def test_refuses_a_name_that_is_there_in_other_letters(self, office, admin, commune):
        with pytest.raises(RuleViolated, match="đã có đơn vị"):
            organs.establish_unit(admin, office.now, organ_id=commune.pk, name="VĂN PHÒNG đảng ủy", valid_from=DAY)

    def test_refuses_a_parent_of_another_organ(self, office, admin, commune):
        other = Unit.objects.filter(organ=office.organ("VPTU"))[0]
        with pytest.raises(RuleViolated, match="cùng cơ quan"):
            organs.establish_unit(
                admin, office.now, organ_id=commune.pk, name="Tổ mới", valid_from=DAY, parent_id=other.pk
            )

    def test_refuses_others(self, office, commune_admin, province):
        with pytest.raises(NotPermitted):
            organs.establish_unit(commune_admin, office.now, organ_id=province.pk, name="X", valid_from=DAY)


class TestEditUnit:
    @pytest.fixture
    def unit(self, office):
        return Unit.objects.get(organ=office.organ("VPTU"), name="Phòng Tổng hợp")

    def test_writes_and_tells(self, office, admin, unit, told):
        data = fields(name="Phòng Tham mưu", symbol="TM", rank=3)
        edited = organs.edit_unit(admin, office.now, unit_id=unit.pk, seen=1, **data)
        assert (edited.name, edited.folded, edited.symbol, edited.version) == (
            "Phòng Tham mưu",
            "phong tham muu",
            "TM",
            2,
        )
        assert told("organ", unit.organ_id)[0] == "edit_unit"

    def test_refuses_another_units_name(self, office, admin, unit):
        with pytest.raises(RuleViolated):
            organs.edit_unit(admin, office.now, unit_id=unit.pk, name="Phòng Tài chính đảng", symbol="", rank=1)

    def test_refuses_others_and_what_was_changed_meanwhile(self, office, admin, commune_admin, unit):
        data = fields(name="Phòng Tổng hợp", symbol="TH", rank=9)
        with pytest.raises(NotPermitted):
            organs.edit_unit(commune_admin, office.now, unit_id=unit.pk, **data)
        with pytest.raises(StaleRecord):
            organs.edit_unit(admin, office.now, unit_id=unit.pk, seen=7, **data)


class TestEndUnit:
    def test_refuses_while_a_position_is_open(self, office, admin):
        unit = office.position("chuyenvien").unit
        with pytest.raises(RuleViolated, match="chức vụ chưa kết thúc"):
            organs.end_unit(admin, office.now, unit_id=unit.pk, valid_to=DAY, reason="Sắp xếp lại")

    def test_ends_and_tells(self, office, admin, told):
        unit = office.position("bithu.benmau").unit
        Position.objects.filter(unit=unit).update(valid_to=DAY)
        assert organs.end_unit(admin, office.now, unit_id=unit.pk, valid_to=DAY, reason="Sắp xếp lại").valid_to == DAY
        assert told("organ", unit.organ_id)[0] == "end_unit"

    def test_refuses_others(self, office, commune_admin):
        with pytest.raises(NotPermitted):
            organs.end_unit(
                commune_admin, office.now, unit_id=office.position("chuyenvien").unit_id, valid_to=DAY, reason="X"
            )


class TestEstablishPosition:
    def test_writes_it_and_tells(self, office, admin, told):
        unit = office.position("chuyenvien").unit
        made = organs.establish_position(
            admin, office.now, unit_id=unit.pk, title="Chuyên viên theo dõi nội chính", valid_from=DAY, clearance=1
        )
        assert (made.folded, made.clearance) == ("chuyen vien theo doi noi chinh", 1)
        assert told("organ", unit.organ_id)[1] == "Lập chức vụ Chuyên viên theo dõi nội chính ở Phòng Tổng hợp"

    def test_refuses_in_a_unit_that_ended_and_without_a_title(self, office, admin):
        unit = office.position("chuyenvien").unit
        Unit.objects.filter(pk=unit.pk).update(valid_to=DAY)
        with pytest.raises(RuleViolated) as refused:
            organs.establish_position(admin, office.now, unit_id=unit.pk, title=" ", valid_from=DAY)
        assert len(refused.value.reasons) == 2

    def test_refuses_others(self, office, commune_admin):
        with pytest.raises(NotPermitted):
            organs.establish_position(
                commune_admin, office.now, unit_id=office.position("chuyenvien").unit_id, title="X", valid_from=DAY
            )


class TestEditPosition:
    def test_another_clearance_is_told_and_counts_at_once(self, office, admin):
        position = office.position("chuyenvien")
        data = fields(title=position.title, printed_title="", rank=position.rank)
        organs.edit_position(admin, office.now, position_id=position.pk, seen=1, clearance=2, **data)
        changes = Entry.objects.filter(verb="edit_position").latest("id").read_changes()
        assert changes["Được tiếp cận"] == ("1", "2")
        assert office.actor("chuyenvien").clearance == 2

    def test_refuses_others(self, office, commune_admin):
        position = office.position("chuyenvien")
        with pytest.raises(NotPermitted):
            organs.edit_position(
                commune_admin, office.now, position_id=position.pk, title="X", printed_title="", clearance=3, rank=0
            )


class TestEndPosition:
    def test_refuses_while_somebody_holds_it(self, office, admin):
        with pytest.raises(RuleViolated, match="người giữ chức vụ"):
            organs.end_position(
                admin, office.now, position_id=office.position("chuyenvien").pk, valid_to=DAY, reason="Tinh giản"
            )

    def test_ends_once_nobody_does(self, office, admin, told):
        position = office.position("chuyenvien")
        holding = Holding.objects.get(position=position)
        end_holding(admin, office.now, holding_id=holding.pk, until=office.now.date(), reason="Chuyển công tác")
        later = office.now + timedelta(days=1)
        ended = organs.end_position(admin, later, position_id=position.pk, valid_to=DAY, reason="Tinh giản")
        assert ended.valid_to == DAY
        assert told("organ", position.unit.organ_id)[0] == "end_position"

    def test_refuses_others(self, office, commune_admin):
        with pytest.raises(NotPermitted):
            organs.end_position(
                commune_admin, office.now, position_id=office.position("chuyenvien").pk, valid_to=DAY, reason="X"
            )
