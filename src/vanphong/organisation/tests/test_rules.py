"""What may not be, and why: each rule as a table."""

from datetime import UTC, date, datetime, timedelta

import pytest

from vanphong.organisation import rows, rules

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "is_formed"),
    [
        ("A99", True),
        ("A99.21.005", True),
        ("H29.7", True),
        ("", True),
        ("A" * 10 + ("." + "B" * 10) * 2, True),
        ("A99.", False),
        (".A99", False),
        ("A99..1", False),
        ("a99", False),
        ("A99 21", False),
        ("ĐU", False),
        ("A" * 11, False),
        ("A99." * 9 + "B", False),
        ("A99\n", False),
    ],
)
def test_exchange_code(code, is_formed):
    assert (rules.exchange_code_is_formed(code) is None) is is_formed


@pytest.mark.parametrize(
    ("username", "is_formed"),
    [
        ("vanthu", True),
        ("vanthu.benmau", True),
        ("an_1-b", True),
        ("ab", False),
        ("a" * 61, False),
        ("Vanthu", False),
        ("văn.thư", False),
        ("van..thu", False),
        (".vanthu", False),
        ("van thu", False),
        ("van@thu", False),
    ],
)
def test_username(username, is_formed):
    assert (rules.username_is_formed(username) is None) is is_formed


@pytest.mark.parametrize(
    ("reason", "holds"),
    [
        (rules.name_is_given("Phòng Tổng hợp"), True),
        (rules.name_is_given("  "), False),
        (rules.person_name_is_whole("Nguyễn Văn Mẫu"), True),
        (rules.person_name_is_whole("Mẫu"), False),
        (rules.dates_are_in_order(DAY, None), True),
        (rules.dates_are_in_order(DAY, DAY), True),
        (rules.dates_are_in_order(DAY, DAY - timedelta(days=1)), False),
        (rules.reason_is_given("Quyết định 12"), True),
        (rules.reason_is_given(" "), False),
        (rules.still_there("Đơn vị", None), True),
        (rules.still_there("Đơn vị", DAY), False),
        (rules.not_under_itself(1, None, ()), True),
        (rules.not_under_itself(1, 2, (3,)), True),
        (rules.not_under_itself(1, 1, ()), False),
        (rules.not_under_itself(1, 3, (3,)), False),
        (rules.nothing_left("đơn vị", 0), True),
        (rules.nothing_left("đơn vị", 2), False),
        (rules.one_main_position(None), True),
        (rules.one_main_position("Chánh Văn phòng"), False),
        (rules.not_to_oneself(1, 2), True),
        (rules.not_to_oneself(1, 1), False),
        (rules.system_admin_of_all(is_system_admin=False, is_topmost=False), True),
        (rules.system_admin_of_all(is_system_admin=True, is_topmost=True), True),
        (rules.system_admin_of_all(is_system_admin=True, is_topmost=False), False),
        (rules.delegation_is_ahead(DAY, DAY), True),
        (rules.delegation_is_ahead(DAY - timedelta(days=1), DAY), False),
        (rules.delegated_to_another(1, 2), True),
        (rules.delegated_to_another(1, 1), False),
        (rules.delegated_is_held(["a"], ["a", "b"]), True),
        (rules.delegated_is_held(["c"], ["a", "b"]), False),
        (rules.not_ones_own_account(1, 2), True),
        (rules.not_ones_own_account(1, 1), False),
        (rules.checks_are_left(4, NOW, NOW), True),
        (rules.checks_are_left(5, NOW - timedelta(minutes=15), NOW), True),
        (rules.checks_are_left(5, NOW - timedelta(minutes=14), NOW), False),
        (rules.checks_are_left(9, None, NOW), True),
    ],
)
def test_a_rule_answers_nothing_or_a_sentence(reason, holds):
    assert (reason is None) is holds
    assert holds or reason.endswith(".")


def test_the_wait_is_told_in_whole_minutes():
    assert "chờ 1 phút" in (rules.checks_are_left(5, NOW - timedelta(minutes=14, seconds=30), NOW) or "")


class TestRows:
    @pytest.mark.parametrize("text", ["03/02/2026", "2026-02-03", "03-02-2026", "03.02.2026"])
    def test_reads_a_day_in_any_spelling(self, text):
        assert rows.read_day(text) == date(2026, 2, 3)

    @pytest.mark.parametrize("text", ["", "31/02/2026", "hôm nay", "02/2026"])
    def test_says_what_is_no_day(self, text):
        assert rows.read_day(text) is None
        assert "31/12/2026" in (rows.day_is_read(text, "Từ ngày") or "")

    @pytest.mark.parametrize(
        ("text", "otherwise", "expected"),
        [("Có", False, True), ("x", False, True), ("không", True, False), ("", True, True), ("", False, False)],
    )
    def test_reads_yes_and_no(self, text, otherwise, expected):
        assert rows.read_yes(text, otherwise=otherwise) is expected
        assert rows.yes_is_read(text, "Cột") is None

    def test_says_what_is_neither_yes_nor_no(self):
        assert rows.yes_is_read("có lẽ", "Cột")

    def test_reads_a_choice_by_its_words_or_its_value(self):
        choices = [("committee", "Cấp ủy")]
        assert rows.read_choice("CẤP ỦY", choices) == rows.read_choice("committee", choices) == "committee"
        assert "Cấp ủy" in (rows.choice_is_read("khác", "Nhóm", choices) or "")
