"""The language of the search box, and the pieces that are shown of a text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanphong.kernel.search.query import LONGEST, MOST_WORDS, Field, parse, read_day, without_asking
from vanphong.kernel.search.snippets import LENGTH, marked, snippet
from vanphong.kernel.search.verifying import has_run
from vanphong.kernel.search.words import exact, exact_words, words


class TestParse:
    def test_words_phrases_and_what_is_excluded(self):
        query = parse('báo cáo "chuyển đổi số" -thi -"đua nhau"')
        assert [term.words for term in query.terms] == [("bao",), ("cao",), ("chuyen", "doi", "so")]
        assert [term.words for term in query.without] == [("thi",), ("dua", "nhau")]

    @pytest.mark.parametrize("typed", ["256-TB/TU", "256 - TB/TU", "0256-tb/tu"])
    def test_a_reference_is_one_term(self, typed):
        (term,) = parse(typed).terms
        assert (term.words, term.compacted) == (("256", "tb", "tu"), "256tbtu")

    @pytest.mark.parametrize(
        ("typed", "field", "wanted"),
        [
            ("loại:BC", Field.TYPE, ("bc",)),
            ('cơ quan:"Ban Tổ chức"', Field.ORGAN, ("ban", "to", "chuc")),
            ("nguoi ky:Mẫu", Field.SIGNER, ("mau",)),
            ("hoso:đại", Field.DOSSIER, ("dai",)),
            ("Số: 05-NQ/TU", Field.NUMBER, ("5", "nq", "tu")),
        ],
    )
    def test_fields_by_any_of_their_names(self, typed, field, wanted):
        (found,) = parse(typed).filters
        assert (found.field, found.words) == (field, wanted)

    def test_days_bound_it(self):
        query = parse("họp từ:2/2026 đến:2/2026")
        assert (query.since, query.until) == (date(2026, 2, 1), date(2026, 2, 28))

    def test_what_is_no_day_is_told(self):
        (remark,) = parse("họp từ:mai").remarks
        assert remark.startswith("Không hiểu ngày «mai»")

    def test_a_word_inside_another_is_no_field(self):
        assert not parse("phân loại:BC x số").terms[-1].is_quoted
        assert [term.words for term in parse("tổng số").terms] == [("tong",), ("so",)]

    def test_the_last_word_may_go_on_unless_it_is_quoted(self):
        assert parse("đại hộ").begun().terms[-1].is_begun
        assert not parse('"đại hộ"').begun().terms[-1].is_begun

    @given(st.text(max_size=2 * LONGEST))
    def test_nothing_is_an_error(self, typed):
        assert len(parse(typed).words) <= MOST_WORDS + LONGEST

    @pytest.mark.parametrize(
        ("raw", "is_end", "day"),
        [
            ("3-2-2026", False, date(2026, 2, 3)),
            ("2/2028", True, date(2028, 2, 29)),
            ("2026", True, date(2026, 12, 31)),
            ("13/2026", True, None),
            ("31.4.2026", False, None),
            ("1/1/1900", False, None),
        ],
    )
    def test_days_months_and_years(self, raw, is_end, day):
        assert read_day(raw, is_end=is_end) == day


class TestWords:
    def test_letters_and_digits_are_apart_and_noughts_do_not_count(self):
        assert words("Số: 05-NQ18/TU, ngày 03") == ["so", "5", "nq", "18", "tu", "ngay", "3"]

    @pytest.mark.parametrize(("written", "same"), [("hoà", "hòa"), ("THUỶ", "thủy"), ("Quý", "quý"), ("khoẻ", "khỏe")])
    def test_the_place_of_the_tone_does_not_count(self, written, same):
        assert exact(written) == exact(same)

    def test_each_word_has_its_accents(self):
        assert exact_words("Đảng bộ, HOÀ") == ["đảng", "bộ", "hòa"]


class TestRun:
    @pytest.mark.parametrize(
        ("folded", "is_there"),
        [
            ("chuyen doi so", True),
            ("(chuyen)  doi-so.", True),
            ("chuyen\fdoi so", False),
            ("chuyen doi son", False),
            ("xchuyen doi so", False),
            ("chuyen doi va so", False),
        ],
    )
    def test_words_stand_one_after_another_whatever_signs_are_between(self, folded, is_there):
        assert has_run(folded, ("chuyen", "doi", "so")) is is_there

    def test_numbers_and_letters_need_no_sign_between(self):
        assert has_run("so 05nq/tu", ("5", "nq", "tu"))
        assert not has_run("so 105nq/tu", ("5", "nq", "tu"))


BODY = (
    "Mở đầu không có gì. " * 40
    + "Việc chuyển đổi số quốc gia được triển khai tới xã. "
    + "Phần sau nói việc khác. " * 40
)


class TestSnippet:
    def test_shows_where_most_of_it_stands_together(self):
        pieces = snippet(BODY, parse("chuyen doi quoc gia"))
        assert [piece for piece, is_asked in pieces if is_asked] == ["chuyển", "đổi", "quốc", "gia"]
        assert (pieces[0], pieces[-1]) == (("… ", False), (" …", False))
        assert len("".join(piece for piece, _ in pieces)) < LENGTH + 20

    def test_shows_nothing_where_none_of_it_is(self):
        assert snippet(BODY, parse("zzz")) == snippet("", parse("xã")) == []

    @given(st.integers(20, 400), st.sampled_from(["chuyển", "gì", "đổi số", "khác sau", "xã", "đầu việc khác", "v*"]))
    def test_never_cuts_a_syllable(self, length, typed):
        text = "".join(piece for piece, _ in snippet(BODY, parse(typed), length)).strip("… ")
        assert text in " ".join(BODY.split())
        assert set(text.split()) <= set(BODY.split())

    def test_marks_whole_words_alone(self):
        assert marked("An toàn, an ninh, ban", parse("an")) == [
            ("An", True),
            (" toàn, ", False),
            ("an", True),
            (" ninh, ban", False),
        ]

    def test_marks_what_is_begun_to_its_end(self):
        assert marked("Quyết định, quyền", parse("quye*")) == [
            ("Quyết", True),
            (" định, ", False),
            ("quyền", True),
        ]


class TestAsking:
    @pytest.mark.parametrize(
        ("typed", "left"),
        [
            ("nơi nhận văn bản ghi những gì", "noi nhan van ban ghi"),
            ("so trang trinh bay o dau", "so trang trinh bay"),
            ("ai ký văn bản", "ky van ban"),
            ("thể thức nào", "the thuc"),
            ('văn bản "thế nào"', "van ban the nao"),
            ("thế nào", "the nao"),
        ],
    )
    def test_words_that_only_ask_are_left_out(self, typed, left):
        assert " ".join(without_asking(parse(typed)).words) == left
