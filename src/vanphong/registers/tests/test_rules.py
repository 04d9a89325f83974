from datetime import date

import pytest

from vanphong.registers import rules


class TestPrintedNumber:
    @pytest.mark.parametrize(("value", "printed"), [(1, "01"), (9, "09"), (10, "10"), (1204, "1204")])
    def test_has_a_nought_below_ten(self, value, printed):
        assert rules.printed_number(value) == printed


class TestSeriesOf:
    @pytest.mark.parametrize(
        ("asked", "period_kind", "series_kind", "shares", "series"),
        [
            ("official_letter", "term", "per_type", False, "official_letter"),
            ("decision", "term", "per_type", False, "decision"),
            ("decision", "term", "per_type", True, "QĐ"),
            ("regulation", "term", "per_type", True, "QĐ"),
            ("working_rules", "term", "per_type", True, "working_rules"),
            ("decision", "congress", "per_type", True, "ĐH"),
            ("", "congress", "single", False, "ĐH"),
            ("official_letter", "year", "single", False, ""),
        ],
    )
    def test_follows_the_register(self, asked, period_kind, series_kind, shares, series):
        found = rules.series_of(asked, period_kind=period_kind, series_kind=series_kind, shares_decisions=shares)
        assert found == series


class TestHold:
    @pytest.mark.parametrize(
        ("until", "refused"),
        [
            (date(2026, 11, 23), "đã qua"),
            (date(2026, 11, 24), None),
            (date(2027, 5, 23), None),
            (date(2027, 5, 24), "không quá 180"),
        ],
    )
    def test_is_for_some_days_ahead(self, until, refused):
        reason = rules.hold_is_ahead(until, date(2026, 11, 24))
        assert (refused in reason) if refused and reason else reason is refused


class TestPeriodIsOpen:
    @pytest.mark.parametrize(
        ("wanted", "current", "refused"),
        [
            ("Năm 2026", "Năm 2026", None),
            ("", "Nhiệm kỳ 2025–2030", "chưa thuộc nhiệm kỳ nào"),
            ("Năm 2027", "", "chưa mở Năm 2027"),
            ("Năm 2027", "Năm 2026", "đang mở Năm 2026"),
        ],
    )
    def test_asks_for_the_period_of_the_day(self, wanted, current, refused):
        reason = rules.period_is_open("Sổ", wanted, current)
        assert (refused in reason) if refused and reason else reason is refused


class TestNextPeriod:
    @pytest.mark.parametrize(
        ("wanted", "current", "refused"),
        [("Năm 2027", "Năm 2026", None), ("Năm 2026", "Năm 2026", "chưa sang"), ("", "x", "chưa có nhiệm kỳ mới")],
    )
    def test_must_have_begun(self, wanted, current, refused):
        reason = rules.next_period_has_begun(wanted, current)
        assert (refused in reason) if refused and reason else reason is refused


class TestSchemeFits:
    @pytest.mark.parametrize(
        ("direction", "period_kind", "series_kind", "is_secret", "fits"),
        [
            ("incoming", "year", "single", False, True),
            ("incoming", "term", "single", False, False),
            ("incoming", "year", "per_type", False, False),
            ("outgoing", "term", "per_type", False, True),
            ("outgoing", "year", "single", False, True),
            ("outgoing", "term", "per_type", True, False),
            ("outgoing", "year", "single", True, True),
        ],
    )
    def test_arrivals_and_secret_registers_run_by_the_year(self, direction, period_kind, series_kind, is_secret, fits):
        assert (rules.scheme_fits(direction, period_kind, series_kind, is_secret=is_secret) is None) is fits


class TestOutside:
    @pytest.mark.parametrize(
        ("direction", "is_secret", "fits"),
        [("outgoing", False, True), ("outgoing", True, False), ("incoming", False, False)],
    )
    def test_is_for_ordinary_issued_documents(self, direction, is_secret, fits):
        assert (rules.rules_of_outside(direction, is_secret=is_secret) is None) is fits
