"""What a machine read is marked by how sure it is; what a pen wrote is left to the clerk."""

from tests.office.office import NOW
from vanphong.incoming.queries.prefill import read


def found(value, confidence=0.9):
    return {"value": value, "confidence": confidence, "page": 1, "text": value}


class TestRead:
    def test_doubt_is_named(self, office):
        filled = read({"reference": found("5-CV/TU", 0.4), "subject": found("về việc a")}, NOW.date())
        assert {name for name, each in filled.read.items() if each.is_doubtful} == {"reference"}

    def test_what_is_written_by_hand_is_not_guessed_but_named(self, office):
        filled = read({"reference": None, "subject": found("về việc a"), "handwritten": ["reference"]}, NOW.date())
        assert "reference" not in filled.values
        assert filled.by_hand == {"reference"}
