"""Pure decisions, branch by branch."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from vanphong.kernel.actor import Actor
from vanphong.outgoing import rules

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ACTOR = Actor(person_id=1, name="Bùi Văn Diễn Tập", position_id=5, title="Chuyên viên", unit_id=1, organ_id=1)


def document(**values):
    return SimpleNamespace(
        **{
            "subject": "Về việc thử",
            "sha256": "a" * 64,
            "appraised_sha256": "",
            "needs_appraisal": True,
            "authority": "ok",
            "refusals": [],
            "author_person_id": 2,
            "recipient_count": 1,
            "signer_id": 5,
            "turn": [5],
            **values,
        }
    )


class TestConditions:
    @pytest.mark.parametrize(
        ("rule", "values", "is_allowed"),
        [
            (rules.subject_is_given, {}, True),
            (rules.subject_is_given, {"subject": "  "}, False),
            (rules.text_is_there, {}, True),
            (rules.text_is_there, {"sha256": ""}, False),
            (rules.signer_is_chosen, {}, True),
            (rules.signer_is_chosen, {"signer_id": None}, False),
            (rules.authority_allows, {}, True),
            (rules.authority_allows, {"authority": "warns"}, True),
            (rules.authority_allows, {"authority": "unknown"}, True),
            (rules.authority_allows, {"authority": "blocks", "refusals": ["Không được K/T."]}, False),
            (rules.appraisal_is_passed, {}, False),
            (rules.appraisal_is_passed, {"appraised_sha256": "a" * 64}, True),
            (rules.appraisal_is_passed, {"appraised_sha256": "b" * 64}, False),
            (rules.appraisal_is_passed, {"needs_appraisal": False}, True),
            (rules.appraisal_is_passed, {"sha256": "", "appraised_sha256": ""}, False),
            (rules.appraisal_is_wanted, {}, True),
            (rules.appraisal_is_wanted, {"appraised_sha256": "a" * 64}, False),
            (rules.appraiser_is_not_author, {}, True),
            (rules.appraiser_is_not_author, {"author_person_id": 1}, False),
            (rules.turn_has_come, {}, True),
            (rules.turn_has_come, {"turn": [6]}, False),
            (rules.recipients_are_given, {}, True),
            (rules.recipients_are_given, {"recipient_count": 0}, False),
        ],
    )
    def test_answers_none_or_a_sentence(self, rule, values, is_allowed):
        assert (rule(document(**values), ACTOR, NOW) is None) is is_allowed

    def test_says_which_rule_of_authority_forbids(self):
        told = rules.authority_allows(document(authority="blocks", refusals=["Tập thể không có K/T."]), ACTOR, NOW)
        assert told == "Sai thẩm quyền: Tập thể không có K/T."


class TestData:
    @pytest.mark.parametrize(
        ("secrecy", "zone", "is_allowed"), [(0, "internet", True), (1, "internet", False), (3, "wan", True)]
    )
    def test_secret_drafts_only_off_the_internet(self, secrecy, zone, is_allowed):
        assert (rules.zone_allows(secrecy, zone) is None) is is_allowed

    @pytest.mark.parametrize(
        ("ranks", "signer", "is_allowed"),
        [
            ([[1], [2]], 2, True),
            ([[1, 3], [2]], 2, True),
            ([], 2, False),
            ([[2], [1]], 2, False),
            ([[2], [1, 2]], 2, False),
        ],
    )
    def test_a_submission_ends_with_the_signer(self, ranks, signer, is_allowed):
        assert (rules.steps_are_whole(ranks, signer) is None) is is_allowed

    @pytest.mark.parametrize(
        ("ranks", "turn"),
        [
            ([[(1, False), (2, False)], [(3, False)]], [1, 2]),
            ([[(1, True), (2, False)], [(3, False)]], [2]),
            ([[(1, True), (2, True)], [(3, False)]], [3]),
            ([[(1, True)], [(3, True)]], []),
            ([], []),
        ],
    )
    def test_the_turn_is_of_the_first_rank_that_waits(self, ranks, turn):
        assert rules.turn_of(ranks) == turn

    @pytest.mark.parametrize(
        ("passed", "note", "is_allowed"), [(True, "", True), (False, " ", False), (False, "Sai lề.", True)]
    )
    def test_what_fails_is_explained(self, passed, note, is_allowed):
        assert (rules.findings_are_explained(passed=passed, note=note, what="thể thức") is None) is is_allowed

    @pytest.mark.parametrize(
        ("answer", "text", "is_allowed"), [("agree", "", True), ("other", "", False), ("disagree", "Vì…", True)]
    )
    def test_who_does_not_agree_says_why(self, answer, text, is_allowed):
        assert (rules.opinion_is_explained(answer, text) is None) is is_allowed

    @pytest.mark.parametrize(
        ("due", "is_allowed"), [(None, True), (date(2026, 11, 24), True), (date(2026, 11, 23), False)]
    )
    def test_deadlines_lie_ahead(self, due, is_allowed):
        assert (rules.due_is_ahead(due, date(2026, 11, 24)) is None) is is_allowed

    def test_a_document_is_not_dated_ahead(self):
        assert rules.issue_is_not_ahead(date(2026, 11, 24), date(2026, 11, 24)) is None
        assert rules.issue_is_not_ahead(date(2026, 11, 25), date(2026, 11, 24))

    @pytest.mark.parametrize(("seen", "is_allowed"), [("", True), ("a", True), ("b", False)])
    def test_one_signs_what_one_saw(self, seen, is_allowed):
        assert (rules.content_is_as_seen(seen, "a") is None) is is_allowed

    def test_a_reason_is_more_than_blanks(self):
        assert rules.reason_is_given("  ")
        assert rules.reason_is_given("Sai số liệu.") is None


class TestNames:
    def test_a_content_of_one_file_is_named_by_its_sha256(self):
        assert rules.content_sha256("a" * 64, []) == "a" * 64

    def test_appendices_and_their_order_change_the_name(self):
        names = {rules.content_sha256("a", others) for others in ([], ["b"], ["c"], ["b", "c"], ["c", "b"])}
        assert len(names) == 5

    @pytest.mark.parametrize(("system", "written"), [("party", "05-TB/TU"), ("state", "05/TB/TU")])
    def test_a_reference_is_written_by_its_system(self, system, written):
        assert rules.reference_of("05", "TB/TU", system) == written

    @pytest.mark.parametrize("spelling", ["05-TB/TU", "5 tb tu", "005-tb/tu", "5TBTU", "05–TB/TU"])
    def test_a_reference_is_found_in_any_spelling(self, spelling):
        assert rules.reference_key(spelling) == "5tbtu"
