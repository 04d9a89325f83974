"""Our data against the office's own book of facts, where that is at hand; a user's machine has none, and then the tests' names say so."""

import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from vanphong.catalogue import api
from vanphong.catalogue.choices import Certainty, Secrecy, System, TypeGroup
from vanphong.catalogue.models import AuthorityRule
from vanphong.kernel.text.api import fold

FILES = [parent / "shared" / "domain" / "the-thuc.toml" for parent in Path(__file__).resolve().parents]
BOOK = next((path for path in FILES if path.exists()), None)
FACTS = tomllib.loads(BOOK.read_text(encoding="utf-8")) if BOOK else {}
ABSENT = "the book of facts is not here"
TODAY = date(2026, 11, 25)
SYSTEMS = {"dang": System.PARTY, "nha_nuoc": System.STATE}
LEVELS = {
    "tinh": "province",
    "cap_tren_truc_tiep_co_so": "grassroots_superior",
    "co_so": "grassroots",
    "trung_uong": "central",
}
ISSUERS = {
    "dai_hoi": "congress",
    "doan_chu_tich": "presidium",
    "doan_thu_ky": "congress_secretariat",
    "ban_tham_tra_tu_cach_dai_bieu": "credentials_board",
    "ban_kiem_phieu": "vote_counters",
    "ban_chap_hanh": "executive_committee",
    "ban_thuong_vu": "standing_committee",
    "uy_ban_kiem_tra": "inspection_commission",
    "co_quan_tham_muu_giup_viec": "agency",
    "ban_chi_dao_tieu_ban_hoi_dong": "steering",
    "chi_bo": "cell",
    "dai_hoi_chi_bo": "cell_congress",
    "bo_chinh_tri": "politburo",
    "ban_bi_thu": "secretariat",
}

pytestmark = pytest.mark.django_db


def told(facts):
    """The facts as cases; where there are none, one case that says so."""
    return facts or [pytest.param(None, id=ABSENT)]


def named(name: str) -> str:
    return fold(name.replace("(cá biệt)", "").strip())


TYPES = [row for row in FACTS.get("loai_van_ban", []) if row["nhom"] != "ban_sao"]
LISTS = [
    (level, issuer, row)
    for level, issuers in FACTS.get("tham_quyen", {}).get("theo_co_quan", {}).items()
    for issuer, row in issuers.items()
]


class TestTypes:
    @pytest.mark.parametrize("fact", told([pytest.param(row, id=f"{row['he_thong']}-{row['ten']}") for row in TYPES]))
    def test_is_in_our_list_as_it_is_in_the_book(self, fact):
        if fact is None:
            assert BOOK is None
            return
        ours = next(
            row
            for row in api.document_types(TODAY, system=SYSTEMS[fact["he_thong"]])
            if row.folded == named(fact["ten"]) and row.group != TypeGroup.NORMATIVE
        )
        assert ours.abbreviation == fact["viet_tat"]
        assert ours.prints_name == fact.get("in_ten_loai", True)
        assert ours.is_central_only == (fact.get("chi_cap") == ["trung_uong"])
        assert ours.is_numbered or not fact.get("danh_so", True) or not fact["viet_tat"]
        assert fact["do_tin_cay"] == "chac_chan" or not ours.is_certain

    def test_our_list_has_nothing_else(self):
        ours = {(row.system, row.folded) for row in api.document_types(TODAY) if row.group != TypeGroup.NORMATIVE}
        theirs = {(str(SYSTEMS[row["he_thong"]]), named(row["ten"])) for row in TYPES}
        assert len(ours) == 62
        assert ours == theirs or not theirs


class TestAuthority:
    @pytest.mark.parametrize("fact", told([pytest.param(each, id=f"{each[0]}-{each[1]}") for each in LISTS]))
    def test_lists_the_types_of_the_book(self, fact):
        if fact is None:
            assert BOOK is None
            return
        level, issuer, row = fact
        rules = AuthorityRule.objects.filter(level=LEVELS[level], issuer=ISSUERS[issuer])
        assert rules
        names = {each.code: each for each in api.document_types(TODAY, system=System.PARTY)}
        for rule in rules:
            assert {self.as_in_the_book(names[code]) for code in rule.types} == set(row["loai"])
            assert row["do_tin_cay"] == "chac_chan" or not rule.is_certain

    @staticmethod
    def as_in_the_book(kind):
        """The book tells the two QĐ apart by a suffix and writes out what shares TB."""
        return {"decision": "QĐ_quyet_dinh", "regulation": "QĐ_quy_dinh", "declaration": kind.name}.get(
            kind.code, kind.abbreviation
        )

    def test_our_table_has_no_other_issuer_but_the_standing_board(self):
        ours = {(row.level, row.issuer) for row in AuthorityRule.objects.exclude(issuer="standing_board")}
        theirs = {(LEVELS[level], ISSUERS[issuer]) for level, issuer, _ in LISTS}
        assert len(ours) == 19
        assert ours == theirs or not theirs

    def test_a_provinces_lists_refuse_only_while_their_source_was_in_force(self):
        certain = AuthorityRule.objects.filter(level="province", certainty=Certainty.CERTAIN)
        assert {row.valid_to for row in certain} == {date(2026, 1, 9)}


def lines(body, printed_line, title, *, group="committee", manner="full", **given):
    found = api.suggest_signing(
        SimpleNamespace(code=body, name="", printed_line=printed_line, organ=SimpleNamespace(group=group)),
        SimpleNamespace(title=title, printed_title=given.pop("printed", "")),
        manner,
        TODAY,
        **given,
    )
    assert found
    first, second = (found.competence, found.position) if found.competence else (found.position, "")
    return first, second, found.joint


def formulas():
    """Every formula that the guidance prints, made by our rules."""
    office = {"title": "Chánh Văn phòng"}
    standing, board = ("standing_committee", "T/M BAN THƯỜNG VỤ"), {"group": "steering"}
    without = {"group": "steering", "has_own_seal": False}
    return [
        lines("presidium", "", "Bí thư"),
        lines("congress_secretariat", "", "Trưởng đoàn"),
        lines("credentials_board", "", "Trưởng ban"),
        lines("vote_counters", "", "Trưởng ban"),
        lines("executive_committee", "T/M BAN CHẤP HÀNH TRUNG ƯƠNG", "Tổng Bí thư"),
        lines("politburo", "T/M BỘ CHÍNH TRỊ", "Tổng Bí thư"),
        lines("secretariat", "T/M BAN BÍ THƯ", "Thường trực Ban Bí thư"),
        lines("executive_committee", "T/M TỈNH ỦY", "Bí thư"),
        lines(*standing, "Bí thư"),
        lines(*standing, "Phó Bí thư"),
        lines("executive_committee", "T/M ĐẢNG ỦY", "Bí thư"),
        lines("cell", "T/M CHI BỘ", "Bí thư"),
        lines("inspection_commission", "T/M ỦY BAN KIỂM TRA", "Chủ nhiệm"),
        lines("head", "", "Trưởng ban", group="advisory"),
        lines("head", "", "Phó Trưởng ban", group="advisory"),
        lines("head", "", "Phó Chánh Văn phòng", group="advisory"),
        lines("head", "", "Phó Trưởng ban", group="advisory", manner="in_charge"),
        lines("head", "", "Trưởng ban", group="advisory", manner="acting"),
        lines(*standing, **office),
        lines("head", "", **office, group="advisory", form="by_order", head="Trưởng ban"),
        lines("head", "", "Trưởng Ban Chỉ đạo", **board),
        lines("head", "", "Phó Trưởng Tiểu ban", **board),
        lines("head", "T/M HỘI ĐỒNG", "Chủ tịch", **board, form="on_behalf"),
        lines("head", "", "Trưởng Ban Chỉ đạo", **without, main="Bí thư"),
        lines("head", "", "Chủ tịch Hội đồng", **without, main="Trưởng Ban Tổ chức"),
        lines("head", "", "Phó Trưởng Tiểu ban", **without, main="Ủy viên Ban Thường vụ"),
        lines(*standing, "Bí thư", type_code="minutes"),
        lines("head", "", **office, group="advisory", printed="Chánh Văn phòng Tỉnh ủy"),
    ]


class TestSigning:
    @pytest.mark.parametrize(
        "fact",
        told([pytest.param(row, id=f"{row['dong_1']}-{row['dong_2']}") for row in FACTS.get("cong_thuc_ky", [])]),
    )
    def test_prints_the_formula_of_the_book(self, fact):
        with api.one_edition():
            made = formulas()
        if fact is None:
            assert BOOK is None
        else:
            spelt = {(spelling(first), spelling(second), joint) for first, second, joint in made}
            assert (spelling(fact["dong_1"]), spelling(fact["dong_2"]), fact.get("noi", "")) in spelt

    def test_a_formula_ruled_out_is_never_suggested(self):
        for first, second, joint in formulas():
            if joint or second == "CHỦ TRÌ HỘI NGHỊ":
                assert not first.startswith(("K/T", "T/M"))


def spelling(line: str) -> str:
    """The book writes UỶ, the office ỦY."""
    return line.replace("UỶ", "ỦY")


class TestMarks:
    def test_degrees_of_secrecy_are_those_of_the_book(self):
        theirs = {row["muc"]: row["ten"] for row in FACTS.get("do_mat", [])}
        ours = {degree.value: degree.label.upper() for degree in Secrecy if degree}
        assert ours == {1: "MẬT", 2: "TỐI MẬT", 3: "TUYỆT MẬT"}
        assert ours == theirs or not theirs

    def test_degrees_of_urgency_are_those_of_the_book(self):
        marks = [row for row in FACTS.get("dau_khan", []) if row["he_thong"] == "nha_nuoc"]
        ours = {row.level: row.name.upper() for row in api.urgencies(TODAY) if row.level}
        assert ours == {1: "KHẨN", 2: "THƯỢNG KHẨN", 3: "HỎA TỐC"}
        assert ours == {row["muc"]: row["ten"] for row in marks} or not marks

    def test_circulation_is_that_of_the_book(self):
        theirs = {row["ten"] for row in FACTS.get("chi_dan_pham_vi", [])}
        assert {row.name for row in api.circulations(TODAY)} == theirs or not theirs
