"""What the rules tell of real documents is what a reviewer held right when reading them; a machine without the documents has nothing to compare."""

import tomllib

from tests.docform.judging import FOLDER, verdicts
from vanphong.docform.profiles.loading import CODES
from vanphong.docform.rules.registry import load

LEAST_RIGHT = 0.93


class TestRealDocuments:
    def test_nearly_all_findings_are_right(self):
        judged = list(verdicts())
        right = sum(len(verdict.right) for verdict in judged)
        told = right + sum(len(verdict.wrong) for verdict in judged)
        assert right >= LEAST_RIGHT * told, [(each.name, finding) for each in judged for finding in each.wrong]

    def test_nearly_nothing_that_the_reviewer_saw_is_left_out(self):
        judged = list(verdicts())
        missed = [(each.name, row) for each in judged for row in each.missed]
        assert len(missed) <= 2, missed


class TestFiles:
    def test_they_name_rules_and_profiles_that_exist(self):
        for path in FOLDER.glob("*.toml"):
            expected = tomllib.loads(path.read_text(encoding="utf-8"))
            assert expected["profile"] in {*CODES, ""}, path.name
            assert {row["code"] for row in expected["right"]} <= set(load()), path.name
