from dataclasses import replace
from datetime import date
from itertools import product
from types import SimpleNamespace

import pytest

from vanphong.catalogue import api
from vanphong.catalogue.choices import Finding, Issuer, Level, SigningForm, Standing, System
from vanphong.catalogue.queries.authority import authority_facts, signing_facts
from vanphong.catalogue.rules.authority import AuthorityQuestion, issuer_of, may_issue, may_sign
from vanphong.catalogue.rules.titles import body_name, head_title, printed, standing_of

TODAY = date(2026, 11, 25)
UNDER_66 = date(2025, 6, 2)
BEFORE = date(2016, 6, 1)
DAYS = (BEFORE, UNDER_66, date(2026, 1, 9), TODAY)

pytestmark = pytest.mark.django_db


def question(code="notice", body="standing_committee", level="province", group="committee", title="Bí thư", **given):
    on, system = given.pop("on", TODAY), given.pop("system", System.PARTY)
    kind = next(row for row in api.document_types(on, system=system) if row.code == code)
    return AuthorityQuestion(
        kind, body, level, group, title, given.pop("manner", "full"), given.pop("form", None), on, **given
    )


def issuing(**given):
    asked = question(**given)
    return may_issue(asked, authority_facts(asked.on))


def signing(**given):
    asked = question(**given)
    return may_sign(asked, signing_facts(asked.on))


class TestMayIssue:
    @pytest.mark.parametrize(
        ("level", "body", "group", "code", "on", "finding", "told"),
        [
            ("province", "standing_committee", "committee", "directive", UNDER_66, Finding.OK, "được ban hành Chỉ thị"),
            (
                "province",
                "executive_committee",
                "committee",
                "directive",
                UNDER_66,
                Finding.BLOCKS,
                "không được ban hành Chỉ thị",
            ),
            ("province", "executive_committee", "committee", "directive", TODAY, Finding.WARNS, "cần kiểm tra"),
            ("province", "executive_committee", "committee", "guidance", UNDER_66, Finding.BLOCKS, "Hướng dẫn"),
            ("province", "standing_committee", "committee", "communique", UNDER_66, Finding.BLOCKS, "Thông cáo"),
            (
                "province",
                "standing_board",
                "committee",
                "notice",
                UNDER_66,
                Finding.BLOCKS,
                "không phải chủ thể ban hành",
            ),
            ("province", "standing_board", "committee", "notice", TODAY, Finding.WARNS, "không phải chủ thể ban hành"),
            ("province", "head", "advisory", "official_letter", TODAY, Finding.OK, "cần kiểm tra"),
            ("province", "head", "advisory", "resolution", TODAY, Finding.UNKNOWN, "Chưa rõ"),
            ("province", "head", "steering", "resolution", TODAY, Finding.UNKNOWN, "Chưa rõ"),
            ("province", "head", "front", "notice", TODAY, Finding.UNKNOWN, "danh mục chưa có"),
            ("grassroots", "executive_committee", "committee", "working_rules", TODAY, Finding.OK, "Quy chế"),
            ("grassroots", "executive_committee", "committee", "guidance", TODAY, Finding.BLOCKS, "không có Hướng dẫn"),
            (
                "grassroots",
                "standing_committee",
                "committee",
                "working_rules",
                TODAY,
                Finding.BLOCKS,
                "không có Quy chế",
            ),
            ("grassroots", "cell", "committee", "regulation", TODAY, Finding.BLOCKS, "không có Quy định"),
            ("grassroots", "executive_committee", "committee", "notice", UNDER_66, Finding.UNKNOWN, "danh mục chưa có"),
            (
                "grassroots_superior",
                "executive_committee",
                "committee",
                "directive",
                TODAY,
                Finding.WARNS,
                "cần kiểm tra",
            ),
            ("province", "executive_committee", "committee", "notice", BEFORE, Finding.UNKNOWN, "danh mục chưa có"),
            (
                "province",
                "standing_committee",
                "committee",
                "statutes",
                TODAY,
                Finding.BLOCKS,
                "chỉ do cơ quan Trung ương",
            ),
            (
                "province",
                "standing_committee",
                "committee",
                "declaration",
                TODAY,
                Finding.WARNS,
                "chỉ do cơ quan Trung ương",
            ),
            ("grassroots", "cell", "committee", "invitation_paper", TODAY, Finding.OK, "mọi tổ chức đảng"),
        ],
    )
    def test_says_what_the_source_says_and_no_more(self, level, body, group, code, on, finding, told):
        found = issuing(level=level, body=body, group=group, code=code, on=on)
        assert found.level == finding
        assert told in found.sentence

    def test_types_of_the_state_are_none_of_the_partys_business(self):
        assert issuing(code="contract", system=System.STATE).level == Finding.UNKNOWN

    @pytest.mark.parametrize("on", DAYS)
    def test_over_the_whole_table_it_blocks_only_where_the_source_is_certain(self, on):
        table = authority_facts(on)
        known = {(row.level, row.issuer): row for row in table}
        kinds = [row for row in api.document_types(on, system=System.PARTY) if not row.is_paper]
        issuers = set(Issuer) - {Issuer.STEERING_WITHOUT_SEAL, Issuer.STATE}
        for level, issuer, kind in product(list(Level), issuers, kinds):
            row = known.get((level, issuer))
            asked = AuthorityQuestion(kind, issuer, level, "committee", "Bí thư", "full", None, on)
            found = may_issue(asked, table).level
            if kind.is_central_only and level != Level.CENTRAL:
                assert found == (Finding.BLOCKS if kind.is_certain else Finding.WARNS)
            elif row is None:
                assert found == Finding.UNKNOWN
            elif kind.code in row.types:
                assert found == Finding.OK
            elif not row.is_complete:
                assert found == Finding.UNKNOWN
            else:
                assert found == (Finding.BLOCKS if row.certainty == "certain" else Finding.WARNS)


class TestMaySign:
    @pytest.mark.parametrize(
        ("body", "group", "title", "manner", "form", "finding", "told"),
        [
            ("standing_committee", "committee", "Bí thư Tỉnh ủy", "full", "on_behalf", Finding.OK, "T/M"),
            (
                "standing_committee",
                "committee",
                "Phó Bí thư Thường trực Tỉnh ủy",
                "full",
                "on_behalf",
                Finding.OK,
                "T/M",
            ),
            (
                "standing_committee",
                "committee",
                "Ủy viên Ban Thường vụ",
                "full",
                "on_behalf",
                Finding.OK,
                "không ghi chức vụ",
            ),
            (
                "standing_committee",
                "committee",
                "Phó Bí thư Tỉnh ủy",
                "full",
                "in_place",
                Finding.BLOCKS,
                "không có ký thay",
            ),
            ("executive_committee", "committee", "Bí thư Tỉnh ủy", "full", "direct", Finding.BLOCKS, "thay mặt"),
            ("inspection_commission", "inspection", "Phó Chủ nhiệm", "full", "on_behalf", Finding.OK, "T/M"),
            (
                "inspection_commission",
                "inspection",
                "Phó Chủ nhiệm",
                "full",
                "in_place",
                Finding.BLOCKS,
                "không có ký thay",
            ),
            ("standing_committee", "committee", "Chánh Văn phòng Tỉnh ủy", "full", "by_order", Finding.OK, "thừa lệnh"),
            ("standing_committee", "committee", "Phó Chánh Văn phòng", "full", "by_order", Finding.OK, "thừa lệnh"),
            (
                "standing_committee",
                "committee",
                "Trưởng phòng Tổng hợp",
                "full",
                "by_order",
                Finding.UNKNOWN,
                "Chưa rõ",
            ),
            (
                "standing_committee",
                "committee",
                "Chánh Văn phòng Tỉnh ủy",
                "full",
                "on_behalf",
                Finding.UNKNOWN,
                "Chưa rõ",
            ),
            (
                "executive_committee",
                "committee",
                "Chánh Văn phòng Tỉnh ủy",
                "full",
                "by_order",
                Finding.BLOCKS,
                "ban thường vụ",
            ),
            ("head", "advisory", "Chánh Văn phòng Tỉnh ủy", "full", "direct", Finding.OK, "trực tiếp"),
            ("head", "advisory", "Chánh Văn phòng Tỉnh ủy", "full", "in_place", Finding.BLOCKS, "cấp phó"),
            ("head", "advisory", "Chánh Văn phòng Tỉnh ủy", "full", "on_behalf", Finding.BLOCKS, "không ký thay mặt"),
            ("head", "advisory", "Phó Chánh Văn phòng", "full", "in_place", Finding.OK, "ký thay"),
            ("head", "advisory", "Phó Chánh Văn phòng", "full", "direct", Finding.BLOCKS, "ký thay"),
            ("head", "advisory", "Phó Trưởng Ban Tổ chức", "in_charge", "direct", Finding.OK, "phụ trách"),
            ("head", "advisory", "Phó Trưởng Ban Tổ chức", "in_charge", "in_place", Finding.BLOCKS, "không ký thay"),
            ("head", "advisory", "Phó Trưởng Ban Tổ chức", "in_charge", "acting", Finding.BLOCKS, "không ghi Q."),
            ("head", "advisory", "Trưởng Ban Tổ chức", "acting", "acting", Finding.OK, "ghi Q."),
            ("head", "advisory", "Trưởng Ban Tổ chức", "acting", "direct", Finding.BLOCKS, "phải ghi Q."),
            ("head", "advisory", "Trưởng Ban Tổ chức", "full", "acting", Finding.BLOCKS, "mới ghi Q."),
            ("head", "advisory", "Trưởng phòng Tổng hợp", "full", "by_order", Finding.OK, "thừa lệnh"),
            ("head", "advisory", "Trưởng phòng Tổng hợp", "full", "direct", Finding.UNKNOWN, "Chưa rõ"),
            ("head", "steering", "Phó Trưởng Tiểu ban", "full", "in_place", Finding.OK, "ký thay"),
            ("head", "front", "Chủ tịch", "full", "direct", Finding.UNKNOWN, "danh mục chưa có"),
        ],
    )
    def test_says_what_the_guidance_says(self, body, group, title, manner, form, finding, told):
        found = signing(body=body, group=group, title=title, manner=manner, form=form)
        assert found.level == finding
        assert told in found.sentence

    def test_an_order_is_not_passed_on(self):
        given = {"title": "Phó Chánh Văn phòng", "form": "by_order", "is_delegated": True}
        assert signing(**given).level == Finding.BLOCKS
        assert signing(**given, body="head", group="advisory").level == Finding.BLOCKS

    def test_a_board_without_a_seal_signs_with_two_positions(self):
        given = {"body": "head", "group": "steering", "title": "Phó Trưởng Tiểu ban", "has_own_seal": False}
        assert signing(**given, form="concurrent").level == Finding.OK
        assert signing(**given, form="in_place").level == Finding.BLOCKS
        assert signing(**given, form="on_behalf").level == Finding.BLOCKS

    def test_minutes_are_signed_by_the_chair(self):
        assert signing(code="minutes", title="Bí thư Tỉnh ủy", form="direct").level == Finding.OK

    @pytest.mark.parametrize("on", DAYS)
    def test_over_the_whole_table_it_blocks_only_since_the_guidance_of_2026(self, on):
        table = signing_facts(on)
        kind = next(row for row in api.document_types(on) if row.code == "notice")
        titles = [
            "Bí thư",
            "Phó Bí thư",
            "Ủy viên",
            "Chánh Văn phòng",
            "Phó Trưởng Ban",
            "Chuyên viên",
            "Q. Trưởng Ban",
        ]
        bodies = [(body, "committee") for body in list(Issuer)] + [("head", "advisory"), ("head", "steering")]
        found = {
            may_sign(AuthorityQuestion(kind, body, "province", group, title, manner, form, on), table).level
            for (body, group), title, manner, form in product(
                bodies, titles, ["full", "acting", "in_charge"], SigningForm
            )
        }
        expected = {
            BEFORE: {Finding.UNKNOWN},
            UNDER_66: {Finding.UNKNOWN, Finding.OK, Finding.WARNS},
            date(2026, 1, 9): {Finding.UNKNOWN, Finding.OK, Finding.WARNS},
            TODAY: {Finding.UNKNOWN, Finding.OK, Finding.BLOCKS},
        }
        assert found == expected[on]


class TestCheckAuthority:
    def test_tells_the_worst_first(self):
        found = api.check_authority(question(title="Phó Bí thư", form="in_place"))
        assert [finding.level for finding in found] == [Finding.BLOCKS, Finding.OK]
        assert all(finding.source for finding in found)

    def test_says_nothing_of_signing_before_a_form_is_chosen(self):
        assert [finding.code for finding in api.check_authority(question())] == ["may_issue"]

    def test_asks_the_database_for_the_edition_alone(self, django_assert_num_queries):
        asked = question(form="on_behalf")
        api.check_authority(asked)
        with api.one_edition(), django_assert_num_queries(1):
            api.check_authority(asked)


class TestSuggestSigning:
    def suggest(self, office, username, organ, code, **given):
        body = next(body for body in office.organ(organ).bodies.all() if body.code == code)
        return api.suggest_signing(body, office.position(username), given.pop("manner", "full"), TODAY, **given)

    @pytest.mark.parametrize(
        ("username", "organ", "code", "competence", "position"),
        [
            ("bithu", "TU", "standing_committee", "T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
            ("phobithu", "TU", "standing_committee", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
            ("bithu", "TU", "executive_committee", "T/M TỈNH ỦY", "BÍ THƯ"),
            ("chanhvp", "TU", "standing_committee", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
            ("phochanhvp", "TU", "standing_committee", "T/L BAN THƯỜNG VỤ", "PHÓ CHÁNH VĂN PHÒNG"),
            ("chanhvp", "VPTU", "head", "", "CHÁNH VĂN PHÒNG"),
            ("phochanhvp", "VPTU", "head", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
            ("bithu.benmau", "A99.21", "standing_committee", "T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
        ],
    )
    def test_prints_the_lines_of_the_practice_office(self, office, username, organ, code, competence, position):
        found = self.suggest(office, username, organ, code)
        assert (found.competence, found.position) == (competence, position)

    def test_what_is_suggested_is_not_refused(self, office):
        for username, organ, code in [("bithu", "TU", "standing_committee"), ("phochanhvp", "VPTU", "head")]:
            found, signer = self.suggest(office, username, organ, code), office.position(username)
            asked = question(
                body=code, group=office.organ(organ).group, title=signer.title, form=found.form, code="official_letter"
            )
            assert {finding.level for finding in api.check_authority(asked)} == {Finding.OK}

    def test_knows_no_way_for_a_specialist(self, office):
        assert self.suggest(office, "chuyenvien", "TU", "standing_committee") is None

    def test_knows_no_way_for_a_kind_of_organ_without_rules(self):
        body = SimpleNamespace(
            code="head", name="Hội Chữ thập đỏ", printed_line="", organ=SimpleNamespace(group="mass")
        )
        signer = SimpleNamespace(title="Chủ tịch", printed_title="")
        assert api.suggest_signing(body, signer, "full", TODAY) is None

    def test_a_chosen_form_is_kept_to(self, office):
        assert self.suggest(office, "bithu", "TU", "standing_committee", form=SigningForm.IN_PLACE) is None

    def test_names_the_forms_a_body_knows(self):
        assert api.signing_forms("standing_committee", "committee", TODAY) == [
            SigningForm.ON_BEHALF,
            SigningForm.BY_ORDER,
        ]
        assert api.signing_forms("head", "advisory", TODAY) == [
            SigningForm.DIRECT,
            SigningForm.IN_PLACE,
            SigningForm.BY_ORDER,
            SigningForm.ACTING,
        ]


class TestTitles:
    @pytest.mark.parametrize(
        ("title", "issuer", "standing"),
        [
            ("Bí thư Tỉnh ủy", Issuer.STANDING_COMMITTEE, Standing.HEAD),
            ("Quyền Bí thư", Issuer.STANDING_COMMITTEE, Standing.HEAD),
            ("phó bí thư thường trực", Issuer.EXECUTIVE_COMMITTEE, Standing.DEPUTY),
            ("Ủy viên Ban Thường vụ", Issuer.STANDING_COMMITTEE, Standing.MEMBER),
            ("Uỷ viên", Issuer.INSPECTION_COMMISSION, Standing.MEMBER),
            ("Chánh Văn phòng Tỉnh ủy", Issuer.STANDING_COMMITTEE, Standing.OFFICE),
            ("Chánh Văn phòng Tỉnh ủy", Issuer.AGENCY, Standing.HEAD),
            ("Phó Trưởng Ban Nội chính", Issuer.AGENCY, Standing.DEPUTY),
            ("Trưởng phòng", Issuer.AGENCY, None),
            ("Ủy viên", Issuer.AGENCY, None),
            ("Chuyên viên", Issuer.STANDING_COMMITTEE, None),
            ("", Issuer.AGENCY, None),
        ],
    )
    def test_tell_what_their_holders_are(self, title, issuer, standing):
        assert standing_of(title, issuer) == standing

    @pytest.mark.parametrize(
        ("body", "group", "has_own_seal", "issuer"),
        [
            ("standing_committee", "committee", True, Issuer.STANDING_COMMITTEE),
            ("head", "inspection", True, Issuer.AGENCY),
            ("head", "steering", False, Issuer.STEERING_WITHOUT_SEAL),
            ("head", "state", True, Issuer.STATE),
            ("head", "mass", True, None),
            ("something", "committee", True, None),
        ],
    )
    def test_bodies_are_issuers(self, body, group, has_own_seal, issuer):
        assert issuer_of(body, group, has_own_seal=has_own_seal) == issuer

    def test_are_printed_in_capitals(self):
        assert printed("Q. Trưởng Ban") == "TRƯỞNG BAN"
        assert head_title("PHÓ CHÁNH VĂN PHÒNG") == "CHÁNH VĂN PHÒNG"
        assert body_name("T/M Ban Thường vụ") == "BAN THƯỜNG VỤ"
        assert body_name("Ban Thường vụ") == "BAN THƯỜNG VỤ"


class TestStateSigning:
    """30/2020/NĐ-CP: TM., KT., TL., TUQ., Q.; what speaks against it is to be checked and so warns alone."""

    @pytest.mark.parametrize(
        ("title", "form", "manner", "finding", "told"),
        [
            ("Giám đốc", "direct", "full", Finding.OK, "ký trực tiếp"),
            ("Chủ tịch", "on_behalf", "full", Finding.OK, "TM."),
            ("Phó Giám đốc", "in_place", "full", Finding.OK, "KT."),
            ("Chánh Văn phòng", "by_order", "full", Finding.OK, "TL."),
            ("Trưởng phòng", "by_mandate", "full", Finding.OK, "TUQ."),
            ("Giám đốc", "acting", "acting", Finding.OK, "Q."),
            ("Phó Giám đốc", "direct", "full", Finding.WARNS, "không ký trực tiếp"),
            ("Giám đốc", "in_place", "full", Finding.WARNS, "của cấp phó"),
            ("Trưởng phòng", "concurrent", "full", Finding.UNKNOWN, "Chưa rõ"),
        ],
    )
    def test_judges_what_is_of_the_states_system(self, title, form, manner, finding, told):
        for body, group in (("head", "state"), ("head", "advisory")):
            found = signing(
                system=System.STATE, code="contract", body=body, group=group, title=title, form=form, manner=manner
            )
            assert (found.level, told in found.sentence) == (finding, True)
            assert finding == Finding.UNKNOWN or found.source.startswith("30/2020/NĐ-CP")

    def test_whoever_was_mandated_passes_nothing_on(self):
        given = {"system": System.STATE, "code": "contract", "body": "head", "group": "state"}
        asked = replace(question(title="Trưởng phòng", form="by_mandate", **given), is_delegated=True)
        assert may_sign(asked, signing_facts(asked.on)).level == Finding.WARNS

    def test_was_not_before_the_decree(self):
        asked = question(
            system=System.STATE, code="contract", body="head", group="state", form="direct", title="Giám đốc"
        )
        assert may_sign(asked, signing_facts(date(2020, 3, 4))).level == Finding.UNKNOWN
        assert may_sign(asked, signing_facts(date(2020, 3, 5))).level == Finding.OK

    def test_an_organ_of_the_state_issues_its_own_types_and_none_of_the_partys(self):
        own = issuing(system=System.STATE, code="contract", body="head", group="state")
        assert own.level == Finding.OK
        assert signing(body="head", group="state", title="Giám đốc", form="direct").level == Finding.UNKNOWN

    def test_the_lines_are_printed_with_a_full_stop(self):
        body = SimpleNamespace(code="head", name="Sở Nội vụ", printed_line="", organ=SimpleNamespace(group="state"))
        deputy = SimpleNamespace(title="Phó Giám đốc", printed_title="")
        told = api.suggest_signing(body, deputy, "full", TODAY, system=System.STATE)
        assert told is not None
        assert (told.competence, told.position) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
